"""Blanketten: det som läsare, skrivare och regler behöver av ett dokument, sparat så att pydantic inte behövs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import asdict

import pytest
from jamforprov import Plan2030
from provplan import Provplan
from redovisning2025 import Redovisning2025

from redovisning import resurser
from redovisning.dokument import DOKUMENT, FORMULAR, blankett, klass
from redovisning.dokument.blankett import Blankett, las_sparad, som_text, sparad_fil
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.dokument.vandring import vandra

KLASSER = [*(klass(*nyckel) for nyckel in DOKUMENT), Provplan, Plan2030, Redovisning2025]


def sagt(b: Blankett) -> dict:
    """Ger allt som en blankett säger, med tabellerna numrerade efter identitet."""
    nummer: dict[int, int] = {}
    data = asdict(b) | {"_klass": None}
    for f, d in zip(b.falt, data["falt"], strict=True):
        d["tabellnummer"] = nummer.setdefault(id(f.fraga.tabell), len(nummer))
    return data


@pytest.mark.parametrize("dokumentklass", KLASSER, ids=lambda k: k.__name__)
def test_en_sparad_blankett_sager_detsamma_som_klassen(dokumentklass, tmp_path):
    fil = tmp_path / "blankett.json"
    fil.write_text(som_text(vandra(dokumentklass)), "utf-8")
    last = las_sparad(fil)
    assert last
    assert sagt(last) == sagt(vandra(dokumentklass))
    assert last.klass is dokumentklass


def test_tva_likadana_tabeller_bredvid_varandra_forblir_tva():
    vardformedling = [f.fraga.tabell for f in FORMULAR[2024].falt if f.avsnitt.nummer == "3.1"]
    assert len({id(t) for t in vardformedling}) == 5
    assert len({json.dumps(asdict(t)) for t in vardformedling}) < 5


def test_klassen_och_arets_blankett_ar_samma_dokument():
    assert blankett(Redovisning2024) is FORMULAR[2024]
    assert FORMULAR[2024].klass is Redovisning2024


def test_den_som_andrar_en_fraga_i_klassen_far_den_andrade_fragan_aven_utan_ny_sparad_fil(tmp_path):
    data = json.loads(sparad_fil("redovisning", 2024).read_bytes())
    fil = tmp_path / "blankett.json"
    fil.write_text(json.dumps(data | {"kallsumma": data["kallsumma"] + 1}), "utf-8")
    assert las_sparad(fil) is None
    assert las_sparad(tmp_path / "finns-inte.json") is None


def laddade(kod: str) -> set[str]:
    ut = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, check=True)
    return set(ut.stdout.split())


def test_granskning_av_en_yaml_fil_laddar_bara_det_som_en_yaml_fil_behover(tmp_path):
    fil = shutil.copy(resurser.mall("exempel", "redovisning.yaml"), tmp_path / "region.yaml")
    kod = f"import sys; from redovisning.kommandorad import huvud\nassert huvud(['granska', {str(fil)!r}]) == 0"
    moduler = laddade(f"{kod}\nprint(*sys.modules)")
    assert "yaml" in moduler
    assert not moduler & {"pydantic", "lxml", "openpyxl", "docx", "matplotlib", "jinja2", "rich", "hashlib", "zipfile"}
    assert not moduler & {"redovisning.handlingsplan", "redovisning.vantetider.indikator", "redovisning.word"}


def test_den_typade_modellen_ar_pydantics():
    exempel = str(resurser.mall("exempel", "redovisning.yaml"))
    kod = f"import sys; from redovisning import las\nm = las({exempel!r}).modell()\nassert m.model_dump()"
    assert "pydantic" in laddade(f"{kod}\nprint(*sys.modules)")
