"""Byggklossar för planens Word-XML: element, stycken, körningar, fält och bokmärken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

_BEVARA = qn("xml:space")
_VAL = qn("w:val")
_EGNA = {"\n": "br", "\t": "tab", "\xad": "softHyphen"}
_BITAR = re.compile("([\n\t\xad])")


@cache
def w(namn: str) -> str:
    """Ger namnet i Words namnrymd, så som lxml skriver det."""
    return str(qn(f"w:{namn}"))


def element(namn: str, *barn: _Element, **attribut: str | int) -> _Element:
    """Ger elementet ``w:namn`` med barn i ordning; attributen får samma prefix."""
    e = etree.Element(w(namn), {w(k): str(v) for k, v in attribut.items()})
    e.extend(barn)
    return e


def korning(text: str, *, fet: bool = False, farg: str = "") -> _Element:
    """Ger en körning där radbyten, tabbar och mjuka bindestreck är egna element.

    Raises:
        ValueError: texten har tecken som XML inte kan bära.
    """
    r = etree.Element(w("r"))
    if fet or farg:
        egenskaper = etree.SubElement(r, w("rPr"))
        if fet:
            egenskaper.extend((element("b"), element("bCs")))
        if farg:
            egenskaper.append(element("color", val=farg))
    for bit in _BITAR.split(text):
        if bit in _EGNA:
            etree.SubElement(r, w(_EGNA[bit]))
        elif bit:
            t = etree.SubElement(r, w("t"))
            t.text = bit
            t.set(_BEVARA, "preserve")
    return r


class Styckeform(NamedTuple):
    """Det som ett stycke har utöver sin formatmall. ``lista`` är numreringens nummer och nivå, ``luft`` är luften
    före i tjugondels punkter.
    """

    lista: tuple[int, int] | None = None
    indrag: int = 0
    folj_med: bool = False
    ny_sida: bool = False
    mitten: bool = False
    tabbar: tuple[tuple[str, int], ...] = ()
    fyllning: str = ""
    luft: int = 0


VANLIG = Styckeform()


def stycke(stil: str, *innehall: _Element, form: Styckeform = VANLIG) -> _Element:
    """Ger ett stycke i en formatmall (dess id); egenskaperna kommer i schemats ordning."""
    p = etree.Element(w("p"))
    egenskaper = etree.SubElement(p, w("pPr"))
    etree.SubElement(egenskaper, w("pStyle")).set(_VAL, stil)
    if form is not VANLIG:
        egenskaper.extend(_egenskaper(form))
    p.extend(innehall)
    return p


def _egenskaper(form: Styckeform) -> Iterator[_Element]:
    if form.folj_med:
        yield element("keepNext")
    if form.ny_sida:
        yield element("pageBreakBefore")
    if form.lista:
        numid, niva = form.lista
        yield element("numPr", element("ilvl", val=niva), element("numId", val=numid))
    if form.fyllning:
        yield element("shd", val="clear", color="auto", fill=form.fyllning)
    if form.tabbar:
        yield element("tabs", *(element("tab", val=slag, pos=lage) for slag, lage in form.tabbar))
    if form.luft:
        yield element("spacing", before=form.luft)
    if form.indrag:
        yield element("ind", left=form.indrag, hanging=form.indrag)
    if form.mitten:
        yield element("jc", val="center")


def falt(instruktion: str, visat: str) -> list[_Element]:
    """Ger ett fält som Word räknar ut, till exempel ``SEQ Tabell``, med det som visas tills dess."""
    kod = etree.Element(w("instrText"))
    kod.text = f" {instruktion} "
    kod.set(_BEVARA, "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", kod),
        element("r", element("fldChar", fldCharType="separate")),
        korning(visat),
        element("r", element("fldChar", fldCharType="end")),
    ]


def bokmarke(nummer: int, namn: str, innehall: Iterable[_Element]) -> list[_Element]:
    """Ger innehållet inom ett bokmärke."""
    return [element("bookmarkStart", id=nummer, name=namn), *innehall, element("bookmarkEnd", id=nummer)]


def texten(stycket: _Element) -> str:
    """Ger styckets text utan fältkoder, radbyten och tabbar."""
    return "".join(t.text or "" for t in stycket.iter(w("t")))
