"""Meddelanden om något packat: det som har ändrats sedan det packades, och det som saknas i det."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.meddelande import Meddelande

_KALLA = "Det packade, mot dess förteckning"

MEDDELANDEN: tuple[Meddelande, ...] = (
    Meddelande(
        "SA01",
        Niva.FEL,
        "Det packade är inte som när det packades",
        "{vad} Packa på nytt med «redovisning packa», så att det som skickas är det som svaren säger.",
        _KALLA,
        atgard="Är ändringen avsedd: gör den i regionens mapp och packa igen. Det blir en ny mapp, och den här kan "
        "tas bort om den inte är skickad. «redovisning kontrollera» visar samma sak.",
        dokument="*",
        exempel={"vad": "har ändrats sedan det packades."},
    ),
    Meddelande(
        "SA02",
        Niva.FEL,
        "Ingen ifylld redovisning i det packade",
        "ingen av filerna är en ifylld redovisning som går att läsa. Packa på nytt med «redovisning packa».",
        _KALLA,
        atgard="Kontrollera att det är rätt mapp, zip-fil eller mejl.",
        dokument="*",
    ),
)
