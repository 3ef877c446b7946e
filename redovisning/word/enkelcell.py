"""Läser en svarscell som bara har det vanliga: stycken med text, direkt i cellen eller i en ifylld kontroll.

Nästan alla svar är sådana, och då räcker det att se varje element en gång. Allt annat, och allt som ska namnges,
läser ``textlasning``; den här läsningen säger bara ifrån och har då inte ändrat något.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml.etree import _Element

from redovisning.word.fynd import NAMNGIVNA_FORMAT
from redovisning.word.ledtexter import FLAGGA, SDTPR
from redovisning.word.namnrymd import w
from redovisning.word.vandring import SDT, SDT_INNEHALL, TCPR, P, T, bara_egenskaper

R, PPR, RPR = w("r"), w("pPr"), w("rPr")
_SLUTFORMAT = w("sdtEndPr")

Ratext = tuple[str, _Element | None]
"""Ett styckes text, och dess egenskaper om de är mer än en stil som inte gör det till en punkt."""


class _Ovanlig(Exception):
    """Cellen har något som kräver den hela läsningen."""


def enkla_stycken(cell: Iterable[_Element], bara_stil: Callable[[_Element], bool]) -> list[Ratext] | None:
    """Ger cellens stycken med text, eller ``None`` när något i den måste läsas på det hela sättet."""
    ut: list[Ratext] = []
    try:
        for barn in cell:
            tagg = barn.tag
            if tagg == SDT:
                _samla(_innehall(barn), bara_stil, ut)
            elif tagg == P:
                _samla((barn,), bara_stil, ut)
            elif tagg != TCPR or not bara_egenskaper(barn):
                return None
    except _Ovanlig:
        return None
    return ut


def _innehall(kontroll: _Element) -> _Element:
    """Ger det som står i en kontroll som inte är märkt som tom."""
    if len(kontroll) == 1 and (ensam := kontroll[0]).tag == SDT_INNEHALL:
        return ensam
    innehall = None
    for barn in kontroll:
        tagg = barn.tag
        if tagg == SDT_INNEHALL and innehall is None:
            innehall = barn
        elif tagg == SDTPR:
            if next(barn.iterchildren(FLAGGA), None) is not None:
                raise _Ovanlig
        elif tagg != _SLUTFORMAT:
            raise _Ovanlig
    if innehall is None:
        raise _Ovanlig
    return innehall


def _samla(stycken: Iterable[_Element], bara_stil: Callable[[_Element], bool], ut: list[Ratext]) -> None:
    for stycke in stycken:
        if stycke.tag != P:
            raise _Ovanlig
        # De flesta stycken är en körning med en text, under en stil; att fråga efter ett barn i taget är snabbast.
        antal = len(stycke)
        egenskaper = stycke[0] if antal == 2 else None
        if (
            (antal == 1 or (egenskaper is not None and egenskaper.tag == PPR))
            and (korning := stycke[-1]).tag == R
            and len(korning) == 1
            and (ensam := korning[0]).tag == T
        ):
            text = ensam.text or ""
        else:
            text, egenskaper = _styckets_delar(stycke)
        if text and not text.isspace():
            if text[0] == "\n":
                raise _Ovanlig
            ut.append((text, None if egenskaper is None or bara_stil(egenskaper) else egenskaper))


def _styckets_delar(stycke: _Element) -> Ratext:
    """Ger styckets text och dess egenskaper."""
    egenskaper, text = None, ""
    for barn in stycke:
        tagg = barn.tag
        if tagg == R:
            text += _text(barn)
        elif tagg == PPR:
            egenskaper = barn
        elif tagg == SDT:
            for korning in _innehall(barn):
                if korning.tag != R:
                    raise _Ovanlig
                text += _text(korning)
        else:
            raise _Ovanlig
    return text, egenskaper


def _text(korning: _Element) -> str:
    """Ger texten i en körning som bara har text, med eller utan teckenformat som inte behöver namnges."""
    text = ""
    for barn in korning:
        tagg = barn.tag
        if tagg == T:
            text += barn.text or ""
        elif tagg != RPR or next(barn.iterchildren(*NAMNGIVNA_FORMAT), None) is not None:
            raise _Ovanlig
    return text
