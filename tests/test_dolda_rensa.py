"""En ren kopia: det som inte syns är borta, texten och alla andra delar är kvar som de var, och resten namns."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bilageprov import excel, pdf, rubrik, stycke, word
from doldprov import (
    BILD,
    EXIF_GPS,
    EXIF_NAMN,
    TIFF_GPS,
    bild,
    exif,
    med_bild,
    med_delar,
    med_egenskaper,
    med_pivot,
    skriv,
)
from mapprov import kor
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image
from regelfall import helt_utkast

from redovisning import las
from redovisning import skriv as skriv_utkast
from redovisning.dolda.bilder import exif_i, orientering
from redovisning.dolda.bildrensning import utan_uppgifter
from redovisning.dolda.paketandring import Paketandring
from redovisning.dolda.rensning import Rensad, rensa
from redovisning.fel import Anvandningsfel, MalfilAndrad, OlasbarFil, RedovisningFel, SkrivFel
from redovisning.paket import Paket

KOMMENTERAT = stycke(
    '<w:commentRangeStart w:id="1"/><w:r><w:t>tolv veckor</w:t></w:r><w:commentRangeEnd w:id="1"/>'
    '<w:r><w:rPr><w:rStyle w:val="x"/></w:rPr><w:commentReference w:id="1"/></w:r>'
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
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


# --- det som tas bort -------------------------------------------------------------------------------------------


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


# --- bilder -----------------------------------------------------------------------------------------------------


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


# --- det som står kvar ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("innehall", "kod"),
    [
        ('<w:ins w:id="1"><w:r><w:t>nytt</w:t></w:r></w:ins>', "DO04"),
        ('<w:del w:id="1"><w:r><w:delText>gammalt</w:delText></w:r></w:del>', "DO04"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>internt</w:t></w:r>", "DO05"),
        ('<w:fldSimple w:instr="INCLUDETEXT x"><w:r><w:t>text</w:t></w:r></w:fldSimple>', "DO01"),
        ("<w:r><w:t>Den 850709-9805.</w:t></w:r>", "PU01"),
    ],
)
def test_det_som_nagon_maste_avgora_star_kvar_ord_for_ord_och_namns(tmp_path, innehall, kod):
    data = kommenterat(stycke(innehall))
    paket, borttaget, kvar = rensat(tmp_path, data)
    assert kvar == {kod}
    assert "en kommentar" in borttaget
    assert innehall in paket.las("word/document.xml").decode()


def test_dolda_blad_star_kvar_och_namns(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.create_sheet("Arbetsmaterial")["A1"] = "Telefonlista"
        bok["Arbetsmaterial"].sheet_state = "veryHidden"

    data = med_egenskaper(excel(andra))
    paket, _, kvar = rensat(tmp_path, data, "plan.xlsx")
    assert kvar == {"DO05"}
    assert load_workbook(io.BytesIO(paket.data))["Arbetsmaterial"]["A1"].value == "Telefonlista"


def test_en_egenskap_som_texten_visar_star_kvar(tmp_path):
    falt = stycke('<w:fldSimple w:instr="DOCPROPERTY Handläggare"><w:r><w:t>Kim</w:t></w:r></w:fldSimple>')
    kontroll = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]" w:storeItemID="{A}"/></w:sdtPr>'
        f"<w:sdtContent>{stycke('Kim Exempel')}</w:sdtContent></w:sdt>"
    )
    paket, borttaget, kvar = rensat(tmp_path, med_egenskaper(word(falt, kontroll)))
    assert kvar == {"DO09", "DO12"}
    assert "Kim Exempel" in paket.las("docProps/core.xml").decode()
    assert "Robin Exempel" not in paket.las("docProps/core.xml").decode()
    assert "företaget" in borttaget


def test_av_tva_egna_egenskaper_star_bara_den_som_texten_visar_kvar(tmp_path):
    falt = stycke('<w:fldSimple w:instr="DOCPROPERTY Handläggare"><w:r><w:t>Kim</w:t></w:r></w:fldSimple>')
    paket = Paket(med_egenskaper(word(falt)))
    tva = paket.las("docProps/custom.xml").replace(
        b"</Properties>",
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="Status"><x/></property></Properties>',
    )
    efter, borttaget, kvar = rensat(tmp_path, paket.med({"docProps/custom.xml": tva}))
    assert kvar == {"DO12"}
    assert "en egen egenskap" in borttaget
    assert b"Status" not in efter.las("docProps/custom.xml")
    assert "Handläggare" in efter.las("docProps/custom.xml").decode()


def test_kommentarer_vars_rutor_inte_gar_att_tolka_star_kvar(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B3"].comment = Comment("Stämmer?", "Kim")

    paket = Paket(excel(andra))
    (vml,) = [n for n in paket.namn if n.endswith(".vml")]
    efter, borttaget, kvar = rensat(tmp_path, paket.med({vml: b"<xml><br></xml>"}), "plan.xlsx")
    assert (borttaget, kvar) == ((), {"DO03"})
    assert vml in efter


@pytest.mark.parametrize("bindning", ["w:dataBinding", f'w15:dataBinding xmlns:w15="{W15}"'])
def test_egen_xml_som_texten_visar_star_kvar(tmp_path, bindning):
    kontroll = (
        f'<w:sdt><w:sdtPr><{bindning} w:xpath="/m/vem" w:storeItemID="{{ABC}}"/></w:sdtPr>'
        f"<w:sdtContent>{stycke('Kim')}</w:sdtContent></w:sdt>"
    )
    data = med_delar(
        word(kontroll),
        {
            "customXml/item1.xml": "<m><vem>Kim</vem></m>",
            "customXml/itemProps1.xml": '<d:datastoreItem d:itemID="{abc}" '
            'xmlns:d="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>',
            "customXml/item2.xml": "<annat><x/></annat>",
        },
        [
            ("word/document.xml", "r1", "customXml", "../customXml/item1.xml"),
            ("word/document.xml", "r2", "customXml", "../customXml/item2.xml"),
            ("customXml/item1.xml", "r1", "customXmlProps", "itemProps1.xml"),
        ],
    )
    paket, _, kvar = rensat(tmp_path, data)
    assert kvar == {"DO13"}
    assert "customXml/item1.xml" in paket
    assert "customXml/itemProps1.xml" in paket
    assert "customXml/item2.xml" not in paket


# --- det som inte går -------------------------------------------------------------------------------------------


def test_en_signerad_fil_rensas_inte(tmp_path):
    signatur = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    data = med_delar(word(), {"_xmlsignatures/origin.sigs": b""}, [("", "rS", signatur, "_xmlsignatures/origin.sigs")])
    with pytest.raises(Anvandningsfel, match="digitalt signerad"):
        rensa(skriv(tmp_path, data), tmp_path / "ren.docx")
    assert not (tmp_path / "ren.docx").exists()


@pytest.mark.parametrize(
    ("data", "namn"), [(pdf(), "p.pdf"), (bild("PNG"), "b.png"), (b"formular: 2024\n", "r.yaml"), (b"{}", "r.json")]
)
def test_filer_av_annat_slag_far_en_mening(tmp_path, data, namn):
    with pytest.raises(Anvandningsfel, match="bara Word-dokument"):
        rensa(skriv(tmp_path, data, namn), tmp_path / f"ren{Path(namn).suffix}")


def test_kopian_ska_ha_samma_andelse(tmp_path):
    with pytest.raises(Anvandningsfel, match=r"samma ändelse som filen, \.docx"):
        rensa(skriv(tmp_path, word()), tmp_path / "ren.xlsx")


def test_originalet_ersatts_aldrig_utan_fraga(tmp_path):
    fil = skriv(tmp_path, med_egenskaper(word()))
    with pytest.raises(MalfilAndrad):
        rensa(fil, fil)
    assert rensa(fil, fil, ersatt=True).kvar == ()
    assert len(list(tmp_path.iterdir())) == 2


def test_en_kopia_vars_text_skiljer_sig_skrivs_inte(tmp_path, monkeypatch):
    from redovisning.dolda import wordrensning

    def tar_for_mycket(andring, _bundet, _acceptera):
        kropp = andring.rot("word/document.xml")
        next(kropp.iter(f"{{{W}}}t")).text = ""
        andring.andrad("word/document.xml")
        yield "för mycket"

    monkeypatch.setattr(wordrensning, "rensa_dokumentet", tar_for_mycket)
    with pytest.raises(SkrivFel, match="inte densamma"):
        rensa(skriv(tmp_path, word()), tmp_path / "ren.docx")
    assert not (tmp_path / "ren.docx").exists()


def test_en_fil_som_inte_gar_att_lasa_sags_om_filen_och_inte_om_kopian(tmp_path):
    data = med_delar(word(), {"word/header1.xml": "<w:hdr"}, [("word/document.xml", "r9", "header", "header1.xml")])
    with pytest.raises(OlasbarFil, match=r"plan\.docx: Filen är skadad: delen word/header1\.xml"):
        rensa(skriv(tmp_path, data), tmp_path / "ren.docx")


def test_en_kopia_som_inte_gar_att_lasa_skrivs_inte(tmp_path, monkeypatch):
    monkeypatch.setattr(Paketandring, "data", lambda _: b"PK\x03\x04trasig")
    with pytest.raises(SkrivFel, match=r"ren\.docx: kopian gick inte att läsa tillbaka"):
        rensa(skriv(tmp_path, word()), tmp_path / "ren.docx")


# --- hela filer -------------------------------------------------------------------------------------------------


def fel_i(data: bytes, mapp: Path, namn: str) -> list[str]:
    granskare = OpenXmlValidator(FileFormat.OFFICE_2019)
    return [str(e.description) for e in granskare.validate(str(skriv(mapp, data, namn))).errors]


@pytest.mark.parametrize("andelse", [".docx", ".xlsx"])
def test_ett_utkast_har_samma_svar_efterat_och_ar_lika_giltigt(tmp_path, andelse):
    fil = skriv_utkast(helt_utkast({"region": "Region Halland"}), tmp_path / f"svar{andelse}")
    fil.write_bytes(med_egenskaper(fil.read_bytes()))
    fore = fel_i(fil.read_bytes(), tmp_path, f"fore{andelse}")
    ren = rensa(fil, tmp_path / f"ren{andelse}")
    assert ren.kvar == ()
    assert las(ren.fil) == las(fil)
    assert set(fel_i(ren.fil.read_bytes(), tmp_path, f"efter{andelse}")) <= set(fore)


def test_en_arbetsbok_utan_sina_kommentarer_ar_giltig(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B3"].comment = Comment("Stämmer?", "Kim")

    paket, _, _ = rensat(tmp_path, excel(andra), "plan.xlsx")
    fore = fel_i(excel(lambda bok: bok), tmp_path, "fore.xlsx")
    assert set(fel_i(paket.data, tmp_path, "efter.xlsx")) <= set(fore)


def rensat_eller_mening(fil: Path, ut: Path) -> tuple[Rensad | None, str]:
    try:
        return rensa(fil, ut), ""
    except (OlasbarFil, Anvandningsfel) as fel:
        return None, str(fel)


def test_varje_fil_i_samlingen_rensas_eller_far_en_mening(provdata: Path, tmp_path: Path, monkeypatch):
    # Hundra filer som strax tas bort behöver inte nå disken.
    monkeypatch.setattr("os.fsync", lambda _: None)
    tas_bort = {"DO03", "DO06", "DO08", "DO09", "DO12", "DO14"}
    rensade = 0
    for fil in sorted((provdata / "korpus").iterdir()):
        ut = tmp_path / f"ren{fil.suffix}"
        ren, mening = rensat_eller_mening(fil, ut)
        if ren is None:
            assert mening.startswith(str(fil)), fil.name
            assert not ut.exists()
            continue
        rensade += 1
        assert not {a.kod for a in ren.kvar} & tas_bort, fil.name
        ut.unlink()
    assert rensade > 50


# --- kommandot --------------------------------------------------------------------------------------------------


def test_kommandot_sager_vad_som_togs_bort_och_vad_som_ar_kvar(tmp_path, capsys):
    fil = skriv(tmp_path, kommenterat(stycke('<w:ins w:id="1"><w:r><w:t>nytt</w:t></w:r></w:ins>')))
    assert kor("rensa", fil, "--ut", tmp_path / "ren.docx") == 1
    ut, fel = capsys.readouterr()
    assert ut == f"{tmp_path / 'ren.docx'}\n"
    assert "Borttaget: listan över dem som har kommenterat eller ändrat, en kommentar." in fel
    assert "ren.docx varning DO04: en spårad ändring är kvar under «Nuläge»: infogat «nytt»." in fel


def test_kommandot_ger_noll_nar_allt_ar_rensat(tmp_path, capsys):
    fil = skriv(tmp_path, med_egenskaper(word()))
    assert kor("rensa", fil, "--ut", tmp_path / "ren.docx") == 0
    assert "Kvar" not in capsys.readouterr().err
    assert kor("rensa", tmp_path / "ren.docx", "--ut", tmp_path / "ren2.docx") == 0
    assert "Det fanns inget att ta bort. Kopian är likadan." in capsys.readouterr().err


def test_kommandot_ger_tva_nar_inget_skrivs(tmp_path, capsys):
    assert kor("rensa", skriv(tmp_path, pdf(), "p.pdf"), "--ut", tmp_path / "ren.pdf") == 2
    assert "bara Word-dokument" in capsys.readouterr().err
    assert issubclass(Anvandningsfel, RedovisningFel)
