"""Svensk bokstavsordning: Å, Ä och Ö sist. Lika på alla datorer, vilket språk de än är inställda på."""

from __future__ import annotations

import unicodedata

_SIST = {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"}
"""Tecknen efter z i ASCII står för bokstäverna efter z i alfabetet."""


def svensk_ordning(text: str) -> tuple[str, str]:
    """Ger en sorteringsnyckel: accenter och skiftläge spelar roll bara när orden annars är lika."""
    gemener = unicodedata.normalize("NFC", text).casefold()
    nyckel = "".join(_SIST.get(c) or unicodedata.normalize("NFD", c)[0] for c in gemener)
    return nyckel, text
