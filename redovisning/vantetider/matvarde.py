"""Mätvärdet: en andel eller ett antal för en indikator, en region eller enhet, en period och ett kön.

Posten är liten och oföränderlig, för en hel nationell tabell är hundratusentals. Dokumentet med samma fält är
``redovisning.dokument.vantetider``.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

RIKET = "Riket"
"""Regionens namn när värdet gäller hela landet; i tabeller också «Alla regioner»."""

ALLA, KVINNOR, MAN = KONEN = ("alla", "kvinnor", "män")
"""Könen i den ordning de visas."""

AGARFORMER = ("alla", "region", "privat")
UNDERTRYCKT = "undertryckt"
SAKNAS = "saknas"


class Serie(NamedTuple):
    """Det som skiljer en tidsserie från en annan: allt i ett mätvärde utom perioden, siffrorna och källan."""

    indikator: str
    region: str
    enhet: str = ""
    kon: str = ALLA
    agarform: str = ALLA
    metod: str = ""
    specialitet: str = ""
    intervall: str = ""


class Matvarde(NamedTuple):
    """Ett mätvärde.

    ``indikator`` är nyckeln i ``indikatorer``; ``region`` regionens officiella namn eller ``RIKET``; ``enhet`` är tom
    för hela regionen. ``period`` är ``2024-01`` eller ``2024``. ``inom`` är antalet som uppfyller måttet (inom
    gränsen, eller över den för mått på lång väntan), ``totalt`` alla som räknas, ``andel`` procent (0–100). För ett
    mått som är ett antal, till exempel vårdbegäran, står antalet i ``totalt``. ``intervall`` är dagar, ``31-60``.
    ``status`` är tom, ``undertryckt`` (antalet är för litet för att visas) eller ``saknas`` (källan har raden men
    inget värde).
    """

    indikator: str
    region: str
    enhet: str
    period: str
    kon: str = ALLA
    agarform: str = ALLA
    inom: int | None = None
    totalt: int | None = None
    andel: Decimal | None = None
    metod: str = ""
    kalla: str = ""
    specialitet: str = ""
    intervall: str = ""
    status: str = ""

    @property
    def serie(self) -> Serie:
        """Ger tidsserien som värdet hör till."""
        return Serie(
            self.indikator,
            self.region,
            self.enhet,
            self.kon,
            self.agarform,
            self.metod,
            self.specialitet,
            self.intervall,
        )

    @property
    def undertryckt(self) -> bool:
        """Sant när värdet inte får visas för att antalet är litet."""
        return self.status == UNDERTRYCKT

    @property
    def procent(self) -> Decimal | None:
        """Ger andelen i procent: den angivna, annars uträknad ur antalen med en decimal; ``None`` när ingen finns."""
        if self.undertryckt:
            return None
        if self.andel is not None:
            return self.andel
        return andel_i_procent(self.inom, self.totalt)

    @property
    def var(self) -> str:
        """Ger enheten, eller regionen när värdet gäller hela den."""
        return self.enhet or self.region


_TIONDEL = Decimal("0.1")


def sista_siffran(andel: Decimal) -> Decimal:
    """Ger vad den sista siffran är värd, alltså hur noga andelen är given: 1 för 75 procent och 0,1 för 75,0."""
    exponent = andel.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(min(exponent, 0))


def andel_i_procent(inom: int | None, totalt: int | None) -> Decimal | None:
    """Ger ``inom`` av ``totalt`` i procent med en decimal; ``None`` när något saknas eller ``totalt`` är noll."""
    if inom is None or not totalt:
        return None
    return (Decimal(100 * inom) / totalt).quantize(_TIONDEL, ROUND_HALF_UP)
