"""Ett påhittat dokument i filer: YAML, JSON och schema utan en enda ny läsare, och valet av dokument efter filen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from provplan import Provplan, provplan
from strategier import utkast as slumpade

from redovisning import resurser
from redovisning.dokument import DOKUMENT, FORMULAR, hitta_dokument
from redovisning.dokument.falt import blankett
from redovisning.dokument.schema import schema
from redovisning.filer import las, skriv
from redovisning.jsonfil.lasning import las_data as las_json
from redovisning.jsonfil.skrivning import json_text
from redovisning.utkast import Utkast, nytt_utkast
from redovisning.yamlfil.lasning import las_data as las_yaml
from redovisning.yamlfil.skrivning import yaml_text


@pytest.fixture
def _registrerad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))


# --- luckor -----------------------------------------------------------------------------------------------------


def test_en_tom_rad_fore_en_ifylld_ar_ingen_post_i_nagot_medium():
    med_lucka, utan = nytt_utkast(2024), nytt_utkast(2024)
    for utkast, nummer in ((med_lucka, 1), (utan, 0)):
        utkast.satt(f"kontaktpersoner[{nummer}].namn", "Kim")
        utkast.satt(f"kontaktpersoner[{nummer}].telefon", "070-1740605")
    assert med_lucka == utan
    assert med_lucka.som_dict() == utan.som_dict()
    assert yaml_text(med_lucka) == yaml_text(utan)
    assert json_text(med_lucka) == json_text(utan)
    assert med_lucka.texter() == utan.texter() == utan.utan_luckor().texter()
    assert utan.utan_luckor() is utan
    assert med_lucka["kontaktpersoner[1].namn"] == "Kim"


def test_utkastet_utan_luckor_hor_till_samma_fil():
    """Filen säger var bilagorna ligger: en tom rad i en tabell får inte göra mappen okänd."""
    utkast = nytt_utkast(2024)
    utkast.fil = Path("redovisning.yaml")
    utkast.satt("kontaktpersoner[1].namn", "Kim")
    assert utkast.utan_luckor().fil == Path("redovisning.yaml")


@pytest.mark.parametrize("andelse", [".yaml", ".json", ".docx"])
def test_ett_utkast_med_en_tom_forsta_rad_skrivs_och_lases_tillbaka_i_alla_medier(tmp_path, andelse):
    utkast = nytt_utkast(2024)
    utkast.satt("kontaktpersoner[1].namn", "Kim")
    assert las(skriv(utkast, tmp_path / f"utkast{andelse}")) == utkast


# --- filerna ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_registrerad")
def test_yaml_och_json_lases_tillbaka_lika():
    utkast = provplan()
    for tillbaka in (las_yaml(yaml_text(utkast).encode()), las_json(json_text(utkast).encode())):
        assert tillbaka == utkast
        assert tillbaka.anmarkningar == []
        assert tillbaka.modell() == utkast.modell()


@pytest.mark.usefixtures("_registrerad")
@settings(max_examples=25, deadline=None)
@given(slumpade(Provplan))
def test_slumpade_utkast_lases_tillbaka_lika(utkast):
    assert las_yaml(yaml_text(utkast).encode()) == utkast
    assert las_json(json_text(utkast).encode()) == utkast


def test_yaml_filen_har_fragorna_i_ordning_och_sager_hur_de_besvaras():
    text = yaml_text(Utkast(Provplan))
    rader = [rad.strip() for rad in text.splitlines()]
    assert rader[0] == f"# yaml-language-server: $schema={resurser.schemanamn(2031, 'provplan')}"
    assert "provplan: 2031" in rader
    assert "# Status [planerad/pågår/klar, ska besvaras]" in rader
    assert "# Antal [heltal, ska besvaras]" in rader
    assert "# Kostnad i miljoner [tal, får lämnas tom]" in rader
    assert "# När beslutades planen? [datum, får lämnas tom]" in rader
    assert "# Följs planen upp? [ja/nej, ska besvaras]" in rader
    assert any(rad.startswith("# En post för varje insats, minst en. Lägg till") for rad in rader)
    assert any(rad.startswith("# En post för varje mått. Lägg till") for rad in rader)
    ordning = [rad for rad in rader if rad in ("bakgrund:", "insatser:", "matt:", "slutord:")]
    assert ordning == ["bakgrund:", "insatser:", "matt:", "slutord:"]
    assert "Skickas" not in text


@pytest.mark.usefixtures("_registrerad")
def test_ett_tal_utan_citattecken_ar_inget_fel_i_json():
    utkast = las_json(b'{"provplan": 2031, "matt": [{"namn": 12, "antal": 7}]}')
    assert utkast["matt[0].antal"] == "7"
    assert [(a.kod, a.falt) for a in utkast.anmarkningar] == [("JS02", "matt[0].namn")]


# --- registret --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_registrerad")
@pytest.mark.parametrize(
    ("nycklar", "dokument"),
    [
        ({"formular": "2024"}, FORMULAR[2024]),
        ({"provplan": " 2031 "}, blankett(Provplan)),
        ({"provplan": "2030"}, None),
        ({"formular": "2031"}, None),
        ({"provplan": "", "formular": "2024"}, FORMULAR[2024]),
        ({"region": "2024"}, None),
        ({}, None),
    ],
)
def test_dokumentet_valjs_efter_huvudnyckeln_och_aret(nycklar, dokument):
    assert hitta_dokument(nycklar) is dokument


@pytest.mark.usefixtures("_registrerad")
def test_okant_ar_for_ett_kant_slag_namner_de_ar_som_finns():
    utkast = las_yaml(b"provplan: 2030\nregion: Region Exempel\n")
    assert utkast.dokument.klass is Provplan
    (a,) = utkast.anmarkningar
    assert (a.kod, a.plats and str(a.plats)) == ("TR08", "1:11")
    assert "De som finns är: 2031." in a.meddelande


@pytest.mark.usefixtures("_registrerad")
def test_en_trasig_fil_raddas_med_sitt_eget_dokuments_nycklar():
    utkast = las_yaml(b'provplan: 2031\nregion: "Region\ninsatser:\n  - rubrik: Fler tider\nslutord:\n  uppfoljd: ja\n')
    assert utkast.dokument.klass is Provplan
    assert utkast.texter() == {"insatser[0].rubrik": "Fler tider", "slutord.uppfoljd": "ja"}
    assert "YA21" in {a.kod for a in utkast.anmarkningar}


# --- schemat ----------------------------------------------------------------------------------------------------


def schemafel(text: str) -> set[str]:
    fel = Draft202012Validator(schema(Provplan)).iter_errors(yaml.load(text, yaml.BaseLoader))
    return {".".join(map(str, f.absolute_path)) for f in fel} - {"provplan"}


def test_schemat_godtar_ett_helt_utkast_och_en_ny_fils_tomma_frivilliga_svar():
    Draft202012Validator.check_schema(schema(Provplan))
    assert schemafel(yaml_text(provplan())) == set()
    assert schemafel(yaml_text(Utkast(Provplan))) == {
        "region",
        "insatser.0.rubrik",
        "insatser.0.status",
        "insatser.0.klar",
        "slutord.uppfoljd",
        "slutord.varfor",
    }


def test_schemat_namner_valen_och_listans_rubrik():
    egenskaper = schema(Provplan)["properties"]
    assert egenskaper["insatser"]["title"] == "2 Insatser"
    assert egenskaper["insatser"]["items"]["properties"]["status"]["enum"] == ["planerad", "pågår", "klar"]
    assert egenskaper["provplan"]["const"] == 2031
    assert "description" not in schema(Provplan)
    assert json.dumps(schema(FORMULAR[2024]), ensure_ascii=False, indent=2) + "\n" == resurser.schema(2024).read_text(
        "utf-8"
    )
