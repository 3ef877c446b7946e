"""``exempel`` och ``ny``: vad de skriver var, och att inget ändras när de inte kan utföras."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mapprov import innehall, kor

from redovisning import las
from redovisning.kommandon.exempel import BREDVID

FILERNA = ("redovisning.yaml", "redovisning-2024.schema.json", *BREDVID, "handlingsplan-2024.schema.json", "LÄSMIG.txt")


pytestmark = pytest.mark.usefixtures("egen_mapp")


# --- exempel --------------------------------------------------------------------------------------------------------


def test_exemplet_gar_att_granska_och_skapa_direkt(capsys):
    assert kor("exempel") == 0
    vagar = [str(Path("exempel", n)) for n in FILERNA]
    assert capsys.readouterr().out.splitlines() == vagar
    assert kor("granska", "exempel") == 0
    assert re.search(r"^0 fel, 1 varning, \d+ råd\.$", capsys.readouterr().out, re.MULTILINE)
    assert kor("skapa", "exempel") == 0
    formular, plan, *diagram, granskning = map(Path, capsys.readouterr().out.splitlines())
    assert formular == Path("exempel", "leverans", "Redovisning 2024 Region Exempel.docx")
    assert plan == Path("exempel", "leverans", "Handlingsplan 2024 Region Exempel.docx")
    assert {d.parent for d in diagram} == {formular.parent / "diagram"}
    assert granskning == formular.parent / "granskning.html"
    assert las(formular) == las("exempel/redovisning.yaml")


def test_exemplet_har_varje_fraga_som_kommentar_och_schemat_overst(exempel):
    text = (exempel / "redovisning.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=redovisning-2024.schema.json\n")
    assert "# " in text.partition("svarsfrekvens_95")[0].splitlines()[-2]


def test_exemplets_plan_har_sitt_eget_ar_fast_redovisningen_har_fatt_en_ny_argang(monkeypatch, capsys):
    """Planen har sina egna årgångar. Annars stannade kommandot det år som bara redovisningen är ny."""
    monkeypatch.setattr("redovisning.dokument.SENASTE_AR", 2025)
    assert kor("exempel") == 0
    assert "exempel/handlingsplan-2024.schema.json" in capsys.readouterr().out


def test_exempel_i_en_egen_mapp_skrivs_aldrig_over(capsys):
    assert kor("exempel", "Prova") == 0
    fore = innehall(Path("Prova"))
    capsys.readouterr()
    assert kor("exempel", "Prova") == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert "redovisning.yaml, handlingsplan.yaml, vantetider.csv, handlingsplan-2024.schema.json och LÄSMIG.txt" in fel
    assert innehall(Path("Prova")) == fore


# --- ny -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("som", "filer"),
    [
        ([], ["redovisning.yaml", "redovisning-2024.schema.json", "LÄSMIG.txt"]),
        (["--som", "yaml"], ["redovisning.yaml", "redovisning-2024.schema.json", "LÄSMIG.txt"]),
        (["--som", "docx"], ["redovisning.docx", "LÄSMIG.txt"]),
    ],
)
def test_ny_ger_en_mapp_med_regionen_ifylld(som, filer, capsys):
    assert kor("ny", "Halland", "--region", "halland", *som) == 0
    ut, fel = capsys.readouterr()
    assert ut.splitlines() == [str(Path("Halland", f)) for f in filer]
    assert fel == ""
    assert sorted(v.name for v in Path("Halland").iterdir()) == sorted(filer)
    assert las(Path("Halland", filer[0])).texter() == {"region": "Region Halland"}


@pytest.mark.parametrize(
    ("som", "filer"),
    [([], ["handlingsplan.yaml", "handlingsplan-2024.schema.json"]), (["--som", "xlsx"], ["handlingsplan.xlsx"])],
)
def test_ny_plan_laggs_bredvid_redovisningen_och_gar_att_granska(som, filer, capsys):
    assert kor("ny", "Halland", "--region", "Halland") == 0
    fore = innehall(Path("Halland"))
    capsys.readouterr()
    assert kor("ny", "Halland", "--region", "halland", "--plan", *som) == 0
    assert capsys.readouterr().out.splitlines() == [str(Path("Halland", f)) for f in filer]
    efter = innehall(Path("Halland"))
    assert {n: efter[n] for n in fore} == fore
    plan = las(Path("Halland", filer[0]))
    assert (plan.dokument.filnamn, plan.texter()) == ("handlingsplan", {"region": "Region Halland"})
    assert kor("ny", "Halland", "--region", "Halland", "--plan") == 2
    assert "inget skrivs över" in capsys.readouterr().err
    assert innehall(Path("Halland")) == efter


@pytest.mark.parametrize("fel", [["--som", "docx"], ["--fran", "x"]])
def test_en_plan_fylls_inte_i_i_word_och_hamtas_inte_ur_en_redovisning(fel, capsys):
    assert kor("ny", "Halland", "--region", "Halland", "--plan", *fel) == 2
    assert "--plan går inte ihop" in capsys.readouterr().err
    assert not Path("Halland").exists()


def test_lasmig_namner_kommandona_filen_och_sista_dagen(capsys):
    for som in ("yaml", "docx"):
        assert kor("ny", som, "--region", "Region Halland", "--som", som) == 0
        text = Path(som, "LÄSMIG.txt").read_text("utf-8")
        assert all(d in text for d in ("redovisning granska .", "redovisning skapa .", "2024-09-30", "mall.docx"))
        assert f"Öppna redovisning.{som} i" in text
        assert 'redovisning stam-av . "leverans/Redovisning 2024 Region Halland.docx" --ta-in alla' in text


def test_en_okand_region_skrivs_som_den_star_men_sags(capsys):
    assert kor("ny", "x", "--region", "Region Hallnd") == 0
    assert "Menade du Region Halland?" in capsys.readouterr().err
    assert las("x/redovisning.yaml").region == "Region Hallnd"


@pytest.mark.parametrize("upptagen", ["redovisning.yaml", "Redovisning.docx", "redovisning.json", "LÄSMIG.txt"])
def test_ny_skriver_aldrig_over_det_som_finns(upptagen, capsys):
    Path("Halland").mkdir()
    Path("Halland", upptagen).write_text("mitt", "utf-8")
    assert kor("ny", "Halland", "--region", "Region Halland") == 2
    assert upptagen in capsys.readouterr().err
    assert innehall(Path("Halland")) == {upptagen: b"mitt"}


def test_ny_i_en_mapp_med_annat_i_later_det_vara(capsys):
    Path("Halland").mkdir()
    Path("Halland", "mall.docx").write_bytes(b"myndighetens")
    assert kor("ny", "Halland", "--region", "Region Halland") == 0
    assert Path("Halland", "mall.docx").read_bytes() == b"myndighetens"
    assert Path("Halland", "redovisning.yaml").is_file()


def test_ny_dar_en_fil_har_namnet_ger_en_mening(capsys):
    Path("Halland").write_text("en fil", "utf-8")
    assert kor("ny", "Halland", "--region", "Region Halland") == 2
    assert "redan en fil med det namnet" in capsys.readouterr().err
    assert kor("ny", "Halland/inuti", "--region", "Region Halland") == 2
    assert "Halland: det finns redan en fil med det namnet" in capsys.readouterr().err
    assert Path("Halland").read_text("utf-8") == "en fil"


def test_ny_som_inte_kan_skriva_klart_lamnar_ingenting(capsys, monkeypatch):
    from redovisning import arbetsmapp
    from redovisning.fel import SkrivFel

    def full(*_: object, **__: object) -> None:
        raise SkrivFel("disken är full")

    monkeypatch.setattr(arbetsmapp, "skriv_fil", full)
    assert kor("ny", "a/b/Halland", "--region", "Region Halland") == 2
    assert capsys.readouterr() == ("", "disken är full\n")
    assert innehall(Path()) == {}
