"""Hur bred en text blir, och hur den bryts: så att namn får plats innan bilden ritas. Mått i punkter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from redovisning.diagram.stil import TECKENSNITT

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

_MATSTORLEK = 100
_UTFYLLNAD = "…"
_FAR_SLUTA = "/–-"
_SAKNAS = "\ufffd"
"""Ritas i stället för ett tecken som teckensnittet inte har."""


def ritbar(text: str) -> str:
    """Ger texten på en rad med bara tecken som teckensnittet har; andra blir ``�``. Hårda blanksteg står kvar."""
    rad = " ".join(text.replace("\u00a0", "\ue000").split()).replace("\ue000", "\u00a0")
    return "".join(c if _snitt(False).get_char_index(ord(c)) else _SAKNAS for c in rad)


def bredd(text: str, storlek: float, *, fet: bool = False) -> float:
    """Ger den längsta radens bredd i punkter."""
    return max(sum(_tecknets_bredd(c, fet) for c in rad) for rad in text.split("\n")) * storlek / _MATSTORLEK


def bryt(
    text: str, storlek: float, plats: float, *, fet: bool = False, hogst: int | None = None, sluta_lika: bool = False
) -> list[str]:
    """Ger texten i rader som får plats. Ett ord som är för långt delas, och det som inte får plats på ``hogst`` rader
    ersätts med ``…``, sist eller med ``sluta_lika`` mitt i så att textens slut är kvar."""
    rader = [""]
    for ordet in ritbar(text).split(" "):
        med = f"{rader[-1]} {ordet}" if rader[-1] else ordet
        if bredd(med, storlek, fet=fet) <= plats:
            rader[-1] = med
            continue
        if rader[-1]:
            rader.append("")
        *hela, rader[-1] = _dela(ordet, storlek, plats, fet)
        rader[-1:-1] = hela
    if hogst is None or len(rader) <= hogst:
        return rader
    resten = _efter(ritbar(text), rader[: hogst - 1])
    slut = _slutet(resten, storlek, plats / 2, fet) if sluta_lika else ""
    return [*rader[: hogst - 1], _korta(resten, storlek, plats - bredd(slut, storlek, fet=fet), fet) + slut]


def bryt_olika(texter: Sequence[str], storlek: float, plats: float, *, hogst: int) -> list[list[str]]:
    """Ger varje text i rader, som ``bryt``. Texter som skulle bli lika när de kortas behåller sina slut."""
    brutna = [bryt(text, storlek, plats, hogst=hogst) for text in texter]
    antal = Counter(map(tuple, brutna))
    return [
        rader if antal[tuple(rader)] == 1 else bryt(text, storlek, plats, hogst=hogst, sluta_lika=True)
        for text, rader in zip(texter, brutna, strict=True)
    ]


def _dela(ordet: str, storlek: float, plats: float, fet: bool) -> list[str]:
    """Ger ordet i bitar som får plats, helst delat efter ett tecken som får sluta en rad, annars med bindestreck."""
    if bredd(ordet, storlek, fet=fet) <= plats:
        return [ordet]
    bitar = [""]
    for tecken in ordet:
        # Det som blir kvar efter en delning kan också vara för långt.
        while bitar[-1] and bredd(f"{bitar[-1]}{tecken}-", storlek, fet=fet) > plats:
            snitt = max(bitar[-1].rfind(c) for c in _FAR_SLUTA) + 1
            hel, rest = (bitar[-1][:snitt], bitar[-1][snitt:]) if snitt else (f"{bitar[-1]}-", "")
            bitar[-1:] = [hel, rest]
        bitar[-1] += tecken
    return bitar


def _efter(text: str, rader: Sequence[str]) -> str:
    """Ger det av texten som inte står på raderna. Ett bindestreck som delar ett ord finns inte i texten."""
    for rad in rader:
        text = text.removeprefix(rad if text.startswith(rad) else rad[:-1]).lstrip(" ")
    return text


def _slutet(text: str, storlek: float, plats: float, fet: bool) -> str:
    """Ger så mycket av textens slut som får plats, helst från början av ett ord."""
    slut = next((text[n:] for n in range(len(text)) if bredd(text[n:], storlek, fet=fet) <= plats), "")
    hela = re.search(rf"(?<=[ {_FAR_SLUTA}])\w.*", slut)
    return hela[0] if hela else slut


def _korta(text: str, storlek: float, plats: float, fet: bool) -> str:
    while text and bredd(text + _UTFYLLNAD, storlek, fet=fet) > plats:
        text = text[:-1].rstrip()
    return text + _UTFYLLNAD


@cache
def _snitt(fet: bool) -> FT2Font:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    snitt = get_font(findfont(FontProperties(family=TECKENSNITT, weight="bold" if fet else "normal")))
    snitt.set_size(_MATSTORLEK, 72)
    return snitt


@cache
def _tecknets_bredd(tecken: str, fet: bool) -> float:
    from matplotlib.ft2font import LoadFlags

    snitt = _snitt(fet)
    snitt.set_size(_MATSTORLEK, 72)
    if not snitt.get_char_index(ord(tecken)):
        tecken = _SAKNAS
    return float(snitt.load_char(ord(tecken), flags=LoadFlags.NO_HINTING).linearHoriAdvance) / 65536
