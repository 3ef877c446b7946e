"""Filernas slag. Känner igen dem som inte läses här på deras byte: äldre Office, bilder, arkiv, webbsidor …"""

from __future__ import annotations

import re
from enum import StrEnum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOM_UTF8 = b"\xef\xbb\xbf"
_BOM_UTF16 = (b"\xff\xfe", b"\xfe\xff")
AGARNAMN = ("~$", ".~lock.")
PDF_BORJAN = b"%PDF-"
_SIGNATURER: tuple[tuple[bytes, str], ...] = (
    (PDF_BORJAN, "pdf"),
    (rb"{\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "bild"),
    (b"\xff\xd8\xff", "bild"),
    (b"GIF87a", "bild"),
    (b"GIF89a", "bild"),
    (b"II*\x00", "bild"),
    (b"MM\x00*", "bild"),
    (b"7z\xbc\xaf\x27\x1c", "arkiv"),
    (b"Rar!\x1a\x07", "arkiv"),
    (b"\x1f\x8b\x08", "arkiv"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "genvag"),
)
_GENVAG = re.compile(rb"\s*(?:\[InternetShortcut\]|\{[^{}]*\"doc_id\"\s*:)", re.IGNORECASE)
"""Webbläsarens genväg (.url), och den som en mapp ur Google Drive har i stället för dokumentet (.gdoc, .gsheet)."""
_MEJL = re.compile(rb"^MIME-Version:", re.MULTILINE | re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div)\b", re.IGNORECASE)
_TAGG = re.compile(rb"<[A-Za-z?!/]")
_STYRTECKEN = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1a\x1b")


class Filslag(StrEnum):
    """Vad en fil innehåller, och därmed vilken läsare den går till. En PDF läses aldrig, men kan bifogas."""

    YAML = "yaml"
    JSON = "json"
    WORD = "word"
    EXCEL = "excel"
    PDF = "pdf"


def ar_agarfil(data: bytes) -> bool:
    """Sant för innehållet i ordbehandlarens låsfil, också när den har fått ett annat namn än ``~$…``.

    Word och Excel skriver användarens namn två gånger, med längden först: som byte och som UTF-16.
    """
    andra = {162: 54, 165: 55}.get(len(data))
    return andra is not None and b"\x00" in data and data[0] == data[andra] and 0 < data[0] <= 52


def annat_slag(data: bytes) -> str | None:
    """Ger utfallet för en fil som inte är text, eller text av ett slag som inte läses här; annars ``None``."""
    if data.startswith(_OLE):
        return _ole(data)
    for signatur, kod in _SIGNATURER:
        if data.startswith(signatur):
            return kod
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "bild"
    if _GENVAG.match(data.removeprefix(_BOM_UTF8)[:4000]):
        return "genvag"
    return _otext(data) or _markup(data)


def _ole(data: bytes) -> str:
    """Den gamla behållaren: strömmarnas namn står i UTF-16 i dess katalog."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "losenordsskyddad"
    return "mejl" if "__properties_version1.0".encode("utf-16-le") in data else "gammalt_format"


def _otext(data: bytes) -> str | None:
    if data.startswith(_BOM_UTF16):
        return "utf16"
    if b"\x00" in data:
        if not data.strip(b"\x00"):
            return "skadad"
        jamna, udda = data[:2000:2].count(0), data[1:2000:2].count(0)
        varannan = min(len(data), 2000) // 2
        return "utf16" if max(jamna, udda) > 0.6 * varannan and min(jamna, udda) < 0.1 * varannan else "binar"
    prov = data[:4000]
    return "binar" if len(prov.translate(None, _STYRTECKEN)) < 0.95 * len(prov) else None


def _markup(data: bytes) -> str | None:
    start = data[:4000].removeprefix(_BOM_UTF8).lstrip()
    if _MEJL.search(start):
        return "mejl"
    if not _TAGG.match(start):
        return None
    return "html" if _HTML.search(start) else "xml_text"
