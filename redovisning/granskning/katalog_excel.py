"""Meddelanden från Excel-läsaren: vad i arbetsboken som är tolkat, inte kan bäras i ett svar eller säger emot sig."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_BOK = "Arbetsbokens innehåll"
_UPPLAGG = "Arbetsbokens upplägg"


def _m(
    kod: str, niva: Niva, rubrik: str, text: str, kalla: str = _BOK, *, hindrar: bool = False, **exempel: str
) -> Meddelande:
    return Meddelande(kod, niva, rubrik, text, kalla, hindrar=hindrar, exempel=exempel)


MEDDELANDEN: tuple[Meddelande, ...] = (
    _m(
        "EX01",
        Niva.VARNING,
        "Frågan finns inte i arbetsboken",
        "frågan finns inte i arbetsboken, så svaret kunde inte läsas.{narmast} Ta tillbaka raden ur den arbetsbok "
        "du fick, eller skriv frågans id i kolumnen Id på raden med svaret.",
        _UPPLAGG,
        narmast=" Närmast är «Hur har årets medel använts?».",
    ),
    _m(
        "EX02",
        Niva.VARNING,
        "Avsnittet finns inte i arbetsboken",
        "avsnittet {avsnitt} finns inte i arbetsboken, så inget av dess svar kunde läsas. Lägg tillbaka bladet ur den "
        "arbetsbok du fick.",
        _UPPLAGG,
        avsnitt="3.7",
    ),
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
        "EX04",
        Niva.VARNING,
        "Osäkert vilken cell som är svaret",
        "kolumnen har ingen rubrik «Svar» och cellen är inte blå; «{ord}» står närmast frågan och är läst som svar. "
        "Kontrollera att det är rätt.",
        _UPPLAGG,
        ord="Vi har anställt fler.",
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
        "det finns en anteckning: «{ord}». Den hör inte till svaret och följer inte med.",
        ord="Stäms av med ekonomi.",
    ),
    _m(
        "EX19",
        Niva.VARNING,
        "Frågans text är ändrad",
        "frågans text är ändrad till «{ord}». Svaret är läst som svar på den ursprungliga frågan. Kontrollera att det "
        "passar den.",
        _UPPLAGG,
        ord="Hur gick det?",
    ),
    _m(
        "EX20",
        Niva.VARNING,
        "Sammanslagna svarsceller",
        "svarscellen är sammanslagen med cellen för {fragor}. Hela texten är läst som svar på den första frågan. "
        "Dela cellen, eller flytta texten till rätt fråga.",
        _UPPLAGG,
        fragor="«Resultatet av genomförda insatser»",
    ),
    _m(
        "EX21",
        Niva.VARNING,
        "Frågan och dess id säger olika",
        "raden har frågans text men ett annat id («{id}» i cellen {cell}), till exempel för att raderna är sorterade "
        "utan kolumnen Id. Svaret är läst efter frågans text. Kontrollera att det är rätt.",
        _UPPLAGG,
        id="bup.resultat",
        cell="F7",
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
        "EX24",
        Niva.VARNING,
        "Okänt vad arbetsboken omfattar",
        "cellen bredvid «Omfattar» har «{ord}», som inte går att förstå. Arbetsboken är läst som hela formuläret. "
        "Avsnitten är: {namnen}.",
        _UPPLAGG,
        ord="delar av 3",
        namnen="Generellt, 3.1, 3.2",
    ),
    _m(
        "EX25",
        Niva.RAD,
        "Arbetsboken är en del",
        "arbetsboken har bara {finns} och är läst som en del med det. Det som inte finns i den är: {saknas}.",
        _UPPLAGG,
        finns="3.7",
        saknas="Generellt, 3.1, 3.2",
    ),
    _m(
        "EX26",
        Niva.RAD,
        "Arbetsboken säger inte vilket formulär den gäller",
        "arbetsboken säger inte vilket formulär den gäller och är läst som {slag} {ar}, efter frågorna. Kontrollera "
        "att det stämmer.",
        _UPPLAGG,
        slag="redovisning",
        ar="2024",
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
)
