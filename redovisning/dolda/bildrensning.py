"""Tar bort uppgifterna ur en bild: Exif, XMP och texter. Själva bilddatan rörs inte, och bilden visas lika vriden."""

from __future__ import annotations

import struct
import zlib

from redovisning.dolda.bilder import EXIF, exif_i, orientering
from redovisning.dolda.bildformat import JPEG, PNG, bildens_slut, segment

_KVAR_I_PNG = frozenset(
    {
        *("tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "hIST", "pHYs", "sPLT"),
        *("acTL", "fcTL", "fdAT"),
    }
)
"""De frivilliga bitar som säger hur bilden ser ut. Exif, texter, tider och allt okänt tas bort."""
_KVAR_I_JPEG = {"APP0": b"JFIF\0", "APP2": b"ICC_PROFILE\0", "APP14": b"Adobe"}
"""Filens inledning, färgprofilen och Adobes färgkod. Exif, XMP, IPTC, kommentarer och tillverkarnas egna tas bort."""
_KOMMENTAR = "FFFE"


def utan_uppgifter(data: bytes) -> bytes:
    """Ger bilden utan uppgifter och utan det som ligger efter den. Annat än JPEG och PNG kommer tillbaka som det är."""
    if not data.startswith((JPEG, PNG)):
        return data
    data = data[: bildens_slut(data)]
    vridning = next((o for exif in exif_i(data) if (o := orientering(exif)) != 1), 1)
    ut, i = bytearray(), 0
    forsta = True
    for slag, lage, innehall in list(segment(data)):
        ut += data[i : lage.start]
        if forsta and vridning != 1 and slag != "IHDR" and slag != "APP0":
            ut += _bara_vridning(vridning, data)
            forsta = False
        if _hor_till_bilden(slag, innehall):
            ut += data[lage]
        i = lage.stop
    return bytes(ut + data[i:])


def _hor_till_bilden(slag: str, innehall: bytes) -> bool:
    """Sant för en bit som behövs för att visa bilden."""
    if slag.startswith("APP"):
        return slag in _KVAR_I_JPEG and innehall.startswith(_KVAR_I_JPEG[slag])
    return slag != _KOMMENTAR and (slag[:1].isupper() or slag in _KVAR_I_PNG)


def _bara_vridning(vridning: int, data: bytes) -> bytes:
    """Ger ett Exif-block som bara säger hur bilden ska vridas."""
    ifd = struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, vridning, 0, 0)
    block = b"MM\x00*\x00\x00\x00\x08" + ifd
    if data.startswith(PNG):
        return struct.pack(">I", len(block)) + b"eXIf" + block + struct.pack(">I", zlib.crc32(b"eXIf" + block))
    return b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(block)) + EXIF + block
