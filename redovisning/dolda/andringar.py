"""Avgör spårade ändringar i ett Word-dokument, när någon har bett om det: alla accepteras eller alla avvisas.

Det som inte är en känd ändring, som en infogad tabellcell, lämnas kvar och namns sedan som andra ändringar.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.paketandring import ta_bort
from redovisning.word.namnrymd import w
from redovisning.word.vandring import TBL, TR, P, T

_INFOGAT, _STRUKET = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_FORMAT = tuple(
    w(f"{n}Change") for n in ("rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "numbering")
)
_GRANSER = tuple(w(f"{n}Range{s}") for n in ("moveFrom", "moveTo") for s in ("Start", "End"))
_BOKMARKEN = (w("bookmarkStart"), w("bookmarkEnd"))
_PPR, _RPR, _TRPR, _NUMPR, _SECTPR = w("pPr"), w("rPr"), w("trPr"), w("numPr"), w("sectPr")
_MARKENS_PLATS = frozenset({_RPR, _TRPR, _NUMPR})
_STRUKEN_TEXT = {w("delText"): T, w("delInstrText"): w("instrText")}
_UTOM_FORMATET = frozenset({_RPR, _SECTPR, w("headerReference"), w("footerReference"), *_INFOGAT, *_STRUKET})
"""Det i egenskaperna som en formatändring inte omfattar: styckemärket, sidhuvuden, och märken om annat."""


def avgor(rot: _Element, *, acceptera: bool) -> int:
    """Avgör alla ändringar i en del och ger hur många det var."""
    bort, kvar = (_STRUKET, _INFOGAT) if acceptera else (_INFOGAT, _STRUKET)
    antal = _format(rot, acceptera)
    for e in list(rot.iter(*bort, *kvar)):
        foralder = e.getparent()
        if foralder is None or not _hor_till(e, rot):
            continue
        antal += 1
        if foralder.tag in _MARKENS_PLATS:
            _market(e, foralder, bort=e.tag in bort)
        elif e.tag in bort:
            _ta_bort_innehallet(e)
        else:
            _packa_upp(e)
    for e in list(rot.iter(*_GRANSER)):
        ta_bort(e)
    return antal


def synlig_text(rot: _Element, *, acceptera: bool) -> str:
    """Ger orden som ska stå kvar när ändringarna är avgjorda, räknade ur dokumentet som det var."""
    bort = _STRUKET if acceptera else _INFOGAT
    borta = set(rot.iter(*bort))
    borta |= {tr for tr in rot.iter(TR) if any(m.tag in bort for m in tr.iterfind(f"{_TRPR}/*"))}
    taggar = (T,) if acceptera else (T, w("delText"))
    return "".join(e.text or "" for e in rot.iter(*taggar) if borta.isdisjoint(e.iterancestors()))


def _hor_till(e: _Element, rot: _Element) -> bool:
    """Sant när elementet inte redan har följt med något annat bort."""
    return e is rot or next((over for over in e.iterancestors() if over is rot), None) is not None


def _format(rot: _Element, acceptera: bool) -> int:
    alla = list(rot.iter(*_FORMAT))
    for e in alla:
        egenskaper = e.getparent()
        if not acceptera and egenskaper is not None and len(e):
            for barn in list(egenskaper):
                if barn is not e and barn.tag not in _UTOM_FORMATET:
                    egenskaper.remove(barn)
            plats = sum(1 for barn in egenskaper if barn.tag in _UTOM_FORMATET and egenskaper.tag == _SECTPR)
            for i, barn in enumerate(list(e[0])):
                egenskaper.insert(plats + i, barn)
        ta_bort(e)
    return len(alla)


def _market(e: _Element, foralder: _Element, *, bort: bool) -> None:
    """Avgör en ändring som sitter på en rad, ett styckemärke eller en listnumrering."""
    agare = next(foralder.iterancestors(TR if foralder.tag == _TRPR else P), None)
    ta_bort(e)
    if not bort or agare is None or foralder.tag == _NUMPR:
        return
    if foralder.tag == _TRPR:
        tabell = next(agare.iterancestors(TBL), None)
        ta_bort(agare)
        if tabell is not None and next(tabell.iter(TR), None) is None:
            ta_bort(tabell)
    elif (egenskaper := foralder.getparent()) is not None and egenskaper.tag == _PPR:
        _foga_ihop(agare)


def _foga_ihop(stycke: _Element) -> None:
    """Lägger styckets innehåll först i nästa stycke, som behåller sitt format. Finns inget nästa står det kvar."""
    nasta = stycke.getnext()
    if nasta is None or nasta.tag != P:
        return
    forst = 1 if len(nasta) and nasta[0].tag == _PPR else 0
    for i, barn in enumerate([b for b in stycke if b.tag != _PPR]):
        nasta.insert(forst + i, barn)
    ta_bort(stycke)


def _ta_bort_innehallet(e: _Element) -> None:
    """Tar bort ändringens ord men inte bokmärkena i dem: en hänvisning någon annanstans kan peka på dem."""
    for marke in list(_egna(e)):
        e.addprevious(marke)
    ta_bort(e)


def _egna(e: _Element) -> Iterator[_Element]:
    yield from e.iter(*_BOKMARKEN)


def _packa_upp(e: _Element) -> None:
    """Låter ändringens innehåll stå kvar som vanlig text."""
    for struken in list(e.iter(*_STRUKEN_TEXT)):
        struken.tag = _STRUKEN_TEXT[str(struken.tag)]
    for barn in list(e):
        e.addprevious(barn)
    ta_bort(e)
