"""Målvärden, måluppfyllelse och utveckling: reglerna, ett fall i taget. Siffrorna är ur offentliga uppföljningar."""

from __future__ import annotations

from decimal import Decimal

import pytest

from redovisning.handlingsplan.bedomning import Hall, Maluppfyllelse, bedom, utveckling
from redovisning.handlingsplan.malvarde import Malvarde, Riktning, malvarden_per_kon, tolka_malvarde
from redovisning.handlingsplan.matstock import Matstock
from redovisning.handlingsplan.tal import Varde, tolka_varde

HOGRE, LAGRE = Riktning.HOGRE, Riktning.LAGRE


@pytest.mark.parametrize(
    ("text", "tal", "enhet"),
    [
        ("51 %", "51", "%"),
        ("8,17 %", "8.17", "%"),
        ("75 procent", "75", "%"),
        ("90st", "90", ""),
        ("7 308", "7308", ""),
        ("7\xa0308", "7308", ""),
        ("+19 mnkr", "19", "mnkr"),
        ("−4", "-4", ""),
        ("19,3", "19.3", ""),
        ("cirka 30 dagar", "30", "dagar"),
    ],
)
def test_tal_med_enhet_lases_som_de_skrivs(text, tal, enhet):
    assert tolka_varde(text) == Varde(Decimal(tal), enhet)


@pytest.mark.parametrize("text", ["", "Öka", "M: 60 % K: 45 %", "544 99 160", "Under utredning", "12 av 16", "3.923"])
def test_det_som_inte_ar_ett_enda_tal_gissas_inte(text):
    assert tolka_varde(text) is None


@pytest.mark.parametrize(
    ("text", "vantat"),
    [
        ("≥ 90 %", Malvarde(HOGRE, Varde(Decimal(90), "%"))),
        (">= 90 %", Malvarde(HOGRE, Varde(Decimal(90), "%"))),
        ("minst 90 procent", Malvarde(HOGRE, Varde(Decimal(90), "%"))),
        (">80 procent", Malvarde(HOGRE, Varde(Decimal(80), "%"), strangt=True)),
        ("≤ 7 %", Malvarde(LAGRE, Varde(Decimal(7), "%"))),
        ("högst 30 dagar", Malvarde(LAGRE, Varde(Decimal(30), "dagar"))),
        ("färre än 100", Malvarde(LAGRE, Varde(Decimal(100)), strangt=True)),
        ("100 %", Malvarde(HOGRE, Varde(Decimal(100), "%"))),
        ("0 %", Malvarde(LAGRE, Varde(Decimal(0), "%"))),
        ("40 %", Malvarde(None, Varde(Decimal(40), "%"))),
        ("Öka", Malvarde(HOGRE)),
        ("Minska", Malvarde(LAGRE)),
        (
            "Minska med 50 % jmf med 2020",
            Malvarde(LAGRE, andring=Varde(Decimal(50), "%"), jamfort_med="2020"),
        ),
        (
            "minska med 50 % jämfört med 2020",
            Malvarde(LAGRE, andring=Varde(Decimal(50), "%"), jamfort_med="2020"),
        ),
        ("öka med 5 procentenheter", Malvarde(HOGRE, andring=Varde(Decimal(5), "procentenheter"))),
    ],
)
def test_malvarden_lases_som_planerna_skriver_dem(text, vantat):
    assert tolka_malvarde(text) == vantat


@pytest.mark.parametrize("text", ["", "Förbättring jmf med föregående år", "Bibehålla", "≥ många", "öka med lite"])
def test_ett_malvarde_som_inte_gar_att_rakna_med_gissas_inte(text):
    assert tolka_malvarde(text) is None


def test_malvarden_per_kon_galler_var_sitt_kon():
    per_kon = malvarden_per_kon("M: 17,2 % K: 16 %", LAGRE)
    assert per_kon["kvinnor"] == Malvarde(LAGRE, Varde(Decimal(16), "%"))
    assert per_kon["män"] == Malvarde(LAGRE, Varde(Decimal("17.2"), "%"))
    assert per_kon[""] is None


def test_ett_gemensamt_malvarde_galler_alla():
    assert set(malvarden_per_kon("70 %", HOGRE).values()) == {Malvarde(HOGRE, Varde(Decimal(70), "%"))}


def tecken(malet: str, utfall: str, tidigare: str = "", riktning: Riktning | None = None) -> str:
    return bedom(
        tolka_malvarde(malet, riktning), tolka_varde(utfall), tolka_varde(tidigare) if tidigare else None
    ).uppfyllelse.tecken


@pytest.mark.parametrize(
    ("malet", "utfall", "tidigare", "riktning", "vantat"),
    [
        # Norrbottens tabell i april 2022, där tecknen är kända.
        ("17,2 %", "17,3 %", "", LAGRE, "●"),
        ("16 %", "18,8 %", "", LAGRE, "▲"),
        ("70 %", "76 %", "", HOGRE, "■"),
        ("70 %", "78 %", "", HOGRE, "■"),
        ("Minska med 50 % jmf med 2020", "90st", "100", None, "▲"),
        # Gränserna.
        ("≥ 90 %", "90 %", "", None, "■"),
        ("> 80 %", "80 %", "", None, "●"),
        ("> 80 %", "81 %", "", None, "■"),
        ("≥ 90 %", "81 %", "", None, "●"),
        ("≥ 90 %", "80,9 %", "", None, "▲"),
        ("≤ 7 %", "19,3 %", "", None, "▲"),
        ("100 %", "51 %", "", None, "▲"),
        # Förändringar.
        ("Öka", "205", "176", None, "■"),
        ("Öka", "176", "176", None, "●"),
        ("Öka", "134", "139", None, "▲"),
        ("Minska", "6,9 %", "7,4 %", None, "■"),
        ("Minska med 50 % jmf med 2020", "50", "100", None, "■"),
        ("Minska med 50 % jmf med 2020", "75", "100", None, "●"),
        ("Öka med 5 procentenheter", "86 %", "80 %", None, "■"),
        ("Öka med 5 procentenheter", "82 %", "80 %", None, "▲"),
    ],
)
def test_malet_bedoms_efter_uttalade_regler(malet, utfall, tidigare, riktning, vantat):
    assert tecken(malet, utfall, tidigare, riktning) == vantat


@pytest.mark.parametrize(
    ("malet", "utfall", "tidigare", "skal"),
    [
        ("Bibehålla", "51 %", "", "målvärdet saknas"),
        ("40 %", "23 %", "", "högre eller lägre"),
        ("100 %", "Under utredning", "", "utfallet saknas"),
        ("Minska med 50 % jmf med 2020", "90st", "", "jämföra med (2020) saknas"),
        ("Öka", "203", "17 %", "olika enheter"),
        ("≥ 90 %", "90", "", "olika enheter"),
    ],
)
def test_det_som_inte_gar_att_bedoma_sager_varfor(malet, utfall, tidigare, skal):
    bedomning = bedom(tolka_malvarde(malet), tolka_varde(utfall), tolka_varde(tidigare) if tidigare else None)
    assert bedomning.uppfyllelse is Maluppfyllelse.EJ_BEDOMT
    assert str(bedomning) == "◆ ej bedömt"
    assert skal in bedomning.skal


def test_toleransen_ar_en_installning():
    malet, utfall = tolka_malvarde("≥ 90 %"), tolka_varde("85 %")
    assert bedom(malet, utfall).uppfyllelse is Maluppfyllelse.DELVIS
    assert bedom(malet, utfall, matstock=Matstock(tolerans=Decimal(5))).uppfyllelse is Maluppfyllelse.EJ_UPPFYLLT


@pytest.mark.parametrize(
    ("nu", "da", "riktning", "vantat"),
    [
        ("86 %", "80 %", HOGRE, "↑ ökar, bättre"),
        ("86 %", "80 %", LAGRE, "↑ ökar, sämre"),
        ("80 %", "86 %", LAGRE, "↓ minskar, bättre"),
        ("80 %", "86 %", None, "↓ minskar"),
        ("86 %", "86 %", HOGRE, "→ oförändrat"),
    ],
)
def test_utvecklingen_sager_hallet_och_om_det_ar_bra(nu, da, riktning, vantat):
    assert str(utveckling(tolka_varde(nu), tolka_varde(da), riktning)) == vantat


def test_en_liten_andring_kan_raknas_som_oforandrad():
    lite = Matstock(oforandrat=Decimal("0.5"))
    for nu, da in (("86,4 %", "86 %"), ("1 004", "1 000")):
        utfall = utveckling(tolka_varde(nu), tolka_varde(da), HOGRE, lite)
        assert utfall is not None
        assert utfall.hall is Hall.LIKA
    assert utveckling(tolka_varde("86 %"), None, HOGRE) is None
    assert utveckling(tolka_varde("86 %"), tolka_varde("86"), HOGRE) is None


@pytest.mark.parametrize(
    ("malvarde", "utfall", "tidigare", "vantat"),
    [
        ("minska med 5 dagar", "40 %", "50 %", Maluppfyllelse.EJ_BEDOMT),
        ("minska med 3 månader", "80 dagar", "90 dagar", Maluppfyllelse.EJ_BEDOMT),
        ("minska med 5 dagar", "80 dagar", "90 dagar", Maluppfyllelse.UPPFYLLT),
        ("minska med 10", "80 dagar", "90 dagar", Maluppfyllelse.UPPFYLLT),
        ("öka med 5", "55 %", "50 %", Maluppfyllelse.UPPFYLLT),
        ("öka med 1 procentenhet", "51 %", "50 %", Maluppfyllelse.UPPFYLLT),
        ("minska med 10 %", "80 dagar", "90 dagar", Maluppfyllelse.UPPFYLLT),
    ],
)
def test_en_forandring_i_en_annan_enhet_an_utfallet_bedoms_inte(malvarde, utfall, tidigare, vantat):
    bedomning = bedom(tolka_malvarde(malvarde), tolka_varde(utfall), tolka_varde(tidigare))
    assert bedomning.uppfyllelse is vantat
    assert bool(bedomning.skal) is (vantat is Maluppfyllelse.EJ_BEDOMT)
