"""Listorna i en Word-fil: vilka stycken som är punkter och vilket nummer de visar."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from redovisning.word.namnrymd import w
from redovisning.xmltolk import heltal

_VAL, _PPR, _NUMPR, _NUMID, _ILVL = w("val"), w("pPr"), w("numPr"), w("numId"), w("ilvl")
_STIL = w("pStyle")
_UTAN_MARKE = frozenset({"none", ""})


class Listformat(NamedTuple):
    """Numreringens format: hur varje lista visas på varje nivå, och var den börjar om."""

    nivaer: dict[tuple[str, str], tuple[str, int]]
    """(listans nummer, nivå) → (format, första numret)."""
    abstrakta: dict[str, str]
    omstarter: dict[tuple[str, str], int]


class Listor:
    """Ger listmärket för ett stycke. Delarna läses först när en lista finns.

    ``listformat`` ger numreringens format; ``liststilar`` ger stil-id → (listans nummer, nivå).
    """

    def __init__(
        self, listformat: Callable[[], Listformat], liststilar: Callable[[], dict[str, tuple[str, str]]]
    ) -> None:
        self._listformat = listformat
        self._hamta_liststilar = liststilar
        self._raknare: dict[tuple[str, str], int] = {}
        self._sedda: set[str] = set()
        self._slag: dict[tuple[str, str], tuple[str, int, int]] = {}

    @cached_property
    def _liststilar(self) -> dict[str, tuple[str, str]]:
        return self._hamta_liststilar()

    def marke(self, numpr: _Element | None, stil: str) -> tuple[str, int]:
        """Ger ``"- "``, ``"1. "`` … och listans nivå från 0 för ett stycke; tomt när det inte är en punkt.

        ``numpr`` är styckets eget listmärke, ``stil`` dess stil-id; det egna märket går före stilens.
        """
        lista = self._lista(numpr, stil)
        if lista is None:
            return "", 0
        if lista not in self._slag:
            self._slag[lista] = (*self._listformat().nivaer.get(lista, ("", 1)), heltal(lista[1]) or 0)
        format_, start, niva = self._slag[lista]
        if format_ in _UTAN_MARKE:
            return "", 0
        return ("- " if format_ == "bullet" else _skriv(self._nasta(*lista, start), format_)), niva

    def bara_stil(self, egenskaper: _Element) -> bool:
        """Sant när styckets egenskaper bara är en stil, och den inte gör stycket till en punkt."""
        if len(egenskaper) != 1 or (stil := egenskaper[0]).tag != _STIL:
            return False
        return stil.get(_VAL, "") not in self._liststilar

    def _lista(self, numpr: _Element | None, stil: str) -> tuple[str, str] | None:
        if numpr is not None:
            numid, niva = "", "0"
            # Från slutet, för står något två gånger gäller det första.
            for nr in range(len(numpr) - 1, -1, -1):
                e = numpr[nr]
                tagg = e.tag
                if tagg == _NUMID:
                    numid = e.get(_VAL, "")
                elif tagg == _ILVL:
                    niva = e.get(_VAL, "0")
            if numid:
                return (numid, niva) if numid != "0" else None
        return self._liststilar.get(stil) if stil else None

    def _nasta(self, numid: str, niva: str, start: int) -> int:
        listformat = self._listformat()
        nyckel = (listformat.abstrakta.get(numid, numid), niva)
        omstart = listformat.omstarter.get((numid, niva))
        if omstart is not None and numid not in self._sedda:
            self._raknare[nyckel] = omstart
        else:
            self._raknare[nyckel] = self._raknare.get(nyckel, start - 1) + 1
        self._sedda.add(numid)
        for djupare in [k for k in self._raknare if k[0] == nyckel[0] and k[1] > niva]:
            del self._raknare[djupare]
        return self._raknare[nyckel]


def las_liststilar(rot: _Element | None) -> dict[str, tuple[str, str]]:
    """Ger de stilar som gör sina stycken till en lista: stil-id → (listans nummer, nivå)."""
    ut: dict[str, tuple[str, str]] = {}
    for stil in rot.iter(w("style")) if rot is not None else ():
        numid = stil.find(f"{_PPR}/{_NUMPR}/{_NUMID}")
        if numid is not None and numid.get(_VAL, "0") != "0":
            niva = stil.find(f"{_PPR}/{_NUMPR}/{_ILVL}")
            nummer = niva.get(_VAL, "0") if niva is not None else "0"
            ut[stil.get(w("styleId"), "")] = (numid.get(_VAL, ""), nummer)
    return ut


def las_listformat(rot: _Element | None) -> Listformat:
    """Ger formaten ur numreringens del."""
    ut = Listformat({}, {}, {})
    nivaer: dict[str, dict[str, tuple[str, int]]] = {}
    for abstrakt in rot.iter(w("abstractNum")) if rot is not None else ():
        nivaer[abstrakt.get(w("abstractNumId"), "")] = {
            lvl.get(w("ilvl"), ""): (_varde(lvl, "numFmt", "decimal"), _start(_varde(lvl, "start", "")))
            for lvl in abstrakt.iter(w("lvl"))
        }
    for num in rot.iter(w("num")) if rot is not None else ():
        numid, abstrakt_id = num.get(w("numId"), ""), _varde(num, "abstractNumId", "")
        ut.abstrakta[numid] = abstrakt_id
        for niva, form in nivaer.get(abstrakt_id, {}).items():
            ut.nivaer[numid, niva] = form
        for byte in num.iter(w("lvlOverride")):
            start = heltal(_varde(byte, "startOverride", ""))
            if start is not None:
                ut.omstarter[numid, byte.get(w("ilvl"), "0")] = start
    return ut


def _varde(element: _Element, namn: str, forval: str) -> str:
    barn = element.find(w(namn))
    return barn.get(_VAL, forval) if barn is not None else forval


def _start(varde: str) -> int:
    start = heltal(varde)
    return 1 if start is None else start


def _skriv(nummer: int, format_: str) -> str:
    """Bokstavslistor behåller sin bokstav; övriga format visas som siffror."""
    if format_ in ("lowerLetter", "upperLetter") and 1 <= nummer <= 26:
        bokstav = chr(96 + nummer)
        return f"{bokstav if format_ == 'lowerLetter' else bokstav.upper()}) "
    return f"{nummer}. "
