"""Märket i en fil som diagrammen skrev: säger om någon har ändrat filen för hand sedan dess.

Märket är en kontrollsumma över resten av filen. I PNG är det ett eget textstycke före slutet, i SVG en kommentar sist
och i textfilen den sista raden.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable

_SLUT = 12
"""PNG slutar alltid med det tomma stycket IEND: tolv byte."""


def med_marke(data: bytes, slag: str) -> bytes:
    """Ger filen med sitt märke. ``slag`` är ``png``, ``svg`` eller ``txt``."""
    marke, svans = _MARKEN[slag]
    delning = len(data) - svans
    return data[:delning] + marke(_summa(data)) + data[delning:]


def orord(data: bytes) -> bool:
    """Sant när filen har vårt märke och ingen har ändrat den sedan dess."""
    for marke, svans in _MARKEN.values():
        slut = len(data) - svans
        start = slut - len(marke(_summa(b"")))
        if start > 0 and data[start:slut] == marke(_summa(data[:start] + data[slut:])):
            return True
    return False


def _summa(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _i_png(summa: bytes) -> bytes:
    stycke = b"tEXtredovisning\0" + summa
    return struct.pack(">I", len(stycke) - 4) + stycke + struct.pack(">I", zlib.crc32(stycke))


def _i_svg(summa: bytes) -> bytes:
    return b"<!-- redovisning " + summa + b" -->\n"


def _i_text(summa: bytes) -> bytes:
    return b"Kontrollsumma: " + summa + b"\n"


_MARKEN: dict[str, tuple[Callable[[bytes], bytes], int]] = {
    "png": (_i_png, _SLUT),
    "svg": (_i_svg, 0),
    "txt": (_i_text, 0),
}
