"""Kontrollen i en svarscell: var den ligger, vad den tar emot, och hur ett svar skrivs i den.

Bara svaret ändras. Kontrollens märke, lås, ledtextens byggblock och cellens färg är formulärets och rörs inte.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from lxml import etree
from lxml.etree import _Element

from redovisning.dokument.falt import Svarstyp, tolka_ja_nej
from redovisning.fritext import Blockslag, dela
from redovisning.word.karta import Ruta
from redovisning.word.ledtexter import FLAGGA, SDTPR
from redovisning.word.namnrymd import w
from redovisning.word.numrering import Numrering
from redovisning.word.stycken import Form, ett_stycke, korning, stycken
from redovisning.word.vandring import SDT, SDT_INNEHALL, TBL, P

_SLAG = {w("dropDownList"): "lista", w("comboBox"): "lista", w("text"): "text"}
_OFYLLBARA = frozenset({w("picture"), w("docPartList"), w("docPartObj"), w("citation"), w("bibliography")})
_FORANKRING = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"), w("permStart"), w("permEnd")})
_VAL, _PPR, _RPR, _RSTYLE = w("val"), w("pPr"), w("rPr"), w("rStyle")


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
        return self.sdt.find(SDTPR) if self.sdt is not None else None


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
        text = listans_stavning(kontroll, text)
    if kontroll.niva == "rad":
        _skriv_i_stycke(kontroll, text, numrering, form)
        return
    if kontroll.slag == "rik":
        nya = stycken(text, form, numrering)
    else:
        _tillat_flera_rader(kontroll, text)
        nya = [ett_stycke(text, form)]
    _byt_innehall(_behallare(kontroll), nya)


def listans_stavning(kontroll: Kontroll, text: str) -> str:
    """Ger svaret som listan stavar det («nej» eller «Nej»); utan lista med stor bokstav."""
    egenskaper = kontroll.egenskaper
    for post in egenskaper.iter(w("listItem")) if egenskaper is not None else ():
        visas = post.get(w("displayText")) or post.get(w("value")) or ""
        if visas.strip().casefold() == text.casefold():
            return visas
    return text.capitalize() if tolka_ja_nej(text) else text


def faltets_form(kontroll: Kontroll, ledtextstilar: frozenset[str], liststil: str | None) -> Form:
    """Ger egenskaperna som svaret ska ärva: styckets, och textens utan ledtextens teckenformat."""
    stycke = kontroll.ruta.cell.find(f".//{w('p')}")
    if kontroll.niva in ("block", "rad") and kontroll.sdt is not None:
        i_kontrollen = kontroll.sdt.find(f".//{w('p')}")
        stycke = i_kontrollen if i_kontrollen is not None else next(kontroll.sdt.iterancestors(P), stycke)
    ppr = stycke.find(_PPR) if stycke is not None else None
    egenskaper = kontroll.egenskaper
    rpr = egenskaper.find(_RPR) if egenskaper is not None else None
    if rpr is None:
        var = kontroll.sdt if kontroll.sdt is not None else kontroll.ruta.cell
        forsta = var.find(f".//{w('r')}")
        rpr = forsta.find(_RPR) if forsta is not None else None
    return Form(_utan_stil(ppr, ledtextstilar, styckets=True), _utan_stil(rpr, ledtextstilar), liststil)


def _utan_stil(egenskaper: _Element | None, stilar: frozenset[str], *, styckets: bool = False) -> _Element | None:
    if egenskaper is None:
        return None
    kopia = deepcopy(egenskaper)
    for stil in list(kopia.iter(_RSTYLE)):
        foralder = stil.getparent()
        if stil.get(_VAL) in stilar and foralder is not None:
            foralder.remove(stil)
    for namn in ("vanish", "rPrChange", "pPrChange", "sectPr", "ins", "del"):
        for e in list(kopia.iter(w(namn))):
            foralder = e.getparent()
            if foralder is not None:
                foralder.remove(e)
    if styckets:
        for e in [*kopia.findall(w("numPr")), *(r for r in kopia.findall(_RPR) if not len(r))]:
            kopia.remove(e)
    return kopia


def _slag(sdt: _Element) -> Literal["lista", "text", "rik", "ofyllbar"]:
    egenskaper = sdt.find(SDTPR)
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


def _byt_innehall(behallare: _Element, nya: list[_Element]) -> None:
    """Byter blocken mot de nya styckena; cellens egenskaper står kvar först."""
    behall = [b for b in behallare if b.tag == w("tcPr")]
    behallare[:] = [*behall, *nya]


def _skriv_i_stycke(kontroll: Kontroll, text: str, numrering: Numrering, form: Form) -> None:
    """Fyller en kontroll inne i ett stycke. Flera stycken kräver att kontrollen lyfts, som Word själv gör."""
    sdt = kontroll.sdt
    if sdt is None:
        return
    flera = kontroll.slag == "rik" and any(b.slag is not Blockslag.STYCKE or i for i, b in enumerate(dela(text)))
    if flera and _ensam_i_cellen(sdt, kontroll.ruta.cell):
        _lyft_till_cellen(sdt, kontroll.ruta.cell, stycken(text, form, numrering))
        return
    _tillat_flera_rader(kontroll, text)
    _innehall(sdt)[:] = [korning(text, form.text)]


def _ensam_i_cellen(sdt: _Element, cell: _Element) -> bool:
    """Sant när cellen bara har ett stycke och stycket bara har kontrollen, som i formulärets svarsceller."""
    stycke = sdt.getparent()
    if stycke is None or stycke.tag != P or stycke.getparent() is not cell:
        return False
    utan_egenskaper = [b for b in cell if b.tag != w("tcPr") and b.tag not in _FORANKRING]
    ovrigt = [b for b in stycke if b is not sdt and b.tag != _PPR and b.tag not in _FORANKRING]
    foralder = cell.getparent()
    return utan_egenskaper == [stycke] and not ovrigt and foralder is not None


def _lyft_till_cellen(sdt: _Element, cell: _Element, nya: list[_Element]) -> None:
    """Lägger kontrollen runt cellen i stället för i stycket, så att svaret kan ha flera stycken."""
    rad = cell.getparent()
    assert rad is not None
    plats = rad.index(cell)
    _byt_innehall(cell, nya)
    innehall = _innehall(sdt)
    innehall[:] = []
    sdt.tail = None
    rad.insert(plats, sdt)
    innehall.append(cell)


def _tillat_flera_rader(kontroll: Kontroll, text: str) -> None:
    """Ett fält för oformaterad text visar radbrytningar bara när det får ha flera rader."""
    egenskaper = kontroll.egenskaper
    falt = egenskaper.find(w("text")) if egenskaper is not None else None
    if "\n" in text and falt is not None:
        falt.set(w("multiLine"), "1")
