"""Text som ingen ser men alla får: dold av en stil, skriven i en punkt, eller i samma färg som pappret."""

from __future__ import annotations

import pytest
from bilageprov import NAMNRYMDER, rubrik, stycke, word
from doldprov import orden

VIT = '<w:color w:val="FFFFFF"/>'
LITEN = '<w:sz w:val="2"/>'
DOLD = "<w:vanish/>"
MORK = '<w:shd w:val="clear" w:fill="1F3864"/>'


def text(egenskaper: str, ord_: str = "Kim ringde") -> str:
    return f"<w:r><w:rPr>{egenskaper}</w:rPr><w:t>{ord_}</w:t></w:r>"


def stil(slag: str, egenskaper: str, mer: str = "", id_: str = "S", forval: str = "") -> str:
    return f'<w:style w:type="{slag}" w:styleId="{id_}" {forval}>{mer}<w:rPr>{egenskaper}</w:rPr></w:style>'


def tabell(inre: str, egenskaper: str = "", cell: str = "", utseende: str = "") -> str:
    celler = f"<w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{inre}</w:tc></w:tr>"
    return f"<w:tbl><w:tblPr>{egenskaper}{utseende}</w:tblPr>{celler}</w:tbl>"


def dokument(*stycken: str, stilar: str = "") -> bytes:
    if not stilar:
        return word(rubrik("Nuläge"), *stycken)
    rader = (("rS", "styles", "styles.xml"),)
    return word(rubrik("Nuläge"), *stycken, rader=rader, word__styles=f"<w:styles {NAMNRYMDER}>{stilar}</w:styles>")


@pytest.mark.parametrize(
    ("egenskaper", "sagt"),
    [
        (LITEN, "«Kim ringde» (i storlek 1)"),
        ('<w:sz w:val="7"/>', "«Kim ringde» (i storlek 3,5)"),
        ('<w:sz w:val="8"/>', "«Kim ringde» (i storlek 4)"),
        (VIT, "«Kim ringde» (i samma färg som bakgrunden)"),
        ('<w:color w:val="FEFEFA"/>', "«Kim ringde» (i samma färg som bakgrunden)"),
        ('<w:color w:val="1F3864"/>' + MORK, "«Kim ringde» (i samma färg som bakgrunden)"),
        ('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', "«Kim ringde» (i samma färg som bakgrunden)"),
        (DOLD + VIT, "«Kim ringde»"),
    ],
)
def test_text_som_inte_syns_namns_med_sitt_skal(tmp_path, egenskaper, sagt):
    funna = orden(tmp_path, dokument(stycke(text(egenskaper))))
    assert f"under «Nuläge»: {sagt}." in funna["DO05"]


@pytest.mark.parametrize(
    "egenskaper",
    [
        '<w:sz w:val="9"/>',
        '<w:sz w:val="x"/>',
        VIT + MORK,
        VIT + '<w:highlight w:val="black"/>',
        '<w:color w:val="BBBBBB"/>',
        '<w:color w:val="auto"/>',
        '<w:vanish w:val="0"/>',
        "",
    ],
)
def test_text_som_syns_namns_inte(tmp_path, egenskaper):
    assert "DO05" not in orden(tmp_path, dokument(stycke(text(egenskaper))))


@pytest.mark.parametrize("egenskaper", [DOLD, LITEN, VIT])
@pytest.mark.parametrize(
    ("slag", "innehall"),
    [
        ("paragraph", stycke(text(""), '<w:pStyle w:val="S"/>')),
        ("character", stycke(text('<w:rStyle w:val="S"/>'))),
        ("table", tabell(stycke(text("")), '<w:tblStyle w:val="S"/>')),
    ],
)
def test_en_stil_som_gommer_sin_text_namns_vilket_slag_den_an_ar(tmp_path, slag, innehall, egenskaper):
    """Word visar inget i stycket, och den som bara ser på körningen hittar det inte."""
    arvd = stil(slag, "", '<w:basedOn w:val="Bas"/>') + stil(slag, egenskaper, id_="Bas")
    for stilar in (stil(slag, egenskaper), arvd):
        assert "«Kim ringde»" in orden(tmp_path, dokument(innehall, stilar=stilar))["DO05"]
    assert "DO05" not in orden(tmp_path, dokument(innehall, stilar=stil(slag, "<w:b/>")))


@pytest.mark.parametrize("egenskaper", [DOLD, LITEN, VIT])
def test_dokumentets_grund_kan_gomma_allt(tmp_path, egenskaper):
    grund = f"<w:docDefaults><w:rPrDefault><w:rPr>{egenskaper}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert "«Kim ringde»" in orden(tmp_path, dokument(stycke(text("")), stilar=grund))["DO05"]


@pytest.mark.parametrize(
    ("stilens", "korningens"),
    [(DOLD, '<w:vanish w:val="0"/>'), (LITEN, '<w:sz w:val="22"/>'), (VIT, '<w:color w:val="000000"/>')],
)
def test_en_korning_som_visar_det_som_stilen_gommer_namns_inte(tmp_path, stilens, korningens):
    innehall = stycke(text(korningens), '<w:pStyle w:val="S"/>')
    assert "DO05" not in orden(tmp_path, dokument(innehall, stilar=stil("paragraph", stilens)))


def test_vit_text_pa_en_mork_rubrikrad_syns(tmp_path):
    """Så ser de flesta tabeller ut."""
    direkt = tabell(stycke(text(VIT)), cell=MORK)
    rad = f'<w:tblStylePr w:type="firstRow"><w:rPr>{VIT}</w:rPr><w:tcPr>{MORK}</w:tcPr></w:tblStylePr>'
    stilen = f'<w:style w:type="table" w:styleId="S">{rad}</w:style>'
    ur_stilen = tabell(stycke(text(VIT)), '<w:tblStyle w:val="S"/>', utseende='<w:tblLook w:firstRow="1"/>')
    assert "DO05" not in orden(tmp_path, dokument(direkt))
    assert "DO05" not in orden(tmp_path, dokument(ur_stilen, stilar=stilen))
    assert "DO05" in orden(tmp_path, dokument(tabell(stycke(text(VIT)))))


def test_vit_text_i_en_textruta_kan_ha_fargen_bakom_sig(tmp_path):
    ruta = f"<w:r><w:pict><w:txbxContent>{stycke(text(VIT))}</w:txbxContent></w:pict></w:r>"
    assert "DO05" not in orden(tmp_path, dokument(stycke(ruta)))


def test_tomma_sma_stycken_som_word_lagger_mellan_tabeller_ar_ingenting(tmp_path):
    assert "DO05" not in orden(tmp_path, dokument(stycke(text(LITEN, " "))))
