"""Bladet som varje bild ritas på: rubrik överst, källa, period och metod underst, och däremellan plats för diagrammet.

Alla mått är punkter, och lodräta räknas uppifrån. Bladets höjd följer av innehållet, bredden är alltid densamma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from redovisning.diagram import stil
from redovisning.diagram.serier import Ram
from redovisning.diagram.textmatt import bryt

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


_BASLINJE = 0.36
"""Från radens mitt ner till baslinjen, i förhållande till teckenstorleken."""


class Blad:
    """Ett blad med rubrik och fot. ``topp`` och ``botten`` är innehållets gränser, ``vanster`` och ``hoger`` likaså."""

    def __init__(self, ram: Ram, hojd: float) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.vanster, self.hoger = stil.MARGINAL, stil.BREDD - stil.MARGINAL
        plats = self.hoger - self.vanster
        rubrik = bryt(ram.rubrik, stil.RUBRIK, plats, fet=True)
        under = bryt(ram.underrubrik, stil.BRODTEXT, plats)
        fot = [rad for stycke in ram.fot() for rad in bryt(stycke, stil.LITEN, plats)]
        efter_rubriken = stil.MARGINAL + radhojd(stil.RUBRIK) * len(rubrik)
        self.topp = efter_rubriken + radhojd(stil.BRODTEXT) * len(under) + stil.MARGINAL
        self.botten = self.topp + hojd
        fotens_topp = self.botten + stil.MARGINAL
        self.hojd = fotens_topp + radhojd(stil.LITEN) * len(fot) + stil.MARGINAL * 0.6
        self.figur: Figure = Figure(figsize=(stil.BREDD / 72, self.hojd / 72), dpi=stil.BILDPUNKTER_PER_TUM)
        self._punkter = Affine2D().scale(1 / 72) + self.figur.dpi_scale_trans
        self.stycke(self.vanster, stil.MARGINAL, rubrik, stil.RUBRIK, weight="bold")
        self.stycke(self.vanster, efter_rubriken, under, stil.BRODTEXT, color=stil.DAMPAD_TEXT)
        self.stycke(self.vanster, fotens_topp, fot, stil.LITEN, color=stil.DAMPAD_TEXT)

    def stycke(self, x: float, topp: float, rader: list[str], storlek: float, **utseende: Any) -> None:
        """Skriver rader under varandra från ``topp``."""
        for nummer, rad in enumerate(rader):
            self.text(x, topp + radhojd(storlek) * (nummer + 0.5), rad, storlek, **utseende)

    def text(self, x: float, y: float, text: str, storlek: float = stil.BRODTEXT, **utseende: Any) -> None:
        """Skriver en rad med mitten i höjd med ``y``."""
        allt: dict[str, Any] = {"va": "baseline", "size": storlek, "transform": self._punkter} | utseende
        self.figur.text(x, self.hojd - y - storlek * _BASLINJE, text, **allt)

    def axlar(self, vanster: float, topp: float, hoger: float, botten: float) -> Axes:
        """Ger axlar som fyller rutan."""
        b, h = stil.BREDD, self.hojd
        return self.figur.add_axes((vanster / b, 1 - botten / h, (hoger - vanster) / b, (botten - topp) / h))

    def ruta(self, vanster: float, topp: float, hoger: float, botten: float, **utseende: Any) -> None:
        """Ritar en rektangel."""
        from matplotlib.patches import Rectangle

        utseende = {"edgecolor": "none"} | utseende
        self.lagg(Rectangle((vanster, self.hojd - botten), hoger - vanster, botten - topp, **utseende))

    def linje(self, x: list[float], y: list[float], **utseende: Any) -> None:
        """Ritar en linje, eller punkter, genom lägena."""
        from matplotlib.lines import Line2D

        self.lagg(Line2D(x, [self.hojd - v for v in y], **utseende))

    def lagg(self, del_: Artist) -> None:
        """Lägger till en del som är ritad i bladets punkter, med lodräta mått nerifrån."""
        del_.set_transform(self._punkter)
        self.figur.add_artist(del_)


def radhojd(storlek: float) -> float:
    """Ger en rads höjd."""
    return storlek * stil.RADAVSTAND
