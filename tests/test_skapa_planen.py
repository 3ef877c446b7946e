"""Handlingsplanen för sig: skapad, granskad och omvandlad utan någon redovisning i mappen."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapprov import kor
from planprov import LITEN, plan, regionens_mall

from redovisning import TextKanInteBaras, granska, las, resurser, skapa, skriv
from redovisning.anmarkning import Anmarkning, Niva
from redovisning.fel import MalfilAndrad, SkrivFel
from redovisning.paket import Paket
from redovisning.plandokument.aterlasning import kontrollera
from redovisning.plandokument.bygge import plandokument

NAMN = "Handlingsplan 2024 Region Exempel.docx"


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """Ger en mapp med bara en liten handlingsplan."""
    skriv(plan(), tmp_path / "handlingsplan.yaml")
    return tmp_path


def texten(fil: Path) -> str:
    return Paket(fil.read_bytes()).las("word/document.xml").decode()


@pytest.mark.parametrize("underlag", ["", "handlingsplan.yaml"])
def test_en_mapp_med_bara_planen_ger_bara_planen(mapp, underlag):
    leverans = skapa(mapp / underlag)
    assert [f.name for f in leverans.filer] == [NAMN, "granskning.html"]
    assert leverans.bara_planen
    assert "Kvällsoperationer" in texten(leverans.filer[0])


def test_en_plan_med_ett_annat_namn_an_handlingsplan_kan_skapas(mapp, tmp_path):
    fil = (mapp / "handlingsplan.yaml").rename(mapp / "vår plan.yaml")
    assert [f.name for f in skapa(fil, tmp_path / "ut").filer] == [NAMN, "granskning.html"]


@pytest.mark.parametrize("som", ["yaml", "xlsx"])
def test_en_plan_som_ingen_har_fyllt_i_an_hindrar_inte_redovisningen(tmp_path, som):
    """Den tomma planen har en tom post i varje lista."""
    assert kor("ny", tmp_path / "R", "--region", "Region Exempel") == 0
    assert kor("ny", tmp_path / "R", "--region", "Region Exempel", "--plan", "--som", som) == 0
    redovisningen, planen, *_ = skapa(tmp_path / "R").filer
    assert redovisningen.name.startswith("Redovisning 2024")
    assert planen.name == NAMN
    assert "<w:tbl>" not in texten(planen)


@pytest.mark.parametrize("lista", ["malsattningar", "atgarder", "indikatorer"])
def test_en_tom_post_sist_i_planen_blir_ingen_rad_i_dokumentet(tmp_path, lista):
    fil = skriv(plan(), tmp_path / "handlingsplan.yaml")
    fore = texten(skapa(fil).filer[0])
    tom = {"malsattningar": "nummer", "atgarder": "omrade", "indikatorer": "framgangsfaktor"}[lista]
    utkast = plan()
    utkast.satt(f"{lista}[{utkast.antal_poster(lista)}].{tom}", "TAS BORT")
    skriv(utkast, fil, ersatt=True)
    fil.write_text(fil.read_text("utf-8").replace("TAS BORT", ""), "utf-8")
    assert las(fil).antal_poster(lista) == utkast.antal_poster(lista)
    assert texten(skapa(fil).filer[0]) == fore


def test_planens_mall_ar_den_angivna_och_annars_den_i_mappen(mapp):
    (mapp / "planmall.docx").write_bytes(regionens_mall().data)
    (mapp / "mall.docx").write_bytes(b"myndighetens formular, som inte ska anvandas")
    assert "Regionens eget försättsblad" in texten(skapa(mapp).filer[0])
    (mapp / "egen.docx").write_bytes(regionens_mall(plats=False).data)
    leverans = skapa(mapp, mall=mapp / "egen.docx", ersatt=True)
    assert "Regionens eget försättsblad" not in texten(leverans.filer[0])
    assert leverans.mall == mapp / "egen.docx"


def test_med_en_redovisning_i_mappen_ar_det_den_som_galler(mapp):
    (mapp / "redovisning.yaml").write_bytes(resurser.mall("exempel", "redovisning.yaml").read_bytes())
    namnen = [f.name.partition(" ")[0] for f in skapa(mapp).filer]
    assert namnen == ["Redovisning", "Handlingsplan", "granskning.html"]


def test_skriv_bygger_planen_som_dokument_och_ersatter_bara_sitt_eget(mapp):
    fil = skriv(plan(), mapp / "plan.docx", mall=_fil(mapp, regionens_mall().data))
    assert "Regionens eget försättsblad" in texten(fil)
    skriv(plan(), fil)
    assert "Regionens eget försättsblad" not in texten(fil)
    fil.write_bytes(regionens_mall().data)
    with pytest.raises(MalfilAndrad):
        skriv(plan(), fil)


def test_text_som_inte_skulle_folja_med_hindrar_planen(mapp):
    utkast = plan()
    utkast.anmarkningar.append(Anmarkning(Niva.FEL, "XX01", None, None, "text utanför", None, None, hindrar=True))
    with pytest.raises(TextKanInteBaras):
        skriv(utkast, mapp / "plan.docx")
    assert not (mapp / "plan.docx").exists()


def test_ett_dokument_som_saknar_text_ur_planen_skrivs_inte():
    data = plandokument(plan())
    kontrollera(plan(), data)
    with pytest.raises(SkrivFel, match=r"åtgärd 1 «Kommentar» \(atgarder\[0\]\.kommentar\)"):
        kontrollera(plan(LITEN | {"atgarder[0].kommentar": "Det här står inte där."}), data)


def test_kommandona_sager_vad_planen_byggs_av(mapp, capsys):
    assert kor("skapa", str(mapp)) == 0
    ut, fel = capsys.readouterr()
    assert ut.splitlines() == [str(mapp / "leverans" / n) for n in (NAMN, "granskning.html")]
    assert "Formuläret som fylldes i" not in fel
    assert f"{NAMN}: sidnumren i innehållsförteckningen" in fel
    assert kor("granska", str(mapp)) in (0, 1)
    assert "handlingsplan.yaml" in capsys.readouterr().out
    skriv(plan(LITEN | {"indikatorer[0].nyckel": "forsta_besok"}), mapp / "handlingsplan.yaml", ersatt=True)
    assert kor("omvandla", str(mapp), str(mapp / "plan.docx")) == 0
    assert "redovisning skapa" in capsys.readouterr().err


@pytest.mark.parametrize("andelse", [".yaml", ".xlsx", ".json"])
def test_planen_ar_densamma_genom_varje_medium(tmp_path, andelse):
    forst = plan(LITEN | {"bedomning.delvis_inom": "7,5", "indikatorer[0].malvarde": "Minska med 50 % jmf med 2020"})
    tillbaka = las(skriv(forst, tmp_path / f"plan{andelse}"))
    assert tillbaka == forst
    assert [a.kod for a in granska(tillbaka).anmarkningar] == [a.kod for a in granska(forst).anmarkningar]


def _fil(mapp: Path, data: bytes) -> Path:
    fil = mapp / "regionens.docx"
    fil.write_bytes(data)
    return fil


@pytest.mark.parametrize("som", ["yaml", "pdf"])
def test_planens_fil_heter_efter_aret_som_redovisningen_galler(tmp_path, monkeypatch, som):
    """Nästa år är planens egen årgång densamma, men det som skickas gäller det nya året."""
    from bilageprov import pdf
    from redovisning2025 import registrera

    from redovisning.leverans import forbered
    from redovisning.leveransbilagor import bilagorna
    from redovisning.utkast import nytt_utkast

    registrera(monkeypatch)
    ny = nytt_utkast(2025)
    ny.satt("region", "Region Exempel")
    skriv(ny, tmp_path / "redovisning.yaml")
    if som == "yaml":
        skriv(plan(), tmp_path / "handlingsplan.yaml")
    else:
        (tmp_path / "handlingsplan.pdf").write_bytes(pdf("Handlingsplan för Region Exempel."))
    f = forbered(tmp_path)
    vantat = f"Handlingsplan 2025 Region Exempel.{'docx' if som == 'yaml' else 'pdf'}"
    assert f.formular.name == "Redovisning 2025 Region Exempel.docx"
    assert f.plan is not None
    assert f.plan.name == vantat
    assert list(bilagorna(f.innehall, None).filer) == [vantat]
