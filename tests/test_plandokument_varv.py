"""Vad som än skrivs i planen: texten står i Word-dokumentet, och planen är densamma genom YAML.

Antalet prov styrs av ``REDOVISNING_PROV`` (``make prov-lang`` kör 5 000).
"""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from strategier import utkast as utkast_strategi

from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.grind import slapp_in_data
from redovisning.plandokument.bygge import plandokument
from redovisning.utkast import Utkast
from redovisning.yamlfil.lasning import las_data as las_yaml
from redovisning.yamlfil.skrivning import yaml_text

LUGN = settings(
    max_examples=int(os.environ.get("REDOVISNING_PROV", "12")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@LUGN
@given(utkast_strategi(Handlingsplan))
def test_all_text_star_i_dokumentet_som_gar_att_oppna_och_ar_lika_varje_gang(plan: Utkast):
    data = plandokument(plan)  # läser själv tillbaka dokumentet och vägrar om någon rad saknas
    assert plandokument(plan) == data
    slapp_in_data(Path("plan.docx"), data).paket().prova()


@LUGN
@given(utkast_strategi(Handlingsplan, styrtecken=True))
def test_planen_ar_densamma_genom_yaml(plan: Utkast):
    skriven = yaml_text(plan)
    tillbaka = las_yaml(skriven.encode())
    assert tillbaka == plan
    assert yaml_text(tillbaka) == skriven
