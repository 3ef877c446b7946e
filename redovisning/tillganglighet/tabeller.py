"""Tabellerna: att en rad är märkt som rubrikrad, och att tabellen har en beskrivning."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import Fynd, citat
from redovisning.tillganglighet.dokumentet import Dokumentet, texten
from redovisning.tillganglighet.stilar import Stilar, tabellen_visar
from redovisning.word.fynd import AV, VAL
from redovisning.word.namnrymd import w
from redovisning.word.vandring import TBL, P, celler, rader

_ANTAL_FORE = 2


def tabellerna(d: Dokumentet) -> Iterator[Fynd]:
    """TG05: tabellen har ingen rubrikrad. TG06: tabellen har ingen beskrivning och ingen text intill."""
    for tabell, stalle in d.element(TBL):
        alla = [celler(rad) for rad in rader(tabell)]
        if len(alla) < _ANTAL_FORE or max(map(len, alla)) < 1:
            continue
        namn = citat(next((t for rad in alla for _, c in rad if (t := texten(c))), "en tom tabell"))
        if not _har_rubrikrad(tabell) and not _har_rubrikkolumn(tabell):
            yield Fynd("TG05", namn, stalle)
        if not _ar_beskriven(tabell, d.stilar):
            yield Fynd("TG06", namn, stalle)


def _har_rubrikrad(tabell: _Element) -> bool:
    forsta = next(rader(tabell))
    marke = forsta.find(f"{w('trPr')}/{w('tblHeader')}")
    return marke is not None and marke.get(VAL, "1") not in AV


def _har_rubrikkolumn(tabell: _Element) -> bool:
    """Sant när rubrikerna står i första kolumnen: så är en tabell med frågan till vänster märkt."""
    return tabellen_visar(tabell, "firstColumn") and not tabellen_visar(tabell, "firstRow")


def _ar_beskriven(tabell: _Element, stilar: Stilar) -> bool:
    egenskaper = (tabell.find(f"{w('tblPr')}/{w(namn)}") for namn in ("tblCaption", "tblDescription"))
    if any(e is not None and e.get(VAL, "").strip() for e in egenskaper):
        return True
    intill = (tabell.getprevious(), tabell.getnext())
    return any(e is not None and e.tag == P and stilar.ar_bildtext(e) for e in intill)
