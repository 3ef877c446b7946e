"""Raden i ett Word-formulär som säger att det är en del, och vilka avsnitt den har: «Delen omfattar: 3.3, 3.7»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redovisning.dokument.falt import Blankett
from redovisning.fel import Anvandningsfel
from redovisning.omfattning import omfattningens_namn, tolka_avsnitt

_INLED = "Delen omfattar: "
_DELRAD = re.compile(rf"\s*{_INLED.strip()}\s*(\S.*)", re.IGNORECASE)


def delrad(dokument: Blankett, omfattar: Iterable[str]) -> str:
    """Ger raden för en del med de avsnitten."""
    return _INLED + omfattningens_namn(dokument, omfattar)


def delradens_avsnitt(text: str) -> str | None:
    """Ger avsnitten så som de står i raden, eller ``None`` när texten är något annat."""
    m = _DELRAD.fullmatch(text)
    return m[1].rstrip() if m else None


def hel_delrad(dokument: Blankett, text: str) -> bool:
    """Sant när texten är raden och alla dess avsnitt finns i dokumentet."""
    skrivet = delradens_avsnitt(text)
    if skrivet is None:
        return False
    try:
        return bool(tolka_avsnitt(dokument, skrivet))
    except Anvandningsfel:
        return False
