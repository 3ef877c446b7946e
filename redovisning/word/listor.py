"""Listorna i en Word-fil: vilka stycken som är punkter och vilket nummer de visar."""

from __future__ import annotations

from collections.abc import Callable

from lxml.etree import _Element

from redovisning.word.namnrymd import w

_VAL, _PPR, _NUMPR, _NUMID, _STIL = w("val"), w("pPr"), w("numPr"), w("numId"), w("pStyle")
_UTAN_MARKE = frozenset({"none", ""})


class Listor:
    """Ger listmärket för ett stycke. Delarna läses först när en lista finns.

    ``numrering`` och ``stilar`` är funktioner som ger delens rot, eller ``None`` när filen saknar den.
    """

    def __init__(self, numrering: Callable[[], _Element | None], stilar: Callable[[], _Element | None]) -> None:
        self._hamta_numrering = numrering
        self._hamta_stilar = stilar
        self._format: dict[tuple[str, str], tuple[str, int]] | None = None
        self._abstrakt: dict[str, str] = {}
        self._omstart: dict[tuple[str, str], int] = {}
        self._stillistor: dict[str, tuple[str, str]] | None = None
        self._raknare: dict[tuple[str, str], int] = {}
        self._sedda: set[str] = set()

    def marke(self, numpr: _Element | None, stil: str) -> tuple[str, int]:
        """Ger ``"- "``, ``"1. "`` … och listans nivå från 0 för ett stycke; tomt när det inte är en punkt.

        ``numpr`` är styckets eget listmärke, ``stil`` dess stil-id; det egna märket går före stilens.
        """
        lista = self._lista(numpr, stil)
        if lista is None:
            return "", 0
        format_, start = self._nivaformat(*lista)
        if format_ in _UTAN_MARKE:
            return "", 0
        niva = int(lista[1]) if lista[1].isdigit() else 0
        return ("- " if format_ == "bullet" else _skriv(self._nasta(*lista, start), format_)), niva

    def _lista(self, numpr: _Element | None, stil: str) -> tuple[str, str] | None:
        if numpr is not None:
            numid, niva = _varde(numpr, "numId", ""), _varde(numpr, "ilvl", "0")
            if numid:
                return (numid, niva) if numid != "0" else None
        return self._stilens_lista(stil) if stil else None

    def _stilens_lista(self, stil: str) -> tuple[str, str] | None:
        if self._stillistor is None:
            self._stillistor = {}
            rot = self._hamta_stilar()
            for s in rot.iter(w("style")) if rot is not None else ():
                numid = s.find(f"{_PPR}/{_NUMPR}/{_NUMID}")
                if numid is not None and numid.get(_VAL, "0") != "0":
                    niva = s.find(f"{_PPR}/{_NUMPR}/{w('ilvl')}")
                    nummer = niva.get(_VAL, "0") if niva is not None else "0"
                    self._stillistor[s.get(w("styleId"), "")] = (numid.get(_VAL, ""), nummer)
        return self._stillistor.get(stil)

    def _nivaformat(self, numid: str, niva: str) -> tuple[str, int]:
        if self._format is None:
            self._las_numrering()
        return (self._format or {}).get((numid, niva), ("", 1))

    def _las_numrering(self) -> None:
        self._format = {}
        rot = self._hamta_numrering()
        if rot is None:
            return
        nivaer: dict[str, dict[str, tuple[str, int]]] = {}
        for abstrakt in rot.iter(w("abstractNum")):
            nivaer[abstrakt.get(w("abstractNumId"), "")] = {
                lvl.get(w("ilvl"), ""): (_varde(lvl, "numFmt", "decimal"), int(_varde(lvl, "start", "1") or 1))
                for lvl in abstrakt.iter(w("lvl"))
            }
        for num in rot.iter(w("num")):
            numid, abstrakt_id = num.get(w("numId"), ""), _varde(num, "abstractNumId", "")
            self._abstrakt[numid] = abstrakt_id
            for niva, form in nivaer.get(abstrakt_id, {}).items():
                self._format[numid, niva] = form
            for byte in num.iter(w("lvlOverride")):
                start = _varde(byte, "startOverride", "")
                if start.isdigit():
                    self._omstart[numid, byte.get(w("ilvl"), "0")] = int(start)

    def _nasta(self, numid: str, niva: str, start: int) -> int:
        nyckel = (self._abstrakt.get(numid, numid), niva)
        omstart = self._omstart.get((numid, niva))
        if omstart is not None and numid not in self._sedda:
            self._raknare[nyckel] = omstart
        else:
            self._raknare[nyckel] = self._raknare.get(nyckel, start - 1) + 1
        self._sedda.add(numid)
        for djupare in [k for k in self._raknare if k[0] == nyckel[0] and k[1] > niva]:
            del self._raknare[djupare]
        return self._raknare[nyckel]


def _varde(element: _Element, namn: str, forval: str) -> str:
    barn = element.find(w(namn))
    return barn.get(_VAL, forval) if barn is not None else forval


def _skriv(nummer: int, format_: str) -> str:
    """Bokstavslistor behåller sin bokstav; övriga format visas som siffror."""
    if format_ in ("lowerLetter", "upperLetter") and nummer <= 26:
        bokstav = chr(96 + nummer)
        return f"{bokstav if format_ == 'lowerLetter' else bokstav.upper()}) "
    return f"{nummer}. "
