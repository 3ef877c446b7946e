"""Dokumenten: vad formulären frågar, sagt en gång. Slag och årgångar slås upp här.

Redovisningens blankett hämtas alltid, de andra dokumentens först när någon frågar efter dem: de flesta körningar gör
det aldrig. Klasserna, och med dem pydantic, laddas först när den typade modellen behövs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from redovisning.dokument.falt import Blankett, blankett, sparad_blankett
from redovisning.dokument.fragor import HANDLINGSPLAN, HUVUDNYCKEL, MAPPNING, REDOVISNING, VANTETIDER

if TYPE_CHECKING:
    from redovisning.dokument.klasser import Dokument

__all__ = [
    "DOKUMENT",
    "FORMULAR",
    "SENASTE_AR",
    "argangar",
    "hitta_dokument",
    "hitta_huvudnyckel",
    "klass",
    "slagen",
    "slaget",
]

_KLASSER = {
    (REDOVISNING, 2024): ("redovisning2024", "Redovisning2024"),
    (HANDLINGSPLAN, 2024): ("handlingsplan", "Handlingsplan"),
    (VANTETIDER, 2024): ("vantetider", "Vantetider"),
    (MAPPNING, 2024): ("vantetidsmappning", "Vantetidsmappning"),
}
"""Alla dokument: slag (``Dokument.filnamn``) och år → modulen och klassen."""


def klass(slag: str, ar: int) -> type[Dokument]:
    """Ger dokumentets klass.

    Raises:
        KeyError: dokumentet finns inte.
    """
    modul, namn = _KLASSER[slag, ar]
    funnen: type[Dokument] = getattr(import_module(f"{__name__}.{modul}"), namn)
    return funnen


def _hamta(slag: str, ar: int) -> Blankett:
    return sparad_blankett(slag, ar) or blankett(klass(slag, ar))


FORMULAR: dict[int, Blankett] = {ar: _hamta(slag, ar) for slag, ar in _KLASSER if slag == REDOVISNING}
"""Redovisningens årgångar: året på formuläret → blanketten."""

SENASTE_AR = max(FORMULAR)

if TYPE_CHECKING:
    DOKUMENT: dict[tuple[str, int], Blankett]
    """Alla dokument: slag och år → blanketten."""

_AR = re.compile(r"\s*([0-9]{4})\s*")


def __getattr__(namn: str) -> object:
    if namn != "DOKUMENT":
        raise AttributeError(f"modulen {__name__!r} har inget namn {namn!r}")
    return globals().setdefault(namn, {nyckel: _hamta(*nyckel) for nyckel in _KLASSER})


def _alla() -> Mapping[tuple[str, int], Blankett]:
    from redovisning.dokument import DOKUMENT

    return DOKUMENT


def slaget(slag: str) -> Blankett:
    """Ger den senaste årgången av ett slags dokument, till exempel ``slaget(HANDLINGSPLAN)``."""
    return max((b for (namn, _), b in _alla().items() if namn == slag), key=lambda b: b.ar)


def slagen() -> list[str]:
    """Ger alla slags dokument, i den ordning de står."""
    return list(dict.fromkeys(slag for slag, _ in _alla()))


def argangar(huvudnyckel: str) -> dict[int, Blankett]:
    """Ger år → blankett för dokumenten som anges med nyckeln."""
    if huvudnyckel == HUVUDNYCKEL:
        return dict(FORMULAR)
    return {d.ar: d for d in _alla().values() if d.huvudnyckel == huvudnyckel}


def hitta_huvudnyckel(nycklar: Mapping[str, str]) -> str | None:
    """Ger nyckeln som säger vilket dokument en fil gäller: den första huvudnyckeln med ett årtal.

    ``nycklar`` är filens yttersta nycklar med de värden som är text. En huvudnyckel kan också vara namnet på ett
    avsnitt i ett annat dokument; då har den inget årtal. Utan årtal gäller redovisningens nyckel om den finns.
    """
    med_ar = [n for n, text in nycklar.items() if _AR.fullmatch(text)]
    if med_ar and med_ar[0] == HUVUDNYCKEL:
        return med_ar[0]
    kanda = {d.huvudnyckel for d in _alla().values()}
    return next((n for n in med_ar if n in kanda), HUVUDNYCKEL if HUVUDNYCKEL in nycklar else None)


def hitta_dokument(nycklar: Mapping[str, str]) -> Blankett | None:
    """Ger blanketten som filens yttersta nycklar säger, till exempel ``{"formular": "2024"}``, eller ``None``."""
    nyckel = hitta_huvudnyckel(nycklar)
    m = _AR.fullmatch(nycklar[nyckel]) if nyckel else None
    return argangar(nyckel).get(int(m[1])) if nyckel and m else None
