"""Det som gäller hela dokumentet: titeln och språket, som en skärmläsare läser först."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import Fynd, citat
from redovisning.tillganglighet.dokumentet import Dokumentet
from redovisning.word.fynd import VAL
from redovisning.word.namnrymd import w

_TITEL = "{http://purl.org/dc/elements/1.1/}title"
_EGENSKAPER = "/core-properties"
_SVENSKA = "sv"


def titeln(d: Dokumentet) -> Iterator[Fynd]:
    """TG01: dokumentet har ingen titel i sina egenskaper."""
    paket = d.delar.paket
    delar = (r.mal for r in paket.relationer("").values() if r.typ.endswith(_EGENSKAPER) and not r.extern)
    titlar = (e.text or "" for mal in delar if mal in paket for e in paket.xml(mal).iter(_TITEL))
    if not any(t.strip() for t in titlar):
        yield Fynd("TG01", "")


def spraket(d: Dokumentet) -> Iterator[Fynd]:
    """TG02: dokumentets språk är inte svenska, eller inte angivet."""
    stilar = (s.find(w("rPr")) for s in d.stilar.forvalet())
    sprak = next((s for rpr in (*stilar, d.stilar.grund) if (s := _sprak(rpr))), "")
    if not sprak.lower().startswith(_SVENSKA):
        yield Fynd("TG02", f"språket {citat(sprak)}" if sprak else "inget språk")


def _sprak(egenskaper: _Element | None) -> str:
    lang = egenskaper.find(w("lang")) if egenskaper is not None else None
    return lang.get(VAL, "") if lang is not None else ""
