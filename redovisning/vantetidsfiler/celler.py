"""Cellernas värden: antal, andelar och ord i tabellerna blir det som ett mätvärde har."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, Final, NamedTuple

from redovisning.dokument.svarstyper import tolka_tal
from redovisning.vantetider.matvarde import ALLA, KVINNOR, MAN, RIKET, SAKNAS, UNDERTRYCKT

OLASBAR: Final = object()
"""Det som en cell ger när den inte går att läsa. Raden blir då en anmärkning."""
DOLT: Final = object()
"""Det som en cell ger när källan har undertryckt ett litet antal: «<5»."""

_ENHETSORD = re.compile(r"\s*(?:st\.?|styck(?:en)?|patienter|personer|procent|%)$", re.IGNORECASE)
_DOLT = re.compile(r"(?:<|färre än|mindre än)\s*\d+\s*(?:st\.?)?", re.IGNORECASE)
FORMELTECKEN = frozenset("=+-@")
"""En text som börjar så läser kalkylprogram som en formel."""
_TOMMA = frozenset(
    {"", "-", "–", "—", "..", "…", ".", "saknas", "uppgift saknas", "ej rapporterat", "n/a", "na", "null"}
)
_SORT = Decimal("0.0001")
_HUNDRA = Decimal(100)

REGIONORD = {"alla regioner": RIKET, "riket": RIKET, "hela riket": RIKET, "sverige": RIKET, "samtliga regioner": RIKET}
KONORD = {
    **dict.fromkeys(("alla", "totalt", "total", "båda", "båda könen", "t", "män & kvinnor", "kvinnor & män"), ALLA),
    **dict.fromkeys(("män och kvinnor", "kvinnor och män", "samtliga", "alla kön"), ALLA),
    **dict.fromkeys(("kvinnor", "kvinna", "k", "flickor", "flicka", "kvinnor och flickor"), KVINNOR),
    **dict.fromkeys(("män", "man", "m", "pojkar", "pojke", "män och pojkar"), MAN),
}
AGARORD = {
    **dict.fromkeys(("alla", "alla ägarformer", "totalt", "samtliga"), ALLA),
    **dict.fromkeys(("region", "regionen", "offentlig", "regiondriven", "egen regi"), "region"),
    **dict.fromkeys(("privat", "privata", "privat regi", "privatdriven"), "privat"),
}
STATUSORD = {"": "", UNDERTRYCKT: UNDERTRYCKT, SAKNAS: SAKNAS}


class Minne(dict[Any, Any]):
    """En uppslagning som räknar ut varje olika cell en enda gång: i en stor tabell är de flesta celler lika.

    ``sarskilda`` är de av ``None``, ``OLASBAR`` och ``DOLT`` som någon cell har gett: utan dem behöver ingen leta.
    """

    def __init__(self, tolka: Any) -> None:
        super().__init__()
        self._tolka = tolka
        self.sarskilda: set[object] = set()

    def __missing__(self, cell: Any) -> Any:
        varde = self[cell] = self._tolka(cell)
        if varde is None or varde is OLASBAR or varde is DOLT:
            self.sarskilda.add(varde)
        return varde


class Talkolumn(NamedTuple):
    """En kolumn av tal, och vilka särskilda värden som kan finnas i den."""

    tal: list[Any]
    sarskilda: Collection[object]


STORST = 10**15
"""Större tal än så är inga antal eller andelar, och ryms inte i ett kalkylprogram."""


def antal(cell: object) -> object:
    """Ger ett heltal, ``None`` för en tom cell, ``DOLT`` eller ``OLASBAR``. «231 960», «3 914 st» och «−4» går bra."""
    if isinstance(cell, bool):
        return OLASBAR
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < STORST else OLASBAR
    if isinstance(cell, int):
        return cell if abs(cell) < STORST else OLASBAR
    if not isinstance(cell, str):
        return OLASBAR
    if (text := _text(cell)) is None:
        return None
    if _DOLT.fullmatch(text):
        return DOLT
    tal = None if text.endswith("%") else tolka_tal(_ENHETSORD.sub("", text))
    return OLASBAR if tal is None or tal != tal.to_integral_value() else int(tal)


def andel(cell: object) -> object:
    """Ger procent som ``Decimal``, ``None``, ``DOLT`` eller ``OLASBAR``. «75%», «70 %» och «75,1» går bra.

    Antalet decimaler är det som stod i cellen: det säger hur noga andelen är given.
    """
    if isinstance(cell, bool):
        return OLASBAR
    if isinstance(cell, int | float):
        if not abs(cell) < STORST:
            return OLASBAR
        return avrundad(Decimal(int(cell) if float(cell).is_integer() else str(cell)))
    if not isinstance(cell, str):
        return OLASBAR
    if (text := _text(cell)) is None:
        return None
    if _DOLT.fullmatch(text):
        return DOLT
    tal = tolka_tal(_ENHETSORD.sub("", text))
    return OLASBAR if tal is None else tal


def andel_av_ett(cell: object) -> object:
    """Ger procent för en cell som är en del av ett (0,75 för 75 procent), som i Excels procentformat."""
    if isinstance(cell, str) and "%" in cell:
        return andel(cell)
    varde = andel(cell)
    if not isinstance(varde, Decimal):
        return varde
    return (
        OLASBAR
        if abs(varde) > 1
        else avrundad(_utan_nollor(Decimal(str(cell)) * _HUNDRA if isinstance(cell, float) else varde * _HUNDRA))
    )


def avrundad(tal: Decimal) -> Decimal:
    """Ger andelen med högst fyra decimaler: fler är räknade och inte noggrannare."""
    exponent = tal.as_tuple().exponent
    return tal.quantize(_SORT, ROUND_HALF_EVEN) if isinstance(exponent, int) and exponent < -4 else tal


def _utan_nollor(tal: Decimal) -> Decimal:
    rent = tal.normalize()
    return rent.quantize(Decimal(1)) if rent == rent.to_integral_value() else rent


def ord_ur(lista: Mapping[str, str]) -> Any:
    """Ger en läsare som slår upp cellens text i listan, oavsett skiftläge; en tom cell är det första ordet."""
    forval = next(iter(lista.values()))

    def las(cell: object) -> object:
        text = " ".join(str(cell).split())
        return lista.get(text.casefold(), forval if _text(text) is None else OLASBAR)

    return las


def fri_text(cell: object) -> object:
    """Ger cellens text på en rad; ett tal som Excel läst som 3.0 blir ``3``.

    Apostrofen som hindrar ett kalkylprogram från att läsa texten som en formel hör inte till den.
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join(str(cell).split())
    return text[1:] if text[:1] == "'" and text[1:2] in FORMELTECKEN else text


def _text(cell: str) -> str | None:
    """Ger texten utan blanktecken runt om, eller ``None`` när den betyder att värde saknas."""
    text = " ".join(cell.split())
    return None if text.casefold() in _TOMMA else text
