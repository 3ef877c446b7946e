"""BUP:s mätpunkter: en tidsserie per mätpunkt, under varandra på samma tidsaxel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redovisning.diagram import stil
from redovisning.diagram.blad import Blad
from redovisning.diagram.linjer import ETIKETTER, rita_serier
from redovisning.diagram.serier import Brott, Mallinje, Ram, Serie, synliga_brott, tidsaxel
from redovisning.diagram.tal import PROCENT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_RUTA, _RUBRIK, _BROTT, _MELLAN = 84.0, 18.0, 12.0, 16.0
_SKALA, _MANADER = 34.0, 26.0


@dataclass(frozen=True)
class Matpunkt:
    """En mätpunkt: namnet, serierna med den viktigaste först, och målet."""

    namn: str
    serier: Sequence[Serie]
    mal: Mallinje | None = None


@dataclass(frozen=True)
class Matpunkter:
    """Det som ritas, en ruta per mätpunkt."""

    ram: Ram
    punkter: Sequence[Matpunkt]
    brott: Sequence[Brott] = ()


def rita(data: Matpunkter) -> Figure:
    """Ger bilden."""
    axel = tidsaxel([s for punkt in data.punkter for s in punkt.serier])
    ovanfor = _RUBRIK + (_BROTT if synliga_brott(data.brott, axel) else 0.0)
    steg = ovanfor + _RUTA + _MELLAN
    blad = Blad(data.ram, steg * len(data.punkter) - _MELLAN + _MANADER)
    for nummer, punkt in enumerate(data.punkter):
        topp = blad.topp + steg * nummer
        blad.stycke(blad.vanster, topp - 2, [punkt.namn], stil.BRODTEXT, weight="bold")
        ruta = (blad.vanster + _SKALA, topp + ovanfor, blad.hoger - ETIKETTER, topp + ovanfor + _RUTA)
        ax = rita_serier(blad, ruta, punkt.serier, axel, PROCENT, punkt.mal, data.brott)
        ax.tick_params(axis="x", labelbottom=punkt is data.punkter[-1])
    return blad.figur
