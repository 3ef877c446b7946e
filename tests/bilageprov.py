"""Färdiga filer till bilageproven: små PDF:er, Word-dokument och arbetsböcker, hela och med sådant som blivit kvar."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook
from paketbygge import delar, relationer
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from redovisning.bilagor.bilaga import Bilaga, prova_bilaga
from redovisning.paket import packa

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMNRYMDER = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HALLAND = "Handlingsplan för Region Halland"


def sida(skrivare: PdfWriter, text: str) -> None:
    """Lägger till en sida med en rad text; tom text ger en sida utan text."""
    blad = skrivare.add_blank_page(595, 842)
    typsnitt = DictionaryObject(
        {NameObject(n): NameObject(v) for n, v in {"/Type": "/Font", "/Subtype": "/Type1"}.items()}
    )
    typsnitt[NameObject("/BaseFont")] = NameObject("/Helvetica")
    typsnitt[NameObject("/Encoding")] = NameObject("/WinAnsiEncoding")
    blad[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): typsnitt})}
    )
    strom = DecodedStreamObject()
    strom.set_data(f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("cp1252") if text else b"")
    blad[NameObject("/Contents")] = skrivare._add_object(strom)


def pdf(*texter: str, andra: Callable[[PdfWriter], object] | None = None) -> bytes:
    """Ger en PDF med en sida för varje text, ändrad av ``andra`` innan den skrivs."""
    skrivare = PdfWriter()
    for text in texter or (HALLAND,):
        sida(skrivare, text)
    if andra:
        andra(skrivare)
    ut = io.BytesIO()
    skrivare.write(ut)
    return ut.getvalue()


def stycke(innehall: str, egenskaper: str = "") -> str:
    """Ger ett Word-stycke. Text utan element blir en körning."""
    if not innehall.startswith("<"):
        innehall = f'<w:r><w:t xml:space="preserve">{innehall}</w:t></w:r>'
    return f"<w:p>{f'<w:pPr>{egenskaper}</w:pPr>' if egenskaper else ''}{innehall}</w:p>"


def rubrik(text: str, stil: str = "Heading1") -> str:
    """Ger ett stycke i en rubrikstil."""
    return stycke(text, f'<w:pStyle w:val="{stil}"/>')


def word(*stycken: str, rader: tuple[tuple[str, str, str], ...] = (), **fler: str | bytes) -> bytes:
    """Ger ett Word-dokument. ``rader`` är brödtextens relationer; ``fler`` är delar, ``word__x`` är ``word/x.xml``."""
    kropp = "".join(stycken) or stycke(HALLAND)
    innehall = f"<w:document {NAMNRYMDER}><w:body>{kropp}</w:body></w:document>".encode()
    filer = delar(innehall=innehall)
    filer["word/_rels/document.xml.rels"] = relationer(*rader)
    for namn, del_ in fler.items():
        filer[f"{namn.replace('__', '/')}.xml"] = del_.encode() if isinstance(del_, str) else del_
    return packa(list(filer.items()))


def del_(tagg: str, *stycken: str) -> str:
    """Ger en del bredvid brödtexten, till exempel ``ftr`` (sidfot) eller ``comments``."""
    return f"<w:{tagg} {NAMNRYMDER}>{''.join(stycken)}</w:{tagg}>"


def excel(andra: Callable[[Workbook], object] | None = None) -> bytes:
    """Ger en arbetsbok med regionens namn i den första cellen, ändrad av ``andra`` innan den skrivs."""
    bok = Workbook()
    bok.properties.creator = None
    bok.active.title = "Plan"
    bok.active["A1"] = HALLAND
    if andra:
        andra(bok)
    ut = io.BytesIO()
    bok.save(ut)
    return ut.getvalue()


def prova(mapp: Path, data: bytes, namn: str = "Handlingsplan.pdf", region: str | None = "Region Halland") -> Bilaga:
    """Ger filen prövad, utan det om tillgängligheten: de små filerna här saknar titel, språk och mer, med flit."""
    fil = mapp / namn
    fil.write_bytes(data)
    bilaga = prova_bilaga(fil, region)
    return replace(bilaga, anmarkningar=tuple(a for a in bilaga.anmarkningar if not a.kod.startswith("TG")))


def funna(bilaga: Bilaga) -> list[tuple[str, str]]:
    """Ger koderna och meningarna."""
    return [(a.kod, a.meddelande) for a in bilaga.anmarkningar]


def koder(bilaga: Bilaga) -> list[str]:
    """Ger bara koderna."""
    return [a.kod for a in bilaga.anmarkningar]
