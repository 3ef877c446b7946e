"""Uppgifter inne i bilder: var de togs (GPS), av vem och med vilken kamera. Bilden tolkas aldrig, bara uppgifterna."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from redovisning.dolda.innehall import Fynd, Stallen, citat
from redovisning.paket import Paket
from redovisning.plats import Plats

if TYPE_CHECKING:
    from PIL.Image import Exif

PNG, JPEG, TIFF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8", (b"II*\x00", b"MM\x00*")
EXIF = b"Exif\x00\x00"
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_GPS_IFD, _ORIENTERING = 0x8825, 0x0112
_NAMN = {0x013B: "", 0x8298: "", 0x9C9D: "", 0xA430: "", 0xA431: "serienummer "}
"""Artist, Copyright, XPAuthor, CameraOwnerName och BodySerialNumber."""
_I_XMP = re.compile(rb"GPS(?:Latitude|Longitude)")
_EXIF_IFD = 0x8769


def bildfynd(paket: Paket, stallen: Stallen) -> Iterator[Fynd]:
    """Ger fynden i paketets bilder, var och en på det första ställe där den visas."""
    for namn, (kalla, id_) in bilddelar(paket).items():
        var, plats = stallen.get((kalla, id_)) or stallen.get((kalla, "")) or ("i filen", None)
        yield from uppgifter(paket.las(namn), namn.rpartition("/")[2], var, plats)


def bilddelar(paket: Paket) -> dict[str, tuple[str, str]]:
    """Ger namnen på paketets bilder → delen som visar den och dess relation."""
    ut: dict[str, tuple[str, str]] = {}
    for kalla in ("", *paket.namn):
        for id_, relation in paket.relationer(kalla).items():
            if relation.typ.endswith("/image") and not relation.extern and relation.mal in paket:
                ut.setdefault(relation.mal, (kalla, id_))
    return ut


def uppgifter(data: bytes, namn: str, var: str, plats: Plats | None = None) -> Iterator[Fynd]:
    """Ger fynden i en bild. ``namn`` är bildens filnamn."""
    gps, namnen = _las(data)
    if gps:
        yield Fynd("DO02", citat(namn), var, plats)
    yield from (Fynd("DO06", citat(n), var, plats) for n in namnen)


def ar_bild(data: bytes) -> bool:
    """Sant för en bild av ett slag som kan bära uppgifter."""
    return data.startswith((PNG, JPEG, *TIFF))


def orientering(exif: bytes) -> int:
    """Ger hur bilden ska vridas när den visas, 1 till 8; 1 är inte alls."""
    varde: object = 1
    with _tyst():
        varde = _tolkad(exif).get(_ORIENTERING, 1)
    return varde if isinstance(varde, int) and 1 <= varde <= 8 else 1


def exif_i(data: bytes) -> Iterator[bytes]:
    """Ger bildens Exif-block, utan inledningen."""
    if data.startswith(TIFF):
        yield data
    for slag, _, innehall in segment(data):
        if slag == "eXIf" or (slag == "APP1" and innehall.startswith(EXIF)):
            yield innehall.removeprefix(EXIF)


def segment(data: bytes) -> Iterator[tuple[str, slice, bytes]]:
    """Ger bitarna i en JPEG före bilddatan, eller i en PNG: slag (``APP1``, ``eXIf`` …), läge och innehåll."""
    if data.startswith(PNG):
        yield from _png(data)
    elif data.startswith(JPEG):
        yield from _jpeg(data)


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


def _las(data: bytes) -> tuple[bool, list[str]]:
    gps = False
    namnen: list[str] = []
    for exif in exif_i(data):
        har, fler = _ur_exif(exif)
        gps, namnen = gps or har, namnen + fler
    gps = gps or any(_I_XMP.search(i) is not None for s, _, i in segment(data) if _ar_xmp(s, i))
    return gps, list(dict.fromkeys(namnen))


def _ar_xmp(slag: str, innehall: bytes) -> bool:
    return (slag == "APP1" and innehall.startswith(_XMP)) or slag == "iTXt"


def _ur_exif(exif: bytes) -> tuple[bool, list[str]]:
    """Ger om blocket har en plats, och namnen i det. Ett block som inte går att tolka har inget att läsa."""
    gps = False
    namnen: list[str] = []
    with _tyst():
        tolkad = _tolkad(exif)
        gps = bool(tolkad.get_ifd(_GPS_IFD))
        alla = {**tolkad, **tolkad.get_ifd(_EXIF_IFD)}
        namnen = [fore + t for tagg, fore in _NAMN.items() if (t := _text(alla.get(tagg)))]
    return gps, namnen


@contextmanager
def _tyst() -> Iterator[None]:
    """Låter ett trasigt block vara. Biblioteket kastar då nästan vad som helst, och varnar på engelska."""
    with warnings.catch_warnings(), suppress(Exception):
        warnings.simplefilter("ignore")
        yield


def _tolkad(exif: bytes) -> Exif:
    from PIL.Image import Exif

    ut = Exif()
    ut.load(exif)
    return ut


def _text(varde: object) -> str:
    if isinstance(varde, bytes):
        varde = varde.decode("utf-16-le", "ignore")
    return varde.replace("\x00", " ").strip() if isinstance(varde, str) else ""
