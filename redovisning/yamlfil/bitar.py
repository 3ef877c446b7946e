"""Var en trasig YAML-fil kan delas: raderna där en nyckel eller en post börjar, sedda utan att filen tolkas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from redovisning.nyckelforslag import Grupp

Bit = tuple[int, int]
"""Första raden och raden efter den sista, räknade från 0."""

_NYCKEL = re.compile(r"(?P<indrag>[^\S\n]*)(?P<namn>[^\W\d]\w*):(?P<rest>.*)")
_INGET_MER = re.compile(r"\s*(?:#.*)?")
_STRECK = re.compile(r"( *)-(?: |$)")


def delad(bit: Bit, granser: Sequence[int]) -> Iterator[Bit]:
    """Ger biten delad vid gränserna; det som står före den första gränsen blir en egen bit."""
    kanter = sorted({*bit, *granser})
    return pairwise(kanter)


def namnet(rad: str) -> str:
    """Ger nyckeln som raden börjar med, eller ``""``."""
    m = _NYCKEL.match(rad)
    return m["namn"] if m else ""


def nycklar_ytterst(rader: Sequence[str], plan: Grupp) -> list[int]:
    """Ger raderna där något börjar ytterst i filen.

    Inne i ett avsnitt kan en rad längst ut vara vilsen text («Obs: …»). En okänd nyckel räknas därför bara när den
    står ensam, som ett avsnitts gör, eller följer på en fråga som står ytterst. En avsnittsnyckel som är indragen
    ett steg räknas också, om inget avsnitt har en egen nyckel med samma namn.
    """
    inre = {n for g in plan.delar.values() if isinstance(g, Grupp) for n in g.delar}
    i_grupp = False
    ut = []
    for i, rad in enumerate(rader):
        m = _NYCKEL.match(rad)
        if m is None:
            continue
        namn, indrag = m["namn"], len(m["indrag"])
        kand = namn in plan.delar and (indrag == 0 or (indrag == 1 and namn not in inre))
        if kand or (indrag == 0 and (not i_grupp or _INGET_MER.fullmatch(m["rest"]))):
            ut.append(i)
            i_grupp = isinstance(plan.delar.get(namn), Grupp)
    return ut


def nycklar_i(rader: Sequence[str], bit: Bit, grupp: Grupp) -> list[int]:
    """Ger raderna där en nyckel i ett avsnitt eller en post börjar, också med ett indrag som är ett steg fel."""
    traffar = [(i, m) for i in range(*bit) if (m := _NYCKEL.match(rader[i])) and m["indrag"]]
    kanda = [len(m["indrag"]) for _, m in traffar if m["namn"] in grupp.delar]
    # Det vanligaste indraget gäller, och av lika vanliga det minsta.
    djup = max(kanda, key=lambda d: (kanda.count(d), -d), default=len(traffar[0][1]["indrag"]) if traffar else 0)
    ut = []
    for i, m in traffar:
        steg = abs(len(m["indrag"]) - djup) if not m["indrag"].strip(" ") else 0
        if steg == 0 or (steg == 1 and m["namn"] in grupp.delar):
            ut.append(i)
    return ut


def poster_i(rader: Sequence[str], bit: Bit) -> list[int]:
    """Ger raderna där en post i en lista börjar: de minst indragna, och de som är ett steg fel."""
    streck = [(len(m[1]), i) for i in range(*bit) if (m := _STRECK.match(rader[i]))]
    minst = min(streck, default=(0, 0))[0]
    return [i for djup, i in streck if djup <= minst + 1]


def utan_streck(rad: str) -> str:
    """Ger en posts första rad som en vanlig nyckelrad, på samma kolumner."""
    return rad.replace("-", " ", 1)


def omfang(rader: Sequence[str], bit: Bit) -> str:
    """Ger en mening om vilka rader som inte är lästa, utan tomrader och kommentarer sist."""
    start, slut = bit
    while slut - 1 > start and (not rader[slut - 1].strip() or rader[slut - 1].lstrip().startswith("#")):
        slut -= 1
    return f"Rad {slut} är inte läst." if slut - start == 1 else f"Raderna {start + 1}–{slut} är inte lästa."
