"""Remissinflödet: antalet per månad, en linje per år så att samma månad olika år kan jämföras, och årens summor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from redovisning.diagram import stil
from redovisning.diagram.axlar import vardeskala
from redovisning.diagram.blad import Blad
from redovisning.diagram.linjer import ETIKETTER, Etikett, skriv_etiketter
from redovisning.diagram.serier import INGET, Ram, Varde
from redovisning.diagram.tal import ANTAL, kort_manad, skillnad, tal
from redovisning.diagram.textmatt import bredd

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MANADER = range(1, 13)
HOGST_AR = len(stil.ARSLINJER)
_HOJD = 190.0
_SKALA, _MANADER = 42.0, 16.0
_RUBRIK, _RAD, _STAPEL = 24.0, 15.0, 9.0


class Summa(NamedTuple):
    """Årets summa. ``manader`` säger vilka månader som ingår när det inte är alla: ``januari–augusti``.

    ``mot`` är skillnaden mot samma månader året innan.
    """

    antal: Decimal
    manader: str = ""
    mot: Decimal | None = None


@dataclass(frozen=True)
class Arsserie:
    """Ett år: månadens nummer → antal. ``etikett`` är namn och värde vid linjens slut: den sista månaden."""

    ar: int
    varden: Mapping[int, Varde]
    etikett: tuple[str, str]
    summa: Summa | None = None


@dataclass(frozen=True)
class Inflode:
    """Det som ritas: åren, det senaste först, högst ``HOGST_AR``. ``jamforelse`` är en mening till alternativtexten."""

    ram: Ram
    ar: Sequence[Arsserie]
    jamforelse: str = ""


def rita(data: Inflode) -> Figure:
    """Ger bilden."""
    summor = [ar for ar in data.ar if ar.summa]
    botten = _HOJD + _MANADER
    blad = Blad(data.ram, botten + (_RUBRIK + _RAD * len(summor) if summor else 0))
    ruta = (blad.vanster + _SKALA, blad.topp + 4, blad.hoger - ETIKETTER, blad.topp + _HOJD)
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
    if summor:
        _summor(
            blad,
            blad.topp + botten,
            summor,
            [linje for ar, linje in zip(data.ar, stil.ARSLINJER, strict=False) if ar.summa],
        )
    return blad.figur


def _summor(blad: Blad, topp: float, aren: Sequence[Arsserie], linjer: Sequence[stil.Linjestil]) -> None:
    """Skriver årens summor under månaderna, en stapel var. Ett år med bara en del av månaderna har en öppen stapel."""
    blad.text(blad.vanster, topp + _RUBRIK / 2 + 2, "Summa per år", stil.BRODTEXT, color=stil.DAMPAD_TEXT)
    summor = [ar.summa for ar in aren if ar.summa]
    texter = [_summans_text(s) for s in summor]
    vanster = blad.vanster + _SKALA
    plats = blad.hoger - vanster - max(bredd(t, stil.BRODTEXT) for t in texter) - 6
    hogst = max(s.antal for s in summor) or 1
    for i, (ar, summa, text, linje) in enumerate(zip(aren, summor, texter, linjer, strict=True)):
        mitt = topp + _RUBRIK + _RAD * (i + 0.5)
        slut = vanster + plats * float(summa.antal / hogst)
        blad.text(vanster - 6, mitt, str(ar.ar), ha="right")
        stapel = {"facecolor": stil.PAPPER if summa.manader else linje.farg, "edgecolor": linje.farg, "linewidth": 1.0}
        blad.ruta(vanster, mitt - _STAPEL / 2, slut, mitt + _STAPEL / 2, **stapel)
        blad.text(slut + 6, mitt, text)


def _summans_text(summa: Summa) -> str:
    """Ger summan så som den står i bilden: ``45 123 (januari–augusti), +1 234 mot samma månader året innan``."""
    text = tal(summa.antal) + (f" ({summa.manader})" if summa.manader else "")
    if summa.mot is None:
        return text
    return f"{text}, {skillnad(summa.mot, ANTAL)} mot {'samma månader ' if summa.manader else ''}året innan"
