"""Meddelanden om det som ligger bredvid utkastet i mappen: olästa filer, och svar som inte stämmer med siffrorna."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_EGEN = "Egen kontroll"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        "MA01",
        Niva.FEL,
        "En fil i mappen går inte att läsa",
        "{vad} Inget i filen är granskat eller jämfört med svaren.",
        _EGEN,
        atgard="Rätta filen, eller flytta den från mappen om den inte hör till redovisningen.",
        dokument="*",
        exempel={"vad": "Filen är skyddad med lösenord."},
    ),
    Meddelande(
        "MA02",
        Niva.FEL,
        "Mallen i mappen är inte det tomma formuläret",
        "filen ska vara myndighetens tomma formulär, som svaren skrivs i, men går inte att fylla: {vad} Lägg det tomma "
        "formuläret här i stället. Utan den här filen fylls programmets eget.",
        _EGEN,
        atgard="Hämta formuläret på nytt från myndigheten och lägg det i mappen med namnet mall.docx.",
        dokument="*",
        exempel={"vad": "formuläret är för 2023 men svaren är för 2024."},
    ),
    Meddelande(
        "MA03",
        Niva.VARNING,
        "Filen är öppen i ett annat program",
        "filen är öppen i Word, Excel eller ett annat program, för bredvid den ligger en låsfil. Det som inte är "
        "sparat är inte läst. Spara och stäng den, och kör sedan om.",
        _EGEN,
        atgard="Är filen inte öppen hos någon är låsfilen kvarglömd och går att ta bort. Dess namn börjar på ~$ eller "
        ".~lock.",
        dokument="*",
        exempel={},
    ),
    Meddelande(
        "MA04",
        Niva.VARNING,
        "Bredvid utkastet ligger det som ser ut som kopior av det",
        "bredvid ligger {filer}, som ser ut som kopior och inte är lästa. Har någon skrivit i dem: jämför med "
        "«redovisning jamfor», ta in det som ska med och flytta dem sedan.",
        _EGEN,
        atgard="OneDrive och Windows lägger en kopia bredvid när två har ändrat samtidigt. Ta in svaren med "
        "«redovisning stam-av».",
        dokument="*",
        exempel={"filer": "«redovisning - Kopia.docx»"},
    ),
    Meddelande(
        "PA01",
        Niva.RAD,
        "En andel i texten finns inte i väntetiderna",
        "meningen om {matt} säger {andel}, men väntetiderna har inget sådant värde för regionen eller riket. "
        "Senast är regionens värde {senast}. Kontrollera siffran, eller säg vilken källa och period den gäller.",
        _EGEN,
        atgard="Samma månad kan ha två rätta procenttal med olika metod. Skriv då period, metod och källa i svaret.",
        dokument="*",
        exempel={"matt": "telefontillgänglighet", "andel": "86 %", "senast": "89 % (mars 2024)"},
    ),
)
