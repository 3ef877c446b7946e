"""Osynliga tecken som syns: ett styrtecken i ett svar får inte styra fönstret eller sidan där svaret visas."""

from __future__ import annotations

import re

_OSYNLIGA = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def synligt(text: str) -> str:
    """Ger texten med styrtecken och riktningstecken som koder, till exempel ``⟨U+001B⟩``.

    Radbyten och tabbar är kvar.
    """
    return _OSYNLIGA.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)
