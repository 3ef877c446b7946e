"""Vårdgarantin i korthet: en ruta per mått i 0–3–90–90, med regionens värde mot riket och målet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from redovisning.diagram import stil
from redovisning.diagram.blad import Blad, radhojd
from redovisning.diagram.serier import Ram, Varde
from redovisning.diagram.tal import noggrant
from redovisning.diagram.textmatt import bryt

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MELLAN, _INNAN = 8.0, 7.0
_BREDD = (stil.BREDD - 2 * stil.MARGINAL - 3 * _MELLAN) / 4
"""Rutans bredd är densamma oavsett hur många de är."""

_STAPEL, _TECKEN, _PUNKT = 8.0, 11.0, 6.0


@dataclass(frozen=True)
class Garantimatt:
    """Ett mått: gränsen i ord, det korta namnet, vad värdet säger, och värdena i procent.

    ``riket`` är ``None`` när det är riket som visas.
    """

    grans: str
    namn: str
    betyder: str
    region: Varde
    riket: Varde | None
    mal: Decimal | None = None


@dataclass(frozen=True)
class Garantilage:
    """Det som ritas, högst fyra mått."""

    ram: Ram
    matt: Sequence[Garantimatt]


def rita(data: Garantilage) -> Figure:
    """Ger bilden."""
    plats = _BREDD - 2 * _INNAN
    namnen = [bryt(m.namn, stil.BRODTEXT, plats, fet=True, hogst=3) for m in data.matt]
    orden = [bryt(m.betyder, stil.LITEN, plats, hogst=6) for m in data.matt]
    jamforelser = [_jamforelser(m, plats - _TECKEN) for m in data.matt]
    gransens_hojd, namnens_hojd = radhojd(stil.RUBRIK), radhojd(stil.BRODTEXT) * max(map(len, namnen))
    ordens_hojd = radhojd(stil.LITEN) * max(map(len, orden))
    jamforelsernas_hojd = radhojd(stil.BRODTEXT) * max(sum(len(rader) for _, rader in j) for j in jamforelser)
    fast = stil.STOR * 1.4 + _STAPEL + 2 * _INNAN + 16
    blad = Blad(data.ram, fast + gransens_hojd + namnens_hojd + ordens_hojd + jamforelsernas_hojd)
    for nummer, matt in enumerate(data.matt):
        vanster = blad.vanster + (_BREDD + _MELLAN) * nummer
        blad.ruta(
            vanster, blad.topp, vanster + _BREDD, blad.botten, facecolor="none", edgecolor=stil.RAM, linewidth=0.8
        )
        x, y = vanster + _INNAN, blad.topp + _INNAN
        blad.stycke(x, y, [matt.grans], stil.RUBRIK, color=stil.DAMPAD_TEXT)
        y += gransens_hojd
        blad.stycke(x, y, namnen[nummer], stil.BRODTEXT, weight="bold")
        y += namnens_hojd + stil.STOR * 0.7 + 2
        if matt.region.tal is None:
            blad.text(x, y, matt.region.text(), stil.RUBRIK, color=stil.DAMPAD_TEXT)
        else:
            blad.text(x, y, matt.region.text(), stil.STOR, weight="bold", color=stil.REGION)
        y += stil.STOR * 0.7
        blad.stycke(x, y, orden[nummer], stil.LITEN, color=stil.DAMPAD_TEXT)
        y += ordens_hojd + 6
        _stapel(blad, x, y, plats, matt)
        y += _STAPEL + 8
        for tecken, rader in jamforelser[nummer]:
            mitt = y + radhojd(stil.BRODTEXT) / 2
            blad.linje([x + 3.5] * 3, [mitt - 4, mitt, mitt + 4], markevery=[1], **tecken.utseende(_PUNKT))
            blad.stycke(x + _TECKEN, y, rader, stil.BRODTEXT)
            y += radhojd(stil.BRODTEXT) * len(rader)
    return blad.figur


def _stapel(blad: Blad, x: float, y: float, bredd: float, matt: Garantimatt) -> None:
    """Ritar regionens värde som en stapel i ett fält 0–100 %, med riket som en punkt och målet som ett streck."""
    blad.ruta(x, y, x + bredd, y + _STAPEL, facecolor=stil.LUCKA)
    if matt.region.tal is not None:
        blad.ruta(x, y + 1.5, x + bredd * float(matt.region.tal) / 100, y + _STAPEL - 1.5, facecolor=stil.REGION)
    if matt.mal is not None:
        lage = x + bredd * float(matt.mal) / 100
        blad.linje([lage, lage], [y - 3, y + _STAPEL + 3], **stil.MALSTRECK.utseende(0))
    if matt.riket and matt.riket.tal is not None:
        lage = x + bredd * float(matt.riket.tal) / 100
        blad.linje([lage], [y + _STAPEL / 2], **stil.RIKSPUNKT.utseende(_PUNKT))


def _jamforelser(matt: Garantimatt, plats: float) -> list[tuple[stil.Linjestil, list[str]]]:
    """Ger rikets värde och målet som rader, vart och ett med det tecken som det har i stapeln."""
    rader = []
    if matt.riket:
        rader.append((stil.RIKSPUNKT, f"Riket{':' if matt.riket.tal is None else ''} {matt.riket.text()}"))
    if matt.mal is not None:
        rader.append((stil.MALSTRECK, f"Mål {noggrant(matt.mal)}"))
    return [(tecken, bryt(text, stil.BRODTEXT, plats)) for tecken, text in rader]
