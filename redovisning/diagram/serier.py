"""Det som diagrammen ritar: värden, serier och orden runt bilden. Vet inget om varifrån talen kommer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from redovisning.diagram.tal import PROCENT, lopnummer, med_enhet, noggrant
from redovisning.vantetider.period import perioder

SAKNAS = "uppgift saknas"


class Varde(NamedTuple):
    """Ett värde: ett tal, eller ``dolt`` med orden som visas i stället (``färre än 5``), eller inget alls."""

    tal: Decimal | None = None
    dolt: str = ""

    def text(self, enhet: str = PROCENT) -> str:
        """Ger värdet så som det står i bilden."""
        return med_enhet(self.tal, enhet) if self.tal is not None else self.dolt or SAKNAS

    def noggrant(self, enhet: str = PROCENT) -> str:
        """Ger värdet så som det står i tabellen."""
        return noggrant(self.tal, enhet) if self.tal is not None else self.dolt or SAKNAS


INGET = Varde()


class Roll(StrEnum):
    """Vad en serie är i bilden. Rollen avgör linjens utseende."""

    REGION = "region"
    RIKET = "riket"


class Andring(NamedTuple):
    """Det senaste värdet minus värdet i en tidigare period."""

    varde: Decimal
    fran: str


class Avstand(NamedTuple):
    """Det senaste värdet minus ett annat, till exempel rikets eller målet; ``namn`` är orden efter «än»."""

    varde: Decimal
    namn: str


@dataclass(frozen=True)
class Serie:
    """En namngiven serie: period → värde. En period som saknas i ``varden`` är en lucka.

    ``andring`` och ``mot`` är uträknade någon annanstans och sägs i alternativtexten.
    """

    namn: str
    varden: Mapping[str, Varde]
    roll: Roll = Roll.REGION
    andring: Andring | None = None
    mot: tuple[Avstand, ...] = ()

    def ritade(self) -> list[tuple[str, Decimal]]:
        """Ger de perioder som har ett tal, i tidsordning."""
        return sorted(
            ((p, v.tal) for p, v in self.varden.items() if v.tal is not None), key=lambda par: lopnummer(par[0])
        )


class Brott(NamedTuple):
    """Ett brott i serien: från och med perioden är värdena inte jämförbara bakåt."""

    period: str
    orsak: str


class Mallinje(NamedTuple):
    """Målet som en linje, över hela bilden eller från och med den period då det började gälla."""

    varde: Decimal
    namn: str = "Mål"
    fran: str = ""


@dataclass(frozen=True)
class Ram:
    """Orden runt bilden. ``underrubrik`` säger vad axeln visar; ``fotnoter`` är sådant som måste läsas med bilden."""

    rubrik: str
    underrubrik: str
    kalla: str
    period: str
    metod: str = ""
    fotnoter: tuple[str, ...] = ()

    def fot(self) -> list[str]:
        """Ger raderna under bilden: fotnoterna, och sist källa, period och metod."""
        delar = [("Källa", self.kalla), ("Period", self.period), ("Metod", self.metod)]
        return [*self.fotnoter, " ".join(f"{namn}: {vad.rstrip('.')}." for namn, vad in delar if vad)]


def synliga_brott(brott: Sequence[Brott], axel: Sequence[str]) -> list[Brott]:
    """Ger de brott som ligger inom tidsaxeln: med värden på båda sidor."""
    return [b for b in brott if axel and lopnummer(axel[0]) < lopnummer(b.period) <= lopnummer(axel[-1])]


def tidsaxel(serier: Sequence[Serie]) -> list[str]:
    """Ger alla perioder från den första till den sista, luckorna med. Är alla perioder år blir stegen år."""
    alla = sorted({p for serie in serier for p in serie.varden}, key=lopnummer)
    if not alla:
        return []
    if all("-" not in p for p in alla):
        return perioder(alla[0], alla[-1])
    return perioder(*(p if "-" in p else f"{p}-01" for p in (alla[0], alla[-1])))
