"""Uppgifter i bilder: plats och namn hittas var de än ligger i filen, och är borta ur den rena kopian."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from doldprov import EXIF_GPS, EXIF_NAMN, bild, exif, fynd, med_bild, orden, png_med, skriv
from PIL import Image

from redovisning.dolda.bilder import uppgifter
from redovisning.dolda.bildrensning import utan_uppgifter
from redovisning.dolda.rensning import rensa
from redovisning.paket import Paket

FOTO = bild("JPEG")
XMP = b"http://ns.adobe.com/xap/1.0/\0"
SKAPARE = b"<dc:creator>\n <rdf:Seq><rdf:li>Kim Exempel</rdf:li></rdf:Seq></dc:creator>"


def med_segment(markor: int, innehall: bytes) -> bytes:
    """Ger fotot med ett segment till först."""
    return FOTO[:2] + bytes((0xFF, markor)) + struct.pack(">H", len(innehall) + 2) + innehall + FOTO[2:]


def iptc(namn: bytes) -> bytes:
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x50\0" + bytes((len(namn),)) + namn


def hexkodat(block: bytes) -> bytes:
    return b"\nexif\n  99\n" + block.hex().encode() + b"\n"


def heic(block: bytes) -> bytes:
    return struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + b"\0\0\0\x06Exif\0\0" + block


MED_PLATS = {
    "i ett andra foto efter bilden": FOTO + bild("JPEG", exif(EXIF_GPS)),
    "i utökad XMP": med_segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0<exif:GPSLatitude>56</exif:GPSLatitude>"),
    "i packad XMP i en PNG": png_med(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"<a GPSLatitude='1'/>")),
    "i en text i en PNG": png_med(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(hexkodat(exif(EXIF_GPS)))),
}
MED_NAMN = {
    "i XMP": med_segment(0xE1, XMP + SKAPARE),
    "i IPTC": med_segment(0xED, iptc(b"Kim Exempel")),
    "i en text i en PNG": png_med(b"tEXt", b"Author\0Kim Exempel"),
    "i en packad text i en PNG": png_med(b"zTXt", b"Copyright\0\0" + zlib.compress(b"Kim Exempel")),
    "i ett andra foto efter bilden": FOTO + bild("JPEG", exif(EXIF_NAMN)),
}


@pytest.mark.parametrize("data", MED_PLATS.values(), ids=MED_PLATS)
def test_platsen_hittas_och_ar_borta_i_kopian(tmp_path, data):
    assert _koder(tmp_path, data) == ["DO02"]
    ren = _rensad(tmp_path, data)
    assert not list(uppgifter(ren, "bild1.jpeg", ""))
    assert _bildpunkter(ren) == _bildpunkter(data)


@pytest.mark.parametrize("data", MED_NAMN.values(), ids=MED_NAMN)
def test_namnet_hittas_och_ar_borta_i_kopian(tmp_path, data):
    assert "«Kim Exempel»" in orden(tmp_path, med_bild(data))["DO06"]
    assert _koder(tmp_path, data) == ["DO06"]
    ren = _rensad(tmp_path, data)
    assert b"Kim" not in ren
    assert _bildpunkter(ren) == _bildpunkter(data)


def _koder(tmp_path, data: bytes) -> list[str]:
    return [a.kod for a in fynd(tmp_path, med_bild(data))]


def _rensad(tmp_path, data: bytes) -> bytes:
    r = rensa(skriv(tmp_path, med_bild(data)), tmp_path / "ren.docx")
    assert r.kvar == ()
    return Paket(r.fil.read_bytes()).las("word/media/bild1.jpeg")


def _bildpunkter(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).tobytes()


@pytest.mark.parametrize(
    ("data", "namn"),
    [(heic(exif(EXIF_GPS)), "foto.heic"), (bild("WEBP", exif(EXIF_GPS)), "foto.webp")],
)
def test_platsen_i_ett_foto_fran_en_nyare_telefon_namns_men_fotot_lamnas_som_det_ar(tmp_path, data, namn):
    assert [a.kod for a in fynd(tmp_path, data, namn)] == ["DO02"]
    assert utan_uppgifter(data) == data


def test_ett_personnummer_i_en_kommentar_i_bilden_ar_ett_fel(tmp_path):
    meddelande = orden(tmp_path, med_bild(med_segment(0xFE, b"journal 850709-9805")))["PU01"]
    assert "i uppgifterna i bilden «bild1.jpeg»: «8507••-••••»" in meddelande


def test_tillverkarens_egna_uppgifter_och_det_efter_bilden_foljer_inte_med():
    data = med_segment(0xE5, b"tillverkaren: Kim") + b"\0\0gammal text"
    assert utan_uppgifter(data) == FOTO
    png = png_med(b"prVt", b"Kim") + b"efter"
    assert utan_uppgifter(png) == bild("PNG")


def test_fargprofilen_och_upplosningen_ar_kvar():
    foto = bild("JPEG", icc_profile=b"x" * 200, dpi=(300, 300))
    assert utan_uppgifter(foto) == foto
    assert utan_uppgifter(bild("PNG", dpi=(300, 300))) == bild("PNG", dpi=(300, 300))


@pytest.mark.parametrize(
    "data",
    [
        FOTO[:2] * 5000,
        (FOTO[:2] + b"\xff\xd9") * 5000,
        FOTO[:-2],
        FOTO[:-2] + b"\xff\xda",
        png_med(b"zTXt", b"Author\0\0inte packat"),
        png_med(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n 3\nzz")),
        b"RIFF\x10\0\0\0WEBPEXIF\xff\xff\xff\xff",
        heic(b"skrap"),
        b"GIF89a",
    ],
)
def test_en_trasig_bild_ger_inget_och_stoppar_inget(data):
    assert list(uppgifter(data, "bild", "i filen")) == []
    assert isinstance(utan_uppgifter(data), bytes)
