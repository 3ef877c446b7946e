"""``stam-av --ta-in``: det som ska med skrivs in i regionens utkast, och inget annat ändras."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from avstamningsprov import (
    DATA,
    GAMMALT,
    I_DATA,
    I_WORD,
    MAPP,
    andra_data,
    ny_kontaktrad,
    skapat_formular,
    skriv_svar,
    vad,
)
from bidragsprov import ursprunget
from mapprov import innehall, kor

from redovisning import OlikaSvar, dela, las, skapa, skriv
from redovisning.avstamning.avstamning import stam_av, ta_in
from redovisning.avstamning.lagen import Utfall

pytestmark = pytest.mark.usefixtures("egen_mapp")


@pytest.fixture
def tillbaka() -> Path:
    return skapat_formular()


# --- att ta in -------------------------------------------------------------------------------------------------------


def test_bara_det_som_efterfragas_tas_in_och_kommentarerna_ar_kvar(tillbaka, capsys):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    skriv_svar(tillbaka, "vardplatser.medel", I_WORD)
    fore = DATA.read_bytes()
    assert kor("stam-av", MAPP, tillbaka, "--ta-in", "bup.medel") == 0
    ut, sagt = capsys.readouterr()
    assert ut.splitlines() == [str(DATA), str(MAPP / "redovisning ursprung.json")]
    assert "Intaget:\n  3.7" in sagt
    assert "(bup.medel): hr.docx" in sagt
    assert (las(DATA)["bup.medel"], las(DATA)["vardplatser.medel"]) == (I_WORD, GAMMALT)
    assert "# Kim återkommer på tisdag" in DATA.read_text("utf-8")
    (kopia,) = MAPP.glob("redovisning (sparad *).yaml")
    assert kopia.read_bytes() == fore


@pytest.mark.parametrize("urval", ["3.7", "bup", "alla", "ALLA"])
def test_ett_avsnitt_eller_allt(tillbaka, urval):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    assert ta_in(stam_av(MAPP, [tillbaka]), [urval]).utkast["bup.medel"] == I_WORD
    assert las(DATA)["bup.medel"] == I_WORD


def test_en_ny_kontaktperson_tas_in_som_en_post(tillbaka):
    ny_kontaktrad(tillbaka, namn="Sam Exempelsson", telefon="070-1740607")
    ta_in(stam_av(MAPP, [tillbaka]), ["kontaktpersoner"])
    assert las(DATA)["kontaktpersoner[1].namn"] == "Sam Exempelsson"
    assert las(DATA)["kontaktpersoner[0].namn"] == "Kim Exempelsson"


def test_har_bada_andrat_skrivs_inget_forran_nagon_valt(tillbaka):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    andra_data("bup.medel", I_DATA)
    fore = innehall(Path())
    with pytest.raises(OlikaSvar):
        ta_in(stam_av(MAPP, [tillbaka]), ["alla"])
    assert innehall(Path()) == fore
    ta_in(stam_av(MAPP, [tillbaka]), ["alla"], ["bup.medel=hr.docx"])
    assert las(DATA)["bup.medel"] == I_WORD
    bortvalda = next(s for s in ursprunget("Exempel/redovisning ursprung.json")["svar"] if s["falt"] == "bup.medel")
    assert [b["text"] for b in bortvalda["bortvalda"]] == [I_DATA]


def test_en_konflikt_utanfor_det_som_tas_in_star_inte_i_vagen(tillbaka):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    andra_data("bup.medel", I_DATA)
    skriv_svar(tillbaka, "vardplatser.medel", I_WORD)
    ta_in(stam_av(MAPP, [tillbaka]), ["3.2"])
    assert (las(DATA)["bup.medel"], las(DATA)["vardplatser.medel"]) == (I_DATA, I_WORD)


def test_det_som_bara_andrats_i_regionens_utkast_star_kvar(tillbaka):
    andra_data("bup.medel", I_DATA)
    skriv_svar(tillbaka, "bup.resultat", I_WORD)
    ta_in(stam_av(MAPP, [tillbaka]), ["alla"])
    assert (las(DATA)["bup.medel"], las(DATA)["bup.resultat"]) == (I_DATA, I_WORD)


def test_det_som_tagits_bort_i_word_star_kvar_tills_det_valjs(tillbaka, capsys):
    skriv_svar(tillbaka, "bup.medel", "")
    assert vad(tillbaka) == {"bup.medel": Utfall.BORTTAGET}
    assert kor("stam-av", MAPP, tillbaka, "--ta-in", "alla") == 0
    assert las(DATA)["bup.medel"] == GAMMALT
    assert kor("stam-av", MAPP, tillbaka, "--ta-in", "alla", "--valj", "bup.medel=hr.docx") == 0
    assert las(DATA)["bup.medel"] is None
    assert "borttaget i hr.docx" in capsys.readouterr().err
    assert GAMMALT in Path("Exempel/redovisning ursprung.json").read_text("utf-8")


def test_det_som_tagits_bort_i_word_och_andrats_har_star_kvar_som_det_andrats(tillbaka):
    skriv_svar(tillbaka, "bup.medel", "")
    andra_data("bup.medel", I_DATA)
    assert vad(tillbaka) == {"bup.medel": Utfall.BORTTAGET}
    assert ta_in(stam_av(MAPP, [tillbaka]), ["alla"]) is None
    assert las(DATA)["bup.medel"] == I_DATA


def test_det_som_tagits_bort_i_regionens_utkast_kommer_inte_tillbaka(tillbaka):
    andra_data("bup.medel", "")
    assert vad(tillbaka) == {"bup.medel": Utfall.I_DATA}
    assert ta_in(stam_av(MAPP, [tillbaka]), ["alla"]) is None
    assert las(DATA)["bup.medel"] is None


def test_att_ta_in_tva_ganger_andrar_inget_och_ar_inget_fel(tillbaka, capsys):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    assert kor("stam-av", MAPP, tillbaka, "--ta-in", "3.7") == 0
    fore = innehall(Path())
    assert kor("stam-av", MAPP, tillbaka, "--ta-in", "3.7") == 0
    assert "har redan de svaren" in capsys.readouterr().err
    assert innehall(Path()) == fore


def test_ett_annat_utkast_som_ingen_har_rort_gor_det_intagna_till_inget_fel(tillbaka, capsys):
    """Annars sägs ändringen stå bara hos regionen, fast den kom ur det ena utkastet."""
    shutil.copy(tillbaka, "chef.docx")
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    for _ in range(2):
        assert kor("stam-av", MAPP, tillbaka, "chef.docx", "--ta-in", "bup.medel") == 0
    assert "har redan de svaren" in capsys.readouterr().err
    assert vad(tillbaka, "chef.docx") == {"bup.medel": Utfall.I_BADA}


def test_ett_personnummer_visas_aldrig_helt(tillbaka, capsys):
    """Det som visas klistras in i ett mejl till den som ska välja."""
    skriv_svar(tillbaka, "bup.medel", f"{GAMMALT} Det gällde 20120304-2393.")
    assert kor("stam-av", MAPP, tillbaka) == 0
    visat = capsys.readouterr().out
    assert "201203••-••••" in visat
    assert "2393" not in visat


def test_tva_telefonnummer_gar_att_valja_mellan_fast_de_liknar_personnummer(tillbaka, capsys):
    andra_data("kontaktpersoner[0].telefon", "0701740607")
    assert kor("stam-av", MAPP, tillbaka) == 0
    assert "[0701740607]" in capsys.readouterr().out


def test_det_som_inte_gick_att_lasa_namns_ocksa_nar_inget_fanns_att_ta_in(tillbaka, capsys):
    """Annars tror den som tar in alla att utkastet bara hade det som redan fanns."""
    Path("k.yaml").write_text("formular: 2024\ngenerellt:\n  kommentar: 3.1: mycket bra\n", "utf-8")
    assert kor("stam-av", MAPP, "k.yaml", "--ta-in", "alla") == 0
    fel = capsys.readouterr().err
    assert "har redan de svaren" in fel
    assert "YA23" in fel
    assert "3.1: mycket bra" in fel


def test_sedan_gar_formularet_att_skapa_igen_ur_det_intagna(tillbaka):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    ta_in(stam_av(MAPP, [tillbaka]), ["alla"])
    assert las(skapa(MAPP).filer[0])["bup.medel"] == I_WORD


@pytest.mark.parametrize("som", ["xlsx", "yaml"])
def test_en_del_i_excel_eller_yaml_stams_av_likadant(tillbaka, som):
    (fil,) = dela(MAPP, ["3.7"], "Utdelat", som=som).filer
    utkast = las(fil)
    utkast.satt("bup.medel", I_WORD)
    skriv(utkast, fil, ersatt=True)
    assert vad(fil) == {"bup.medel": Utfall.I_UTKASTET}
    ta_in(stam_av(MAPP, ["Utdelat"]), ["3.7"])
    assert las(DATA)["bup.medel"] == I_WORD


def test_en_arbetsbok_som_regionens_utkast_skrivs_om_och_den_gamla_sparas(tillbaka):
    skriv(las(DATA), MAPP / "redovisning.xlsx")
    DATA.unlink()
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    ta_in(stam_av(MAPP, [tillbaka]), ["bup.medel"])
    assert las(MAPP / "redovisning.xlsx")["bup.medel"] == I_WORD
    (kopia,) = MAPP.glob("redovisning (sparad *).xlsx")
    assert las(kopia)["bup.medel"] == GAMMALT


def test_skapa_vagrar_ersatta_det_andrade_och_sager_hur_man_ser_vad(tillbaka, capsys):
    fil = MAPP / "leverans" / "Redovisning 2024 Region Exempel.docx"
    skriv_svar(fil, "bup.medel", I_WORD)
    assert kor("skapa", MAPP) == 2
    assert f'redovisning stam-av {DATA} "{fil}"' in capsys.readouterr().err
