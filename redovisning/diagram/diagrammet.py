"""Ett färdigt diagram: bilden, texten som säger vad talen säger, och tabellen bredvid. Bilden ritas när den behövs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redovisning.diagram.tabell import Tabell

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMAT = ("png", "svg")


@dataclass(frozen=True)
class Diagram:
    """Ett diagram. ``namn`` duger som filnamn utan ändelse; ``sort`` är diagrammets slag i ``samling.SORTER``."""

    sort: str
    namn: str
    rubrik: str
    alttext: str
    tabell: Tabell
    rita: Callable[[], Figure]

    def bild(self, format: str) -> bytes:
        """Ger bilden som ``png`` (dubbel täthet, för tryck) eller ``svg``. Samma diagram ger alltid samma byte.

        Raises:
            ValueError: formatet är inget av ``FORMAT``.
        """
        from redovisning.diagram.utfil import som_png, som_svg

        if format == "png":
            return som_png(self)
        if format == "svg":
            return som_svg(self)
        raise ValueError(f"{format}: bilden kan bara bli {' eller '.join(FORMAT)}")

    def svg_del(self) -> str:
        """Ger bilden som ``<svg>…</svg>`` att lägga i en HTML-sida; två olika bilder delar aldrig id.

        Rubriken och alternativtexten står i ``<title>`` och ``<desc>``. Den har inga stilar, skript eller länkar.
        """
        from redovisning.diagram.utfil import svg_del

        return svg_del(self)
