"""Bygger små Word- och Excel-filer till proven, hela och trasiga."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from redovisning.fel import OlasbarFil
from redovisning.paket import packa

ORDTYP = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BOKTYP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRIKT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
DOKUMENT = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>Hej</w:t></w:r></w:p></w:body></w:document>"
)
EXTRAFALT = b"\x20\xa2\x04\x00abcd\x21\xa2\x02\x00ef"
BOMB = b"<a>" + b" " * 3_000_000 + b"</a>"


def innehallstyper(huvuddel: str, typ: str) -> bytes:
    """Ger delen med innehållstyper."""
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{huvuddel}" ContentType="{typ}"/></Types>'
    ).encode()


def relationer(*rader: tuple[str, str, str], bas: str = _TRANSITIONAL) -> bytes:
    """Ger en relationsdel av (id, sista ledet i typen, mål)."""
    inre = "".join(f'<Relationship Id="{i}" Type="{bas}/{typ}" Target="{mal}"/>' for i, typ, mal in rader)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inre}</Relationships>'
    ).encode()


def delar(huvuddel: str = "word/document.xml", typ: str = ORDTYP, innehall: bytes = DOKUMENT) -> dict[str, bytes]:
    """Ger delarna i minsta möjliga paket, att ändra i."""
    return {
        "[Content_Types].xml": innehallstyper(huvuddel, typ),
        "_rels/.rels": relationer(("rId1", "officeDocument", huvuddel)),
        huvuddel: innehall,
    }


def ordfil(**andra: bytes) -> bytes:
    """Ger en Word-fil; ``andra`` lägger till delar med ``__`` som snedstreck och ``_DOT_`` som punkt."""
    extra = {namn.replace("__", "/").replace("_DOT_", "."): innehall for namn, innehall in andra.items()}
    return packa(list({**delar(), **extra}.items()))


def bokdelar() -> dict[str, bytes]:
    """Ger delarna i en liten arbetsbok."""
    return delar("xl/workbook.xml", BOKTYP, b"<workbook/>")


def zipfil(poster: list[tuple[str, bytes]], metod: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Ger en zip-fil skriven av standardbiblioteket, som också tar emot namn som paketet inte skulle skriva."""
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", metod) as arkiv:
        for namn, innehall in poster:
            arkiv.writestr(zipfile.ZipInfo(namn), innehall, metod)
    return ut.getvalue()


class Strom(io.RawIOBase):
    """En ström utan läge: zipfile skriver då storlekarna efter datan (flaggbit 3)."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, bit: object) -> int:
        self.data += bytes(bit)  # type: ignore[call-overload]
        return len(bytes(bit))  # type: ignore[call-overload]


def ordprogrammets_fil() -> bytes:
    """En zip-fil som av ett ordbehandlingsprogram: mappar, efterskrifter, extrafält, åäö i namn, olika datum."""
    strom = Strom()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for nummer, (namn, innehall) in enumerate(delar().items()):
            info = zipfile.ZipInfo(namn, (2024, 5, 31, 12, nummer, 58))
            info.external_attr = 0o600 << 16
            arkiv.writestr(info, innehall, zipfile.ZIP_DEFLATED)
        arkiv.writestr(zipfile.ZipInfo("word/media/"), b"")
        tomt = zipfile.ZipInfo("word/media/bild-å.png", (2023, 1, 2, 3, 4, 6))
        tomt.extra = EXTRAFALT + b"\x99"
        arkiv.writestr(tomt, b"\x89PNG" * 20, zipfile.ZIP_STORED)
    return bytes(strom.data)


def utfall(gor: Callable[..., object], *argument: object) -> str:
    """Ger koden för det undantag som anropet slutar med."""
    with pytest.raises(OlasbarFil) as fel:
        gor(*argument)
    return fel.value.kod
