"""Regler om text som står i dokumentet men utanför frågornas fält."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera
from redovisning.plats import Formularplats
from redovisning.utkast import Svar

_LANGD = 100


@regel("UT01")
def text_utanfor_falten(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser text som står i ett avsnitt men inte i något av dess fält."""
    for svar in s.utkast.utanfor:
        if not _fore_forsta_rubriken(svar):
            var = f" i {svar.plats.avsnitt}" if isinstance(svar.plats, Formularplats) else ""
            yield s.anmark("UT01", plats=svar.plats, var=var, ord=citera(svar.text, _LANGD))


@regel("UT02")
def text_fore_forsta_rubriken(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser text före formulärets första rubrik, till exempel ett beslut eller ett följebrev."""
    for svar in s.utkast.utanfor:
        if _fore_forsta_rubriken(svar):
            yield s.anmark("UT02", plats=svar.plats, ord=citera(svar.text, _LANGD))


def _fore_forsta_rubriken(svar: Svar) -> bool:
    return isinstance(svar.plats, Formularplats) and not svar.plats.avsnitt
