"""Radernas höjd: hur många rader en text blir i en kolumn. Excel räknar inte ut det förrän någon ändrar i cellen.

Bredderna är Calibris, i hundradelar av teckenhöjden, med lite marginal: en rad för mycket syns knappt, en för lite
klipper svaret.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MAX_HOJD = 409.0
"""Högsta höjden på en rad i Excel, i punkter."""

_BREDDER = {
    23: "il' \u00a0",
    26: "j,.I’:;",
    31: "`()-[]f{}Jr°",
    34: "!t",
    40: '/\\sz"',
    43: "Lc”x",
    46: "kvy?FS|",
    48: "Zgaåä",
    50: "ETYÉeé#*+<=>^_~–•§×−",
    51: "$0123456789«»",
    53: "KPXCbdhnopquöü½",
    56: "BR○V",
    60: "AÅÄ●D",
    63: "HG",
    65: "UÜN",
    68: "OÖQ&",
    71: "…%w",
    80: "m",
    91: "M@W—",
}
_TECKEN = {tecken: bredd for bredd, alla in _BREDDER.items() for tecken in alla}
_OVRIGA, _BREDA, _FET, _MARGINAL = 60, 110, 1.04, 1.05
_PUNKTER_PER_BREDDENHET = 5.25
_LUFT_I_CELLEN = 12.0
_RADAVSTAND = 15 / 11


def antal_rader(text: str, bredd: float, storlek: float = 11, *, fet: bool = False) -> int:
    """Ger antalet rader som texten tar i en kolumn, minst en.

    Args:
        text: texten, med ``\\n`` som radbyte.
        bredd: kolumnens bredd så som Excel anger den.
        storlek: teckenhöjden i punkter.
        fet: texten är fet.
    """
    rymd = (bredd * _PUNKTER_PER_BREDDENHET - _LUFT_I_CELLEN) * 100 / storlek / _MARGINAL / (_FET if fet else 1)
    return sum(_rader(stycke, rymd) for stycke in text.split("\n"))


def hojd(rader: int, storlek: float = 11) -> float:
    """Ger höjden i punkter för så många rader, med lite luft under."""
    return rader * storlek * _RADAVSTAND + 3


def _rader(stycke: str, rymd: float) -> int:
    rader, kvar = 1, rymd
    for ord_ in stycke.split(" "):
        bredd = _ordbredd(ord_)
        if bredd > kvar and kvar < rymd:
            rader, kvar = rader + 1, rymd
        while bredd > rymd:
            rader, bredd = rader + 1, bredd - rymd
        kvar -= bredd + _TECKEN[" "]
    return rader


@lru_cache(4096)
def _ordbredd(ord_: str) -> float:
    return sum(_TECKEN.get(t) or _ovrigas_bredd(t) for t in ord_)


def _ovrigas_bredd(tecken: str) -> float:
    if tecken == "\t":
        return 300
    bred = unicodedata.east_asian_width(tecken) in "WF" or ord(tecken) > 0xFFFF
    return _BREDA if bred else _OVRIGA
