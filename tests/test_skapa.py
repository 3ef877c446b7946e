"""Hela jobb i Python: läsa, skriva, skapa leveransen, och att inget ändras när något inte går."""

from __future__ import annotations

from pathlib import Path

import pytest
from myndighetsformular import Formularfil
from paketbygge import bokdelar

from redovisning import (
    Anvandningsfel,
    MalfilAndrad,
    OlasbarFil,
    SkrivFel,
    TextKanInteBaras,
    las,
    nytt_utkast,
    resurser,
    skapa,
    skriv,
)
from redovisning.granskning.meddelanden import KATALOG, anmark
from redovisning.paket import Paket, packa
from redovisning.utkast import Utkast


@pytest.fixture
def exempel() -> Utkast:
    """Ger exemplets utkast."""
    return las(resurser.mall("exempel", "redovisning.yaml"))


@pytest.fixture
def mapp(tmp_path, exempel) -> Path:
    """Ger en regions mapp med exemplet som YAML."""
    (tmp_path / "region").mkdir()
    skriv(exempel, tmp_path / "region" / "redovisning.yaml")
    return tmp_path / "region"


def innehall(mapp: Path) -> dict[str, bytes]:
    """Ger alla filer under en mapp med sitt innehåll, och tomma mappar."""
    return {str(v.relative_to(mapp)): v.read_bytes() if v.is_file() else b"" for v in mapp.rglob("*")}


def myndighetens_formular(tmp_path: Path) -> Path:
    """Ger ett formulär som inte är vårt eget, med alla frågor."""
    fil = tmp_path / "formular.docx"
    fil.write_bytes(Formularfil().bytes())
    return fil


# --- exemplet -------------------------------------------------------------------------------------------------------


def test_exemplet_besvarar_varje_fraga_utan_fel_och_varningar(exempel):
    from redovisning import granska

    rapport = granska(exempel)
    assert [str(a) for a in (*rapport.fel, *rapport.varningar)] == []
    assert [stig for stig, _ in exempel.vagar() if exempel[stig] is None] == []
    assert exempel.antal_poster("kontaktpersoner") == 2


def test_exemplet_har_bade_punktlistor_och_en_numrerad_lista(exempel):
    from redovisning.fritext import dela

    slag = {block.slag for text in exempel.texter().values() for block in dela(text)}
    assert slag == {"stycke", "punkt", "nummer"}


# --- skriv ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("andelse", [".yaml", ".yml", ".json", ".docx", ".DOCX"])
def test_alla_svar_kommer_tillbaka_ur_varje_slags_fil(exempel, tmp_path, andelse):
    vag = skriv(exempel, tmp_path / f"ut{andelse}")
    assert vag == tmp_path / f"ut{andelse}"
    assert las(vag).texter() == exempel.texter()


@pytest.mark.parametrize("namn", ["ut.xlsx", "ut.pdf", "ut.odt", "ut", "ut.docx.txt"])
def test_andra_andelser_namner_dem_som_finns(exempel, tmp_path, namn):
    with pytest.raises(Anvandningsfel, match=r"\.docx.*\.yaml.*\.json"):
        skriv(exempel, tmp_path / namn)
    assert innehall(tmp_path) == {}


def test_en_mall_till_nagot_annat_an_word_vagras(exempel, tmp_path):
    with pytest.raises(Anvandningsfel, match=r"\.docx"):
        skriv(exempel, tmp_path / "ut.yaml", mall=resurser.mall("2024", "redovisning.docx"))
    assert innehall(tmp_path) == {}


def test_text_som_inte_foljer_med_stoppar_skrivningen(exempel, tmp_path):
    kod = next(m.kod for m in KATALOG.values() if m.hindrar)
    varden = dict.fromkeys(("rad", "kolumn", "nyckel", "ord", "citat", "forslag", "annan", "var", "antal", "svar"), "1")
    exempel.anmarkningar.append(anmark(kod, exempel, "bup.medel", **{**varden, **KATALOG[kod].exempel}))
    with pytest.raises(TextKanInteBaras, match=kod) as fel:
        skriv(exempel, tmp_path / "ut.docx")
    assert fel.value.anmarkningar == exempel.anmarkningar
    assert innehall(tmp_path) == {}


def test_styrtecken_som_word_inte_kan_bara_namns_med_fraga_och_kod(exempel, tmp_path):
    exempel.satt("bup.medel", "Medlen\x01 har använts")
    with pytest.raises(SkrivFel, match=r"3\.7 «Hur har 2024 års medel.*» \(bup\.medel\): U\+0001"):
        skriv(exempel, tmp_path / "ut.docx")
    assert innehall(tmp_path) == {}


@pytest.mark.parametrize("andelse", [".yaml", ".json"])
def test_styrtecken_gar_att_bara_i_text(exempel, tmp_path, andelse):
    exempel.satt("bup.medel", "Medlen\x01 har använts")
    assert las(skriv(exempel, tmp_path / f"ut{andelse}"))["bup.medel"] == "Medlen\x01 har använts"


def test_en_skrivare_som_tappar_ett_svar_avslojas_av_aterlasningen(exempel, tmp_path, monkeypatch):
    import redovisning.jsonfil.skrivning as skrivning

    hel = skrivning.json_text

    def tappar(utkast: Utkast) -> str:
        kopia = Utkast(utkast.dokument)
        for stig, text in utkast.texter().items():
            if stig != "bup.resultat":
                kopia.satt(stig, text)
        return hel(kopia)

    monkeypatch.setattr(skrivning, "json_text", tappar)
    with pytest.raises(
        SkrivFel, match=r"lästes tillbaka.*\n.*3\.7 «Resultatet av genomförda insatser» \(bup\.resultat\)$"
    ):
        skriv(exempel, tmp_path / "ut.json")
    assert innehall(tmp_path) == {}


def test_en_skrivare_som_ger_en_trasig_fil_avslojas_av_aterlasningen(exempel, tmp_path, monkeypatch):
    import redovisning.word.skrivning as skrivning

    monkeypatch.setattr(skrivning, "fyll", lambda *_: b"PK\x03\x04 men inte mer")
    with pytest.raises(SkrivFel, match="inte att läsa tillbaka"):
        skriv(exempel, tmp_path / "ut.docx")
    assert innehall(tmp_path) == {}


def test_schemat_laggs_bredvid_en_yaml_fil_men_inte_bredvid_andra(exempel, tmp_path):
    for namn in ("a/ut.yaml", "b/ut.json", "c/ut.docx"):
        (tmp_path / namn).parent.mkdir()
        skriv(exempel, tmp_path / namn)
    scheman = [str(v.relative_to(tmp_path)) for v in tmp_path.rglob("*.schema.json")]
    assert scheman == [str(Path("a") / "redovisning-2024.schema.json")]
    assert (tmp_path / scheman[0]).read_bytes() == resurser.schema(2024).read_bytes()


def test_samma_utkast_ger_samma_bytes(exempel, tmp_path):
    for andelse in (".yaml", ".json", ".docx"):
        ett, tva = skriv(exempel, tmp_path / f"ett{andelse}"), skriv(exempel, tmp_path / f"tva{andelse}")
        assert ett.read_bytes() == tva.read_bytes()


def test_en_yaml_fil_med_annat_innehall_ersatts_bara_med_ersatt(exempel, tmp_path):
    mal = tmp_path / "redovisning.yaml"
    mal.write_text("mina egna anteckningar", "utf-8")
    with pytest.raises(MalfilAndrad):
        skriv(exempel, mal)
    assert mal.read_text("utf-8") == "mina egna anteckningar"
    skriv(exempel, mal, ersatt=True)
    sparade = list(tmp_path.glob("redovisning (sparad*.yaml"))
    assert [v.read_text("utf-8") for v in sparade] == ["mina egna anteckningar"]
    assert las(mal) == exempel


# --- läs ------------------------------------------------------------------------------------------------------------


def test_innehallet_avgor_inte_andelsen(exempel, tmp_path):
    vag = skriv(exempel, tmp_path / "ut.docx")
    vag.rename(tmp_path / "ut.yaml")
    assert las(tmp_path / "ut.yaml") == exempel


def test_excel_sags_inte_stodjas_an(tmp_path):
    (tmp_path / "redovisning.xlsx").write_bytes(packa(list(bokdelar().items())))
    with pytest.raises(OlasbarFil, match="YAML, Word och JSON") as fel:
        las(tmp_path / "redovisning.xlsx")
    assert fel.value.kod == "excel_stods_inte_an"


# --- skapa ----------------------------------------------------------------------------------------------------------


def test_skapa_fyller_formularet_under_regionens_namn(mapp, exempel):
    leverans = skapa(mapp)
    assert leverans.mapp == mapp / "leverans"
    assert leverans.filer == (mapp / "leverans" / "Redovisning 2024 Region Exempel.docx",)
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
    assert leverans.filer == (ut / "Redovisning 2024 Region Exempel.docx",)
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
    assert [v.name for v in (mapp / "leverans").iterdir()] == [forsta.name]


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
    with pytest.raises(Anvandningsfel, match="går inte att göra"):
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
