"""Regeln om frågor som besvaras med ja eller nej."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.falt import Falt, Svarstyp, tolka_ja_nej
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera

_MED_FORKLARING = re.compile(r"(?:ja|nej)(?:\s|\s*[,.;:(–—-])\s*\w", re.IGNORECASE)


@regel("JN01")
def varken_ja_eller_nej(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett svar som är något annat än ja eller nej. En förklaring efter svaret hör till avsnittets kommentar."""
    for stig, svar in s.svar.items():
        falt = s.falt[stig]
        if falt.typ is Svarstyp.JA_NEJ and tolka_ja_nej(svar) is None:
            flytta = _flytta(s, falt) if _MED_FORKLARING.match(svar) else ""
            yield s.anmark("JN01", stig, svar=citera(svar), flytta=flytta)


def _flytta(s: Sammanhang, falt: Falt) -> str:
    kommentar = f"{falt.avsnitt.nyckel}.kommentar"
    mal = s.faltnamn(kommentar) if kommentar in s.falt else "ett textfält i samma avsnitt"
    return f", och flytta förklaringen till {mal}"
