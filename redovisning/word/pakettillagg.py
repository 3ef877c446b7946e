"""Det som måste växa i paketet när listor och kontrollmärke läggs till: relationer och innehållstyper."""

from __future__ import annotations

import posixpath

from lxml import etree
from lxml.etree import _Element

from redovisning.paket import INNEHALLSTYPER
from redovisning.word.delar import Worddelar
from redovisning.word.namnrymd import CT, REL
from redovisning.xmltolk import skriv_xml

_NUMRERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_NUMRERINGSTYP = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"

_MALLTYP = "wordprocessingml.template.main+xml"


class Tillagg:
    """Samlar tillägg; en del som inte behöver växa skrivs inte om."""

    def __init__(self, delar: Worddelar) -> None:
        self._delar = delar
        self._paket = delar.paket
        mapp, _, bas = delar.huvuddel.rpartition("/")
        self._mapp = mapp
        self._relsnamn = posixpath.join(mapp, "_rels", f"{bas}.rels")
        self._rels: _Element | None = None
        self._last_typrot: _Element | None = None
        self._typer: _Element | None = None

    def plats_for_numrering(self) -> str:
        """Ger numreringens delnamn; saknas delen görs plats för en ny, med relation och innehållstyp."""
        if namn := self._delar.delnamn("numbering"):
            return namn
        namn = posixpath.join(self._mapp, "numbering.xml")
        while namn in self._paket:
            namn = namn.replace(".xml", "1.xml")
        self.relation(_NUMRERING, namn)
        self.innehallstyp(namn, _NUMRERINGSTYP)
        return namn

    def gor_till_dokument(self) -> None:
        """En Word-mall (.dotx) som fylls blir ett vanligt dokument."""
        for e in self._typrot():
            if e.get("ContentType", "").endswith(_MALLTYP) and e.get("PartName", "").strip("/") == self._delar.huvuddel:
                e.set("ContentType", e.get("ContentType", "").replace(".template.", ".document."))
                self._typer = e.getparent()

    def relation(self, typ: str, mal: str) -> None:
        """Lägger till en relation från brödtexten till en del, om den inte redan finns."""
        if any(r.typ == typ and r.mal == mal for r in self._paket.relationer(self._delar.huvuddel).values()):
            return
        rels = self._relationsrot()
        upptagna = {e.get("Id") for e in rels}
        nummer = len(upptagna) + 1
        while f"rId{nummer}" in upptagna:
            nummer += 1
        vag = posixpath.relpath(mal, self._mapp) if self._mapp else mal
        etree.SubElement(rels, f"{{{REL}}}Relationship", {"Id": f"rId{nummer}", "Type": typ, "Target": vag})
        self.sakra_xmltyp(mal)

    def sakra_xmltyp(self, namn: str) -> None:
        """Ser till att delar med ändelsen xml har en innehållstyp."""
        rot = self._typrot()
        if namn.endswith(".xml") and not any(e.get("Extension", "").lower() == "xml" for e in rot):
            forval = etree.Element(f"{{{CT}}}Default", {"Extension": "xml", "ContentType": "application/xml"})
            rot.insert(0, forval)
            self._typer = rot

    def innehallstyp(self, namn: str, typ: str) -> None:
        """Lägger till en innehållstyp för en ny del."""
        self._typer = self._typrot()
        etree.SubElement(self._typer, f"{{{CT}}}Override", {"PartName": f"/{namn}", "ContentType": typ})

    def andrade(self) -> dict[str, bytes]:
        """Ger de delar som fanns och har vuxit."""
        return {n: d for n, d in self._xmldelar().items() if n in self._paket}

    def nya(self) -> dict[str, bytes]:
        """Ger de delar som inte fanns."""
        return {n: d for n, d in self._xmldelar().items() if n not in self._paket}

    def _xmldelar(self) -> dict[str, bytes]:
        rotter = {self._relsnamn: self._rels, INNEHALLSTYPER: self._typer}
        return {namn: skriv_xml(rot) for namn, rot in rotter.items() if rot is not None}

    def _typrot(self) -> _Element:
        if self._last_typrot is None:
            self._last_typrot = self._paket.xml(INNEHALLSTYPER)
        return self._last_typrot

    def _relationsrot(self) -> _Element:
        if self._rels is None:
            if self._relsnamn in self._paket:
                self._rels = self._paket.xml(self._relsnamn)
            else:
                self._rels = etree.Element(f"{{{REL}}}Relationships")
        return self._rels
