"""Vilka av ett dokuments stilar som döljer sin text, och vilka stycken som är rubriker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.paket import Paket
from redovisning.word.delar import Worddelar
from redovisning.word.fynd import AV, VAL
from redovisning.word.namnrymd import w
from redovisning.word.vandring import P

_RPR, _PPR, _DOLD = w("rPr"), w("pPr"), w("vanish")
_STIL, _BASERAD_PA, _NIVA = w("style"), w("basedOn"), w("outlineLvl")
_RUBRIKSTIL = re.compile(r"(?:heading|rubrik)[\s_]*\d", re.IGNORECASE)


def ar_rubrik(stycke: _Element) -> bool:
    """Sant för ett stycke i en rubrikstil, eller med en egen nivå i innehållsförteckningen."""
    egenskaper = stycke.find(_PPR)
    if egenskaper is None:
        return False
    stil = egenskaper.find(w("pStyle"))
    namngiven = stil is not None and _RUBRIKSTIL.match(stil.get(VAL, "")) is not None
    return namngiven or egenskaper.find(_NIVA) is not None


class Dolda:
    """Säger om en körning är dold: den säger det själv, eller har eller står i en stil som gör det."""

    def __init__(self, delar: Worddelar) -> None:
        namn = delar.delnamn("styles")
        self._stilar = frozenset(_dolda_i(delar.paket, namn)) if namn else frozenset[str]()
        self._forval = _forvalet(delar.paket, namn) if namn else ""

    def ar_dold(self, korning: _Element) -> bool:
        """Sant när körningens text inte syns."""
        egenskaper = korning.find(_RPR)
        if egenskaper is not None:
            dold = egenskaper.find(_DOLD)
            if dold is not None:
                return dold.get(VAL, "1") not in AV
            stil = egenskaper.find(w("rStyle"))
            if stil is not None and stil.get(VAL, "") in self._stilar:
                return True
        if not self._stilar:
            return False
        stycke = next(korning.iterancestors(P), None)
        stil = stycke.find(f"{_PPR}/{w('pStyle')}") if stycke is not None else None
        return (stil.get(VAL, "") if stil is not None else self._forval) in self._stilar


def _forvalet(paket: Paket, namn: str) -> str:
    """Ger stilen för stycken som inte nämner någon."""
    stilar = (s for s in paket.xml(namn).iterchildren(_STIL) if s.get(w("type")) == "paragraph")
    return next((s.get(w("styleId"), "") for s in stilar if s.get(w("default"), "0") not in AV), "")


def _dolda_i(paket: Paket, namn: str) -> Iterator[str]:
    """Ger de stilar som gör sin text dold, själva eller genom stilen som de bygger på."""
    stilar = {s.get(w("styleId"), ""): s for s in paket.xml(namn).iterchildren(_STIL)}
    for id_ in stilar:
        sedda: set[str] = set()
        nasta = id_
        while nasta in stilar and nasta not in sedda:
            sedda.add(nasta)
            dold = stilar[nasta].find(f"{_RPR}/{_DOLD}")
            if dold is not None:
                if dold.get(VAL, "1") not in AV:
                    yield id_
                break
            bas = stilar[nasta].find(_BASERAD_PA)
            nasta = bas.get(VAL, "") if bas is not None else ""
