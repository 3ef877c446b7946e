"""Fält i Word som hämtar något när dokumentet öppnas, skrivs ut eller uppdateras, eller som länkar in i huset."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import Fynd, citat
from redovisning.dolda.paketfynd import ar_i_huset, utat
from redovisning.word.namnrymd import w

_ENKELT, _MARKE = w("fldSimple"), w("fldChar")
_HAMTAR = re.compile(r"\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD)\b", re.IGNORECASE)


_LANK = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]+)\"|(\S+))", re.IGNORECASE)


class Faltlasare:
    """Följer fältens början och slut genom ett dokument. Ett fält kan stå i ett annat och vara delat i bitar."""

    def __init__(self) -> None:
        self._oppna: list[list[str]] = []

    def las(self, e: _Element, var: str) -> Iterator[Fynd]:
        """Ger fyndet när ett fält är läst som hämtar något, eller som länkar till en fil i huset."""
        if e.tag == _ENKELT:
            yield from _fynd(e.get(w("instr"), ""), var)
        elif e.tag != _MARKE:
            if self._oppna:
                self._oppna[-1].append(e.text or "")
        elif (lage := e.get(w("fldCharType"))) == "begin":
            self._oppna.append([])
        elif self._oppna:
            yield from _fynd("".join(self._oppna[-1]), var)
            self._oppna[-1].clear()
            if lage == "end":
                self._oppna.pop()


def _fynd(instruktion: str, var: str) -> Iterator[Fynd]:
    if m := _HAMTAR.match(instruktion):
        yield Fynd("DO01", citat(m[1].upper()), var)
    elif (m := _LANK.match(instruktion)) and ar_i_huset(mal := m[1] or m[2]):
        yield utat(mal, var)
