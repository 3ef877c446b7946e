"""Meddelanden om handlingsplanen: dess egna uppgifter, och planen jämförd med svaren i 3.6."""

from __future__ import annotations

from collections.abc import Mapping

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_FORMULAR = "Formuläret, 3.6"
_PLANEN = "Det som en handlingsplan innehåller: åtgärder på kort och lång sikt, mål, uppföljning, jämställdhetsanalys"
_EGEN = "Egen kontroll"


def _plan(
    kod: str, niva: Niva, rubrik: str, text: str, kalla: str, atgard: str, exempel: Mapping[str, str] | None = None
) -> Meddelande:
    return Meddelande(kod, niva, rubrik, text, kalla, atgard=atgard, exempel=exempel or {}, dokument="handlingsplan")


MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        "HP02",
        Niva.VARNING,
        "Planen saknar åtgärder på kort eller lång sikt",
        "svaret är ja, men i {plan} finns ingen åtgärd på {sikt} sikt. Ange sikten vid åtgärderna, eller ändra svaret.",
        _FORMULAR,
        atgard="Skriv kort eller lång i kolumnen Sikt för varje åtgärd.",
        exempel={"plan": "handlingsplan.yaml", "sikt": "lång"},
    ),
    Meddelande(
        "HP03",
        Niva.VARNING,
        "Planen är nyare än svaret säger",
        "svaret är nej, men {plan} är {hur} {datum}, efter mars 2024. Ändra svaret, eller kontrollera datumet.",
        _FORMULAR,
        till=2024,
        atgard="Är planen uppdaterad sedan mars 2024 är svaret ja.",
        exempel={"plan": "handlingsplan.yaml", "hur": "beslutad", "datum": "2024-06-12"},
    ),
    Meddelande(
        "HP04",
        Niva.VARNING,
        "Planen är äldre än svaret säger",
        "svaret är ja, men {plan} är beslutad {datum}, före mars 2024. Lägg den uppdaterade planen i mappen, ändra "
        "svaret eller kontrollera datumet.",
        _FORMULAR,
        till=2024,
        atgard="Byt till den uppdaterade planen, eller svara nej och hänvisa till den från mars 2024.",
        exempel={"plan": "handlingsplan.yaml", "datum": "2023-02-14"},
    ),
    Meddelande(
        "HP05",
        Niva.FEL,
        "Planen gäller en annan region",
        "redovisningen gäller {region}, men {plan} gäller {annan}. Lägg den egna regionens plan i mappen.",
        _EGEN,
        atgard="Byt ut planen, eller rätta regionens namn i den.",
        exempel={"region": "Region Halland", "plan": "handlingsplan.yaml", "annan": "Region Skåne"},
    ),
    _plan(
        "PL01",
        Niva.FEL,
        "Slutet ligger före början",
        "slutet är {slut}, före början {start}. Rätta ett av datumen.",
        _EGEN,
        "Rätta det datum som är fel.",
        {"start": "2024-09-01", "slut": "2024-03-01"},
    ),
    _plan(
        "PL02",
        Niva.VARNING,
        "Kort sikt är längre än ett år",
        "åtgärden är på kort sikt, men varar från {start} till {slut}, mer än ett år. Ändra sikten till lång, eller "
        "rätta datumen.",
        _EGEN,
        "Kort sikt brukar vara högst ett år.",
        {"start": "2024-01-01", "slut": "2026-12-31"},
    ),
    _plan(
        "PL03",
        Niva.RAD,
        "Åtgärd utan mål",
        "åtgärden hänvisar inte till något av planens mål. Skriv målets nummer: {nummer}.",
        _PLANEN,
        "Skriv numret på det mål som åtgärden ska leda till. Flera skiljs med komma.",
        {"nummer": "M1, M2 eller M3"},
    ),
    _plan(
        "PL04",
        Niva.VARNING,
        "Målet finns inte",
        "här står {skrivet}, men planen har inget mål med det numret. Målen är {nummer}.",
        _EGEN,
        "Rätta numret, eller lägg till målet.",
        {"skrivet": "M7", "nummer": "M1, M2 och M3"},
    ),
    _plan(
        "PL05",
        Niva.VARNING,
        "Mål utan åtgärd",
        "ingen åtgärd hänvisar till målet {nummer}. Ange målets nummer vid de åtgärder som hör till det.",
        _PLANEN,
        "Skriv målets nummer i kolumnen Mål för åtgärden.",
        {"nummer": "M2"},
    ),
    _plan(
        "PL06",
        Niva.VARNING,
        "Planens tid täcker inte året",
        "planen gäller {tid}, men ska bifogas redovisningen för {ar}. Kontrollera datumen, eller lägg i den plan som "
        "gäller.",
        _EGEN,
        "Planen ska gälla under året som redovisas.",
        {"tid": "2022-01-01 – 2023-12-31", "ar": "2024"},
    ),
    _plan(
        "PL07",
        Niva.VARNING,
        "Indikator utan utfall",
        "indikatorn har inget utfall{var}. Fyll i det, eller ange nyckeln till ett mått i väntetiderna.",
        _PLANEN,
        "Skriv utfallet, till exempel 86 %, eller ange en nyckel så hämtas det ur väntetiderna.",
        {"var": ", och väntetiderna har inget för «telefon»"},
    ),
    _plan(
        "PL08",
        Niva.RAD,
        "Måluppfyllelsen går inte att bedöma",
        "måluppfyllelsen blir «ej bedömt»: {skal}. Skriv målvärdet som ≥ 90 %, högst 30 dagar, Öka eller Minska, eller "
        "fyll i det som saknas.",
        _EGEN,
        "Ange målvärde, riktning och det värde som ska jämföras med. Ett mål utan siffra får stå som det är.",
        {"skal": "målvärdet säger inte om högre eller lägre är bättre"},
    ),
    _plan(
        "PL09",
        Niva.VARNING,
        "Klar före slutdatumet",
        "åtgärden är klar, men slutet är {slut}, som inte har varit än. Rätta statusen eller datumet.",
        _EGEN,
        "En klar åtgärd slutar den dag den blev klar.",
        {"slut": "2025-12-31"},
    ),
    _plan(
        "PL10",
        Niva.RAD,
        "Ett namn där en funktion hör hemma",
        "«{ord}» ser ut som en persons namn. Skriv funktionen i stället, till exempel verksamhetschef BUP: planen blir "
        "en allmän handling och personer byts ut.",
        _EGEN,
        "Skriv en roll, en verksamhet eller en nämnd.",
        {"ord": "Alva Exempelsson"},
    ),
    _plan(
        "PL11",
        Niva.VARNING,
        "Nuläge utan siffror",
        "nuläget har inga siffror. Säg hur många som får vård i tid, för vilken period och med vilken källa.",
        _PLANEN,
        "Skriv minst en siffra om väntetiderna.",
    ),
    _plan(
        "PL12",
        Niva.VARNING,
        "Nyckeln finns inte bland väntetidernas mått",
        "«{ord}» är inte nyckeln till något mått{menade} Utfallet hämtas inte.",
        _EGEN,
        "Nycklarna står i vantetider.md.",
        {"ord": "telefn", "menade": ". Menade du telefon?"},
    ),
    _plan(
        "PL13",
        Niva.RAD,
        "Stor skillnad mellan kvinnor och män utan åtgärd",
        "kvinnornas utfall är {kvinnor} och männens {man}, en skillnad på {skillnad}, men ingen åtgärd nämner "
        "indikatorn. Lägg till en åtgärd, eller skriv i jämställdhetsanalysen vad skillnaden beror på.",
        _PLANEN,
        "Ange indikatorn vid den åtgärd som ska minska skillnaden.",
        {"kvinnor": "47 %", "man": "32 %", "skillnad": "15 procentenheter"},
    ),
    _plan(
        "PL14",
        Niva.FEL,
        "Två mål med samma nummer",
        "numret {nummer} används av flera mål. Åtgärder hänvisar till numret, så varje mål behöver sitt eget.",
        _EGEN,
        "Ge det ena målet ett annat nummer.",
        {"nummer": "M1"},
    ),
    _plan(
        "PL15",
        Niva.FEL,
        "Inställningen är utanför gränserna",
        "{skrivet} är inte från 0 till 100. Skriv ett tal däremellan, eller lämna tomt så gäller det förvalda.",
        _EGEN,
        "Gränserna är procent eller procentenheter.",
        {"skrivet": "150"},
    ),
    _plan(
        "PL16",
        Niva.RAD,
        "Åtgärder men inga mål",
        "planen har åtgärder ({antal}) men inga mål som de kan hänvisa till. Skriv varje mål för sig med ett nummer, "
        "och numret vid de åtgärder som ska leda till det.",
        _PLANEN,
        "Lägg målen i listan Mål, med nummer som M1.",
        {"antal": "7"},
    ),
    _plan(
        "PL17",
        Niva.VARNING,
        "Mål men inga åtgärder",
        "planen har mål ({antal}) men inga åtgärder. Skriv vad som ska göras för att nå dem.",
        _PLANEN,
        "Lägg åtgärderna i listan Åtgärder, på kort och lång sikt.",
        {"antal": "4"},
    ),
    _plan(
        "PL18",
        Niva.RAD,
        "Planens tid täcker bara en del av året",
        "planen gäller {tid}, och inte hela {ar}. Kontrollera datumen.",
        _EGEN,
        "Gällde en annan plan resten av året: säg det i kommentaren i 3.6.",
        {"tid": "2024-02-14 – 2025-12-31", "ar": "2024"},
    ),
)
