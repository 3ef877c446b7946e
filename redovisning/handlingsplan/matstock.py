"""Måttstocken: hur nära målet som är delvis, vad som är oförändrat och vad som är en stor skillnad mellan könen.

Regionen ställer in den i planen, så att samma plan alltid bedöms lika.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from redovisning.dokument.svarstyper import tolka_tal

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

HOGST = 100
"""Ingen inställning får vara större: de är procent eller procentenheter."""


@dataclass(frozen=True)
class Matstock:
    """Inställningarna. ``tolerans`` är procent av målet. ``oforandrat`` är hur mycket utfallet får skilja och ändå
    vara oförändrat, och en skillnad mellan könen över ``stor_skillnad`` är stor: båda i procentenheter för andelar
    och i procent för allt annat.
    """

    tolerans: Decimal = Decimal(10)
    oforandrat: Decimal = Decimal(0)
    stor_skillnad: Decimal = Decimal(5)


_FALT = {"tolerans": "delvis_inom", "oforandrat": "oforandrat_inom", "stor_skillnad": "stor_skillnad"}


def matstocken(plan: Utkast) -> Matstock:
    """Ger planens egen måttstock; det förvalda där inget tal från 0 till 100 är angivet."""
    tal = {namn: tolka_tal(plan[f"bedomning.{falt}"] or "") for namn, falt in _FALT.items()}
    return Matstock(**{namn: t for namn, t in tal.items() if t is not None and 0 <= t <= HOGST})
