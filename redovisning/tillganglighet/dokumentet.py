"""Dokumentet som prövas: dess delar, stilar och element, vart och ett med sitt ställe i ord."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import citat
from redovisning.grind import Mottagen
from redovisning.tillganglighet.stilar import Stilar
from redovisning.word.delar import Worddelar
from redovisning.word.namnrymd import w
from redovisning.word.vandring import RESERV, P, text_i

_SIDODELAR = {"header": "i sidhuvudet", "footer": "i sidfoten", "footnotes": "i en fotnot", "endnotes": "i en slutnot"}
_BORJAN, _HELA = "i dokumentets början", "i dokumentet"
_STRUKET = frozenset({w("del"), w("moveFrom")})


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
        for rot, stalle in self._rotter[:1] if bara_brodtext else self._rotter:
            yield from self._i(rot, stalle, taggar)

    def _i(self, rot: _Element, stalle: str, taggar: tuple[str, ...]) -> Iterator[tuple[_Element, str]]:
        brodtext = not stalle
        stalle = stalle or (_BORJAN if any(self.stilar.rubrikniva(p) for p in rot.iter(P)) else _HELA)
        hoppa: _Element | None = None
        for e in rot.iter():
            if hoppa is not None:
                if hoppa in e.iterancestors():
                    continue
                hoppa = None
            if e.tag in _STRUKET or e.tag == RESERV:
                hoppa = e
                continue
            if e.tag == P and brodtext and self.stilar.rubrikniva(e) and (text := texten(e)):
                stalle = f"under {citat(text)}"
            if e.tag in taggar:
                yield e, stalle


def texten(element: _Element) -> str:
    """Ger elementets text på en rad."""
    return " ".join("".join(text_i(element)).split())
