"""Meddelanden om tabeller med väntetider: former, rubriker och celler som inte går att läsa."""

from __future__ import annotations

from collections.abc import Mapping

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_TABELLEN = "Tabellernas form, se vantetider.md"


def om_vantetider(
    kod: str, niva: Niva, rubrik: str, text: str, kalla: str, atgard: str, exempel: Mapping[str, str] | None = None
) -> Meddelande:
    """Ger ett meddelande som gäller väntetider."""
    return Meddelande(kod, niva, rubrik, text, kalla, atgard=atgard, exempel=exempel or {}, dokument="vantetider")


MEDDELANDEN: tuple[Meddelande, ...] = (
    om_vantetider(
        "VT01",
        Niva.FEL,
        "Tabellen känns inte igen",
        "tabellen har rubriker som inte känns igen: {rubriker}. Inget ur den är läst. Skriv en mappning som säger vad "
        "kolumnerna betyder, och läs in tabellen med: redovisning vantetider --mappning",
        _TABELLEN,
        "Skriv en mappning, eller ändra rubrikerna till dem som står i vantetider.md.",
        {"rubriker": "Grupp, Utfall"},
    ),
    om_vantetider(
        "VT02",
        Niva.FEL,
        "En cell går inte att läsa",
        "i kolumnen {rubrik} står {cell}. Tillåtet är {vantat}. Raden är inte med; rätta cellen och läs filen igen.",
        _TABELLEN,
        "Rätta cellen. Betyder ordet något bestämt i just den tabellen kan en mappning säga vad.",
        {"rubrik": "«Antal totalt»", "cell": "«drygt tusen»", "vantat": "ett heltal, till exempel 3 923"},
    ),
    om_vantetider(
        "VT03",
        Niva.FEL,
        "Tabellen säger inte allt som behövs",
        "tabellen säger inte vilken {vad} den gäller. Inget ur den är läst. Ange {val}, eller skriv det i en mappning.",
        _TABELLEN,
        "Lägg till en kolumn eller en rad ovanför tabellen som säger det, eller ange det när du kör kommandot.",
        {"vad": "period", "val": "--period 2024-01"},
    ),
    om_vantetider(
        "VT04",
        Niva.RAD,
        "En kolumn används inte",
        "kolumnen «{rubrik}» är inte läst: rubriken är okänd, eller säger detsamma som en kolumn före den. Behövs den, "
        "säg i en mappning vad den betyder.",
        _TABELLEN,
        "Behövs kolumnen, skriv en mappning. Annars behöver inget göras.",
        {"rubrik": "Svarsfrekvens"},
    ),
    om_vantetider(
        "VT05",
        Niva.VARNING,
        "Ett dolt blad är inte läst",
        "bladet «{blad}» är dolt och är inte läst. Ska det vara med, visa det i Excel och spara filen.",
        _TABELLEN,
        "Visa bladet om det ska läsas, eller ta bort det.",
        {"blad": "Underlag"},
    ),
    om_vantetider(
        "VT06",
        Niva.RAD,
        "En uppgift är hämtad utanför tabellen",
        "tabellen säger inte {vad} den gäller; {varde} är hämtat ur {var}. Kontrollera att det stämmer.",
        _TABELLEN,
        "Kontrollera uppgiften. Är den fel, ange rätt med --period eller --indikator.",
        {"vad": "vilken period", "varde": "2024-01", "var": "filens namn"},
    ),
    om_vantetider(
        "VT07",
        Niva.RAD,
        "Andelar som delar av ett",
        "kolumnen {rubrik} har tal från 0 till 1 och är läst så att 0,75 är 75 procent. Kontrollera att det stämmer.",
        _TABELLEN,
        "Är talen redan procent, skriv dem med procenttecken.",
        {"rubrik": "«Andel»"},
    ),
    om_vantetider(
        "VT08",
        Niva.VARNING,
        "Okänd region",
        "«{namn}» är ingen av de 21 regionerna och är läst som det står. Rätta namnet om det är felskrivet.",
        _TABELLEN,
        "Skriv regionens officiella namn. Riket skrivs Riket eller Alla regioner.",
        {"namn": "Region Hallnad"},
    ),
    om_vantetider(
        "VT09",
        Niva.FEL,
        "En cell utanför tabellen",
        "raden har fler celler än rubrikraden: här står «{cell}». Cellen är inte läst; flytta den eller ge kolumnen en "
        "rubrik.",
        _TABELLEN,
        "Ett skiljetecken för mycket på raden flyttar alla celler efter det. Kontrollera hela raden.",
        {"cell": "86 %"},
    ),
    om_vantetider(
        "VT10",
        Niva.VARNING,
        "Okänd indikator",
        "«{namn}» är ingen känd indikator och är läst som det står. Rätta namnet, eller lägg till indikatorn bland "
        "regionens egna.",
        _TABELLEN,
        "De kända indikatorerna står i vantetider.md. En egen läggs till under «Egna indikatorer» i väntetidsfilen.",
        {"namn": "Väntan på hörapparat"},
    ),
    om_vantetider(
        "VT11",
        Niva.RAD,
        "Värden som saknas i källan",
        "källan saknar värde {var}. Det som saknas är med som saknat.",
        _TABELLEN,
        "Kontrollera att raderna verkligen saknar värde i källan.",
        {"var": "på 12 ställen i filen, det första här"},
    ),
    om_vantetider(
        "VT12",
        Niva.VARNING,
        "Mappningen stämmer inte med tabellen",
        "mappningen nämner {rubriker}, som tabellen inte har. Rätta rubrikerna i mappningen om de har ändrats.",
        _TABELLEN,
        "Jämför rubrikerna i mappningen med dem i tabellen, tecken för tecken.",
        {"rubriker": "«Andel inom 90 dgr»"},
    ),
    om_vantetider(
        "VT13",
        Niva.VARNING,
        "Mappningen användes inte",
        "ingen tabell har rubriken «{rubrik}», som mappningen känns igen på. Mappningen är inte använd.",
        _TABELLEN,
        "Rätta kännetecknet i mappningen.",
        {"rubrik": "Utfall"},
    ),
    om_vantetider(
        "VT14",
        Niva.VARNING,
        "Värden som inte hör till väntetiderna",
        "«{okand}» är varken en region eller ett känt nyckeltal här, så {vilka} här.",
        "Kolada: nyckeltal och kommunkoder",
        "Hämta bara regionernas koder (0001 till 0025, riket 0000) och de nyckeltal som står i vantetider.md.",
        {"okand": "0180", "vilka": "3 värden är inte lästa, det första"},
    ),
    om_vantetider(
        "VT15",
        Niva.VARNING,
        "Andelar som kan vara delar av ett",
        "kolumnen {rubrik} har {vad}. Den är läst som procent. Är 0,75 här 75 procent, skriv talen med procenttecken.",
        _TABELLEN,
        "Skriv andelarna med procenttecken, eller som tal från 0 till 100.",
        {"rubrik": "«Andel»", "vad": "mest tal från 0 till 1, men också 1,2"},
    ),
    om_vantetider(
        "VT16",
        Niva.VARNING,
        "En fil utan värden",
        "filen har inga värden under sina rubriker. Inga diagram ritas ur den, och svaren är inte jämförda med den. "
        "Lägg dit värdena, eller ta bort filen.",
        _TABELLEN,
        "Kontrollera att filen sparades klart, och att tabellen inte ligger i en annan fil.",
    ),
)
