"""Enheter jämförda: en punkt per enhet, sorterade, mot linjer för regionen, riket och målet.

Punkter och inte staplar: då syns linjerna hela vägen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redovisning.diagram import stil
from redovisning.diagram.rader import RUBRIKRAD, Kolumn, Radblad
from redovisning.diagram.serier import Ram, Varde
from redovisning.diagram.tal import tal
from redovisning.diagram.textmatt import bredd

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_REFERENSRAD = 12.0


@dataclass(frozen=True)
class Enhet:
    """En enhets värde, och hur många det räknas på när det är känt."""

    namn: str
    varde: Varde
    antal: int | None = None


@dataclass(frozen=True)
class Referens:
    """Ett värde att jämföra med, som en lodrät linje: regionen, riket eller målet."""

    namn: str
    varde: Varde
    linje: stil.Linjestil

    def text(self) -> str:
        """Ger värdet så som det står i bilden; ett mål med den decimal som det är satt med."""
        return self.varde.noggrant() if self.linje is stil.MALLINJE else self.varde.text()


@dataclass(frozen=True)
class Enhetsjamforelse:
    """Det som ritas: enheterna i den ordning de ska stå, och referenserna. ``av`` är vad raderna är: enhet, region."""

    ram: Ram
    enheter: Sequence[Enhet]
    referenser: Sequence[Referens] = ()
    av: str = "enhet"


def sorterade(enheter: Sequence[Enhet]) -> list[Enhet]:
    """Ger enheterna med det högsta värdet först. De utan tal står sist, i den ordning de kom."""
    return sorted(enheter, key=lambda e: (e.varde.tal is None, -(e.varde.tal or 0)))


def rita(data: Enhetsjamforelse) -> Figure:
    """Ger bilden."""
    synliga = [r for r in data.referenser if r.varde.tal is not None]
    kolumner = [Kolumn("Andel", [e.varde.text() if e.varde.tal is not None else "" for e in data.enheter])]
    if any(e.antal is not None for e in data.enheter):
        kolumner.append(Kolumn("Antal", ["" if e.antal is None else tal(e.antal) for e in data.enheter]))
    blad = Radblad(data.ram, [e.namn for e in data.enheter], kolumner, ovanfor=RUBRIKRAD + _REFERENSRAD * len(synliga))
    blad.procentskala()
    matta = [(float(e.varde.tal), y) for e, y in zip(data.enheter, blad.mitt, strict=True) if e.varde.tal is not None]
    varden, lagen = [v for v, _ in matta], [y for _, y in matta]
    blad.axel.hlines(lagen, 0, varden, colors=stil.RAM, linewidths=1.0)
    blad.axel.plot(
        varden, lagen, label="Enheter", clip_on=False, zorder=5, **stil.ENHETSPUNKT.utseende(stil.STOR_PUNKT)
    )
    for enhet, mitt in zip(data.enheter, blad.mitt, strict=True):
        if enhet.varde.tal is None:
            blad.text(blad.rutan[0] + 4, blad.rutan[1] + mitt, enhet.varde.text(), color=stil.DAMPAD_TEXT)
    _referenser(blad, synliga)
    return blad.figur


def _referenser(blad: Radblad, referenser: Sequence[Referens]) -> None:
    """Ritar linjerna med namnen ovanför. Den högsta linjen får det nedersta namnet: då korsar ingen linje ett namn."""
    topp = blad.rutan[1]
    for nummer, r in enumerate(sorted(referenser, key=lambda r: -(r.varde.tal or 0)), start=1):
        varde, utseende = float(r.varde.tal or 0), r.linje.utseende(0)
        x = blad.andel_till_x(varde)
        rad = topp - RUBRIKRAD - _REFERENSRAD * (nummer - 0.5)
        blad.axel.axvline(varde, zorder=2, **utseende)
        blad.linje([x, x], [rad + 5, topp], **utseende)
        text = f"{r.namn} {r.text()}"
        vanster = min(x - 2, blad.hoger - bredd(text, stil.BRODTEXT))
        blad.text(vanster, rad - 1, text, bbox={"facecolor": stil.PAPPER, "edgecolor": "none", "pad": 0.5}, zorder=4)
