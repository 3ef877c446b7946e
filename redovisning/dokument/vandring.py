"""Vandringen genom ett dokuments klass: avsnitt för avsnitt och post för post, till en blankett."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from redovisning.dokument.blankett import Blankett, Falt
from redovisning.dokument.klasser import Avsnitt, Bas, Del, Dokument, Fraga, Krav, Lista, Post, Stapeldiagram
from redovisning.dokument.svarsform import Svarsform, svarsform


@lru_cache
def vandra(klass: type[Dokument]) -> Blankett:
    """Ger klassens blankett, uträknad ur den.

    Raises:
        TypeError: klassen har något som ett dokument inte kan ha.
    """
    falt = tuple(_falten(klass))
    return Blankett(
        filnamn=klass.filnamn,
        ar=klass.ar,
        titel=klass.titel,
        huvudnyckel=klass.huvudnyckel,
        saknas=klass.saknas,
        kallas=klass.kallas,
        inledande_del=klass.inledande_del,
        sandlista=klass.sandlista,
        falt=falt,
        diagram=tuple(_diagrammen(klass, {f.nyckel for f in falt})),
        modul=klass.__module__,
        klassnamn=klass.__qualname__,
        _klass=klass,
    )


def _falten(dokument: type[Dokument]) -> Iterator[Falt]:
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


def _diagrammen(dokument: type[Dokument], nycklar: set[str]) -> Iterator[tuple[str, Stapeldiagram]]:
    for namn, info in dokument.model_fields.items():
        for diagram in (d for m in info.metadata if isinstance(m, Lista) for d in m.diagram):
            for falt in (diagram.etikett, *diagram.staplar):
                if f"{namn}[].{falt}" not in nycklar:
                    raise TypeError(f"{dokument.__name__}.{namn}: diagrammet «{diagram.rubrik}» nämner {falt}")
            yield namn, diagram


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
