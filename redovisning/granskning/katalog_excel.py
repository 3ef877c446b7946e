"""Meddelanden från Excel-läsaren: vad i en arbetsboks celler som är tolkat eller inte kan bäras i ett svar."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande


def _m(kod: str, niva: Niva, rubrik: str, text: str, *, hindrar: bool = False, **exempel: str) -> Meddelande:
    return Meddelande(kod, niva, rubrik, text, "Arbetsbokens innehåll", hindrar=hindrar, exempel=exempel)


MEDDELANDEN: tuple[Meddelande, ...] = (
    _m(
        "EX03",
        Niva.FEL,
        "Olika svar på samma fråga",
        "frågan har två olika svar: «{ett}» här och «{annat}» i cellen {cell}. Det första är läst. Behåll det som "
        "gäller och töm den andra cellen.",
        hindrar=True,
        ett="Vi har anställt fler.",
        annat="Vi har köpt vård.",
        cell="3.7 (2)!C5",
    ),
    _m(
        "EX05",
        Niva.VARNING,
        "Kryss eller sanningsvärde",
        "cellen har «{ord}», som är läst som {svar}. Skriv Ja eller Nej så att det inte kan missförstås.",
        ord="x",
        svar="ja",
    ),
    _m(
        "EX06",
        Niva.VARNING,
        "Sant eller falskt i ett textsvar",
        "cellen har Excels sanningsvärde, läst som «{ord}». Skriv svaret i ord.",
        ord="SANT",
    ),
    _m(
        "EX07",
        Niva.VARNING,
        "Formel",
        "svaret är en formel ({ord}). Det värde som den senast räknade ut är läst. Kontrollera att det stämmer och "
        "skriv svaret som text.",
        ord="=Blad1!A1",
    ),
    _m(
        "EX08",
        Niva.FEL,
        "Formel utan värde",
        "svaret är en formel ({ord}) utan uträknat värde, så svaret är inte känt. Öppna arbetsboken i Excel eller "
        "LibreOffice och spara den, eller skriv svaret som text.",
        hindrar=True,
        ord="=Blad1!A1",
    ),
    _m(
        "EX09",
        Niva.FEL,
        "Felvärde",
        "cellen visar felet {ord} i stället för ett svar. Rätta formeln eller skriv svaret som text.",
        ord="#REF!",
    ),
    _m(
        "EX10",
        Niva.VARNING,
        "Genomstruken text",
        "orden «{ord}» är genomstrukna men räknas med i svaret. Ta bort dem om de inte gäller.",
        ord="femton procent",
    ),
    _m(
        "EX11",
        Niva.RAD,
        "Datum i ett textsvar",
        "cellen har ett datum eller en tid, läst som «{ord}». Excel gör ibland datum av annan text, som 3-4. "
        "Kontrollera att det stämmer.",
        ord="2024-04-03",
    ),
    _m(
        "EX12",
        Niva.RAD,
        "Tal som visas på ett eget sätt",
        "cellen har ett tal, läst som «{ord}», med ett talformat som kan lägga till ord eller nollor när det visas. "
        "Kontrollera att inget fattas.",
        ord="1500",
    ),
    _m(
        "EX13",
        Niva.VARNING,
        "Dold text",
        "«{ord}» står på ett blad, en rad eller en kolumn som är dold men räknas med. Visa den, och ta bort texten om "
        "den inte ska vara med.",
        ord="Vi har anställt fler.",
    ),
    _m(
        "EX14",
        Niva.VARNING,
        "Kommentar",
        "cellen har en kommentar: «{ord}». Den hör inte till svaret och följer inte med. "
        "Gå igenom den och ta bort den.",
        ord="Stämmer det här?",
    ),
    _m(
        "EX15",
        Niva.VARNING,
        "Textruta",
        "orden «{ord}» står i en textruta och följer inte med. Flytta dem till svarets cell om de hör dit.",
        ord="Obs! Nya siffror i oktober.",
    ),
    _m(
        "EX16",
        Niva.VARNING,
        "Bild eller objekt",
        "här ligger {ord}, som inte följer med. Beskriv det i ord eller lägg det som en egen bilaga.",
        ord="en bild",
    ),
    _m(
        "EX17",
        Niva.VARNING,
        "Text i sidhuvud eller sidfot",
        "bladets sidhuvud eller sidfot har texten «{ord}», som inte följer med. "
        "Flytta den till ett svar om den behövs.",
        ord="Utkast för nämnden",
    ),
    _m(
        "EX18",
        Niva.RAD,
        "Anteckning",
        "det finns en anteckning: «{ord}». Den hör inte till svaret och följer bara med till en annan arbetsbok.",
        ord="Stäms av med ekonomi.",
    ),
    _m(
        "EX22",
        Niva.VARNING,
        "Svaret står i flera celler",
        "svaret står i {antal} celler; texterna är lagda efter varandra i ordning. Kontrollera att inget står dubbelt "
        "och att allt hör till frågan.",
        antal="2",
    ),
    _m(
        "EX23",
        Niva.FEL,
        "Samma tabell två gånger, med olika innehåll",
        "tabellen finns också på ett annat ställe, och där står något annat (från {cell}; antal {post} som skiljer: "
        "{antal}). Den första tabellen är läst. Samla allt i en av dem och ta bort den andra.",
        hindrar=True,
        cell="Kontaktuppgifter (2)!B12",
        post="kontaktperson",
        antal="1",
    ),
    _m(
        "EX27",
        Niva.RAD,
        "Länk med annat mål",
        "cellen är en länk till «{ord}». Bara texten i cellen följer med. Skriv ut adressen om den behövs.",
        ord="https://example.se/beslut",
    ),
    _m(
        "EX28",
        Niva.RAD,
        "Formaterad text",
        "orden «{ord}» är formaterade, till exempel feta eller kursiva. Orden är kvar, men formateringen "
        "följer inte med.",
        ord="inte",
    ),
    _m(
        "EX29",
        Niva.RAD,
        "Filtrerat blad",
        "bladet är filtrerat. Antal ifyllda rader som filtret döljer: {antal}. De är lästa som de andra. "
        "Välj Data och Rensa i Excel för att se dem.",
        antal="3",
    ),
    _m(
        "EX30",
        Niva.RAD,
        "Arbetsboken har tappat sitt minne",
        "arbetsboken är sparad i ett program som tog bort minnet av hur svaren löd när den lämnades ut. Skiljer sig "
        "ett svar från utkastets går det därför inte att se vem som har ändrat: «slaihop» och «stam-av» visar båda, "
        "och du väljer. Inget svar är borta. Excel och LibreOffice behåller minnet.",
    ),
)
