"""Granskningen av en fil eller mapp med allt som sidan visar: rapporten, svaren, planen, diagrammen, vem som svarar."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.anmarkning import Granskningsrapport
from redovisning.bidrag.tidigare import las_svarande
from redovisning.dokument.fragor import VANTETIDER
from redovisning.html.granskad import Granskad
from redovisning.leveransdiagram import regionens_diagram
from redovisning.utpekat import granska_utpekat

if TYPE_CHECKING:
    from redovisning.diagram.samling import Samling
    from redovisning.mappgranskning import Mappinnehall
    from redovisning.underlag import Underlag

GRANSKNINGSNAMN = "granskning.html"


def granskad(namn: str, vag: Path, idag: date, *, med_allt: bool = True) -> Granskad:
    """Ger granskningen av det som vägen pekar på. Utan ``med_allt`` görs inga diagram.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera.
        OlasbarFil: filen kan inte läsas.
    """
    rapport, underlag, innehall, _ = granska_utpekat(vag, idag)
    if innehall is None:
        return Granskad(namn, rapport)
    samling = regionens_diagram(innehall) if med_allt and innehall.matvarden else None
    return _ur_innehall(namn, underlag, rapport, innehall, samling)


def granskningssidan(
    underlag: Underlag, rapport: Granskningsrapport, innehall: Mappinnehall, samling: Samling | None, idag: date
) -> bytes:
    """Ger sidan om det som redan är läst och granskat."""
    from redovisning.html.granskningssida import granskningssida

    return granskningssida([_ur_innehall(underlag.fil.name, underlag, rapport, innehall, samling)], idag)


def _ur_innehall(
    namn: str, underlag: Underlag, rapport: Granskningsrapport, innehall: Mappinnehall, samling: Samling | None
) -> Granskad:
    utkast = innehall.utkast
    if utkast.dokument.filnamn == VANTETIDER:
        return Granskad(namn, rapport, samling=samling)
    svarande = {**las_svarande(underlag.fil, utkast.dokument), **utkast.besvaras_av}
    return Granskad(namn, rapport, utkast, innehall.plan, samling, svarande)
