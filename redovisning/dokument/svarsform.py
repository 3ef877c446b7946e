"""Svarens typer i klasserna, som ``Fritext | None``, och vilken form ett fält med en sådan typ har."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from redovisning.dokument.svarstyper import Svarstyp, tolka_ja_nej


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
