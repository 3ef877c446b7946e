"""Planens numrering: rubrikernas nummer i två nivåer, punkter, och en egen numrerad lista för varje lista i en text."""

from __future__ import annotations

import copy

from lxml.etree import _Element

from redovisning import resurser
from redovisning.plandokument.wordxml import element, w
from redovisning.xmltolk import heltal, tolka_xml

PLANNUMRERING = "plannumrering.xml"
_VAL = w("val")
_RUBRIKER, _PUNKTER, _NUMMER = "5A11D003", "5A11D004", "5A11D005"


class Numrering:
    """Listformaten i mallens numrering. De som saknas läggs till när de behövs."""

    def __init__(self, rot: _Element) -> None:
        self._rot = rot
        self._listor: dict[str, int] = {}
        self._format: dict[str, str] = {}

    def rubriker(self) -> int:
        """Ger numreringen för rubriker; alla rubriker delar en."""
        return self._delad(_RUBRIKER)

    def punkter(self) -> int:
        """Ger numreringen för punkter; alla punktlistor delar en."""
        return self._delad(_PUNKTER)

    def ny_lista(self) -> int:
        """Ger en ny numrerad lista som börjar på 1."""
        return self._ny(_NUMMER, element("lvlOverride", element("startOverride", val=1), ilvl=0))

    def _delad(self, nsid: str) -> int:
        if nsid not in self._listor:
            self._listor[nsid] = self._ny(nsid)
        return self._listor[nsid]

    def _ny(self, nsid: str, *byten: _Element) -> int:
        formatet = self._formatet(nsid)
        numid = _nasta(self._rot, "num", "numId", 1)
        sist = [*self._rot.iterchildren(w("abstractNum")), *self._rot.iterchildren(w("num"))][-1]
        sist.addnext(element("num", element("abstractNumId", val=formatet), *byten, numId=numid))
        return numid

    def _formatet(self, nsid: str) -> str:
        if nsid not in self._format:
            eget = next((a for a in self._rot.iterchildren(w("abstractNum")) if _marke(a) == nsid), None)
            self._format[nsid] = eget.get(w("abstractNumId"), "") if eget is not None else self._lagg_till(nsid)
        return self._format[nsid]

    def _lagg_till(self, nsid: str) -> str:
        grund = tolka_xml(resurser.mall("grund", PLANNUMRERING).read_bytes(), PLANNUMRERING)
        nytt = copy.deepcopy(next(a for a in grund.iterchildren(w("abstractNum")) if _marke(a) == nsid))
        nummer = _nasta(self._rot, "abstractNum", "abstractNumId", 0)
        nytt.set(w("abstractNumId"), str(nummer))
        # Mallens egna rubriker är inte bundna till projektets numrering.
        for niva in nytt.iter(w("lvl")):
            for bindning in list(niva.iterchildren(w("pStyle"))):
                niva.remove(bindning)
        fore = [*self._rot.iterchildren(w("numPicBullet")), *self._rot.iterchildren(w("abstractNum"))]
        if fore:
            fore[-1].addnext(nytt)
        else:
            self._rot.insert(0, nytt)
        return str(nummer)


def _marke(formatet: _Element) -> str:
    nsid = formatet.find(w("nsid"))
    return "" if nsid is None else nsid.get(_VAL, "").upper()


def _nasta(rot: _Element, tagg: str, attribut: str, minst: int) -> int:
    tal = (e.get(w(attribut), "") for e in rot.iterchildren(w(tagg)))
    return max((t + 1 for t in map(heltal, tal) if t is not None), default=minst)
