"""Hur frågor besvaras: svarens typer, läsningen av ja/nej, val, tal och datum ur text, och hur de skrivs tillbaka.

Ett utkast har alltid text, så som den skrevs. Här sägs vad texten betyder och vilken typ den har i modellen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema


class Svarstyp(StrEnum):
    """Hur en fråga besvaras."""

    JA_NEJ = "ja_nej"
    TEXT = "text"
    VAL = "val"
    TAL = "tal"
    DATUM = "datum"


def tolka_ja_nej(text: str) -> Literal["ja", "nej"] | None:
    """Ger ``ja`` eller ``nej`` oavsett skiftläge, blanktecken och avslutande punkt; ``None`` om det är något annat."""
    match text.strip().rstrip(".").strip().casefold():
        case "ja":
            return "ja"
        case "nej":
            return "nej"
    return None


def tolka_val(text: str, val: tuple[str, ...]) -> str | None:
    """Ger valet så som det stavas i listan, oavsett skiftläge och blanktecken; ``None`` om det inte är något av dem."""
    skrivet = " ".join(text.split()).casefold()
    return next((v for v in val if v.casefold() == skrivet), None)


_LUFT = "[ \xa0\u2009\u202f]"
_TAL = re.compile(rf"[-+−]?(?:[0-9]{{1,3}}(?:{_LUFT}[0-9]{{3}})+|[0-9]+)(?:[,.][0-9]+)?")
# «3.923» kan vara både tretusen och tre komma nio: det får den som skrev avgöra.
_TVETYDIGT = re.compile(r"[-+−]?[1-9][0-9]{0,2}\.[0-9]{3}")


def tolka_tal(text: str) -> Decimal | None:
    """Ger talet, skrivet som ``3 923``, ``2,5``, ``2.5`` eller ``−4``; ``None`` om texten inte är ett tal."""
    text = text.strip()
    if not _TAL.fullmatch(text) or _TVETYDIGT.fullmatch(text):
        return None
    return Decimal(re.sub(_LUFT, "", text).replace("−", "-").replace(",", "."))


_MANADER = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def tolka_datum(text: str) -> date | None:
    """Ger datumet, skrivet som ``2024-09-30`` eller ``30 september 2024``; ``None`` om texten inte är ett datum."""
    skrivet = " ".join(text.split()).casefold()
    if m := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", skrivet):
        ar, manad, dag = (int(siffror) for siffror in m.groups())
    elif (m := re.fullmatch(r"(?:den )?([0-9]{1,2}) ([a-z]+) ([0-9]{4})", skrivet)) and m[2] in _MANADER:
        dag, manad, ar = int(m[1]), _MANADER.index(m[2]) + 1, int(m[3])
    else:
        return None
    try:
        return date(ar, manad, dag)
    except ValueError:
        return None


def som_text(varde: str | int | float | Decimal | date) -> str:
    """Ger ett värde ur modellen som text: ``2,5`` och ``2024-09-30``. Text är redan text."""
    if isinstance(varde, str):
        return varde
    if isinstance(varde, date):
        return varde.isoformat()
    return format(Decimal(str(varde)), "f").replace(".", ",")


def _ja_nej(varde: Any) -> Any:
    return (tolka_ja_nej(varde) or varde) if isinstance(varde, str) else varde


JaNej = Annotated[
    Literal["ja", "nej"],
    BeforeValidator(_ja_nej),
    WithJsonSchema({"enum": ["ja", "nej", "Ja", "Nej", "JA", "NEJ"]}),
]
"""Rullistans svar: ``ja`` eller ``nej``; skiftläget spelar ingen roll."""


def _inte_blank(varde: str) -> str:
    if not varde.strip():
        raise ValueError("svaret är blankt")
    return varde


Fritext = Annotated[str, AfterValidator(_inte_blank), WithJsonSchema({"type": "string", "pattern": r"\S"})]
"""Fritext i flera stycken, med punktlistor och numrerade listor (se ``redovisning.fritext``); aldrig tom."""

_ENRADIG = object()

Radtext = Annotated[
    str,
    _ENRADIG,
    AfterValidator(_inte_blank),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
"""En kort uppgift på en rad. Redigeraren godtar siffror utan citattecken: filen läses ändå som den skrevs."""


@dataclass(frozen=True)
class Svarsform:
    """Typen, de tillåtna valen, om ett tal måste vara helt och om svaret skrivs på en rad."""

    typ: Svarstyp
    val: tuple[str, ...] = ()
    heltal: bool = False
    enradig: bool = False


def svarsform(annotation: Any, metadata: list[Any]) -> Svarsform:
    """Ger formen för ett fält i klassen, till exempel ``Radtext | None`` eller ``Literal["pågår", "klar"]``.

    Raises:
        TypeError: fältets typ är ingen som en fråga kan ha.
    """
    typer = [t for t in _typer(annotation) if t is not NoneType]
    slag = {_slag(t) for t in typer}
    if len(slag) != 1:
        raise TypeError("ett svar är ja/nej, text, ett val, ett tal eller ett datum, och inte flera av dem")
    (typ,) = slag
    match typ:
        case Svarstyp.TEXT:
            return Svarsform(typ, enradig=any(m is _ENRADIG for m in (*metadata, *_alla_delar(annotation))))
        case Svarstyp.JA_NEJ:
            return Svarsform(typ)
        case Svarstyp.VAL:
            return Svarsform(typ, tuple(v for t in typer for v in get_args(t)), enradig=True)
        case Svarstyp.TAL:
            return Svarsform(typ, heltal=all(t is int for t in typer), enradig=True)
    return Svarsform(typ, enradig=True)


def _typer(annotation: Any) -> Iterator[Any]:
    """Ger typerna i en union, utan det som ``Annotated`` hänger på dem."""
    if get_origin(annotation) is Annotated:
        yield from _typer(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for del_ in get_args(annotation):
            yield from _typer(del_)
    else:
        yield annotation


def _alla_delar(annotation: Any) -> Iterator[Any]:
    for del_ in get_args(annotation):
        yield del_
        yield from _alla_delar(del_)


def _slag(typ: Any) -> Svarstyp:
    if get_origin(typ) is Literal and all(isinstance(v, str) for v in get_args(typ)):
        return Svarstyp.JA_NEJ if set(get_args(typ)) == {"ja", "nej"} else Svarstyp.VAL
    slag = {str: Svarstyp.TEXT, int: Svarstyp.TAL, float: Svarstyp.TAL, Decimal: Svarstyp.TAL, date: Svarstyp.DATUM}
    if typ not in slag:
        raise TypeError(f"{typ} är ingen svarstyp")
    return slag[typ]
