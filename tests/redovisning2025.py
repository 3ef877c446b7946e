"""En påhittad senare årgång: några frågor består, en lyder annorlunda, en besvaras på ett annat sätt, resten är borta.

Den är inget riktigt formulär. Den finns för att pröva det som händer när årgången byts.
"""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field

from redovisning import arbetsmapp
from redovisning.dokument import DOKUMENT, FORMULAR
from redovisning.dokument.falt import Del, Fraga, Tabell, blankett
from redovisning.dokument.klasser import Avsnitt, Dokument, Fritext, JaNej, Radtext
from redovisning.dokument.redovisning2024 import Kontaktperson

REGION, SVAREN, PERSONAL = (Tabell() for _ in range(3))


class Vardformedling(Avsnitt):
    """3.1 med två frågor som består, en med ny ordalydelse och en som besvaras på ett annat sätt."""

    nummer = "3.1"
    rubrik = "Nationell vårdförmedling"

    medel: Annotated[Fritext, Fraga("Hur har 2025 års medel använts för prestationskraven i 3.1?", SVAREN)]
    resultat: Annotated[
        Fritext | None,
        Fraga("Vilka resultat har ni sett?", SVAREN, andra_lydelser=("Resultatet av genomförda insatser",)),
    ] = None
    samverkan_regioner: Annotated[
        Fritext,
        Fraga("Samverka med andra regioner i syfte att bidra till vårdförmedling på  NATIONELL nivå", SVAREN),
    ]
    vardlotskanslier: Annotated[
        JaNej,
        Fraga(
            "Förstärka och fortsätta arbetet med vårdlotskanslier i syfte att bidra till vårdförmedling på "
            "nationell nivå.",
            SVAREN,
        ),
    ]


class Handlingsplan(Avsnitt):
    """3.6 med en fråga kvar."""

    nummer = "3.6"
    rubrik = "Handlingsplaner"

    arbetar_utifran_planen: Annotated[
        JaNej, Fraga("Arbetar regionen utifrån den regionala handlingsplanen? (ja/nej)", PERSONAL)
    ]


class Redovisning2025(Dokument):
    """Den påhittade årgången."""

    ar = 2025
    titel = "Påhittad redovisning 2025"
    inledande_del = Del("", "Kontaktuppgifter")

    formular: Literal[2025] = 2025
    region: Annotated[Radtext, Fraga("Redovisningen gäller följande region", REGION)]
    kontaktpersoner: Annotated[list[Kontaktperson], Field(min_length=1)]
    vardformedling: Vardformedling
    handlingsplan: Handlingsplan


def registrera(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gör årgången till den senaste så länge provet pågår. Den har inget schema att lägga bredvid."""
    monkeypatch.setitem(FORMULAR, 2025, blankett(Redovisning2025))
    monkeypatch.setitem(DOKUMENT, ("redovisning", 2025), blankett(Redovisning2025))
    monkeypatch.setattr(arbetsmapp, "lagg_schema", lambda *_: None)
