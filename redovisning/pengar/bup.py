"""BUP:s prestationsmedel: vad en klarad mätpunkt en månad är värd för en region."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from redovisning.pengar.belopp import avrunda


@dataclass(frozen=True)
class Bupram:
    """Årets pengar i kronor för hela landet, delade lika på månader och mätpunkter."""

    ar: int
    kronor: int
    manader: int
    matpunkter: int
    kalla: str


BUP_2024 = Bupram(
    2024,
    450_000_000,
    manader=11,
    matpunkter=3,
    kalla="Överenskommelsen 2024: 450 miljoner kronor, elva månader och tre mätpunkter",
)


def bup_belopp(andel: Fraction, manader: int = 1, matpunkter: int = 1, ram: Bupram = BUP_2024) -> int:
    """Ger kronorna för så många månader och mätpunkter, avrundade en gång på slutet.

    ``andel`` är regionens andel av landets invånare 0–18 år. Tre mätpunkter är därför inte alltid tre gånger en:
    andelen 0,0121252 ger 165 344 kronor för en och 496 031 för tre.

    Källa: 450 000 000 / (11 × 3) × andelen återger de belopp som publicerats för Jämtland Härjedalen.

    Raises:
        ValueError: andelen är inte mellan 0 och 1, eller fler månader eller mätpunkter än ramen har.
    """
    if not 0 <= andel <= 1:
        raise ValueError("andelen ska vara mellan 0 och 1")
    if not (0 <= manader <= ram.manader and 0 <= matpunkter <= ram.matpunkter):
        raise ValueError(f"ramen har {ram.manader} månader och {ram.matpunkter} mätpunkter")
    return avrunda(Fraction(ram.kronor, ram.manader * ram.matpunkter) * andel * manader * matpunkter)
