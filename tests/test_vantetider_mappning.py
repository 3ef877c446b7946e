"""Mappningen: användarens egen fil som säger vad kolumnerna i en okänd tabell betyder."""

from __future__ import annotations

from pathlib import Path

import pytest
from vantetidsprov import MAPPNING, TABELL, anmarkningen, koder, kort, mappad

from redovisning.fel import Anvandningsfel, OfullstandigtUtkast
from redovisning.vantetidsfiler.inlasning import las_vantetider, val

# --- mappningen ------------------------------------------------------------------------------------------------------


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
