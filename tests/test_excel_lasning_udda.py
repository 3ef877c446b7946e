"""Det ovanliga: celler som andra program skriver på sitt sätt, rader utan rubriker, delar som fattas."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

import pytest
from arbetsbocker import Bok, andrad_del, bladdel, koder, las_bok, med_delar, utraknad
from excelprov import utkast as svarat
from mapprov import exempelutkast
from openpyxl.styles import Protection

from redovisning.excel.blad import omrade, ruta
from redovisning.excel.namnrymd import x
from redovisning.excel.skrivning import arbetsbok
from redovisning.fel import OlasbarFil
from redovisning.paket import Paket, packa
from redovisning.utkast import Utkast

TEXT = "bup.medel"


def med_varde(varde: str, typ: str, format_: str = "General") -> Utkast:
    """Ger utkastet ur en bok där filen har just det värdet och den typen i en cell."""
    bok = Bok()
    cell = bok.satt(TEXT, 1)
    cell.number_format = format_
    data = bok.data()
    return las_bok(utraknad(data, bladdel(data, "3.7"), cell.coordinate, varde, typ))


# --- cellvärden ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("varde", "typ", "format_", "text"),
    [
        ("2024-09-30T00:00:00", "d", "General", "2024-09-30"),
        ("2024-09-30T14:05:30Z", "d", "General", "2024-09-30 14:05:30"),
        ("2024-09-30", "d", "General", "2024-09-30"),
        ("i går", "d", "General", "i går"),
        ("1e99", "n", "yyyy-mm-dd", "1e99"),
        ("abc", "n", "General", "abc"),
        ("NaN", "n", "General", "NaN"),
        ("1e400", "n", "General", "1e400"),
        ("45565.5868171296", "n", "yyyy-mm-dd hh:mm:ss", "2024-09-30 14:05:01"),
        ("0.5868171296", "n", "h:mm:ss", "14:05:01"),
    ],
)
def test_ett_varde_som_andra_program_skriver_blir_lasbar_text(varde, typ, format_, text):
    assert med_varde(varde, typ, format_)[TEXT] == text


@pytest.mark.parametrize(
    ("tid", "text"), [(timedelta(hours=26, minutes=30), "26:30"), (timedelta(hours=1, seconds=5), "1:00:05")]
)
def test_en_langd_i_timmar_lases_som_den_visas(tid, text):
    bok = Bok()
    bok.satt(TEXT, tid).number_format = "[h]:mm:ss"
    assert bok.las()[TEXT] == text


@pytest.mark.parametrize(
    ("namn", "vantad"), [("$C$7", (7, 3)), ("aa10", (10, 27)), ("C", None), ("7", None), ("ABCD1", None)]
)
def test_cellnamn_tolkas(namn, vantad):
    assert ruta(namn) == vantad


def test_omraden_tolkas():
    assert (omrade("A1:C2"), omrade("B3"), omrade("A:C")) == ((1, 1, 2, 3), (3, 2, 3, 2), None)


# --- delar som fattas ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tal", ["²", "9" * 5_000, "-1", "x"])
@pytest.mark.parametrize(
    ("del_namn", "fore"),
    [
        ("", '<row r="'),
        ("", ' s="'),
        ("", 't="s"><v>'),
        ("", '<mergeCell ref="A'),
        ("xl/styles.xml", 'fontId="'),
        ("xl/workbook.xml", r"\$B\$"),
    ],
)
def test_ett_tal_som_ingen_skriver_ger_aldrig_mer_an_ett_namngivet_utfall(tal, del_namn, fore):
    """Python räknar ² som en siffra. En bok med ett sådant tal stoppade programmet utan att säga varför."""
    data = arbetsbok(svarat(bup__medel="Svar"))
    trasig = andrad_del(
        data, del_namn or bladdel(data, "3.7"), lambda xml: re.sub(f"({fore})[0-9]+", rf"\g<1>{tal}", xml, count=1)
    )
    with suppress(OlasbarFil):
        assert las_bok(trasig).dokument.ar == 2024


def test_en_bok_utan_stilar_lases_men_svaren_hittas_anda():
    paket = Paket(arbetsbok(exempelutkast()))
    last = las_bok(packa([(n, paket.las(n)) for n in paket.namn if n != "xl/styles.xml"]))
    assert last == exempelutkast()
    assert koder(last) == []


@pytest.mark.parametrize("attribut", ["numFmtId", "fontId", "locked"])
def test_en_stil_utan_sina_attribut_far_de_forvalda(attribut):
    """Andra program skriver bara det som skiljer; annars går hela arbetsboken inte att läsa."""
    stilar = "xl/styles.xml"
    data = andrad_del(arbetsbok(exempelutkast()), stilar, lambda t: re.sub(rf' {attribut}="[^"]*"', "", t))
    assert las_bok(data) == exempelutkast()


def test_ett_definierat_namn_utan_namn_hindrar_inte():
    data = andrad_del(
        arbetsbok(exempelutkast()),
        "xl/workbook.xml",
        lambda t: re.sub(r"(<(?:\w+:)?definedNames>)", r"\1<definedName>Start!$A$1</definedName>", t),
    )
    last = las_bok(data)
    assert (last, koder(last)) == (exempelutkast(), [])


def test_en_person_som_skrivits_med_rubrikernas_ord_ar_en_person():
    """Den som provar formuläret skriver av rubrikerna; raden är ändå ett svar i listan."""
    utkast = exempelutkast()
    ord_ = {"namn": "Kontaktperson", "telefon": "Telefonnummer", "epost": "Mejladress", "kommentar": "Ev. kommentar"}
    for namn, text in ord_.items():
        utkast.satt(f"kontaktpersoner[1].{namn}", text)
    last = las_bok(arbetsbok(utkast))
    assert (last, koder(last)) == (utkast, [])


def test_ett_definierat_namn_som_pekar_fel_hindrar_inte():
    bok = Bok(bup__medel="Svar")
    bok.bok.defined_names["formular_id"].attr_text = "Start!$A$1"
    last = bok.las()
    assert last[TEXT] == "Svar"
    assert koder(last) == []


@pytest.mark.parametrize("ankare", ["absoluteAnchor", "oneCellAnchor"])
def test_en_textruta_utan_cell_namns_vid_bladets_borjan(ankare):
    ritning = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><!-- x -->'
        f"<xdr:{ankare}><xdr:sp><a:p><a:t>Obs</a:t><a:br/><a:t>nytt</a:t></a:p></xdr:sp><xdr:sp/></xdr:{ankare}></xdr:wsDr>"
    )
    data = arbetsbok(exempelutkast())
    last = las_bok(
        med_delar(data, {"xl/drawings/a.xml": ritning}, (bladdel(data, "3.7"), "drawing", "../drawings/a.xml"))
    )
    assert [(str(s.plats), s.text) for s in last.vid_sidan] == [("3.7!A1", "Obs\nnytt")]


def test_en_textruta_med_trasig_kolumn_namns_i_forsta_kolumnen():
    """Annars går hela arbetsboken inte att läsa för en textrutas skull."""
    ritning = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
        "<xdr:from><xdr:col>x</xdr:col><xdr:row>6</xdr:row></xdr:from>"
        "<xdr:sp><a:p><a:t>Obs</a:t></a:p></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    data = arbetsbok(exempelutkast())
    last = las_bok(
        med_delar(data, {"xl/drawings/a.xml": ritning}, (bladdel(data, "3.7"), "drawing", "../drawings/a.xml"))
    )
    assert [(str(s.plats), s.text) for s in last.vid_sidan] == [("3.7!A7", "Obs")]


def test_en_bok_som_mist_sina_gemensamma_texter_ar_en_skadad_fil():
    """Svaren är borta ur filen: det sägs, i stället för att boken läses som tom eller läsningen går sönder."""
    paket = Paket(arbetsbok(exempelutkast()))
    assert "xl/sharedStrings.xml" in paket.namn
    with pytest.raises(OlasbarFil, match="hänvisar till en text som inte finns"):
        las_bok(packa([(n, paket.las(n)) for n in paket.namn if n != "xl/sharedStrings.xml"]))


def test_namnet_pekar_ut_dokumentet_fast_ett_tidigare_blad_namner_ett_annat():
    """Ett eget blad om handlingsplanen gör inte redovisningen till en handlingsplan, vad bladet Start än döpts till."""
    bok = Bok(bup__medel="Svar")
    bok.bok["Start"].title = "X"
    namn = bok.bok.defined_names["formular_id"]
    namn.attr_text = "'X'!" + namn.attr_text.rpartition("!")[2]
    bok.bok.create_sheet("Eget", 0)["A1"] = "handlingsplan 2024"
    assert bok.las()[TEXT] == "Svar"


# --- rader utan stöd av rubriker ------------------------------------------------------------------------------------


def bara_id_och_svar(bok: Bok, *, last: bool) -> None:
    """Tömmer rubriker och frågor på ett blad, så att bara id och svar är kvar."""
    blad = bok.blad(TEXT)
    for rad in blad.iter_rows():
        for cell in rad:
            cell.protection = Protection(locked=last or cell.protection.locked)
            if cell.value and cell.column_letter in "ABDE" and not cell.coordinate.endswith("1"):
                cell.value = None
            if cell.value == "Svar":
                cell.value = None


@pytest.mark.parametrize(("last", "vantade"), [(False, []), (True, ["EX04"])])
def test_en_rad_med_bara_id_och_svar_lases(last, vantade):
    bok = Bok(bup__medel="Ett svar")
    bara_id_och_svar(bok, last=last)
    utkast = bok.las()
    assert utkast[TEXT] == "Ett svar"
    assert koder(utkast) == vantade


def test_en_rad_med_bara_id_ar_en_obesvarad_fraga():
    bok = Bok()
    bara_id_och_svar(bok, last=True)
    utkast = bok.las()
    assert utkast.texter() == {}
    assert koder(utkast) == []


def test_text_under_svaren_men_inte_intill_ar_inte_en_del_av_svaret():
    bok = Bok(bup__medel="Svar")
    blad = bok.blad(TEXT)
    sista = bok.cell("bup.resultat").row
    blad.cell(sista + 4, 3).value = "Lösryckt"
    last = bok.las()
    assert [s.text for s in last.utanfor] == ["Lösryckt"]


def test_ett_id_skrivet_i_en_post_ar_ett_svar():
    utkast = exempelutkast()
    utkast.satt("kontaktpersoner[1].kommentar", "kontaktpersoner[].namn")
    last = las_bok(arbetsbok(utkast))
    assert last == utkast
    assert koder(last) == []


def test_poster_direkt_under_id_raden_lases_nar_rubrikerna_ar_borta():
    bok = Bok(exempelutkast())
    cell = bok.postcell("kontaktpersoner[].namn", -1)
    cell.parent.delete_rows(cell.row)
    last = bok.las()
    assert last == exempelutkast()


def test_numren_och_laget_ar_inte_text_nar_listans_rubrikrad_ar_borta():
    """Annars blev varje tom rad i listan en anmärkning, femtio stycken."""
    utkast = exempelutkast()
    bok = Bok(utkast)
    cell = bok.postcell("kontaktpersoner[].namn")
    cell.parent.delete_rows(cell.row - 1)
    last = bok.las()
    assert (last == utkast, last.utanfor) == (True, [])


def test_en_post_i_en_sammanslagen_ruta_lases():
    bok = Bok()
    cell = bok.postcell("kontaktpersoner[].namn")
    cell.value = "Kim Provberg"
    nasta = bok.postcell("kontaktpersoner[].namn", 1)
    cell.parent.merge_cells(f"A{cell.row}:{cell.coordinate}")
    cell.parent.cell(cell.row, 1).value = "Kim Provberg"
    nasta.value = "Alva"
    last = bok.las()
    assert last.texter() == {"kontaktpersoner[0].namn": "Kim Provberg", "kontaktpersoner[1].namn": "Alva"}


def test_en_blank_svarande_ar_ingen():
    bok = Bok()
    start = bok.bok["Start"]
    rubrik = next(c for rad in start.iter_rows() for c in rad if c.value == "Besvaras av")
    start.cell(rubrik.row + 1, rubrik.column).value = "  \u00a0"
    start.cell(rubrik.row + 2, rubrik.column).value = "Strategen"
    assert bok.las().besvaras_av == {"generellt": "Strategen"}


def test_svarande_lases_pa_avsnittets_rubrik_nar_id_ar_borta():
    bok = Bok()
    start = bok.bok["Start"]
    rubrik = next(c for rad in start.iter_rows() for c in rad if c.value == "Besvaras av")
    for rad in range(rubrik.row, start.max_row + 1):
        start.cell(rad, rubrik.column + 1).value = None
    start.cell(rubrik.row + 2, rubrik.column).value = "Strategen"
    last = bok.las()
    assert last.besvaras_av == {"generellt": "Strategen"}
    assert not last.utanfor


def test_en_cells_okanda_delar_stor_inte():
    data = Bok(bup__medel="Svar").data()
    namn = bladdel(data, "3.7")
    from lxml import etree

    rot = etree.fromstring(Paket(data).las(namn))
    for c in rot.iter(x("c")):
        etree.SubElement(c, x("extLst"))
    assert las_bok(Paket(data).med({namn: etree.tostring(rot)}))[TEXT] == "Svar"
