"""Väntan i intervall: en stapel per rad, delad i andelar av hundra procent från kort väntan till lång."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from redovisning.diagram import stil
from redovisning.diagram.etiketter import sprid
from redovisning.diagram.rader import Radblad
from redovisning.diagram.serier import INGET, Ram
from redovisning.diagram.tal import med_enhet
from redovisning.diagram.textmatt import bredd

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HOGST_INTERVALL = len(stil.INTERVALL)
_OVANFOR = 32.0
_LUFT = 6.0


@dataclass(frozen=True)
class Fordelning:
    """En rad: andelen i varje intervall, i procent. ``dolt`` är orden som visas när andelarna inte får visas."""

    namn: str
    andelar: Sequence[Decimal]
    dolt: str = ""


@dataclass(frozen=True)
class Intervallandelar:
    """Det som ritas: högst ``HOGST_INTERVALL`` intervall, från kort till lång väntan, och en rad per fördelning."""

    ram: Ram
    intervall: Sequence[str]
    rader: Sequence[Fordelning]


def rita(data: Intervallandelar) -> Figure:
    """Ger bilden."""
    blad = Radblad(data.ram, [r.namn for r in data.rader], [], ovanfor=_OVANFOR)
    blad.procentskala()
    blad.axel.grid(visible=False)
    hela = [(r, y, h) for r, y, h in zip(data.rader, blad.mitt, blad.radhojder, strict=True) if r.andelar]
    farger = farger_for(len(data.intervall))
    vanster = [0.0] * len(hela)
    for nummer, (namn, farg) in enumerate(zip(data.intervall, farger, strict=True)):
        andelar = [float(r.andelar[nummer]) for r, _, _ in hela]
        blad.axel.barh(
            [y for _, y, _ in hela],
            andelar,
            left=vanster,
            height=[h * 0.72 for _, _, h in hela],
            color=farg,
            edgecolor=stil.PAPPER,
            linewidth=1.0,
            label=namn,
        )
        _andelar(blad, hela, nummer, vanster, farg)
        vanster = [v + a for v, a in zip(vanster, andelar, strict=True)]
    for rad, y in zip(data.rader, blad.mitt, strict=True):
        if not rad.andelar:
            text = rad.dolt or INGET.text()
            blad.text(blad.rutan[0] + 4, blad.rutan[1] + y, text, color=stil.DAMPAD_TEXT)
    if hela:
        _namn(blad, data.intervall, farger, hela[0])
    return blad.figur


def farger_for(antal: int) -> tuple[str, ...]:
    """Ger så många färger ur stilmallens skala, jämnt tagna från den ljusaste till den mörkaste."""
    sista = len(stil.INTERVALL) - 1
    return tuple(stil.INTERVALL[round(n * sista / max(antal - 1, 1))] for n in range(antal))


def _andelar(
    blad: Radblad, hela: Sequence[tuple[Fordelning, float, float]], nummer: int, vanster: Sequence[float], farg: str
) -> None:
    """Skriver andelen i de delar där den får plats."""
    for (rad, y, _), start in zip(hela, vanster, strict=True):
        andel = rad.andelar[nummer]
        text = med_enhet(andel)
        x, slut = blad.andel_till_x(start), blad.andel_till_x(start + float(andel))
        if slut - x > bredd(text, stil.LITEN) + 3:
            blad.text((x + slut) / 2, blad.rutan[1] + y, text, stil.LITEN, ha="center", color=stil.textfarg_pa(farg))


def _namn(blad: Radblad, intervall: Sequence[str], farger: Sequence[str], rad: tuple[Fordelning, float, float]) -> None:
    """Skriver intervallens namn ovanför den första stapeln, med streck till var sin del."""
    mitt: list[float] = []
    start = 0.0
    for andel in rad[0].andelar:
        mitt.append(blad.andel_till_x(start + float(andel) / 2))
        start += float(andel)
    bredder = [bredd(namn, stil.LITEN) + _LUFT for namn in intervall]
    namnrad = blad.rutan[1] - _OVANFOR + 6
    stapelns_topp = blad.rutan[1] + rad[1] - rad[2] * 0.36
    for namn, farg, x, delens_x in zip(
        intervall, farger, sprid(mitt, bredder, blad.vanster, blad.hoger), mitt, strict=True
    ):
        blad.text(x, namnrad, namn, stil.LITEN, ha="center")
        blad.linje(
            [x, x, delens_x, delens_x],
            [namnrad + 6, namnrad + 9, stapelns_topp - 5, stapelns_topp],
            color=farg,
            linewidth=1.0,
        )
