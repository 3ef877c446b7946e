"""``dela``: en fil för varje del, med rätt namn, och hela mappen som den var när något går fel."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapprov import innehall, kor
from provplan import Provplan, provplan

from redovisning import dela, las, skriv
from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import blankett
from redovisning.fel import Anvandningsfel, MalfilAndrad, SkrivFel, TextKanInteBaras
from redovisning.filnamn import MAX_NAMN

NAMN = "Redovisning 2024 Region Exempel"


# --- kommandot ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("som", ["docx", "yaml", "xlsx"])
def test_dela_skriver_en_fil_for_varje_avsnitt(exempel, som, capsys):
    assert kor("dela", exempel, "--avsnitt", "3.3", "--avsnitt", "Generellt,3.7", "--ut", "ut", "--som", som) == 0
    ut, fel = capsys.readouterr()
    utkastet = exempel / "redovisning.yaml"
    filer = [Path("ut", f"{NAMN} 3.3.{som}"), Path("ut", f"{NAMN} Generellt 3.7.{som}")]
    assert ut.splitlines() == [str(fil) for fil in filer]
    assert fel.splitlines() == [
        f"När filerna har kommit tillbaka: redovisning slaihop {utkastet} ut --ut {utkastet} --ersatt"
    ]
    hela = las(exempel / "redovisning.yaml").texter()
    delar = [las(fil) for fil in filer]
    assert [d.omfattar for d in delar] == [{"kompetensforsorjning"}, {"generellt", "bup"}]
    for d in delar:
        assert d.texter() == {s: t for s, t in hela.items() if s == "region" or s.partition(".")[0] in d.omfattar}


def test_forvalet_ar_en_arbetsbok(exempel, capsys):
    assert kor("dela", exempel, "--avsnitt", "3.3", "--ut", "ut") == 0
    assert capsys.readouterr().out.endswith(".xlsx\n")


def test_alla_okanda_avsnitt_sags_pa_en_gang_och_inget_blir_till(exempel, capsys):
    fore = innehall(Path())
    assert kor("dela", exempel, "--avsnitt", "3.9", "--avsnitt", "3.3", "--avsnitt", "generelt", "--ut", "ut") == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert [rad.partition(" Avsnitten")[0] for rad in fel.splitlines()] == [
        "redovisning.yaml: avsnittet «3.9» finns inte.",
        "redovisning.yaml: avsnittet «generelt» finns inte. Menade du Generellt?",
    ]
    assert innehall(Path()) == fore


def test_dela_utan_avsnitt_sager_vad_som_saknas(exempel, capsys):
    assert kor("dela", exempel, "--ut", "ut") == 2
    assert "--avsnitt" in capsys.readouterr().err


# --- skriva och ersätta -------------------------------------------------------------------------------------------


def test_inget_ersatts_utan_ersatt_och_det_handskrivna_sparas(exempel):
    (fil,) = dela(exempel, ["3.3"], "ut", som="yaml").filer
    fil.write_text(fil.read_text("utf-8").replace("medarbetare har", "anställda har"), "utf-8")
    fore = innehall(Path("ut"))
    with pytest.raises(MalfilAndrad, match=rf"mappen har redan {fil.name}\. Inget har skrivits"):
        dela(exempel, ["3.1", "3.3"], "ut", som="yaml")
    assert innehall(Path("ut")) == fore
    assert len(dela(exempel, ["3.1", "3.3"], "ut", som="yaml", ersatt=True).filer) == 2
    (sparad,) = Path("ut").glob("*(sparad*")
    assert sparad.read_bytes() == fore[fil.name]


@pytest.mark.parametrize("ersatt", [False, True])
def test_gar_en_av_filerna_inte_att_skriva_ar_mappen_som_den_var(exempel, monkeypatch, ersatt):
    from redovisning.bidrag import uppdelning

    if ersatt:
        dela(exempel, ["3.1", "3.3"], "ut", som="yaml")
        for fil in Path("ut").iterdir():
            fil.write_text("# min egen\n" + fil.read_text("utf-8"), "utf-8")
    fore = innehall(Path())

    def stannar(utkast, mal, **val):
        if "3.3" in mal.name:
            raise SkrivFel("disken är full")
        return skriv(utkast, mal, **val)

    monkeypatch.setattr(uppdelning, "skriv", stannar)
    with pytest.raises(SkrivFel):
        dela(exempel, ["3.1", "3.3"], "ut", som="yaml", ersatt=ersatt)
    assert innehall(Path()) == fore


def test_delarna_i_en_region_med_langt_namn_ar_var_sin_fil(exempel):
    """Kortades avsnitten bort fick två delar samma namn, och den ena hade skrivit över den andra."""
    utkast = las(exempel / "redovisning.yaml")
    utkast.satt("region", "Region " + "Övre dalgångarna och kusten med " * 4 + "skärgården")
    skriv(utkast, "lång.yaml")
    valda = ["Kontaktuppgifter,Generellt,3.1", "Kontaktuppgifter,Generellt,3.2"]
    filer = dela("lång.yaml", valda, "ut", som="yaml").filer
    assert [fil.stem.partition("Kontaktuppgifter ")[2] for fil in filer] == ["Generellt 3.1", "Generellt 3.2"]
    assert all(len(fil.name) <= MAX_NAMN and "och kusten med" in fil.name for fil in filer)


def test_samma_avsnitt_tva_ganger_ar_en_fil(exempel):
    assert len(dela(exempel, ["3.3", "kompetensforsorjning"], "ut", som="yaml").filer) == 1


def test_en_upptagen_fil_sags_och_den_nya_laggs_bredvid(exempel, capsys, monkeypatch):
    from redovisning import filskrivning

    argument = ("dela", exempel, "--avsnitt", "3.3", "--ut", "ut", "--som", "docx")
    assert kor(*argument) == 0
    fil = exempel / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("medarbetare har", "anställda har"), "utf-8")
    monkeypatch.setattr(filskrivning, "VANTETIDER", ())
    monkeypatch.setattr(filskrivning.os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError()))
    capsys.readouterr()
    assert kor(*argument, "--ersatt") == 0
    ut, fel = capsys.readouterr()
    assert ut.endswith("(ny).docx\n")
    assert "öppen i ett annat program" in fel


# --- vad som kan delas --------------------------------------------------------------------------------------------


def test_en_del_kan_delas_vidare_men_bara_i_sina_avsnitt(exempel):
    (fil,) = dela(exempel, ["3.3,3.7"], "ut", som="yaml").filer
    (mindre,) = dela(fil, ["3.7"], "ut2", som="yaml").filer
    assert las(mindre).omfattar == {"bup"}
    with pytest.raises(Anvandningsfel, match=r"3\.1 finns inte i filen, som är en del med 3\.3, 3\.7\."):
        dela(fil, ["3.1,3.7"], "ut3", som="yaml")
    assert not Path("ut3").exists()


def test_alla_avsnitt_ar_hela_dokumentet(exempel):
    alla = "Kontaktuppgifter,Generellt,3.1,3.2,3.3,3.4,3.5,3.6,3.7"
    (fil,) = dela(exempel, [alla], "ut", som="yaml").filer
    assert fil.name == f"{NAMN} {alla.replace(',', ' ')}.yaml"
    assert las(fil) == las(exempel / "redovisning.yaml")
    assert las(fil).omfattar is None


def test_text_som_lasaren_inte_kan_ta_med_stoppar_utlamningen(exempel):
    fil = exempel / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8") + "okänd: text\n", "utf-8")
    with pytest.raises(TextKanInteBaras, match="TR01"):
        dela(exempel, ["3.3"], "ut", som="yaml")
    assert not Path("ut").exists()


@pytest.mark.parametrize(("avsnitt", "som"), [([], "yaml"), (["3.3"], "json"), (["3.3"], ".xlsx")])
def test_utan_avsnitt_eller_med_fel_slag_delas_inget(exempel, avsnitt, som):
    with pytest.raises(Anvandningsfel):
        dela(exempel, avsnitt, "ut", som=som)
    assert not Path("ut").exists()


def test_ett_dokument_utan_word_formular_delas_i_andra_slag(egen_mapp, monkeypatch):
    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))
    skriv(provplan(), "plan.yaml")
    with pytest.raises(Anvandningsfel, match="Plan för prov 2031 finns inte som Word-formulär"):
        dela("plan.yaml", ["Insatser"], "ut", som="docx")
    (fil,) = dela("plan.yaml", ["Insatser"], "ut", som="yaml").filer
    assert las(fil).omfattar == {"insatser"}
    assert las(fil)["insatser[1].rubrik"] == "Ny telefon"
    assert egen_mapp


# --- delen i de andra kommandona ----------------------------------------------------------------------------------


def test_skapa_vagrar_en_del_och_sager_vad_man_gor(exempel, capsys):
    (fil,) = dela(exempel, ["3.3"], "ut", som="yaml").filer
    fore = innehall(Path())
    assert kor("skapa", fil) == 2
    assert capsys.readouterr().err.startswith(f"{fil}: filen är bara en del: 3.3. Slå först ihop alla delar till ett")
    assert innehall(Path()) == fore


def test_omvandla_gor_om_en_del_till_en_del_utan_mallen_och_schemat_bredvid(exempel, capsys):
    (fil,) = dela(exempel, ["3.3"], "ut", som="yaml").filer
    Path("ut", "mall.docx").write_bytes(b"trasig")
    assert kor("omvandla", fil, "del.docx") == 0
    assert kor("omvandla", "del.docx", "tillbaka.yaml") == 0
    assert "Formuläret" not in capsys.readouterr().err
    assert Path("tillbaka.yaml").read_bytes() == fil.read_bytes()
    assert not list(Path().glob("*.schema.json"))
