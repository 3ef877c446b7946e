"""Formatmallarna: hittade i mallen på svenskt eller engelskt namn, och tillagda ur projektets när de saknas.

Word skriver de inbyggda formatmallarnas namn på engelska också i svenska mallar (``heading 1`` med id ``Rubrik1``); en
mall som har gjorts i ett annat program kan ha det svenska namnet. Båda godtas.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from enum import Enum

from lxml.etree import _Element

from redovisning import resurser
from redovisning.plandokument.fargen import farga_om, rubrikens_farg
from redovisning.plandokument.wordxml import element, w
from redovisning.xmltolk import tolka_xml

PLANSTILAR = "planstilar.xml"
_VAL, _ID = w("val"), w("styleId")
_SVENSKA = "sv-SE"


class Stil(Enum):
    """Formatmallens namn i ``mallar/grund/planstilar.xml``, och namnet i Words svenska gränssnitt."""

    TITEL = ("Title", "Rubrik")
    UNDERTITEL = ("Subtitle", "Underrubrik")
    RUBRIK1 = ("heading 1", "Rubrik 1")
    RUBRIK2 = ("heading 2", "Rubrik 2")
    PUNKT = ("List Bullet", "Punktlista")
    NUMMER = ("List Number", "Numrerad lista")
    INNEHALLSRUBRIK = ("TOC Heading", "Innehållsförteckningsrubrik")
    INNEHALL1 = ("toc 1", "Innehåll 1")
    INNEHALL2 = ("toc 2", "Innehåll 2")
    BILDTEXT = ("caption", "Beskrivning")
    SIDHUVUD = ("header", "Sidhuvud")
    SIDFOT = ("footer", "Sidfot")
    UPPGIFT = ("Planuppgift",)
    BILD = ("Planbild",)
    TABELL = ("Plantabell",)
    TABELLTEXT = ("Plantabell text",)
    TABELLRUBRIK = ("Plantabell rubrik",)
    FORKLARING = ("Planförklaring",)


RUBRIKNIVAER = (Stil.RUBRIK1, Stil.RUBRIK2)


class Stilbok:
    """Mallens formatmallar. ``bok[Stil.TITEL]`` ger formatmallens id i den här mallen; ``farg`` är rubrikernas färg."""

    def __init__(self, rot: _Element) -> None:
        self._rot = rot
        self._efter_id = {s.get(_ID, ""): s for s in rot.iterchildren(w("style"))}
        self.farg = ""
        self._idn = self._para_ihop()
        self.brodtext = self._brodtext()
        self._satt_sprak()

    def __getitem__(self, stil: Stil) -> str:
        return self._idn[stil]

    def numrerad(self, stil: Stil) -> bool:
        """Sant när formatmallen, eller en som den bygger på, själv har en numrering."""
        for s in self._arvet(self[stil]):
            numid = s.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if numid is not None:
                return numid.get(_VAL) != "0"
        return False

    def har_luft_fore(self, stil: Stil) -> bool:
        """Sant när formatmallen, eller en som den bygger på, säger hur mycket luft det är före stycket."""
        avstand = (s.find(f"{w('pPr')}/{w('spacing')}") for s in self._arvet(self[stil]))
        return any(a is not None and a.get(w("before")) is not None for a in avstand)

    def _arvet(self, stilid: str) -> Iterator[_Element]:
        """Ger formatmallen och de som den bygger på, i ordning."""
        sedda = set[str]()
        while stilid in self._efter_id and stilid not in sedda:
            sedda.add(stilid)
            yield self._efter_id[stilid]
            stilid = _pekar(self._efter_id[stilid], "basedOn")

    def _para_ihop(self) -> dict[Stil, str]:
        """Går igenom projektets formatmallar i ordning, så att den som en annan bygger på alltid kommer först."""
        stilar = {stil.value[0]: stil for stil in Stil}
        idn: dict[Stil, str] = {}
        nya_idn: dict[str, str] = {}
        for egen in grundstilar().iterchildren(w("style")):
            stil = stilar.get(_namnet(egen))
            namnen = stil.value if stil else (_namnet(egen),)
            funnen = self._hitta(egen, namnen)
            if funnen is None:
                funnen = self._lagg_till(egen, nya_idn)
            nya_idn[egen.get(_ID, "")] = funnen
            if stil:
                idn[stil] = funnen
            if stil is Stil.RUBRIK1:
                self.farg = rubrikens_farg(self._arvet(funnen))
        return idn

    def _hitta(self, egen: _Element, namnen: tuple[str, ...]) -> str | None:
        typ = egen.get(w("type"))
        if egen.get(w("default")):
            forvald = (s for s in self._efter_id.values() if s.get(w("type")) == typ and s.get(w("default")) == "1")
            return next((s.get(_ID, "") for s in forvald), None)
        for namn in namnen:
            for stilid, s in self._efter_id.items():
                if s.get(w("type")) == typ and _namnet(s).casefold() == namn.casefold():
                    return stilid
        return None

    def _lagg_till(self, egen: _Element, nya_idn: dict[str, str]) -> str:
        ny = copy.deepcopy(egen)
        stilid = grund = egen.get(_ID, "")
        nummer = 1
        while stilid in self._efter_id:
            stilid, nummer = f"{grund}{nummer}", nummer + 1
        ny.set(_ID, stilid)
        for pekare in (*ny.iterchildren(w("basedOn")), *ny.iterchildren(w("next"))):
            pekare.set(_VAL, nya_idn.get(pekare.get(_VAL, ""), pekare.get(_VAL, "")))
        # Numreringens nummer gäller bara i projektets mall; i en annan numreras styckena vart för sig.
        for numrering in list(ny.iter(w("numPr"))):
            foralder = numrering.getparent()
            assert foralder is not None
            foralder.remove(numrering)
        if self.farg:
            farga_om(ny, self.farg)
        self._rot.append(ny)
        self._efter_id[stilid] = ny
        return stilid

    def _brodtext(self) -> str:
        """Ger formatmallen som följer efter Rubrik 1: den är mallens egen brödtext."""
        nasta = _pekar(self._efter_id[self[Stil.RUBRIK1]], "next")
        if nasta in self._efter_id and nasta != self[Stil.RUBRIK1]:
            return nasta
        return next(i for i, s in self._efter_id.items() if s.get(w("type")) == "paragraph" and s.get(w("default")))

    def _satt_sprak(self) -> None:
        """Planen är på svenska, vad mallen än säger."""
        forvald = next(s for s in self._efter_id.values() if s.get(w("type")) == "paragraph" and s.get(w("default")))
        for sprak in forvald.iter(w("lang")):
            sprak.set(_VAL, _SVENSKA)
        nod = self._rot
        for namn in ("docDefaults", "rPrDefault", "rPr"):
            barn = nod.find(w(namn))
            if barn is None:
                barn = element(namn)
                nod.insert(0, barn)
            nod = barn
        spraket = nod.find(w("lang"))
        if spraket is None:
            spraket = element("lang")
            nod.append(spraket)
        spraket.set(_VAL, _SVENSKA)


def grundstilar() -> _Element:
    """Ger roten i projektets egna formatmallar."""
    return tolka_xml(resurser.mall("grund", PLANSTILAR).read_bytes(), PLANSTILAR)


def _namnet(stil: _Element) -> str:
    namn = stil.find(w("name"))
    return "" if namn is None else namn.get(_VAL, "")


def _pekar(stil: _Element, vart: str) -> str:
    pekare = stil.find(w(vart))
    return "" if pekare is None else pekare.get(_VAL, "")
