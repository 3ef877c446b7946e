"""Vad ett dokuments stilar säger om ett stycke eller en körning, genom stilarna de bygger på."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.etree import _Element

from redovisning.word.delar import Worddelar
from redovisning.word.fynd import AV, VAL
from redovisning.word.namnrymd import w
from redovisning.xmltolk import heltal

_RUBRIK = re.compile(r"(?:heading|rubrik)\s*([1-9])", re.IGNORECASE)
_BILDTEXT = frozenset({"caption", "beskrivning", "bildtext"})
_INTE_RUBRIK = 9
_HEXTAL = re.compile(r"[0-9A-Fa-f]{1,8}")
_BITAR = {"firstRow": 0x0020, "firstColumn": 0x0080}
_PPR, _RPR, _TBLPR, _NIVA, _LISTA = w("pPr"), w("rPr"), w("tblPr"), w("outlineLvl"), w("numPr")
_STIL_I = {"paragraph": (_PPR, w("pStyle")), "character": (_RPR, w("rStyle")), "table": (_TBLPR, w("tblStyle"))}


class Stilar:
    """Dokumentets stilar. Stilarnas id är översatta i svenska Word, så Words egna namn avgör vad en stil är."""

    def __init__(self, delar: Worddelar) -> None:
        namn = delar.delnamn("styles")
        rot = delar.paket.xml(namn) if namn else None
        alla = list(rot.iterchildren(w("style"))) if rot is not None else []
        self._alla = {s.get(w("styleId"), ""): s for s in alla}
        self._forval = {s.get(w("type"), ""): s.get(w("styleId"), "") for s in alla if s.get(w("default")) == "1"}
        self.grund = rot.find(f"{w('docDefaults')}/{w('rPrDefault')}/{_RPR}") if rot is not None else None
        # Ett dokument har få stilar och många stycken: det som bara beror på stilen räknas ut en gång.
        self.kedja = cache(self._kedja)
        self._stilens_niva = cache(self._niva_i)
        self._stilens_lista = cache(self._lista_i)

    def stil(self, element: _Element, slag: str) -> str:
        """Ger id för stilen som ett stycke, en körning eller en tabell har; utan egen stil dokumentets förval."""
        behallare, tagg = _STIL_I[slag]
        egenskaper = element.find(behallare)
        egen = egenskaper.find(tagg) if egenskaper is not None else None
        return egen.get(VAL, "") if egen is not None else self._forval.get(slag, "")

    def _kedja(self, id_: str) -> tuple[_Element, ...]:
        """Ger stilen och dem som den bygger på, den närmaste först."""
        ut: dict[str, _Element] = {}
        while id_ in self._alla and id_ not in ut:
            stil = ut[id_] = self._alla[id_]
            bas = stil.find(w("basedOn"))
            id_ = bas.get(VAL, "") if bas is not None else ""
        return tuple(ut.values())

    def forvalet(self) -> tuple[_Element, ...]:
        """Ger styckenas förvalda stil och dem som den bygger på."""
        return self.kedja(self._forval.get("paragraph", ""))

    def rubrikniva(self, stycke: _Element) -> int:
        """Ger rubrikens nivå från 1, eller 0 för ett stycke som inte är en rubrik."""
        egenskaper = stycke.find(_PPR)
        egen = egenskaper.find(_NIVA) if egenskaper is not None else None
        return _niva(egen) if egen is not None else self._stilens_niva(self.stil(stycke, "paragraph"))

    def _niva_i(self, id_: str) -> int:
        for stil in self.kedja(id_):
            if m := _RUBRIK.fullmatch(_namn(stil)):
                return int(m[1])
            niva = stil.find(f"{_PPR}/{_NIVA}")
            if niva is not None:
                return _niva(niva)
        return 0

    def ar_bildtext(self, stycke: _Element) -> bool:
        """Sant för ett stycke i stilen för text till bilder och tabeller."""
        return any(_namn(stil).casefold() in _BILDTEXT for stil in self.kedja(self.stil(stycke, "paragraph")))

    def har_lista(self, stycke: _Element) -> bool:
        """Sant för ett stycke i en riktig lista, genom sig självt eller sin stil."""
        egen = stycke.find(f"{_PPR}/{_LISTA}") is not None
        return egen or self._stilens_lista(self.stil(stycke, "paragraph"))

    def _lista_i(self, id_: str) -> bool:
        return any(stil.find(f"{_PPR}/{_LISTA}") is not None for stil in self.kedja(id_))


def egenskaper_i(stilar: Iterator[_Element] | tuple[_Element, ...], namn: str) -> tuple[_Element, ...]:
    """Ger de egenskaper av slaget som stilarna har, i ordning."""
    return tuple(e for s in stilar if (e := s.find(namn)) is not None)


def tabellen_visar(tabell: _Element, del_: str) -> bool:
    """Sant när tabellen säger att delen (``firstRow``, ``firstColumn``) har egen form: med ord, eller i ett tal."""
    utseende = tabell.find(f"{_TBLPR}/{w('tblLook')}")
    if utseende is None:
        return False
    if (egen := utseende.get(w(del_))) is not None:
        return egen not in AV
    varde = utseende.get(VAL, "")
    return bool(_HEXTAL.fullmatch(varde)) and bool(int(varde, 16) & _BITAR[del_])


def _namn(stil: _Element) -> str:
    namn = stil.find(w("name"))
    return namn.get(VAL, "") if namn is not None else ""


def _niva(egenskap: _Element) -> int:
    niva = heltal(egenskap.get(VAL))
    return niva + 1 if niva is not None and niva < _INTE_RUBRIK else 0
