"""Filer med dolda uppgifter i sig: Word-dokument och arbetsböcker med egenskaper, bilder, kopplingar och annat."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from bilageprov import excel, rubrik, stycke, word
from lxml import etree
from PIL import Image

from redovisning.anmarkning import Anmarkning
from redovisning.dolda import prova_fil
from redovisning.dolda.rensning import rensa
from redovisning.paket import Paket

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKETRELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
BILD = (
    '<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rBild"/>'
    "</w:drawing></w:r>"
)
EXIF_GPS, EXIF_NAMN, EXIF_VRIDEN = "gps", "namn", "vriden"
KARNA = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Plan</dc:title><dc:creator>Kim Exempel</dc:creator>'
    "<cp:lastModifiedBy>Robin Exempel</cp:lastModifiedBy></cp:coreProperties>"
)
UTOKADE = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>C:\\Mallar\\kim.dotm</Template><Manager>Chef Exempel</Manager><Company>Bolaget AB</Company>"
    "<Application>Microsoft Office Word</Application></Properties>"
)
EGNA = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Handläggare"><vt:lpwstr>Kim</vt:lpwstr>'
    "</property></Properties>"
)


def med_delar(
    data: bytes, nya: Mapping[str, bytes | str], relationer: Iterable[tuple[str, str, str, str]] = ()
) -> bytes:
    """Ger paketet med nya delar. En relation är (källans delnamn, id, sista ledet i typen, mål)."""
    paket = Paket(data)
    andrade: dict[str, bytes] = {}
    tillagda = {namn: d.encode() if isinstance(d, str) else d for namn, d in nya.items()}
    for kalla, id_, typ, mal in relationer:
        mapp, _, bas = kalla.rpartition("/")
        rels = f"{mapp}/_rels/{bas}.rels".lstrip("/")
        forut = andrade.get(rels) or tillagda.get(rels) or (paket.las(rels) if rels in paket else None)
        rot = etree.fromstring(forut) if forut else etree.Element(f"{{{PAKETRELATION}}}Relationships")
        uppgifter = {"Id": id_, "Type": typ if "://" in typ else f"{OFFICE}/{typ}", "Target": mal}
        if "://" in mal or "\\" in mal:
            uppgifter["TargetMode"] = "External"
        etree.SubElement(rot, f"{{{PAKETRELATION}}}Relationship", uppgifter)
        (andrade if rels in paket else tillagda)[rels] = etree.tostring(rot)
    andrade |= {namn: d for namn, d in tillagda.items() if namn in paket}
    return paket.med(andrade, {namn: d for namn, d in tillagda.items() if namn not in paket})


def exif(slag: str) -> bytes:
    """Ger ett Exif-block: med plats, med namn och serienummer, eller bara vridet ett kvarts varv."""
    ut = Image.Exif()
    if slag == EXIF_GPS:
        ut.get_ifd(0x8825).update({1: "N", 2: (56.0, 54.0, 20.0), 3: "E", 4: (12.0, 29.0, 28.0)})
        ut[0x0112] = 6
    elif slag == EXIF_NAMN:
        ut[0x013B] = "Kim Exempel"
        ut.get_ifd(0x8769)[0xA431] = "SN-77"
    else:
        ut[0x0112] = 6
    return ut.tobytes()


def bild(format_: str, exif_: bytes | None = None, **val: object) -> bytes:
    """Ger en liten bild i formatet."""
    ut = io.BytesIO()
    Image.new("RGB", (4, 3), (10, 90, 160)).save(ut, format_, **({"exif": exif_} if exif_ else {}), **val)
    return ut.getvalue()


def png_med(slag: bytes, innehall: bytes) -> bytes:
    """Ger en PNG med en bit till före bilddatan."""
    hel = bild("PNG")
    bit = struct.pack(">I", len(innehall)) + slag + innehall + struct.pack(">I", zlib.crc32(slag + innehall))
    return hel[:33] + bit + hel[33:]


def med_bild(data: bytes, namn: str = "bild1.jpeg") -> bytes:
    """Ger ett Word-dokument med bilden under en rubrik."""

    dokument = word(stycke("Plan"), rubrik("Nuläge"), stycke(BILD))
    return med_delar(dokument, {f"word/media/{namn}": data}, [("word/document.xml", "rBild", "image", f"media/{namn}")])


def med_egenskaper(data: bytes) -> bytes:
    """Ger filen med författare, företag, chef, mallens väg, en egen egenskap, egen XML och en miniatyrbild."""
    huvud = Paket(data).huvuddel
    karna = [d for d in Paket(data).namn if d == "docProps/core.xml"]
    egna = {
        "docProps/core.xml": KARNA,
        "docProps/app.xml": UTOKADE,
        "docProps/custom.xml": EGNA,
        "docProps/thumbnail.jpeg": bild("JPEG"),
        "customXml/item9.xml": "<metadata xmlns='urn:exempel'><vem>Kim</vem></metadata>",
    }
    nya = [
        ("", "rT", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
         "docProps/thumbnail.jpeg"),
        ("", "rC", "custom-properties", "docProps/custom.xml"),
        (huvud, "rX", "customXml", "../customXml/item9.xml"),
    ]  # fmt: skip
    if not karna:
        nya += [
            ("", "rK", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
             "docProps/core.xml"),
            ("", "rA", "extended-properties", "docProps/app.xml"),
        ]  # fmt: skip
    return med_delar(data, egna, nya)


def med_pivot(blad: str, data: bytes | None = None) -> bytes:
    """Ger en arbetsbok med två rader i minnet bakom en pivottabell, vars underlag låg på bladet."""
    ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kalla = f'sheet="{blad}"' if "!" not in blad else f'name="{blad.strip("!")}"'
    return med_delar(
        data or excel(),
        {
            "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition {ns} refreshedBy="Kim Exempel">'
            f'<cacheSource type="worksheet"><worksheetSource ref="A1:B3" {kalla}/></cacheSource>'
            "</pivotCacheDefinition>",
            "xl/pivotCache/pivotCacheRecords1.xml": f"<pivotCacheRecords {ns}><r/><r/></pivotCacheRecords>",
        },
        [
            ("xl/workbook.xml", "rPivot", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"),
            (
                "xl/pivotCache/pivotCacheDefinition1.xml",
                "r1",
                "pivotCacheRecords",
                "pivotCacheRecords1.xml",
            ),
        ],
    )


def skriv(mapp: Path, data: bytes, namn: str = "plan.docx") -> Path:
    """Lägger filen i mappen."""
    fil = mapp / namn
    fil.write_bytes(data)
    return fil


def fynd(mapp: Path, data: bytes, namn: str = "plan.docx") -> list[Anmarkning]:
    """Ger anmärkningarna om filen."""
    return list(prova_fil(skriv(mapp, data, namn)))


def orden(mapp: Path, data: bytes, namn: str = "plan.docx") -> dict[str, str]:
    """Ger kod → meddelande."""
    return {a.kod: a.meddelande for a in fynd(mapp, data, namn)}


def _tiff_med_plats() -> bytes:
    """Ger en TIFF, så kort den kan vara, som bara pekar ut en plats."""
    gps = struct.pack("<HHHI4sI", 1, 1, 2, 2, b"N\0\0\0", 0)
    ifd = struct.pack("<HHHIII", 1, 0x8825, 4, 1, 26, 0)
    return b"II*\0" + struct.pack("<I", 8) + ifd + gps


TIFF_GPS = _tiff_med_plats()


KOMMENTERAT = stycke(
    '<w:commentRangeStart w:id="1"/><w:r><w:t>tolv veckor</w:t></w:r><w:commentRangeEnd w:id="1"/>'
    '<w:r><w:rPr><w:rStyle w:val="x"/></w:rPr><w:commentReference w:id="1"/></w:r>'
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KOMMENTARER = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="Kim Exempel">{stycke("Stämmer det?")}</w:comment>'
    "</w:comments>"
)
TYP = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def med_typ(data: bytes, del_namn: str, typ: str) -> bytes:
    paket = Paket(data)
    rad = f'<Override PartName="/{del_namn}" ContentType="{typ}"/></Types>'.encode()
    return paket.med({"[Content_Types].xml": paket.las("[Content_Types].xml").replace(b"</Types>", rad)})


def kommenterat(*fler: str) -> bytes:
    data = med_delar(
        word(rubrik("Nuläge"), KOMMENTERAT, *fler),
        {
            "word/comments.xml": KOMMENTARER,
            "word/people.xml": '<p xmlns="x"><person author="Kim Exempel"/></p>',
            "word/media/i-kommentaren.png": bild("PNG"),
        },
        [
            ("word/document.xml", "rK", "comments", "comments.xml"),
            ("word/document.xml", "rP", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml"),
            ("word/comments.xml", "r1", "image", "media/i-kommentaren.png"),
        ],
    )
    return med_typ(data, "word/comments.xml", TYP)


def rensat(mapp: Path, data: bytes, namn: str = "plan.docx") -> tuple[Paket, tuple[str, ...], set[str]]:
    """Ger det rensade paketet, det borttagna och koderna för det som är kvar."""
    r = rensa(skriv(mapp, data, namn), mapp / f"ren-{namn}")
    return Paket(r.fil.read_bytes()), r.borttaget, {a.kod for a in r.kvar}
