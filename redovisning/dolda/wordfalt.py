"""Fält i Word som hämtar något när dokumentet öppnas, skrivs ut eller uppdateras."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.word.namnrymd import w

_ENKELT, _MARKE = w("fldSimple"), w("fldChar")
_HAMTAR = re.compile(r"\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD)\b", re.IGNORECASE)


class Faltlasare:
    """Följer fältens början och slut genom ett dokument. Ett fält kan stå i ett annat och vara delat i bitar."""

    def __init__(self) -> None:
        self._oppna: list[list[str]] = []

    def las(self, e: _Element) -> Iterator[str]:
        """Ger fältets ord, till exempel ``INCLUDETEXT``, när ett fält som hämtar är läst."""
        if e.tag == _ENKELT:
            yield from hamtar(e.get(w("instr"), ""))
        elif e.tag != _MARKE:
            if self._oppna:
                self._oppna[-1].append(e.text or "")
        elif (lage := e.get(w("fldCharType"))) == "begin":
            self._oppna.append([])
        elif self._oppna:
            yield from hamtar("".join(self._oppna[-1]))
            self._oppna[-1].clear()
            if lage == "end":
                self._oppna.pop()


def hamtar(instruktion: str) -> Iterator[str]:
    """Ger instruktionens ord när den hämtar något utifrån."""
    if m := _HAMTAR.match(instruktion):
        yield m[1].upper()
