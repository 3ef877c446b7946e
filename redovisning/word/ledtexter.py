"""Ledtexterna som Word visar i ett tomt fält, och hur man vet att ett fält är tomt.

Flaggan ``w:showingPlcHdr`` räcker inte: LibreOffice tappar den och andra program lämnar kvar den. Ett fält är tomt
när texten är blank eller en känd ledtext, eller när flaggan står och texten har ledtextens teckenformat.
"""

from __future__ import annotations

from lxml.etree import _Element

from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.word.namnrymd import w

LEDTEXT_FRITEXT = "Klicka eller tryck här för att ange text."
LEDTEXT_LISTA = "Välj ett objekt."

SDTPR, FLAGGA, _RSTYLE, _VAL = w("sdtPr"), w("showingPlcHdr"), w("rStyle"), w("val")


def visar_inget(text: str) -> bool:
    """Sant när hela texten är blank eller en känd ledtext."""
    return not text or text.isspace() or ar_ledtext(text)


def flaggad(kontroll: _Element) -> bool:
    """Sant när kontrollen är märkt som tom."""
    for egenskaper in kontroll:
        if egenskaper.tag == SDTPR:
            for flagga in egenskaper.iterchildren(FLAGGA):
                return flagga.get(_VAL, "1") not in ("0", "false", "off")
    return False


def i_ledtextstil(kontroll: _Element, stilar: frozenset[str]) -> bool:
    """Sant när all text i kontrollen har ledtextens teckenformat. ``stilar``: dess stil-id i filen."""
    korningar = [k for k in kontroll.iter(w("r")) if k.find(w("t")) is not None]
    return bool(korningar) and all(
        any(s.get(_VAL) in stilar for s in k.iterfind(f"{w('rPr')}/{_RSTYLE}")) for k in korningar
    )
