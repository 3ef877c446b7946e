"""Strängarna i en mottagen arbetsbok: texten, och orden i den som har ett eget utseende."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element

from redovisning.excel.namnrymd import x
from redovisning.excel.tecken import ur_cell

_T, _RPH, _R, _RPR, _STRUKEN = x("t"), x("rPh"), x("r"), x("rPr"), x("strike")
_FORMAT = tuple(map(x, ("b", "i", "u", "vertAlign")))
_AV = frozenset({"0", "false", "none", "baseline"})


class Strang(NamedTuple):
    """En text. ``struket`` är ord i den som är genomstrukna, ``format`` ord som är feta, kursiva eller understrukna."""

    text: str
    struket: str = ""
    format: str = ""


def las_strang(element: _Element) -> Strang:
    """Ger strängen i ett element som kan vara delat i körningar; uttalsanvisningar räknas inte."""
    text = ur_cell("".join(t.text or "" for t in element.iter(_T) if not _i_uttal(t)))
    korningar = element.findall(_R)
    if not korningar:
        return Strang(text)
    return Strang(text, _orden(korningar, _STRUKEN), _orden(korningar, *_FORMAT))


def pa(egenskap: _Element | None) -> bool:
    """Sant när en egenskap finns och inte är avslagen."""
    return egenskap is not None and egenskap.get("val", "1") not in _AV


def _orden(korningar: list[_Element], *egenskaper: str) -> str:
    """Ger orden i de körningar som har någon av egenskaperna; tre punkter skiljer dem som inte står intill varandra."""
    bitar: list[str] = []
    fore = False
    for korning in korningar:
        har = any(pa(korning.find(f"{_RPR}/{e}")) for e in egenskaper)
        text = ur_cell("".join(t.text or "" for t in korning.iterchildren(_T)))
        if har:
            bitar.append(text if fore or not bitar else f" … {text}")
        fore = har
    return "".join(bitar)


def _i_uttal(t: _Element) -> bool:
    foralder = t.getparent()
    return foralder is not None and foralder.tag == _RPH
