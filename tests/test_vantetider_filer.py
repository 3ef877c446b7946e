"""Väntetidsfilerna: projektets egen form in och ut, mappningen och kommandot."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vantetidsprov import anmarkningen, bok, koder, kort, las, matt

from redovisning.dokument.vantetider import Matvardet, Vantetider
from redovisning.fel import Anvandningsfel, InteEttFormular, MalfilAndrad, OfullstandigtUtkast
from redovisning.filer import las as las_utkast
from redovisning.filer import skriv
from redovisning.granskning import granska
from redovisning.kommandorad import huvud
from redovisning.utkast import Utkast
from redovisning.vantetider.matvarde import AGARFORMER, KONEN, Matvarde
from redovisning.vantetider.ur_dokument import indikatorer_ur, matvarden_ur, till_utkast
from redovisning.vantetidsfiler.inlasning import las_vantetider, val
from redovisning.vantetidsfiler.skrivning import csv_data, skriv_vantetider

FIL = """\
vantetider: 2024
region: Region Halland
kalla: Egen statistik
indikatorer:
  - nyckel: forsta_linjen
    namn: Första linjen inom 3 dagar
    raknar: genomförda
    dagar: 3
mal:
  - indikator: telefon
    procent: 97
    fran: 2024
matvarden:
  - indikator: telefon
    period: 2024-01
    inom: 861
    totalt: 1 000
    andel: 86,1
  - indikator: Första linjen inom 3 dagar
    region: Skåne
    enhet: Granen
    period: 2024-02
    kon: kvinnor
    andel: 75
    kalla: Annan källa
"""

# --- dokumentet -------------------------------------------------------------------------------------------------


def test_matvardet_och_dokumentets_post_har_samma_falt_och_samma_val():
    assert set(Matvarde._fields) == set(Matvardet.model_fields)
    schema = Matvardet.model_json_schema()["properties"]
    assert tuple(schema["kon"]["anyOf"][0]["enum"]) == KONEN
    assert tuple(schema["agarform"]["anyOf"][0]["enum"]) == AGARFORMER


def test_en_vantetidsfil_i_yaml_blir_matvarden(egen_mapp):
    Path("vantetider.yaml").write_text(FIL, "utf-8")
    ut = las_vantetider(["vantetider.yaml"])
    assert kort(ut, "indikator", "region", "enhet", "period", "kon", "inom", "totalt", "andel", "kalla") == [
        ("telefon", "Region Halland", "", "2024-01", "alla", 861, 1000, Decimal("86.1"), "Egen statistik"),
        ("forsta_linjen", "Region Skåne", "Granen", "2024-02", "kvinnor", None, None, 75, "Annan källa"),
    ]
    assert ut.matvarden[0].metod == "genomförda"
    assert str(ut.plats(0)) == "14:16"
    assert koder(ut) == []


def test_regionens_egna_indikatorer_och_mal_foljer_med(egen_mapp):
    Path("v.yaml").write_text(FIL, "utf-8")
    ut = las_vantetider(["v.yaml"])
    assert ut.indikatorer["forsta_linjen"].grans("2024-02").dagar == 3
    assert ut.indikatorer["telefon"].malet("Region Halland", "2024-03").varde == 97
    assert ut.indikatorer["telefon"].malet("Region Halland", "2023-03").varde == 95


def test_ett_matvarde_som_inte_gar_att_lasa_ar_inte_med_och_namns(egen_mapp):
    Path("v.yaml").write_text(FIL.replace("861", "många"), "utf-8")
    ut = las_vantetider(["v.yaml"])
    assert [m.indikator for m in ut.matvarden] == ["forsta_linjen"]
    assert "VA02" in koder(ut)


def test_dokumentet_granskas_och_blir_en_typad_modell(egen_mapp):
    Path("v.yaml").write_text(FIL, "utf-8")
    utkast = las_utkast("v.yaml")
    assert granska(utkast).fel == []
    modell = utkast.modell()
    assert isinstance(modell, Vantetider)
    assert modell.matvarden[0].andel == Decimal("86.1")


def test_ett_annat_dokument_ar_ingen_vantetidsfil(egen_mapp):
    Path("r.yaml").write_text("formular: 2024\nregion: Region Halland\n", "utf-8")
    with pytest.raises(InteEttFormular, match="varken en tabell eller en väntetidsfil"):
        las_vantetider(["r.yaml"])


tecken = st.text("abcåäöÅÄÖ 0123456789.,-=+@;\"'", max_size=12)
namn = tecken.map(lambda t: f"N{' '.join(t.split())}")
formel = tecken.map(lambda t: f"=N{' '.join(t.split())}")
talet = st.none() | st.integers(0, 10**7)
matvarden = st.lists(
    st.builds(
        Matvarde,
        indikator=st.sampled_from(["telefon", "operation", "egen"]),
        region=st.sampled_from(["Region Halland", "Riket", "Region Exempel"]),
        enhet=namn | formel | st.just(""),
        period=st.sampled_from(["2024-01", "2024"]),
        kon=st.sampled_from(KONEN),
        agarform=st.sampled_from(AGARFORMER),
        inom=talet,
        totalt=talet,
        andel=st.none() | st.decimals(0, 100, places=1),
        metod=namn,
        kalla=namn,
        specialitet=namn | st.just(""),
        intervall=st.sampled_from(["", "31-60"]),
        status=st.sampled_from(["", "undertryckt", "saknas"]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(matvarden)
def test_matvarden_till_utkast_och_tillbaka_ar_samma(poster):
    assert matvarden_ur(till_utkast(poster, "Region Halland", "Källa")) == poster


@settings(max_examples=40, deadline=None)
@given(matvarden)
def test_csv_ut_och_in_ar_samma(poster):
    tomma = [m for m in poster if (m.inom, m.totalt, m.andel) == (None, None, None)]
    vantat = [m._replace(status=m.status or "saknas") if m in tomma else m for m in poster]
    assert las(csv_data(poster)).matvarden == vantat


@pytest.mark.parametrize("andelse", [".yaml", ".json", ".csv", ".xlsx"])
def test_varje_medium_ger_samma_matvarden_tillbaka(egen_mapp, andelse):
    poster = [
        matt(inom=861, totalt=1000, andel=Decimal("86.1"), metod="genomförda", kalla="Egen"),
        matt(region="Riket", period="2024", andel=Decimal(92), metod="genomförda", kalla="Annan", kon="män"),
    ]
    fil = skriv_vantetider(poster, Path(f"ut{andelse}"))
    forsta = fil.read_bytes()
    assert las_vantetider([fil]).matvarden == poster
    assert skriv_vantetider(poster, Path(f"ut{andelse}"), ersatt=True).read_bytes() == forsta


def test_en_text_som_vore_en_formel_ar_text_i_csv():
    (rad,) = list(csv.reader(io.StringIO(csv_data([matt(enhet="=1+1")]).decode("utf-8-sig")), delimiter=";"))[1:]
    assert rad[2] == "'=1+1"


def test_en_andrad_csv_skrivs_inte_over(egen_mapp):
    skriv_vantetider([matt(totalt=7)], Path("ut.csv"))
    with pytest.raises(MalfilAndrad):
        skriv_vantetider([matt(totalt=8)], Path("ut.csv"))


def test_en_andelse_som_inte_gar_att_skriva_ar_ett_fel(egen_mapp):
    with pytest.raises(Anvandningsfel, match=r"\.csv, \.yaml, \.json och \.xlsx"):
        skriv_vantetider([matt()], Path("ut.docx"))


# --- mappningen -------------------------------------------------------------------------------------------------

MAPPNING = """\
mappning: 2024
kannetecken: Utfall i procent
indikator: telefon
region: Halland
period: mars 2024
kolumner:
  - rubrik: Mottagning
    betyder: enhet
  - rubrik: Utfall i procent
    betyder: andel
  - rubrik: Antal samtal
    betyder: antal totalt
  - rubrik: Kommentar
    betyder: används inte
ord:
  - skrivet: inga uppgifter
    lases: saknas
"""
TABELL = "Mottagning;Utfall i procent;Antal samtal;Kommentar;Extra\nGranen;86;400;bra;1\nLärkan;Inga uppgifter;;;\n"


def mappad(tabell: object, mappning: str) -> object:
    Path("mappning.yaml").write_text(mappning, "utf-8")
    return las(tabell, valen=val(mappningar=[Path("mappning.yaml")]))


def test_mappningen_sager_vad_kolumnerna_betyder(egen_mapp):
    ut = mappad(TABELL, MAPPNING)
    assert kort(ut, "indikator", "region", "enhet", "period", "totalt", "andel", "status") == [
        ("telefon", "Region Halland", "Granen", "2024-03", 400, 86, ""),
        ("telefon", "Region Halland", "Lärkan", "2024-03", None, None, "saknas"),
    ]
    assert koder(ut) == ["VT04"]
    assert "«Extra»" in anmarkningen(ut, "VT04")


def test_samma_rubrik_tva_ganger_i_en_mappad_tabell_lases_en_gang_och_namns(egen_mapp):
    ut = mappad("Mottagning;Utfall i procent;Antal samtal;Utfall i procent\nGranen;86;400;12\n", MAPPNING)
    assert kort(ut, "andel") == [(86,)]
    assert "«Utfall i procent»" in anmarkningen(ut, "VT04")


def test_en_mappad_bred_tabell(egen_mapp):
    mappning = """\
mappning: 2024
kannetecken: Mätmånad
rubrikerna_ar: region eller enhet
cellerna_ar: antal totalt
indikator: vardbegaran
region: Region Halland
kolumner:
  - rubrik: Mätmånad
    betyder: period
ord:
  - skrivet: Vi
    lases: Region Halland
"""
    ut = mappad("Mätmånad;Vi;Granen\njan-24;5 600;900\n", mappning)
    assert kort(ut, "region", "enhet", "period", "totalt") == [
        ("Region Halland", "", "2024-01", 5600),
        ("Region Halland", "Granen", "2024-01", 900),
    ]


def test_en_rubrik_som_mappningen_namner_men_tabellen_saknar_namns(egen_mapp):
    ut = mappad(TABELL.replace("Antal samtal", "Antal telefonsamtal"), MAPPNING)
    assert "«antal samtal»" in anmarkningen(ut, "VT12")


def test_en_mappning_som_ingen_tabell_passar_namns(egen_mapp):
    Path("mappning.yaml").write_text(MAPPNING, "utf-8")
    Path("t.csv").write_text("Region;Telefontillgänglighet\nHalland;86%\n", "utf-8")
    ut = las_vantetider(["t.csv"], val(period="2024-01", mappningar=[Path("mappning.yaml")]))
    assert koder(ut) == ["VT13"]
    assert len(ut.matvarden) == 1


@pytest.mark.parametrize(
    ("fran", "till", "fel"),
    [
        ("period: mars 2024", "period: i våras", Anvandningsfel),
        ("indikator: telefon", "indikator: okänd", Anvandningsfel),
        ("region: Halland", "region: Hallnad", Anvandningsfel),
        ("betyder: enhet", "betyder: avdelning", OfullstandigtUtkast),
        ("kannetecken: Utfall i procent\n", "", OfullstandigtUtkast),
        ("mappning: 2024", "vantetider: 2024", Anvandningsfel),
    ],
)
def test_en_felaktig_mappning_ar_ett_fel(egen_mapp, fran, till, fel):
    with pytest.raises(fel):
        mappad(TABELL, MAPPNING.replace(fran, till))


@pytest.mark.parametrize(
    ("varden", "sagt"),
    [
        ({"period": "igår"}, "ingen period"),
        ({"indikator": "x"}, "ingen känd indikator"),
        ({"region": "x"}, "21 regionerna"),
    ],
)
def test_felaktiga_val_ar_svenska_meningar(varden, sagt):
    with pytest.raises(Anvandningsfel, match=sagt):
        val(**varden)


# --- kommandot --------------------------------------------------------------------------------------------------


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
