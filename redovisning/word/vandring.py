"""Vandring genom Words block, rader och celler, rakt igenom innehållskontroller och spårade ändringar.

En kontroll (``w:sdt``) kan ligga runt en rad, en cell, ett stycke eller en text. Den som letar efter en rad ska
inte behöva bry sig om det.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import cast

from lxml.etree import Comment, ProcessingInstruction, XPath, _Element, tostring

from redovisning.word.namnrymd import W, mc, w
from redovisning.xmltolk import heltal

T, P, TBL, TR, TC, SDT, SDT_INNEHALL = w("t"), w("p"), w("tbl"), w("tr"), w("tc"), w("sdt"), w("sdtContent")
GENOMSKINLIGA = frozenset({SDT_INNEHALL, w("customXml"), w("smartTag"), w("ins"), w("moveTo"), w("dir"), w("bdo")})
ALTERNATIV, VAL, RESERV = mc("AlternateContent"), mc("Choice"), mc("Fallback")

TCPR, _TRPR = w("tcPr"), w("trPr")
_CELLEGENSKAPER = frozenset(w(n) for n in ("tcW", "gridSpan", "vMerge", "shd", "vAlign", "noWrap", "hideMark"))
_HOPP, BREDD, _VAL = w("gridBefore"), w("gridSpan"), w("val")

_ANNAN_TEXT = XPath(
    "boolean(descendant::text()[not(parent::w:t)]) or boolean(descendant::w:t/node()[2])", namespaces={"w": W}
)
_HELA_TEXTEN: Callable[[_Element], str] = partial(tostring, method="text", encoding="unicode", with_tail=False)


def text_i(element: _Element, *taggar: str) -> Iterable[str]:
    """Ger texten i elementets ``w:t`` (eller de angivna elementen), bit för bit, med det som står efter dem."""
    taggar = taggar or (T,)
    ut: list[str] = []
    # Samma som itertext men flera gånger snabbare, så länge inget element har något annat än text i sig.
    for e in element.iter(*taggar, Comment, ProcessingInstruction):
        if len(e) or e.tag not in taggar:
            return cast("Iterator[str]", element.itertext(*taggar))
        if text := e.text:
            ut.append(text)
        if (efter := e.tail) and e is not element:
            ut.append(efter)
    return ut


def celltext(element: _Element) -> str:
    """Ger all synlig text i ett element utan mellanrum mellan stycken; räcker för att känna igen en fråga."""
    return "".join(text_i(element))


def textgivare(rot: _Element) -> Callable[[_Element], str]:
    """Ger det snabbaste som svarar som ``celltext`` för elementen i ett träd.

    libxml2 samlar ett elements text på en mikrosekund, men all text. När det inte finns någon annan än den i
    ``w:t`` är svaret detsamma; bildens fältkoder, strukna ord och indrag i filen är sådan annan text.
    """
    return celltext if _ANNAN_TEXT(rot) else _HELA_TEXTEN


def text_efter(element: _Element) -> str:
    """Ger den synliga texten efter ett element, bland dess syskon."""
    return "".join(t for syskon in element.itersiblings() for t in text_i(syskon))


def vald_gren(alternativ: _Element) -> Iterator[_Element]:
    """Ger barnen i den gren av ``mc:AlternateContent`` som har innehåll; texten räknas då en gång."""
    for namn in (VAL, RESERV):
        for gren in alternativ.iterchildren(namn):
            if len(gren):
                yield from gren
                return


def block_i(element: _Element) -> Iterator[_Element]:
    """Ger stycken, tabeller och övriga block i ordning."""
    for barn in element:
        tagg = barn.tag
        if tagg in (P, TBL):
            yield barn
        elif tagg == SDT or tagg in GENOMSKINLIGA:
            yield from block_i(barn)
        elif tagg == ALTERNATIV:
            for gren in vald_gren(barn):
                yield from [gren] if gren.tag in (P, TBL) else block_i(gren)
        elif isinstance(tagg, str):
            yield barn


def rader(tabell: _Element) -> Iterator[_Element]:
    """Ger tabellens rader, även de som ligger i en kontroll."""
    return _genom(tabell, TR)


def har_breda_celler(tabell: _Element) -> bool:
    """Sant när någon cell i tabellen kan ta flera spalter, eller någon rad börja längre in."""
    return next(tabell.iter(BREDD, _HOPP), None) is not None


def celler(rad: _Element, *, breda: bool = True) -> list[tuple[int, _Element]]:
    """Ger radens celler med den spalt där de börjar; sammanslagna celler tar flera spalter.

    ``breda`` är falskt när ``har_breda_celler`` är det; då är spalten cellens nummer.
    """
    spalt = 0
    ut: list[tuple[int, _Element]] = []
    for barn in rad:
        tagg = barn.tag
        if tagg == TC:
            ut.append((spalt, barn))
            spalt += _bredd(barn) if breda else 1
        elif tagg == SDT or tagg in GENOMSKINLIGA:
            for cell in _genom(barn, TC):
                ut.append((spalt, cell))
                spalt += _bredd(cell) if breda else 1
        elif tagg == _TRPR and breda:
            spalt += _tal(barn.find(_HOPP), 0)
    return ut


def bara_egenskaper(egenskaper: _Element) -> bool:
    """Sant för cellegenskaper av det vanliga slaget, tomma element; andra kan bära text."""
    for e in egenskaper:  # noqa: SIM110 (en generator kostar mer än svaret)
        if len(e) or e.tag not in _CELLEGENSKAPER:
            return False
    return True


def _bredd(cell: _Element) -> int:
    if len(cell) and (egenskaper := cell[0]).tag == TCPR:
        return _tal(next(egenskaper.iterchildren(BREDD), None), 1)
    return 1


def _genom(element: _Element, sokt: str) -> Iterator[_Element]:
    for barn in element:
        tagg = barn.tag
        if tagg == sokt:
            yield barn
        elif tagg == SDT or tagg in GENOMSKINLIGA:
            yield from _genom(barn, sokt)


def _tal(element: _Element | None, forval: int) -> int:
    varde = heltal(element.get(_VAL)) if element is not None else None
    return forval if varde is None else varde
