"""Fälten: ett dokuments klass i platt form, och vandringen dit. Här hämtas också allt som en klass skrivs med.

Ett dokument är en pydantic-klass av avsnitt (ett svar per fråga) och av poster (en lista, till exempel
kontaktpersoner). Den vandras en gång; läsare och skrivare går efter fälten och vet inget om klassen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from redovisning.dokument.klasser import (
    Avsnitt,
    Bas,
    Del,
    Dokument,
    Fraga,
    Krav,
    Lista,
    Post,
    Sandlista,
    Tabell,
)
from redovisning.dokument.svarstyper import (
    Fritext,
    JaNej,
    Radtext,
    Svarsform,
    Svarstyp,
    svarsform,
    tolka_datum,
    tolka_ja_nej,
    tolka_tal,
    tolka_val,
)

__all__ = [
    "Avsnitt",
    "Del",
    "Dokument",
    "Falt",
    "Fraga",
    "Fritext",
    "JaNej",
    "Krav",
    "Lista",
    "Post",
    "Radtext",
    "Sandlista",
    "Svarstyp",
    "Tabell",
    "delar",
    "falten",
    "hitta_falt",
    "kanonisk",
    "postord",
    "tolka_ja_nej",
    "typat",
]


@dataclass(frozen=True)
class Falt:
    """Ett fält i platt form: ``nyckel`` är ``vardformedling.medel``, ``region`` eller ``kontaktpersoner[].namn``.

    ``enradig`` är sant för korta uppgifter som ett namn, ett tal eller ett val. ``val`` är de tillåtna valen.
    ``lista`` är namnet på listan av poster, tomt annars; ``postnamn`` vad en post kallas och ``minst`` hur många.
    """

    nyckel: str
    fraga: Fraga = field(compare=False)
    typ: Svarstyp
    krav: Krav
    avsnitt: Del
    lista: str = ""
    enradig: bool = False
    val: tuple[str, ...] = ()
    heltal: bool = False
    postnamn: str = ""
    minst: int = 0

    @property
    def namn(self) -> str:
        """Sista ledet i nyckeln."""
        return self.nyckel.rpartition(".")[2]

    def stig(self, index: int = 0) -> str:
        """Ger fältets väg i ett utkast; för poster med postens nummer från 0: ``kontaktpersoner[1].namn``."""
        return self.nyckel.replace("[]", f"[{index}]")


@lru_cache
def falten(dokument: type[Dokument]) -> tuple[Falt, ...]:
    """Ger dokumentets alla fält i formulärets ordning."""
    return tuple(_vandra(dokument))


@lru_cache
def _register(dokument: type[Dokument]) -> dict[str, Falt]:
    return {f.nyckel: f for f in falten(dokument)}


_INDEX = re.compile(r"\[\d+\]")


def hitta_falt(dokument: type[Dokument], stig: str) -> Falt | None:
    """Ger fältet för en väg i ett utkast (``kontaktpersoner[1].namn``), eller ``None``."""
    return _register(dokument).get(_INDEX.sub("[]", stig) if "[" in stig else stig)


def postord(dokument: type[Dokument], stig: str) -> str:
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


@lru_cache
def delar(dokument: type[Dokument]) -> tuple[tuple[Del, tuple[tuple[Tabell, tuple[Falt, ...]], ...]], ...]:
    """Ger avsnitten i klassens ordning, vart och ett med sina tabeller och deras fält."""
    ut: dict[str, tuple[Del, list[tuple[Tabell, list[Falt]]]]] = {}
    for f in falten(dokument):
        _, tabeller = ut.setdefault(f.avsnitt.nyckel, (f.avsnitt, []))
        if not tabeller or tabeller[-1][0] is not f.fraga.tabell:
            tabeller.append((f.fraga.tabell, []))
        tabeller[-1][1].append(f)
    return tuple((d, tuple((t, tuple(fs)) for t, fs in ts)) for d, ts in ut.values())


def _vandra(dokument: type[Dokument]) -> Iterator[Falt]:
    inledning = dokument.inledande_del
    efter = ""
    for namn, info in dokument.model_fields.items():
        if namn == dokument.huvudnyckel:
            continue
        klass = info.annotation
        if isinstance(klass, type) and issubclass(klass, Avsnitt):
            d = Del(namn, klass.rubrik, klass.nummer, klass.ingress, klass.avslut)
            yield from _fragor(klass, f"{namn}.", d)
        elif post := _postklass(klass):
            d = next((_listans_del(namn, m) for m in info.metadata if isinstance(m, Lista)), inledning)
            minst = next((m.min_length for m in info.metadata if hasattr(m, "min_length")), 0)
            for f in _fragor(post, f"{namn}[].", d):
                yield replace(f, lista=namn, postnamn=post.postnamn or namn, minst=minst)
        else:
            d = inledning
            yield _falt(dokument, namn, namn, info, d)
        if d is inledning and efter:
            raise TypeError(
                f"{dokument.__name__}.{namn} hör till inledningen men står efter {efter}. "
                "Flytta upp den, eller ge listan en egen rubrik med Lista."
            )
        efter = "" if d is inledning else namn


def _postklass(annotation: Any) -> type[Post] | None:
    klass = get_args(annotation)[0] if get_origin(annotation) is list else None
    return klass if isinstance(klass, type) and issubclass(klass, Post) else None


def _listans_del(namn: str, lista: Lista) -> Del:
    return Del(namn, lista.rubrik, lista.nummer, lista.ingress, lista.avslut)


def _fragor(klass: type[BaseModel], forled: str, d: Del) -> Iterator[Falt]:
    for namn, info in klass.model_fields.items():
        yield _falt(klass, namn, forled + namn, info, d)


def _falt(klass: type[BaseModel], namn: str, nyckel: str, info: FieldInfo, d: Del) -> Falt:
    har = f"{klass.__name__}.{namn}"
    if any(isinstance(t, type) and issubclass(t, Bas) for t in (info.annotation, *get_args(info.annotation))):
        raise TypeError(f"{har}: avsnitt och listor av poster hör hemma ytterst i dokumentet, inte i varandra")
    fraga = next((m for m in info.metadata if isinstance(m, Fraga)), None)
    if fraga is None:
        raise TypeError(f"{har} saknar Fraga")
    try:
        form: Svarsform = svarsform(info.annotation, info.metadata)
    except TypeError as fel:
        raise TypeError(f"{har}: {fel}") from None
    krav = _krav(info.is_required(), fraga)
    return Falt(nyckel, fraga, form.typ, krav, d, enradig=form.enradig, val=form.val, heltal=form.heltal)


def _krav(maste: bool, fraga: Fraga) -> Krav:
    if maste:
        return Krav.JA
    return Krav.BOR if fraga.bor else Krav.FRIVILLIG
