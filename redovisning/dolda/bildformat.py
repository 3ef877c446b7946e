"""Bitarna i en bildfil: en JPEG:s, PNG:s eller WebP:s segment, och var bilden slutar. Inget avkodas."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

PNG, JPEG, TIFF, GIF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8", (b"II*\x00", b"MM\x00*"), (b"GIF87a", b"GIF89a")
_HEIF = re.compile(rb".{4}ftyp(?:heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)", re.DOTALL)
_MARKOR = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])", re.DOTALL)
_SLUT_PA_PNG = b"\0\0\0\0IEND\xaeB`\x82"
_SIST_I_JPEG, _SIST_I_PNG = 0xD9, "IEND"
_FLEST_EFTER = 8
_STORST = 1024 * 1024
"""Så mycket packas upp ur en packad text i en PNG."""


def ar_bild(data: bytes) -> bool:
    """Sant för en bild av ett slag som kan bära uppgifter."""
    return data.startswith((PNG, JPEG, *TIFF, *GIF)) or ar_webp(data) or ar_heif(data)


def ar_webp(data: bytes) -> bool:
    """Sant för en WebP."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def ar_heif(data: bytes) -> bool:
    """Sant för en HEIC eller AVIF, så som nyare telefoner sparar foton."""
    return _HEIF.match(data) is not None


def segment(data: bytes) -> Iterator[tuple[str, slice, bytes]]:
    """Ger bitarna i en JPEG före bilddatan, eller i en PNG eller WebP: slag (``APP1``, ``eXIf`` …), läge, innehåll."""
    if data.startswith(PNG):
        yield from _png(data)
    elif data.startswith(JPEG):
        yield from _jpeg(data)
    elif ar_webp(data):
        yield from _webp(data)


def bildens_slut(data: bytes) -> int:
    """Ger läget där en JPEG eller PNG slutar. Telefoner lägger gärna en bild till, med egna uppgifter, efter den."""
    if data.startswith(PNG) and data.find(_SLUT_PA_PNG) == len(data) - len(_SLUT_PA_PNG):
        return len(data)
    i = len(JPEG)
    for slag, lage, _ in segment(data):
        i = int(lage.stop)
        if slag == _SIST_I_PNG:
            return i
    while data.startswith(JPEG) and (m := _MARKOR.search(data, i)):
        if m[1][0] == _SIST_I_JPEG:
            return m.end()
        i = m.end() + int.from_bytes(data[m.end() : m.end() + 2], "big")
    return len(data)


def bilderna_i(data: bytes) -> Iterator[bytes]:
    """Ger bilden, och de bilder som ligger efter den i samma fil."""
    yield data
    for _ in range(_FLEST_EFTER):
        data = data[bildens_slut(data) :]
        if (i := data.find(JPEG + b"\xff")) < 0:
            return
        data = data[i:]
        yield data


def text_i_png(slag: str, innehall: bytes) -> tuple[str, bytes]:
    """Ger nyckeln och texten i en textbit i en PNG, uppackad; tomma när biten är något annat."""
    nyckel, _, rest = innehall.partition(b"\0")
    if slag == "zTXt":
        rest = _uppackat(rest[1:])
    elif slag == "iTXt":
        packat, rest = rest[:1] == b"\1", rest[2:].split(b"\0", 2)[-1]
        rest = _uppackat(rest) if packat else rest
    elif slag != "tEXt":
        return "", b""
    return nyckel.decode("latin-1"), rest


def _uppackat(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, _STORST)
    except zlib.error:
        return b""


def _png(data: bytes) -> Iterator[tuple[str, slice, bytes]]:
    i = len(PNG)
    while i + 12 <= len(data):
        langd = int.from_bytes(data[i : i + 4], "big")
        slut = i + 12 + langd
        if slut > len(data):
            return
        yield data[i + 4 : i + 8].decode("latin-1"), slice(i, slut), data[i + 8 : slut - 4]
        i = slut


def _jpeg(data: bytes) -> Iterator[tuple[str, slice, bytes]]:
    i = len(JPEG)
    while i + 4 <= len(data) and data[i] == 0xFF:
        markor = data[i + 1]
        if markor == 0xFF:
            i += 1
            continue
        if markor in (0xD9, 0xDA):
            return
        slut = i + 2 + int.from_bytes(data[i + 2 : i + 4], "big")
        if slut > len(data) or slut < i + 4:
            return
        slag = f"APP{markor - 0xE0}" if 0xE0 <= markor <= 0xEF else f"FF{markor:02X}"
        yield slag, slice(i, slut), data[i + 4 : slut]
        i = slut


def _webp(data: bytes) -> Iterator[tuple[str, slice, bytes]]:
    i = 12
    while i + 8 <= len(data):
        slut = i + 8 + int.from_bytes(data[i + 4 : i + 8], "little")
        if slut > len(data):
            return
        yield data[i : i + 4].decode("latin-1").strip(), slice(i, slut), data[i + 8 : slut]
        i = slut + slut % 2
