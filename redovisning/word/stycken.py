"""Gör fritext till Words stycken: riktiga listor, radbrytningar och bevarade blanktecken.

Ett styckes yttre är detsamma för många svar: det byggs som element en gång per form och kläds sedan på texten.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from html import escape
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from redovisning.fritext import Block, Blockslag, dela
from redovisning.word.namnrymd import w
from redovisning.word.numrering import Numrering

AVSTAND = "120"
"""Avståndet efter ett stycke när texten har en tom rad, i tjugondels punkter."""

_R, _P, _PPR, _AVSTAND, _EFTER = w("r"), w("p"), w("pPr"), w("spacing"), w("after")
_BITAR = re.compile("([\t\n\u2011\u00ad])")
_TECKEN = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_UTANFOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HAL = "hal"
_SCHEMATS_ORDNING = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs",
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd",
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment",
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
)
_PPR_ORDNING = [w(namn) for rad in _SCHEMATS_ORDNING for namn in rad.split(" ")]


class Granne(NamedTuple):
    """Vad som avgör avståndet till nästa block: om de två är listpunkter, och om en tom rad skiljer dem."""

    i_lista: bool
    nasta_i_lista: bool
    luft: bool


class Form:
    """Egenskaperna som varje nytt stycke i ett fält ärver ur formuläret, och styckenas yttre med dem.

    ``namnrymder`` är de som gäller på platsen, så att styckena får formulärets egna prefix.
    """

    def __init__(
        self,
        stycke: _Element | None,
        text: _Element | None,
        namnrymder: dict[str | None, str],
        liststil: Callable[[], str | None],
    ) -> None:
        self._stycke, self._text, self._liststil = stycke, text, liststil
        self._namnrymder = namnrymder
        self._skal: dict[tuple[int, Granne | None], tuple[str, str]] = {}
        hem = self._hem()
        self.prefix = f"{hem.prefix}:" if hem.prefix else ""
        self.korningens_skal = self._dela(hem, hem)

    def skal(self, numid: int = 0, granne: Granne | None = None) -> tuple[str, str]:
        """Ger det som står före och efter texten i ett stycke; ``numid`` är listans nummer, eller noll."""
        nyckel = (numid, granne)
        if nyckel not in self._skal:
            hem = self._hem()
            stycke = self._tomt_stycke(hem, numid)
            if granne is not None:
                _satt_avstand(stycke, granne)
            self._skal[nyckel] = self._dela(hem, stycke)
        return self._skal[nyckel]

    def _hem(self) -> _Element:
        return etree.Element(w("tc"), nsmap=self._namnrymder)  # type: ignore[arg-type]

    def _dela(self, hem: _Element, stycke: _Element) -> tuple[str, str]:
        korning = etree.SubElement(stycke, _R)
        if self._text is not None:
            korning.append(copy.copy(self._text))
        korning.append(etree.Comment(_HAL))
        fore, _, efter = etree.tostring(hem, encoding="unicode").rpartition(f"<!--{_HAL}-->")
        return fore[fore.index(">") + 1 :], efter[: efter.rindex("</")]

    def _tomt_stycke(self, hem: _Element, numid: int) -> _Element:
        stycke = etree.SubElement(hem, _P)
        if self._stycke is not None:
            stycke.append(copy.copy(self._stycke))
        if not numid:
            return stycke
        egenskaper = stycke[0] if len(stycke) else etree.SubElement(stycke, _PPR)
        for gammal in egenskaper.findall(w("ind")):
            egenskaper.remove(gammal)
        if egenskaper.find(w("pStyle")) is None and (liststil := self._liststil()):
            _infoga(egenskaper, etree.Element(w("pStyle"), {w("val"): liststil}))
        numpr = etree.Element(w("numPr"))
        etree.SubElement(numpr, w("ilvl"), {w("val"): "0"})
        etree.SubElement(numpr, w("numId"), {w("val"): str(numid)})
        _infoga(egenskaper, numpr)
        return stycke


def korning(text: str, form: Form) -> str:
    """Ger texten som en körning."""
    fore, efter = form.korningens_skal
    return fore + _textbitar(text, form.prefix) + efter


def ett_stycke(text: str, form: Form) -> str:
    """Ger hela texten som ett stycke, för fält som inte kan ha flera."""
    fore, efter = form.skal()
    return fore + _textbitar(text, form.prefix) + efter


def stycken(text: str, form: Form, numrering: Numrering) -> str:
    """Ger texten som stycken. En tom rad mellan en lista och ett stycke bevaras som avstånd."""
    block = dela(text)
    lista = 0
    ut: list[str] = []
    for nr, b in enumerate(block, 1):
        if b.slag is Blockslag.NUMMER and b.nummer == 1:
            lista = numrering.ny_nummerlista()
        numid = numrering.punktlista() if b.slag is Blockslag.PUNKT else lista if b.slag is Blockslag.NUMMER else 0
        fore, efter = form.skal(numid, _granne(b, block[nr]) if nr < len(block) else None)
        ut += (fore, _textbitar("\n".join(b.rader), form.prefix), efter)
    return "".join(ut)


def _textbitar(text: str, prefix: str) -> str:
    """Ger innehållet i en körning; radbrytningar, tabbar och bindestreck blir Words egna element.

    Raises:
        ValueError: texten har styrtecken, som XML inte kan bära.
    """
    if text.isprintable() and text.strip() == text and "  " not in text and "\u2011" not in text:
        # De flesta texter: inga tabbar, radbyten, mjuka bindestreck eller styrtecken, inget blanktecken att bevara.
        return f"<{prefix}t>{escape(text, quote=False)}</{prefix}t>" if text else ""
    if _UTANFOR_XML.search(text):
        raise ValueError("texten har styrtecken som XML inte kan bära")
    ut: list[str] = []
    for bit in _BITAR.split(text):
        if bit in _TECKEN:
            ut.append(f"<{prefix}{_TECKEN[bit]}/>")
        elif bit:
            bevara = ' xml:space="preserve"' if bit != bit.strip() or "  " in bit else ""
            bit = escape(bit, quote=False).replace("\r", "&#13;")
            ut.append(f"<{prefix}t{bevara}>{bit}</{prefix}t>")
    return "".join(ut)


def _granne(block: Block, nasta: Block) -> Granne:
    return Granne(block.slag is not Blockslag.STYCKE, nasta.slag is not Blockslag.STYCKE, nasta.luft)


def _satt_avstand(stycke: _Element, granne: Granne) -> None:
    """Avståndet sägs bara när det skiljer sig från det vanliga: tomt mellan stycken, tätt mellan punkter."""
    vanlig = not (granne.i_lista and granne.nasta_i_lista)
    egenskaper = stycke.find(_PPR)
    avstand = egenskaper.find(_AVSTAND) if egenskaper is not None else None
    nu = avstand.get(_EFTER) if avstand is not None else None
    galler = vanlig if nu is None else nu not in ("0", "")
    if not (vanlig or granne.luft):
        _tatt(stycke)
    if galler == granne.luft:
        return
    if egenskaper is None:
        egenskaper = etree.Element(_PPR)
        stycke.insert(0, egenskaper)
    if avstand is None:
        avstand = etree.Element(w("spacing"))
        _infoga(egenskaper, avstand)
    avstand.set(w("after"), AVSTAND if granne.luft else "0")
    avstand.attrib.pop(w("afterAutospacing"), "")
    if granne.luft and granne.i_lista:
        _byt(egenskaper, etree.Element(w("contextualSpacing"), {w("val"): "0"}))


def _tatt(stycke: _Element) -> None:
    """Tar bort avståndet till nästa punkt, också när stilen har ett."""
    egenskaper = stycke.find(_PPR)
    if egenskaper is not None:
        _byt(egenskaper, etree.Element(w("contextualSpacing")))


def _byt(egenskaper: _Element, nytt: _Element) -> None:
    for gammal in egenskaper.findall(str(nytt.tag)):
        egenskaper.remove(gammal)
    _infoga(egenskaper, nytt)


def _infoga(egenskaper: _Element, nytt: _Element) -> None:
    """Lägger in egenskapen på sin plats i schemats ordning."""
    plats = _PPR_ORDNING.index(str(nytt.tag))
    for i, barn in enumerate(egenskaper):
        if barn.tag in _PPR_ORDNING and _PPR_ORDNING.index(str(barn.tag)) > plats:
            egenskaper.insert(i, nytt)
            return
    egenskaper.append(nytt)
