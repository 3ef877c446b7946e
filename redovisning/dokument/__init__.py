"""Dokumenten: vad formulären frågar, sagt en gång. Slag och årgångar slås upp här.

Redovisningen laddas alltid, de andra dokumenten först när någon frågar efter dem: de flesta körningar gör det aldrig.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from redovisning.dokument.falt import Dokument
from redovisning.dokument.redovisning2024 import Redovisning2024

FORMULAR: dict[int, type[Dokument]] = {2024: Redovisning2024}
"""Redovisningens årgångar: året på formuläret → klassen."""

SENASTE_AR = max(FORMULAR)

if TYPE_CHECKING:
    DOKUMENT: dict[tuple[str, int], type[Dokument]]
    """Alla dokument: slag (``Dokument.filnamn``) och år → klassen."""

_AR = re.compile(r"\s*([0-9]{4})\s*")


def __getattr__(namn: str) -> object:
    if namn != "DOKUMENT":
        raise AttributeError(f"modulen {__name__!r} har inget namn {namn!r}")
    from redovisning.dokument.handlingsplan import Handlingsplan
    from redovisning.dokument.vantetider import Vantetider
    from redovisning.dokument.vantetidsmappning import Vantetidsmappning

    alla: tuple[type[Dokument], ...] = (*FORMULAR.values(), Handlingsplan, Vantetider, Vantetidsmappning)
    return globals().setdefault(namn, {(d.filnamn, d.ar): d for d in alla})


def _alla() -> Mapping[tuple[str, int], type[Dokument]]:
    from redovisning.dokument import DOKUMENT

    return DOKUMENT


def argangar(huvudnyckel: str) -> dict[int, type[Dokument]]:
    """Ger år → klass för dokumenten som anges med nyckeln."""
    if huvudnyckel == Dokument.huvudnyckel:
        return dict(FORMULAR)
    return {d.ar: d for d in _alla().values() if d.huvudnyckel == huvudnyckel}


def hitta_huvudnyckel(nycklar: Mapping[str, str]) -> str | None:
    """Ger nyckeln som säger vilket dokument en fil gäller: den första huvudnyckeln med ett årtal.

    ``nycklar`` är filens yttersta nycklar med de värden som är text. En huvudnyckel kan också vara namnet på ett
    avsnitt i ett annat dokument; då har den inget årtal. Utan årtal gäller redovisningens nyckel om den finns.
    """
    med_ar = [n for n, text in nycklar.items() if _AR.fullmatch(text)]
    if med_ar and med_ar[0] == Dokument.huvudnyckel:
        return med_ar[0]
    kanda = {d.huvudnyckel for d in _alla().values()}
    return next((n for n in med_ar if n in kanda), Dokument.huvudnyckel if Dokument.huvudnyckel in nycklar else None)


def hitta_dokument(nycklar: Mapping[str, str]) -> type[Dokument] | None:
    """Ger klassen som filens yttersta nycklar säger, till exempel ``{"formular": "2024"}``, eller ``None``."""
    nyckel = hitta_huvudnyckel(nycklar)
    m = _AR.fullmatch(nycklar[nyckel]) if nyckel else None
    return argangar(nyckel).get(int(m[1])) if nyckel and m else None
