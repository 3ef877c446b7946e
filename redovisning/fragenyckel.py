"""Frågans nyckel: texten utan allt som Word och Excel kan ändra utan att frågan blir en annan.

Bara bokstäver och siffror jämförs, utan skiftläge. Då spelar blanktecken, delade körningar, avstavning, styckebyten
och en punkt sist ingen roll, men ett ord mer eller mindre gör det.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from redovisning.dokument.falt import Blankett, Del, Falt, Tabell, delar, falten

_SKRAP = re.compile(r"[\W_]+")


@lru_cache(2048)
def nyckel(text: str) -> str:
    """Ger jämförelsenyckeln för en text."""
    return _SKRAP.sub("", text).casefold()


@dataclass(frozen=True)
class Formularnycklar:
    """Ett formulärs alla kända texter som nycklar."""

    fragor: dict[str, tuple[Falt, ...]]
    rubriker: dict[str, Del]
    formulartext: frozenset[str]
    """Allt annat som hör till formuläret självt: titel, ingresser, hjälprader, rubrikrader."""
    langst: int
    tabeller: dict[Tabell, tuple[Falt, ...]] = field(default_factory=dict)


@lru_cache
def formularnycklar(dokument: Blankett) -> Formularnycklar:
    """Ger nycklarna för ett formulär; räknas ut en gång."""
    fragor: dict[str, list[Falt]] = {}
    for f in falten(dokument):
        for lydelse in (f.fraga.text, *f.fraga.andra_lydelser):
            for text in {nyckel(lydelse), nyckel(f"{lydelse} {f.fraga.hjalp}")}:
                fragor.setdefault(text, []).append(f)
    rubriker: dict[str, Del] = {}
    ovrigt = {nyckel(dokument.titel)}
    tabeller: dict[Tabell, tuple[Falt, ...]] = {}
    for d, dess_tabeller in delar(dokument):
        rubriker[nyckel(d.hel_rubrik)] = rubriker[nyckel(d.rubrik)] = d
        ovrigt |= {nyckel(d.ingress), nyckel(d.avslut)}
        for tabell, falt in dess_tabeller:
            tabeller[tabell] = falt
            ovrigt |= {nyckel(tabell.ingress), *(nyckel(r) for r in tabell.rubrikrad)}
            ovrigt |= {nyckel(f.fraga.hjalp) for f in falt}
    return Formularnycklar(
        {k: tuple(v) for k, v in fragor.items()},
        rubriker,
        frozenset(ovrigt - {""}),
        max(map(len, fragor)),
        tabeller,
    )
