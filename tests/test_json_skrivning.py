"""JSON ut: samma nästlade nycklar som i YAML, läsbart för andra program."""

from __future__ import annotations

import json

import pytest

from redovisning.fel import TextKanInteBaras
from redovisning.jsonfil.lasning import las_data
from redovisning.jsonfil.skrivning import json_text
from redovisning.plats import Textplats
from redovisning.utkast import Utkast, nytt_utkast


@pytest.fixture
def utkast() -> Utkast:
    ut = nytt_utkast(2024)
    for stig, text in {
        "region": "Region Östergötland",
        "kontaktpersoner[0].telefon": "0701740605",
        "kontaktpersoner[1].namn": "Kim",
        "generellt.vardplatser": "Ja",
        "bup.medel": "Ett\n\n- två",
    }.items():
        ut.satt(stig, text)
    return ut


def test_nycklarna_ar_samma_som_i_yaml_och_bara_besvarade_fragor_star_med(utkast: Utkast):
    assert json.loads(json_text(utkast)) == {
        "formular": 2024,
        "region": "Region Östergötland",
        "kontaktpersoner": [{"telefon": "0701740605"}, {"namn": "Kim"}],
        "generellt": {"vardplatser": "ja"},
        "bup": {"medel": "Ett\n\n- två"},
    }


def test_texten_ar_lasbar_och_slutar_med_radslut(utkast: Utkast):
    text = json_text(utkast)
    assert text.startswith('{\n  "formular": 2024,\n  "region": "Region Östergötland",\n')
    assert text.endswith("}\n")


def test_filen_lases_tillbaka_lika(utkast: Utkast):
    tillbaka = las_data(json_text(utkast).encode())
    assert tillbaka == utkast
    assert tillbaka.anmarkningar == []


def test_en_tom_rad_ar_ingen_post_varken_fore_eller_efter_en_ifylld(utkast: Utkast):
    utkast.satt("kontaktpersoner[3].epost", "kim@example.se")
    utkast.satt("kontaktpersoner[4].epost", " ", Textplats(9, 9))
    tillbaka = las_data(json_text(utkast).encode())
    assert tillbaka == utkast
    assert json.loads(json_text(utkast))["kontaktpersoner"][2:] == [{"epost": "kim@example.se"}]


def test_ett_tomt_utkast_har_bara_aret():
    assert json_text(nytt_utkast(2024)) == '{\n  "formular": 2024\n}\n'


def test_ett_halvt_tecken_vagras_med_fragan(utkast: Utkast):
    utkast.satt("bup.resultat", "\udc00")
    with pytest.raises(TextKanInteBaras, match="JSON-filen") as fel:
        json_text(utkast)
    assert [(a.kod, a.falt) for a in fel.value.anmarkningar] == [("TR15", "bup.resultat")]
