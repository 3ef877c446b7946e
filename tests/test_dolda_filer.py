"""Det som inte syns i en fil men följer med när den skickas: egenskaper, bilder, fält, kopplingar och ledtexter."""

from __future__ import annotations

import pytest
from bilageprov import excel, rubrik, stycke, word
from doldprov import (
    EXIF_GPS,
    EXIF_NAMN,
    EXIF_VRIDEN,
    TIFF_GPS,
    bild,
    exif,
    fynd,
    med_bild,
    med_delar,
    med_egenskaper,
    orden,
    png_med,
)
from openpyxl import Workbook

from redovisning.anmarkning import Niva
from redovisning.plats import Cellplats

# --- egenskaper ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "namn"), [(word(), "plan.docx"), (excel(), "plan.xlsx")])
def test_egenskaper_egen_xml_och_miniatyrbild_namns(tmp_path, data, namn):
    assert orden(tmp_path, data, namn) == {}
    funna = orden(tmp_path, med_egenskaper(data), namn)
    assert set(funna) == {"DO08", "DO09", "DO12", "DO13", "DO14"}
    for person in ("Kim Exempel", "Robin Exempel", "Chef Exempel"):
        assert f"«{person}»" in funna["DO09"] or "till" in funna["DO09"]
    assert "«C:\\Mallar\\kim.dotm»" in funna["DO08"]
    assert "«Handläggare»" in funna["DO12"]
    assert "«metadata»" in funna["DO13"]


def test_en_regions_namn_och_ett_programs_namn_ar_inga_personer(tmp_path):
    utan = med_egenskaper(word())
    for forut, nu in (("Kim Exempel", "Region Halland"), ("Robin Exempel", "openpyxl")):
        from redovisning.paket import Paket

        paket = Paket(utan)
        utan = paket.med({"docProps/core.xml": paket.las("docProps/core.xml").replace(forut.encode(), nu.encode())})
    assert "Region Halland" not in orden(tmp_path, utan)["DO09"]
    assert "openpyxl" not in orden(tmp_path, utan)["DO09"]
    assert "står «Chef Exempel» och «Bolaget AB» som" in orden(tmp_path, utan)["DO09"]


def test_listan_over_dem_som_andrat_bar_namn(tmp_path):
    personer = (
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:person w15:author="Kim Exempel"/></w15:people>'
    )
    data = med_delar(
        word(),
        {"word/people.xml": personer},
        [("word/document.xml", "rP", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml")],
    )
    assert "«Kim Exempel»" in orden(tmp_path, data)["DO09"]


def test_mappen_som_excel_minns_namns(tmp_path):
    from redovisning.paket import Paket

    paket = Paket(excel())
    vag = (
        b'<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" '
        b'url="C:\\Users\\kim\\"/></workbook>'
    )
    data = paket.med({"xl/workbook.xml": paket.las("xl/workbook.xml").replace(b"</workbook>", vag)})
    assert "«C:\\Users\\kim\\»" in orden(tmp_path, data, "plan.xlsx")["DO08"]


def test_tom_egen_xml_ur_en_mall_ar_inget_fynd(tmp_path):
    tom = '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>'
    rel = ("word/document.xml", "rX", "customXml", "../customXml/item1.xml")
    assert orden(tmp_path, med_delar(word(), {"customXml/item1.xml": tom}, [rel])) == {}


# --- bilder ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "namn"),
    [
        (bild("JPEG", exif(EXIF_GPS)), "bild1.jpeg"),
        (bild("PNG", exif(EXIF_GPS)), "bild1.png"),
        (TIFF_GPS, "bild1.tiff"),
        (bild("JPEG", exif(EXIF_GPS)).replace(b"\xff\xe1", b"\xff\xff\xe1", 1), "bild1.jpeg"),
        (png_med(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude='56'/>"), "bild1.png"),
        (bild("JPEG", xmp=b"<x exif:GPSLongitude='12'/>"), "bild1.jpeg"),
    ],
)
def test_en_bild_som_sager_var_den_togs_namns_under_sin_rubrik(tmp_path, data, namn):
    (a,) = fynd(tmp_path, med_bild(data, namn))
    assert (a.kod, a.niva) == ("DO02", Niva.VARNING)
    assert f"var den togs (GPS), under «Nuläge»: «{namn}»." in a.meddelande
    (ensam,) = fynd(tmp_path, data, namn)
    assert ensam.kod == "DO02"


def test_namn_och_serienummer_i_en_bild_ar_ett_rad(tmp_path):
    (a,) = fynd(tmp_path, med_bild(bild("JPEG", exif(EXIF_NAMN))))
    assert (a.kod, a.niva) == ("DO06", Niva.RAD)
    assert "«Kim Exempel» och «serienummer SN-77»." in a.meddelande


@pytest.mark.parametrize(
    "data",
    [
        bild("JPEG"),
        bild("PNG"),
        bild("JPEG", exif(EXIF_VRIDEN)),
        bild("JPEG")[:11],
        b"\xff\xd8\xff\xe1\xff\xffExif\0\0",
        b"\xff\xd8\xff\xe1\x00\x10Exif\0\0MM\0*\xff\xff\xff\xff",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffeXIf",
        png_med(b"eXIf", b"II*\0\x08\0\0\0\xff\xff"),
        b"MM\x00*\x00\x00\x00\x08",
    ],
)
def test_en_bild_utan_uppgifter_eller_trasig_ger_inget_och_stoppar_inget(tmp_path, data):
    assert orden(tmp_path, med_bild(data)) == {}


# --- fält, kopplingar och ledtexter ----------------------------------------------------------------------------------


def delat_falt(*bitar: str) -> str:
    instruktioner = "".join(f"<w:r><w:instrText>{b}</w:instrText></w:r>" for b in bitar)
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{instruktioner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>svar</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("innehall", "ord_"),
    [
        (delat_falt(" INCLUDE", "TEXT &quot;C:\\x.docx&quot;"), "INCLUDETEXT"),
        (delat_falt("ddeauto excel x"), "DDEAUTO"),
        (delat_falt(' IF 1 = 1 "') + delat_falt(" LINK Excel.Sheet.8 x"), "LINK"),
        ('<w:fldSimple w:instr=" INCLUDEPICTURE x "><w:r><w:t>bild</w:t></w:r></w:fldSimple>', "INCLUDEPICTURE"),
        ('<w:fldSimple w:instr="DATABASE \\d x"/>', "DATABASE"),
    ],
)
def test_falt_som_hamtar_namns_med_sitt_ord(tmp_path, innehall, ord_):
    (a,) = fynd(tmp_path, word(stycke("Plan"), rubrik("Nuläge"), stycke(innehall)))
    assert a.kod == "DO01"
    assert f"in i filen, under «Nuläge»: «{ord_}»." in a.meddelande


@pytest.mark.parametrize("ord_", ["PAGE", "TOC \\o", "HYPERLINK &quot;https://example.se&quot;", "LINKBAR", "REF x"])
def test_vanliga_falt_ar_inga_fynd(tmp_path, ord_):
    assert orden(tmp_path, word(stycke("Plan"), stycke(delat_falt(ord_)))) == {}


def test_en_formel_som_hamtar_namns_med_sin_cell(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B2"] = '=_xlfn.WEBSERVICE("https://example.se")'
        bok.active["B3"] = "=SUM(A1:A2)"

    (a,) = fynd(tmp_path, excel(andra), "plan.xlsx")
    assert (a.kod, a.plats) == ("DO01", Cellplats("Plan", "B2"))


def test_en_lank_till_datorn_namns_men_inte_en_till_webben(tmp_path):
    lank = '<w:hyperlink r:id="{}"><w:r><w:t>här</w:t></w:r></w:hyperlink>'
    data = med_delar(
        word(rubrik("Nuläge"), stycke(lank.format("r7")), stycke(lank.format("r8"))),
        {},
        [
            ("word/document.xml", "r7", "hyperlink", "file:///C:\\Users\\kim\\x.xlsx"),
            ("word/document.xml", "r8", "hyperlink", "https://example.se"),
        ],
    )
    (a,) = fynd(tmp_path, data)
    assert a.kod == "DO10"
    assert "under «Nuläge»: «file:///C:\\Users\\kim\\x.xlsx»." in a.meddelande


def test_en_kvarlamnad_ledtext_namns(tmp_path):
    (a,) = fynd(tmp_path, word(rubrik("Mål"), stycke("Klicka eller tryck här för att ange text.")))
    assert a.kod == "DO07"
    assert "«Klicka eller tryck här för att ange text.» står kvar under «Mål»." in a.meddelande
