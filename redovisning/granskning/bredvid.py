"""Det som ligger bredvid ett utkast i regionens mapp och som några regler jämför det med."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redovisning.handlingsplan.uppfoljning import Hamtare
    from redovisning.utkast import Utkast
    from redovisning.vantetider.indikator import Indikator
    from redovisning.vantetider.matvarde import Matvarde


@dataclass(frozen=True)
class Bredvid:
    """Handlingsplanen när en redovisning granskas, väntetiderna, och dagen det sker.

    ``hamta`` ger en indikators utfall ur väntetiderna. Utan ``idag`` prövas inget mot dagens datum. ``filer`` är namnen
    på filerna bredvid när de inte ligger i en mapp, till exempel i en zip-fil.
    """

    plan: Utkast | None = None
    matvarden: tuple[Matvarde, ...] = ()
    indikatorer: Mapping[str, Indikator] = field(default_factory=dict)
    hamta: Hamtare | None = None
    idag: date | None = None
    filer: frozenset[str] | None = None
