"""En regel: en liten generator per kod, registrerad under koden. Docstringen säger vad regeln ser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.meddelanden import KATALOG
from redovisning.granskning.sammanhang import Sammanhang

Regel = Callable[[Sammanhang], Iterator[Anmarkning]]

REGLER: dict[str, Regel] = {}
"""Kod → regel. Fylls när regelmodulerna laddas; se ``korning``."""


def regel(kod: str) -> Callable[[Regel], Regel]:
    """Ger en dekorator som registrerar regeln under koden. Nivå och årgångar står i katalogen.

    Raises:
        ValueError: koden saknas i katalogen eller har redan en regel.
    """
    if kod not in KATALOG:
        raise ValueError(f"regeln {kod} har inget meddelande i katalogen")
    if kod in REGLER:
        raise ValueError(f"koden {kod} har redan en regel")

    def registrera(funktion: Regel) -> Regel:
        REGLER[kod] = funktion
        return funktion

    return registrera
