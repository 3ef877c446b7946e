"""Källan: YAML-filens rader som de skrevs, och samma rader så att varje tecken får passera biblioteket."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from redovisning.trad import Grupp

# Tecken som YAML vägrar läsa (styrtecken, BOM inne i filen) eller tar för radslut (vertikal tabb, U+0085, U+2028).
_OTILLATNA = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLATSHALLARE = range(0xF0000, 0xFFFFE)


@dataclass(frozen=True)
class Kalla:
    """En YAML-fil under läsning.

    ``rader`` är som de skrevs. I ``skyddade`` står en platshållare för varje tecken som YAML inte släpper igenom,
    ett tecken för ett tecken, så att rader och kolumner är desamma. ``plan`` säger vilka nycklar som får stå var.
    """

    rader: list[str]
    skyddade: list[str]
    plan: Grupp
    tillbaka: dict[int, str] = field(default_factory=dict)

    def aterstall(self, text: str) -> str:
        """Ger texten med de ursprungliga tecknen."""
        return text.translate(self.tillbaka) if self.tillbaka else text


def kalla(text: str, rader: list[str], plan: Grupp) -> Kalla:
    """Ger källan för en avkodad fil."""
    otillatna = sorted(set(_OTILLATNA.findall(text)))
    if not otillatna:
        return Kalla(rader, rader, plan)
    lediga = (chr(n) for n in _PLATSHALLARE if chr(n) not in text)
    byte = dict(zip(otillatna, lediga, strict=False))
    skyddad = text.translate(str.maketrans(byte))
    return Kalla(rader, skyddad.split("\n"), plan, {ord(ny): gammal for gammal, ny in byte.items()})
