"""Ytan: hur stort ett blad är innan det läses. En enda cell långt bort gör att hela rutnätet dit tar plats i minnet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MAX_CELLER = 30_000_000
"""Så många rutor får bladets rutnät ha, tomma medräknade: en miljon rader med trettio kolumner."""

_LANGT_BORT = re.compile(rb"r=\"(?:[A-Za-z][A-Za-z]|[A-Za-z]?\d*&|[A-Za-z]?\d{7})")
"""En cell utanför kolumnerna A till Z, eller på en rad med sju siffror, som kalkylprogram skriver den."""
_ANNAN_STAVNING = (b"'", b"\t", b"\n", b"\r", b" =", b"= ")
"""Tecken som en cellreferens också får skrivas med. Där något av dem finns läses varje cell."""
_CELL = re.compile(rb"\br\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REFERENS = re.compile(rb"([A-Za-z]{0,3})(\d{0,7})")
_OVERLAPP = 64
_VANLIG_YTA = (999_999, 26)


class Yta:
    """Mäter ett blad medan dess XML strömmar förbi, hur den än är delad.

    Ett stycke där allt säkert ligger nära räknas som en stor yta utan att läsas noga. Det kan bli för mycket; med
    ``noga`` läses varje cell.
    """

    def __init__(self, *, noga: bool = False) -> None:
        self._noga = noga
        self._rader = self._kolumner = 1
        self._slut = b""

    def se(self, stycke: bytes) -> None:
        """Tar emot nästa stycke."""
        # Det som ligger över gränsen mellan två stycken ses för sig, så att det stora inte behöver kopieras.
        self._vidga(_celler(self._slut + stycke[:_OVERLAPP]))
        vanligt = not (self._noga or _LANGT_BORT.search(stycke) or any(t in stycke for t in _ANNAN_STAVNING))
        self._vidga((_VANLIG_YTA,) if vanligt else _celler(stycke))
        self._slut = (self._slut + stycke[-_OVERLAPP:])[-_OVERLAPP:]

    @property
    def ryms(self) -> bool:
        """Sant när rutnätet ryms inom ``MAX_CELLER``."""
        return self._rader * self._kolumner <= MAX_CELLER

    def _vidga(self, celler: Iterable[tuple[int, int]]) -> None:
        for rad, kolumn in celler:
            self._rader, self._kolumner = max(self._rader, rad), max(self._kolumner, kolumn)


def ryms(stycken: Iterable[bytes]) -> bool:
    """Sant när bladets rutnät ryms, noga mätt. ``stycken`` är bladets XML i följd."""
    yta = Yta(noga=True)
    for stycke in stycken:
        yta.se(stycke)
    return yta.ryms


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
