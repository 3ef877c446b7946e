"""Regionernas befolkning vid olika datum, och andelarna som räknas ur den.

Talen som följer med är inte statistikens egna. De är härledda: så många invånare måste varje region ha haft för att de
publicerade utbetalningarna ska stämma på kronan. Datumet är en slutsats. Egna tal läses ur en fil i stället.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from redovisning.regioner import REGIONER

HARLEDD = (
    "Befolkningstalen är härledda ur publicerade utbetalningar, inte hämtade ur statistiken. Att datumet är\n"
    "den 1 november är en slutsats. Egna tal anges med --befolkning FIL."
)


@dataclass(frozen=True)
class Befolkning:
    """Invånare per länskod ett visst datum. ``grupp`` är tom för alla, annars till exempel ``0–18 år``.

    ``harledd``: talen är räknade baklänges ur publicerade utbetalningar.
    """

    datum: date
    antal: Mapping[str, int]
    kalla: str
    grupp: str = ""
    harledd: bool = False

    @property
    def summa(self) -> int:
        """Alla regioners invånare."""
        return sum(self.antal.values())

    @property
    def namn(self) -> str:
        """Ger befolkningen som den nämns: ``befolkningen 2023-11-01`` eller ``befolkningen 0–18 år 2023-11-01``."""
        return " ".join(d for d in ("befolkningen", self.grupp, self.datum.isoformat()) if d)

    def andelar(self) -> Andelar:
        """Ger varje regions andel av alla."""
        tal = {lanskod: Fraction(antal, self.summa) for lanskod, antal in self.antal.items()}
        return Andelar(self.datum, tal, self.kalla, self.grupp, self.harledd)


@dataclass(frozen=True)
class Andelar:
    """Andelar av riket per länskod, räknade ur en befolkning eller angivna för några regioner."""

    datum: date
    tal: Mapping[str, Fraction]
    kalla: str
    grupp: str = ""
    harledd: bool = False


_KALLA = "härledd ur publicerade utbetalningar till regionerna"

# Länskod, 1 november 2023, 1 november 2024.
_TALEN = (
    ("01", 2_455_914, 2_471_773),
    ("03", 404_714, 407_698),
    ("04", 302_310, 301_723),
    ("05", 472_660, 472_723),
    ("06", 369_201, 369_857),
    ("07", 204_028, 203_445),
    ("08", 247_063, 246_408),
    ("09", 61_093, 61_000),
    ("10", 158_226, 157_365),
    ("12", 1_422_288, 1_428_503),
    ("13", 343_989, 344_931),
    ("14", 1_767_641, 1_773_015),
    ("17", 283_661, 283_489),
    ("18", 308_413, 308_473),
    ("19", 280_965, 281_326),
    ("20", 287_451, 286_368),
    ("21", 286_085, 284_651),
    ("22", 242_343, 241_611),
    ("23", 132_466, 132_708),
    ("24", 278_518, 281_490),
    ("25", 248_653, 248_583),
)

BEFOLKNINGAR: dict[date, Befolkning] = {
    b.datum: b
    for b in (
        Befolkning(date(2023, 11, 1), {kod: antal for kod, antal, _ in _TALEN}, _KALLA, harledd=True),
        Befolkning(date(2024, 11, 1), {kod: antal for kod, _, antal in _TALEN}, _KALLA, harledd=True),
    )
}
"""Datum → befolkningen som följer med programmet."""


def saknade_regioner(antal: Mapping[str, int]) -> list[str]:
    """Ger namnen på de regioner som inte har något antal."""
    return [r.namn for r in REGIONER if r.lanskod not in antal]
