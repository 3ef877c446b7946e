"""Listornas numrering: delen ``numbering.xml`` växer med de listor som svaren behöver, och bara då."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from redovisning.word.namnrymd import NSMAP, w
from redovisning.xmltolk import skriv_xml

NSID_PUNKT = "5A11D001"
NSID_NUMMER = "5A11D002"
"""Märken på våra två listformat, så att de återanvänds när formuläret redan har dem."""

_VAL, _NUM, _ABSTRAKT = w("val"), w("num"), w("abstractNum")


class Numrering:
    """Ger listnummer (``w:numId``). ``hamta`` ger en egen kopia av delens rot, eller ``None`` när filen saknar den."""

    def __init__(self, hamta: Callable[[], _Element | None]) -> None:
        self._hamta = hamta
        self._rot: _Element | None = None
        self._punkter = 0

    def andrad(self) -> bytes | None:
        """Ger delen när listor har lagts till, annars ``None``."""
        return None if self._rot is None else skriv_xml(self._rot)

    def punktlista(self) -> int:
        """Ger numret för punktlistor; alla punktlistor delar ett."""
        if not self._punkter:
            self._punkter = self._ny_lista(NSID_PUNKT, "bullet", "•")
        return self._punkter

    def ny_nummerlista(self) -> int:
        """Ger numret för en ny numrerad lista som börjar på 1."""
        numid = self._ny_lista(NSID_NUMMER, "decimal", "%1.")
        rot = self._delens_rot()
        num = next(n for n in rot.iterchildren(_NUM) if n.get(w("numId")) == str(numid))
        byte = etree.SubElement(num, w("lvlOverride"), {w("ilvl"): "0"})
        etree.SubElement(byte, w("startOverride"), {_VAL: "1"})
        return numid

    def _delens_rot(self) -> _Element:
        if self._rot is None:
            rot = self._hamta()
            self._rot = rot if rot is not None else etree.Element(w("numbering"), nsmap={"w": NSMAP["w"]})
        return self._rot

    def _ny_lista(self, nsid: str, format_: str, marke: str) -> int:
        rot = self._delens_rot()
        abstrakt = self._abstrakt(nsid, format_, marke)
        numid = _nasta(rot, _NUM, "numId", 1)
        num = etree.Element(_NUM, {w("numId"): str(numid)})
        etree.SubElement(num, w("abstractNumId"), {_VAL: abstrakt})
        efter = [*rot.iterchildren(_ABSTRAKT), *rot.iterchildren(_NUM)]
        efter[-1].addnext(num)
        return numid

    def _abstrakt(self, nsid: str, format_: str, marke: str) -> str:
        rot = self._delens_rot()
        for a in rot.iterchildren(_ABSTRAKT):
            marken = a.find(w("nsid"))
            if marken is not None and marken.get(_VAL, "").upper() == nsid:
                return a.get(w("abstractNumId"), "0")
        id_ = str(_nasta(rot, _ABSTRAKT, "abstractNumId", 0))
        abstrakt = _listformat(id_, nsid, format_, marke)
        fore = list(rot.iterchildren(_ABSTRAKT))
        bilder = list(rot.iterchildren(w("numPicBullet")))
        if fore:
            fore[-1].addnext(abstrakt)
        elif bilder:
            bilder[-1].addnext(abstrakt)
        else:
            rot.insert(0, abstrakt)
        return id_


def _listformat(id_: str, nsid: str, format_: str, marke: str) -> _Element:
    abstrakt = etree.Element(_ABSTRAKT, {w("abstractNumId"): id_})
    etree.SubElement(abstrakt, w("nsid"), {_VAL: nsid})
    etree.SubElement(abstrakt, w("multiLevelType"), {_VAL: "singleLevel"})
    niva = etree.SubElement(abstrakt, w("lvl"), {w("ilvl"): "0"})
    for namn, varde in (("start", "1"), ("numFmt", format_), ("lvlText", marke), ("lvlJc", "left")):
        etree.SubElement(niva, w(namn), {_VAL: varde})
    egenskaper = etree.SubElement(niva, w("pPr"))
    etree.SubElement(egenskaper, w("ind"), {w("left"): "357", w("hanging"): "357"})
    return abstrakt


def _nasta(rot: _Element, tagg: str, attribut: str, minst: int) -> int:
    tal = (e.get(w(attribut), "") for e in rot.iterchildren(tagg))
    return max((int(t) + 1 for t in tal if t.isdigit()), default=minst)
