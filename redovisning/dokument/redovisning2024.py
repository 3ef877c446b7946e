"""Socialstyrelsens formulär «Redovisning av överenskommelsen om ökad tillgänglighet 2024».

Klasserna läses uppifrån och ned som formuläret. Ordalydelsen är myndighetens, med dess egna ojämnheter.
Ett obligatoriskt svar saknar förval; ``bor=True`` betyder att ett saknat svar ger en varning.
En publicerad årgång ändras inte: nästa års formulär är en ny fil (se ``docs/nytt-ar.md``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from redovisning.dokument.klasser import (
    Avsnitt,
    Del,
    Dokument,
    Fraga,
    Fritext,
    JaNej,
    Post,
    Radtext,
    Sandlista,
    Tabell,
)

LYFT_FRAM = "Lyft fram de resultat ni kunnat se/påvisa hittills."

REGION = Tabell()
KONTAKTPERSONER = Tabell()


class Kontaktperson(Post):
    """En rad i formulärets kontakttabell; minst en, gärna två."""

    postnamn = "kontaktperson"

    namn: Annotated[Radtext, Fraga("Kontaktperson", KONTAKTPERSONER)]
    telefon: Annotated[Radtext, Fraga("Telefonnummer", KONTAKTPERSONER)]
    epost: Annotated[Radtext, Fraga("Mejladress", KONTAKTPERSONER)]
    kommentar: Annotated[Fritext | None, Fraga("Ev. kommentar", KONTAKTPERSONER)] = None


MYNDIGHETSUPPDRAG = Tabell()


class Generellt(Avsnitt):
    """Generellt: deltagande i myndighetsuppdragen."""

    rubrik = "Generellt"
    ingress = (
        "Har regionen deltagit aktivt under 2024/kommer regionen att delta aktivt under 2024 i följande "
        "myndighetsuppdrag (ja/nej)?"
    )

    vardformedling: Annotated[
        JaNej,
        Fraga("Myndighetsuppdrag med koppling till Nationell vårdförmedling (3.1) (ja/nej)", MYNDIGHETSUPPDRAG),
    ]
    vardplatser: Annotated[
        JaNej,
        Fraga(
            "Myndighetsuppdrag med koppling till vårdplatser, överbeläggningar och utlokaliseringar (3.2) (ja/nej)",
            MYNDIGHETSUPPDRAG,
        ),
    ]
    kompetensforsorjning: Annotated[
        JaNej,
        Fraga(
            "Myndighetsuppdrag med koppling till vårdens kompetensförsörjning och arbetsmiljö (3.3) (ja/nej)",
            MYNDIGHETSUPPDRAG,
        ),
    ]
    kommentar: Annotated[Fritext | None, Fraga("Ev. kommentar", MYNDIGHETSUPPDRAG)] = None


VARDFORMEDLING_MEDEL = Tabell()
VARDFORMEDLING_SAMVERKAN = Tabell(
    ingress="Beskriv hur regionen arbetat 2024 och kommer att arbeta 2024 med följande insatser i avsnitt 3.1:"
)
VARDLOTSKANSLIER = Tabell()
VANTANDE_PATIENTER = Tabell()
EGEN_KAPACITET = Tabell()


class Vardformedling(Avsnitt):
    """3.1 Nationell vårdförmedling för kortare köer."""

    nummer = "3.1"
    rubrik = "Nationell vårdförmedling för kortare köer"

    medel: Annotated[
        Fritext,
        Fraga(
            "Hur har 2024 års medel använts? Hur kommer 2024 års medel att användas framöver för att uppnå "
            "prestationskraven i 3.1?",
            VARDFORMEDLING_MEDEL,
        ),
    ]
    resultat: Annotated[
        Fritext | None,
        Fraga("Resultatet av genomförda insatser.", VARDFORMEDLING_MEDEL, hjalp=LYFT_FRAM, bor=True),
    ] = None
    samverkan_regioner: Annotated[
        Fritext,
        Fraga(
            "Samverka med andra regioner i syfte att bidra till vårdförmedling på nationell nivå.",
            VARDFORMEDLING_SAMVERKAN,
        ),
    ]
    samverkan_myndigheter: Annotated[
        Fritext,
        Fraga(
            "Samverka med statliga myndigheter i syfte att bidra till vårdförmedling på nationell nivå.",
            VARDFORMEDLING_SAMVERKAN,
        ),
    ]
    vardlotskanslier: Annotated[
        Fritext,
        Fraga(
            "Förstärka och fortsätta arbetet med vårdlotskanslier i syfte att bidra till vårdförmedling på "
            "nationell nivå.",
            VARDLOTSKANSLIER,
        ),
    ]
    vantande_patienter: Annotated[
        Fritext,
        Fraga(
            "Utveckla och förbättra rutiner för att etablera och upprätthålla kontakt med väntande patienter, "
            "bland annat i syfte att kontinuerligt följa patientens hälsostatus och vårdbehov.",
            VANTANDE_PATIENTER,
        ),
    ]
    egen_kapacitet: Annotated[
        Fritext,
        Fraga(
            "Identifiera insatser utifrån den egna kapaciteten som på kort sikt kan bidra till att korta köer på "
            "nationell nivå samt analysera eventuella kostnader för detta.",
            EGEN_KAPACITET,
        ),
    ]


VARDPLATSER_MEDEL = Tabell()
DISPONIBLA_VARDPLATSER = Tabell(
    ingress="Beskriv hur regionen arbetat 2024 och kommer att arbeta 2024 med följande insatser i avsnitt 3.2:"
)
RESURSALLOKERING = Tabell()


class Vardplatser(Avsnitt):
    """3.2 Vårdplatser, överbeläggningar och utlokaliseringar."""

    nummer = "3.2"
    rubrik = "Vårdplatser, överbeläggningar och utlokaliseringar"

    medel: Annotated[
        Fritext,
        Fraga(
            "Hur har 2024 års medel använts? Hur kommer 2024 års medel att användas framöver för att uppnå "
            "prestationskraven i 3.2?",
            VARDPLATSER_MEDEL,
        ),
    ]
    resultat: Annotated[
        Fritext | None,
        Fraga("Resultatet av genomförda insatser", VARDPLATSER_MEDEL, hjalp=LYFT_FRAM, bor=True),
    ] = None
    disponibla_vardplatser: Annotated[
        Fritext,
        Fraga(
            "Vidta åtgärder för att öka antalet disponibla vårdplatser i enlighet med Socialstyrelsens beräknade "
            "riktvärden för respektive region. Redogöra för hur den egna regionen arbetar för att uppnå det av "
            "Socialstyrelsen beräknade riktvärdet för antalet disponibla vårdplatser.",
            DISPONIBLA_VARDPLATSER,
        ),
    ]
    resursallokering: Annotated[
        Fritext,
        Fraga(
            "Identifiera och vidta åtgärder för att säkerställa att befintliga resurser allokeras ändamålsenligt. "
            "Dvs att det totala antalet disponibla vårdplatser är fördelade efter behov och på ett sätt som skapar "
            "förutsättningar för ett effektivt vårdflöde.",
            RESURSALLOKERING,
        ),
    ]


KOMPETENS_MEDEL = Tabell()
MEDARBETARE = Tabell(
    ingress="Beskriv hur regionen arbetat 2024 och kommer att arbeta 2024 med följande insatser i avsnitt 3.3:"
)
BEMANNINGSPERSONAL = Tabell()


class Kompetensforsorjning(Avsnitt):
    """3.3 Kompetensförsörjning och arbetsmiljö."""

    nummer = "3.3"
    rubrik = "Kompetensförsörjning och arbetsmiljö"

    medel: Annotated[
        Fritext,
        Fraga(
            "Hur har 2024 års medel använts? Hur kommer 2024 års medel att användas framöver för att uppnå "
            "prestationskraven i 3.3?",
            KOMPETENS_MEDEL,
        ),
    ]
    medarbetare: Annotated[
        Fritext,
        Fraga(
            "Vidta åtgärder för att utveckla och behålla medarbetare samt locka tillbaka medarbetare som lämnat "
            "yrket.\n"
            "Vidta åtgärder i att stödja en hälsofrämjande och hållbar arbetsmiljö som möjliggör en hållbar "
            "kompetensförsörjning.\n"
            "Vidta åtgärder för att stärka kompetensutvecklingen för medarbetarna utifrån verksamhetens behov och "
            "identifiera hinder som möjliggör fortbildning och vidareutbildning av vårdens medarbetare.",
            MEDARBETARE,
        ),
    ]
    medarbetare_resultat: Annotated[
        Fritext | None,
        Fraga("Resultatet av genomförda insatser", MEDARBETARE, hjalp=LYFT_FRAM, bor=True),
    ] = None
    bemanningspersonal: Annotated[
        Fritext,
        Fraga(
            "Vidta åtgärder och arbeta strategiskt för att kraftigt minska beroendet av bemanningspersonal.",
            BEMANNINGSPERSONAL,
        ),
    ]
    bemanningspersonal_resultat: Annotated[
        Fritext | None,
        Fraga("Resultatet av genomförda insatser", BEMANNINGSPERSONAL, hjalp=LYFT_FRAM, bor=True),
    ] = None


RAPPORTERING = Tabell(form="rader", rubrikrad=("Enligt överenskommelsen 2024", "Svar från regionen"))


class Vantetidsdata(Avsnitt):
    """3.4 Förvaltning av register, modeller för datainsamling, dess data och informationsinnehåll."""

    nummer = "3.4"
    rubrik = "Förvaltning av register, modeller för datainsamling, dess data och informationsinnehåll"

    inom_tre_veckor: Annotated[
        JaNej,
        Fraga(
            "Finns rapporteringen av faktiska väntetider (genomförda besök/operation/åtgärder) och väntande "
            "(besök/operation/åtgärder) i väntetidsdatabasen senast tre veckor efter den månad som mätperioden "
            "avser? (ja/nej)",
            RAPPORTERING,
        ),
    ]
    enligt_riktlinjer: Annotated[
        JaNej,
        Fraga(
            "Görs rapporteringen enligt de riktlinjer och rutiner som gäller för rapportering till den nationella "
            "väntetidsdatabasen? För faktisk väntetid ska samma vårdutbud rapporteras som för väntande. (ja/nej)",
            RAPPORTERING,
        ),
    ]
    avvikelser_enligt_regelverk: Annotated[
        JaNej,
        Fraga(
            "Följer regionernas rapportering för avvikelserna patientvald väntan och medicinskt orsakad väntan det "
            "regelverk som återfinns i hälso- och sjukvårdsförordningen för när en patients väntan ska anses som "
            "självvald eller medicinskt orsakad? (ja/nej)",
            RAPPORTERING,
        ),
    ]
    svarsfrekvens_95: Annotated[
        JaNej,
        Fraga(
            "Uppgår svarsfrekvensen för rapportering av väntande och faktisk väntetid till minst 95 procent varje "
            "månad under årets alla månader? (ja/nej)",
            RAPPORTERING,
        ),
    ]
    ej_rapporterade_data: Annotated[
        Fritext | None,
        Fraga(
            "Vilken data har ev. inte rapporterats och hur ser planen ut för att den ska kunna ingå i rapporteringen?",
            RAPPORTERING,
        ),
    ] = None
    kommentar: Annotated[Fritext | None, Fraga("Ev. kommentarer vg. ovanstående punkter", RAPPORTERING)] = None


INNOVATION_MEDEL = Tabell()
NYA_ARBETSSATT = Tabell(
    ingress="Beskriv hur regionen arbetat 2024 och kommer att arbeta 2024 med följande insatser i avsnitt 3.5:"
)


class Innovation(Avsnitt):
    """3.5 Innovativa arbetssätt och försöksverksamhet."""

    nummer = "3.5"
    rubrik = "Innovativa arbetssätt och försöksverksamhet"

    medel: Annotated[
        Fritext,
        Fraga(
            "Hur har 2024 års medel använts? Hur kommer 2024 års medel att användas framöver för att uppnå "
            "prestationskraven i 3.5?",
            INNOVATION_MEDEL,
        ),
    ]
    resultat: Annotated[
        Fritext | None,
        Fraga("Resultatet av genomförda insatser.", INNOVATION_MEDEL, hjalp=LYFT_FRAM, bor=True),
    ] = None
    nya_arbetssatt: Annotated[
        Fritext,
        Fraga(
            "Identifiera och om så bedöms lämpligt testa nya arbetssätt som kan leda till förbättrad tillgänglighet "
            "i regionen.",
            NYA_ARBETSSATT,
            andra_lydelser=(
                "Identifiera och om så bedöms lämpligt testa nya arbetsätt som kan leda till förbättrad "
                "tillgänglighet i regionen.",
            ),
        ),
    ]


PLANENS_INNEHALL = Tabell()
PLANENS_MEDEL = Tabell()
PRODUKTIONSPLANERING = Tabell(
    ingress="Beskriv hur regionen arbetat 2024 och kommer att arbeta 2024 med följande insats i avsnitt 3.6:"
)


class Handlingsplanen(Avsnitt):
    """3.6 Regionala handlingsplaner för ökad tillgänglighet."""

    nummer = "3.6"
    rubrik = "Regionala handlingsplaner för ökad tillgänglighet"
    ingress = "Handlingsplanen ska bifogas redovisningen."

    insatser_kort_och_lang_sikt: Annotated[
        JaNej,
        Fraga(
            "Innehåller handlingsplanen de insatser regionen avser göra på så väl kort som lång sikt? (ja/nej)",
            PLANENS_INNEHALL,
        ),
    ]
    arbetar_utifran_planen: Annotated[
        JaNej, Fraga("Arbetar regionen utifrån den regionala handlingsplanen? (ja/nej)", PLANENS_INNEHALL)
    ]
    uppdaterad: Annotated[
        JaNej,
        Fraga(
            "Har handlingsplanen uppdaterats sedan senaste version ni skickat in i mars 2024? (ja/nej)",
            PLANENS_INNEHALL,
        ),
    ]
    kommentar: Annotated[Fritext | None, Fraga("Ev. kommentar", PLANENS_INNEHALL)] = None
    medel: Annotated[
        Fritext,
        Fraga(
            "Hur har 2024 års medel använts och kommer att användas för arbetet med den regionala handlingsplanen?",
            PLANENS_MEDEL,
        ),
    ]
    resultat: Annotated[
        Fritext | None,
        Fraga(
            "Resultatet av genomförda insatser i handlingsplanen (som inte beskrivits tidigare i redovisningen).",
            PLANENS_MEDEL,
            hjalp=LYFT_FRAM,
        ),
    ] = None
    produktionsplanering: Annotated[
        Fritext,
        Fraga(
            "Utveckla förutsättningar för en sammanhållen och strategisk produktions- och kapacitetsplanering på "
            "såväl verksamhetsnivå som regionövergripande nivå.",
            PRODUKTIONSPLANERING,
        ),
    ]
    produktionsplanering_resultat: Annotated[
        Fritext | None,
        Fraga("Resultatet av genomförda insatser", PRODUKTIONSPLANERING, hjalp=LYFT_FRAM, bor=True),
    ] = None


BUP_MEDEL = Tabell()


class Bup(Avsnitt):
    """3.7 Barn- och ungdomspsykiatri."""

    nummer = "3.7"
    rubrik = "Barn- och ungdomspsykiatri"
    avslut = (
        "Prestationskraven i överenskommelsen för 2024 inom den förstärkta vårdgarantin för barn- och "
        "ungdomspsykiatri (3.7) redovisas via väntetidsdatabasen. Regionen behöver inte redovisa dessa delar på "
        "annat sätt."
    )

    medel: Annotated[
        Fritext,
        Fraga(
            "Hur har 2024 års medel använts och kommer att användas för att minska väntetiderna inom BUP?", BUP_MEDEL
        ),
    ]
    resultat: Annotated[
        Fritext | None,
        Fraga("Resultatet av genomförda insatser", BUP_MEDEL, hjalp=LYFT_FRAM, bor=True),
    ] = None


class Redovisning2024(Dokument):
    """En regions hela redovisning 2024: kontaktuppgifter, Generellt och avsnitten 3.1–3.7."""

    ar = 2024
    titel = "Redovisning av överenskommelsen om ökad tillgänglighet 2024"
    inledande_del = Del(
        nyckel="",
        rubrik="Kontaktuppgifter",
        ingress=(
            "Redovisa kontaktuppgifter nedan, ifall Socialstyrelsen behöver kontakta regionen om kompletteringar "
            "(se punktlistan ovan). Kontakterna om kompletteringar kommer i så fall att ske under de tre första "
            "veckorna i oktober 2024."
        ),
    )
    sandlista = Sandlista(
        mottagare="Socialstyrelsen, Tillgänglighetsuppdraget (UHS/TK)",
        epost="tillganglighetsuppdraget@socialstyrelsen.se",
        senast="2024-09-30",
        kompletteringar="de tre första veckorna i oktober 2024",
    )
    saknas = "Skriv ett svar, eller hänvisa till redovisningen för 2023 om samma fråga fanns då."

    formular: Literal[2024] = 2024
    region: Annotated[Radtext, Fraga("Redovisningen gäller följande region", REGION, saknas="Skriv regionens namn.")]
    kontaktpersoner: Annotated[list[Kontaktperson], Field(min_length=1)]
    generellt: Generellt
    vardformedling: Vardformedling
    vardplatser: Vardplatser
    kompetensforsorjning: Kompetensforsorjning
    vantetidsdata: Vantetidsdata
    innovation: Innovation
    handlingsplan: Handlingsplanen
    bup: Bup
