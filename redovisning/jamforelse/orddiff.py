"""Vilka ord som skiljer två texter, samlade så att en omskriven mening läses som en mening och inte som strödda ord."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_ORD = re.compile(r"(\s*)(\w+(?:[-.,:/'’]\w+)*|[^\w\s])")
_MAX_PAR = 2_000_000
_KORT_FOLJD, _NAGRA_ORD = 5, 2
_MINST_LIKT = 0.25


class Slag(StrEnum):
    """Var en bit text står: i ``b`` men inte ``a`` (tillagt), tvärtom (struket) eller i båda (lika)."""

    LIKA = "lika"
    STRUKET = "struket"
    TILLAGT = "tillagt"


class Bit(NamedTuple):
    """En bit av texten. De lika och strukna bitarna är tillsammans den gamla texten, de lika och tillagda den nya."""

    slag: Slag
    text: str


class Avsnitt(NamedTuple):
    """En följd av ord, eller stycken, i båda texterna: ``a[a1:a2]`` och ``b[b1:b2]``."""

    lika: bool
    a1: int
    a2: int
    b1: int
    b2: int


class _Ord:
    """En texts ord och mellanrummet före vart och ett; sist i ``fore`` det som står efter det sista."""

    def __init__(self, text: str) -> None:
        delar = [m.groups() for m in _ORD.finditer(text)]
        self.ord = [ordet for _, ordet in delar]
        self.fore = [fore for fore, _ in delar]
        self.fore.append(text[sum(map(len, self.ord)) + sum(map(len, self.fore)) :])

    def text(self, fran: int, till: int) -> str:
        return "".join(fore + ordet for fore, ordet in zip(self.fore[fran:till], self.ord[fran:till], strict=True))


def orddiff(a: str, b: str) -> list[Bit]:
    """Ger bitarna i läsordning, där en ändring har det strukna före det tillagda."""
    gamla, nya = _Ord(a), _Ord(b)
    ut: list[Bit] = []
    for avsnitt in _samla(olika_och_lika(gamla.ord, nya.ord), gamla.ord, nya.ord):
        if not avsnitt.lika:
            struket, tillagt = gamla.text(avsnitt.a1, avsnitt.a2), nya.text(avsnitt.b1, avsnitt.b2)
            blankt = _gemensamt_mellanrum(struket, tillagt)
            ut.append(Bit(Slag.LIKA, blankt))
            ut.append(Bit(Slag.STRUKET, struket[len(blankt) :]))
            ut.append(Bit(Slag.TILLAGT, tillagt[len(blankt) :]))
            continue
        for i, j in zip(range(avsnitt.a1, avsnitt.a2), range(avsnitt.b1, avsnitt.b2), strict=True):
            ut += _mellanrum(gamla.fore[i], nya.fore[j])
            ut.append(Bit(Slag.LIKA, gamla.ord[i]))
    ut += _mellanrum(gamla.fore[-1], nya.fore[-1])
    return sammanforda(ut)


def ordmangd(text: str) -> Counter[str]:
    """Ger hur många gånger varje ord och skiljetecken står i texten."""
    return Counter(_Ord(text).ord)


def likhet(a: Counter[str], b: Counter[str]) -> float:
    """Ger hur stor del av orden i två ordmängder som är gemensamma: 0 är inga och 1 är alla."""
    alla = a.total() + b.total()
    return 2 * (a & b).total() / alla if alla else 1.0


def sammanforda(bitar: Sequence[Bit]) -> list[Bit]:
    """Ger bitarna utan tomma, och med grannar av samma slag som en. I en ändring står det strukna först."""
    ut: list[Bit] = []
    vantar: dict[Slag, str] = {Slag.STRUKET: "", Slag.TILLAGT: ""}

    def tom_vantande() -> None:
        for slag, text in vantar.items():
            if text:
                ut.append(Bit(slag, text))
                vantar[slag] = ""

    for slag, text in bitar:
        if slag is not Slag.LIKA:
            vantar[slag] += text
        elif text:
            tom_vantande()
            fore = ut.pop().text if ut and ut[-1].slag is Slag.LIKA else ""
            ut.append(Bit(Slag.LIKA, fore + text))
    tom_vantande()
    return ut


def olika_och_lika(a: list[str], b: list[str]) -> list[Avsnitt]:
    """Ger de lika och olika följderna i ordning, varannan av varje.

    Har två följder för många lika par för att jämföras är de helt olika mellan sin gemensamma början och sitt slut.
    """
    fore = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - fore
    efter = next((i for i in range(rest) if a[-1 - i] != b[-1 - i]), rest)
    mitt_a, mitt_b = a[fore : len(a) - efter], b[fore : len(b) - efter]
    ut = [Avsnitt(True, 0, fore, 0, fore)]
    antal = Counter(mitt_b)
    if sum(antal[ordet] for ordet in mitt_a) > _MAX_PAR:
        ut.append(Avsnitt(False, fore, len(a) - efter, fore, len(b) - efter))
    else:
        for slag, a1, a2, b1, b2 in SequenceMatcher(None, mitt_a, mitt_b, autojunk=False).get_opcodes():
            ut.append(Avsnitt(slag == "equal", a1 + fore, a2 + fore, b1 + fore, b2 + fore))
    ut.append(Avsnitt(True, len(a) - efter, len(a), len(b) - efter, len(b)))
    return _hopslagna(s for s in ut if s.a1 < s.a2 or s.b1 < s.b2)


def _mellanrum(a: str, b: str) -> Iterator[Bit]:
    if a == b:
        yield Bit(Slag.LIKA, a)
    else:
        yield Bit(Slag.STRUKET, a)
        yield Bit(Slag.TILLAGT, b)


def _gemensamt_mellanrum(a: str, b: str) -> str:
    """Mellanrummet före det första ordet, när det är likadant i båda."""
    blankt = a[: len(a) - len(a.lstrip())]
    return blankt if b[: len(b) - len(b.lstrip())] == blankt else ""


def _hopslagna(avsnitten: Iterator[Avsnitt]) -> list[Avsnitt]:
    ut: list[Avsnitt] = []
    for s in avsnitten:
        if ut and ut[-1].lika == s.lika:
            s = ut.pop()._replace(a2=s.a2, b2=s.b2)
        ut.append(s)
    return ut


def _samla(avsnitten: list[Avsnitt], a: list[str], b: list[str]) -> list[Avsnitt]:
    """Gör korta lika följder till en del av ändringen runt dem, när de inte är längre än den."""

    def langd(s: Avsnitt) -> int:
        return max(sum(map(len, a[s.a1 : s.a2])), sum(map(len, b[s.b1 : s.b2])))

    def kort(n: int) -> bool:
        s, runt = avsnitten[n], [langd(avsnitten[n - 1]), langd(avsnitten[n + 1])]
        antal = s.a2 - s.a1
        return s.lika and (
            (antal <= _KORT_FOLJD and langd(s) <= min(runt)) or (antal <= _NAGRA_ORD and 2 * langd(s) <= sum(runt))
        )

    while korta := {n for n in range(1, len(avsnitten) - 1) if kort(n)}:
        avsnitten = _hopslagna(s._replace(lika=s.lika and n not in korta) for n, s in enumerate(avsnitten))
    lika = sum(s.a2 - s.a1 for s in avsnitten if s.lika)
    if lika < _MINST_LIKT * min(len(a), len(b)):
        return [Avsnitt(False, 0, len(a), 0, len(b))]
    return avsnitten
