"""En ren kopia: det som inte syns är borta, och texten och alla andra delar är kvar som de var."""

from __future__ import annotations

import io

import pytest
from bilageprov import excel, rubrik, stycke, word
from doldprov import (
    BILD,
    EXIF_GPS,
    EXIF_NAMN,
    TIFF_GPS,
    W,
    bild,
    exif,
    kommenterat,
    med_bild,
    med_delar,
    med_egenskaper,
    med_pivot,
    rensat,
    skriv,
)
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from PIL import Image

from redovisning.dolda.bilder import exif_i, orientering
from redovisning.dolda.bildrensning import utan_uppgifter
from redovisning.dolda.rensning import rensa
from redovisning.paket import Paket

# --- det som tas bort ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "namn"), [(word(), "plan.docx"), (excel(), "plan.xlsx")])
def test_namn_egna_egenskaper_egen_xml_och_miniatyr_ar_borta_och_titeln_kvar(tmp_path, data, namn):
    paket, borttaget, kvar = rensat(tmp_path, med_egenskaper(data), namn)
    assert kvar == set()
    assert {"författaren", "företaget", "mallens sökväg", "en egen egenskap", "en miniatyrbild"} <= set(borttaget)
    karna = paket.las("docProps/core.xml").decode()
    assert "Exempel" not in karna
    assert "<dc:title>Plan</dc:title>" in karna
    assert not {"docProps/custom.xml", "docProps/thumbnail.jpeg", "customXml/item9.xml"} & set(paket.namn)


def test_allt_som_inte_rensas_ar_kvar_byte_for_byte(tmp_path):
    fore = Paket(med_egenskaper(med_bild(bild("PNG"))))
    paket, _, _ = rensat(tmp_path, fore.data)
    rorda = {"docProps/core.xml", "docProps/app.xml", "_rels/.rels", "word/_rels/document.xml.rels"}
    for namn in set(paket.namn) - rorda:
        assert paket.las(namn) == fore.las(namn), namn
    assert set(fore.namn) - set(paket.namn) == {
        "docProps/custom.xml",
        "docProps/thumbnail.jpeg",
        "customXml/item9.xml",
    }


def test_en_fil_utan_nagot_att_ta_bort_blir_samma_byte(tmp_path):
    data = word(rubrik("Nuläge"), stycke(BILD))
    r = rensa(skriv(tmp_path, data), tmp_path / "ren.docx")
    assert r.borttaget == ()
    assert r.fil.read_bytes() == data


def test_kommentarer_i_word_ar_borta_med_marken_personer_och_bilder_i_dem(tmp_path):
    paket, borttaget, kvar = rensat(tmp_path, kommenterat())
    assert kvar == set()
    assert "en kommentar" in borttaget
    kropp = paket.las("word/document.xml").decode()
    assert "tolv veckor" in kropp
    assert "comment" not in kropp
    assert not [n for n in paket.namn if "comment" in n or "people" in n or "media" in n]
    assert b"comments" not in paket.las("[Content_Types].xml")
    assert b"comments" not in paket.las("word/_rels/document.xml.rels")


def test_kommentarer_i_excel_ar_borta_och_cellerna_kvar(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B3"] = "86 %"
        bok.active["B3"].comment = Comment("Stämmer?", "Kim Exempel")

    paket, borttaget, kvar = rensat(tmp_path, excel(andra), "plan.xlsx")
    assert (borttaget, kvar) == (("kommentarerna på ett blad",), set())
    assert not [n for n in paket.namn if "comment" in n.lower() or "vml" in n.lower()]
    bok = load_workbook(io.BytesIO(paket.data))
    assert bok.active["B3"].value == "86 %"
    assert bok.active["B3"].comment is None


def test_en_knapp_i_samma_ritning_som_kommentarerna_ar_kvar(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B3"].comment = Comment("Stämmer?", "Kim")

    paket = Paket(excel(andra))
    (vml,) = [n for n in paket.namn if n.endswith(".vml")]
    knapp = (
        b'<v:shape id="k" xmlns:v="urn:schemas-microsoft-com:vml"><x:ClientData '
        b'xmlns:x="urn:schemas-microsoft-com:office:excel" ObjectType="Button"/></v:shape></xml>'
    )
    data = paket.med({vml: paket.las(vml).replace(b"</xml>", knapp)})
    efter, _, kvar = rensat(tmp_path, data, "plan.xlsx")
    assert kvar == set()
    assert b'ObjectType="Button"' in efter.las(vml)
    assert b'ObjectType="Note"' not in efter.las(vml)


def test_mappen_som_excel_minns_och_mallens_vag_ar_borta(tmp_path):
    paket = Paket(excel())
    vag = (
        b'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
        b'Requires="x15"><x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" '
        b'url="C:\\Users\\kim\\"/></mc:Choice></mc:AlternateContent><bookViews'
    )
    data = paket.med({"xl/workbook.xml": paket.las("xl/workbook.xml").replace(b"<bookViews", vag)})
    efter, borttaget, kvar = rensat(tmp_path, data, "plan.xlsx")
    assert (borttaget, kvar) == (("mappen som arbetsboken sparades i",), set())
    assert b"AlternateContent" not in efter.las("xl/workbook.xml")


def test_kopplingen_till_en_mall_och_en_adresslista_ar_borta_ur_installningarna(tmp_path):
    installningar = (
        f'<w:settings xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<w:attachedTemplate r:id="r1"/><w:mailMerge><w:dataSource r:id="r2"/></w:mailMerge><w:zoom w:percent="90"/>'
        "</w:settings>"
    )
    data = med_delar(
        word(),
        {"word/settings.xml": installningar},
        [
            ("word/document.xml", "rI", "settings", "settings.xml"),
            ("word/settings.xml", "r1", "attachedTemplate", "file:///C:\\Users\\kim\\x.dotm"),
            ("word/settings.xml", "r2", "mailMergeSource", "file:///C:\\Users\\kim\\adresser.xlsx"),
        ],
    )
    efter, borttaget, kvar = rensat(tmp_path, data)
    assert (set(borttaget), kvar) == ({"kopplingen till en mall", "kopplingen till en adresslista"}, set())
    assert b"zoom" in efter.las("word/settings.xml")


def test_variabler_ar_borta_utom_den_som_texten_visar(tmp_path):
    installningar = (
        f'<w:settings xmlns:w="{W}"><w:docVars><w:docVar w:name="Handläggare" w:val="Kim"/>'
        '<w:docVar w:name="Datum" w:val="i dag"/></w:docVars></w:settings>'
    )
    visar = stycke('<w:fldSimple w:instr=" DOCVARIABLE  Datum "><w:r><w:t>i dag</w:t></w:r></w:fldSimple>')
    rel = [("word/document.xml", "rI", "settings", "settings.xml")]
    efter, borttaget, kvar = rensat(tmp_path, med_delar(word(visar), {"word/settings.xml": installningar}, rel))
    assert (borttaget, kvar) == (("en variabel",), {"DO12"})
    assert b"Kim" not in efter.las("word/settings.xml")
    efter, borttaget, kvar = rensat(tmp_path, med_delar(word(), {"word/settings.xml": installningar}, rel), "b.docx")
    assert (borttaget, kvar) == (("2 variabler",), set())
    assert b"docVars" not in efter.las("word/settings.xml")


def test_namnet_i_en_pivottabells_minne_ar_borta(tmp_path):
    efter, borttaget, kvar = rensat(tmp_path, med_pivot("Plan"), "plan.xlsx")
    assert (borttaget, kvar) == (("vem som uppdaterade en pivottabell",), set())
    assert b"Kim" not in efter.las("xl/pivotCache/pivotCacheDefinition1.xml")


# --- bilder ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("format_", "slag"), [("JPEG", EXIF_GPS), ("PNG", EXIF_GPS), ("JPEG", EXIF_NAMN)])
def test_bildens_uppgifter_ar_borta_och_bilden_visas_lika(tmp_path, format_, slag):
    data = bild(format_, exif(slag))
    paket, borttaget, kvar = rensat(tmp_path, med_bild(data, f"bild1.{format_.lower()}"))
    assert (borttaget, kvar) == (("uppgifterna i en bild",), set())
    ren = paket.las(f"word/media/bild1.{format_.lower()}")
    assert Image.open(io.BytesIO(ren)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert [orientering(e) for e in exif_i(ren)] == ([6] if slag == EXIF_GPS else [])


def test_en_tiff_med_plats_star_kvar_och_namns(tmp_path):
    _, borttaget, kvar = rensat(tmp_path, med_bild(TIFF_GPS, "bild1.tiff"))
    assert (borttaget, kvar) == ((), {"DO02"})


@pytest.mark.parametrize("data", [b"GIF89a", bild("JPEG")[:30], b"\xff\xd8", b"\x89PNG\r\n\x1a\n\0\0\0\x09eXIf"])
def test_en_trasig_eller_annan_bild_lamnas_som_den_ar(data):
    assert utan_uppgifter(data) == data
