"""Meddelanden om mätvärden: tal och perioder som inte kan stämma, eller inte stämmer med varandra."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.katalog_vantetider import om_vantetider
from redovisning.granskning.meddelande import Meddelande

_TALEN = "Mätvärdena jämförda med sig själva och med varandra"
_SMA = "Små antal: färre än fem visas inte (SKR:s praxis)"

MEDDELANDEN: tuple[Meddelande, ...] = (
    om_vantetider(
        "VT20",
        Niva.VARNING,
        "Andelen stämmer inte med antalen",
        "andelen är {andel} %, men {antalen}. Kontrollera vilket tal som är fel.",
        _TALEN,
        "Räkna om andelen ur antalen. En avrundning godtas.",
        {"andel": "75", "antalen": "12 av 20 är 60,0 %"},
    ),
    om_vantetider(
        "VT21",
        Niva.FEL,
        "Ett värde som inte kan stämma",
        "{vad}. Rätta talet i källan.",
        _TALEN,
        "Rätta talet. En andel är 0 till 100 procent, och antalet inom gränsen är högst antalet totalt.",
        {"vad": "andelen är 104 %"},
    ),
    om_vantetider(
        "VT22",
        Niva.FEL,
        "Två värden för samma sak",
        "{sak} har två värden: {ena} här och {andra} i {stalle}. Behåll det som gäller.",
        _TALEN,
        "Ta bort det ena. Räknas de på olika sätt, säg det i kolumnen Metod.",
        {"sak": "telefon, Region Halland, 2024-01", "ena": "86 %", "andra": "89 %", "stalle": "vantetider.csv 7:1"},
    ),
    om_vantetider(
        "VT23",
        Niva.RAD,
        "Samma rad två gånger",
        "{sak} står två gånger med samma värde, också i {stalle}. Den ena är borttagen.",
        _TALEN,
        "Inget behöver göras.",
        {"sak": "telefon, Region Halland, 2024-01", "stalle": "vantetider.csv 7:1"},
    ),
    om_vantetider(
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
    om_vantetider(
        "VT25",
        Niva.VARNING,
        "Kvinnor och män blir inte alla",
        "{vad} är {talen}. Kontrollera talen.",
        _TALEN,
        "Räknas några utan känt kön är det en förklaring; säg det då i texten.",
        {"vad": "antalet totalt", "talen": "200 för alla, men 120 för kvinnor och 70 för män är tillsammans 190"},
    ),
    om_vantetider(
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
    om_vantetider(
        "VT27",
        Niva.RAD,
        "Ett osäkert värde",
        "{vad}: andelen bygger på färre än {grans}, {ofta}. Den ändras mycket av enstaka patienter.",
        _SMA,
        "Dra inga slutsatser av enstaka månader. Redovisa hellre en längre period.",
        {"vad": "Närvård Fjällnäs, medicinsk bedömning", "grans": "20", "ofta": "här"},
    ),
    om_vantetider(
        "VT28",
        Niva.VARNING,
        "Antalet utan patientvald väntan stämmer inte",
        "antalet utan patientvald väntan {talen}. Kontrollera talen.",
        _TALEN,
        "Rätta det tal som är fel. Det angivna antalet är läst.",
        {"talen": "är 3 914, men 3 914 genomförda minus 410 med patientvald väntan är 3 504"},
    ),
    om_vantetider(
        "VT29",
        Niva.FEL,
        "En period som inte går att läsa",
        "perioden är «{svar}», som varken är en månad eller ett år. Raden är inte med. Skriv den som 2024-01 eller "
        "2024.",
        "Väntetidsfilens perioder",
        "Skriv månaden eller året. «januari 2024» går också bra.",
        {"svar": "2024-13"},
    ),
    om_vantetider(
        "VT30",
        Niva.VARNING,
        "Ett intervall går inte att läsa",
        "intervallet «{intervall}» är inte ett antal dagar. Tillåtet är till exempel 31-60 eller 366+, och tomt för "
        "alla dagar. Mätvärdet räknas som om det kunde gälla vilka dagar som helst; rätta intervallet.",
        "Väntetidsfilens intervall",
        "Skriv från och till. Ett kalkylprogram kan ha gjort 1-30 till ett datum; ge då cellerna formatet text.",
        {"intervall": "över 90"},
    ),
)
