"""Tar bort uppgifterna ur en bild: Exif, XMP och texter. Själva bilddatan rörs inte, och bilden visas lika vriden."""

from __future__ import annotations

import struct
import zlib

from redovisning.dolda.bilder import EXIF, JPEG, PNG, exif_i, orientering, segment

_I_PNG = frozenset({"eXIf", "tEXt", "zTXt", "iTXt", "tIME"})
_I_JPEG = frozenset({"APP1", "APP13", "FFFE"})
"""Exif och XMP, IPTC och kommentarer. Färgprofilen (APP2) och Adobes färgkod (APP14) hör till hur bilden ser ut."""


def utan_uppgifter(data: bytes) -> bytes:
    """Ger bilden utan uppgifter. En bild av annat slag än JPEG och PNG kommer tillbaka som den är."""
    if not data.startswith((JPEG, PNG)):
        return data
    bort = _I_PNG if data.startswith(PNG) else _I_JPEG
    vridning = next((o for exif in exif_i(data) if (o := orientering(exif)) != 1), 1)
    ut, i = bytearray(), 0
    forsta = True
    for slag, lage, _ in list(segment(data)):
        ut += data[i : lage.start]
        if forsta and vridning != 1 and slag != "IHDR" and slag != "APP0":
            ut += _bara_vridning(vridning, data)
            forsta = False
        if slag not in bort:
            ut += data[lage]
        i = lage.stop
    return bytes(ut + data[i:])


def _bara_vridning(vridning: int, data: bytes) -> bytes:
    """Ger ett Exif-block som bara säger hur bilden ska vridas."""
    ifd = struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, vridning, 0, 0)
    block = b"MM\x00*\x00\x00\x00\x08" + ifd
    if data.startswith(PNG):
        return struct.pack(">I", len(block)) + b"eXIf" + block + struct.pack(">I", zlib.crc32(b"eXIf" + block))
    return b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(block)) + EXIF + block
