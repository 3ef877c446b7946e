"""Fälten: ett dokument i platt form, och frågorna till det som läsare, skrivare och regler ställer.

Ett dokument är en pydantic-klass av avsnitt (ett svar per fråga) och av poster (en lista, till exempel
kontaktpersoner). Dess blankett har samma sak som en följd av fält; läsare och skrivare går efter den.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from redovisning.dokument.blankett import Blankett, Falt, las_sparad, sparad_fil
from redovisning.dokument.fragor import Del, Fraga, Krav, Sandlista, Stapeldiagram, Tabell
from redovisning.dokument.svarstyper import Svarstyp, tolka_datum, tolka_ja_nej, tolka_tal, tolka_val

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from redovisning.dokument.klasser import Dokument

__all__ = [
    "Blankett",
    "Del",
    "Falt",
    "Fraga",
    "Krav",
    "Sandlista",
    "Stapeldiagram",
    "Svarstyp",
    "Tabell",
    "blankett",
    "delar",
    "falten",
    "hitta_falt",
    "kanonisk",
    "postord",
    "tolka_ja_nej",
    "typat",
]


def blankett(dokument: Blankett | type[Dokument]) -> Blankett:
    """Ger dokumentets blankett. Den som redan är en blankett ges som den är."""
    return dokument if isinstance(dokument, Blankett) else _klassens(dokument)


@lru_cache
def _klassens(klass: type[Dokument]) -> Blankett:
    sparad = sparad_blankett(klass.filnamn, klass.ar)
    if sparad and (sparad.modul, sparad.klassnamn) == (klass.__module__, klass.__qualname__):
        return sparad
    from redovisning.dokument.vandring import vandra

    return vandra(klass)


@lru_cache
def sparad_blankett(filnamn: str, ar: int) -> Blankett | None:
    """Ger den sparade blanketten för ett slag och ett år, om den finns och är aktuell."""
    return las_sparad(sparad_fil(filnamn, ar))


def falten(dokument: Blankett | type[Dokument]) -> tuple[Falt, ...]:
    """Ger dokumentets alla fält i formulärets ordning."""
    return blankett(dokument).falt


_INDEX = re.compile(r"\[\d+\]")


def hitta_falt(dokument: Blankett | type[Dokument], stig: str) -> Falt | None:
    """Ger fältet för en väg i ett utkast (``kontaktpersoner[1].namn``), eller ``None``."""
    return blankett(dokument).register.get(_INDEX.sub("[]", stig) if "[" in stig else stig)


def postord(dokument: Blankett | type[Dokument], stig: str) -> str:
    """Ger posten som den nämns, räknad från 1: ``kontaktperson 2`` för ``kontaktpersoner[1].namn``, annars ``""``."""
    lista, klammer, rest = stig.partition("[")
    if not klammer:
        return ""
    namn = next((f.postnamn for f in falten(dokument) if f.lista == lista), lista)
    return f"{namn} {int(rest.partition(']')[0]) + 1}"


def kanonisk(falt: Falt, text: str) -> str:
    """Ger ett ja/nej eller ett val så som formuläret skriver det. Allt annat ges som det är."""
    match falt.typ:
        case Svarstyp.JA_NEJ:
            return tolka_ja_nej(text) or text.strip()
        case Svarstyp.VAL:
            return tolka_val(text, falt.val) or text.strip()
    return text


def typat(falt: Falt, text: str) -> str | int | Decimal | date | None:
    """Ger svaret som modellen har det, till exempel ett tal; ``None`` när texten inte går att läsa så."""
    match falt.typ:
        case Svarstyp.JA_NEJ:
            return tolka_ja_nej(text)
        case Svarstyp.VAL:
            return tolka_val(text, falt.val)
        case Svarstyp.TAL:
            tal = tolka_tal(text)
            if tal is None or not falt.heltal:
                return tal
            return int(tal) if tal == tal.to_integral_value() else None
        case Svarstyp.DATUM:
            return tolka_datum(text)
    return text


def delar(dokument: Blankett | type[Dokument]) -> tuple[tuple[Del, tuple[tuple[Tabell, tuple[Falt, ...]], ...]], ...]:
    """Ger avsnitten i klassens ordning, vart och ett med sina tabeller och deras fält."""
    return _delar(blankett(dokument))


@lru_cache
def _delar(dokument: Blankett) -> tuple[tuple[Del, tuple[tuple[Tabell, tuple[Falt, ...]], ...]], ...]:
    ut: dict[str, tuple[Del, list[tuple[Tabell, list[Falt]]]]] = {}
    for f in dokument.falt:
        _, tabeller = ut.setdefault(f.avsnitt.nyckel, (f.avsnitt, []))
        if not tabeller or tabeller[-1][0] is not f.fraga.tabell:
            tabeller.append((f.fraga.tabell, []))
        tabeller[-1][1].append(f)
    return tuple((d, tuple((t, tuple(fs)) for t, fs in ts)) for d, ts in ut.values())
