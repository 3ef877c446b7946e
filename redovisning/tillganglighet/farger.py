"""Färgerna i ett Word-dokument: en körnings färg och färgen bakom den, genom stilarna, cellen och tabellens stil."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from lxml.etree import _Element

from redovisning.tillganglighet.stilar import Stilar, egenskaper_i, tabellen_visar
from redovisning.word.fynd import VAL
from redovisning.word.namnrymd import w
from redovisning.word.vandring import TBL, TC, TR

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
_RPR, _PPR, _TCPR, _FARG = w("rPr"), w("pPr"), w("tcPr"), w("color")


class Farger:
    """Färgerna genom stilarna. En körning utan egna egenskaper har sitt styckes färger, som räknas ut en gång."""

    def __init__(self, stilar: Stilar) -> None:
        self._stilar = stilar
        self._i_stilen = cache(self._egenskaper_i_stilen)

    def _egenskaper_i_stilen(self, id_: str, namn: str) -> tuple[_Element, ...]:
        return egenskaper_i(self._stilar.kedja(id_), namn)

    def textens(self, korning: _Element, stycke: _Element) -> str:
        """Ger textens färg; en tom text när Word väljer den."""
        for egenskaper in self.egenskaper(korning, stycke, med_tabell=True):
            farg = egenskaper.find(_FARG)
            if farg is not None:
                varde = farg.get(VAL, "")
                return varde.upper() if _HEX.fullmatch(varde) else ""
        return ""

    def bakgrunden(self, korning: _Element, stycke: _Element) -> str:
        """Ger färgen bakom texten: det innersta som har någon, annars papperets."""
        egna = korning.find(_RPR)
        overstruket = egna.find(w("highlight")) if egna is not None else None
        if overstruket is not None and (farg := _OVERSTRYKNING.get(overstruket.get(VAL, ""))):
            return farg
        alla = (self.egenskaper(korning, stycke), self._styckets(stycke), self._cellernas(korning))
        return next((f for egenskaper in chain(*alla) if (f := _fyllning(egenskaper))), _PAPPER)

    def egenskaper(self, korning: _Element, stycke: _Element, *, med_tabell: bool = False) -> Iterator[_Element]:
        """Ger körningens egenskaper, de som gäller först: egna, teckenstilens, styckets, tabellens och grundens."""
        if (egna := korning.find(_RPR)) is not None:
            yield egna
            yield from self._i_stilen(self._stilar.stil(korning, "character"), _RPR)
        yield from self._i_stilen(self._stilar.stil(stycke, "paragraph"), _RPR)
        if med_tabell:
            for cell in korning.iterancestors(TC):
                yield from egenskaper_i(self.tabellstil(cell), _RPR)
            if self._stilar.grund is not None:
                yield self._stilar.grund

    def _styckets(self, stycke: _Element) -> Iterator[_Element]:
        if (egna := stycke.find(_PPR)) is not None:
            yield egna
        yield from self._i_stilen(self._stilar.stil(stycke, "paragraph"), _PPR)

    def _cellernas(self, korning: _Element) -> Iterator[_Element]:
        """Ger cellens egenskaper, sedan tabellstilens, och så utåt genom tabeller i tabeller."""
        for cell in korning.iterancestors(TC):
            yield from egenskaper_i((cell, *self.tabellstil(cell)), _TCPR)

    def tabellstil(self, cell: _Element) -> Iterator[_Element]:
        """Ger de delar av tabellens stil som gäller cellen: först den för rubrikraden, sedan den för hela tabellen."""
        tabell = next(cell.iterancestors(TBL), None)
        rad = next(cell.iterancestors(TR), None)
        if tabell is None or rad is None:
            return
        forst = next(tabell.iter(TR), None) is rad and tabellen_visar(tabell, "firstRow")
        for stil in self._stilar.kedja(self._stilar.stil(tabell, "table")):
            if forst:
                yield from (d for d in stil.iterchildren(w("tblStylePr")) if d.get(w("type")) == "firstRow")
            yield stil


def _fyllning(egenskaper: _Element) -> str:
    skuggning = egenskaper.find(w("shd"))
    varde = skuggning.get(w("fill"), "") if skuggning is not None else ""
    return varde.upper() if _HEX.fullmatch(varde) else ""
