"""Vilken region en färdig text gäller: om den egna nämns, och annars vilka andra som gör det."""

from __future__ import annotations

import re

from redovisning.fragenyckel import nyckel
from redovisning.regioner import REGIONER, hitta_region

_KORTAST = 10
"""Ett kortare namn söks bara som helt ord: «Halland» ryms i «Hallandsåsen» när mellanrummen inte räknas."""


def namns(region: str, text: str) -> bool:
    """Sant när regionen nämns i texten, med sitt namn eller en kortform, också i genitiv eller avdelad."""
    namnen = _alla_namn(region)
    if any(_som_ord(namn).search(text) for namn in namnen):
        return True
    # I en PDF kan mellanrummen stå mitt i orden och radbyten dela dem.
    hopskriven = nyckel(text)
    return any(len(n := nyckel(namn)) >= _KORTAST and n in hopskriven for namn in namnen)


def andra_regioner(region: str, text: str) -> list[str]:
    """Ger de andra regioner vars fullständiga namn står i texten. En kortform kan också vara en stad."""
    egen = hitta_region(region)
    return [r.namn for r in REGIONER if r is not egen and _som_ord(r.namn).search(text)]


def _alla_namn(region: str) -> tuple[str, ...]:
    kand = hitta_region(region)
    return (kand.namn, *kand.andra_namn) if kand else (region,)


def _som_ord(namn: str) -> re.Pattern[str]:
    """Ger mönstret för namnet som helt ord. En förkortning, som RÖ, måste stå med stora bokstäver."""
    delar = r"\s+".join(map(re.escape, namn.split()))
    return re.compile(rf"(?<!\w){delar}s?(?!\w)", 0 if namn.isupper() else re.IGNORECASE)
