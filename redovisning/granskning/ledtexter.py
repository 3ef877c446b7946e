"""Formulärets ledtexter, de som Word visar i ett tomt fält: «Klicka eller tryck här för att ange text.»"""

from __future__ import annotations

import re
from functools import lru_cache

LEDTEXTER = (
    "Klicka eller tryck här för att ange text.",
    "Klicka eller tryck här för att skriva text.",
    "Klicka eller tryck här för att ange ett datum.",
    "Klicka här för att ange text.",
    "Klicka här för att ange ett datum.",
    "Välj ett objekt.",
    "Välj ett element.",
    "Click or tap here to enter text.",
    "Click or tap to enter a date.",
    "Click here to enter text.",
    "Click here to enter a date.",
    "Choose an item.",
)


def _nyckel(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split()).rstrip(". ").casefold()


_KANDA = frozenset(map(_nyckel, LEDTEXTER))
_FORSTA_ORD = frozenset(t.partition(" ")[0] for t in LEDTEXTER)
_LANGST = 2 * max(map(len, LEDTEXTER))


def ar_ledtext(text: str) -> bool:
    """Sant när hela texten är en ledtext, oavsett skiftläge, blanktecken och avslutande punkt."""
    return len(text) <= _LANGST and _kand(text)


@lru_cache(1024)
def _kand(text: str) -> bool:
    return _nyckel(text) in _KANDA


def ledtext_i(text: str) -> str | None:
    """Ger den första ledtexten som står inne i en text, ordagrant, eller ``None``."""
    if not any(o in text for o in _FORSTA_ORD):
        return None
    m = _inuti().search(text)
    return m[0] if m else None


@lru_cache(1)
def _inuti() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(t).replace(r"\ ", r"\s+") for t in LEDTEXTER))
