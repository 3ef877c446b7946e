"""Regler om svar med bestämd form: ett av flera val, ett tal eller ett datum."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.falt import Falt, Svarstyp, typat
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera


@regel("VA01")
def inget_av_valen(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett svar som inte är något av de val som frågan har. Skiftläget spelar ingen roll."""
    for stig, falt, svar in _olasbara(s, Svarstyp.VAL):
        yield s.anmark("VA01", stig, svar=svar, val=", ".join(falt.val))


@regel("VA02")
def inget_tal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett svar som inte går att läsa som ett tal, eller som ett heltal där frågan kräver det."""
    for stig, falt, svar in _olasbara(s, Svarstyp.TAL):
        ratt = "ett heltal utan enhet, till exempel 3 923" if falt.heltal else "ett tal utan enhet, till exempel 2,5"
        yield s.anmark("VA02", stig, svar=svar, ratt=ratt)


@regel("VA03")
def inget_datum(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett svar som inte går att läsa som ett datum, eller ett datum som inte finns."""
    for stig, _, svar in _olasbara(s, Svarstyp.DATUM):
        yield s.anmark("VA03", stig, svar=svar)


def _olasbara(s: Sammanhang, typ: Svarstyp) -> Iterator[tuple[str, Falt, str]]:
    for stig, text in s.svar.items():
        falt = s.falt[stig]
        if falt.typ is typ and typat(falt, text) is None:
            yield stig, falt, citera(text)
