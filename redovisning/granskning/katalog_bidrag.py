"""Meddelanden om delar: en fil med några av dokumentets avsnitt, som har lämnats ut för sig."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_DELAR = "Delar lämnas ut och slås ihop"
_SLA_IHOP = "Slå ihop den med de andra delarna: «redovisning slaihop FIL… --ut redovisning.yaml»."

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        "DE01",
        Niva.RAD,
        "Filen är en del",
        "filen är en del av dokumentet: {delar}. De andra avsnitten granskas inte här.",
        _DELAR,
        atgard=_SLA_IHOP,
        exempel={"delar": "3.3"},
        dokument="*",
    ),
    Meddelande(
        "DE02",
        Niva.FEL,
        "En del där hela dokumentet behövs",
        "det här är bara en del av dokumentet: {delar}. Här behövs hela. Slå ihop den med de andra delarna.",
        _DELAR,
        atgard=_SLA_IHOP,
        exempel={"delar": "3.3"},
        dokument="*",
    ),
    Meddelande(
        "DE03",
        Niva.VARNING,
        "Okänt avsnitt i raden om delen",
        "filen säger att den är en del med «{skrivet}», men det är inga avsnitt i dokumentet. Den är läst som hela "
        "dokumentet. Rätta raden; avsnitten är {kanda}.",
        _DELAR,
        atgard="Skriv avsnittens nummer eller rubriker med kommatecken emellan, eller ta bort raden.",
        exempel={"skrivet": "3.33", "kanda": "Kontaktuppgifter, Generellt, 3.1, 3.2"},
        dokument="*",
    ),
    Meddelande(
        "DE04",
        Niva.RAD,
        "En egen kommentar i en fil som slås ihop",
        "här står en egen kommentar: «{ord}». Den följer inte med till det hopslagna utkastet.",
        _DELAR,
        atgard="Skriv in det som behövs i ett svar. Kommentaren finns kvar i filen och i filen med ursprunget.",
        exempel={"ord": "Stämmer siffran?"},
        dokument="*",
    ),
)
