"""Dokumentet som prövas: dess delar, stilar och element, vart och ett med sitt ställe i ord."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from lxml.etree import _Element

from redovisning.dolda.innehall import citat
from redovisning.grind import Mottagen
from redovisning.tillganglighet.stilar import Stilar
from redovisning.word.delar import Worddelar
from redovisning.word.namnrymd import w
from redovisning.word.vandring import RESERV, TBL, P, text_i

_SIDODELAR = {"header": "i sidhuvudet", "footer": "i sidfoten", "footnotes": "i en fotnot", "endnotes": "i en slutnot"}
_BORJAN, _HELA = "i dokumentets början", "i dokumentet"
_HOPPAS_OVER = frozenset({w("del"), w("moveFrom"), RESERV})
KORNING, LANK = w("r"), w("hyperlink")
BILD = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
ALDRE_BILD = "{urn:schemas-microsoft-com:vml}shape"
PROVADE = (P, TBL, KORNING, LANK, BILD, ALDRE_BILD)
"""De slags element som proven frågar efter."""


class Dokumentet:
    """Ett Word-dokument att pröva.

    Raises:
        OlasbarFil: en del av det går inte att läsa.
    """

    def __init__(self, mottagen: Mottagen) -> None:
        self.delar = Worddelar(mottagen)
        self.stilar = Stilar(self.delar)
        self._rotter = [(self.delar.rot, ""), *self._sidodelar()]

    def _sidodelar(self) -> Iterator[tuple[_Element, str]]:
        for relation in self.delar.paket.relationer(self.delar.huvuddel).values():
            stalle = _SIDODELAR.get(relation.typ.rpartition("/")[2])
            if stalle and not relation.extern and relation.mal in self.delar.paket:
                yield self.delar.paket.xml(relation.mal), stalle

    def element(self, *taggar: str, bara_brodtext: bool = False) -> Iterator[tuple[_Element, str]]:
        """Ger varje element av slagen med sitt ställe: «under «Nuläge»», «i sidfoten». Struken text är inte med."""
        delar = self._elementen[:1] if bara_brodtext else self._elementen
        yield from ((e, stalle) for del_ in delar for e, stalle in del_ if e.tag in taggar)

    @cached_property
    def _elementen(self) -> list[list[tuple[_Element, str]]]:
        """Del för del de element som prövas. De gås igenom en gång; varje prov väljer sina ur listan."""
        return [list(self._i(rot, stalle)) for rot, stalle in self._rotter]

    def _i(self, rot: _Element, stalle: str) -> Iterator[tuple[_Element, str]]:
        brodtext = not stalle
        stalle = stalle or (_BORJAN if any(self.stilar.rubrikniva(p) for p in rot.iter(P)) else _HELA)
        hoppa: _Element | None = None
        for e in rot.iter(*PROVADE, *_HOPPAS_OVER):
            if hoppa is not None:
                if hoppa in e.iterancestors():
                    continue
                hoppa = None
            if e.tag in _HOPPAS_OVER:
                hoppa = e
                continue
            if e.tag == P and brodtext and self.stilar.rubrikniva(e) and (text := texten(e)):
                stalle = f"under {citat(text)}"
            yield e, stalle


def texten(element: _Element) -> str:
    """Ger elementets text på en rad."""
    return " ".join("".join(text_i(element)).split())
