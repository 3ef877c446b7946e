"""Listornas numrering: delen ``numbering.xml`` växer med de listor som svaren behöver, och bara då."""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cached_property

from lxml import etree
from lxml.etree import _Element

from redovisning.minne import Minne
from redovisning.word.namnrymd import NSMAP, w
from redovisning.xmltolk import heltal, skriv_xml

NSID_PUNKT = "5A11D001"
NSID_NUMMER = "5A11D002"
"""Märken på våra två listformat, så att de återanvänds när formuläret redan har dem."""

_VAL, _NUM, _ABSTRAKT = w("val"), w("num"), w("abstractNum")


class Numreringsgrund:
    """Formulärets numrering, delad av alla fyllningar. ``hamta`` ger dess rot, eller ``None`` när den saknas.

    Nya listor får nummer i följd, så både numren och den färdiga delen beror bara på i vilken ordning de kom.
    """

    def __init__(self, hamta: Callable[[], _Element | None]) -> None:
        self._hamta = hamta
        self._delar: Minne[bytes] = Minne(32)

    @cached_property
    def forsta(self) -> int:
        """Det första lediga listnumret."""
        rot = self._hamta()
        return 1 if rot is None else _nasta(rot, _NUM, "numId", 1)

    def med(self, listor: tuple[str, ...]) -> bytes:
        """Ger delen med nya listor; var och en är märket på sitt format."""
        return self._delar.hamta(listor, lambda: self._bygg(listor))

    def _bygg(self, listor: tuple[str, ...]) -> bytes:
        rot = copy.deepcopy(self._hamta())
        if rot is None:
            rot = etree.Element(w("numbering"), nsmap={"w": NSMAP["w"]})
        for numid, nsid in enumerate(listor, self.forsta):
            _ny_lista(rot, numid, nsid)
        return skriv_xml(rot)


class Numrering:
    """Ger listnummer (``w:numId``) åt en fyllning."""

    def __init__(self, grund: Numreringsgrund) -> None:
        self._grund = grund
        self._listor: list[str] = []
        self._punkter = 0

    def andrad(self) -> bytes | None:
        """Ger delen när listor har lagts till, annars ``None``."""
        return self._grund.med(tuple(self._listor)) if self._listor else None

    def punktlista(self) -> int:
        """Ger numret för punktlistor; alla punktlistor delar ett."""
        if not self._punkter:
            self._punkter = self._ny(NSID_PUNKT)
        return self._punkter

    def ny_nummerlista(self) -> int:
        """Ger numret för en ny numrerad lista som börjar på 1."""
        return self._ny(NSID_NUMMER)

    def _ny(self, nsid: str) -> int:
        self._listor.append(nsid)
        return self._grund.forsta + len(self._listor) - 1


_FORMAT = {NSID_PUNKT: ("bullet", "•"), NSID_NUMMER: ("decimal", "%1.")}


def _ny_lista(rot: _Element, numid: int, nsid: str) -> None:
    abstrakt = _abstrakt(rot, nsid)
    num = etree.Element(_NUM, {w("numId"): str(numid)})
    etree.SubElement(num, w("abstractNumId"), {_VAL: abstrakt})
    efter = [*rot.iterchildren(_ABSTRAKT), *rot.iterchildren(_NUM)]
    efter[-1].addnext(num)
    if nsid == NSID_NUMMER:
        byte = etree.SubElement(num, w("lvlOverride"), {w("ilvl"): "0"})
        etree.SubElement(byte, w("startOverride"), {_VAL: "1"})


def _abstrakt(rot: _Element, nsid: str) -> str:
    """Ger formatets nummer; det läggs till första gången."""
    for a in rot.iterchildren(_ABSTRAKT):
        marken = a.find(w("nsid"))
        if marken is not None and marken.get(_VAL, "").upper() == nsid:
            return a.get(w("abstractNumId"), "0")
    id_ = str(_nasta(rot, _ABSTRAKT, "abstractNumId", 0))
    abstrakt = _listformat(id_, nsid, *_FORMAT[nsid])
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
    return max((t + 1 for t in map(heltal, tal) if t is not None), default=minst)
