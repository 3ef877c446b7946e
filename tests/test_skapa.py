"""Leveransen ur en regions mapp i Python: rätt formulär, rätt namn, och att inget ändras när något inte går."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapprov import exempelutkast, innehall
from myndighetsformular import Formularfil, stycke

from redovisning import Anvandningsfel, MalfilAndrad, OlasbarFil, las, nytt_utkast, skapa, skriv
from redovisning.paket import Paket
from redovisning.underlag import finn_underlag
from redovisning.utkast import Utkast


@pytest.fixture
def exempel() -> Utkast:
    """Ger exemplets utkast."""
    return exempelutkast()


@pytest.fixture
def mapp(tmp_path, exempel) -> Path:
    """Ger en regions mapp med exemplet som YAML."""
    (tmp_path / "region").mkdir()
    skriv(exempel, tmp_path / "region" / "redovisning.yaml")
    return tmp_path / "region"


def myndighetens_formular(tmp_path: Path) -> Path:
    """Ger ett formulär som inte är vårt eget, med alla frågor."""
    fil = tmp_path / "formular.docx"
    fil.write_bytes(Formularfil().bytes())
    return fil


def test_skapa_fyller_formularet_under_regionens_namn(mapp, exempel):
    leverans = skapa(mapp)
    assert leverans.mapp == mapp / "leverans"
    assert [f.name for f in leverans.filer] == ["Redovisning 2024 Region Exempel.docx", "granskning.html"]
    assert leverans.rapport.komplett
    assert leverans.bredvid == ()
    assert las(leverans.filer[0]) == exempel


@pytest.mark.parametrize(
    ("skrivet", "namn"),
    [
        ("VGR", "Redovisning 2024 Västra Götalandsregionen.docx"),
        ("region halland", "Redovisning 2024 Region Halland.docx"),
        ("Region A/B: norra", "Redovisning 2024 Region A-B- norra.docx"),
        ("", "Redovisning 2024.docx"),
    ],
)
def test_filnamnet_har_det_officiella_namnet_och_bara_tillatna_tecken(tmp_path, skrivet, namn):
    utkast = nytt_utkast()
    utkast.satt("region", skrivet)
    skriv(utkast, tmp_path / "redovisning.json")
    assert skapa(tmp_path).filer[0].name == namn


def test_skapa_ur_en_enda_fil_med_eget_utstalle(mapp, tmp_path, exempel):
    ut = tmp_path / "ny" / "mapp"
    leverans = skapa(mapp / "redovisning.yaml", ut)
    assert leverans.filer == (ut / "Redovisning 2024 Region Exempel.docx", ut / "granskning.html")
    assert las(leverans.filer[0]) == exempel


@pytest.mark.parametrize("satt", ["i mappen", "angiven"])
def test_myndighetens_formular_fylls_nar_det_ges_eller_ligger_i_mappen(mapp, tmp_path, exempel, satt):
    formular = myndighetens_formular(tmp_path)
    if satt == "i mappen":
        formular.rename(mapp / "mall.docx")
        leverans = skapa(mapp)
    else:
        leverans = skapa(mapp, mall=formular)
    assert las(leverans.filer[0]) == exempel
    eget = skriv(exempel, tmp_path / "eget.docx")
    assert leverans.filer[0].read_bytes() != eget.read_bytes()


def test_leveransen_sager_vilket_formular_som_fylldes(mapp, tmp_path):
    assert skapa(mapp).mall is None
    formular = myndighetens_formular(tmp_path)
    assert skapa(mapp, tmp_path / "a", mall=formular).mall == formular
    formular.rename(mapp / "mall.docx")
    assert skapa(mapp, tmp_path / "b").mall == mapp / "mall.docx"


def test_mallen_bredvid_utkastet_galler_aven_nar_utkastet_heter_nagot_annat(mapp, tmp_path):
    myndighetens_formular(tmp_path).rename(mapp / "mall.docx")
    (mapp / "redovisning.yaml").rename(mapp / "utkast från ekonomi.yaml")
    assert skapa(mapp / "utkast från ekonomi.yaml").mall == mapp / "mall.docx"


def test_mallen_hittas_ocksa_med_stor_bokstav(mapp):
    """Annars fylls programmets kopia i, fast myndighetens fil ligger i mappen."""
    (mapp / "Mall.DOCX").write_bytes(Formularfil().bytes())
    (mapp / "Planmall.docx").write_bytes(Formularfil().bytes())
    underlag = finn_underlag(mapp)
    assert (underlag.mall, underlag.planmall) == (mapp / "Mall.DOCX", mapp / "Planmall.docx")


def test_en_mall_fylls_inte_med_sig_sjalv(mapp, tmp_path):
    myndighetens_formular(tmp_path).rename(mapp / "mall.docx")
    assert skapa(mapp / "mall.docx", tmp_path / "ut").mall is None


def test_det_som_bara_star_i_word_utkastet_namns_i_leveransen(tmp_path):
    fil = Formularfil()
    fil.efter["bup"] = stycke("Anteckning under tabellen.")
    (tmp_path / "redovisning.docx").write_bytes(fil.bytes())
    leverans = skapa(tmp_path)
    assert [(a.kod, a.kalla) for a in leverans.bara_i_utkastet] == [("UT01", "redovisning.docx")]
    assert set(leverans.bara_i_utkastet) <= set(leverans.rapport.anmarkningar)


def test_ett_utkast_i_yaml_har_inget_som_bara_star_dar(mapp):
    assert skapa(mapp).bara_i_utkastet == ()


def test_en_given_mall_gar_fore_den_i_mappen(mapp, tmp_path, exempel):
    (mapp / "mall.docx").write_bytes(b"trasig")
    assert las(skapa(mapp, mall=myndighetens_formular(tmp_path)).filer[0]) == exempel


@pytest.mark.parametrize("mall", [b"%PDF-1.7\n", b"PK\x03\x04trasig", b""])
def test_en_mall_som_inte_gar_att_fylla_lamnar_allt_som_det_var(mapp, mall):
    (mapp / "mall.docx").write_bytes(mall)
    fore = innehall(mapp)
    with pytest.raises(OlasbarFil):
        skapa(mapp)
    assert innehall(mapp) == fore


def test_luckor_hindrar_inte_leveransen(tmp_path):
    utkast = nytt_utkast()
    utkast.satt("region", "Region Halland")
    skriv(utkast, tmp_path / "redovisning.yaml")
    leverans = skapa(tmp_path)
    assert not leverans.rapport.komplett
    assert las(leverans.filer[0]) == utkast


def test_skapa_igen_ersatter_det_ororda_formularet(mapp, exempel):
    forsta = skapa(mapp).filer[0]
    exempel.satt("bup.medel", "Nu står det något annat här.")
    skriv(exempel, mapp / "redovisning.yaml", ersatt=True)
    andra = skapa(mapp).filer[0]
    assert andra == forsta
    assert las(andra)["bup.medel"] == "Nu står det något annat här."
    assert {v.name for v in (mapp / "leverans").iterdir()} == {forsta.name, "granskning.html"}


def test_ett_handredigerat_formular_ersatts_bara_med_ersatt_och_sparas_da(mapp, exempel):
    fil = skapa(mapp).filer[0]
    hand = skriv(exempel, mapp / "hand.docx", mall=fil).read_bytes()
    paket = Paket(hand)
    andrat = paket.med({paket.huvuddel: paket.las(paket.huvuddel).replace(b"Alva", b"Elsa")})
    fil.write_bytes(andrat)
    with pytest.raises(MalfilAndrad, match="ersatt"):
        skapa(mapp)
    assert fil.read_bytes() == andrat
    skapa(mapp, ersatt=True)
    assert las(fil) == exempel
    assert [v.read_bytes() for v in fil.parent.glob("*(sparad*.docx")] == [andrat]


def test_en_mapp_utan_utkast_sags_vara_det(tmp_path):
    (tmp_path / "Redovisning 2024 Region Halland.docx").write_bytes(b"")
    with pytest.raises(Anvandningsfel, match="inget utkast"):
        skapa(tmp_path)


def test_flera_utkast_namns_och_inget_valjs(mapp, exempel):
    skriv(exempel, mapp / "redovisning.docx")
    fore = innehall(mapp)
    with pytest.raises(Anvandningsfel, match=r"redovisning\.docx, redovisning\.yaml"):
        skapa(mapp)
    assert innehall(mapp) == fore


def test_en_utmapp_som_ar_en_fil_ger_en_mening(mapp):
    (mapp / "leverans").write_text("en fil", "utf-8")
    with pytest.raises(Anvandningsfel, match="leverans: det finns redan en fil med det namnet"):
        skapa(mapp)


def test_ett_upptaget_formular_far_det_nya_bredvid(mapp, exempel, monkeypatch):
    from redovisning import filskrivning

    fil = skapa(mapp).filer[0]
    exempel.satt("bup.medel", "Ändrat.")
    skriv(exempel, mapp / "redovisning.yaml", ersatt=True)
    monkeypatch.setattr(filskrivning, "VANTETIDER", ())

    def upptagen(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(filskrivning.os, "replace", upptagen)
    leverans = skapa(mapp)
    assert leverans.bredvid == leverans.filer != (fil,)
    assert las(leverans.filer[0])["bup.medel"] == "Ändrat."
