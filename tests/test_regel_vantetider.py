"""Reglerna om väntetider: för varje kod en fil som ger den och en som inte gör det, och samma svar ur varje medium."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapprov import kor
from regelfall import satt_alla
from vantetidsprov import bok

from redovisning import las, skriv
from redovisning.anmarkning import Niva
from redovisning.diagram.samling import samla
from redovisning.dokument.vantetider import Vantetider
from redovisning.granskning import granska
from redovisning.granskning.meddelanden import KATALOG
from redovisning.mappgranskning import granska_underlag
from redovisning.underlag import finn_underlag
from redovisning.utkast import Utkast
from redovisning.vantetider.avvikelser import KODER
from redovisning.vantetider.indikator import Raknar, Riktning, Slag
from redovisning.vantetider.ur_dokument import indikatorer_ur, matvarden_med_stig, troskel_ur
from redovisning.vantetidsfiler.inlasning import las_vantetider
from redovisning.vantetidsfiler.skrivning import skriv_vantetider

GRUND = {"indikator": "telefon", "period": "2024-01", "inom": "430", "totalt": "500", "andel": "86"}


def fil(*matvarden: dict[str, str], **mer: object) -> Utkast:
    utkast = Utkast(Vantetider, Path("vantetider.yaml"))
    satt_alla(utkast, {"region": "Region Halland", "kalla": "Egen", "matvarden": [GRUND | m for m in matvarden], **mer})
    return utkast


def funna(utkast: Utkast) -> list[tuple[str, str | None]]:
    return [(a.kod, a.falt) for a in granska(utkast).anmarkningar]


FEL = [
    ("VT08", [{"region": "Region Hallnad"}], "matvarden[0].region"),
    ("VT10", [{}, {"indikator": "telefn"}], "matvarden[1].indikator"),
    ("VT11", [{"inom": "", "totalt": "", "andel": "", "status": "saknas"}], "matvarden[0].status"),
    ("VT20", [{"andel": "89"}], "matvarden[0].andel"),
    ("VT21", [{"inom": "", "andel": "104"}], "matvarden[0].andel"),
    ("VT21", [{"inom": "501", "andel": ""}], "matvarden[0].inom"),
    ("VT21", [{"inom": "", "totalt": "-4", "andel": ""}], "matvarden[0].totalt"),
    ("VT22", [{}, {"inom": "435", "andel": "87"}], "matvarden[1].indikator"),
    ("VT23", [{}, {}], "matvarden[1].indikator"),
    ("VT24", [{}, {"period": "2024-02", "inom": "860", "totalt": "1000"}], "matvarden[1].totalt"),
    (
        "VT25",
        [
            {"inom": "", "andel": ""},
            *({"kon": k, "inom": "", "andel": "", "totalt": "200"} for k in ("kvinnor", "män")),
        ],
        "matvarden[0].totalt",
    ),
    ("VT26", [{"inom": "12", "totalt": "16", "andel": "75"}], "matvarden[0].totalt"),
    ("VT30", [{}, {"intervall": "över 90"}], "matvarden[1].intervall"),
    ("VT30", [{}, {"intervall": "60-31"}], "matvarden[1].intervall"),
    ("VT27", [{"inom": "9", "totalt": "18", "andel": "50"}], "matvarden[0].totalt"),
    ("VT29", [{}, {"period": "2024-13"}], "matvarden[1].period"),
]
RATT = [
    [{}],
    [{"region": "Riket"}, {"region": "Region Exempel"}, {}],
    [{}, {"period": "2024-02", "inom": "440", "andel": "88"}],
    [{}, {"kon": "kvinnor", "inom": "215", "totalt": "250"}, {"kon": "män", "inom": "215", "totalt": "250"}],
    [{"inom": "0", "totalt": "0", "andel": ""}],
    [{"period": "Januari 2024"}, {"period": "202402"}, {"period": "2023"}],
    [{}, {"metod": "väntande", "inom": "435", "andel": "87"}],
]


@pytest.mark.parametrize(("kod", "matvarden", "falt"), FEL)
def test_filen_som_ska_ge_koden_ger_den_vid_ratt_falt(kod, matvarden, falt):
    assert funna(fil(*matvarden)) == [(kod, falt)]


@pytest.mark.parametrize("matvarden", RATT)
def test_en_fil_som_stammer_ger_ingenting(matvarden):
    assert funna(fil(*matvarden)) == []


def test_varje_kod_har_en_fil_som_ger_den():
    assert {kod for kod, _, _ in FEL} == {*KODER, "VT29"} <= set(KATALOG)


def test_egna_indikatorer_ar_kanda():
    egen = {"indikatorer": [{"nyckel": "forsta_linjen", "namn": "Första linjen", "raknar": "genomförda"}]}
    assert funna(fil({"indikator": "forsta_linjen"}, **egen)) == []
    assert funna(fil({"indikator": "forsta_linjen"})) == [("VT10", "matvarden[0].indikator")]


@pytest.mark.parametrize("granser", [{"fran": "nyligen"}, {"till": "2024-00"}])
def test_ett_mal_vars_tid_inte_gar_att_lasa_galler_inte_och_namns(granser):
    utkast = fil({}, mal=[{"indikator": "telefon", "procent": "97,5"} | granser])
    assert funna(utkast) == [("VT29", f"mal[0].{next(iter(granser))}")]
    assert indikatorer_ur(utkast)["telefon"].malet("Region Halland", "2024").varde == 95


def test_perioden_ar_densamma_hur_den_an_skrivs():
    utkast = fil({"period": "Januari 2024"}, {"period": "2024-13"}, {"period": "jan-24", "enhet": "A"})
    assert [m.period for m, _ in matvarden_med_stig(utkast)] == ["2024-01", "2024-01"]


@pytest.mark.parametrize("falt", ["raknar", "slag", "riktning", "enhet"])
def test_en_egen_indikator_med_ett_otillatet_val_ar_ett_fel_och_inget_avbrott(falt):
    grund = {"nyckel": "egen", "namn": "Egen", "raknar": "väntande", "dagar": "30"}
    utkast = fil({"indikator": "egen"}, indikatorer=[grund | {falt: "lagg"}])
    assert funna(utkast) == [("VA01", f"indikatorer[0].{falt}")]


def test_en_egen_indikators_val_lases_oavsett_skiftlage():
    egen = {"nyckel": "egen", "namn": "Egen", "raknar": "Väntande", "dagar": "30", "slag": "Lag", "enhet": "Antal"}
    utkast = fil(indikatorer=[egen | {"riktning": "Lägre är bättre"}])
    i = indikatorer_ur(utkast)["egen"]
    assert (i.raknar, i.granser[0].slag, i.enhet, i.riktning) == (
        Raknar.VANTANDE,
        Slag.LAG,
        "antal",
        Riktning.LAGRE,
    )


def test_filen_sager_sjalv_hur_litet_som_ar_for_litet():
    sma = {"inom": "24", "totalt": "32", "andel": "75"}
    assert funna(fil(sma)) == []
    assert funna(fil(sma, troskel="10")) == [("VT26", "matvarden[0].totalt")]
    assert funna(fil({"inom": "21", "totalt": "24", "andel": ""}, troskel="3")) == []


@pytest.mark.parametrize(
    ("namn", "plats"), [("v.yaml", ("rad",)), ("v.xlsx", ("blad", "cell")), ("v.csv", ("rad",)), ("v.json", ("rad",))]
)
def test_granska_ger_samma_koder_med_plats_ur_varje_medium(tmp_path, namn, plats):
    utkast = fil({"andel": "89"}, {"period": "2024-02", "inom": "12", "totalt": "16", "andel": "75"})
    skriv(utkast, tmp_path / "a.yaml")
    skriv_vantetider(las_vantetider([tmp_path / "a.yaml"]).matvarden, tmp_path / namn)
    rapport = granska_underlag(finn_underlag(tmp_path / namn))
    assert {a.kod for a in rapport.anmarkningar} >= {"VT20", "VT24", "VT26"}
    for a in rapport.anmarkningar:
        if a.kod.startswith("VT"):
            assert set(plats) <= set(a.som_dict()["plats"])
    assert rapport.region == "Region Halland"


def test_platsen_ar_raden_dar_talet_star(tmp_path):
    vag = skriv(fil({}, {"period": "2024-02", "andel": "80"}), tmp_path / "v.yaml")
    (a,) = [a for a in granska(las(vag)).anmarkningar if a.kod == "VT20"]
    assert vag.read_text("utf-8").splitlines()[a.plats.rad - 1].strip().startswith("andel:")
    (b,) = [a for a in granska_underlag(finn_underlag(vag)).anmarkningar if a.kod == "VT20"]
    assert a == b


@pytest.mark.parametrize(
    ("namn", "data", "kod"),
    [
        ("januari.xlsx", bok([("Region", "Period", "Telefontillgänglighet"), ("Halland", "2024-01", "104 %")]), "VT21"),
        ("vantetider.xlsx", bok([("Grupp", "Utfall"), ("A", 1)]), "VT01"),
        (
            "svar.json",
            b'{"values": [{"kpi": "N79179", "municipality": "0013", "period": 2023, "values": '
            b'[{"gender": "T", "value": null, "status": ""}]}]}',
            "VT11",
        ),
    ],
)
def test_granska_laser_ocksa_tabeller_som_nagon_annan_gjort(tmp_path, monkeypatch, capsys, namn, data, kod):
    monkeypatch.chdir(tmp_path)
    Path(namn).write_bytes(data)
    assert kor("granska", namn) == (1 if KATALOG[kod].niva is Niva.FEL else 0)
    assert f" {kod}: " in capsys.readouterr().out


def test_en_arbetsbok_utan_vantetider_ar_fortfarande_inget_av_dokumenten(tmp_path):
    vag = tmp_path / "budget.xlsx"
    vag.write_bytes(bok([("Konto", "Belopp"), ("1", 2)]))
    koder = {a.kod for a in granska_underlag(finn_underlag(vag)).anmarkningar}
    assert "DO16" in koder
    assert not any(k.startswith("VT") for k in koder)


UDDA = (
    "",
    "²",
    "-5",
    "1e999",
    "9" * 30,
    "2024-13",
    "januari",
    "januari 2024",
    "Lag",
    "Väntande",
    "\x1b",
    "0-0",
    "Riket",
)
EGEN = {"nyckel": "egen", "namn": "Egen", "raknar": "väntande", "dagar": "30", "slag": "lag", "enhet": "procent"}
MAL = {"indikator": "telefon", "procent": "97,5", "fran": "2023", "till": "2025", "region": "Riket"}
POST = GRUND | {"kon": "alla", "region": "Riket", "enhet": "A", "intervall": "0-30", "status": ""}


def _andrad(post: dict[str, str]) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(sorted(post)), st.sampled_from(UDDA), max_size=2).map(lambda d: post | d)


@settings(max_examples=30, deadline=None)
@given(st.lists(_andrad(POST), min_size=1, max_size=4), _andrad(EGEN), _andrad(MAL))
def test_vilka_svar_som_helst_ger_anmarkningar_och_diagram_men_aldrig_ett_avbrott(matvarden, egen, mal):
    """Ett enda felskrivet ord i en post stoppade granskningen av hela mappen."""
    utkast = fil(*matvarden, indikatorer=[egen], mal=[mal])
    rapport = granska(utkast)
    poster = [m for m, _ in matvarden_med_stig(utkast)]
    samling = samla(poster, indikatorer=indikatorer_ur(utkast), troskel=troskel_ur(utkast))
    assert all(a.meddelande and a.kod for a in rapport.anmarkningar)
    assert len(poster) <= len(matvarden)
    assert all(d.bild("svg") for d in samling.diagram)
