"""Kontrasten: textens färg mot färgen bakom den, ur körningen, stilarna, cellen och tabellens stil."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.diagram.stil import kontrast
from redovisning.dolda.innehall import Fynd, citat
from redovisning.tillganglighet.dokumentet import Dokumentet, texten
from redovisning.tillganglighet.stilar import Stilar
from redovisning.word.fynd import VAL
from redovisning.word.namnrymd import w
from redovisning.word.vandring import TBL, TC, TR, P

MINST = 4.5
"""Kravet på vanlig text i WCAG 2.1, 1.4.3."""
_PAPPER = "FFFFFF"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_OVERSTRYKNING = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
}
"""Words namn på överstrykningspennorna → färgen."""
_RPR, _PPR, _TCPR = w("rPr"), w("pPr"), w("tcPr")


def svag_text(d: Dokumentet) -> Iterator[Fynd]:
    """TG10: texten har för liten kontrast mot det som är bakom. Automatisk färg väljer Word efter bakgrunden."""
    for korning, stalle in d.element(w("r")):
        text = texten(korning)
        stycke = next(korning.iterancestors(P), None)
        if not text or stycke is None:
            continue
        farg = _farg(korning, stycke, d.stilar)
        if farg is None:
            continue
        bakgrund = _bakgrund(korning, stycke, d.stilar)
        if (matt := kontrast(f"#{farg}", f"#{bakgrund}")) < MINST:
            visat = f"{int(matt * 10) / 10:.1f}".replace(".", ",")
            yield Fynd("TG10", f"{citat(text)} ({visat}:1, färgen {farg} mot {bakgrund})", stalle)


def _farg(korning: _Element, stycke: _Element, stilar: Stilar) -> str | None:
    """Ger textens färg, eller ``None`` när Word väljer den."""
    for egenskaper in _egenskaperna(korning, stycke, stilar, _RPR):
        farg = egenskaper.find(w("color"))
        if farg is not None:
            varde = farg.get(VAL, "")
            return varde.upper() if _HEX.fullmatch(varde) else None
    return None


def _bakgrund(korning: _Element, stycke: _Element, stilar: Stilar) -> str:
    """Ger färgen bakom texten: det innersta som har någon, annars papperets."""
    egna = korning.find(_RPR)
    overstruket = egna.find(w("highlight")) if egna is not None else None
    if overstruket is not None and (farg := _OVERSTRYKNING.get(overstruket.get(VAL, ""))):
        return farg
    inre = (*_egenskaperna(korning, stycke, stilar, _RPR, tabell=False), *_styckets(stycke, stilar))
    for egenskaper in (*inre, *_cellernas(korning, stilar)):
        if farg := _fyllning(egenskaper):
            return farg
    return _PAPPER


def _fyllning(egenskaper: _Element) -> str:
    skuggning = egenskaper.find(w("shd"))
    varde = skuggning.get(w("fill"), "") if skuggning is not None else ""
    return varde.upper() if _HEX.fullmatch(varde) else ""


def _egenskaperna(
    korning: _Element, stycke: _Element, stilar: Stilar, namn: str, *, tabell: bool = True
) -> Iterator[_Element]:
    """Ger körningens egenskaper, de som gäller först: egna, teckenstilens, styckets stils, tabellens och grundens."""
    stegen = [korning.find(namn)]
    stegen += [s.find(namn) for s in stilar.kedja(stilar.stil(korning, "character"))]
    stegen += [s.find(namn) for s in stilar.kedja(stilar.stil(stycke, "paragraph"))]
    yield from (e for e in stegen if e is not None)
    if tabell:
        for cell in korning.iterancestors(TC):
            yield from (e for del_ in _tabellstil(cell, stilar) if (e := del_.find(namn)) is not None)
        if stilar.grund is not None:
            yield stilar.grund


def _styckets(stycke: _Element, stilar: Stilar) -> Iterator[_Element]:
    kedja = (s.find(_PPR) for s in stilar.kedja(stilar.stil(stycke, "paragraph")))
    yield from (e for e in (stycke.find(_PPR), *kedja) if e is not None)


def _cellernas(korning: _Element, stilar: Stilar) -> Iterator[_Element]:
    """Ger cellens egenskaper, sedan tabellstilens, och så utåt genom tabeller i tabeller."""
    for cell in korning.iterancestors(TC):
        delar = [cell, *_tabellstil(cell, stilar)]
        yield from (e for del_ in delar if (e := del_.find(_TCPR)) is not None)


def _tabellstil(cell: _Element, stilar: Stilar) -> Iterator[_Element]:
    """Ger de delar av tabellens stil som gäller cellen: först den för rubrikraden, sedan den för hela tabellen."""
    tabell = next(cell.iterancestors(TBL), None)
    rad = next(cell.iterancestors(TR), None)
    if tabell is None or rad is None:
        return
    forst = next(tabell.iter(TR), None) is rad
    for stil in stilar.kedja(stilar.stil(tabell, "table")):
        if forst and _visar_rubrikrad(tabell):
            yield from (d for d in stil.iterchildren(w("tblStylePr")) if d.get(w("type")) == "firstRow")
        yield stil


def _visar_rubrikrad(tabell: _Element) -> bool:
    utseende = tabell.find(f"{w('tblPr')}/{w('tblLook')}")
    if utseende is None:
        return False
    if (egen := utseende.get(w("firstRow"))) is not None:
        return egen not in ("0", "false")
    varde = utseende.get(VAL, "0")
    return varde.isalnum() and bool(int(varde, 16) & 0x0020)
