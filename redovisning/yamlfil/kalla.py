"""Källan: YAML-filens rader som de skrevs, och samma rader så att varje tecken får passera biblioteket."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from redovisning.nyckelforslag import Grupp

# Tecken som YAML vägrar läsa (styrtecken, BOM inne i filen) eller tar för radslut (vertikal tabb, U+0085, U+2028).
# De höga tecknen söks ett och ett: ett mönster med dem tar längre tid att kompilera än hela filen att läsa.
_LAGA = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HOGA = ("\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")
_PLATSHALLARE = range(0xF0000, 0xFFFFE)


class Kalla(NamedTuple):
    """En YAML-fil under läsning.

    ``rader`` är som de skrevs. I ``skyddade`` står en platshållare för varje tecken som YAML inte släpper igenom,
    ett tecken för ett tecken, så att rader och kolumner är desamma. ``plan`` säger vilka nycklar som får stå var.
    """

    rader: list[str]
    skyddade: list[str]
    plan: Grupp
    tillbaka: Mapping[int, str] = {}

    def aterstall(self, text: str) -> str:
        """Ger texten med de ursprungliga tecknen."""
        return text.translate(self.tillbaka) if self.tillbaka else text


def kalla(text: str, rader: list[str], plan: Grupp) -> Kalla:
    """Ger källan för en avkodad fil."""
    otillatna = sorted({*_LAGA.findall(text), *(tecken for tecken in _HOGA if tecken in text)})
    if not otillatna:
        return Kalla(rader, rader, plan)
    lediga = (chr(n) for n in _PLATSHALLARE if chr(n) not in text)
    byte = dict(zip(otillatna, lediga, strict=False))
    skyddad = text.translate(str.maketrans(byte))
    return Kalla(rader, skyddad.split("\n"), plan, {ord(ny): gammal for gammal, ny in byte.items()})
