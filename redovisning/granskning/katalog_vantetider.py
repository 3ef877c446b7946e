"""Meddelanden om väntetider: tabeller och celler som inte går att läsa, och mätvärden som inte stämmer med varandra."""

from __future__ import annotations

from collections.abc import Mapping

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_TABELLEN = "Tabellernas form, se vantetider.md"
_TALEN = "Mätvärdena jämförda med sig själva och med varandra"
_SMA = "Små antal: färre än fem visas inte (SKR:s praxis)"


def _post(
    kod: str, niva: Niva, rubrik: str, text: str, kalla: str, atgard: str, exempel: Mapping[str, str] | None = None
) -> Meddelande:
    return Meddelande(kod, niva, rubrik, text, kalla, atgard=atgard, exempel=exempel or {}, dokument="vantetider")


MEDDELANDEN: tuple[Meddelande, ...] = (
    _post(
        "VT01",
        Niva.FEL,
        "Tabellen känns inte igen",
        "tabellen har rubriker som inte känns igen: {rubriker}. Inget ur den är läst. Skriv en mappning som säger vad "
        "kolumnerna betyder, och läs in tabellen med: redovisning vantetider --mappning",
        _TABELLEN,
        "Skriv en mappning, eller ändra rubrikerna till dem som står i vantetider.md.",
        {"rubriker": "Grupp, Utfall"},
    ),
    _post(
        "VT02",
        Niva.FEL,
        "En cell går inte att läsa",
        "i kolumnen {rubrik} står {cell}. Tillåtet är {vantat}. Raden är inte med; rätta cellen och läs filen igen.",
        _TABELLEN,
        "Rätta cellen. Betyder ordet något bestämt i just den tabellen kan en mappning säga vad.",
        {"rubrik": "«Antal totalt»", "cell": "«drygt tusen»", "vantat": "ett heltal, till exempel 3 923"},
    ),
    _post(
        "VT03",
        Niva.FEL,
        "Tabellen säger inte allt som behövs",
        "tabellen säger inte vilken {vad} den gäller. Inget ur den är läst. Ange {val}, eller skriv det i en mappning.",
        _TABELLEN,
        "Lägg till en kolumn eller en rad ovanför tabellen som säger det, eller ange det när du kör kommandot.",
        {"vad": "period", "val": "--period 2024-01"},
    ),
    _post(
        "VT04",
        Niva.RAD,
        "En kolumn används inte",
        "kolumnen «{rubrik}» är inte läst: rubriken är okänd, eller säger detsamma som en kolumn före den. Behövs den, "
        "säg i en mappning vad den betyder.",
        _TABELLEN,
        "Behövs kolumnen, skriv en mappning. Annars behöver inget göras.",
        {"rubrik": "Svarsfrekvens"},
    ),
    _post(
        "VT05",
        Niva.VARNING,
        "Ett dolt blad är inte läst",
        "bladet «{blad}» är dolt och är inte läst. Ska det vara med, visa det i Excel och spara filen.",
        _TABELLEN,
        "Visa bladet om det ska läsas, eller ta bort det.",
        {"blad": "Underlag"},
    ),
    _post(
        "VT06",
        Niva.RAD,
        "En uppgift är hämtad utanför tabellen",
        "tabellen säger inte {vad} den gäller; {varde} är hämtat ur {var}. Kontrollera att det stämmer.",
        _TABELLEN,
        "Kontrollera uppgiften. Är den fel, ange rätt med --period eller --indikator.",
        {"vad": "vilken period", "varde": "2024-01", "var": "filens namn"},
    ),
    _post(
        "VT07",
        Niva.RAD,
        "Andelar som delar av ett",
        "kolumnen {rubrik} har tal från 0 till 1 och är läst så att 0,75 är 75 procent. Kontrollera att det stämmer.",
        _TABELLEN,
        "Är talen redan procent, skriv dem med procenttecken.",
        {"rubrik": "«Andel»"},
    ),
    _post(
        "VT08",
        Niva.VARNING,
        "Okänd region",
        "«{namn}» är ingen av de 21 regionerna och är läst som det står. Rätta namnet om det är felskrivet.",
        _TABELLEN,
        "Skriv regionens officiella namn. Riket skrivs Riket eller Alla regioner.",
        {"namn": "Region Hallnad"},
    ),
    _post(
        "VT09",
        Niva.FEL,
        "En cell utanför tabellen",
        "raden har fler celler än rubrikraden: här står «{cell}». Cellen är inte läst; flytta den eller ge kolumnen en "
        "rubrik.",
        _TABELLEN,
        "Ett skiljetecken för mycket på raden flyttar alla celler efter det. Kontrollera hela raden.",
        {"cell": "86 %"},
    ),
    _post(
        "VT10",
        Niva.VARNING,
        "Okänd indikator",
        "«{namn}» är ingen känd indikator och är läst som det står. Rätta namnet, eller lägg till indikatorn bland "
        "regionens egna.",
        _TABELLEN,
        "De kända indikatorerna står i vantetider.md. En egen läggs till under «Egna indikatorer» i väntetidsfilen.",
        {"namn": "Väntan på hörapparat"},
    ),
    _post(
        "VT11",
        Niva.RAD,
        "Värden som saknas i källan",
        "källan saknar värde {var}. Det som saknas är med som saknat.",
        _TABELLEN,
        "Kontrollera att raderna verkligen saknar värde i källan.",
        {"var": "på 12 ställen i filen, det första här"},
    ),
    _post(
        "VT12",
        Niva.VARNING,
        "Mappningen stämmer inte med tabellen",
        "mappningen nämner {rubriker}, som tabellen inte har. Rätta rubrikerna i mappningen om de har ändrats.",
        _TABELLEN,
        "Jämför rubrikerna i mappningen med dem i tabellen, tecken för tecken.",
        {"rubriker": "«Andel inom 90 dgr»"},
    ),
    _post(
        "VT13",
        Niva.VARNING,
        "Mappningen användes inte",
        "ingen tabell har rubriken «{rubrik}», som mappningen känns igen på. Mappningen är inte använd.",
        _TABELLEN,
        "Rätta kännetecknet i mappningen.",
        {"rubrik": "Utfall"},
    ),
    _post(
        "VT14",
        Niva.VARNING,
        "Värden som inte hör till väntetiderna",
        "«{okand}» är varken en region eller ett känt nyckeltal här, så {vilka} här.",
        "Kolada: nyckeltal och kommunkoder",
        "Hämta bara regionernas koder (0001 till 0025, riket 0000) och de nyckeltal som står i vantetider.md.",
        {"okand": "0180", "vilka": "3 värden är inte lästa, det första"},
    ),
    _post(
        "VT15",
        Niva.VARNING,
        "Andelar som kan vara delar av ett",
        "kolumnen {rubrik} har {vad}. Den är läst som procent. Är 0,75 här 75 procent, skriv talen med procenttecken.",
        _TABELLEN,
        "Skriv andelarna med procenttecken, eller som tal från 0 till 100.",
        {"rubrik": "«Andel»", "vad": "mest tal från 0 till 1, men också 1,2"},
    ),
    _post(
        "VT16",
        Niva.VARNING,
        "En fil utan värden",
        "filen har inga värden under sina rubriker. Inga diagram ritas ur den, och svaren är inte jämförda med den. "
        "Lägg dit värdena, eller ta bort filen.",
        _TABELLEN,
        "Kontrollera att filen sparades klart, och att tabellen inte ligger i en annan fil.",
    ),
    _post(
        "VT20",
        Niva.VARNING,
        "Andelen stämmer inte med antalen",
        "andelen är {andel} %, men {antalen}. Kontrollera vilket tal som är fel.",
        _TALEN,
        "Räkna om andelen ur antalen. En avrundning godtas.",
        {"andel": "75", "antalen": "12 av 20 är 60,0 %"},
    ),
    _post(
        "VT21",
        Niva.FEL,
        "Ett värde som inte kan stämma",
        "{vad}. Rätta talet i källan.",
        _TALEN,
        "Rätta talet. En andel är 0 till 100 procent, och antalet inom gränsen är högst antalet totalt.",
        {"vad": "andelen är 104 %"},
    ),
    _post(
        "VT22",
        Niva.FEL,
        "Två värden för samma sak",
        "{sak} har två värden: {ena} här och {andra} i {stalle}. Behåll det som gäller.",
        _TALEN,
        "Ta bort det ena. Räknas de på olika sätt, säg det i kolumnen Metod.",
        {"sak": "telefon, Region Halland, 2024-01", "ena": "86 %", "andra": "89 %", "stalle": "vantetider.csv 7:1"},
    ),
    _post(
        "VT23",
        Niva.RAD,
        "Samma rad två gånger",
        "{sak} står två gånger med samma värde, också i {stalle}. Den ena är borttagen.",
        _TALEN,
        "Inget behöver göras.",
        {"sak": "telefon, Region Halland, 2024-01", "stalle": "vantetider.csv 7:1"},
    ),
    _post(
        "VT24",
        Niva.VARNING,
        "Ett stort hopp mellan två månader",
        "{vad} gick från {fore} till {efter} mellan {fran} och {till}, en ändring på {andring}. Kontrollera att det "
        "stämmer.",
        _TALEN,
        "Är ändringen verklig, säg varför i texten. Ett systembyte eller en ny mätmetod ger ett brott i serien.",
        {
            "vad": "antalet totalt",
            "fore": "1 200",
            "efter": "700",
            "fran": "2024-01",
            "till": "2024-02",
            "andring": "42 procent",
        },
    ),
    _post(
        "VT25",
        Niva.VARNING,
        "Kvinnor och män blir inte alla",
        "{vad} är {talen}. Kontrollera talen.",
        _TALEN,
        "Räknas några utan känt kön är det en förklaring; säg det då i texten.",
        {"vad": "antalet totalt", "talen": "200 för alla, men 120 för kvinnor och 70 för män är tillsammans 190"},
    ),
    _post(
        "VT26",
        Niva.VARNING,
        "Ett litet antal visas inte",
        "{vad}: färre än {troskel}, {ofta}. Sådana antal visas inte i tabeller och diagram. Sprid inte filen utanför "
        "verksamheten.",
        _SMA,
        "Slå ihop enheter eller månader om det behöver redovisas. Siffran undertrycks, och så många till som behövs "
        "för att den inte ska gå att räkna fram.",
        {
            "vad": "Närvård Fjällnäs, medicinsk bedömning",
            "troskel": "5",
            "ofta": "2 gånger i filen och första gången här",
        },
    ),
    _post(
        "VT27",
        Niva.RAD,
        "Ett osäkert värde",
        "{vad}: andelen bygger på färre än {grans}, {ofta}. Den ändras mycket av enstaka patienter.",
        _SMA,
        "Dra inga slutsatser av enstaka månader. Redovisa hellre en längre period.",
        {"vad": "Närvård Fjällnäs, medicinsk bedömning", "grans": "20", "ofta": "här"},
    ),
    _post(
        "VT28",
        Niva.VARNING,
        "Antalet utan patientvald väntan stämmer inte",
        "antalet utan patientvald väntan {talen}. Kontrollera talen.",
        _TALEN,
        "Rätta det tal som är fel. Det angivna antalet är läst.",
        {"talen": "är 3 914, men 3 914 genomförda minus 410 med patientvald väntan är 3 504"},
    ),
)
