"""Leveransen med bilagor: planen byggd eller bifogad, diagrammen, och allt eller inget."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilageprov import pdf
from mapprov import exempelutkast, innehall

from redovisning import MalfilAndrad, kontrollmarke, resurser, skapa, skriv
from redovisning.leveransbilagor import DIAGRAMMAPP
from redovisning.paket import Paket

PLANEN = "Handlingsplan 2024 Region Exempel"


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """Ger en mapp med exemplets redovisning."""
    skriv(exempelutkast(), tmp_path / "redovisning.yaml")
    return tmp_path


def lagg(mapp: Path, *namn: str) -> None:
    for n in namn:
        (mapp / n).write_bytes(resurser.mall("exempel", n).read_bytes())


def vantetider(mapp: Path) -> None:
    """Lägger väntetider som bara räcker till ett diagram."""
    rader = [
        "indikator;region;period;antal inom;antal totalt;källa",
        *(f"telefon;Region Exempel;2024-0{m};80;100;Påhittad" for m in (1, 2, 3)),
    ]
    (mapp / "vantetider.csv").write_text("\n".join(rader), "utf-8")


def test_planen_byggs_ur_mappens_data_med_regionens_utfall(mapp):
    lagg(mapp, "handlingsplan.yaml")
    vantetider(mapp)
    leverans = skapa(mapp)
    plan = leverans.mapp / f"{PLANEN}.docx"
    assert plan in leverans.filer
    text = Paket(plan.read_bytes()).las("word/document.xml").decode()
    assert "Kvällsoperationer i Norrvik" in text
    assert "80\u00a0%" in text


def test_diagrammen_laggs_i_en_egen_mapp_och_det_som_inte_ritades_sags(mapp):
    vantetider(mapp)
    leverans = skapa(mapp)
    bilder = [f.name for f in leverans.filer if f.parent.name == DIAGRAMMAPP]
    assert "tidsserie-telefon.png" in bilder
    assert "diagram.txt" in bilder
    assert any("inte ritat" in mening for mening in leverans.saknas)


def test_en_fardig_plan_bifogas_som_den_ar(mapp):
    data = pdf("Handlingsplan för Region Exempel 2024.")
    (mapp / "handlingsplan.pdf").write_bytes(data)
    leverans = skapa(mapp)
    assert (leverans.mapp / f"{PLANEN}.pdf").read_bytes() == data
    assert leverans.saknas == ()


def test_en_plan_som_inte_gar_att_lasa_bifogas_inte_och_det_sags(mapp):
    (mapp / "handlingsplan.pdf").write_bytes(b"%PDF-1.7\ntrasig")
    leverans = skapa(mapp)
    assert [f.suffix for f in leverans.filer] == [".docx", ".html"]
    assert leverans.saknas == ("handlingsplan.pdf är inte bifogad. Granskningen säger varför.",)
    assert "BI01" in {a.kod for a in leverans.rapport.anmarkningar}


def test_en_andra_korning_ersatter_sitt_eget_utan_fraga_och_ger_samma_byte(mapp):
    lagg(mapp, "handlingsplan.yaml")
    vantetider(mapp)
    fore = innehall(skapa(mapp).mapp)
    assert innehall(skapa(mapp).mapp) == fore


def test_en_andrad_plan_byggs_om_utan_fraga(mapp):
    lagg(mapp, "handlingsplan.yaml")
    fore = (skapa(mapp).mapp / f"{PLANEN}.docx").read_bytes()
    planfil = mapp / "handlingsplan.yaml"
    planfil.write_text(planfil.read_text("utf-8").replace("Norrvik", "Söderäng"), "utf-8")
    efter = (skapa(mapp).mapp / f"{PLANEN}.docx").read_bytes()
    assert efter != fore
    assert kontrollmarke.orord(efter)


def test_en_redigerad_plan_stoppar_hela_leveransen(mapp):
    lagg(mapp, "handlingsplan.yaml")
    leverans = skapa(mapp)
    plan = leverans.mapp / f"{PLANEN}.docx"
    delar = Paket(plan.read_bytes())
    text = delar.las("word/document.xml").replace(b"Norrvik", "Söderäng".encode())
    plan.write_bytes(delar.med({"word/document.xml": text}))
    utkast = exempelutkast()
    utkast.satt("bup.medel", "Ett helt nytt svar.")
    skriv(utkast, mapp / "redovisning.yaml", ersatt=True)
    fore = innehall(leverans.mapp)
    with pytest.raises(MalfilAndrad, match="Handlingsplan"):
        skapa(mapp)
    assert innehall(leverans.mapp) == fore
