"""Kommandot ``vantetider``, och regionens egna indikatorer hela vägen genom det."""

from __future__ import annotations

from pathlib import Path

import pytest
from vantetidsprov import MAPPNING, TABELL, bok, koder, kort, mappad, matt

from redovisning.filer import skriv
from redovisning.kommandorad import huvud
from redovisning.utkast import Utkast
from redovisning.vantetider.ur_dokument import indikatorer_ur, till_utkast
from redovisning.vantetidsfiler.inlasning import las_vantetider, val

# --- kommandot -------------------------------------------------------------------------------------------------------


def test_kommandot_skriver_filen_och_namner_det_den_fann(egen_mapp, capsys):
    Path("telefontillganglighet-2024-01.csv").write_text("Region;Telefontillgänglighet\nHalland;186%\n", "utf-8")
    assert huvud(["vantetider", "telefontillganglighet-2024-01.csv", "--ut", "ut.yaml", "--kalla", "SKR"]) == 0
    ut, fel = capsys.readouterr()
    assert ut == "ut.yaml\n"
    assert "fel VT21: andelen är 186 %" in fel
    assert "1 rad läst, 1 mätvärde skrivet. 2 anmärkningar" in fel
    assert "SKR" in Path("ut.yaml").read_text("utf-8")


def test_kommandot_skriver_inget_nar_inget_gick_att_lasa(egen_mapp, capsys):
    Path("t.csv").write_text("A;B\n1;2\n", "utf-8")
    assert huvud(["vantetider", "t.csv", "--ut", "ut.csv"]) == 2
    assert "VT01" in capsys.readouterr().err
    assert not Path("ut.csv").exists()


def test_kommandot_utan_filer_sager_vad_som_saknas(egen_mapp, capsys):
    assert huvud(["vantetider", "--ut", "ut.csv"]) == 2
    assert "ange filerna att läsa" in capsys.readouterr().err


SMA = "Indikator;Region;Enhet;Period;Antal inom;Antal totalt\ntelefon;Halland;Granen;2024-01;3;4\n"


@pytest.mark.parametrize("namn", ["ut.csv", "ut.yaml", "ut.xlsx", "ut.json"])
def test_kommandot_skriver_inte_sma_antal(egen_mapp, capsys, namn):
    Path("t.csv").write_text(SMA, "utf-8")
    assert huvud(["vantetider", "t.csv", "--ut", namn]) == 0
    (m,) = las_vantetider([namn]).matvarden
    assert (m.inom, m.totalt, m.status) == (None, None, "undertryckt")
    assert "1 mätvärde är skrivet som undertryckt: färre än 5" in capsys.readouterr().err


def test_kommandot_skriver_alla_antal_och_andra_granser_nar_det_begars(egen_mapp, capsys):
    Path("t.csv").write_text(SMA, "utf-8")
    assert huvud(["vantetider", "t.csv", "--ut", "a.csv", "--alla-antal"]) == 0
    assert huvud(["vantetider", "t.csv", "--ut", "b.csv", "--minsta-antal", "1"]) == 0
    assert ";3;4;" in Path("a.csv").read_text("utf-8")
    assert ";3;4;" in Path("b.csv").read_text("utf-8")
    assert huvud(["vantetider", "t.csv", "--ut", "c.csv", "--minsta-antal", "noll"]) == 2
    assert "minst 1" in capsys.readouterr().err


EGEN = """\
vantetider: 2024
region: Region Halland
troskel: 10
kommentar: Vår egen uppföljning.
indikatorer:
  - nyckel: forsta_linjen
    namn: Första linjen inom 3 dagar
    raknar: genomförda
    dagar: 3
mal:
  - indikator: forsta_linjen
    procent: 90
matvarden:
  - indikator: forsta_linjen
    period: 2023-12
    inom: 172
    totalt: 200
"""


@pytest.mark.parametrize("tabell", ["Enhet;Första linjen inom 3 dagar\n", "Enhet;forsta_linjen (andel)\n"])
def test_en_egen_indikator_kanns_igen_som_rubrik_i_en_frammande_tabell(egen_mapp, tabell):
    Path("egen.yaml").write_text(EGEN, "utf-8")
    Path("t.csv").write_text(f"{tabell}Region Halland;86%\nGranen;91%\n", "utf-8")
    ut = las_vantetider(["t.csv", "egen.yaml"], val(period="2024-01", filer=["t.csv", "egen.yaml"]))
    assert kort(ut, "indikator", "enhet", "metod") == [
        ("forsta_linjen", "", "genomförda"),
        ("forsta_linjen", "Granen", "genomförda"),
        ("forsta_linjen", "", "genomförda"),
    ]
    assert koder(ut) == ["OB02"]


def test_en_egen_indikator_gar_att_ange_for_hela_tabellen_och_i_mappningen(egen_mapp):
    Path("egen.yaml").write_text(EGEN, "utf-8")
    Path("t.csv").write_text("Region;Andel\nHalland;86%\n", "utf-8")
    filer = ["egen.yaml", "t.csv"]
    ut = las_vantetider(filer, val("2024-01", "Första linjen inom 3 dagar", filer=filer))
    assert ut.matvarden[-1].indikator == "forsta_linjen"
    mappning = MAPPNING.replace("indikator: telefon", "indikator: egen_mottagning") + (
        "indikatorer:\n  - nyckel: egen_mottagning\n    namn: Egna mottagningen\n    raknar: genomförda\n"
    )
    ut = mappad(TABELL, mappning)
    assert ut.matvarden[0].indikator == "egen_mottagning"


@pytest.mark.parametrize("namn", ["ut.yaml", "ut.xlsx", "ut.json"])
def test_egna_indikatorer_mal_kommentar_och_grans_foljer_med(egen_mapp, namn):
    Path("egen.yaml").write_text(EGEN, "utf-8")
    assert huvud(["vantetider", "egen.yaml", "--ut", namn]) == 0
    ut = las_vantetider([namn])
    assert ut.indikatorer["forsta_linjen"].malet("Region Halland", "2024-01").varde == 90
    assert (ut.troskel, ut.eget.kommentar) == (10, "Vår egen uppföljning.")


def test_det_som_inte_ryms_i_csv_sags(egen_mapp, capsys):
    Path("egen.yaml").write_text(EGEN, "utf-8")
    assert huvud(["vantetider", "egen.yaml", "--ut", "ut.csv"]) == 0
    assert "ryms inte i en CSV-fil" in capsys.readouterr().err


def test_kommandot_laser_flera_filer_och_hamtar_fran_kolada(egen_mapp, egen_server, capsys):
    from test_vantetider_kolada import kolada

    Path("a.csv").write_text("Region;Period;Telefontillgänglighet\nHalland;2024-01;86%\n", "utf-8")
    Path("b.csv").write_text("Region;Period;Telefontillgänglighet\nHalland;2024-02;87%\n", "utf-8")
    adress = egen_server(kolada(SIDA=1000))
    argument = ["vantetider", "a.csv", "b.csv", "--kolada", adress, "--indikator", "telefon", "--region", "Halland"]
    assert huvud([*argument, "--ut", "ut.json"]) == 0
    perioder = [m.period for m in las_vantetider(["ut.json"]).matvarden]
    assert perioder == ["2024-01", "2024-02", "2022", "2023", "2022", "2023"]


def test_samma_fil_ger_samma_byte(egen_mapp):
    Path("t.csv").write_text("Region;Period;Telefontillgänglighet\nHalland;2024-01;86%\n", "utf-8")
    for n in ("a.csv", "b.csv"):
        assert huvud(["vantetider", "t.csv", "--ut", n]) == 0
    assert Path("a.csv").read_bytes() == Path("b.csv").read_bytes()


def test_vantetider_i_excel_fran_den_generiska_skrivaren_lases_som_vantetidsfil(egen_mapp):
    utkast = till_utkast([matt(totalt=700)], "Region Halland", "Egen")
    skriv(utkast, "v.xlsx")
    assert las_vantetider(["v.xlsx"]).matvarden[0].kalla == "Egen"
    assert isinstance(utkast, Utkast)
    assert indikatorer_ur(utkast)["telefon"].nyckel == "telefon"


def test_mappningen_galler_ocksa_en_arbetsbok(egen_mapp):
    ut = mappad(bok([r.split(";") for r in TABELL.splitlines()]), MAPPNING)
    assert kort(ut, "enhet", "andel") == [("Granen", 86), ("Lärkan", None)]
