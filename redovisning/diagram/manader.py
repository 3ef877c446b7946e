"""Månadernas beteckningar, som G och F: en rad per mätpunkt och en ruta per månad. Bokstaven säger det färgen säger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from redovisning.diagram import stil
from redovisning.diagram.axlar import manadsnamn
from redovisning.diagram.rader import Radblad
from redovisning.diagram.serier import SAKNAS, Ram
from redovisning.diagram.textmatt import bryt

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_OVANFOR, _NAMNPLATS, _RUTA = 26.0, 180.0, 34.0


INGEN = "–"
"""Det som står i rutan för en månad utan beteckning."""


class Beteckning(NamedTuple):
    """En beteckning: dess namn, vad den ger i ord, och om det är hela månadens summa."""

    namn: str
    ger: str
    full: bool


@dataclass(frozen=True)
class Matpunktsrad:
    """En mätpunkt: period → beteckning, tom för en månad utan. En period som saknas har inget utfall än."""

    namn: str
    marken: Mapping[str, str]


@dataclass(frozen=True)
class Manadsmarken:
    """Det som ritas: perioderna i tidsordning, en rad per mätpunkt, och vad beteckningarna ger."""

    ram: Ram
    perioder: Sequence[str]
    rader: Sequence[Matpunktsrad]
    beteckningar: Sequence[Beteckning]


def rita(data: Manadsmarken) -> Figure:
    """Ger bilden."""
    blad = Radblad(data.ram, [r.namn for r in data.rader], [], ovanfor=_OVANFOR, skala=False, namnplats=_NAMNPLATS)
    bredd = blad.rutan[2] - blad.rutan[0]
    steg = min(bredd / len(data.perioder), _RUTA)
    ax = blad.axel
    ax.set_xlim(0, bredd / steg)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    for nummer, namn in enumerate(manadsnamn(data.perioder, steg)):
        x = blad.rutan[0] + steg * (nummer + 0.5)
        for rad, y in zip(namn.split("\n"), (20, 9), strict=False):
            blad.text(x, blad.rutan[1] - y, rad, stil.LITEN, ha="center", color=stil.DAMPAD_TEXT)
    rutor = [
        (nummer, y, hojd * 0.84, rad.marken.get(p))
        for rad, y, hojd in zip(data.rader, blad.mitt, blad.radhojder, strict=True)
        for nummer, p in enumerate(data.perioder)
    ]
    for marke, (farg, kant) in _utseenden(data.beteckningar).items():
        valda = [r for r in rutor if r[3] == marke]
        if valda:
            _rutor(blad, valda, farg, kant, steg)
    return blad.figur


def _utseenden(beteckningar: Sequence[Beteckning]) -> dict[str | None, tuple[str, str]]:
    """Ger rutans färg och kant för varje beteckning: mörk för hela summan, ljus för en del, vit för ingen."""
    kanda: dict[str | None, tuple[str, str]] = {
        b.namn: (stil.KLARAT if b.full else stil.KLARAT_VIA_TRAPPAN, stil.KLARAT) for b in beteckningar
    }
    return {None: (stil.PAPPER, stil.HJALPLINJE), "": (stil.PAPPER, stil.RAM), **kanda}


def _rutor(
    blad: Radblad, rutor: Sequence[tuple[int, float, float, str | None]], farg: str, kant: str, steg: float
) -> None:
    """Ritar de rutor som har samma beteckning: (kolumn, mitt, höjd, beteckning)."""
    marke = rutor[0][3]
    blad.axel.barh(
        [y for _, y, _, _ in rutor],
        0.9,
        left=[nummer + 0.05 for nummer, _, _, _ in rutor],
        height=[hojd for _, _, hojd, _ in rutor],
        color=farg,
        edgecolor=kant,
        linewidth=0.8,
        label=SAKNAS if marke is None else marke or INGEN,
    )
    if marke is not None:
        for nummer, y, _, _ in rutor:
            x = blad.rutan[0] + steg * (nummer + 0.5)
            text = bryt(marke or INGEN, stil.BRODTEXT, steg, hogst=1)[0]
            blad.text(x, blad.rutan[1] + y, text, ha="center", weight="bold", color=stil.textfarg_pa(farg))
