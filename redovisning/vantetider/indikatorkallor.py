"""Varifrån indikatorernas gränser, mål och brott kommer, sagt en gång."""

from __future__ import annotations

from decimal import Decimal

from redovisning.vantetider.indikator import Brott, Grans, Mal, Slag

VARDGARANTIN = "hälso- och sjukvårdslagen 9 kap. 1 §, förordningen (2017:80) 6 kap."
OVERENSKOMMELSEN = "överenskommelsen om ökad tillgänglighet 2024"
VANTETIDER_I_VARDEN = "Väntetider i vården, SKR"
MATPUNKTER_2023 = "överenskommelsen om ökad tillgänglighet 2023, mätpunkterna"
KOLADA = "Kolada"
HALLAND = "Region Hallands handlingsplan, bilagd redovisningen 2024"
NORRBOTTEN = "Region Norrbottens delårsrapport april 2022"

NY_MODELL = Brott("2021", "ny modell för uppföljningen 2021", VANTETIDER_I_VARDEN)
NY_TELEFON = Brott("2024", "ny mätning av telefontillgängligheten 2024", VANTETIDER_I_VARDEN)


def halland(procent: int, *, over: bool = False) -> Mal:
    """Ger Region Hallands mål."""
    return Mal("2023", kalla=HALLAND, region="Region Halland", varde=Decimal(procent), over=over)


def norrbotten(procent: int) -> Mal:
    """Ger Region Norrbottens mål."""
    return Mal("2022", kalla=NORRBOTTEN, region="Region Norrbotten", varde=Decimal(procent))


def lag(dagar: int) -> tuple[Grans, ...]:
    """Ger vårdgarantins gräns."""
    return (Grans(kalla=VARDGARANTIN, dagar=dagar, slag=Slag.LAG),)


def bup() -> tuple[Grans, ...]:
    """Ger den förstärkta vårdgarantins gräns: en målsättning, inte lag."""
    return (Grans(kalla=OVERENSKOMMELSEN, dagar=30, slag=Slag.MALSATTNING),)


def uppfoljning(dagar: int, kalla: str, slag: Slag = Slag.UPPFOLJNING) -> tuple[Grans, ...]:
    """Ger en gräns som bara följs upp."""
    return (Grans(kalla=kalla, dagar=dagar, slag=slag),)
