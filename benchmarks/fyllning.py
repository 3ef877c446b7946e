"""Samma 44 svar i samma formulär: golvet, vårt, python-docx och docxtpl."""

from __future__ import annotations

import copy
import io
import itertools
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lxml import etree

from redovisning import resurser
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.paket import Paket
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.word.skrivning import fyll
from redovisning.xmltolk import tolka_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EGET = resurser.mall("2024", "redovisning.docx")
HUVUDDEL = "word/document.xml"


def som_i_word(mapp: Path) -> Path:
    """Ger formuläret med de delar en fil brukar ha bredvid sig: stora stilar, tema, miniatyrbild (ur python-docx)."""
    import docx

    grund = Paket((Path(docx.__file__).parent / "templates" / "default.docx").read_bytes())
    text = re.sub(r"<w:footerReference[^>]*/>", "", Paket(EGET.read_bytes()).las(HUVUDDEL).decode())
    ut = mapp / "som-i-word.docx"
    ut.write_bytes(grund.med({HUVUDDEL: text.encode()}))
    return ut


def osedda(fil: Path, mapp: Path, antal: int = 70) -> Callable[[], Path]:
    """Ger filer med samma innehåll men egna byte i brödtext, stilar och numrering, fler än vad något minne rymmer."""
    paket = Paket(fil.read_bytes())
    namn = [n for n in (HUVUDDEL, "word/styles.xml", "word/numbering.xml") if n in paket]
    filer = []
    for nummer in range(antal):
        filer.append(mapp / f"osedd-{nummer}-{fil.name}")
        filer[-1].write_bytes(paket.med({n: paket.las(n) + b"<!-- %d -->" % nummer for n in namn}))
    return partial(next, itertools.cycle(filer))


def golv(formular: Path, svar: list[str]) -> bytes:
    """Packa upp, tolka, skriv svaren i fältens första text, skriv ut XML, kopiera resten."""
    paket = Paket(formular.read_bytes())
    return _fyll_golvet(paket, tolka_xml(paket.las(HUVUDDEL), HUVUDDEL), svar)


def _fyll_golvet(paket: Paket, rot: etree._Element, svar: list[str]) -> bytes:
    falt = [s for s in rot.iter(f"{W}sdt") if next(s.iterdescendants(f"{W}sdt"), None) is None]
    for kontroll, text in zip(falt, svar, strict=False):
        next(kontroll.iter(f"{W}t")).text = text
    return paket.med({HUVUDDEL: etree.tostring(rot, encoding="UTF-8", xml_declaration=True, standalone=True)})


def golv_med_mallen_tolkad(formular: Path) -> Callable[[list[str]], bytes]:
    """Ger ett golv som redan har mallen uppackad och tolkad: kopiera trädet, skriv svaren, skriv ut XML, packa."""
    paket = Paket(formular.read_bytes())
    rot = tolka_xml(paket.las(HUVUDDEL), HUVUDDEL)
    return lambda svar: _fyll_golvet(paket, copy.deepcopy(rot), svar)


def vart(formular: Path, utkast: Utkast) -> bytes:
    """Vår fyllning, från fil till byte."""
    return fyll(utkast, slapp_in(formular))


def vart_med_kontroll(formular: Path, utkast: Utkast) -> bytes:
    """Vår fyllning, läst tillbaka och jämförd."""
    data = vart(formular, utkast)
    last = las_word(Mottagen(Path("ut.docx"), Filslag.WORD, data))
    if last != utkast:
        raise SystemExit("det lästa är inte lika med det skrivna")
    return data


def med_python_docx(formular: Path, svar: list[str]) -> bytes:
    """Som man gör med python-docx: öppna, töm varje blå cell, skriv svarets stycken i den, spara."""
    import docx

    dokument = docx.Document(str(formular))
    celler = [
        c
        for t in dokument.tables
        for rad in t.rows
        for c in rad.cells
        if c._tc.find(f"{W}sdt") is not None or c._tc.find(f"{W}p/{W}sdt") is not None
    ]
    if len(celler) < 40:  # kontaktraden ligger i en kontroll, och den ser python-docx inte
        raise SystemExit(f"python-docx ser bara {len(celler)} fält")
    for cell, text in zip(celler, svar, strict=False):
        for barn in list(cell._tc)[1:]:
            cell._tc.remove(barn)
        for stycke in text.split("\n\n"):
            cell.add_paragraph(stycke)
    ut = io.BytesIO()
    dokument.save(ut)
    return ut.getvalue()


def docxtpl_mall(formular: Path) -> bytes:
    """Ger samma formulär med docxtpl:s platshållare i fälten."""
    paket = Paket(formular.read_bytes())
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
