"""Rubrikraderna på ett blad: vilken kolumn som är vilken, oavsett var den står."""

from __future__ import annotations

from collections.abc import Iterable

from redovisning.excel.blad import Cell
from redovisning.excel.upplagg import ALDRE_LAGE, ANTECKNING, FRAGA, LAGE, NR, RAD, RUBRIKER, SVAR
from redovisning.fragenyckel import nyckel

Roller = dict[str, int]
"""Rubrik → kolumn, till exempel ``{"Svar": 3}``."""

_LANGSTA = 2 * max(map(len, RUBRIKER))
_NYCKLAR = {nyckel(rubrik): rubrik for rubrik in (*RUBRIKER, RAD)} | {nyckel(ALDRE_LAGE): LAGE}


def roller(celler: Iterable[Cell]) -> Roller:
    """Ger de rubriker som en rad har, med sin kolumn; den första när samma står två gånger."""
    funna: Roller = {}
    for cell in celler:
        if 0 < len(cell.text) <= _LANGSTA and (rubrik := _NYCKLAR.get(nyckel(cell.text))):
            funna.setdefault(rubrik, cell.kolumn)
    return funna


def ar_rubrikrad(funna: Roller) -> bool:
    """Sant när raden är rubriker över frågor: både frågan och svaret, eller ett av dem med två rubriker till."""
    return {FRAGA, SVAR} <= funna.keys() or (len(funna) >= 3 and not {FRAGA, SVAR}.isdisjoint(funna))


def bredvid_poster(funna: Roller) -> Roller:
    """Ger de av radens rubriker som hör till en tabell med poster utan att vara frågor."""
    return {rubrik: kolumn for rubrik, kolumn in funna.items() if rubrik in (NR, RAD, LAGE, ANTECKNING)}
