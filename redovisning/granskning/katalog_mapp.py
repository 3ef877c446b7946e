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
