"""Formen i ett fält: vad svarets stycken ärver ur formuläret, utan det som hör till ledtexten."""

from __future__ import annotations

import copy
from collections.abc import Callable

from lxml import etree
from lxml.etree import _Element

from redovisning.word.kontroller import Kontroll
from redovisning.word.ledtexter import SDTPR
from redovisning.word.namnrymd import w
from redovisning.word.stycken import Form
from redovisning.word.vandring import P

_R, _PPR, _RPR, _RSTYLE = w("r"), w("pPr"), w("rPr"), w("rStyle")
_ARVS_INTE = frozenset(w(n) for n in ("vanish", "rPrChange", "pPrChange", "sectPr", "ins", "del", "numPr"))


class Formgivare:
    """Ger egenskaperna som ett svar ska ärva ur formuläret: styckets, och textens utan ledtextens teckenformat.

    Fälten i ett formulär har nästan alltid samma egenskaper, så varje uppsättning räknas ut en gång.
    """

    def __init__(self, liststil: Callable[[], str | None]) -> None:
        self._liststil = liststil
        self._former: dict[tuple[bytes, ...], Form] = {}

    def form(self, kontroll: Kontroll) -> Form:
        """Ger formen för ett fält."""
        ppr, rpr = _styckets(kontroll), _textens(kontroll)
        # Utskriften av ett element säger också vilka namnrymder som gäller där.
        nyckel = tuple(b"" if e is None else etree.tostring(e) for e in (ppr, rpr))
        if not any(nyckel):
            nyckel = (repr(kontroll.hem.nsmap).encode(),)
        if nyckel not in self._former:
            self._former[nyckel] = Form(_rensad(ppr), _rensad(rpr), kontroll.hem.nsmap, self._liststil)
        return self._former[nyckel]


def _rensad(egenskaper: _Element | None) -> _Element | None:
    """Ger en kopia utan ledtextens teckenformat, listmärke, dold text och spårade ändringar.

    Kontrollens eget teckenformat, det som svaret ska ha, står i dess egenskaper och behålls.
    """
    if egenskaper is None:
        return None
    foralder = egenskaper.getparent()
    kontrollens = foralder is not None and foralder.tag == SDTPR
    kopia = copy.copy(egenskaper)
    for e in list(kopia.iter()):
        foralder = e.getparent()
        if foralder is not None and (e.tag in _ARVS_INTE or (e.tag == _RSTYLE and not kontrollens)):
            foralder.remove(e)
    for e in [r for r in kopia.iterchildren(_RPR) if not len(r)]:
        kopia.remove(e)
    return kopia if len(kopia) else None


def _styckets(kontroll: Kontroll) -> _Element | None:
    stycke = next(kontroll.ruta.cell.iter(P), None)
    if kontroll.niva in ("block", "rad") and kontroll.sdt is not None:
        i_kontrollen = next(kontroll.sdt.iter(P), None)
        stycke = i_kontrollen if i_kontrollen is not None else next(kontroll.sdt.iterancestors(P), stycke)
    return next(stycke.iterchildren(_PPR), None) if stycke is not None else None


def _textens(kontroll: Kontroll) -> _Element | None:
    """Kontrollens egna format går före ledtextens; fältet är tomt, så det som står i det är ledtexten."""
    egenskaper = kontroll.egenskaper
    rpr = next(egenskaper.iterchildren(_RPR), None) if egenskaper is not None else None
    if rpr is not None:
        return rpr
    forsta = next((kontroll.sdt if kontroll.sdt is not None else kontroll.ruta.cell).iter(_R), None)
    return next(forsta.iterchildren(_RPR), None) if forsta is not None else None
