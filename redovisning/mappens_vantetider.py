"""Väntetiderna i en regions mapp, eller i en fil för sig: vilka filer de är, vad där står och vad som inte stämmer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from redovisning.anmarkning import Anmarkning, Granskningsrapport
from redovisning.dokument import SENASTE_AR
from redovisning.dokument.fragor import VANTETIDER
from redovisning.regioner import hitta_region
from redovisning.underlag import TABELLER
from redovisning.vantetider.troskel import TROSKEL

if TYPE_CHECKING:
    from redovisning.vantetider.indikator import Indikator
    from redovisning.vantetider.matvarde import Matvarde

_VANTETIDSDATA = (".yaml", ".yml", ".json", ".xlsx", *TABELLER)


class Inlast(NamedTuple):
    """Det lästa ur filerna med väntetider. ``troskel`` är det minsta antal som får visas."""

    matvarden: tuple[Matvarde, ...] = ()
    indikatorer: Mapping[str, Indikator] = MappingProxyType({})
    anmarkningar: tuple[Anmarkning, ...] = ()
    troskel: int = TROSKEL


def ar_mappens_vantetider(fil: Path) -> bool:
    """Sant för den fil i regionens mapp som har dess väntetider, efter namnet."""
    return fil.stem.casefold() == VANTETIDER and fil.suffix.casefold() in _VANTETIDSDATA


def ar_tabell(fil: Path) -> bool:
    """Sant för det som säkert är en tabell med väntetider: en textfil av celler, eller ett sparat svar från Kolada."""
    return fil.suffix.casefold() in TABELLER or _ar_kolada(fil)


def las_vantetidsfiler(filer: list[Path]) -> Inlast:
    """Ger det lästa och prövade ur filerna tillsammans.

    Raises:
        OlasbarFil: en fil kan inte läsas.
    """
    from redovisning.vantetidsfiler.inlasning import las_vantetider
    from redovisning.vantetidsfiler.prov import prova

    inlast = las_vantetider(filer)
    prova(inlast)
    return Inlast(tuple(inlast.matvarden), inlast.indikatorer, tuple(inlast.anmarkningar), inlast.troskel)


def om_tabellen(inlast: Inlast) -> Granskningsrapport:
    """Ger rapporten för en tabell med väntetider: det som inte går att läsa, och det som inte stämmer."""
    regioner = list(dict.fromkeys(m.region for m in inlast.matvarden if hitta_region(m.region)))
    return Granskningsrapport(SENASTE_AR, regioner[0] if len(regioner) == 1 else None, inlast.anmarkningar)


def _ar_kolada(fil: Path) -> bool:
    """Sant för ett sparat svar från Kolada."""
    if fil.suffix.casefold() != ".json":
        return False
    from redovisning.grind import slapp_in
    from redovisning.vantetidsfiler.kolada import ar_kolada

    return ar_kolada(slapp_in(fil).data)
