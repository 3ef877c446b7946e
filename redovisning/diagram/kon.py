"""Kvinnor och män sida vid sida: två punkter per rad med ett streck emellan, och skillnaden i procentenheter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from redovisning.diagram import stil
from redovisning.diagram.rader import RUBRIKRAD, Kolumn, Radblad
from redovisning.diagram.serier import Ram, Varde
from redovisning.diagram.tal import tal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

KVINNOR, MAN = "Kvinnor", "Män"


@dataclass(frozen=True)
class Konspar:
    """En rad: kvinnors och mäns värde, och skillnaden (kvinnor minus män, procentenheter) när båda finns."""

    namn: str
    kvinnor: Varde
    man: Varde
    skillnad: Decimal | None = None


@dataclass(frozen=True)
class Konsjamforelse:
    """Det som ritas, en rad per indikator eller enhet."""

    ram: Ram
    rader: Sequence[Konspar]


def rita(data: Konsjamforelse) -> Figure:
    """Ger bilden."""
    par = (
        (KVINNOR, stil.KVINNOPUNKT, [r.kvinnor for r in data.rader]),
        (MAN, stil.MANSPUNKT, [r.man for r in data.rader]),
    )
    kolumner = [Kolumn(namn, [_kort(v) for v in varden], prov) for namn, prov, varden in par]
    kolumner.append(
        Kolumn("Skillnad", ["–" if r.skillnad is None else tal(r.skillnad, 1, tecken=True) for r in data.rader])
    )
    blad = Radblad(data.ram, [r.namn for r in data.rader], kolumner, ovanfor=RUBRIKRAD)
    blad.procentskala()
    for rad, y in zip(data.rader, blad.mitt, strict=True):
        if rad.kvinnor.tal is not None and rad.man.tal is not None:
            blad.axel.plot([float(rad.kvinnor.tal), float(rad.man.tal)], [y, y], color=stil.RAM, linewidth=2.5)
    for namn, prov, varden in reversed(par):
        punkter = [(float(v.tal), y) for v, y in zip(varden, blad.mitt, strict=True) if v.tal is not None]
        x, y_alla = [x for x, _ in punkter], [y for _, y in punkter]
        blad.axel.plot(x, y_alla, label=namn, clip_on=False, zorder=3, **prov.utseende(stil.STOR_PUNKT))
    return blad.figur


def _kort(varde: Varde) -> str:
    return "–" if varde.tal is None and not varde.dolt else varde.text()
