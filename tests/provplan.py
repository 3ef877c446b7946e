"""Ett påhittat dokument med allt som en klass kan säga: avsnitt, två listor, val, tal, datum och egen huvudnyckel."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from redovisning.dokument.falt import Del, Fraga, Tabell
from redovisning.dokument.klasser import Avsnitt, Dokument, Fritext, JaNej, Lista, Post, Radtext
from redovisning.utkast import Utkast

TABELL, BAKGRUND, INSATSER, INSATSERNAS_TAL, MATT, SLUT = (Tabell() for _ in range(6))


class Bakgrund(Avsnitt):
    """Ett avsnitt där inget måste besvaras."""

    nummer = "1"
    rubrik = "Bakgrund"

    beslutad: Annotated[date | None, Fraga("När beslutades planen?", BAKGRUND)] = None
    beslutad_av: Annotated[Radtext | None, Fraga("Vem beslutade?", BAKGRUND)] = None
    kommentar: Annotated[Fritext | None, Fraga("Ev. kommentar", BAKGRUND)] = None


class Insats(Post):
    """En insats, i två tabeller."""

    postnamn = "insats"

    rubrik: Annotated[Radtext, Fraga("Insats", INSATSER)]
    status: Annotated[Literal["planerad", "pågår", "klar"], Fraga("Status", INSATSER)]
    klar: Annotated[date, Fraga("Klar senast", INSATSERNAS_TAL)]
    kostnad: Annotated[Decimal | None, Field(ge=0), Fraga("Kostnad i miljoner", INSATSERNAS_TAL)] = None


class Matt(Post):
    """Ett mått; listan får vara tom."""

    postnamn = "mått"

    namn: Annotated[Radtext, Fraga("Mått", MATT)]
    antal: Annotated[int, Fraga("Antal", MATT)]
    andel: Annotated[float | None, Fraga("Andel", MATT)] = None


class Slutord(Avsnitt):
    """Sist, efter listorna."""

    rubrik = "Slutord"

    uppfoljd: Annotated[JaNej, Fraga("Följs planen upp?", SLUT)]
    varfor: Annotated[Fritext, Fraga("Varför?", SLUT)]


class Provplan(Dokument):
    """Ett påhittat dokument med egen huvudnyckel, utan sändlista."""

    ar = 2031
    titel = "Plan för prov 2031"
    inledande_del = Del("", "Regionen")
    filnamn = "provplan"
    huvudnyckel = "provplan"

    provplan: Literal[2031] = 2031
    region: Annotated[Radtext, Fraga("Region", TABELL)]
    bakgrund: Bakgrund
    insatser: Annotated[list[Insats], Field(min_length=1, max_length=3), Lista("Insatser", "2", "Minst en insats.")]
    matt: Annotated[list[Matt], Lista("Mått")]
    slutord: Slutord


SVAR = {
    "region": "Region Exempel",
    "bakgrund.beslutad": "30 september 2030",
    "bakgrund.beslutad_av": "12",
    "insatser[0].rubrik": "Fler tider",
    "insatser[0].status": "Pågår",
    "insatser[0].klar": "2031-06-01",
    "insatser[0].kostnad": "1\u00a0002,5",
    "insatser[1].rubrik": "Ny telefon",
    "insatser[1].status": "planerad",
    "insatser[1].klar": "den 1 maj 2031",
    "matt[0].namn": "Väntande",
    "matt[0].antal": "−3 923",
    "matt[0].andel": "2,5",
    "slutord.uppfoljd": "Ja",
    "slutord.varfor": "För att lära.\n\n- mer\n- oftare",
}


def provplan(**andrade: str) -> Utkast:
    """Ger ett helt utkast med ändrade svar: ``bakgrund__beslutad=…``, och i en post ``insatser_0__klar=…``."""
    ut = Utkast(Provplan)
    for stig, text in SVAR.items():
        nyckel = stig.replace(".", "__").replace("[", "_").replace("]", "")
        ut.satt(stig, andrade.pop(nyckel, text))
    assert not andrade
    return ut
