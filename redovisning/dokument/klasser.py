"""Klasserna som ett dokument skrivs med, och allt annat som behövs för att skriva ett.

Ordalydelse, ordning, tabell och krav sägs i klassen och ingen annanstans. Resten av programmet läser dem som fält
(``falt``); bara den som vill ha den typade modellen behöver klassen.
"""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from redovisning.dokument.fragor import (
    FORMULARET,
    HUVUDNYCKEL,
    REDOVISNING,
    Del,
    Fraga,
    Krav,
    Lista,
    Sandlista,
    Stapeldiagram,
    Tabell,
)
from redovisning.dokument.svarsform import Fritext, JaNej, Radtext

__all__ = [
    "Avsnitt",
    "Bas",
    "Del",
    "Dokument",
    "Fraga",
    "Fritext",
    "JaNej",
    "Krav",
    "Lista",
    "Post",
    "Radtext",
    "Sandlista",
    "Stapeldiagram",
    "Tabell",
]


class Bas(BaseModel):
    """Det som alla klasser i ett dokument har gemensamt."""

    model_config = ConfigDict(extra="forbid", defer_build=True, validate_assignment=True)


class Avsnitt(Bas):
    """Ett avsnitt med ett svar per fråga."""

    nummer: ClassVar[str] = ""
    rubrik: ClassVar[str] = ""
    ingress: ClassVar[str] = ""
    avslut: ClassVar[str] = ""


class Post(Bas):
    """En rad i en tabell som växer, till exempel en kontaktperson. ``postnamn`` är vad en sådan kallas."""

    postnamn: ClassVar[str] = ""


class Dokument(Bas):
    """Ett helt dokument. Underklassen säger årgång, titel och avsnitt.

    ``filnamn`` är dokumentets slag och början på dess filers namn. ``huvudnyckel`` är nyckeln som en textfil anger
    årgången med, och heter likadant i klassen. ``saknas`` är rådet när ett svar saknas, om frågan inte har ett eget.
    ``kallas`` är vad dokumentet kallas i löpande text, i bestämd form.
    """

    ar: ClassVar[int]
    titel: ClassVar[str]
    inledande_del: ClassVar[Del]
    filnamn: ClassVar[str] = REDOVISNING
    huvudnyckel: ClassVar[str] = HUVUDNYCKEL
    sandlista: ClassVar[Sandlista | None] = None
    saknas: ClassVar[str] = "Skriv ett svar."
    kallas: ClassVar[str] = FORMULARET
