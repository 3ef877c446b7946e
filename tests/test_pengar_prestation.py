"""Utfallet av prestationer: beteckningar, trappan, poäng och potten, räknade efter reglerna."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redovisning.pengar.prestation import (
    Belopp,
    Beteckning,
    Bonuspott,
    Matpunkt,
    Prestation,
    Regler,
    Trappa,
    Utfall,
    bonus,
)

A, B = Matpunkt("a", "Mätpunkt A"), Matpunkt("b", "Mätpunkt B", vikt=2)
MANADER = ("2030-01", "2030-02")
BETECKNINGAR = {
    "G": Beteckning("G", Fraction(1)),
    "F": Beteckning("F", Fraction(1, 2)),
}


def regler(**andrat: object) -> Regler:
    """Ger regler där en månad för A är värd 100 000 kronor för hela landet och en månad för B det dubbla."""
    grund = {
        "rubrik": "Prov",
        "kalla": "Påhittat",
        "ram": 600_000,
        "manader": MANADER,
        "matpunkter": (A, B),
        "beteckningar": BETECKNINGAR,
    }
    return Regler(**{**grund, **andrat})


def prestation(
    marken: dict[tuple[str, str], str], andel: str = "1", region: str = "Norr", **andrat: object
) -> Prestation:
    return Prestation(regler(**andrat), Utfall(region, Fraction(andel), "Påhittat", marken))


# --- räkningen --------------------------------------------------------------------------------------------------------


def test_ramen_delas_pa_manader_och_mätpunkter_efter_vikt():
    p = prestation({})
    assert p.belopp([A], ["2030-01"]) == Belopp(100_000, 0)
    assert p.belopp([B], ["2030-01"]) == Belopp(200_000, 0)
    assert p.belopp() == Belopp(600_000, 0)


def test_g_ger_hela_manaden_f_en_del_och_ingen_beteckning_inget():
    p = prestation({("a", "2030-01"): "G", ("b", "2030-02"): "F"}, andel="0.5")
    assert p.belopp([A]) == Belopp(100_000, 50_000)
    assert p.belopp([B]) == Belopp(200_000, 50_000)
    assert p.belopp(manader=["2030-02"]) == Belopp(150_000, 50_000)
    assert p.belopp() == Belopp(300_000, 100_000)
    assert p.belopp().ej_intjanat == 200_000


def test_summan_avrundas_en_gang():
    en_av_tre = {("a", m): "G" for m in MANADER}
    p = prestation(en_av_tre, andel="0.333335", ram=6)
    assert [p.belopp([A], [m]).intjanat for m in MANADER] == [0, 0]
    assert p.belopp([A]).intjanat == 1


@given(st.dictionaries(st.tuples(st.sampled_from("ab"), st.sampled_from(MANADER)), st.sampled_from("GF")))
def test_intjanat_ligger_mellan_noll_och_ramen_och_resten_ar_skillnaden(marken):
    b = prestation(marken, andel="0.0121252").belopp()
    assert 0 <= b.intjanat <= b.ram
    assert b.som_dict() == {"ram": b.ram, "intjanat": b.intjanat, "ej_intjanat": b.ram - b.intjanat}


def test_poang_raknas_nar_reglerna_har_poang():
    beteckningar = {"A": Beteckning("A", Fraction(1), Fraction(3)), "B": Beteckning("B", Fraction(1, 3), Fraction(1))}
    p = prestation({("a", "2030-01"): "A", ("b", "2030-02"): "B"}, beteckningar=beteckningar)
    assert (p.poang(), p.poang([A]), p.poang([B])) == (4, 3, 1)
    assert prestation({("a", "2030-01"): "G"}).poang() is None


# --- trappan ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nu", "fore", "steg"),
    [
        ("70", "70", ""),
        ("71.9", "70", ""),
        ("72", "70", "F1"),
        ("75", "70", "F2"),
        ("99", "70", "F2"),
        ("60", "70", ""),
    ],
)
def test_trappan_ger_det_hogsta_steg_som_forbattringen_racker_till(nu, fore, steg):
    trappa = Trappa({"F2": Fraction(5), "F1": Fraction(2)})
    assert trappa.beteckning(Fraction(nu), Fraction(fore), hogre=True) == steg


def test_dar_ett_lagre_varde_ar_battre_raknas_sankningen():
    trappa = Trappa({"F1": Fraction(2)})
    assert trappa.beteckning(Fraction(8), Fraction(10), hogre=False) == "F1"
    assert trappa.beteckning(Fraction(12), Fraction(10), hogre=False) == ""


def test_i_procent_raknas_forbattringen_pa_det_tidigare_vardet():
    trappa = Trappa({"F1": Fraction(10)}, i_procent=True)
    assert trappa.beteckning(Fraction(55), Fraction(50), hogre=True) == "F1"
    assert trappa.beteckning(Fraction(54), Fraction(50), hogre=True) == ""
    assert trappa.beteckning(Fraction(54), Fraction(0), hogre=True) == ""


def test_grundkravet_ar_minst_eller_hogst():
    assert Matpunkt("a", "A", 1, Fraction(80)).klarar(Fraction(80))
    assert not Matpunkt("a", "A", 1, Fraction(80)).klarar(Fraction("79.9"))
    assert Matpunkt("a", "A", 1, Fraction(5), hogre=False).klarar(Fraction(5))
    assert not Matpunkt("a", "A").klarar(Fraction(100))


# --- potten -----------------------------------------------------------------------------------------------------------


def test_potten_ar_det_som_regionerna_inte_tjanade_in_delat_efter_det_intjanade():
    pott = {"bonuspott": Bonuspott("2030-12")}
    norr = prestation({("a", "2030-01"): "G", ("b", "2030-01"): "G"}, "0.5", "Norr", **pott)
    soder = prestation({("a", "2030-01"): "G"}, "0.5", "Söder", **pott)
    assert (norr.belopp(), soder.belopp()) == (Belopp(300_000, 150_000), Belopp(300_000, 50_000))
    assert bonus([norr, soder]) == {"Norr": 300_000, "Söder": 100_000}


def test_landets_pott_och_utfall_gar_fore_filens_regioner():
    pott = Bonuspott("2030-12", summa=1_000_000, utfall=3_000_000)
    assert bonus([prestation({("a", "2030-01"): "G"}, bonuspott=pott)]) == {"Norr": 33_333}


def test_utan_pott_och_utan_nagot_intjanat_finns_ingen_bonus():
    assert bonus([prestation({("a", "2030-01"): "G"})]) == {}
    assert bonus([prestation({}, bonuspott=Bonuspott("2030-12"))]) == {}
    assert bonus([]) == {}
