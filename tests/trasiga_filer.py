"""Arbetsböcker och formulär i Word där mycket har gått snett på en gång, så som när många har skrivit i samma fil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from arbetsbocker import Bok, bladdel, las_bok, med_cell, med_delar, utraknad
from mapprov import exempelutkast
from myndighetsformular import Formularfil
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, Protection
from wordprov import LISTAN, p, punkt, r

from redovisning.grind import slapp_in_data
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word

_RITNING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
    "<xdr:from><xdr:col>3</xdr:col><xdr:row>8</xdr:row></xdr:from>"
    "<xdr:sp><a:p><a:t>Glöm inte</a:t><a:br/><a:t>BUP</a:t></a:p></xdr:sp><xdr:pic/><xdr:pic/><xdr:graphicFrame/>"
    "</xdr:twoCellAnchor></xdr:wsDr>"
)
_SPARAD = 'w:id="1" w:author="A"'
_FET = "<w:b/>"


def utkasten() -> Iterator[tuple[str, Utkast]]:
    """Ger vad som är snett → utkastet som läses."""
    yield "excel värden", _varden()
    yield "excel upplägg", _upplagg()
    yield "excel dubbelt", _dubbelt()
    yield "excel vid sidan", _vid_sidan()
    yield "excel utan rubriker", _utan_rubriker()
    yield "excel en del", _en_del()
    yield "word körningar", _korningar()
    yield "word stycken", _stycken()
    yield "word frågor", _fragor()


def _varden() -> Utkast:
    bok = Bok(exempelutkast())
    bok.satt("generellt.vardplatser", True)
    bok.satt("generellt.vardformedling", False)
    bok.satt("bup.medel", date(2024, 4, 3))
    bok.satt("bup.resultat", True)
    bok.satt("vardplatser.medel", 0.125).number_format = "0.0%"
    bok.satt("vardplatser.resultat", 701740605).number_format = "000-0000000"
    bok.satt("innovation.medel", time(14, 5)).number_format = "hh:mm"
    bok.satt("innovation.resultat", "=A1")
    bok.satt("innovation.nya_arbetssatt", "#REF!").data_type = "e"
    fet, struken = InlineFont(b=True), InlineFont(strike=True)
    bok.satt("handlingsplan.medel", CellRichText("Vi ", TextBlock(fet, "har"), " och ", TextBlock(struken, "inte")))
    bok.satt("handlingsplan.resultat", "Allt är struket").font = Font(strike=True)
    bok.postcell("kontaktpersoner[].telefon").value = 701740605
    cell = bok.satt("handlingsplan.kommentar", "=Start!B99").coordinate
    data = bok.data()
    return las_bok(utraknad(data, bladdel(data, "3.6"), cell, "Uträknat"))


def _upplagg() -> Utkast:
    bok = Bok(exempelutkast())
    bok.satt("bup.medel", "Hur gick det egentligen?", "Fråga")
    bok.postcell("kontaktpersoner[].telefon", -1).value = "Växelnummer"
    bok.satt("vardformedling.medel", "vardformedling.resultat", "Id")
    bok.blad("innovation.medel").delete_rows(bok.cell("innovation.nya_arbetssatt").row)
    del bok.bok["3.3"]
    bok.blad("generellt.kommentar").sheet_state = "hidden"
    cell, nasta = bok.cell("vantetidsdata.inom_tre_veckor"), bok.cell("vantetidsdata.enligt_riktlinjer")
    cell.parent.merge_cells(f"{cell.coordinate}:{nasta.coordinate}")
    start = bok.bok["Start"]
    next(c for rad in start.iter_rows() for c in rad if c.value == "hela formuläret").value = "lite av varje"
    blad = bok.bok.create_sheet("Lösblad")
    blad.append(["Fråga", "Svar"])
    blad.append(["Ev. kommentar", "Vi återkommer"])
    blad["C4"], blad["D4"], blad["C6"] = "Ring HR", 12, "före fredag"
    return bok.las()


def _dubbelt() -> Utkast:
    bok = Bok(exempelutkast())
    for namn in ("3.7", "Kontaktuppgifter"):
        bok.bok.copy_worksheet(bok.bok[namn]).title = f"{namn} (2)"
    bok.cell("bup.medel").value = "Ett annat svar"
    bok.bok["Kontaktuppgifter (2)"][bok.postcell("kontaktpersoner[].namn").coordinate] = "Någon annan"
    blad, cell = bok.blad("vardplatser.medel"), bok.cell("vardplatser.medel")
    blad.insert_rows(cell.row + 1, 2)
    blad.cell(cell.row + 1, cell.column).value = "Andra stycket"
    blad.cell(cell.row + 2, cell.column).value = "Tredje"
    ruta = bok.cell("handlingsplan.medel")
    ruta.parent.merge_cells(start_row=ruta.row, start_column=3, end_row=ruta.row, end_column=5)
    data = bok.data()
    return las_bok(med_cell(data, bladdel(data, "3.6"), f"D{ruta.row}", "Täckt"))


def _vid_sidan() -> Utkast:
    bok = Bok(exempelutkast())
    bok.satt("bup.medel", "Stäm av\nmed ekonomi", "Anteckning")
    bok.satt("bup.resultat", "väntar på Eva", "Läge")
    bok.satt("vardplatser.medel", "Prio!", "Nr")
    bok.cell("vardplatser.resultat").comment = Comment("Stämmer det här?", "A")
    bok.satt("innovation.medel", "Se beslutet").hyperlink = "https://example.se/beslut"
    bok.blad("bup.medel")["J3"], bok.blad("bup.medel")["J9"] = "???", 4711
    bok.blad("innovation.medel").oddHeader.center.text = "Utkast & arbetsmaterial"
    post = bok.postcell("kontaktpersoner[].namn", 0)
    kolumn = next(c.column for c in post.parent[post.row - 1] if c.value == "Anteckning")
    post.parent.cell(post.row, kolumn).value = "Ledig i juli"
    post.parent.cell(post.row + 8, kolumn).value = "Fler?"
    data = bok.data()
    ritning = {"xl/drawings/ny1.xml": _RITNING, "xl/embeddings/d.docx": "x"}
    blad = bladdel(data, "3.4")
    return las_bok(
        med_delar(data, ritning, (blad, "drawing", "../drawings/ny1.xml"), (blad, "package", "../embeddings/d.docx"))
    )


def _utan_rubriker() -> Utkast:
    bok = Bok(exempelutkast())
    for stig in ("bup.medel", "vardplatser.medel"):
        for rad in bok.blad(stig).iter_rows():
            for cell in rad:
                cell.protection = Protection(locked=True)
                if cell.value == "Svar" or (cell.value == "Fråga" and stig == "bup.medel"):
                    cell.value = None
    bok.ta_bort_kolumn("Id")
    return bok.las()


def _en_del() -> Utkast:
    bok = Bok(exempelutkast())
    for blad in bok.bok.worksheets:
        if blad.title not in ("3.7", "3.5"):
            del bok.bok[blad.title]
    return bok.las()


def _word(fil: Formularfil, **delar: bytes) -> Utkast:
    return las_word(slapp_in_data(Path("utkast.docx"), fil.bytes(**delar)))


def _korningar() -> Utkast:
    fil = Formularfil()
    fil.svar = {
        "bup.medel": p(r("Vi "), r("har", _FET), r(" gjort "), r("dolt", "<w:vanish/>"), r("klart.", "<w:strike/>")),
        "bup.resultat": p(
            f"<w:del {_SPARAD}><w:r><w:delText>Bort</w:delText></w:r></w:del>", f"<w:ins {_SPARAD}>{r('In')}</w:ins>"
        ),
        "vardplatser.medel": p(r("Klart "), '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', r(" i år")),
        "vardplatser.resultat": p(r("En bild "), "<w:r><w:drawing/></w:r>", "<w:r><w:pict/></w:r>"),
        "innovation.medel": p(r("rad"), "<w:r><w:br/></w:r>", r("två"), "<w:r><w:tab/></w:r>", r("tre")),
        "innovation.resultat": p("<w:r><w:br/></w:r>", r("Rad ett.")),
        "innovation.nya_arbetssatt": p(
            f"<w:r><w:pict><w:txbxContent>{p(r('I en ruta'))}</w:txbxContent></w:pict></w:r>"
        ),
        "generellt.vardplatser": p(r("JA")),
        "generellt.vardformedling": p(r("Kanske", _FET)),
    }
    return _word(fil)


def _stycken() -> Utkast:
    rutnat = "".join(
        f"<w:tr><w:tc>{p(r(a))}</w:tc><w:tc>{p(r(b))}</w:tc></w:tr>" for a, b in (("År", "Antal"), ("1", "2"))
    )
    fil = Formularfil()
    fil.svar = {
        "bup.medel": "".join(punkt(t, n) for t, n in (("A", 0), ("B", 1), ("C", 1), ("D", 0))),
        "bup.resultat": p(r("Före")) + f"<w:tbl>{rutnat}</w:tbl>" + p(r("Efter")),
        "vardplatser.medel": p(r("Ett")) + "<w:p/><w:p/>" + p(r("Två")) + '<w:altChunk r:id="rId7"/><w:p/>',
        "kontaktpersoner[].namn": p(r("Kim")) + p(r("Exempel")),
        "kontaktpersoner[].telefon": p(r("070-1740605")),
    }
    fil.fore = p(r("Före formuläret"))
    fil.efter = {"bup": p(r("Efter frågorna", _FET)) + p(r("???")), "vardplatser": p(r("Mellan avsnitten"))}
    return _word(fil, word__numbering_xml=LISTAN)


def _fragor() -> Utkast:
    fil = Formularfil(niva="block")
    fil.fragor = {"vardformedling.resultat": "Resultat av de genomförda insatserna.", "bup.medel": "Något helt annat?"}
    fil.utelamna = {"vantetidsdata.kommentar", "generellt.kommentar"}
    fil.dubbla = {"innovation.medel"}
    fil.svar = {"innovation.medel": p(r("Dubbelt svar")), "vardformedling.resultat": p(r("Under en ändrad fråga"))}
    return _word(fil)
