"""Tal med enhet, som de står i en uppföljningstabell: ``51 %``, ``90st``, ``7 308``, ``+19 mnkr``."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from redovisning.dokument.svarstyper import tolka_tal

_TAL = r"[-+−]?[0-9](?:[0-9 \xa0\u2009\u202f.,]*[0-9])?"
_MED_ENHET = re.compile(rf"(?:ca\.? |cirka )?({_TAL})\s*(\S[^0-9]*)?", re.IGNORECASE)
_PROCENT = ("%", "procent")
_STYCKEN = ("", "st", "st.", "stycken", "antal")


class Varde(NamedTuple):
    """Ett tal och dess enhet: ``%``, ``dagar``, tom för ett antal."""

    tal: Decimal
    enhet: str = ""


def tolka_varde(text: str) -> Varde | None:
    """Ger talet med sin enhet; ``None`` när texten inte är ett enda tal."""
    m = _MED_ENHET.fullmatch(" ".join(text.replace("\xa0", " ").split()).rstrip(". "))
    tal = tolka_tal(m[1]) if m else None
    return Varde(tal, enheten(m[2] or "")) if m and tal is not None else None


def enheten(skriven: str) -> str:
    """Ger enheten på ett sätt: ``%`` för procent och tom för stycken."""
    ord_ = skriven.strip().casefold()
    if ord_ in _PROCENT:
        return "%"
    return "" if ord_ in _STYCKEN else ord_
