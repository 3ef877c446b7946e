"""Tillgängligheten i Word: vad som gör ett dokument svårt att läsa för någon, och att det som är rätt inte sägs."""

from __future__ import annotations

import pytest
from mapprov import exempelutkast
from tillganglighetsprov import (
    BESKRIVEN,
    BRA,
    EGENSKAPER,
    STILAR,
    bild,
    dokument,
    fargad,
    funna,
    koder,
    lank,
    rubrik,
    stycke,
    tabell,
)

from redovisning import resurser, skriv
from redovisning.anmarkning import Niva
from redovisning.granskning.katalog_tillganglighet import MEDDELANDEN

R1 = rubrik("Plan", "Rubrik1")


# --- helheten -----------------------------------------------------------------------------------------------------


def test_ett_dokument_som_alla_kan_lasa_ger_inget():
    assert funna(dokument(*BRA)) == []


def test_ett_daligt_dokument_faller_pa_varje_punkt():
    rad = [
        rubrik("Nuläge", "Rubrik2"),
        tabell(marke="", egenskaper=""),
        stycke("- fler tider"),
        stycke("- fler platser"),
        stycke(""),
        stycke(""),
        bild(""),
        stycke(fargad("Utkast", "FFC000")),
        lank("klicka här"),
    ]
    engelskt = STILAR.replace("sv-SE", "en-US")
    samma = {a.kod for a in funna(dokument(*rad, stilar=engelskt, egenskaper=EGENSKAPER.replace("Handlingsplan", "")))}
    utan_rubriker = set(koder(*[stycke("Text.")] * 11))
    assert samma | utan_rubriker == {m.kod for m in MEDDELANDEN}


@pytest.mark.parametrize("meddelande", MEDDELANDEN, ids=lambda m: m.kod)
def test_inget_av_det_stoppar_det_ar_varningar_och_rad(meddelande):
    assert meddelande.niva in (Niva.VARNING, Niva.RAD)
    assert meddelande.text.format(**meddelande.exempel).endswith(".")
    assert meddelande.atgard.endswith(".")


def test_det_ifyllda_formularet_och_mallarna_gar_att_lasa_for_alla(tmp_path):
    ifyllt = skriv(exempelutkast(), tmp_path / "f.docx")
    for fil in (ifyllt, resurser.mall("2024", "redovisning.docx"), resurser.mall("handlingsplan.docx")):
        assert [str(a) for a in funna(fil.read_bytes())] == [], fil.name


def test_den_byggda_planen_gar_att_lasa_for_alla(tmp_path):
    from redovisning import las
    from redovisning.handlingsplan.uppfoljning import folj_upp
    from redovisning.plandokument.bygge import plandokument

    plan = las(resurser.mall("exempel", "handlingsplan.yaml")).utan_luckor()
    assert [str(a) for a in funna(plandokument(plan, uppfoljning=folj_upp(plan, lambda *_: None)))] == []


@pytest.mark.parametrize("titel", ["", "  "])
def test_ett_dokument_utan_titel_sags(titel):
    assert koder(R1, egenskaper=EGENSKAPER.replace("Handlingsplan", titel)) == ["TG01"]


@pytest.mark.parametrize(("sprak", "koderna"), [("sv-SE", []), ("sv-FI", []), ("en-US", ["TG02"]), ("", ["TG02"])])
def test_spraket_ska_vara_svenska(sprak, koderna):
    assert koder(R1, stilar=STILAR.replace('w:val="sv-SE"', f'w:val="{sprak}"' if sprak else "")) == koderna


def test_spraket_i_normalstilen_gar_fore_grunden():
    svensk = '<w:name w:val="Normal"/><w:rPr><w:lang w:val="sv-SE"/></w:rPr>'
    stilar = STILAR.replace("sv-SE", "en-US").replace('<w:name w:val="Normal"/>', svensk)
    assert koder(R1, stilar=stilar) == []


# --- rubriker -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stilarna", "koderna"),
    [
        (("Rubrik1", "Rubrik2", "Rubrik1"), []),
        (("Rubrik1", "Egen", "Rubrik2"), []),
        (("Rubrik2",), ["TG03"]),
        (("Rubrik1", "Rubrik4"), ["TG03"]),
        (("Rubrik1", "Egen", "Rubrik4"), ["TG03"]),
    ],
)
def test_en_overhoppad_rubrikniva_sags_ocksa_for_egna_stilar(stilarna, koderna):
    assert koder(*(rubrik(f"R{i}", stil) for i, stil in enumerate(stilarna))) == koderna


def test_anmarkningen_sager_rubriken_och_nivan():
    (a,) = funna(dokument(R1, rubrik("Nuläge", "Rubrik4")))
    assert str(a).startswith("Handlingsplan.docx varning TG03: «Nuläge» på nivå 4 står direkt efter nivå 1.")


def test_en_tom_rubrik_ar_ett_tomt_stycke_och_ingen_niva():
    assert koder(R1, rubrik("", "Rubrik4"), stycke("Text.")) == ["TG09"]


def test_ett_langt_dokument_utan_rubriker_sags_men_inte_ett_kort():
    assert koder(*[stycke("Text.")] * 11) == ["TG04"]
    assert koder(*[stycke("Text.")] * 10) == []


# --- tabeller -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marke", "egenskaper", "koderna"),
    [
        ("", BESKRIVEN, ["TG05"]),
        ('<w:trPr><w:tblHeader w:val="0"/></w:trPr>', BESKRIVEN, ["TG05"]),
        ("", f'<w:tblLook w:val="0480" w:firstRow="0" w:firstColumn="1"/>{BESKRIVEN}', []),
        ("", f'<w:tblLook w:val="0080"/>{BESKRIVEN}', []),
        ("", f'<w:tblLook w:val="04A0"/>{BESKRIVEN}', ["TG05"]),
        ("", f'<w:tblLook w:val="zz"/>{BESKRIVEN}', ["TG05"]),
        ("<w:trPr><w:tblHeader/></w:trPr>", "", ["TG06"]),
        ("<w:trPr><w:tblHeader/></w:trPr>", '<w:tblCaption w:val=" "/>', ["TG06"]),
        ("<w:trPr><w:tblHeader/></w:trPr>", '<w:tblCaption w:val="Åtgärder"/>', []),
    ],
)
def test_tabeller_ska_ha_rubrikrad_eller_rubrikkolumn_och_en_beskrivning(marke, egenskaper, koderna):
    assert koder(R1, tabell(marke, egenskaper)) == koderna


@pytest.mark.parametrize("fore", [True, False])
def test_en_bildtext_intill_tabellen_ar_en_beskrivning(fore):
    text = stycke("Tabell 1. Åtgärder", '<w:pStyle w:val="Bildtext"/>')
    assert koder(R1, *((text, tabell(egenskaper="")) if fore else (tabell(egenskaper=""), text))) == []


def test_en_tabell_med_en_rad_behover_ingen_rubrikrad():
    assert koder(R1, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ruta</w:t></w:r></w:p></w:tc></w:tr></w:tbl>") == []


# --- listor och luft ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("borjan", ["- ", "– ", "• ", "1. ", "2) "])
def test_en_lista_av_tecken_sags_en_gang(borjan):
    assert koder(R1, *(stycke(f"{borjan}{t}") for t in ("fler tider", "fler platser", "fler händer"))) == ["TG07"]


def test_ett_ensamt_streck_eller_ett_artal_ar_ingen_lista():
    assert koder(R1, stycke("- fler tider"), stycke("Text."), stycke("2024 blev bra"), stycke("2025 också")) == []


def test_tomma_stycken_mellan_stycken_sags_en_gang_per_avsnitt():
    luft = (stycke("A"), stycke(""), stycke("B"), stycke(""), stycke(""), stycke("C"))
    (a,) = funna(dokument(R1, *luft))
    assert a.kod == "TG09"
    assert "efter «A» och efter «B»" in a.meddelande


@pytest.mark.parametrize(
    "kropp",
    [
        (tabell(), stycke(""), tabell()),
        (stycke("A"), stycke('<w:r><w:br w:type="page"/></w:r>'), stycke("B")),
        (stycke("A"), bild(), stycke("B")),
        (stycke("A"), stycke(""), tabell()),
        (stycke("A"), "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", stycke("B")),
    ],
)
def test_tomma_stycken_som_behovs_sags_inte(kropp):
    assert koder(R1, *kropp) == []


# --- bilder och länkar --------------------------------------------------------------------------------------------

_TEXTRUTA = '<wps:txbx xmlns:wps="urn:x"><w:txbxContent><w:p><w:r><w:t>Obs</w:t></w:r></w:p></w:txbxContent></wps:txbx>'
_PRYDNAD = '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'


@pytest.mark.parametrize("text", ["", " ", "Bild 3", "image1.png", "diagram", "vantetider-2024.svg"])
def test_en_bild_utan_text_eller_med_bara_ett_namn_sags(text):
    (a,) = funna(dokument(R1, bild(text)))
    assert (a.kod, "«Bildobjekt 3»" in a.meddelande) == ("TG08", True)


def test_en_bild_till_prydnad_eller_en_textruta_behover_ingen_text():
    assert koder(R1, bild("", _PRYDNAD)) == []
    assert koder(R1, bild("").replace("</wp:inline>", f"{_TEXTRUTA}</wp:inline>")) == []


def test_en_bild_i_aldre_format_provas_ocksa():
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    form = '<w:r><w:pict><v:shape {} id="s1"{}><v:imagedata/></v:shape></w:pict></w:r>'
    assert koder(R1, stycke(form.format(vml, ""))) == ["TG08"]
    assert koder(R1, stycke(form.format(vml, ' alt="Väntetiderna sjunker"'))) == []


@pytest.mark.parametrize("text", ["här", "Klicka här!".rstrip("!"), "Läs mer ›", "https://example.se/vantetider"])
def test_en_lank_som_inte_sager_vart_sags(text):
    assert koder(R1, lank(text)) == ["TG11"]


@pytest.mark.parametrize("text", ["Vårdgarantin på 1177", "kim@example.se", "Läs mer om vårdgarantin"])
def test_en_lank_som_sager_vart_sags_inte(text):
    assert koder(R1, lank(text)) == []


# --- kontrast -----------------------------------------------------------------------------------------------------

_MORK_CELL = '<w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>'
_VIT = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>Vit</w:t></w:r>'
_SVART = '<w:r><w:rPr><w:color w:val="000000"/></w:rPr><w:t>Svart</w:t></w:r>'


@pytest.mark.parametrize(
    "korning",
    [
        fargad("x", "FFC000"),
        fargad("x", "777777"),
        fargad("x", "000000", '<w:shd w:fill="404040"/>'),
        fargad("x", "0000FF", '<w:highlight w:val="red"/>'),
        fargad("x", mer='<w:rStyle w:val="Svag"/>'),
    ],
)
def test_for_svag_kontrast_sags_var_fargen_an_kommer_ifran(korning):
    assert koder(R1, stycke(korning)) == ["TG10"]


@pytest.mark.parametrize(
    "korning",
    [
        fargad("x", "767676"),
        fargad("x", "auto", '<w:shd w:fill="000000"/>'),
        fargad(" ", "FFFFFF"),
        fargad("x", "000000", '<w:highlight w:val="yellow"/><w:rStyle w:val="Svag"/>'),
        "<w:del><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:delText>x</w:delText></w:r></w:del>",
    ],
)
def test_tillracklig_kontrast_sags_inte(korning):
    assert koder(R1, stycke(korning)) == []


def test_fargen_i_styckets_stil_galler_nar_korningen_inte_har_nagon():
    assert koder(R1, stycke("x", '<w:pStyle w:val="Ljus"/>')) == ["TG10"]


@pytest.mark.parametrize(("korning", "koderna"), [(_VIT, []), (_SVART, ["TG10"])])
def test_cellens_skuggning_ar_bakgrunden(korning, koderna):
    inre = tabell(cellegenskaper=_MORK_CELL).replace("<w:r>", "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr>")
    med = inre.replace("</w:p></w:tc>", f"{korning}</w:p></w:tc>", 1)
    assert koder(R1, med) == koderna


def test_rubrikradens_farger_i_tabellens_stil_galler_bara_rubrikraden():
    stil = '<w:tblStyle w:val="Mork"/><w:tblLook w:val="0020" w:firstRow="1" w:firstColumn="0"/>'
    assert koder(R1, tabell(egenskaper=stil + BESKRIVEN)) == []
    svart = tabell(egenskaper=stil + BESKRIVEN, forst="FÖRST").replace(
        '<w:r><w:t xml:space="preserve">FÖRST', "<w:r><w:rPr><w:color w:val='000000'/></w:rPr><w:t>FÖRST"
    )
    assert koder(R1, svart) == ["TG10"]


def test_sidfoten_provas_ocksa():
    (a,) = funna(dokument(R1, sidfot=stycke(fargad("Utkast", "DDDDDD"))))
    assert "i sidfoten" in a.meddelande
    assert "1,3:1" in a.meddelande


def test_annat_an_word_provas_inte(tmp_path):
    from bilageprov import excel

    assert funna(excel()) == []
