"""Vad en indikator är: gränsen, riktningen, målen och brotten, vart och ett med giltighetstid och källa."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from redovisning.vantetider.matvarde import RIKET


class Raknar(StrEnum):
    """``väntande`` är läget vid månadsskiftet; ``genomförda`` och ``inkomna`` är det som hände under månaden."""

    VANTANDE = "väntande"
    GENOMFORDA = "genomförda"
    INKOMNA = "inkomna"
    OKANT = "som källan räknar"


class Riktning(StrEnum):
    """Åt vilket håll ett bättre värde ligger."""

    HOGRE = "högre är bättre"
    LAGRE = "lägre är bättre"
    INGEN = "ingen"


class Slag(StrEnum):
    """Vad gränsen vilar på."""

    LAG = "lag"
    MALSATTNING = "målsättning"
    REGIONAL = "regional målsättning"
    UPPFOLJNING = "uppföljning"


@dataclass(frozen=True)
class Giltig:
    """Det som gäller en tid. ``fran`` och ``till`` är ``2024`` eller ``2024-01``; tomma är öppna åt det hållet."""

    fran: str = ""
    till: str = ""
    kalla: str = ""

    def galler(self, period: str) -> bool:
        """Sant när något av perioden ligger inom giltigheten. En tom period är nu: då gäller det som inte upphört."""
        if not period:
            return not self.till
        return _start(self.fran) <= _slut(period) and (not self.till or _start(period) <= _slut(self.till))


@dataclass(frozen=True)
class Grans(Giltig):
    """Gränsen i dagar. Måttet räknar dem inom gränsen, eller dem över den när ``over`` är sant."""

    dagar: int = 0
    slag: Slag = Slag.UPPFOLJNING
    over: bool = False

    @property
    def text(self) -> str:
        """Ger gränsen i ord: ``samma dag``, ``inom 90 dagar`` eller ``mer än 150 dagar``."""
        if self.over:
            return f"mer än {self.dagar} dagar"
        return f"inom {self.dagar} dagar" if self.dagar else "samma dag"


@dataclass(frozen=True)
class Mal(Giltig):
    """Ett mål i procent för riket eller en region. ``over`` är sant när andelen ska vara större än målet."""

    region: str = RIKET
    varde: Decimal = Decimal(100)
    over: bool = False


@dataclass(frozen=True)
class Brott:
    """Ett brott i serien: från och med perioden är värdena inte jämförbara bakåt."""

    period: str
    orsak: str
    kalla: str


@dataclass(frozen=True)
class Indikator:
    """En indikator. ``utan_pvv`` och ``utan_mov``: patientvald och medicinskt orsakad väntan är borträknade
    (``None``: källan säger det inte). ``enhet`` är ``procent`` eller ``antal``. ``kort`` är namnet i en trång rubrik.
    ``familj`` är nyckeln som indikatorer med samma patienter delar: de som bedöms samma dag ingår bland dem inom tre.
    """

    nyckel: str
    namn: str
    kort: str
    raknar: Raknar
    granser: tuple[Grans, ...] = ()
    riktning: Riktning = Riktning.HOGRE
    enhet: str = "procent"
    mal: tuple[Mal, ...] = ()
    utan_pvv: bool | None = None
    utan_mov: bool | None = None
    brott: tuple[Brott, ...] = ()
    andra_namn: tuple[str, ...] = ()
    region: str = ""
    kalla: str = ""
    familj: str = ""

    def grans(self, period: str = "") -> Grans | None:
        """Ger gränsen som gäller perioden; utan period den som gäller nu."""
        return _sist(self.granser, period)

    def malet(self, region: str = RIKET, period: str = "") -> Mal | None:
        """Ger regionens eget mål för perioden, annars rikets; ``None`` när inget är känt."""
        egna = [m for m in self.mal if m.region == region]
        return _sist(egna, period) or _sist((m for m in self.mal if m.region == RIKET), period)

    @property
    def metod(self) -> str:
        """Ger hur det räknas, i ord: ``väntande, utan patientvald väntan``."""
        bort = [namn for namn, utan in (("patientvald", self.utan_pvv), ("medicinskt orsakad", self.utan_mov)) if utan]
        return f"{self.raknar}, utan {' och '.join(bort)} väntan" if bort else self.raknar.value


G = TypeVar("G", bound=Giltig)


def _sist(alla: Iterable[G], period: str) -> G | None:
    """Ger den giltiga som började senast."""
    return max((g for g in alla if g.galler(period)), key=lambda g: g.fran, default=None)


def _start(period: str) -> str:
    return period if "-" in period or not period else f"{period}-01"


def _slut(period: str) -> str:
    return period if "-" in period else f"{period}-12"
