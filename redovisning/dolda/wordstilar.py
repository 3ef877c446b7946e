"""Vad av ett dokuments text som inte syns: dold, mycket liten eller i bakgrundens färg, själv eller av en stil."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.diagram.stil import kontrast
from redovisning.tillganglighet.farger import Farger
from redovisning.tillganglighet.stilar import Stilar
from redovisning.word.delar import Worddelar
from redovisning.word.fynd import AV, VAL
from redovisning.word.namnrymd import w
from redovisning.word.vandring import TBL, P
from redovisning.xmltolk import heltal

_RPR, _PPR = w("rPr"), w("pPr")
_DOLD, _STORLEK, _SKUGGNING = w("vanish"), w("sz"), w("shd")
_NIVA, _TEXTRUTA, _TABELLDEL = w("outlineLvl"), w("txbxContent"), w("tblStylePr")
_RUBRIKSTIL = re.compile(r"(?:heading|rubrik)[\s_]*\d", re.IGNORECASE)
MINSTA_STORLEK = 8
"""Halva punkter. Text om fyra punkter eller mindre går inte att läsa på ett utskrivet papper."""
_NASTAN_LIKA = 1.15
"""Kontrast under det: ögat ser ingen skillnad mellan texten och det bakom. Svag men synlig text är en annan sak."""


def ar_rubrik(stycke: _Element) -> bool:
    """Sant för ett stycke i en rubrikstil, eller med en egen nivå i innehållsförteckningen."""
    egenskaper = stycke.find(_PPR)
    if egenskaper is None:
        return False
    stil = egenskaper.find(w("pStyle"))
    namngiven = stil is not None and _RUBRIKSTIL.match(stil.get(VAL, "")) is not None
    return namngiven or egenskaper.find(_NIVA) is not None


class Dolda:
    """Säger om en körnings text inte syns: av den själv, eller av teckenstilen, styckets, tabellens eller grunden."""

    def __init__(self, delar: Worddelar) -> None:
        self._stilar = Stilar(delar)
        self._farger = Farger(self._stilar)
        namn = delar.delnamn("styles")
        # Nästan inget dokument har en stil som döljer eller krymper text, och då räcker det att se på körningen själv.
        self._stilen_kan = bool(namn) and any(map(_kan_dolja, delar.paket.xml(str(namn)).iter(_RPR)))

    def ar_dold(self, korning: _Element) -> bool:
        """Sant när texten är dold, så som Word kallar det."""
        return any(e.get(VAL, "1") not in AV for e in self._forsta(korning, _DOLD))

    def osynlig(self, korning: _Element) -> str:
        """Ger varför en text som inte är dold ändå inte syns, i ord; tomt när den syns."""
        for e in self._forsta(korning, _STORLEK):
            storlek = heltal(e.get(VAL))
            if storlek is not None and storlek <= MINSTA_STORLEK:
                return f"i storlek {storlek / 2:g}".replace(".", ",")
        return "i samma färg som bakgrunden" if self._smalter_in(korning) else ""

    def _forsta(self, korning: _Element, egenskap: str) -> Iterator[_Element]:
        """Ger egenskapen där den först sägs, om någon säger den."""
        stycke = next(korning.iterancestors(P), None)
        if stycke is None or not (self._stilen_kan or _kan_dolja(korning.find(_RPR))):
            return
        for egenskaper in self._farger.egenskaper(korning, stycke, med_tabell=True):
            if (e := egenskaper.find(egenskap)) is not None:
                yield e
                return

    def _smalter_in(self, korning: _Element) -> bool:
        """Sant när färgen är bakgrundens. En textruta, eller en tabell vars stil färgar rader, kan ha en annan."""
        stycke = next(korning.iterancestors(P), None)
        if stycke is None or not (farg := self._farger.textens(korning, stycke)):
            return False
        if next(korning.iterancestors(_TEXTRUTA), None) is not None or any(
            map(self._fargar_delar, korning.iterancestors(TBL))
        ):
            return False
        return kontrast(f"#{farg}", f"#{self._farger.bakgrunden(korning, stycke)}") < _NASTAN_LIKA

    def _fargar_delar(self, tabell: _Element) -> bool:
        delar = (d for s in self._stilar.kedja(self._stilar.stil(tabell, "table")) for d in s.iterchildren(_TABELLDEL))
        return any(next(d.iter(_SKUGGNING), None) is not None for d in delar)


def _kan_dolja(egenskaper: _Element | None) -> bool:
    """Sant när egenskaperna döljer text eller gör den mycket liten."""
    if egenskaper is None:
        return False
    storlek = egenskaper.find(_STORLEK)
    liten = storlek is not None and (heltal(storlek.get(VAL)) or 0) <= MINSTA_STORLEK
    return liten or egenskaper.find(_DOLD) is not None
