"""Två fritexter mot varandra: först vilka stycken och listpunkter som hör ihop, sedan orden i dem."""

from __future__ import annotations

from collections.abc import Sequence

from redovisning.fritext import Block, Blockslag, dela
from redovisning.jamforelse.orddiff import Bit, Slag, likhet, olika_och_lika, orddiff, ordmangd, sammanforda

Stycke = tuple[Bit, ...]
"""Ett stycke eller en listpunkt med sina lika, strukna och tillagda bitar."""

_SAMMA_STYCKE = 0.5
_MAX_RUTOR = 2_500


def styckediff(a: str, b: str) -> tuple[Stycke, ...]:
    """Ger styckena i läsordning. Är texterna olika har minst ett stycke en struken eller tillagd bit.

    Texterna ska vara i normalform. En punkt som bara fått nytt nummer, för att en annan kommit till eller tagits bort
    före den, räknas som lika.
    """
    gamla, nya = dela(a), dela(b)
    ut: list[Stycke] = []
    skift, i, j = 0, 0, 0
    for par_i, par_j in [*_para(gamla, nya), (len(gamla), len(nya))]:
        borta, nytt = gamla[i:par_i], nya[j:par_j]
        ut += [(Bit(Slag.STRUKET, block.text()),) for block in borta]
        ut += [(Bit(Slag.TILLAGT, block.text()),) for block in nytt]
        skift += _punkter(nytt) - _punkter(borta)
        if par_i < len(gamla):
            fore, efter = gamla[par_i], nya[par_j]
            if fore.nummer == efter.nummer:
                skift = 0
            luft = _luft(fore, efter) if (i, j) == (par_i, par_j) else []
            ut.append(tuple(sammanforda([*luft, *_inom(fore, efter, skift)])))
        i, j = par_i + 1, par_j + 1
    return tuple(ut)


def andring_saknas(stycke: Stycke) -> bool:
    """Sant när stycket är likadant i båda texterna."""
    return all(bit.slag is Slag.LIKA for bit in stycke)


def _inom(fore: Block, efter: Block, skift: int) -> list[Bit]:
    """Skillnaden inom ett par. ``skift`` är så många nummer som punkten flyttats av andra punkter."""
    if fore.slag is efter.slag is Blockslag.NUMMER and efter.nummer - fore.nummer == skift:
        fore = Block(fore.slag, fore.rader, fore.luft, efter.nummer)
    return orddiff(fore.text(), efter.text())


def _luft(fore: Block, efter: Block) -> list[Bit]:
    """Den tomma raden före ett stycke, när bara den ena texten har den."""
    if fore.luft == efter.luft:
        return []
    return [Bit(Slag.TILLAGT if efter.luft else Slag.STRUKET, "\n")]


def _punkter(block: Sequence[Block]) -> int:
    return sum(b.slag is Blockslag.NUMMER for b in block)


def _para(gamla: list[Block], nya: list[Block]) -> list[tuple[int, int]]:
    """Ger de block som hör ihop: lika text först, och mellan dem de som liknar varandra mest."""
    if len(gamla) == len(nya) == 1:
        return [(0, 0)]
    a, b = (["\n".join(block.rader) for block in alla] for alla in (gamla, nya))
    ut: list[tuple[int, int]] = []
    for lika, a1, a2, b1, b2 in olika_och_lika(a, b):
        if lika:
            ut += zip(range(a1, a2), range(b1, b2), strict=True)
        else:
            ut += [(a1 + i, b1 + j) for i, j in _liknande(a[a1:a2], b[b1:b2])]
    return ut


def _liknande(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Ger paren, i ordning, som tillsammans har störst likhet. Är styckena för många jämförs de inte."""
    if len(a) * len(b) > _MAX_RUTOR:
        return []
    gamla, nya = [ordmangd(text) for text in a], [ordmangd(text) for text in b]
    # bast[i][j]: den största sammanlagda likheten mellan a[i:] och b[j:].
    bast = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    matt = [[likhet(x, y) for y in nya] for x in gamla]
    for i in reversed(range(len(a))):
        for j in reversed(range(len(b))):
            ihop = matt[i][j] + bast[i + 1][j + 1] if matt[i][j] >= _SAMMA_STYCKE else 0.0
            bast[i][j] = max(ihop, bast[i + 1][j], bast[i][j + 1])
    ut: list[tuple[int, int]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if bast[i][j] == bast[i + 1][j]:
            i += 1
        elif bast[i][j] == bast[i][j + 1]:
            j += 1
        else:
            ut.append((i, j))
            i, j = i + 1, j + 1
    return ut
