"""Uppgifter inne i bilder: var de togs (GPS), av vem och med vilken kamera. Bilden tolkas aldrig, bara uppgifterna."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from redovisning.dolda.bildformat import TIFF, ar_heif, bilderna_i, segment, text_i_png
from redovisning.dolda.innehall import Fynd, Stallen, citat
from redovisning.granskning.personuppgifter import sakra_personnummer
from redovisning.paket import Paket
from redovisning.plats import Plats

if TYPE_CHECKING:
    from PIL.Image import Exif

EXIF = b"Exif\x00\x00"
_GPS_IFD, _ORIENTERING = 0x8825, 0x0112
_NAMN = {0x013B: "", 0x8298: "", 0x9C9D: "", 0xA430: "", 0xA431: "serienummer "}
"""Artist, Copyright, XPAuthor, CameraOwnerName och BodySerialNumber."""
_I_XMP = re.compile(rb"GPS(?:Latitude|Longitude)")
_XMP_NAMN = re.compile(rb"<dc:creator>\s*<rdf:(?:Seq|Bag|Alt)>\s*<rdf:li[^>]*>([^<]{1,200})<")
_IPTC_NAMN = re.compile(rb"\x1c\x02[\x50\x74]\x00([\x01-\xc8])")
"""By-line och Copyright Notice, med längden efter."""
_PNG_NAMN = frozenset({"Author", "Copyright", "Artist"})
_PNG_EXIF = re.compile(r"Raw profile type (?:exif|APP1)")
_BILDDATA = frozenset({"IDAT", "fdAT", "VP8", "VP8L", "ALPH", "ANMF"})
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
    """Ger fynden i en bild, och i en bild som ligger efter den i filen. ``namn`` är bildens filnamn."""
    # Att leta efter en fast följd går många gånger fortare än mönstret, och nästan ingen bild har den.
    gps = b"GPSL" in data and _I_XMP.search(data) is not None
    namnen = namn_i_xmp(data) if b"dc:creator" in data else []
    nummer: list[str] = []
    for bild in bilderna_i(data):
        bitar = _utan_bilddata(bild)
        har, fler = _ur_bitarna(bitar)
        for exif in _exif_i(bild, bitar):
            plats_i_exif, i_exif = _ur_exif(exif)
            har, fler = har or plats_i_exif, fler + i_exif
        gps, namnen = gps or har, namnen + fler
        nummer += [n for _, innehall in bitar for n in sakra_personnummer(innehall.decode("latin-1"))]
    if gps:
        yield Fynd("DO02", citat(namn), var, plats)
    yield from (Fynd("DO06", citat(n), var, plats) for n in dict.fromkeys(n.strip() for n in namnen) if n)
    yield from (Fynd("PU01", citat(n), f" i uppgifterna i bilden {citat(namn)}") for n in dict.fromkeys(nummer))


def _utan_bilddata(bild: bytes) -> list[tuple[str, bytes]]:
    return [(slag, innehall) for slag, _, innehall in segment(bild) if slag not in _BILDDATA]


def _ur_bitarna(bitar: list[tuple[str, bytes]]) -> tuple[bool, list[str]]:
    """Ger om en packad text i bilden har en plats, och namnen i texter och IPTC."""
    gps = False
    namnen: list[str] = []
    for slag, innehall in bitar:
        nyckel, text = text_i_png(slag, innehall)
        gps = gps or _I_XMP.search(text) is not None
        namnen += [text.decode("utf-8", "replace")] if nyckel in _PNG_NAMN else []
        namnen += _ur_iptc(innehall) if slag == "APP13" else []
    return gps, namnen


def orientering(exif: bytes) -> int:
    """Ger hur bilden ska vridas när den visas, 1 till 8; 1 är inte alls."""
    varde: object = 1
    with _tyst():
        varde = _tolkad(exif).get(_ORIENTERING, 1)
    return varde if isinstance(varde, int) and 1 <= varde <= 8 else 1


def exif_i(data: bytes) -> Iterator[bytes]:
    """Ger bildens Exif-block, utan inledningen."""
    yield from _exif_i(data, _utan_bilddata(data))


def _exif_i(data: bytes, bitar: list[tuple[str, bytes]]) -> Iterator[bytes]:
    if data.startswith(TIFF):
        yield data
    elif ar_heif(data):
        yield from (data[m.end() :] for m in re.finditer(re.escape(EXIF), data))
    for slag, innehall in bitar:
        nyckel, text = text_i_png(slag, innehall)
        if slag in ("eXIf", "EXIF") or (slag == "APP1" and innehall.startswith(EXIF)):
            yield innehall.removeprefix(EXIF)
        elif _PNG_EXIF.match(nyckel):
            yield _hexkodat(text).removeprefix(EXIF)


def _hexkodat(text: bytes) -> bytes:
    """Ger Exif-blocket ur en text som ett annat program har lagt det i: namn, längd och hexadecimala tal."""
    siffror = b"".join(text.split()[2:])
    return bytes.fromhex(siffror.decode("ascii", "ignore")) if re.fullmatch(rb"(?:[0-9a-fA-F]{2})*", siffror) else b""


def namn_i_xmp(data: bytes) -> list[str]:
    """Ger den som skapade filen, ur de uppgifter (XMP) som ligger som text i den."""
    return [n.decode("utf-8", "replace") for n in _XMP_NAMN.findall(data)]


def _ur_iptc(innehall: bytes) -> list[str]:
    traffar = _IPTC_NAMN.finditer(innehall)
    return [innehall[m.end() : m.end() + m[1][0]].decode("utf-8", "replace") for m in traffar]


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
