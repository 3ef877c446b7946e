"""Diagrammen som hör till en regions mapp: vilka sorter, och för vilken region."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redovisning.diagram.samling import Samling
    from redovisning.mappgranskning import Mappinnehall


def regionens_diagram(innehall: Mappinnehall) -> Samling:
    """Ger diagrammen som mappens väntetider räcker till. Inget ritas förrän en bild begärs."""
    from redovisning.diagram.samling import samla_skyddade
    from redovisning.regioner import officiellt_namn

    namn = officiellt_namn(innehall.utkast.region or "")
    finns = any(m.region == namn for m in innehall.matvarden)
    return samla_skyddade(innehall.skydd, namn if finns else "", sorter=_sorter())


def _sorter() -> list[str]:
    """Månaderna märkta G och F ritas ur en regeltabell, som inte hör till mappen."""
    from redovisning.diagram.slag import SLAG

    return [s for s in SLAG if s != "manader"]
