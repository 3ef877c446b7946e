"""Meddelanden om svaren: obesvarade frågor, ja/nej, ledtexter, följdfrågor, hänvisningar och text utanför fälten."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_FORMULAR = "Formuläret"
INGET_AN = "Finns inget att redovisa än, skriv det."
"""Rådet vid en tom fritext. Ett datum eller ett val kan inte besvaras så."""
_BILAGA = "Formuläret, 3.6: handlingsplanen ska bifogas redovisningen"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        kod="OB01",
        niva=Niva.FEL,
        rubrik="Ett obligatoriskt svar saknas",
        text="svar saknas, och frågan måste besvaras. {gor}",
        kalla=f"{_FORMULAR}: de blå fälten",
        atgard=(
            "Skriv ett svar. I fritextfälten får regionen hänvisa till förra årets redovisning om samma fråga "
            "fanns då. Minst en kontaktperson ska ha namn, telefonnummer och mejladress."
        ),
        dokument="*",
        exempel={"gor": "Svara ja eller nej."},
    ),
    Meddelande(
        kod="OB02",
        niva=Niva.VARNING,
        rubrik="Ett svar som bör finnas saknas",
        text="svar saknas. Frågan får lämnas tom men bör besvaras: {hjalp}",
        kalla=f"{_FORMULAR}: rutorna för resultat",
        atgard="Beskriv resultatet kort, eller skriv att det ännu är för tidigt att se något.",
        dokument="*",
        exempel={"hjalp": f"Lyft fram de resultat ni kunnat se/påvisa hittills. {INGET_AN}"},
    ),
    Meddelande(
        kod="JN01",
        niva=Niva.FEL,
        rubrik="Svaret är varken ja eller nej",
        text="svaret är «{svar}». Svara ja eller nej{flytta}.",
        kalla=f"{_FORMULAR}: rullistorna har bara Ja och Nej",
        atgard="Skriv bara ja eller nej. Stora eller små bokstäver spelar ingen roll. Förklaringen hör hemma i "
        "avsnittets kommentarsfält.",
        dokument="*",
        exempel={"svar": "kanske", "flytta": ""},
    ),
    Meddelande(
        kod="PR01",
        niva=Niva.VARNING,
        rubrik="Formulärets ledtext står kvar",
        text="ledtexten «{ledtext}» står kvar {var}. {gor}",
        kalla=f"{_FORMULAR}: ledtexterna i tomma fält",
        atgard="Ta bort ledtexten. Ett fält med bara en ledtext räknas som tomt.",
        dokument="*",
        exempel={
            "ledtext": "Klicka eller tryck här för att ange text.",
            "var": "som enda svar och räknas som tomt",
            "gor": "Skriv ett svar i stället, eller lämna fältet tomt.",
        },
    ),
    Meddelande(
        kod="NJ01",
        niva=Niva.VARNING,
        rubrik="Nej i Generellt utan kommentar",
        text="svaret är nej, men {falt} är tomt. Skriv där varför regionen inte deltar, eller när den avser att delta.",
        kalla=f"{_FORMULAR}, Generellt: Ev. kommentar",
        atgard="Ett nej är ett giltigt svar. En mening i kommentaren gör att läsaren slipper fråga.",
        exempel={"falt": "«Ev. kommentar» (generellt.kommentar)"},
    ),
    Meddelande(
        kod="NJ02",
        niva=Niva.VARNING,
        rubrik="Nej i 3.4 utan förklaring",
        text="svaret är nej, men {falt} är tomma. Skriv i något av dem vad som saknas och hur planen ser ut.",
        kalla=f"{_FORMULAR}, 3.4: frågan om vilken data som inte rapporterats och Ev. kommentarer",
        atgard="Ett nej är ett giltigt svar. Formuläret frågar efter vilken data det gäller och planen framåt.",
        exempel={
            "falt": "«Vilken data har ev. inte rapporterats och hur …» (vantetidsdata.ej_rapporterade_data) och "
            "«Ev. kommentarer vg. ovanstående punkter» (vantetidsdata.kommentar)"
        },
    ),
    Meddelande(
        kod="NJ03",
        niva=Niva.VARNING,
        rubrik="Nej om handlingsplanen utan kommentar",
        text="svaret är nej, men {falt} är tomt. Skriv där vad som gäller i stället.",
        kalla=f"{_FORMULAR}, 3.6: Ev. kommentar",
        atgard="Ett nej är ett giltigt svar. Säg i kommentaren vad planen saknar eller vad regionen arbetar efter.",
        exempel={"falt": "«Ev. kommentar» (handlingsplan.kommentar)"},
    ),
    Meddelande(
        kod="NJ04",
        niva=Niva.RAD,
        rubrik="Oförändrad handlingsplan utan hänvisning",
        text="svaret är nej, och {falt} är tomt. Är planen oförändrad sedan mars 2024 kan ni hänvisa till den där, "
        "i stället för att bifoga den igen.",
        kalla="Socialstyrelsens delredovisning 2024: regioner utan ny plan hänvisade till den från mars 2024",
        till=2024,
        atgard="Skriv en mening i kommentaren om att planen från mars 2024 gäller, eller lägg planen i mappen.",
        exempel={"falt": "«Ev. kommentar» (handlingsplan.kommentar)"},
    ),
    Meddelande(
        kod="HP01",
        niva=Niva.VARNING,
        rubrik="Uppdaterad handlingsplan som inte är bifogad",
        text="svaret är ja, men i mappen finns ingen handlingsplan. Lägg planen där, med namnet handlingsplan och "
        "ändelsen .docx, .xlsx, .pdf eller .yaml.",
        kalla=_BILAGA,
        atgard="Lägg den uppdaterade planen i samma mapp som utkastet, till exempel som handlingsplan.docx.",
    ),
    Meddelande(
        kod="HV01",
        niva=Niva.RAD,
        rubrik="Svaret hänvisar till förra årets redovisning",
        text="svaret hänvisar till förra årets redovisning: «{citat}». Det är tillåtet om samma fråga fanns då. "
        "Kontrollera att den gjorde det.",
        kalla=f"{_FORMULAR}, inledningen: hänvisning till redovisningen för 2023",
        atgard="Ingenting behöver ändras om hänvisningen är avsedd.",
        exempel={"citat": "Vi hänvisar till redovisningen för 2023"},
    ),
    Meddelande(
        kod="UT01",
        niva=Niva.VARNING,
        rubrik="Text utanför fälten",
        text="text står utanför de blå fälten{var}: «{ord}». Den hör inte till något svar och följer inte med. "
        "Flytta den till rätt fält, eller ta bort den.",
        kalla=f"{_FORMULAR}, inledningen: svaren skrivs i de blå fälten",
        atgard="Klipp ut texten och klistra in den i det fält som den hör till.",
        dokument="*",
        exempel={"var": " i 3.2", "ord": "Uppgifterna om vårdplatser gäller veckorna 20–32"},
    ),
    Meddelande(
        kod="UT02",
        niva=Niva.RAD,
        rubrik="Text före formulärets första rubrik",
        text="före formulärets första rubrik står «{ord}». Texten hör inte till något svar och följer inte med. "
        "Är den ett svar: flytta den till rätt fält.",
        kalla=f"{_FORMULAR}, inledningen: svaren skrivs i de blå fälten",
        atgard="Ett följebrev eller ett försättsblad får stå där. Ett svar ska flyttas till sitt fält.",
        dokument="*",
        exempel={"ord": "Regionstyrelsens beslut den 17 september"},
    ),
)
