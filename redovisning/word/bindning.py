"""Fält som är bundna till dold data: Word visar datan, inte texten, så svaret måste skrivas på båda ställena."""

from __future__ import annotations

import re

from lxml import etree
from lxml.etree import _Element

from redovisning.paket import Paket
from redovisning.word.delar import Worddelar
from redovisning.word.namnrymd import w, w15
from redovisning.xmltolk import skriv_xml

BINDNINGAR = (w("dataBinding"), w15("dataBinding"))
_NAMNRYMD = re.compile(r"xmlns:(\w+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_ENKEL_VAG = re.compile(r"(?:/{1,2}(?:[\w.-]+:)?[\w.-]+(?:\[\d+\])?)+(?:/@(?:[\w.-]+:)?[\w.-]+)?")
_EGENSKAPER = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_INBYGGDA = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}


class Bindningar:
    """Skriver svar i den dolda datan."""

    def __init__(self, delar: Worddelar) -> None:
        self._paket: Paket = delar.paket
        self._andrade: dict[str, _Element] = {}
        self._delnamn: dict[str, str] | None = None

    def skriv(self, egenskaper: _Element | None, text: str) -> bool:
        """Ger falskt när fältet är bundet till data som inte går att hitta eller skriva."""
        if egenskaper is None:
            return True
        if egenskaper.find(w15("dataBinding")) is not None:
            return False
        bindning = egenskaper.find(w("dataBinding"))
        if bindning is None:
            return True
        namn = self._del(bindning.get(w("storeItemID"), "").upper())
        vag = bindning.get(w("xpath"), "")
        if namn is None or not _ENKEL_VAG.fullmatch(vag):
            return False
        rymder = {p: a or b for p, a, b in _NAMNRYMD.findall(bindning.get(w("prefixMappings"), ""))}
        rot = self._andrade.get(namn)
        rot = rot if rot is not None else self._paket.xml(namn)
        try:
            traffar = rot.getroottree().xpath(vag, namespaces=rymder)
        except etree.XPathError:
            return False
        if not isinstance(traffar, list) or len(traffar) != 1:
            return False
        _satt(traffar[0], text)
        self._andrade[namn] = rot
        return True

    def andrade(self) -> dict[str, bytes]:
        """Ger de delar som ändrats."""
        return {namn: skriv_xml(rot) for namn, rot in self._andrade.items()}

    def _del(self, id_: str) -> str | None:
        if self._delnamn is None:
            self._delnamn = {k: v for k, v in _INBYGGDA.items() if v in self._paket}
            for namn in self._paket.namn:
                if re.fullmatch(r"customXml/item\d+\.xml", namn):
                    for relation in self._paket.relationer(namn).values():
                        if relation.typ.endswith("/customXmlProps") and relation.mal in self._paket:
                            self._delnamn[self._paket.xml(relation.mal).get(_EGENSKAPER, "").upper()] = namn
        return self._delnamn.get(id_)


def _satt(nod: object, text: str) -> None:
    if isinstance(nod, _Element):
        for barn in list(nod):
            nod.remove(barn)
        nod.text = text
    else:
        foralder = nod.getparent()  # type: ignore[attr-defined]
        foralder.set(nod.attrname, text)  # type: ignore[attr-defined]
