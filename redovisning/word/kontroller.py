"""Kontrollen i en svarscell: var den ligger, vad den tar emot, och hur ett svar skrivs i den.

Bara svaret ändras. Kontrollens märke, lås, ledtextens byggblock och cellens färg är formulärets och rörs inte.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.etree import _Element

from redovisning.dokument.falt import Svarstyp, tolka_ja_nej
from redovisning.fritext import Blockslag, dela
from redovisning.word.karta import Ruta
from redovisning.word.ledtexter import FLAGGA, SDTPR
from redovisning.word.namnrymd import w, w14
from redovisning.word.numrering import Numrering
from redovisning.word.stycken import Form, ett_stycke, korning, stycken
from redovisning.word.vandring import SDT, SDT_INNEHALL, TBL, P

_SLAG = {w("dropDownList"): "lista", w("comboBox"): "lista", w("text"): "text"}
_OFYLLBARA = frozenset({w14("checkbox"), w("date"), w("picture"), w("docPartList"), w("docPartObj")})
_FORANKRING = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"), w("permStart"), w("permEnd")})
_MARKEN = (w("bookmarkStart"), w("bookmarkEnd"), w("permStart"), w("permEnd"))
_VAL, _R, _PPR, _RPR, _RSTYLE, _TEXT = w("val"), w("r"), w("pPr"), w("rPr"), w("rStyle"), w("text")
_LISTPOST, _TCPR, _VISAS, _VARDE = w("listItem"), w("tcPr"), w("displayText"), w("value")
_ARVS_INTE = frozenset(w(n) for n in ("vanish", "rPrChange", "pPrChange", "sectPr", "ins", "del", "numPr"))


@dataclass(frozen=True)
class Kontroll:
    """Kontrollen för en ruta. ``sdt`` är ``None`` när svaret skrivs direkt i cellen."""

    ruta: Ruta
    sdt: _Element | None
    niva: Literal["cell", "block", "rad", "ingen"]
    slag: Literal["lista", "text", "rik", "ofyllbar"]

    @property
    def egenskaper(self) -> _Element | None:
        """Kontrollens egenskaper, ``w:sdtPr``."""
        return next(self.sdt.iterchildren(SDTPR), None) if self.sdt is not None else None


def hitta_kontroll(ruta: Ruta) -> Kontroll:
    """Ger kontrollen: den innersta i cellen, annars den runt cellen, annars ingen."""
    i_cellen = [s for s in ruta.cell.iter(SDT) if next(s.iterdescendants(SDT), None) is None]
    if i_cellen:
        sdt = i_cellen[0]
        innehall = sdt.find(SDT_INNEHALL)
        block = innehall is not None and any(b.tag in (P, TBL) for b in innehall)
        foralder = sdt.getparent()
        if innehall is not None and not len(innehall) and foralder is not None:
            block = foralder.tag != P
        return Kontroll(ruta, sdt, "block" if block else "rad", _slag(sdt))
    foralder = ruta.cell.getparent()
    if foralder is not None and foralder.tag == SDT_INNEHALL:
        sdt_runt = foralder.getparent()
        if sdt_runt is not None:
            return Kontroll(ruta, sdt_runt, "cell", _slag(sdt_runt))
    return Kontroll(ruta, None, "ingen", "rik")


def skriv_svar(kontroll: Kontroll, text: str, numrering: Numrering, form: Form) -> None:
    """Skriver svaret i kontrollen och tar bort märket att fältet är tomt."""
    _ta_bort_flaggan(kontroll)
    if kontroll.slag == "lista" or kontroll.ruta.falt.typ is Svarstyp.JA_NEJ:
        text = _stavning(kontroll, text)
    if kontroll.niva == "rad":
        _skriv_i_stycke(kontroll, text, numrering, form)
        return
    hem = _tomd(_behallare(kontroll))
    if kontroll.slag == "rik":
        stycken(hem, text, form, numrering)
    else:
        _tillat_flera_rader(kontroll, text)
        ett_stycke(hem, text, form)


def listpost(kontroll: Kontroll, text: str) -> tuple[str, str] | None:
    """Ger posten i listan som svaret motsvarar: hur den visas och vilket värde den har."""
    egenskaper = kontroll.egenskaper
    for post in egenskaper.iter(_LISTPOST) if egenskaper is not None else ():
        visas = post.get(_VISAS) or post.get(_VARDE) or ""
        if visas.strip().casefold() == text.casefold():
            return visas, post.get(_VARDE) or visas
    return None


def saknas_i_listan(kontroll: Kontroll, text: str) -> bool:
    """Sant när svaret är ja eller nej men kontrollens lista inte har det."""
    return kontroll.slag == "lista" and tolka_ja_nej(text) is not None and listpost(kontroll, text) is None


def _stavning(kontroll: Kontroll, text: str) -> str:
    """Ger svaret som listan stavar det («nej» eller «Nej»); utan lista med stor bokstav."""
    post = listpost(kontroll, text)
    return post[0] if post else text.capitalize() if tolka_ja_nej(text) else text


class Formgivare:
    """Ger egenskaperna som ett svar ska ärva ur formuläret: styckets, och textens utan ledtextens teckenformat.

    Fälten i ett formulär har nästan alltid samma egenskaper, så varje uppsättning räknas ut en gång.
    """

    def __init__(self, liststil: Callable[[], str | None]) -> None:
        self._liststil = liststil
        self._former: dict[tuple[bytes, bytes], Form] = {}

    def form(self, kontroll: Kontroll) -> Form:
        """Ger formen för ett fält."""
        ppr, rpr = _styckets(kontroll), _textens(kontroll)
        nyckel = (b"" if ppr is None else etree.tostring(ppr), b"" if rpr is None else etree.tostring(rpr))
        if nyckel not in self._former:
            self._former[nyckel] = Form(_rensad(ppr), _rensad(rpr), self._liststil)
        return self._former[nyckel]


def _rensad(egenskaper: _Element | None) -> _Element | None:
    """Ger en kopia utan ledtextens teckenformat, listmärke, dold text och spårade ändringar.

    Kontrollens eget teckenformat, det som svaret ska ha, står i dess egenskaper och behålls.
    """
    if egenskaper is None:
        return None
    foralder = egenskaper.getparent()
    kontrollens = foralder is not None and foralder.tag == SDTPR
    kopia = copy.copy(egenskaper)
    for e in list(kopia.iter()):
        foralder = e.getparent()
        if foralder is not None and (e.tag in _ARVS_INTE or (e.tag == _RSTYLE and not kontrollens)):
            foralder.remove(e)
    for e in [r for r in kopia.iterchildren(_RPR) if not len(r)]:
        kopia.remove(e)
    return kopia if len(kopia) else None


def _styckets(kontroll: Kontroll) -> _Element | None:
    stycke = next(kontroll.ruta.cell.iter(P), None)
    if kontroll.niva in ("block", "rad") and kontroll.sdt is not None:
        i_kontrollen = next(kontroll.sdt.iter(P), None)
        stycke = i_kontrollen if i_kontrollen is not None else next(kontroll.sdt.iterancestors(P), stycke)
    return next(stycke.iterchildren(_PPR), None) if stycke is not None else None


def _textens(kontroll: Kontroll) -> _Element | None:
    """Kontrollens egna format går före ledtextens; fältet är tomt, så det som står i det är ledtexten."""
    egenskaper = kontroll.egenskaper
    rpr = next(egenskaper.iterchildren(_RPR), None) if egenskaper is not None else None
    if rpr is not None:
        return rpr
    forsta = next((kontroll.sdt if kontroll.sdt is not None else kontroll.ruta.cell).iter(_R), None)
    return next(forsta.iterchildren(_RPR), None) if forsta is not None else None


def _slag(sdt: _Element) -> Literal["lista", "text", "rik", "ofyllbar"]:
    egenskaper = next(sdt.iterchildren(SDTPR), None)
    for e in egenskaper if egenskaper is not None else ():
        if e.tag in _OFYLLBARA:
            return "ofyllbar"
        match _SLAG.get(str(e.tag)):
            case "lista":
                return "lista"
            case "text":
                return "text"
    return "rik"


def _ta_bort_flaggan(kontroll: Kontroll) -> None:
    egenskaper = kontroll.egenskaper
    for flagga in egenskaper.findall(FLAGGA) if egenskaper is not None else ():
        egenskaper.remove(flagga)  # type: ignore[union-attr]


def _behallare(kontroll: Kontroll) -> _Element:
    """Ger elementet vars block byts ut: kontrollens innehåll, eller cellen."""
    if kontroll.niva == "block" and kontroll.sdt is not None:
        return _innehall(kontroll.sdt)
    return kontroll.ruta.cell


def _innehall(sdt: _Element) -> _Element:
    innehall = sdt.find(SDT_INNEHALL)
    return innehall if innehall is not None else etree.SubElement(sdt, SDT_INNEHALL)


def _tomd(behallare: _Element) -> _Element:
    """Ger behållaren utan sina block; cellens egenskaper och bokmärken står kvar."""
    behall = [b for b in behallare if b.tag == _TCPR]
    behallare[:] = [*behall, *behallare.iter(*_MARKEN)]
    return behallare


def _skriv_i_stycke(kontroll: Kontroll, text: str, numrering: Numrering, form: Form) -> None:
    """Fyller en kontroll inne i ett stycke. Flera stycken kräver att kontrollen lyfts, som Word själv gör."""
    sdt = kontroll.sdt
    if sdt is None:
        return
    flera = kontroll.slag == "rik" and any(b.slag is not Blockslag.STYCKE or i for i, b in enumerate(dela(text)))
    if flera and _ensam_i_cellen(sdt, kontroll.ruta.cell):
        _lyft_till_cellen(sdt, kontroll.ruta.cell)
        stycken(kontroll.ruta.cell, text, form, numrering)
        return
    _tillat_flera_rader(kontroll, text)
    korning(_tomd(_innehall(sdt)), text, form.text)


def _ensam_i_cellen(sdt: _Element, cell: _Element) -> bool:
    """Sant när cellen bara har ett stycke och stycket bara har kontrollen, som i formulärets svarsceller."""
    stycke = sdt.getparent()
    if stycke is None or stycke.tag != P or stycke.getparent() is not cell:
        return False
    utan_egenskaper = [b for b in cell if b.tag != _TCPR and b.tag not in _FORANKRING]
    ovrigt = [b for b in stycke if b is not sdt and b.tag != _PPR and b.tag not in _FORANKRING]
    foralder = cell.getparent()
    return utan_egenskaper == [stycke] and not ovrigt and foralder is not None


def _lyft_till_cellen(sdt: _Element, cell: _Element) -> None:
    """Lägger kontrollen runt den tömda cellen i stället för i stycket, så att svaret kan ha flera stycken."""
    rad = cell.getparent()
    assert rad is not None
    plats = rad.index(cell)
    _tomd(cell)
    innehall = _innehall(sdt)
    innehall[:] = []
    sdt.tail = None
    rad.insert(plats, sdt)
    innehall.append(cell)


def _tillat_flera_rader(kontroll: Kontroll, text: str) -> None:
    """Ett fält för oformaterad text visar radbrytningar bara när det får ha flera rader."""
    egenskaper = kontroll.egenskaper
    falt = egenskaper.find(_TEXT) if egenskaper is not None else None
    if "\n" in text and falt is not None:
        falt.set(w("multiLine"), "1")
