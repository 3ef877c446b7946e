"""Tidsserie: en andel eller ett antal över tid, med mål, luckor och brott i serien."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redovisning.diagram.blad import Blad
from redovisning.diagram.linjer import ETIKETTER, rita_serier
from redovisning.diagram.serier import Brott, Mallinje, Ram, Serie, synliga_brott, tidsaxel
from redovisning.diagram.tal import PROCENT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_HOJD = 170.0
_SKALA, _BROTT, _MANADER = 34.0, 14.0, 26.0


@dataclass(frozen=True)
class Tidsserie:
    """Det som ritas: högst en serie av varje roll, den viktigaste först."""

    ram: Ram
    serier: Sequence[Serie]
    enhet: str = PROCENT
    mal: Mallinje | None = None
    brott: Sequence[Brott] = ()


def rita(data: Tidsserie) -> Figure:
    """Ger bilden."""
    axel = tidsaxel(data.serier)
    ovanfor = _BROTT if synliga_brott(data.brott, axel) else 4.0
    blad = Blad(data.ram, _HOJD + ovanfor + _MANADER)
    ruta = (blad.vanster + _SKALA, blad.topp + ovanfor, blad.hoger - ETIKETTER, blad.botten - _MANADER)
    rita_serier(blad, ruta, data.serier, axel, data.enhet, data.mal, data.brott)
    return blad.figur
