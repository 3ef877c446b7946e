"""Meddelanden från JSON-läsaren: det som inte är riktig JSON, och värden som inte är text."""

from __future__ import annotations

from redovisning.anmarkning import Niva
from redovisning.granskning.katalog_textfil import hindrande, varning
from redovisning.granskning.meddelande import Meddelande

_JSON = "Hur JSON skrivs"

MEDDELANDEN: tuple[Meddelande, ...] = (
    hindrande(
        "JS01",
        "Inte riktig JSON",
        "här väntas {vantat}, men {funnet}. Allt efter det är oläst. Rätta stället och granska igen.",
        _JSON,
        vantat="ett komma eller }",
        funnet="här står «region»",
    ),
    varning(
        "JS02",
        "Ett tal där en text hör hemma",
        "svaret är talet {tal} utan citattecken. Det är läst siffra för siffra, men en inledande nolla kan ha gått "
        "förlorad innan filen skrevs. Kontrollera det och skriv svaret inom citattecken.",
        _JSON,
        {"tal": "701740605"},
    ),
    Meddelande(
        "JS03",
        Niva.FEL,
        "true eller false där en text hör hemma",
        "svaret är {ord} utan citattecken. Skriv svaret som text inom dubbla citattecken, eller null om frågan är "
        "obesvarad.",
        _JSON,
        exempel={"ord": "true"},
    ),
    hindrande(
        "JS04",
        "Citattecken som inte avslutas",
        "texten som börjar här saknar sitt avslutande citattecken. Allt efter det är oläst. Sätt dit citattecknet.",
        _JSON,
    ),
    hindrande(
        "JS05",
        "Omvänt snedstreck i en text",
        "«{ord}» går inte att läsa: ett omvänt snedstreck skrivs dubbelt. Allt efter det är oläst. Rätta stället och "
        "granska igen.",
        _JSON,
        ord="\\m",
    ),
)
