"""Meddelanden från Word-läsaren: vad i filen som inte kan bäras i ett svar, och var det står."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_FIL = "Word-filens innehåll"
_FORMULAR = "formuläret"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        "WO01",
        Niva.RAD,
        "Fältet är borttaget",
        "det blå fältet är borttaget och texten är skriven direkt i cellen. Texten är läst som svar. "
        "Vill du ha fältet tillbaka: omvandla filen till YAML och skapa formuläret på nytt.",
        _FIL,
    ),
    Meddelande(
        "WO02",
        Niva.VARNING,
        "Borttagen text i spårade ändringar",
        "texten «{ord}» är struken i en spårad ändring och räknas inte. Acceptera eller avvisa ändringen i Word, "
        "på fliken Granska.",
        _FIL,
    ),
    Meddelande(
        "WO03",
        Niva.RAD,
        "Infogad text i spårade ändringar",
        "texten «{ord}» är infogad i en spårad ändring och räknas med. Acceptera eller avvisa ändringen i Word, "
        "på fliken Granska, innan filen skickas.",
        _FIL,
    ),
    Meddelande(
        "WO04",
        Niva.VARNING,
        "Kommentar",
        "det finns en kommentar: «{ord}». Den hör inte till svaret och följer inte med. "
        "Gå igenom den och ta bort den i Word.",
        _FIL,
    ),
    Meddelande(
        "WO05",
        Niva.RAD,
        "Formaterad text",
        "orden «{ord}» är formaterade ({format}). Orden är kvar, men formateringen följer inte med.",
        _FIL,
    ),
    Meddelande(
        "WO06",
        Niva.VARNING,
        "Bild eller objekt",
        "svaret har en bild eller ett inbäddat objekt ({ord}), som inte följer med. Beskriv det i ord eller lägg "
        "det som en egen bilaga.",
        _FIL,
    ),
    Meddelande(
        "WO07",
        Niva.VARNING,
        "Tabell i ett svar",
        "svaret har en tabell som börjar «{ord}». Orden är kvar, en rad i taget, men tabellens form följer inte "
        "med. Kontrollera att raderna går att förstå utan tabellen.",
        _FIL,
    ),
    Meddelande(
        "WO08",
        Niva.VARNING,
        "Svaret står på flera ställen",
        "svaret står i {antal} celler; texterna är lagda efter varandra i ordning. Kontrollera att inget står dubbelt.",
        _FIL,
    ),
    Meddelande(
        "WO09",
        Niva.VARNING,
        "Frågan finns inte i dokumentet",
        "frågan finns inte i dokumentet, så svaret kunde inte läsas.{narmast} "
        "Återställ frågan så att den står som i Socialstyrelsens formulär.",
        _FORMULAR,
    ),
    Meddelande(
        "WO10",
        Niva.VARNING,
        "Fotnot",
        "svaret har en fotnot: «{ord}». Den följer inte med. Skriv in den i svaret.",
        _FIL,
    ),
    Meddelande(
        "WO11",
        Niva.RAD,
        "Länk med annat mål",
        "texten «{ord}» är en länk till «{mal}». Bara texten följer med. Skriv ut adressen om den behövs.",
        _FIL,
    ),
    Meddelande(
        "WO12",
        Niva.VARNING,
        "Dold text",
        "orden «{ord}» är dolda i Word men räknas med i svaret. Ta bort dem om de inte ska synas.",
        _FIL,
    ),
    Meddelande(
        "WO13",
        Niva.VARNING,
        "Textruta",
        "orden «{ord}» står i en textruta och följer inte med. Flytta dem till fältet om de hör till svaret.",
        _FIL,
    ),
    Meddelande(
        "WO14",
        Niva.RAD,
        "Fält märkt som tomt",
        "fältet är märkt som tomt i filen men innehåller «{ord}». Texten är läst som svar.",
        _FIL,
    ),
    Meddelande(
        "WO15",
        Niva.VARNING,
        "Inbäddat dokument",
        "här ligger ett annat dokument inbäddat ({ord}) som inte kan läsas. "
        "Klistra in texten i fältet eller lägg dokumentet som bilaga.",
        _FIL,
    ),
    Meddelande(
        "WO16",
        Niva.RAD,
        "Okänd ledtext",
        "fältet visar ledtexten «{ord}» och räknas som tomt. Är det ett svar: skriv det på nytt i fältet.",
        _FIL,
    ),
    Meddelande(
        "WO17",
        Niva.VARNING,
        "Tecken ur ett symbolteckensnitt",
        "svaret har tecknet {ord} ur teckensnittet {format}, som inte går att läsa och visas som □. Skriv det i ord.",
        _FIL,
    ),
    Meddelande(
        "WO19",
        Niva.RAD,
        "Lista i flera nivåer",
        "listan har flera nivåer, bland annat vid «{ord}». Alla punkter är lästa på samma nivå. "
        "Kontrollera att listan går att förstå.",
        _FIL,
    ),
    Meddelande(
        "WO20",
        Niva.RAD,
        "Radbrytning före texten",
        "stycket «{ord}» börjar med en radbrytning. LibreOffice flyttar ibland radbrytningar dit när filen sparas. "
        "Kontrollera att raderna är delade som du vill ha dem.",
        _FIL,
    ),
    Meddelande(
        "WO21",
        Niva.VARNING,
        "Sammanslagna svarsceller",
        "svarscellen är sammanslagen med cellen för {fragor}. Hela texten är läst som svar på den första frågan. "
        "Dela cellen i Word, eller flytta texten till rätt fråga i utkastet.",
        _FORMULAR,
    ),
    Meddelande(
        "WO18",
        Niva.RAD,
        "Formel",
        "svaret har en formel, läst som «{ord}». Kontrollera att den går att förstå som text.",
        _FIL,
    ),
)
