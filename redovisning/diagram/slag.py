"""De åtta slagen av diagram: hur vart och ett ritas, beskrivs i ord och blir tabell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from redovisning.diagram import (
    alttext,
    bup,
    enheter,
    garantin,
    inflode,
    intervall,
    kon,
    manader,
    tabell,
    tidsserie,
)
from redovisning.diagram.diagrammet import Diagram
from redovisning.synligt import synligt

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Slag(NamedTuple):
    """Ett slags diagram: vad det visar, och de tre sidorna av det."""

    visar: str
    rita: Callable[[Any], Figure]
    alttext: Callable[[Any], str]
    tabell: Callable[[Any], tabell.Tabell]


SLAG: Mapping[str, Slag] = MappingProxyType(
    {
        "garantin": Slag("vårdgarantin i korthet: 0–3–90–90", garantin.rita, alttext.for_garantin, tabell.for_garantin),
        "tidsserie": Slag(
            "en indikator över tid mot riket och målet", tidsserie.rita, alttext.for_tidsserie, tabell.for_tidsserie
        ),
        "enheter": Slag(
            "enheterna jämförda med regionen och riket", enheter.rita, alttext.for_enheter, tabell.for_enheter
        ),
        "kon": Slag("kvinnor och män sida vid sida", kon.rita, alttext.for_kon, tabell.for_kon),
        "intervall": Slag(
            "hur länge de väntande har väntat", intervall.rita, alttext.for_intervall, tabell.for_intervall
        ),
        "inflode": Slag("remissinflödet per månad och år", inflode.rita, alttext.for_inflode, tabell.for_inflode),
        "bup": Slag("BUP:s tre mätpunkter", bup.rita, alttext.for_bup, tabell.for_bup),
        "manader": Slag(
            "månaderna märkta G och F, ur en regeltabell", manader.rita, alttext.for_manader, tabell.for_manader
        ),
    }
)
"""Sorten, så som den skrivs på kommandoraden, → slaget, i den ordning de visas."""


def gor_diagram(sort: str, namn: str, data: Any) -> Diagram:
    """Ger diagrammet av en sort ur sortens data, till exempel ``tidsserie.Tidsserie``.

    Styrtecken i namnen blir koder i texterna: de går inte att skriva i en SVG.

    Raises:
        KeyError: sorten finns inte.
    """
    slag = SLAG[sort]
    rubrik, alttexten, tab = data.ram.rubrik, slag.alttext(data), slag.tabell(data)
    rader = (tuple(map(synligt, rad)) for rad in tab.rader)
    synlig = tabell.Tabell(tuple(map(synligt, tab.rubriker)), tuple(rader))
    return Diagram(sort, namn, synligt(rubrik), synligt(alttexten), synlig, partial(slag.rita, data))
