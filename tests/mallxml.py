"""Läser delar ur ett paket i proven: en dels rot, ett elements text och dess barn."""

from __future__ import annotations

from lxml.etree import _Element

from redovisning.paket import Paket
from redovisning.word.namnrymd import w
from redovisning.xmltolk import tolka_xml

VAL = w("val")


def xml(paket: Paket, namn: str) -> _Element:
    """Ger en dels rot."""
    return tolka_xml(paket.las(namn), namn)


def text(element: _Element) -> str:
    """Ger all text i elementet."""
    return "".join(t.text or "" for t in element.iter(w("t")))


def barn(element: _Element, namn: str) -> _Element:
    """Ger barnet med namnet; det ska finnas."""
    funnen = element.find(w(namn))
    assert funnen is not None, namn
    return funnen
