"""Styckena i en cell och hur de fogas till fritext: var en tom rad skiljer dem åt."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element

from redovisning.word.fynd import AV, VAL
from redovisning.word.namnrymd import w
from redovisning.xmltolk import heltal

_AVSTAND, _EFTER, _SAMMAN, _STIL, _NUMPR = (
    w("spacing"),
    w("after"),
    w("contextualSpacing"),
    w("pStyle"),
    w("numPr"),
)


STYCKEBYTE = "\n\n"
"""Det som skiljer två vanliga stycken: en tom rad."""


class Stycke(NamedTuple):
    """Ett läst stycke. ``luft_efter`` är styckets eget avstånd, om det är sagt; ``tatt`` att det utgår i en lista."""

    text: str
    lista: bool
    luft_efter: bool | None
    tatt: bool = False


def las_egenskaper(egenskaper: _Element) -> tuple[_Element | None, str, bool | None, bool]:
    """Ger styckets listmärke, stil, avstånd efter (``None`` när det inte är sagt) och om det utgår, i ett svep."""
    numpr, stil, luft, tatt = None, "", None, False
    for nr in range(len(egenskaper)):
        e = egenskaper[nr]
        tagg = e.tag
        if tagg == _STIL:
            stil = e.get(VAL, "")
        elif tagg == _NUMPR:
            numpr = e
        elif tagg == _AVSTAND:
            efter = e.get(_EFTER)
            luft = None if efter is None else bool(heltal(efter))
        elif tagg == _SAMMAN:
            tatt = e.get(VAL, "1") not in AV
    return numpr, stil, luft, tatt


def foga(stycken: list[Stycke]) -> str:
    """Stycken skiljs av en tom rad; vid listor avgör styckets eget avstånd om raden är tom."""
    if len(stycken) < 2:
        return stycken[0].text if stycken else ""
    ut = [stycken[0].text]
    for fore, efter in pairwise(stycken):
        if not fore.lista and not efter.lista:
            luft = True
        elif fore.luft_efter is None or (fore.lista and efter.lista and fore.tatt):
            luft = not (fore.lista and efter.lista)
        else:
            luft = fore.luft_efter
        ut.append((STYCKEBYTE if luft else "\n") + efter.text)
    return "".join(ut)
