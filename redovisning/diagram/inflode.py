"""Remissinflödet: antalet per månad, en linje per år, så att samma månad olika år kan jämföras."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from redovisning.diagram import stil
from redovisning.diagram.axlar import vardeskala
from redovisning.diagram.blad import Blad
from redovisning.diagram.linjer import ETIKETTER, Etikett, skriv_etiketter
from redovisning.diagram.serier import INGET, Ram, Varde
from redovisning.diagram.tal import ANTAL, kort_manad

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MANADER = range(1, 13)
HOGST_AR = len(stil.ARSLINJER)
_HOJD = 190.0
_SKALA, _MANADER = 42.0, 16.0


@dataclass(frozen=True)
class Arsserie:
    """Ett år: månadens nummer → antal. ``etikett`` är namn och värde vid linjen: året och summan."""

    ar: int
    varden: Mapping[int, Varde]
    etikett: tuple[str, str]


@dataclass(frozen=True)
class Inflode:
    """Det som ritas: åren, det senaste först, högst ``HOGST_AR``. ``jamforelse`` är en mening till alternativtexten."""

    ram: Ram
    ar: Sequence[Arsserie]
    jamforelse: str = ""


def rita(data: Inflode) -> Figure:
    """Ger bilden."""
    blad = Blad(data.ram, _HOJD + _MANADER)
    ruta = (blad.vanster + _SKALA, blad.topp + 4, blad.hoger - ETIKETTER, blad.botten - _MANADER)
    ax = blad.axlar(*ruta)
    ax.set_xlim(0.5, 12.5)
    ax.set_xticks(MANADER, [kort_manad(m) for m in MANADER])
    alla = [v.tal for ar in data.ar for v in ar.varden.values() if v.tal is not None]
    hogst = vardeskala(ax, ANTAL, alla)
    etiketter = []
    for ar, linje in reversed(list(zip(data.ar, stil.ARSLINJER, strict=False))):
        y = [ar.varden.get(m, INGET).tal for m in MANADER]
        ax.plot(
            MANADER,
            [float("nan") if v is None else float(v) for v in y],
            label=str(ar.ar),
            clip_on=False,
            zorder=3,
            **linje.utseende(stil.PUNKT),
        )
        senaste = next((v for v in reversed(y) if v is not None), Decimal(0))
        etiketter.append(Etikett(float(senaste) / hogst, linje, *ar.etikett))
    skriv_etiketter(blad, ruta, etiketter)
    return blad.figur
