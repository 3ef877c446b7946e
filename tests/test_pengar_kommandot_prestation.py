"""Kommandot ``fordela`` för BUP och prestationer: beloppen, källorna och det som inte går."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mapprov import kor

from redovisning import resurser
from redovisning.pengafiler.befolkningsfil import las_andelar
from redovisning.regioner import REGIONER

pytestmark = pytest.mark.usefixtures("egen_mapp")

EXEMPEL = resurser.mall("exempel", "prestation.yaml")
RADER = "".join(f"  {r.namn}: {1000 + i}\n" for i, r in enumerate(REGIONER))


def skriven(text: str, namn: str = "tal.yaml") -> Path:
    """Ger filen med texten, i arbetsmappen."""
    Path(namn).write_text(text, "utf-8")
    return Path(namn)


# --- BUP --------------------------------------------------------------------------------------------------------------


BUPFIL = "datum: 2023-11-01\nkalla: Regionens bildspel\ngrupp: 0–18 år\nandelar:\n  Jämtland Härjedalen: 0,0121252\n"


def test_bup_raknas_ur_en_andel_med_kalla_och_datum(capsys):
    fil = skriven(BUPFIL)
    assert kor("fordela", "--bup", "--befolkning", fil) == 0
    ut = capsys.readouterr().out
    (rad,) = [rad for rad in ut.splitlines() if rad.startswith("Region Jämtland Härjedalen")]
    assert rad.split()[3:] == ["1,21252", "165", "344", "496", "031", "5", "456", "340"]
    assert "Källa: befolkningen 0–18 år 2023-11-01, Regionens bildspel." in ut
    assert kor("fordela", "--bup", "--befolkning", fil, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "23": {"andel": 0.0121252, "matpunkt_och_manad": 165_344, "manad": 496_031, "hela_ramen": 5_456_340}
    }


def test_bup_raknas_ocksa_ur_antalet_invanare_i_alla_regioner():
    andelar = las_andelar(skriven(f"datum: 2030-11-01\nkalla: Påhittad\ngrupp: 0–18 år\nantal:\n{RADER}"))
    assert sum(andelar.tal.values()) == 1
    assert andelar.tal["01"] < andelar.tal["25"]


@pytest.mark.parametrize(
    ("text", "sagt"),
    [
        (BUPFIL.replace("0–18 år", "18–24 år"), "filen säger inte att talen gäller dem"),
        (BUPFIL.replace("grupp: 0–18 år\n", ""), "inte att talen gäller dem. Skriv «grupp: 0–18 år» i den"),
        (BUPFIL + "  Region Skåne: 0,99\n", "andelarna är tillsammans mer än 1."),
        (BUPFIL.replace("0,0121252", "12"), "«Jämtland Härjedalen» är «12». Där ska stå andelen av landet"),
    ],
)
def test_bup_med_fel_slags_tal_ger_en_mening(text, sagt, capsys):
    assert kor("fordela", "--bup", "--befolkning", skriven(text)) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert sagt in fel


def test_bup_ur_hela_befolkningen_gar_inte(capsys):
    assert kor("fordela", "--bup", "--befolkning", "2023-11-01") == 2
    assert "Filen finns inte" in capsys.readouterr().err


# --- prestation -------------------------------------------------------------------------------------------------------


def test_prestationen_visas_per_matpunkt_och_manad(capsys):
    assert kor("fordela", "--prestation", EXEMPEL) == 0
    ut, fel = capsys.readouterr()
    rader = ut.splitlines()
    assert fel == ""
    assert rader[0].startswith("Påhittat exempel")
    assert "Medicinsk bedömning    –   F1   F2    G  187 500   105 469       82 031" in rader
    assert "2024-02  187 500   117 188       70 312" in rader
    assert "Region Annat Exempel  950 639" in rader
    assert "avrundat för sig" in rader[-1]


def test_prestationen_som_json_har_ram_intjanat_och_ej_intjanat_overallt(capsys):
    assert kor("fordela", "--prestation", EXEMPEL, "--format", "json") == 0
    forsta, andra = json.loads(capsys.readouterr().out)
    assert [forsta["region"], andra["region"]] == ["Region Exempel", "Region Annat Exempel"]
    cell = forsta["matpunkter"]["bedomning"]["manader"]["2024-02"]
    assert cell == {"beteckning": "F1", "ram": 46_875, "intjanat": 23_438, "ej_intjanat": 23_437}
    assert forsta["matpunkter"]["bedomning"]["manader"]["2024-01"]["beteckning"] is None
    for stalle in (forsta, forsta["manader"]["2024-01"], forsta["matpunkter"]["langa_vantan"]):
        assert stalle["ram"] == stalle["intjanat"] + stalle["ej_intjanat"]
    assert forsta["bonus"] + andra["bonus"] == forsta["ej_intjanat"] + andra["ej_intjanat"]
    assert "poang" not in forsta


def test_poangen_visas_nar_reglerna_har_poang_och_potten_nar_den_inte_delas(capsys):
    text = EXEMPEL.read_text("utf-8").partition("regioner:")[0]
    text = text.replace("  F1: 50 %\n  F2: 75 %\n", "  F1: 1 poäng\n  F2: 2,5 poäng\nfull_poang: 4\n")
    region = "regioner:\n  Norr:\n    andel: 10 %\n    kalla: Påhittad\n    utfall:\n      bedomning: {2024-01: F2}\n"
    assert kor("fordela", "--prestation", skriven(text + region)) == 0
    ut = capsys.readouterr().out
    assert "Poäng" in ut
    assert "Medicinsk bedömning   F2    –    –    –    2,5" in ut
    assert kor("fordela", "--prestation", skriven((text + region).replace("F2}", "}"))) == 0
    assert "Bonuspotten 2024-12: ingen har tjänat in något, så den delas inte ut." in capsys.readouterr().out


def test_utan_pott_i_reglerna_namns_ingen(capsys):
    text = EXEMPEL.read_text("utf-8").replace("bonuspott:\n  manad: 2024-12\n", "")
    assert kor("fordela", "--prestation", skriven(text)) == 0
    assert "onuspott" not in capsys.readouterr().out
    assert kor("fordela", "--prestation", skriven(text), "--format", "json") == 0
    assert all("bonus" not in region for region in json.loads(capsys.readouterr().out))


def test_landets_pott_namns(capsys):
    text = EXEMPEL.read_text("utf-8").replace("manad: 2024-12\n", "manad: 2024-12\n  summa: 6 Mkr\n  utfall: 30 Mkr\n")
    assert kor("fordela", "--prestation", skriven(text)) == 0
    ut = capsys.readouterr().out
    assert "6 000 000 kronor, delade efter landets samlade utfall 30 000 000 kronor" in ut
    assert "Region Exempel         82 031" in ut
