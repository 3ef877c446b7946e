"""Ytan: hur stort ett blad är innan det läses. En enda cell långt bort gör att hela rutnätet dit tar plats i minnet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MAX_CELLER = 30_000_000
"""Så många rutor får bladets rutnät ha, tomma medräknade: en miljon rader med trettio kolumner."""

_LANGT_BORT = re.compile(rb"r=\"(?:[A-Za-z]{2}|[A-Za-z]?(?:\d{7}|\d{0,6}&))")
"""En cell utanför kolumnerna A till Z, eller på en rad med sju siffror, som kalkylprogram skriver den."""
_ANNAN_STAVNING = (b"'", b"\t", b"\n", b"\r", b" =", b"= ")
"""Tecken som en cellreferens också får skrivas med. Där något av dem finns läses varje cell."""
_CELL = re.compile(rb"\br\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENS = re.compile(rb"([A-Za-z]{0,3})(\d{0,7})")
_OVERLAPP = 64
_VANLIG_YTA = (999_999, 26)


def ryms(stycken: Iterable[bytes]) -> bool:
    """Sant när bladets rutnät ryms inom ``MAX_CELLER``. ``stycken`` är bladets XML i följd, hur den än är delad."""
    rader = kolumner = 1
    rest = b""
    for stycke in stycken:
        data = rest + stycke
        rest = data[-_OVERLAPP:]
        if not _LANGT_BORT.search(data) and not any(t in data for t in _ANNAN_STAVNING):
            celler: Iterable[tuple[int, int]] = (_VANLIG_YTA,)
        else:
            celler = _celler(data)
        for rad, kolumn in celler:
            rader, kolumner = max(rader, rad), max(kolumner, kolumn)
    return rader * kolumner <= MAX_CELLER


def _celler(data: bytes) -> Iterator[tuple[int, int]]:
    """Ger rad och kolumn för varje olika cellreferens; en som inte går att läsa är orimligt långt bort."""
    for dubbla, enkla in set(_CELL.findall(data)):
        m = _REFERENS.fullmatch(dubbla or enkla)
        if m is None:
            yield MAX_CELLER + 1, 1
            continue
        kolumn = 0
        for bokstav in m[1].upper():
            kolumn = 26 * kolumn + bokstav - 64
        yield int(m[2] or 1), max(kolumn, 1)
