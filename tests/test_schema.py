"""JSON Schemat: aktuellt, på svenska, godtar en riktig redovisning och pekar ut det som saknas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import yaml
from jsonschema import Draft202012Validator

from redovisning import resurser
from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import Del, Fraga, Krav, Sandlista, Tabell, falten
from redovisning.dokument.klasser import Avsnitt, Dokument, JaNej, Post
from redovisning.dokument.schema import schema, schematext
from redovisning.utkast import nytt_utkast
from redovisning.yamlfil.skrivning import yaml_text

GRUND = Path(__file__).parent / "fall" / "grund.yaml"
REDOVISNINGEN = FORMULAR[2024]


def felen(data: Any) -> set[str]:
    """Ger vägarna till det som schemat anmärker på; en nyckel som saknas helt räknas in i vägen."""
    ut = set()
    for fel in Draft202012Validator(schema(REDOVISNINGEN)).iter_errors(data):
        vag = ".".join(str(led) for led in fel.absolute_path)
        saknad = fel.message.split("'")[1] if fel.validator == "required" else ""
        ut.add(".".join(led for led in (vag, saknad) if led))
    return ut


def hel() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(GRUND.read_text("utf-8"))
    return data


@pytest.mark.parametrize("ar", FORMULAR)
def test_det_sparade_schemat_ar_aktuellt(ar: int):
    assert resurser.schema(ar).read_text("utf-8") == schematext(FORMULAR[ar]), "kör: make schema"


def test_schemat_ar_ett_giltigt_schema():
    Draft202012Validator.check_schema(schema(REDOVISNINGEN))
    assert schema(REDOVISNINGEN)["$schema"].endswith("2020-12/schema")


def test_samma_klasser_ger_samma_text():
    assert schematext(REDOVISNINGEN) == schematext(REDOVISNINGEN)
    assert schematext(REDOVISNINGEN).endswith("}\n")


def test_varje_fraga_star_som_titel_och_dess_krav_som_beskrivning():
    egenskaper = {}

    def samla(delschema: dict[str, Any], forled: str) -> None:
        for namn, d in delschema["properties"].items():
            egenskaper[forled + namn] = d
            inre, tillagg = (d["items"], "[].") if "items" in d else (d, ".")
            if "properties" in inre:
                samla(inre, forled + namn + tillagg)

    samla(schema(REDOVISNINGEN), "")
    krav = {Krav.JA: "Obligatorisk.", Krav.BOR: "Bör besvaras.", Krav.FRIVILLIG: "Frivillig."}
    for f in falten(REDOVISNINGEN):
        assert egenskaper[f.nyckel]["title"] == f.fraga.text
        assert egenskaper[f.nyckel]["description"].startswith(f.fraga.hjalp)
        assert egenskaper[f.nyckel]["description"].endswith(krav[f.krav])


def test_ingen_engelsk_rubrik_ur_klasserna_finns_kvar():
    titlar = {m for f in REDOVISNINGEN.klass.model_json_schema()["properties"].values() if (m := f.get("title"))}
    assert titlar, "pydantic gör egna titlar, och de ska bytas"
    assert not {t for t in titlar if t != "Kontaktpersoner"} & set(json.dumps(schema(REDOVISNINGEN)).split('"'))


def test_en_riktig_redovisning_godtas(provdata: Path):
    halland = yaml.safe_load((provdata / "prov" / "halland-2024.yaml").read_text("utf-8"))
    assert felen(halland) == set()


def test_en_hel_redovisning_godtas_ocksa_med_tomma_frivilliga_svar():
    data = hel()
    for f in falten(REDOVISNINGEN):
        if f.krav is not Krav.JA and not f.lista:
            avsnitt, namn = f.nyckel.split(".")
            data[avsnitt][namn] = "" if namn == "kommentar" else None
    assert felen(data) == set()


@pytest.mark.parametrize(
    ("vag", "varde", "utpekat"),
    [
        ("formular", 2023, "formular"),
        ("region", "", "region"),
        ("region", ["Halland"], "region"),
        ("bup.medel", " \n", "bup.medel"),
        ("bup.medel", ["en", "lista"], "bup.medel"),
        ("bup.medell", "felstavat", "bup"),
        ("generellt.vardplatser", "kanske", "generellt.vardplatser"),
        ("generellt.vardplatser", True, "generellt.vardplatser"),
        ("vantetidsdata", None, "vantetidsdata"),
        ("kontaktpersoner", [], "kontaktpersoner"),
        ("kontaktpersoner", {"namn": "Kim"}, "kontaktpersoner"),
        ("okand", "text", ""),
    ],
)
def test_schemat_pekar_ut_felet(vag: str, varde: Any, utpekat: str):
    data = hel()
    avsnitt, _, namn = vag.partition(".")
    if namn:
        data[avsnitt][namn] = varde
    else:
        data[avsnitt] = varde
    assert felen(data) == {utpekat}


@pytest.mark.parametrize("vag", ["formular", "region", "bup", "kontaktpersoner"])
def test_en_nyckel_som_saknas_ytterst_pekas_ut(vag: str):
    data = hel()
    del data[vag]
    assert felen(data) == {vag}


def test_ett_telefonnummer_utan_citattecken_godtas():
    data = hel()
    data["kontaktpersoner"][0]["telefon"] = 701740605
    assert felen(data) == set()


def test_i_en_ny_fil_anmarks_bara_pa_de_obligatoriska_svaren():
    obligatoriska = {f.stig().replace("[", ".").replace("]", "") for f in falten(REDOVISNINGEN) if f.krav is Krav.JA}
    assert felen(yaml.safe_load(yaml_text(nytt_utkast(2024)))) == obligatoriska


class Dag(Post):
    """En post utan krav på antal."""

    ok: Annotated[JaNej | None, Fraga("Gick det bra? (ja/nej)", Tabell())] = None


class Provavsnitt(Avsnitt):
    """Ett avsnitt med en frivillig rullista."""

    rubrik = "Prov"
    ja: Annotated[JaNej | None, Fraga("Går det? (ja/nej)", Tabell())] = None


class Provdokument(Dokument):
    """Ett annat dokument än redovisningen."""

    ar = 2031
    titel = "Prov"
    inledande_del = Del("", "Dagar")
    sandlista = Sandlista("Mottagaren", "prov@example.se", "2031-01-01", "aldrig")
    formular: Literal[2031] = 2031
    dagar: list[Dag]
    prov: Provavsnitt


def test_en_frivillig_rullista_far_vara_tom_och_en_lista_utan_minsta_antal_far_vara_tom():
    skrivet = schema(Provdokument)
    assert skrivet["required"] == ["formular", "dagar", "prov"]
    assert Draft202012Validator(skrivet).is_valid({"formular": 2031, "dagar": [], "prov": {"ja": None}})
    assert Draft202012Validator(skrivet).is_valid({"formular": 2031, "dagar": [{"ok": "nej"}], "prov": {"ja": ""}})
    assert not Draft202012Validator(skrivet).is_valid({"formular": 2031, "dagar": [], "prov": {"ja": "kanske"}})
