"""Granskningssidan ur filer: kommandot, leveransen, diagrammen och vem som svarar."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from htmlprov import Sida
from mapprov import exempelutkast, kor

from redovisning import resurser, skapa, skriv
from redovisning.granskningsfil import granskad
from redovisning.html.granskningssida import granskningssida
from redovisning.html.kontrollmarke import orord

pytestmark = pytest.mark.usefixtures("egen_mapp")
IDAG = date(2024, 9, 18)


@pytest.fixture
def mapp() -> Path:
    """Ger en mapp med exemplets redovisning."""
    Path("region").mkdir()
    skriv(exempelutkast(), Path("region/redovisning.yaml"))
    return Path("region")


def vantetider(mapp: Path) -> None:
    """Lägger väntetider som räcker till ett par diagram, med en enhet vars namn är HTML."""
    rader = [
        "indikator;region;enhet;period;antal inom;antal totalt;källa",
        *(f"telefon;Region Exempel;;2024-0{m};80;100;Påhittad" for m in (1, 2, 3)),
        *(f"telefon;Region Exempel;{enhet};2024-03;{n};100;Påhittad" for enhet, n in (("<b>A&B</b>", 70), ("B", 90))),
    ]
    (mapp / "vantetider.csv").write_text("\n".join(rader), "utf-8")


def test_granska_skriver_sidan_och_ersatter_sin_egen_men_inte_en_andrad(mapp, capsys):
    assert kor("granska", mapp, "--format", "html", "--ut", "sida.html") == 0
    forst = Path("sida.html").read_bytes()
    assert orord(forst)
    (mapp / "redovisning.yaml").write_text((mapp / "redovisning.yaml").read_text("utf-8") + "\n# x", "utf-8")
    assert kor("granska", mapp, "--ut", "sida.html") == 0
    Path("sida.html").write_bytes(forst.replace(b"Region Exempel", b"Region Annan"))
    assert kor("granska", mapp, "--ut", "sida.html") == 2
    assert "har ändrats sedan den skrevs" in capsys.readouterr().err


def test_sidan_kommer_pa_skarmen_utan_ut(mapp, capsys):
    assert kor("granska", mapp, "--format", "html") == 0
    assert "Region Exempel" in Sida(capsys.readouterr().out.encode()).text("h1")


def test_flera_filer_far_en_oversikt_och_en_olast_hindrar_inte(mapp, capsys):
    Path("trasig.docx").write_bytes(b"PK\x03\x04")
    Path("tom").mkdir()
    assert kor("granska", mapp, "trasig.docx", Path("tom").resolve(), "--ut", "sida.html") == 2
    den = Sida(Path("sida.html").read_bytes())
    text = " ".join(den.text("table").split())
    assert text.count("Filen kunde inte läsas.") == 2
    assert str(Path.cwd()) not in den.text()
    assert "mappen har inget utkast" in den.text().casefold()
    capsys.readouterr()


def test_leveransen_har_sidan_och_byter_ut_den_orord(mapp):
    leverans = skapa(mapp, idag=IDAG)
    sidan = leverans.mapp / "granskning.html"
    assert sidan == leverans.filer[-1]
    assert "12 dagar kvar" in Sida(sidan.read_bytes()).text("header")
    skapa(mapp, idag=date(2024, 9, 19))
    assert "11 dagar kvar" in Sida(sidan.read_bytes()).text("header")


def test_diagrammen_star_i_sidan_med_ord_och_tabell_och_varje_id_en_gang(mapp):
    vantetider(mapp)
    g = granskad("region", mapp, IDAG)
    assert g.samling is not None
    data = granskningssida([g], IDAG)
    den = Sida(data)
    bilder = [v for v in den.alla("svg") if v.get("role") == "img"]
    assert len(bilder) == len(g.samling.diagram) >= 2
    id_ = [v["id"] for _, v in den.element if "id" in v]
    assert len(id_) == len(set(id_))
    pekare = {v["href"] for _, v in den.element if (v.get("href") or "").startswith("#t")}
    assert pekare
    assert {p[1:] for p in pekare} | {v["aria-labelledby"] for v in bilder} <= set(id_)
    for d in g.samling.diagram:
        assert d.alttext in den.text("figcaption")
    assert "<b>A&B</b>" in den.text("td", "th", "p")
    assert not [v for _, v in den.element if "style" in v]
    assert data == granskningssida([granskad("region", mapp, IDAG)], IDAG)


def test_exemplet_med_alla_sina_diagram_ryms_pa_en_halv_megabyte(mapp):
    for namn in ("handlingsplan.yaml", "vantetider.csv"):
        (mapp / namn).write_bytes(resurser.mall("exempel", namn).read_bytes())
    g = granskad("region", mapp, IDAG)
    data = granskningssida([g], IDAG)
    assert g.samling is not None
    assert len(g.samling.diagram) >= 8
    assert len(data) < 500_000
    text = " ".join(Sida(data).text("main").split())
    assert "10 åtgärder: 1 ej påbörjad, 5 pågår och 4 klara." in text
    assert re.search(r"Kvällsoperationer i Norrvik Operation Kort Verksamhetschef .* ◐ Pågår", text)
    assert "Om uppgifterna bakom diagrammen: 1 varning, 1 råd." in text


def test_den_som_svarade_hamtas_ur_ursprunget_bredvid(mapp):
    ursprung = {"filer": [{"fil": "bup.xlsx", "besvaras_av": {"3.7": "Elsa", "9.9": "Ingen", "3.1": 5}}, "skräp"]}
    (mapp / "redovisning ursprung.json").write_text(json.dumps(ursprung), "utf-8")
    assert granskad("region", mapp, IDAG).besvaras_av == {"bup": "Elsa"}
    (mapp / "redovisning ursprung.json").write_text("{", "utf-8")
    assert granskad("region", mapp, IDAG).besvaras_av == {}


def test_vantetider_for_sig_far_en_sida_med_sina_anmarkningar(mapp):
    vantetider(mapp)
    assert kor("granska", mapp / "vantetider.csv", "--ut", "sida.html") in (0, 1)
    den = Sida(Path("sida.html").read_bytes())
    assert "Väntetiderna" in den.text("h3") or "Granskningen fann inget" in den.text("main")
    assert den.alla("table") == []
