"""Diagrammen i sidan: bilden, texten som säger vad den visar, och tabellen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from redovisning.diagram.diagrammet import Diagram
    from redovisning.diagram.tabell import Tabell
    from redovisning.html.svgbild import Bildblad

UTRYMME = 600_000
"""Så många byte får bilderna ta, för att hela sidan ska rymmas på en megabyte. Resten visas som text och tabell."""


@dataclass(frozen=True)
class Diagramvy:
    """Ett diagram. ``bild`` är tom när bilden inte fick plats."""

    id: str
    rubrik: str
    alttext: str
    tabell: Tabell
    bild: Markup


def diagrammen(alla: Sequence[Diagram], blad: Bildblad) -> Iterator[Diagramvy]:
    """Ger diagrammen i ordning. Bilderna ritas tills utrymmet är slut."""
    kvar = UTRYMME
    for nr, d in enumerate(alla, 1):
        id_ = f"diagram-{nr}"
        bild = blad.bild(d, f"{id_}-text") if kvar > 0 else Markup()
        kvar -= len(bild.encode())
        yield Diagramvy(id_, d.rubrik, d.alttext, d.tabell, bild)
