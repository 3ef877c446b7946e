"""``stam-av``: utkast som kommit tillbaka visas fråga för fråga, och det som inte går sägs."""

from __future__ import annotations

import json
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
    nytt_stycke,
    skapat_formular,
    skriv_svar,
    under_tabellerna,
    utan_kontroller,
    vad,
)
from mapprov import innehall, kor

from redovisning import las, skapa, skriv
from redovisning.avstamning.avstamning import stam_av, ta_in
from redovisning.avstamning.lagen import Utfall
from redovisning.avstamning.som_text import grupperna, som_text
from redovisning.fel import Anvandningsfel, TextKanInteBaras

pytestmark = pytest.mark.usefixtures("egen_mapp")


@pytest.fixture
def tillbaka() -> Path:
    return skapat_formular()


# --- vad som visas ---------------------------------------------------------------------------------------------------


def test_ett_orort_utkast_ar_lika_och_inget_skrivs(tillbaka, capsys):
    fore = innehall(Path())
    assert vad(tillbaka) == {}
    assert kor("stam-av", MAPP, tillbaka) == 0
    assert "olika: 0" in capsys.readouterr().out
    assert innehall(Path()) == fore


def test_varje_fraga_far_sitt_utfall(tillbaka):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    skriv_svar(tillbaka, "generellt.vardplatser", "Nej")
    andra_data("bup.resultat", I_DATA)
    for andra in (lambda t: skriv_svar(tillbaka, "vardplatser.medel", t), lambda t: andra_data("vardplatser.medel", t)):
        andra(I_DATA)
    assert vad(tillbaka) == {
        "generellt.vardplatser": Utfall.I_UTKASTET,
        "vardplatser.medel": Utfall.I_BADA,
        "bup.medel": Utfall.I_UTKASTET,
        "bup.resultat": Utfall.I_DATA,
    }


def test_har_bada_andrat_visas_bada_texterna_med_valen(tillbaka):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    andra_data("bup.medel", I_DATA)
    text = som_text(stam_av(MAPP, [tillbaka]))
    assert "Ändrat i båda sedan utkastet skapades." in text
    assert "[fyra]" in text
    assert "[tre]" in text
    assert "      valj=['bup.medel=hr.docx']\n" in text


def test_ett_telefonnummer_minns_filen_inte_och_det_sags(tillbaka):
    skriv_svar(tillbaka, "kontaktpersoner[0].telefon", "070-1740699")
    assert vad(tillbaka) == {"kontaktpersoner[0].telefon": Utfall.OLIKA}
    assert "andra korta svar minns ett utkast inte" in som_text(stam_av(MAPP, [tillbaka]))


def test_ett_utkast_utan_minne_visar_allt_som_skiljer_och_sager_varfor(tillbaka):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    utan_kontroller(tillbaka, behall_minnet=False)
    assert vad(tillbaka) == {"bup.medel": Utfall.OLIKA}
    assert "hr.docx: filen minns inte hur den löd" in som_text(stam_av(MAPP, [tillbaka]))


def test_utan_falt_men_med_minne_gar_det_som_vanligt(tillbaka):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    utan_kontroller(tillbaka)
    assert vad(tillbaka) == {"bup.medel": Utfall.I_UTKASTET}


def test_flera_utkast_stams_av_mot_varandra_ocksa(tillbaka):
    skriv_svar(Path(shutil.copy(tillbaka, "ekonomi.docx")), "bup.medel", I_DATA)
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    nytt_stycke(tillbaka, "bup.resultat", "Ett stycke till.")
    assert vad(tillbaka, "ekonomi.docx") == {"bup.medel": Utfall.OLIKA, "bup.resultat": Utfall.I_UTKASTET}
    assert "Olika ändringar i utkasten." in som_text(stam_av(MAPP, [tillbaka, "ekonomi.docx"]))


def test_text_utanfor_falten_namns_och_tas_inte_in(tillbaka):
    under_tabellerna(tillbaka, "Stämmer det här med ekonomin?")
    text = som_text(stam_av(MAPP, [tillbaka]))
    assert "UT01" in text
    assert "Stämmer det här med ekonomin?" in text


def test_json_har_hela_svaren_och_hur_de_ligger_till(tillbaka, capsys):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    assert kor("stam-av", MAPP, tillbaka, "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["antal"]["andrat_i_utkastet"] == 1
    (fraga,) = data["fragor"]
    assert [(s["fil"], s["text"], s["lage"]) for s in fraga["svar"]] == [
        ("redovisning.yaml", GAMMALT, "regionens"),
        ("hr.docx", I_WORD, "ändrat"),
    ]


def test_en_ny_person_visas_som_en_rad_och_inte_en_for_varje_uppgift(tillbaka):
    ny_kontaktrad(tillbaka, namn="Sam Exempelsson", telefon="070-1740607")
    text = som_text(stam_av(MAPP, [tillbaka]))
    assert "  Kontaktuppgifter kontaktperson 2 (kontaktpersoner[1])\n" in text
    assert "hr.docx: «Sam Exempelsson · 070-1740607»" in text


def test_en_person_som_saknas_visas_med_valet_som_tar_bort_den(tillbaka):
    utkast = las(DATA)
    utkast.satt("kontaktpersoner[1].namn", "Sam Exempelsson")
    skriv(utkast, DATA, ersatt=True)
    fil = skapa(MAPP).filer[0]
    skriv_svar(fil, "kontaktpersoner[1].namn", "")
    text = som_text(stam_av(MAPP, [fil]))
    assert f"{fil.name}: finns inte där" in text
    ta_in(stam_av(MAPP, [fil]), ["kontaktpersoner"], [f"kontaktpersoner[1]={fil.name}"])
    assert las(DATA)["kontaktpersoner[1].namn"] is None
    assert las(DATA)["kontaktpersoner[0].namn"] == "Kim Exempelsson"


# --- det som inte går ------------------------------------------------------------------------------------------------


def test_regionens_eget_utkast_ar_inget_som_kommit_tillbaka(tillbaka):
    with pytest.raises(Anvandningsfel, match="regionens eget utkast"):
        stam_av(MAPP, [DATA])


def test_val_utan_nagot_att_ta_in_ar_ett_fel(tillbaka, capsys):
    assert kor("stam-av", MAPP, tillbaka, "--valj", "hr.docx") == 2
    assert "Säg vad det är med --ta-in." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("urval", "menat"), [("bup.medell", "Menade du bup.medel?"), ("9.9", "Avsnitten är"), ("3.1", "inget utkast")]
)
def test_ett_felskrivet_urval_stoppar_och_alla_fel_sags(tillbaka, urval, menat):
    skriv_svar(tillbaka, "bup.medel", I_WORD)
    with pytest.raises(Anvandningsfel) as fel:
        ta_in(stam_av(MAPP, [tillbaka]), [urval, "3.7"])
    assert menat in str(fel.value)
    assert las(DATA)["bup.medel"] == GAMMALT


def test_text_som_ett_svar_inte_kan_bara_stoppar_bara_det_svaret(tillbaka):
    rader = ["formular: 2024", "bup:", f"  medel: {I_WORD} #3", f"  resultat: {I_WORD}", ""]
    Path("bup.yaml").write_text("\n".join(rader), "utf-8")
    with pytest.raises(TextKanInteBaras, match="#3"):
        ta_in(stam_av(MAPP, ["bup.yaml"]), ["alla"], ["bup.yaml"])
    ta_in(stam_av(MAPP, ["bup.yaml"]), ["bup.resultat"], ["bup.yaml"])
    assert las(DATA)["bup.resultat"] == I_WORD


def test_en_oanvandbar_fil_stoppar_och_inget_andras(tillbaka, capsys):
    Path("skräp.docx").write_bytes(b"inte en fil")
    assert kor("stam-av", MAPP, tillbaka, "skräp.docx") == 2
    assert capsys.readouterr().out == ""


def test_grupperna_har_varje_fraga_en_gang(tillbaka):
    avstamning = stam_av(MAPP, [tillbaka])
    assert sum(map(len, grupperna(avstamning).values())) == len(avstamning.sammanslagning.fragor)


# --- en hel leverans -------------------------------------------------------------------------------------------------


@pytest.fixture
def leverans(tillbaka) -> Path:
    """Ger leveransens mapp: det ändrade formuläret, en plan, granskningen och en mapp med diagram."""
    from bilageprov import pdf

    leverans = MAPP / "leverans"
    shutil.copy(Path(__file__).parents[1] / "mallar" / "handlingsplan.docx", leverans / "Handlingsplan 2024.docx")
    (leverans / "Handlingsplan 2024.pdf").write_bytes(pdf("Handlingsplan för Region Exempel."))
    (leverans / "diagram").mkdir()
    (formularet,) = leverans.glob("Redovisning*.docx")
    skriv_svar(formularet, "bup.medel", I_WORD)
    return leverans


def test_en_leverans_stams_av_pa_formularet_och_det_andra_namns(leverans, capsys):
    assert vad(leverans) == {"bup.medel": Utfall.I_UTKASTET}
    assert kor("stam-av", MAPP, leverans) == 0
    ut = capsys.readouterr().out
    assert "Lämnat åt sidan" in ut
    assert "Handlingsplan 2024.docx, Handlingsplan 2024.pdf, diagram och granskning.html" in ut
    assert kor("stam-av", MAPP, leverans, "--ta-in", "alla") == 0
    assert "Lämnat åt sidan" in capsys.readouterr().err
    assert las(DATA)["bup.medel"] == I_WORD


def test_en_plan_som_ar_angiven_for_sig_ar_fortfarande_fel(leverans, capsys):
    assert kor("stam-av", MAPP, leverans / "Handlingsplan 2024.docx") == 2
    assert "ingen av formulärets frågor" in capsys.readouterr().err


def test_en_mapp_utan_utkast_raknar_upp_vad_som_finns(leverans):
    for fil in leverans.glob("Redovisning*.docx"):
        fil.unlink()
    with pytest.raises(Anvandningsfel, match=r"inget utkast, bara Handlingsplan 2024\.docx"):
        stam_av(MAPP, [leverans])


def test_en_trasig_fil_i_en_mapp_stoppar_som_forut(leverans, capsys):
    (leverans / "svar.docx").write_bytes(b"inte en fil")
    assert kor("stam-av", MAPP, leverans) == 2
    assert "svar.docx" in capsys.readouterr().err
