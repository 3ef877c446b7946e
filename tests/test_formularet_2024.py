"""Formuläret 2024, hållet mot myndighetens ordalydelse i ``underlag/2024/formular.yaml`` åt båda håll."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from redovisning.dokument.falt import Del, Krav, Svarstyp, delar, falten
from redovisning.dokument.redovisning2024 import Redovisning2024

FACIT: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "underlag/2024/formular.yaml").read_text("utf-8"))
Fragerad = tuple[str, str, str, str, str]


def nyckel_i_facit(del_: dict[str, Any], tabell: dict[str, Any], falt: dict[str, Any]) -> str:
    if lista := tabell.get("upprepas"):
        return f"{lista}[].{falt['nyckel']}"
    return falt["nyckel"] if del_["nyckel"] == "region" else f"{del_['nyckel']}.{falt['nyckel']}"


def falt_i_facit(tabell: dict[str, Any]) -> list[dict[str, Any]]:
    return tabell.get("kolumner") or tabell["rader"]


def facits_fragor() -> list[Fragerad]:
    """Facit som rader: nyckel, ordalydelse, typ, krav och hjälp, uppifrån och ned."""
    return [
        (nyckel_i_facit(d, t, f), f["fraga"], f["typ"], f["krav"], f.get("hjalp", ""))
        for d in FACIT["delar"]
        for t in d["tabeller"]
        for f in falt_i_facit(t)
    ]


def klassernas_fragor() -> list[Fragerad]:
    return [(f.nyckel, f.fraga.text, f.typ.value, f.krav.value, f.fraga.hjalp) for f in falten(Redovisning2024)]


def test_varje_fraga_har_myndighetens_ordalydelse_ordning_typ_krav_och_hjalp():
    assert klassernas_fragor() == facits_fragor()


@pytest.mark.parametrize("rad", facits_fragor(), ids=lambda rad: rad[0])
def test_myndighetens_fraga_finns_i_klasserna(rad: Fragerad):
    assert rad in klassernas_fragor()


@pytest.mark.parametrize("rad", klassernas_fragor(), ids=lambda rad: rad[0])
def test_klassernas_fraga_finns_i_myndighetens_formular(rad: Fragerad):
    assert rad in facits_fragor()


def test_avsnitten_har_myndighetens_nummer_rubrik_ingress_och_avslut():
    facit = [
        Del(
            nyckel="" if d["nyckel"] == "region" else d["nyckel"],
            rubrik=d["rubrik"],
            nummer=d.get("nummer", ""),
            ingress=d.get("ingress", ""),
            avslut=d.get("avslut", ""),
        )
        for d in FACIT["delar"]
    ]
    assert [d for d, _ in delar(Redovisning2024)] == facit


def test_tabellerna_har_myndighetens_form_ingress_rubrikrad_och_fragor():
    facit = [
        (
            "kolumner" if "kolumner" in t else "rader",
            t.get("ingress", ""),
            tuple(t.get("rubrikrad", ())),
            [nyckel_i_facit(d, t, f) for f in falt_i_facit(t)],
        )
        for d in FACIT["delar"]
        for t in d["tabeller"]
    ]
    klasserna = [
        (t.form, t.ingress, t.rubrikrad, [f.nyckel for f in fs]) for _, ts in delar(Redovisning2024) for t, fs in ts
    ]
    assert klasserna == facit


def test_titel_och_sandlista_ar_myndighetens():
    lista = FACIT["sandlista"]
    assert Redovisning2024.titel == FACIT["titel"]
    assert Redovisning2024.sandlista.mottagare == lista["mottagare"]
    assert Redovisning2024.sandlista.epost == lista["epost"]
    assert Redovisning2024.sandlista.senast == str(lista["senast"])
    assert Redovisning2024.sandlista.kompletteringar == lista["kompletteringar"]


def test_formularet_har_44_falt_varav_tio_obligatoriska_ja_nej():
    slag = Counter((f.typ, f.krav) for f in falten(Redovisning2024))
    assert sum(slag.values()) == 44
    assert slag[Svarstyp.JA_NEJ, Krav.JA] == 10
    assert slag[Svarstyp.JA_NEJ, Krav.BOR] + slag[Svarstyp.JA_NEJ, Krav.FRIVILLIG] == 0


def test_arets_nyckel_ligger_fast():
    assert Redovisning2024.ar == 2024
    assert Redovisning2024.model_fields["formular"].default == 2024


def test_andra_lydelser_ar_verkligen_andra():
    alla = {f.fraga.text for f in falten(Redovisning2024)}
    assert not alla & {annan for f in falten(Redovisning2024) for annan in f.fraga.andra_lydelser}
