"""Gör fritext till Words stycken: riktiga listor, radbrytningar och bevarade blanktecken."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree
from lxml.etree import _Element

from redovisning.fritext import Block, Blockslag, dela
from redovisning.word.namnrymd import XML_SPACE, w
from redovisning.word.numrering import Numrering

AVSTAND = "120"
"""Avståndet efter ett stycke när texten har en tom rad, i tjugondels punkter."""

_R, _T, _P, _PPR, _AVSTAND, _EFTER = w("r"), w("t"), w("p"), w("pPr"), w("spacing"), w("after")
_BITAR = re.compile("([\t\n\u2011\u00ad])")
_TECKEN = {"\t": w("tab"), "\n": w("br"), "\u2011": w("noBreakHyphen"), "\u00ad": w("softHyphen")}
_SCHEMATS_ORDNING = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs",
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd",
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment",
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
)
_PPR_ORDNING = [w(namn) for rad in _SCHEMATS_ORDNING for namn in rad.split(" ")]


@dataclass(frozen=True)
class Form:
    """Styckets och textens egenskaper i fältet, tagna ur formuläret: de ärvs av varje nytt stycke."""

    stycke: _Element | None
    text: _Element | None
    liststil: Callable[[], str | None] = lambda: None


def korning(hem: _Element, text: str, egenskaper: _Element | None) -> None:
    """Lägger en körning med texten sist i elementet; radbrytningar, tabbar och bindestreck blir Words egna element."""
    element = etree.SubElement(hem, _R)
    if egenskaper is not None:
        element.append(copy.copy(egenskaper))
    for bit in _BITAR.split(text):
        if bit in _TECKEN:
            etree.SubElement(element, _TECKEN[bit])
        elif bit:
            t = etree.SubElement(element, _T)
            t.text = bit
            if bit != bit.strip() or "  " in bit:
                t.set(XML_SPACE, "preserve")


def ett_stycke(hem: _Element, text: str, form: Form) -> None:
    """Lägger hela texten som ett stycke, för fält som inte kan ha flera."""
    korning(_tomt_stycke(hem, form), text, form.text)


def stycken(hem: _Element, text: str, form: Form, numrering: Numrering) -> None:
    """Lägger texten som stycken. En tom rad mellan en lista och ett stycke bevaras som avstånd."""
    block = dela(text)
    lista = 0
    for b, nasta in zip_longest(block, block[1:]):
        if b.slag is Blockslag.NUMMER and b.nummer == 1:
            lista = numrering.ny_nummerlista()
        numid = numrering.punktlista() if b.slag is Blockslag.PUNKT else lista if b.slag is Blockslag.NUMMER else 0
        stycke = _tomt_stycke(hem, form, numid)
        if nasta is not None:
            _satt_avstand(stycke, b, nasta)
        korning(stycke, "\n".join(b.rader), form.text)


def _tomt_stycke(hem: _Element, form: Form, numid: int = 0) -> _Element:
    stycke = etree.SubElement(hem, _P)
    if form.stycke is not None:
        stycke.append(copy.copy(form.stycke))
    if not numid:
        return stycke
    egenskaper = stycke[0] if len(stycke) else etree.SubElement(stycke, _PPR)
    for gammal in egenskaper.findall(w("ind")):
        egenskaper.remove(gammal)
    if egenskaper.find(w("pStyle")) is None and (liststil := form.liststil()):
        _infoga(egenskaper, etree.Element(w("pStyle"), {w("val"): liststil}))
    numpr = etree.Element(w("numPr"))
    etree.SubElement(numpr, w("ilvl"), {w("val"): "0"})
    etree.SubElement(numpr, w("numId"), {w("val"): str(numid)})
    _infoga(egenskaper, numpr)
    return stycke


def _satt_avstand(stycke: _Element, block: Block, nasta: Block) -> None:
    """Avståndet sägs bara när det skiljer sig från det vanliga: tomt mellan stycken, tätt mellan punkter."""
    i_lista = block.slag is not Blockslag.STYCKE
    vanlig = not (i_lista and nasta.slag is not Blockslag.STYCKE)
    egenskaper = stycke.find(_PPR)
    avstand = egenskaper.find(_AVSTAND) if egenskaper is not None else None
    nu = avstand.get(_EFTER) if avstand is not None else None
    galler = vanlig if nu is None else nu not in ("0", "")
    if not (vanlig or nasta.luft):
        _tatt(stycke)
    if galler == nasta.luft:
        return
    if egenskaper is None:
        egenskaper = etree.Element(_PPR)
        stycke.insert(0, egenskaper)
    if avstand is None:
        avstand = etree.Element(w("spacing"))
        _infoga(egenskaper, avstand)
    avstand.set(w("after"), AVSTAND if nasta.luft else "0")
    avstand.attrib.pop(w("afterAutospacing"), "")
    if nasta.luft and i_lista:
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
