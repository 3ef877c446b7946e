"""En tabell som går att läsa upp: rubrikrad som upprepas, inga sammanslagna celler, tabellrubrik och beskrivning.

Kolumner utan innehåll i någon rad tas bort och deras bredd delas på de breda kolumnerna. En kolumn vars längsta ord
inte ryms tar bredd från dem som har mer än de behöver: Word bryter annars ordet var som helst, utan bindestreck.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from redovisning.plandokument.stilar import Stil
from redovisning.plandokument.wordxml import Styckeform, element, korning, stycke, texten, w

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.plandokument.skrift import Skrift

LANG_CELL = 900
"""En rad hålls ihop på en sida om ingen cell har fler tecken än så; en längre rad får delas."""
BRED_KOLUMN = 2.5
"""En så bred kolumn blir bredare när andra tas bort; en smalare har den bredd som den behöver."""
HELA = 17.0
"""Summan av bredderna i en full tabell: textens bredd i centimeter på en A4-sida."""
TECKEN, KANT = 0.19, 0.42
"""Ett teckens bredd i tabelltext, räknat på ett brett typsnitt, och cellens kanter."""
LANGSTA_ORD = 5.5
"""Bredare än så blir en kolumn aldrig för ett enda ords skull."""
MINST_RADER = 3
"""En tabell med färre rader får delas var som helst."""
_TWIP_PER_CM = 567
_DELAR_ORD = re.compile(r"[\s\xad/–-]+")

T = TypeVar("T")


@dataclass(frozen=True)
class Kolumn(Generic[T]):
    """En kolumn: rubriken, bredden i förhållande till de andra, och cellens stycken för en post.

    ``alltid``: kolumnen är kvar också när den är tom. ``tat``: cellerna är utan kant i sidled och rubriken centreras.
    """

    rubrik: str
    bredd: float
    cell: Callable[[T], Sequence[_Element]]
    alltid: bool = False
    tat: bool = False


def postabell(skrift: Skrift, poster: Iterable[T], kolumner: Sequence[Kolumn[T]], text: str, om: str) -> list[_Element]:
    """Ger tabellrubriken och tabellen med en rad per post; tomt utan poster. ``om`` är beskrivningen som läses upp."""
    rader = [[list(k.cell(post)) for k in kolumner] for post in poster]
    if not rader:
        return []
    med = [i for i, k in enumerate(kolumner) if k.alltid or any(texten(p) for rad in rader for p in rad[i])]
    rubriker = [kolumner[i] for i in med]
    minst = [_minst(kolumner[i].rubrik, (p for rad in rader for p in rad[i])) for i in med]
    bredder = _bredder(rubriker, minst, skrift.mall.textbredd)
    tabell = element(
        "tbl",
        element(
            "tblPr",
            element("tblStyle", val=skrift.stilar[Stil.TABELL]),
            element("tblW", w=sum(bredder), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            element("tblCaption", val=text),
            element("tblDescription", val=om),
        ),
        element("tblGrid", *(element("gridCol", w=b) for b in bredder)),
        _rubrikrad(skrift, rubriker, bredder),
        *(_rad(skrift, [rad[i] for i in med], rubriker, bredder) for rad in rader),
    )
    _hall_ihop_de_sista(tabell)
    return [skrift.bildtext("Tabell", text, fore=True), tabell]


def _minst(rubrik: str, stycken: Iterable[_Element]) -> float:
    """Ger bredden i centimeter som kolumnens längsta ord behöver."""
    texter = (t.text or "" for p in stycken for t in p.iter(w("t")))
    langst = max((len(ord_) for text in (rubrik, *texter) for ord_ in _DELAR_ORD.split(text)), default=0)
    return min(langst * TECKEN + KANT, LANGSTA_ORD)


def _bredder(kolumner: Sequence[Kolumn[T]], minst: Sequence[float], textbredd: int) -> list[int]:
    """Ger bredderna i tjugondels punkter. Det som blev över när kolumner togs bort delas på de breda."""
    over = HELA - sum(k.bredd for k in kolumner)
    breda = sum(k.bredd for k in kolumner if k.bredd >= BRED_KOLUMN)
    tillagg = [over * k.bredd / breda if breda and k.bredd >= BRED_KOLUMN else 0 for k in kolumner]
    andelar = _sa_att_orden_ryms(
        [k.bredd + mer for k, mer in zip(kolumner, tillagg, strict=True)],
        [k.bredd if k.tat else m * HELA * _TWIP_PER_CM / textbredd for k, m in zip(kolumner, minst, strict=True)],
    )
    bredder = [int(textbredd * a / sum(andelar)) for a in andelar]
    bredder[-1] += textbredd - sum(bredder)
    return bredder


def _sa_att_orden_ryms(bredder: list[float], minst: list[float]) -> list[float]:
    """Flyttar bredd till de kolumner som är för smala, från de andra efter hur mycket de har över."""
    fattas = sum(max(0, m - b) for b, m in zip(bredder, minst, strict=True))
    over = sum(max(0, b - m) for b, m in zip(bredder, minst, strict=True))
    del_ = min(1, fattas / over) if over else 0
    fylls = min(1, over / fattas) if fattas else 0
    return [b + (m - b) * (fylls if m > b else del_) for b, m in zip(bredder, minst, strict=True)]


def _rubrikrad(skrift: Skrift, kolumner: Sequence[Kolumn[T]], bredder: Sequence[int]) -> _Element:
    stil = skrift.stilar[Stil.TABELLRUBRIK]
    celler = [
        _cell(k, bredd, [stycke(stil, korning(k.rubrik), form=Styckeform(folj_med=True, mitten=k.tat))])
        for k, bredd in zip(kolumner, bredder, strict=True)
    ]
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *celler)


def _rad(
    skrift: Skrift, celler: Sequence[Sequence[_Element]], kolumner: Sequence[Kolumn[T]], bredder: Sequence[int]
) -> _Element:
    kort = max(sum(len(texten(p)) for p in cell) for cell in celler) <= LANG_CELL
    egenskaper = [element("trPr", element("cantSplit"))] if kort else []
    rutor = [
        _cell(k, bredd, cell or [skrift.tom_cell()]) for cell, k, bredd in zip(celler, kolumner, bredder, strict=True)
    ]
    return element("tr", *egenskaper, *rutor)


def _hall_ihop_de_sista(tabell: _Element) -> None:
    """Den sista raden ska inte stå ensam på en ny sida: den näst sista följer med den."""
    rader = tabell.findall(w("tr"))[1:]
    if len(rader) < MINST_RADER:
        return
    for egenskaper in rader[-2].iter(w("pPr")):
        if egenskaper.find(w("keepNext")) is None:
            egenskaper.insert(1, element("keepNext"))


def _cell(kolumn: Kolumn[T], bredd: int, innehall: Sequence[_Element]) -> _Element:
    egenskaper = element("tcPr", element("tcW", w=bredd, type="dxa"))
    if kolumn.tat:
        egenskaper.append(element("tcMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa")))
    return element("tc", egenskaper, *innehall)
