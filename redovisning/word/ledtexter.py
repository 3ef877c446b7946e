"""Ledtexterna som Word visar i ett tomt fält, och hur man vet att ett fält är tomt.

Flaggan ``w:showingPlcHdr`` räcker inte: LibreOffice tappar den och andra program lämnar kvar den. Ett fält är tomt
när texten är blank eller en känd ledtext, eller när flaggan står och texten har ledtextens teckenformat.
"""

from __future__ import annotations

import re

from lxml.etree import _Element

from redovisning.word.namnrymd import w

LEDTEXT_FRITEXT = "Klicka eller tryck här för att ange text."
LEDTEXT_LISTA = "Välj ett objekt."

LEDTEXTER = frozenset(
    {
        LEDTEXT_FRITEXT,
        LEDTEXT_LISTA,
        "Klicka här för att ange text.",
        "Klicka eller tryck här för att skriva text.",
        "Klicka eller tryck här för att ange ett datum.",
        "Välj ett element.",
        "Click or tap here to enter text.",
        "Click here to enter text.",
        "Choose an item.",
    }
)

_BLANKT = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_KANDA = frozenset(_BLANKT.sub(" ", t).casefold() for t in LEDTEXTER)
_LANGST = max(map(len, _KANDA)) + 8

SDTPR, FLAGGA, _RSTYLE, _VAL = w("sdtPr"), w("showingPlcHdr"), w("rStyle"), w("val")


def ar_ledtext(text: str) -> bool:
    """Sant när hela texten är en känd ledtext eller blank."""
    if len(text) > _LANGST:
        return False
    ren = _BLANKT.sub(" ", text).strip().casefold()
    return not ren or ren in _KANDA


def flaggad(kontroll: _Element) -> bool:
    """Sant när kontrollen är märkt som tom."""
    for egenskaper in kontroll.iterchildren(SDTPR):
        for flagga in egenskaper.iterchildren(FLAGGA):
            return flagga.get(_VAL, "1") not in ("0", "false", "off")
    return False


def i_ledtextstil(kontroll: _Element, stilar: frozenset[str]) -> bool:
    """Sant när all text i kontrollen har ledtextens teckenformat. ``stilar``: dess stil-id i filen."""
    korningar = [k for k in kontroll.iter(w("r")) if k.find(w("t")) is not None]
    return bool(korningar) and all(
        any(s.get(_VAL) in stilar for s in k.iterfind(f"{w('rPr')}/{_RSTYLE}")) for k in korningar
    )
