"""Väntetiderna: mätvärden ur nationella och egna tabeller i en och samma form, och regionens egna mått och mål.

Samma fält finns i ``redovisning.vantetider.matvarde``, som bär hundratusentals rader.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from redovisning.dokument.fragor import VANTETIDER
from redovisning.dokument.klasser import Del, Dokument, Fraga, Fritext, Lista, Post, Radtext, Tabell

UPPGIFTERNA = Tabell(form="rader")
MATVARDEN = Tabell()
INDIKATORER = Tabell()
MAL = Tabell()

_PERIOD = "Månad eller år: 2024-01 eller 2024."


class Matvardet(Post):
    """Ett mätvärde: en andel, ett antal eller båda."""

    postnamn = "mätvärde"

    indikator: Annotated[Radtext, Fraga("Indikator", MATVARDEN, hjalp="Nyckeln, till exempel telefon.")]
    region: Annotated[Radtext | None, Fraga("Region", MATVARDEN, hjalp="Tomt: regionen ovan. Riket skrivs Riket.")] = (
        None
    )
    enhet: Annotated[Radtext | None, Fraga("Enhet", MATVARDEN, hjalp="Tomt: hela regionen.")] = None
    period: Annotated[Radtext, Fraga("Period", MATVARDEN, hjalp=_PERIOD)]
    kon: Annotated[Literal["alla", "kvinnor", "män"] | None, Fraga("Kön", MATVARDEN, hjalp="Tomt: alla.")] = None
    agarform: Annotated[
        Literal["alla", "region", "privat"] | None, Fraga("Ägarform", MATVARDEN, hjalp="Tomt: alla.")
    ] = None
    inom: Annotated[
        int | None,
        Fraga("Antal inom gränsen", MATVARDEN, hjalp="För mått på lång väntan: antalet över gränsen."),
    ] = None
    totalt: Annotated[
        int | None, Fraga("Antal totalt", MATVARDEN, hjalp="För mått som är ett antal: antalet självt.")
    ] = None
    andel: Annotated[Decimal | None, Fraga("Andel i procent", MATVARDEN, hjalp="Ett tal från 0 till 100.")] = None
    metod: Annotated[
        Radtext | None,
        Fraga("Metod", MATVARDEN, hjalp="Vad som räknas, till exempel «väntande, utan patientvald väntan»."),
    ] = None
    kalla: Annotated[Radtext | None, Fraga("Källa", MATVARDEN, hjalp="Tomt: källan ovan.")] = None
    specialitet: Annotated[Radtext | None, Fraga("Specialitet", MATVARDEN)] = None
    intervall: Annotated[
        Radtext | None, Fraga("Intervall i dagar", MATVARDEN, hjalp="Till exempel 31-60 eller 366+.")
    ] = None
    status: Annotated[
        Literal["undertryckt", "saknas"] | None,
        Fraga("Värdet visas inte", MATVARDEN, hjalp="undertryckt: för litet antal. saknas: källan har inget värde."),
    ] = None


class EgenIndikator(Post):
    """Ett mått som regionen lägger till, eller en annan lydelse av ett känt."""

    postnamn = "indikator"

    nyckel: Annotated[
        Radtext, Fraga("Nyckel", INDIKATORER, hjalp="Ett ord utan mellanslag, till exempel forsta_linjen.")
    ]
    namn: Annotated[Radtext, Fraga("Namn", INDIKATORER)]
    raknar: Annotated[Literal["väntande", "genomförda", "inkomna"], Fraga("Vad som räknas", INDIKATORER)]
    dagar: Annotated[int | None, Fraga("Gräns i dagar", INDIKATORER, hjalp="Tomt när måttet inte har någon gräns.")] = (
        None
    )
    slag: Annotated[
        Literal["lag", "målsättning", "regional målsättning", "uppföljning"] | None,
        Fraga("Vad gränsen vilar på", INDIKATORER),
    ] = None
    riktning: Annotated[
        Literal["högre är bättre", "lägre är bättre", "ingen"] | None, Fraga("Riktning", INDIKATORER)
    ] = None
    enhet: Annotated[Literal["procent", "antal"] | None, Fraga("Enhet", INDIKATORER, hjalp="Tomt: procent.")] = None
    kalla: Annotated[Radtext | None, Fraga("Källa", INDIKATORER)] = None


class EgetMal(Post):
    """Ett mål i procent, med den tid det gäller."""

    postnamn = "mål"

    indikator: Annotated[Radtext, Fraga("Indikator", MAL)]
    procent: Annotated[Decimal, Fraga("Mål i procent", MAL)]
    region: Annotated[Radtext | None, Fraga("Region", MAL, hjalp="Tomt: regionen ovan. Nationellt mål: Riket.")] = None
    fran: Annotated[Radtext | None, Fraga("Gäller från", MAL, hjalp=_PERIOD)] = None
    till: Annotated[Radtext | None, Fraga("Gäller till och med", MAL, hjalp=_PERIOD)] = None
    kalla: Annotated[Radtext | None, Fraga("Beslut eller källa", MAL)] = None


class Vantetider(Dokument):
    """En regions väntetider, med riket och andra regioner att jämföra med."""

    ar = 2024
    titel = "Väntetider"
    filnamn = VANTETIDER
    huvudnyckel = "vantetider"
    kallas = "underlaget"
    inledande_del = Del(nyckel="", rubrik="Om uppgifterna")

    vantetider: Literal[2024] = 2024
    region: Annotated[Radtext | None, Fraga("Region", UPPGIFTERNA, hjalp="Regionen som jämförs med de andra.")] = None
    kalla: Annotated[
        Radtext | None,
        Fraga("Källa", UPPGIFTERNA, hjalp="Där mätvärdena hämtades, om inte varje rad säger det.", bor=True),
    ] = None
    troskel: Annotated[
        int | None,
        Fraga("Minsta antal som visas", UPPGIFTERNA, hjalp="Färre visas inte i diagram och tabeller. Tomt: 5."),
    ] = None
    kommentar: Annotated[Fritext | None, Fraga("Ev. kommentar", UPPGIFTERNA)] = None
    indikatorer: Annotated[list[EgenIndikator], Lista("Egna indikatorer")]
    mal: Annotated[list[EgetMal], Lista("Egna mål")]
    matvarden: Annotated[list[Matvardet], Lista("Mätvärden")]
