"""Tabellen: rader av celler som läses efter hand, och platsen för var och en av dem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from redovisning.anmarkning import Anmarkning
from redovisning.plats import Plats

Cell = str | int | float | bool | date | time | timedelta
"""Ett cellvärde. En tom cell är en tom text; i en textfil är alla celler text."""

Rad = Sequence[Cell]


@dataclass(frozen=True)
class Tabell:
    """Ett blad eller en textfil. ``rader()`` läser från början; rader och kolumner räknas från 1 i ``plats``.

    ``namn`` är bladets namn, tomt för en textfil. Alla rader börjar i tabellens första använda kolumn.
    """

    namn: str
    rader: Callable[[], Iterator[Rad]]
    plats: Callable[[int, int], Plats]


@dataclass(frozen=True)
class Tabeller:
    """Tabellerna i en fil, och det som läsaren har att säga om filen."""

    tabeller: Sequence[Tabell]
    anmarkningar: Iterable[Anmarkning] = field(default=())


def kolumnbokstav(kolumn: int) -> str:
    """Ger kolumnens beteckning i en arbetsbok: 1 blir ``A`` och 28 blir ``AB``."""
    bokstaver = ""
    while kolumn:
        kolumn, rest = divmod(kolumn - 1, 26)
        bokstaver = chr(ord("A") + rest) + bokstaver
    return bokstaver
