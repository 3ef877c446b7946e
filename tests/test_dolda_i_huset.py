"""Namn och vägar ur det egna huset: i egenskaper, fält, skrivare och arbetsböcker bakom diagram. Namns, och rensas."""

from __future__ import annotations

import pytest
from bilageprov import excel, rubrik, stycke, word
from doldprov import KARNA, OFFICE, fynd, med_delar, med_egenskaper, orden, skriv
from openpyxl import Workbook

from redovisning.dolda.rensning import Rensad, rensa
from redovisning.paket import Paket

DOLT = "<w:r><w:rPr><w:vanish/></w:rPr><w:drawing/></w:r>"
BEHORIG = '<w:permStart w:id="7" w:ed="kim@example.se"/><w:r><w:t>öppet</w:t></w:r><w:permEnd w:id="7"/>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SKRIVARE = r"\\SERVER\Kims skrivare".encode("utf-16-le").ljust(64, b"\0")
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEM = "https://exempel-my.sharepoint.com/personal/kim/plan.docx"


def rensat(mapp, data: bytes, namn: str = "plan.docx") -> tuple[Paket, Rensad]:
    r = rensa(skriv(mapp, data, namn), mapp / f"ren-{namn}")
    return Paket(r.fil.read_bytes()), r


def falt(instruktion: str) -> str:
    return stycke(f'<w:fldSimple w:instr=" {instruktion} "><w:r><w:t>Kim</w:t></w:r></w:fldSimple>')


@pytest.mark.parametrize(
    ("instruktion", "kvar", "borta"),
    [
        ("AUTHOR", "Kim Exempel", "Robin Exempel"),
        ("LASTSAVEDBY", "Robin Exempel", "Kim Exempel"),
        ("DOCPROPERTY Company", "Bolaget AB", "Chef Exempel"),
        ("DOCPROPERTY Manager", "Chef Exempel", "Bolaget AB"),
    ],
)
def test_en_egenskap_som_ett_falt_visar_star_kvar_for_word_skriver_om_faltet(tmp_path, instruktion, kvar, borta):
    paket, r = rensat(tmp_path, med_egenskaper(word(rubrik("Nuläge"), falt(instruktion))))
    egenskaper = (paket.las("docProps/core.xml") + paket.las("docProps/app.xml")).decode()
    assert kvar in egenskaper
    assert borta not in egenskaper
    assert {a.kod for a in r.kvar} == {"DO09"}


def test_kommentaren_nyckelorden_och_markningen_i_egenskaperna_namns_och_rensas(tmp_path):
    fritext = "<dc:description>ring Kim</dc:description><cp:keywords>utkast Kim</cp:keywords></cp:coreProperties>"
    data = med_delar(
        med_egenskaper(word()),
        {"docProps/core.xml": KARNA.replace("</cp:coreProperties>", fritext), "docMetadata/LabelInfo.xml": "<l/>"},
        [("", "rL", "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
          "docMetadata/LabelInfo.xml")],
    )  # fmt: skip
    assert "«ring Kim», «utkast Kim»" in orden(tmp_path, data)["DO12"]
    paket, r = rensat(tmp_path, data)
    assert "Kim" not in paket.las("docProps/core.xml").decode()
    assert "docMetadata/LabelInfo.xml" not in paket
    assert {"egenskapen kommentarer", "nyckelorden", "känslighetsmärkningen"} <= set(r.borttaget)
    assert r.kvar == ()


@pytest.mark.parametrize(
    "instruktion",
    [
        r"HYPERLINK &quot;C:\\Users\\kim\\plan.docx&quot;",
        r"HYPERLINK \\server\kim\plan.docx",
        f"HYPERLINK &quot;{HEM}&quot;",
    ],
)
def test_ett_lankfalt_in_i_huset_namns_med_sitt_stalle(tmp_path, instruktion):
    (a,) = fynd(tmp_path, word(rubrik("Nuläge"), falt(instruktion)))
    assert a.kod == "DO10"
    assert "under «Nuläge»: " in a.meddelande
    assert "kim" in a.meddelande


def test_en_lank_till_nagons_egen_mapp_i_molnet_namns_men_ingen_vanlig(tmp_path):
    assert "DO10" in orden(tmp_path, med_delar(word(), {}, [("word/document.xml", "r9", "hyperlink", HEM)]))
    vanlig = "https://www.example.se/personal/"
    assert orden(tmp_path, word(rubrik("Nuläge"), falt(f"HYPERLINK &quot;{vanlig}&quot;"))) == {}


def test_en_kommentar_som_inget_i_texten_visar_namns(tmp_path):
    kommentarer = f'<w:comments xmlns:w="{W}"><w:comment w:id="4">{stycke("Stryk det här")}</w:comment></w:comments>'
    data = med_delar(
        word(), {"word/comments.xml": kommentarer}, [("word/document.xml", "rK", "comments", "comments.xml")]
    )
    assert "utan plats i texten: «Stryk det här»" in orden(tmp_path, data)["DO03"]


def test_en_dold_bild_namns(tmp_path):
    (a,) = fynd(tmp_path, word(rubrik("Nuläge"), stycke(DOLT)))
    assert a.kod == "DO05"
    assert "under «Nuläge»: en bild eller ett objekt." in a.meddelande


def test_namnet_pa_den_som_far_andra_rensas_och_det_som_ar_oppet_for_alla_ar_kvar(tmp_path):
    alla = BEHORIG.replace('w:ed="kim@example.se"', 'w:edGrp="everyone"').replace('"7"', '"8"')
    data = word(stycke(BEHORIG), stycke(alla))
    assert "«kim@example.se»" in orden(tmp_path, data)["DO12"]
    paket, r = rensat(tmp_path, data)
    kropp = paket.las("word/document.xml").decode()
    assert r.borttaget == ("vem som får ändra i dokumentet",)
    assert "öppet" in kropp
    assert 'w:id="7"' not in kropp
    assert kropp.count('w:id="8"') == 2


def test_en_skrivares_vag_rensas_ur_en_arbetsbok_och_sidans_installningar_ar_kvar(tmp_path):
    bok = Paket(excel())
    blad = bok.las("xl/worksheets/sheet1.xml").replace(
        b"</worksheet>",
        f'<pageSetup xmlns:r="{OFFICE}" orientation="landscape" r:id="rS"/></worksheet>'.encode(),
    )
    data = med_delar(
        bok.data,
        {"xl/worksheets/sheet1.xml": blad, "xl/printerSettings/p1.bin": SKRIVARE},
        [("xl/worksheets/sheet1.xml", "rS", "printerSettings", "../printerSettings/p1.bin")],
    )
    assert r"«\\SERVER\Kims skrivare»" in orden(tmp_path, data, "plan.xlsx")["DO08"]
    paket, r = rensat(tmp_path, data, "plan.xlsx")
    assert r.borttaget == ("skrivarens inställningar",)
    assert "xl/printerSettings/p1.bin" not in paket
    efter = paket.las("xl/worksheets/sheet1.xml").decode()
    assert 'orientation="landscape"' in efter
    assert "rS" not in efter


def test_en_skrivares_vag_rensas_ur_ett_dokument_men_inte_en_egen_skrivares_namn(tmp_path):
    for namn, kvar in ((SKRIVARE, False), ("Skrivare 3".encode("utf-16-le"), True)):
        data = med_delar(
            word(stycke("Plan"), '<w:sectPr><w:printerSettings r:id="rS"/></w:sectPr>'),
            {"word/p1.bin": namn},
            [("word/document.xml", "rS", "printerSettings", "p1.bin")],
        )
        r = rensa(skriv(tmp_path, data), tmp_path / f"ren-{kvar}.docx")
        paket = Paket(r.fil.read_bytes())
        assert ("word/p1.bin" in paket) is kvar
        assert (b"printerSettings" in paket.las("word/document.xml")) is kvar


def test_arbetsboken_bakom_ett_diagram_rensas_som_en_egen_fil(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.properties.creator = "Kim Exempel"

    data = med_delar(
        word(),
        {"word/charts/chart1.xml": "<c/>", "word/embeddings/bok.xlsx": excel(andra)},
        [
            ("word/document.xml", "rC", "chart", "charts/chart1.xml"),
            ("word/charts/chart1.xml", "r1", "package", "../embeddings/bok.xlsx"),
        ],
    )
    assert "i arbetsboken bakom ett diagram, står «Kim Exempel»" in orden(tmp_path, data)["DO09"]
    paket, r = rensat(tmp_path, data)
    assert r.borttaget == ("uppgifter i arbetsboken bakom ett diagram",)
    assert r.kvar == ()
    inre = Paket(paket.las("word/embeddings/bok.xlsx"))
    assert b"Kim" not in inre.las("docProps/core.xml")


def test_en_trasig_bok_bakom_ett_diagram_star_kvar_och_namns(tmp_path):
    data = med_delar(
        word(),
        {"word/charts/chart1.xml": "<c/>", "word/embeddings/bok.xlsx": b"PK\x03\x04"},
        [
            ("word/document.xml", "rC", "chart", "charts/chart1.xml"),
            ("word/charts/chart1.xml", "r1", "package", "../embeddings/bok.xlsx"),
        ],
    )
    _, r = rensat(tmp_path, data)
    assert r.borttaget == ()
    assert {a.kod for a in r.kvar} == {"DO11"}


def test_den_som_skrivskyddade_en_arbetsbok_namns_och_rensas_men_skyddet_ar_kvar(tmp_path):
    bok = Paket(excel())
    rot = bok.las("xl/workbook.xml").replace(
        b"<workbookPr", b'<fileSharing readOnlyRecommended="1" userName="Kim Exempel"/><workbookPr', 1
    )
    data = bok.med({"xl/workbook.xml": rot})
    assert "«Kim Exempel»" in orden(tmp_path, data, "plan.xlsx")["DO09"]
    paket, r = rensat(tmp_path, data, "plan.xlsx")
    assert r.borttaget == ("vem som skrivskyddade arbetsboken",)
    assert b'<fileSharing readOnlyRecommended="1"/>' in paket.las("xl/workbook.xml")


def test_en_formel_som_lankar_in_i_huset_namns_med_sin_cell(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B2"] = r'=HYPERLINK("\\server\kim\plan.xlsx","planen")'
        bok.active["B3"] = '=HYPERLINK("https://www.example.se","webben")'

    (a,) = fynd(tmp_path, excel(andra), "plan.xlsx")
    assert (a.kod, str(a.plats)) == ("DO10", "Plan!B2")


def test_en_pivottabells_varden_namns_ocksa_utan_rader(tmp_path):
    varden = "<cacheFields><cacheField><sharedItems><s v='Kim'/><s v='Robin'/></sharedItems></cacheField></cacheFields>"
    data = med_delar(
        excel(),
        {"xl/p.xml": f'<pivotCacheDefinition xmlns="{S}">{varden}</pivotCacheDefinition>'},
        [("xl/workbook.xml", "rP", "pivotCacheDefinition", "p.xml")],
    )
    assert "i minnet bakom en pivottabell: 2 värden ur underlaget" in orden(tmp_path, data, "plan.xlsx")["DO05"]


def test_ett_personnummer_som_excel_gjort_till_ett_tal_utan_sin_nolla_namns(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B2"] = 507090009
        bok.active["B2"].number_format = "000000-0000"

    (a,) = fynd(tmp_path, excel(andra), "plan.xlsx")
    assert (a.kod, str(a.plats)) == ("PU01", "Plan!B2")


@pytest.mark.parametrize(
    ("fore", "efter"),
    [
        (b'<row r="2"', b'<row ht="0" r="2"'),
        (b"<sheetData>", b'<cols><col min="2" max="2" width="0"/></cols><sheetData>'),
    ],
)
def test_en_rad_eller_kolumn_utan_hojd_eller_bredd_ar_dold(tmp_path, fore, efter):
    bok = Paket(excel(lambda bok: bok.active.__setitem__("B2", "Telefonlista")))
    data = bok.med({n: bok.las(n).replace(fore, efter) for n in bok.namn if n == "xl/worksheets/sheet1.xml"})
    assert "i dolda rader eller kolumner: «Telefonlista»" in orden(tmp_path, data, "plan.xlsx")["DO05"]
