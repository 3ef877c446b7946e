"""Axlarnas skalor: andelar alltid 0–100 %, antal alltid från noll, och tiden med månader och år på svenska."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import count
from math import ceil
from typing import TYPE_CHECKING

from redovisning.diagram.tal import PROCENT, kort_manad, lopnummer, med_enhet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MANADENS_PLATS, _ARETS_PLATS = 23.0, 30.0
"""Så många punkter behöver ett namn på axeln."""


def vardeskala(ax: Axes, enhet: str, varden: Iterable[Decimal]) -> float:
    """Sätter den lodräta axeln med vågräta hjälplinjer och ger dess högsta värde. Den börjar alltid på noll."""
    if enhet == PROCENT:
        steg, hogst = 20.0, 100.0
    else:
        storst = max((float(v) for v in varden), default=0.0)
        steg = _jamnt_steg(storst)
        hogst = steg * max(ceil(storst / steg), 1)
    ax.set_ylim(0, hogst)
    lagen = [steg * n for n in range(round(hogst / steg) + 1)]
    ax.set_yticks(lagen, [med_enhet(Decimal(round(v)), enhet) for v in lagen])
    ax.grid(axis="y")
    return hogst


def tidsskala(ax: Axes, axel: Sequence[str], bredd: float) -> None:
    """Sätter den vågräta axeln: månader så tätt som namnen får plats, annars bara år."""
    halva = halvt_steg(axel)
    ax.set_xlim(lopnummer(axel[0]) - halva, lopnummer(axel[-1]) + halva)
    lagen = marken(axel, bredd)
    ax.set_xticks([lage for lage, _ in lagen], [namn for _, namn in lagen])


def halvt_steg(axel: Sequence[str]) -> float:
    """Ger avståndet från en period till gränsen mot nästa, i månader: ett halvt år när alla perioder är år."""
    return 0.5 if any("-" in p for p in axel) else 6.0


def marken(axel: Sequence[str], bredd: float) -> list[tuple[int, str]]:
    """Ger märkena på en tidsaxel som är ``bredd`` punkter: läge och namn. Året står under årets första märke."""
    alla = [lopnummer(p) for p in axel]
    if any("-" in p for p in axel):
        for steg in (1, 2, 3, 6):
            if len(alla) / steg * _MANADENS_PLATS <= bredd:
                lagen = [n for n in alla if n % steg == 0] or alla[:1]
                return [(n, "\n".join(par)) for n, par in zip(lagen, _manad_och_ar(lagen), strict=True)]
    januari = [n for n in alla if n % 12 == 0] or alla[:1]
    glesa = int(len(januari) * _ARETS_PLATS // bredd) + 1
    return [(n, str(n // 12)) for n in januari[::-1][::glesa][::-1]]


def manadsnamn(axel: Sequence[str], plats: float) -> list[str]:
    """Ger ett namn per period, för kolumner som är ``plats`` punkter: förkortat, eller en bokstav när det är trångt.

    När det är trångt står året bara under januari, för två årtal intill varandra får inte plats.
    """
    lagen = [lopnummer(p) for p in axel]
    if plats >= _MANADENS_PLATS:
        return [f"{manad}\n{ar}" for manad, ar in _manad_och_ar(lagen)]
    utan_ar = {n for n in lagen if n % 12} if any(n % 12 == 0 for n in lagen) else set()
    par = zip(lagen, _manad_och_ar(lagen), strict=True)
    return [f"{manad[0].upper()}\n{'' if n in utan_ar else ar}" for n, (manad, ar) in par]


def _manad_och_ar(lagen: Sequence[int]) -> list[tuple[str, str]]:
    """Ger månadens namn för varje läge, och året för årets första."""
    fore = [None, *(n // 12 for n in lagen)]
    return [(kort_manad(n % 12 + 1), str(n // 12) if n // 12 != ar else "") for n, ar in zip(lagen, fore, strict=False)]


def _jamnt_steg(hogst: float) -> float:
    """Ger det minsta av 1, 2, 5, 10, 20, 50 … som når upp till värdet på högst sex steg."""
    steg = (siffra * 10.0**tiopotens for tiopotens in count() for siffra in (1, 2, 5))
    return next(s for s in steg if s * 6 >= hogst)
