"""Byggklossar för Word-XML: element, stycken och körningar. Bara det som formulärbygget behöver."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element

from redovisning.word.namnrymd import XML_SPACE, w


class Stil:
    """Formulärets stilar, med de id som svenska Word ger dem; definierade i ``mallar/grund/styles.xml``."""

    TITEL = "Rubrik"
    RUBRIK = "Rubrik1"
    BRODTEXT = "Normal"
    PUNKT = "Punktlista"
    INGRESS = "Ingress"
    INGRESS_FORE_TABELL = "IngressForeTabell"
    AVSLUT = "Avslut"
    FRAGA = "Fraga"
    HJALP = "Hjalptext"
    FRAGA_I_RAD = "FragaIRad"
    SVAR = "Svar"
    AVSTAND = "Tabellavstand"
    SIDFOT = "Sidfot"
    TABELL = "Tabellrutnt"
    LEDTEXT = "Platshllartext"


def element(namn: str, *barn: _Element, **attribut: str | int) -> _Element:
    """Ger elementet ``w:namn`` med barn i ordning; attributen får samma prefix: ``element("shd", val="clear")``."""
    e = etree.Element(w(namn), {w(k): str(v) for k, v in attribut.items()})
    e.extend(barn)
    return e


def korning(text: str, stil: str = "") -> _Element:
    """Ger en körning med texten, i ett teckenformat om ``stil`` anges."""
    t = etree.Element(w("t"))
    t.text = text
    if text != text.strip():
        t.set(XML_SPACE, "preserve")
    egenskaper = [element("rPr", element("rStyle", val=stil))] if stil else []
    return element("r", *egenskaper, t)


def stycke(stil: str, *innehall: _Element) -> _Element:
    """Ger ett stycke i den angivna stilen."""
    return element("p", element("pPr", element("pStyle", val=stil)), *innehall)


def textstycken(text: str, stil: str) -> list[_Element]:
    """Ger ett stycke per rad i texten."""
    return [stycke(stil, korning(rad)) for rad in text.split("\n")] if text else []
