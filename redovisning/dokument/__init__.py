"""Dokumenten: vad formulären frågar, sagt en gång. Slag och årgångar slås upp här."""

from __future__ import annotations

import re
from collections.abc import Mapping

from redovisning.dokument.falt import Dokument
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.dokument.vantetider import Vantetider
from redovisning.dokument.vantetidsmappning import Vantetidsmappning

FORMULAR: dict[int, type[Dokument]] = {2024: Redovisning2024}
"""Redovisningens årgångar: året på formuläret → klassen."""

SENASTE_AR = max(FORMULAR)

_OVRIGA: tuple[type[Dokument], ...] = (Handlingsplan, Vantetider, Vantetidsmappning)

DOKUMENT: dict[tuple[str, int], type[Dokument]] = {(d.filnamn, d.ar): d for d in (*FORMULAR.values(), *_OVRIGA)}
"""Alla dokument: slag (``Dokument.filnamn``) och år → klassen."""

_AR = re.compile(r"\s*([0-9]{4})\s*")


def argangar(huvudnyckel: str) -> dict[int, type[Dokument]]:
    """Ger år → klass för dokumenten som anges med nyckeln."""
    return {d.ar: d for d in DOKUMENT.values() if d.huvudnyckel == huvudnyckel}


def hitta_huvudnyckel(nycklar: Mapping[str, str]) -> str | None:
    """Ger nyckeln som säger vilket dokument en fil gäller: den första huvudnyckeln med ett årtal.

    ``nycklar`` är filens yttersta nycklar med de värden som är text. En huvudnyckel kan också vara namnet på ett
    avsnitt i ett annat dokument; då har den inget årtal. Utan årtal gäller redovisningens nyckel om den finns.
    """
    kanda = {d.huvudnyckel for d in DOKUMENT.values()}
    med_ar = (n for n, text in nycklar.items() if n in kanda and _AR.fullmatch(text))
    return next(med_ar, Dokument.huvudnyckel if Dokument.huvudnyckel in nycklar else None)


def hitta_dokument(nycklar: Mapping[str, str]) -> type[Dokument] | None:
    """Ger klassen som filens yttersta nycklar säger, till exempel ``{"formular": "2024"}``, eller ``None``."""
    nyckel = hitta_huvudnyckel(nycklar)
    m = _AR.fullmatch(nycklar[nyckel]) if nyckel else None
    return argangar(nyckel).get(int(m[1])) if nyckel and m else None
