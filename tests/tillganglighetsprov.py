"""Små Word-dokument att pröva tillgängligheten på: ett som alla kan läsa, att förstöra på en punkt i taget."""

from __future__ import annotations

from pathlib import Path

from bilageprov import NAMNRYMDER, rubrik, stycke
from paketbygge import delar, relationer

from redovisning.anmarkning import Anmarkning
from redovisning.grind import slapp_in_data
from redovisning.paket import packa
from redovisning.tillganglighet.provning import prova_tillganglighet
from redovisning.utkast import nytt_utkast

_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_KARNA = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EGENSKAPER = (
    f'<cp:coreProperties xmlns:cp="{_KARNA}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Handlingsplan</dc:title></cp:coreProperties>"
)
STILAR = f"""<w:styles {NAMNRYMDER}>
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen rubrik"/><w:basedOn w:val="Rubrik2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik4"><w:name w:val="Min"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bildtext"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/><w:pPr><w:numPr/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Ljus"><w:name w:val="Ljus"/><w:rPr><w:color w:val="BBBBBB"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Svag"><w:name w:val="Svag"/><w:rPr><w:color w:val="FFC000"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Mork"><w:name w:val="Mork"/><w:tblStylePr w:type="firstRow">
<w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>"""
MARKE = "<w:trPr><w:tblHeader/></w:trPr>"
BESKRIVEN = '<w:tblDescription w:val="Åtgärderna och vem som ansvarar"/>'


def tabell(marke: str = MARKE, egenskaper: str = BESKRIVEN, cellegenskaper: str = "", forst: str = "Åtgärd") -> str:
    """Ger en tabell med två rader."""
    rader = (
        f"<w:tr>{m}<w:tc>{cellegenskaper}{stycke(t)}</w:tc><w:tc>{cellegenskaper}{stycke('Ansvarig')}</w:tc></w:tr>"
        for m, t in ((marke, forst), ("", "Fler tider"))
    )
    return f"<w:tbl><w:tblPr>{egenskaper}</w:tblPr>{''.join(rader)}</w:tbl>"


def bild(text: str = "Väntetiderna sjunker", inre: str = "", namn: str = "Bildobjekt 3") -> str:
    """Ger ett stycke med en bild."""
    return stycke(
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:docPr id="1" name="{namn}" descr="{text}">{inre}</wp:docPr>'
        "</wp:inline></w:drawing></w:r>"
    )


def fargad(text: str, farg: str = "", mer: str = "") -> str:
    """Ger en körning med en färg och andra egenskaper."""
    return f"<w:r><w:rPr>{mer}{f'<w:color w:val={farg!r}/>' if farg else ''}</w:rPr><w:t>{text}</w:t></w:r>"


def lank(text: str) -> str:
    """Ger ett stycke med en länk."""
    return stycke(f'<w:hyperlink r:id="rId9"><w:r><w:t>{text}</w:t></w:r></w:hyperlink>')


BRA = (
    rubrik("Handlingsplan", "Rubrik1"),
    stycke("Väntetiderna ska bli kortare."),
    rubrik("Åtgärder", "Rubrik2"),
    tabell(),
    stycke(""),
    tabell(),
    stycke("Fler kvällstider", '<w:pStyle w:val="Punkt"/>'),
    stycke("Fler vårdplatser", '<w:pStyle w:val="Punkt"/>'),
    bild(),
    lank("Vårdgarantin på 1177"),
)


def dokument(*stycken: str, stilar: str = STILAR, egenskaper: str = EGENSKAPER, sidfot: str = "") -> bytes:
    """Ger ett Word-dokument med stilar och egenskaper."""
    innehall = f"<w:document {NAMNRYMDER}><w:body>{''.join(stycken)}</w:body></w:document>"
    filer = delar(innehall=innehall.encode())
    filer["_rels/.rels"] = relationer(
        ("rId1", "officeDocument", "word/document.xml"), ("rId2", "metadata/core-properties", "docProps/core.xml")
    )
    rader = [("rId1", "styles", "styles.xml")] + ([("rId2", "footer", "footer1.xml")] if sidfot else [])
    filer["word/_rels/document.xml.rels"] = relationer(*rader)
    filer["word/styles.xml"] = stilar.encode()
    filer["docProps/core.xml"] = egenskaper.encode()
    if sidfot:
        filer["word/footer1.xml"] = f"<w:ftr {NAMNRYMDER}>{sidfot}</w:ftr>".encode()
    return packa(list(filer.items()))


def funna(data: bytes) -> list[Anmarkning]:
    """Ger det som prövningen fann."""
    fil = Path("Handlingsplan.docx")
    return list(prova_tillganglighet(slapp_in_data(fil, data), nytt_utkast(2024, fil)))


def koder(*stycken: str, **mer: str) -> list[str]:
    """Ger koderna för ett dokument med styckena."""
    return [a.kod for a in funna(dokument(*stycken, **mer))]
