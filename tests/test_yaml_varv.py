"""Vad som än skrivs i svaren kommer samma text tillbaka, genom YAML och genom JSON.

Antalet prov styrs av ``REDOVISNING_PROV`` (``make prov-lang`` kör 5 000).
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, example, given, settings
from strategier import texter
from strategier import utkast as utkast_strategi

from redovisning.jsonfil.lasning import las_data as las_json
from redovisning.jsonfil.skrivning import json_text
from redovisning.utkast import Utkast, nytt_utkast
from redovisning.yamlfil.lasning import las_data as las_yaml
from redovisning.yamlfil.skrivning import yaml_text

LUGN = settings(
    max_examples=int(os.environ.get("REDOVISNING_PROV", "40")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@LUGN
@given(utkast_strategi(styrtecken=True))
def test_inget_svar_andras_av_ett_varv_genom_yaml(utkast: Utkast):
    skriven = yaml_text(utkast)
    tillbaka = las_yaml(skriven.encode())
    assert tillbaka == utkast
    assert tillbaka.anmarkningar == []
    assert yaml_text(tillbaka) == skriven


@LUGN
@given(utkast_strategi(styrtecken=True))
def test_inget_svar_andras_av_ett_varv_genom_json(utkast: Utkast):
    skriven = json_text(utkast)
    tillbaka = las_json(skriven.encode())
    assert tillbaka == utkast
    assert {a.kod for a in tillbaka.anmarkningar} <= {"TR13"}
    assert json_text(tillbaka) == skriven


@LUGN
@given(texter(styrtecken=True))
@example("0701740605")
@example("~")
@example(" #")
@example("a\n\tb")
@example("  |2")
def test_vilken_text_som_helst_kan_sta_i_vilket_falt_som_helst(text: str):
    utkast = nytt_utkast(2024)
    for stig in (
        "region",
        "kontaktpersoner[1].namn",
        "kontaktpersoner[0].kommentar",
        "generellt.vardplatser",
        "bup.medel",
    ):
        utkast.satt(stig, text)
    assert las_yaml(yaml_text(utkast).encode()) == utkast
    assert las_json(json_text(utkast).encode()) == utkast
