"""Rader för poster: ett formulär med en kontaktrad får fler, klonade ur den första innan den fylls."""

from __future__ import annotations

import hashlib
from copy import deepcopy
from dataclasses import dataclass

from lxml.etree import _Element

from redovisning.dokument.falt import Falt
from redovisning.word.karta import Ruta
from redovisning.word.ledtexter import SDTPR, visar_inget
from redovisning.word.namnrymd import w, w14, w15
from redovisning.word.vandring import SDT, SDT_INNEHALL, TR, T, celler, text_i

_UNIKA = (w14("paraId"), w14("textId"))
_MARKEN = [w(n) for n in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr")]


@dataclass
class Postrader:
    """Raderna för en lista i formuläret, med spalten för varje fält."""

    lista: str
    rutor: list[Ruta]

    def utoka(self, antal: int, rot: _Element) -> list[Ruta]:
        """Ger rutor för så många poster; rader som saknas klonas in efter den sista."""
        finns = max(r.index for r in self.rutor) + 1
        if antal <= finns:
            return self.rutor
        forsta = next(r.rad for r in self.rutor if r.index == 0)
        sista = next(r.rad for r in self.rutor if r.index == finns - 1)
        spalter = self._spalter(forsta)
        upptagna = {e.get(w("val"), "") for e in rot.iter(w("id"))}
        mall = deepcopy(_ytterst(forsta))
        efter = _ytterst(sista)
        nya: list[Ruta] = []
        for index in range(finns, antal):
            klon = deepcopy(mall)
            _gor_unik(klon, f"{self.lista}[{index}]", upptagna)
            efter.addnext(klon)
            efter = klon
            rad = klon if klon.tag == TR else next(klon.iter(TR))
            for _, cell in celler(rad):
                _tom(cell)
            nya += [Ruta(spalter[i], cell, rad, index) for i, cell in celler(rad) if i in spalter]
        return [*self.rutor, *nya]

    def _spalter(self, rad: _Element) -> dict[int, Falt]:
        falt = {r.cell: r.falt for r in self.rutor}
        return {spalt: falt[cell] for spalt, cell in celler(rad) if cell in falt}


def _ytterst(rad: _Element) -> _Element:
    """Ger raden eller den kontroll som bara rymmer den; en sektion som upprepas rymmer alla och räknas inte."""
    ytterst = rad
    while (innehall := ytterst.getparent()) is not None and innehall.tag == SDT_INNEHALL and len(innehall) == 1:
        sdt = innehall.getparent()
        if sdt is None or sdt.find(f"{SDTPR}/{w15('repeatingSection')}") is not None:
            break
        ytterst = sdt
    return ytterst


def _tom(cell: _Element) -> None:
    """Tömmer en klonad cell som redan var ifylld; en ledtext står kvar."""
    if not visar_inget("".join(text_i(cell))):
        for text in cell.iter(T):
            text.text = ""


def _gor_unik(klon: _Element, stig: str, upptagna: set[str]) -> None:
    """Ger kontrollerna nya nummer, alltid samma för samma väg, och tar bort märken som bara får stå en gång."""
    for nummer, sdt in enumerate(klon.iter(SDT)):
        id_ = sdt.find(f"{SDTPR}/{w('id')}")
        if id_ is not None:
            id_.set(w("val"), _ledigt_nummer(f"{stig}/{nummer}", upptagna))
    for element in klon.iter():
        for namn in _UNIKA:
            element.attrib.pop(namn, "")
    for marke in list(klon.iter(*_MARKEN)):
        foralder = marke.getparent()
        if foralder is not None:
            foralder.remove(marke)


def _ledigt_nummer(stig: str, upptagna: set[str]) -> str:
    forsok = 0
    while True:
        underlag = f"{stig}/{forsok}".encode()
        tal = str(int.from_bytes(hashlib.sha256(underlag).digest()[:4], "big", signed=True))
        if tal not in upptagna and tal != "0":
            upptagna.add(tal)
            return tal
        forsok += 1
