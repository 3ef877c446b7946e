"""Samma 44 svar i samma formulär: golvet, vårt, python-docx och docxtpl."""

from __future__ import annotations

import io
import re
from pathlib import Path

from redovisning import resurser
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.paket import Paket
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.word.skrivning import fyll
from redovisning.xmltolk import tolka_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FORMULAR = resurser.mall("2024", "redovisning.docx")
HUVUDDEL = "word/document.xml"


def golv(svar: list[str]) -> bytes:
    """Packa upp, tolka, skriv svaren i fältens första text, skriv ut XML, kopiera resten."""
    from lxml import etree

    paket = Paket(FORMULAR.read_bytes())
    rot = tolka_xml(paket.las(HUVUDDEL), HUVUDDEL)
    falt = [s for s in rot.iter(f"{W}sdt") if next(s.iterdescendants(f"{W}sdt"), None) is None]
    for kontroll, text in zip(falt, svar, strict=False):
        next(kontroll.iter(f"{W}t")).text = text
    return paket.med({HUVUDDEL: etree.tostring(rot, encoding="UTF-8", xml_declaration=True, standalone=True)})


def vart(utkast: Utkast) -> bytes:
    """Vår fyllning, från fil till byte."""
    return fyll(utkast, slapp_in(FORMULAR))


def vart_med_kontroll(utkast: Utkast) -> bytes:
    """Vår fyllning, läst tillbaka och jämförd."""
    data = vart(utkast)
    last = las_word(Mottagen(Path("ut.docx"), Filslag.WORD, data))
    if last != utkast:
        raise SystemExit("det lästa är inte lika med det skrivna")
    return data


def med_python_docx(svar: list[str]) -> bytes:
    """Som man gör med python-docx: öppna, skriv i svarscellerna, spara."""
    import docx

    dokument = docx.Document(str(FORMULAR))
    celler = [c for t in dokument.tables for rad in t.rows[1:] for c in rad.cells[-2:]]
    for cell, text in zip(celler, svar, strict=False):
        for stycke in text.split("\n\n"):
            cell.add_paragraph(stycke)
    ut = io.BytesIO()
    dokument.save(ut)
    return ut.getvalue()


def docxtpl_mall() -> bytes:
    """Ger samma formulär med docxtpl:s platshållare i fälten."""
    paket = Paket(FORMULAR.read_bytes())
    text = paket.las(HUVUDDEL).decode()
    nummer = iter(range(1000))
    ledtext = r"Klicka eller tryck här för att ange text\.|Välj ett objekt\.(?=</w:t>)"
    text = re.sub(ledtext, lambda _: f"{{{{ f{next(nummer)} }}}}", text)
    return paket.med({HUVUDDEL: text.encode()})


def med_docxtpl(mall: bytes, svar: list[str]) -> bytes:
    """Som man gör med docxtpl: öppna mallen, rendera, spara."""
    from docxtpl import DocxTemplate

    dokument = DocxTemplate(io.BytesIO(mall))
    dokument.render({f"f{i}": text for i, text in enumerate(svar)}, autoescape=True)
    ut = io.BytesIO()
    dokument.save(ut)
    return ut.getvalue()
