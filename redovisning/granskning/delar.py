"""Delar: en fil med några av dokumentets avsnitt. Läsarna sätter omfattningen här, och regeln säger att den finns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera
from redovisning.omfattning import avsnitten, omfattningens_namn, satt_omfattning

if TYPE_CHECKING:
    from redovisning.plats import Plats
    from redovisning.utkast import Utkast


@regel("DE01")
def en_del_av_dokumentet(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser att filen är en del. Alla andra regler ser bara frågorna i delen, och regionen."""
    if s.utkast.omfattar is not None:
        yield s.anmark("DE01", delar=omfattningens_namn(s.utkast.dokument, s.utkast.omfattar))


def las_omfattning(utkast: Utkast, skrivet: str, plats: Plats | None) -> None:
    """Gör ett läst utkast till en del med avsnitten som filen säger, eller namnger dem (DE03) när de inte finns."""
    if not satt_omfattning(utkast, skrivet):
        kanda = ", ".join(d.namn for d in avsnitten(utkast.dokument).values())
        utkast.anmarkningar.append(anmark("DE03", utkast, None, plats, skrivet=citera(skrivet), kanda=kanda))
