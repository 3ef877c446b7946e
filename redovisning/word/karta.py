"""Kartan över ett formulär i Word: vilken cell som svarar på vilken fråga. Den ritas av ``kartlaggning``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from redovisning.dokument.falt import Blankett, Del, Falt, Tabell


@dataclass(slots=True, eq=False)
class Ruta:
    """En svarscell och raden den står i. ``index`` är postens nummer i en lista."""

    falt: Falt
    cell: _Element
    rad: _Element
    index: int = 0

    @property
    def stig(self) -> str:
        """Vägen i utkastet."""
        return self.falt.stig(self.index)


class Svarsrad(NamedTuple):
    """En rad med svar, och vad som gällde när den lästes: så kan raden läsas om för sig (``lasform``)."""

    rad: _Element
    avsnitt: Del | None
    spalter: dict[int, Falt]
    """Spalt → fråga, när frågorna står i en rad ovanför."""
    svar_vantas: bool
    breda: bool
    i_raden: tuple[Falt, _Element] | None
    """Frågan och dess cell, när den står i samma rad och svaret till höger om den."""
    utanfor: tuple[int, int]
    """Hur många poster kartan hade utanför fälten före raden och efter den."""
    formulartext: tuple[int, int]


@dataclass
class Karta:
    """Vad som hittades, i dokumentets ordning."""

    dokument: Blankett
    rutor: list[Ruta] = field(default_factory=list)
    utanfor: list[tuple[Del | None, _Element]] = field(default_factory=list)
    """Block och celler som varken är svar eller formulärets egen text, med avsnittet de står i."""
    formulartext: list[tuple[Del | None, _Element]] = field(default_factory=list)
    """Rubriker, ingresser och frågeceller som också bär något annat: en kommentar, strukna ord, en bild."""
    tabeller: Counter[Tabell] = field(default_factory=Counter)
    sammanslagna: list[tuple[Ruta, list[Falt]]] = field(default_factory=list)
    """Svarsceller som täcker flera frågor, med de frågor som inte fick någon egen cell."""
    fragor: Counter[str] = field(default_factory=Counter)
    """Hur många gånger varje fråga (fältets nyckel) hittades."""
    svarsrader: list[Svarsrad] = field(default_factory=list)
