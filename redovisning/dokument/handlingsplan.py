"""Handlingsplanen som bifogas redovisningen: texter, mål, åtgärder och indikatorer.

Vad en plan innehåller följer det som efterfrågades i juni 2023 (nuläge, behovsanalys, styrning och ledning, åtgärder
på kort och lång sikt, målsättning, uppföljning och jämställdhetsanalys) och de planer som regioner har lämnat in.
Vem som ansvarar och när något görs är frivilligt: antagna planer saknar det.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from redovisning.dokument.fragor import HANDLINGSPLAN
from redovisning.dokument.klasser import (
    Avsnitt,
    Del,
    Dokument,
    Fraga,
    Fritext,
    Lista,
    Post,
    Radtext,
    Stapeldiagram,
    Tabell,
)

OM_PLANEN = Tabell(form="rader")
TEXTERNA = Tabell(form="rader")
MALEN = Tabell()
ATGARDERNA = Tabell()
INDIKATORERNA = Tabell()
BEDOMNINGEN = Tabell(form="rader")
INDIKATORERNAS_DIAGRAM = (
    Stapeldiagram("Utfall och målvärde", "styrmatt", ("utfall", "malvarde")),
    Stapeldiagram("Utfall för kvinnor och män", "styrmatt", ("utfall_kvinnor", "utfall_man")),
)

_MALNUMMER = "Målets nummer, till exempel M1. Flera skiljs med komma."
_UTFALL = "Till exempel 86 %, 2 463 eller 19,3."


class Texter(Avsnitt):
    """Planens löpande text, ett fält för varje rubrik."""

    rubrik = "Texter"

    sammanfattning: Annotated[Fritext | None, Fraga("Sammanfattning", TEXTERNA)] = None
    nulage: Annotated[
        Fritext | None, Fraga("Nuläge", TEXTERNA, hjalp="Beskriv tillgängligheten nu, med siffror.", bor=True)
    ] = None
    behovsanalys: Annotated[
        Fritext | None, Fraga("Behovsanalys", TEXTERNA, hjalp="Vad väntetiderna beror på och vad som behövs.", bor=True)
    ] = None
    overgripande_malsattning: Annotated[Fritext | None, Fraga("Övergripande målsättning", TEXTERNA, bor=True)] = None
    styrning_och_ledning: Annotated[
        Fritext | None,
        Fraga("Styrning och ledning", TEXTERNA, hjalp="Vem som beslutar och hur planen hålls.", bor=True),
    ] = None
    samverkan: Annotated[Fritext | None, Fraga("Samverkan", TEXTERNA)] = None
    datakvalitet: Annotated[
        Fritext | None, Fraga("Datakvalitet", TEXTERNA, hjalp="Hur säkra väntetidsuppgifterna är.")
    ] = None
    uppfoljning: Annotated[
        Fritext | None, Fraga("Uppföljning", TEXTERNA, hjalp="Hur ofta och av vem planen följs upp.", bor=True)
    ] = None
    jamstalldhetsanalys: Annotated[
        Fritext | None,
        Fraga("Jämställdhetsanalys", TEXTERNA, hjalp="Skillnader i väntetid mellan kvinnor och män.", bor=True),
    ] = None


class Malsattning(Post):
    """Ett mål som åtgärderna ska leda till."""

    postnamn = "mål"

    nummer: Annotated[Radtext, Fraga("Nr", MALEN, hjalp="Till exempel M1. Åtgärder hänvisar hit.")]
    malsattning: Annotated[Fritext, Fraga("Mål", MALEN)]
    omrade: Annotated[Radtext | None, Fraga("Område", MALEN)] = None
    kommentar: Annotated[Fritext | None, Fraga("Kommentar", MALEN)] = None


class Atgard(Post):
    """En åtgärd på kort eller lång sikt."""

    postnamn = "åtgärd"

    omrade: Annotated[Radtext | None, Fraga("Område", ATGARDERNA, hjalp="Till exempel Operation eller BUP.")] = None
    rubrik: Annotated[Radtext, Fraga("Åtgärd", ATGARDERNA, hjalp="En kort rubrik.")]
    beskrivning: Annotated[Fritext | None, Fraga("Beskrivning", ATGARDERNA)] = None
    problem: Annotated[Fritext | None, Fraga("Problem som åtgärden möter", ATGARDERNA)] = None
    sikt: Annotated[Literal["kort", "lång"] | None, Fraga("Sikt", ATGARDERNA, hjalp="Kort eller lång.", bor=True)] = (
        None
    )
    ansvarig: Annotated[
        Radtext | None, Fraga("Ansvarig", ATGARDERNA, hjalp="En funktion, inte en person: verksamhetschef BUP.")
    ] = None
    start: Annotated[date | None, Fraga("Start", ATGARDERNA, hjalp="Datum: 2024-03-01.")] = None
    slut: Annotated[date | None, Fraga("Slut", ATGARDERNA, hjalp="Datum: 2024-12-31.")] = None
    forvantad_effekt: Annotated[Fritext | None, Fraga("Förväntad effekt", ATGARDERNA)] = None
    kostnad: Annotated[Radtext | None, Fraga("Kostnad", ATGARDERNA, hjalp="Till exempel 1,2 miljoner kronor.")] = None
    mal: Annotated[Radtext | None, Fraga("Mål", ATGARDERNA, hjalp=_MALNUMMER)] = None
    indikator: Annotated[
        Radtext | None, Fraga("Indikator", ATGARDERNA, hjalp="Styrmåttet eller nyckeln. Flera skiljs med semikolon.")
    ] = None
    status: Annotated[
        Literal["ej påbörjad", "pågår", "klar", "avbruten"] | None,
        Fraga("Status", ATGARDERNA),
    ] = None
    kommentar: Annotated[Fritext | None, Fraga("Kommentar", ATGARDERNA)] = None


class Planindikator(Post):
    """En indikator med målvärde och utfall. Med en nyckel hämtas utfallet ur väntetiderna."""

    postnamn = "indikator"

    framgangsfaktor: Annotated[Radtext | None, Fraga("Framgångsfaktor", INDIKATORERNA)] = None
    styrmatt: Annotated[Radtext, Fraga("Styrmått", INDIKATORERNA, hjalp="Vad som mäts.")]
    nyckel: Annotated[
        Radtext | None,
        Fraga("Nyckel i väntetiderna", INDIKATORERNA, hjalp="Till exempel forsta_besok. Då hämtas utfallet därifrån."),
    ] = None
    mal: Annotated[Radtext | None, Fraga("Mål", INDIKATORERNA, hjalp=_MALNUMMER)] = None
    malvarde: Annotated[
        Radtext | None,
        Fraga(
            "Målvärde",
            INDIKATORERNA,
            hjalp="≥ 90 %, 100 %, Öka, Minska med 50 % jämfört med 2020, eller per kön: K: 16 % M: 17,2 %.",
            bor=True,
        ),
    ] = None
    riktning: Annotated[
        Literal["högre är bättre", "lägre är bättre"] | None,
        Fraga("Riktning", INDIKATORERNA, hjalp="Behövs när målvärdet inte säger det."),
    ] = None
    uppfoljningsperiod: Annotated[Radtext | None, Fraga("Uppföljningsperiod", INDIKATORERNA)] = None
    utfall: Annotated[Radtext | None, Fraga("Utfall totalt", INDIKATORERNA, hjalp=_UTFALL)] = None
    utfall_kvinnor: Annotated[Radtext | None, Fraga("Utfall kvinnor", INDIKATORERNA, hjalp=_UTFALL)] = None
    utfall_man: Annotated[Radtext | None, Fraga("Utfall män", INDIKATORERNA, hjalp=_UTFALL)] = None
    tidigare: Annotated[
        Radtext | None, Fraga("Tidigare totalt", INDIKATORERNA, hjalp="Samma mått förra gången, eller jämförelseåret.")
    ] = None
    tidigare_kvinnor: Annotated[Radtext | None, Fraga("Tidigare kvinnor", INDIKATORERNA)] = None
    tidigare_man: Annotated[Radtext | None, Fraga("Tidigare män", INDIKATORERNA)] = None
    kalla: Annotated[Radtext | None, Fraga("Källa", INDIKATORERNA)] = None


class Bedomningsregler(Avsnitt):
    """Inställningarna för uppföljningen. Det som lämnas tomt får det förvalda värdet."""

    rubrik = "Bedömning"
    ingress = "Så bedöms utfallen. Det som lämnas tomt får det förvalda värdet."

    delvis_inom: Annotated[
        Decimal | None,
        Field(ge=0, le=100),
        Fraga("Delvis uppfyllt inom", BEDOMNINGEN, hjalp="Procent av målvärdet, bara talet. Tomt: 10."),
    ] = None
    oforandrat_inom: Annotated[
        Decimal | None,
        Field(ge=0, le=100),
        Fraga(
            "Oförändrat inom",
            BEDOMNINGEN,
            hjalp="Procentenheter för andelar och procent för annat, bara talet. Tomt: 0.",
        ),
    ] = None
    stor_skillnad: Annotated[
        Decimal | None,
        Field(ge=0, le=100),
        Fraga(
            "Stor skillnad mellan kvinnor och män över",
            BEDOMNINGEN,
            hjalp="Procentenheter för andelar och procent för annat, bara talet. Tomt: 5.",
        ),
    ] = None


class Handlingsplan(Dokument):
    """En regions handlingsplan för ökad tillgänglighet."""

    ar = 2024
    titel = "Handlingsplan för ökad tillgänglighet"
    filnamn = HANDLINGSPLAN
    huvudnyckel = "handlingsplan"
    kallas = "handlingsplanen"
    inledande_del = Del(nyckel="", rubrik="Om planen")

    handlingsplan: Literal[2024] = 2024
    region: Annotated[Radtext, Fraga("Region", OM_PLANEN)]
    plantitel: Annotated[Radtext | None, Fraga("Planens titel", OM_PLANEN, hjalp="Tomt: årets vanliga titel.")] = None
    giltig_fran: Annotated[
        date | None, Fraga("Gäller från och med", OM_PLANEN, hjalp="Datum: 2024-01-01.", bor=True)
    ] = None
    giltig_till: Annotated[
        date | None, Fraga("Gäller till och med", OM_PLANEN, hjalp="Datum: 2025-12-31.", bor=True)
    ] = None
    beslutad_av: Annotated[
        Radtext | None, Fraga("Beslutad av", OM_PLANEN, hjalp="Till exempel hälso- och sjukvårdsnämnden.")
    ] = None
    beslutsdatum: Annotated[date | None, Fraga("Beslutsdatum", OM_PLANEN, hjalp="Datum: 2024-02-14.")] = None
    diarienummer: Annotated[Radtext | None, Fraga("Diarienummer", OM_PLANEN)] = None
    utgava: Annotated[Radtext | None, Fraga("Version", OM_PLANEN, hjalp="Till exempel 1.2.")] = None
    texter: Texter
    malsattningar: Annotated[list[Malsattning], Lista("Mål")]
    atgarder: Annotated[list[Atgard], Lista("Åtgärder")]
    indikatorer: Annotated[list[Planindikator], Lista("Indikatorer", diagram=INDIKATORERNAS_DIAGRAM)]
    bedomning: Bedomningsregler
