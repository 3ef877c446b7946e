"""Regler om text som återkommer: samma svar på flera frågor, samma inledning i flera svar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang, rakna_upp
from redovisning.granskning.tecken_klasser import citera

MINST_ORD = 8
"""Kortare svar («Se 3.1.») får återkomma."""
MINST_ORD_I_INLEDNING = 5
LIKA_SVAR = 0.8
LIKA_INLEDNING = 0.7
MINST_INLEDNINGAR = 3

Ordmangd = frozenset[tuple[str, ...]]


@regel("UP01")
def samma_svar(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser svar på minst åtta ord som delar fyra femtedelar av sina treordsföljder. Ett råd för hela gruppen."""
    for forsta, *ovriga in s.en_gang(_lika_svar):
        yield s.anmark("UP01", forsta, platser=rakna_upp(map(s.fragenamn, ovriga), 6))


@regel("UP02")
def samma_inledning(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser minst tre svar vars första mening är nästan densamma. Ett råd för hela gruppen."""
    meningar = {stig: _forsta_meningen(text) for stig, text in s.fritexter.items()}
    ordlistor = {stig: o for stig, m in meningar.items() if len(o := _ord(m)) >= MINST_ORD_I_INLEDNING}
    hela = [set(grupp) for grupp in s.en_gang(_lika_svar)]
    for grupp in _grupper(ordlistor, lambda o: frozenset((x,) for x in o), LIKA_INLEDNING):
        if len(grupp) >= MINST_INLEDNINGAR and not any(set(grupp) <= g for g in hela):
            forsta, *ovriga = grupp
            inledning = citera(meningar[forsta], 70)
            yield s.anmark("UP02", forsta, inledning=inledning, platser=rakna_upp(map(s.fragenamn, ovriga), 6))


def _lika_svar(s: Sammanhang) -> list[list[str]]:
    ordlistor = {stig: o for stig, text in s.fritexter.items() if len(o := _ord(text)) >= MINST_ORD}
    return _grupper(ordlistor, lambda o: frozenset(zip(o, o[1:], o[2:], strict=False)), LIKA_SVAR)


def _grupper(
    ordlistor: Mapping[str, list[str]], mangd: Callable[[list[str]], Ordmangd], grans: float
) -> list[list[str]]:
    """Ger grupper om minst två: var och en liknar gruppens första. Mängderna görs bara där längden kan stämma."""
    mangder: dict[str, Ordmangd] = {}

    def av(stig: str) -> Ordmangd:
        if stig not in mangder:
            mangder[stig] = mangd(ordlistor[stig])
        return mangder[stig]

    grupper: list[list[str]] = []
    for stig, ord_ in ordlistor.items():
        for grupp in grupper:
            kort_, lang = sorted((len(ord_), len(ordlistor[grupp[0]])))
            if kort_ >= grans * lang * 0.8 and _likhet(av(stig), av(grupp[0])) >= grans:
                grupp.append(stig)
                break
        else:
            grupper.append([stig])
    return [g for g in grupper if len(g) > 1]


def _likhet(a: Ordmangd, b: Ordmangd) -> float:
    gemensamt = len(a & b)
    return gemensamt / (len(a) + len(b) - gemensamt)


def _forsta_meningen(text: str) -> str:
    return "".join(takewhile(lambda c: c not in ".!?:\n", text.removeprefix("- ")))


def _ord(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
