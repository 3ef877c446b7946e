"""Vad ett dokuments stilar säger om ett stycke eller en körning, genom stilarna de bygger på."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.word.delar import Worddelar
from redovisning.word.fynd import VAL
from redovisning.word.namnrymd import w

_RUBRIK = re.compile(r"(?:heading|rubrik)\s*([1-9])", re.IGNORECASE)
_BILDTEXT = frozenset({"caption", "beskrivning", "bildtext"})
_INTE_RUBRIK = 9
_STIL_I = {"paragraph": f"{w('pPr')}/{w('pStyle')}", "character": f"{w('rPr')}/{w('rStyle')}"}
_STIL_I["table"] = f"{w('tblPr')}/{w('tblStyle')}"


class Stilar:
    """Dokumentets stilar. Stilarnas id är översatta i svenska Word, så Words egna namn avgör vad en stil är."""

    def __init__(self, delar: Worddelar) -> None:
        namn = delar.delnamn("styles")
        rot = delar.paket.xml(namn) if namn else None
        alla = list(rot.iterchildren(w("style"))) if rot is not None else []
        self._alla = {s.get(w("styleId"), ""): s for s in alla}
        self._forval = {s.get(w("type"), ""): s.get(w("styleId"), "") for s in alla if s.get(w("default")) == "1"}
        self.grund = rot.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if rot is not None else None

    def stil(self, element: _Element, slag: str) -> str:
        """Ger id för stilen som ett stycke, en körning eller en tabell har; utan egen stil dokumentets förval."""
        egen = element.find(_STIL_I[slag])
        return egen.get(VAL, "") if egen is not None else self._forval.get(slag, "")

    def kedja(self, id_: str) -> Iterator[_Element]:
        """Ger stilen och dem som den bygger på, den närmaste först."""
        sedda: set[str] = set()
        while id_ in self._alla and id_ not in sedda:
            sedda.add(id_)
            stil = self._alla[id_]
            yield stil
            bas = stil.find(w("basedOn"))
            id_ = bas.get(VAL, "") if bas is not None else ""

    def forvalet(self) -> Iterator[_Element]:
        """Ger styckenas förvalda stil och dem som den bygger på."""
        return self.kedja(self._forval.get("paragraph", ""))

    def rubrikniva(self, stycke: _Element) -> int:
        """Ger rubrikens nivå från 1, eller 0 för ett stycke som inte är en rubrik."""
        egen = stycke.find(f"{w('pPr')}/{w('outlineLvl')}")
        if egen is not None:
            return _niva(egen)
        for stil in self.kedja(self.stil(stycke, "paragraph")):
            if m := _RUBRIK.fullmatch(_namn(stil)):
                return int(m[1])
            niva = stil.find(f"{w('pPr')}/{w('outlineLvl')}")
            if niva is not None:
                return _niva(niva)
        return 0

    def ar_bildtext(self, stycke: _Element) -> bool:
        """Sant för ett stycke i stilen för text till bilder och tabeller."""
        return any(_namn(stil).casefold() in _BILDTEXT for stil in self.kedja(self.stil(stycke, "paragraph")))

    def har_lista(self, stycke: _Element) -> bool:
        """Sant för ett stycke i en riktig lista, genom sig självt eller sin stil."""
        steg = f"{w('pPr')}/{w('numPr')}"
        stilar = self.kedja(self.stil(stycke, "paragraph"))
        return stycke.find(steg) is not None or any(s.find(steg) is not None for s in stilar)


def _namn(stil: _Element) -> str:
    namn = stil.find(w("name"))
    return namn.get(VAL, "") if namn is not None else ""


def _niva(egenskap: _Element) -> int:
    varde = egenskap.get(VAL, "")
    return int(varde) + 1 if varde.isdigit() and int(varde) < _INTE_RUBRIK else 0
