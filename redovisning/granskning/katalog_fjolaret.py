"""Meddelanden om svar som följde med från en äldre redovisning: de oförändrade, och filen som håller reda på dem."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_EGEN = "Egen kontroll"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        kod="FJ01",
        niva=Niva.VARNING,
        rubrik="Svaret från en äldre redovisning står oförändrat",
        text="svaret är märkt «{marke}» och står oförändrat. Läs igenom det och ändra det som inte längre stämmer. "
        "Får det stå som det är: ta bort raden {rad} i granska-igen.yaml.",
        kalla=_EGEN,
        atgard="Läs svaret mot årets fråga. Ändra det, eller ta bort dess rad i granska-igen.yaml.",
        dokument="*",
        exempel={"marke": "från 2024, granska", "rad": "bup.medel"},
    ),
    Meddelande(
        kod="FJ02",
        niva=Niva.VARNING,
        rubrik="En rad i granska-igen.yaml går inte att förstå",
        text="raden «{rad}» pekar inte ut något svar: {vad}. De andra raderna är lästa. Rätta raden, eller ta bort den "
        "om svaret är genomläst.",
        kalla=_EGEN,
        atgard="En rad är svarets väg, ett kolon, året och tolv tecken, så som «redovisning ny --fran» skrev den.",
        dokument="*",
        exempel={"rad": "bup.medell", "vad": "ingen fråga i formuläret heter så"},
    ),
    Meddelande(
        kod="FJ03",
        niva=Niva.VARNING,
        rubrik="Ett ställe i granska-igen.yaml går inte att läsa",
        text="ett ställe i filen gick inte att läsa, och ett svar kan därför stå oförändrat utan att det sägs. Det som "
        "stoppade: {vad} Rätta stället, eller ta bort raden om svaret är genomläst.",
        kalla=_EGEN,
        atgard="Rätta stället som nämns. Resten av filen är läst.",
        dokument="*",
        exempel={"vad": "Filen är en PDF."},
    ),
)
