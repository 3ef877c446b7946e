"""Fallen till grindens tabellprov: (väntat utfall, filnamn, innehåll), minst ett för varje utfall."""

from __future__ import annotations

import random
import struct
import warnings
from collections.abc import Callable

from paketbygge import BOMB, DOKUMENT, ORDTYP, STRIKT, bokdelar, delar, innehallstyper, relationer, zipfil

from redovisning.paket import packa

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
DTD = b'<?xml version="1.0"?>\n<!-- x --><!DOCTYPE a [<!ENTITY e "bort">]><a>A&e;B</a>'
_YAML = "formular: 2024\nregion: Region Exempel\n"
_WORDMAKRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
_XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_UDDA = ("../x.xml", "/abs.xml", "word\\x.xml", "C:/x.xml", "a//b.xml", "a/./b.xml", "a\x01b")


_BILDER = (
    b"\x89PNG\r\n\x1a\n\x00",
    b"\xff\xd8\xff\xe0\x00\x10JFIF",
    b"GIF87a\x00",
    b"GIF89a\x00",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF\x10\x00\x00\x00WEBPVP8 ",
)


def paketet(extra: dict[str, bytes] | None = None, grund: Callable[[], dict[str, bytes]] = delar) -> bytes:
    """Ger ett paket med delar tillagda eller utbytta."""
    return packa(list({**grund(), **(extra or {})}.items()))


def lappa(data: bytes, namn: bytes, lokalt: int | None, centralt: int, format_: str, varde: int) -> bytes:
    """Ger zip-filen med ett fält ändrat i postens lokala huvud (om ``lokalt`` ges) och i katalogen."""
    ut = bytearray(data)
    if lokalt is not None:
        struct.pack_into(format_, ut, data.find(namn) - 30 + lokalt, varde)
    struct.pack_into(format_, ut, data.rfind(namn) - 46 + centralt, varde)
    return bytes(ut)


def _dubblett() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zipfil([*delar().items(), ("word/document.xml", DOKUMENT)])


def _agarfil(langd: int, andra: int) -> bytes:
    namn = "Kim Exempel"
    data = bytearray(langd)
    data[0] = data[andra] = len(namn)
    data[1 : 1 + len(namn)] = namn.encode()
    return bytes(data)


def _dolt_makro() -> bytes:
    typer = innehallstyper("word/document.xml", ORDTYP)
    egen = b'<Override PartName="/word/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    return paketet({"word/x.bin": b"x", "[Content_Types].xml": typer.replace(b"</Types>", egen)})


FALL: list[tuple[str, str, bytes]] = [
    ("agarfil", "~$dovisning.docx", b""),
    ("agarfil", ".~lock.redovisning.docx#", b",Kim Exempel,dator;"),
    ("agarfil", "kopia.docx", _agarfil(162, 54)),
    ("agarfil", "kopia.xlsx", _agarfil(165, 55)),
    ("tom", "tom.yaml", b""),
    ("tom", "blank.docx", b" \r\n\t\n"),
    ("losenordsskyddad", "a.docx", OLE + "EncryptedPackage".encode("utf-16-le")),
    ("gammalt_format", "a.doc", OLE + "WordDocument".encode("utf-16-le")),
    ("mejl", "a.msg", OLE + "__properties_version1.0".encode("utf-16-le")),
    ("mejl", "a.mht", b"From: <sparad>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n"),
    ("pdf", "a.docx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    ("genvag", "redovisning.docx.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(68)),
    ("genvag", "redovisning.url", b"[InternetShortcut]\r\nURL=https://example.se/redovisning.docx\r\n"),
    ("genvag", "redovisning.gdoc", b'{"": "WARNING!", "doc_id": "abc", "resource_key": "", "email": "a@example.se"}'),
    ("rtf", "a.doc", rb"{\rtf1\ansi Hej}"),
    ("html", "a.docx", b"\xef\xbb\xbf  <!DOCTYPE html><p>Hej</p>"),
    ("html", "a.xls", b'<meta http-equiv="Content-Type"><table><tr><td>1</td></tr></table>'),
    ("xml_text", "a.docx", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><x/>'),
    (
        "opendocument",
        "a.odt",
        zipfil([("mimetype", b"application/vnd.oasis.opendocument.text"), ("c.xml", b"<a/>")], 0),
    ),
    ("arkiv", "a.epub", zipfil([("mimetype", b"application/epub+zip")])),
    ("arkiv", "a.zip", zipfil([("svar.yaml", b"formular: 2024")])),
    ("arkiv", "tom.zip", zipfil([])),
    ("arkiv", "a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04"),
    ("arkiv", "a.gz", b"\x1f\x8b\x08\x00"),
    ("arkiv", "a.rar", b"Rar!\x1a\x07\x01\x00"),
    *(("bild", f"bild{i}.docx", start) for i, start in enumerate(_BILDER)),
    ("binar", "skrap.yaml", random.Random(1).randbytes(5000)),
    ("binar", "kort.yaml", bytes(range(1, 32)) * 3),
    ("utf16", "a.yaml", _YAML.encode("utf-16")),
    ("utf16", "utan-bom.yaml", _YAML.encode("utf-16-le")),
    ("utf16", "bakvand.yaml", _YAML.encode("utf-16-be")),
    ("text_med_annat_namn", "a.docx", _YAML.encode()),
    ("skadad", "nollor.docx", bytes(5000)),
    ("skadad", "avklippt.docx", paketet()[:200]),
    ("skadad", "katalog.docx", paketet().replace(b"PK\x01\x02", b"PK\x01\x09")),
    ("skadad", "overlapp.docx", lappa(paketet(), b"word/document.xml", None, 42, "<L", 0)),
    ("skadad", "in-i-katalogen.docx", lappa(paketet(), b"word/document.xml", None, 20, "<L", 2000)),
    *(("krypterad_zip", f"{bit}.docx", lappa(paketet(), b"_rels/.rels", 6, 8, "<H", bit)) for bit in (1, 0x40, 0x2000)),
    ("packbomb", "precis-over.docx", lappa(paketet(), b"_rels/.rels", None, 24, "<L", 64 * 1024 * 1024 + 1)),
    ("okand_packning", "a.docx", lappa(paketet(), b"_rels/.rels", 8, 10, "<H", 12)),
    ("del_skadad", "namn.docx", paketet().replace(b"_rels/.rels", b"_rels/.selr", 1)),
    (
        "del_skadad",
        "signatur.docx",
        paketet().replace(b"PK\x03\x04", b"PK\x03\x09").replace(b"PK\x03\x09", b"PK\x03\x04", 1),
    ),
    ("del_skadad", "summa.docx", lappa(paketet(), b"_rels/.rels", 14, 16, "<L", 1)),
    ("huvuddel_saknas", "a.docx", packa([("[Content_Types].xml", innehallstyper("word/document.xml", ORDTYP))])),
    ("huvuddel_saknas", "b.docx", paketet({"_rels/.rels": relationer(("rId1", "officeDocument", "word/annan.xml"))})),
    ("trasig_xml", "a.docx", paketet({"[Content_Types].xml": b"<Types><Default></Types>"})),
    ("trasig_xml", "a.xlsx", paketet({"xl/sharedStrings.xml": b"+ADwAIQ-DOCTYPE"}, bokdelar)),
    ("dtd", "a.docx", paketet({"_rels/.rels": DTD})),
    ("dtd", "a.xlsx", paketet({"xl/sharedStrings.xml": DTD}, bokdelar)),
    ("makron", "a.docm", packa(list(delar(typ=_WORDMAKRO).items()))),
    ("makron", "a.docx", paketet({"word/vbaProject.bin": b"x"})),
    ("makron", "dolt.docx", _dolt_makro()),
    (
        "strikt_ooxml",
        "a.docx",
        paketet({"_rels/.rels": relationer(("rId1", "officeDocument", "word/document.xml"), bas=STRIKT)}),
    ),
    ("binar_arbetsbok", "a.xlsb", packa(list(delar("xl/workbook.bin", _XLSB, b"x").items()))),
    ("annat_dokument", "a.pptx", packa(list(delar("ppt/presentation.xml", _POWERPOINT).items()))),
    ("dubbla_delar", "a.docx", _dubblett()),
    ("dubbla_delar", "b.docx", zipfil([*delar().items(), ("WORD/Document.xml", DOKUMENT)])),
    *(("udda_delnamn", f"{i}.docx", zipfil([*delar().items(), (namn, b"x")])) for i, namn in enumerate(_UDDA)),
    ("for_manga_delar", "a.docx", zipfil([*delar().items(), *((f"x/{i}", b"") for i in range(10_001))])),
    ("for_manga_delar", "b.docx", paketet() + b"PK\x01\x02" * 20_001),
    ("packbomb", "a.xlsx", lappa(paketet({"xl/b.xml": BOMB}, bokdelar), b"xl/b.xml", None, 24, "<L", 10)),
    ("packbomb", "a.docx", lappa(paketet(), b"_rels/.rels", None, 24, "<L", 2**31)),
]
