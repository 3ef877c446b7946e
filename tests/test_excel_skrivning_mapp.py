"""Arbetsboken på sin plats: en ny mapp, ett namn, och ett varv genom filen utan att något ändras."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from mapprov import exempelutkast, kor
from strategier import utkast as slumpade

from redovisning import las, skriv
from redovisning.arbetsmapp import leveransnamn
from redovisning.fel import MalfilAndrad
from redovisning.utkast import Utkast, nytt_utkast


def test_en_ny_mapp_med_arbetsbok_har_anvisningar_for_excel_och_inget_schema(egen_mapp):
    assert kor("ny", "Halland", "--region", "Region Halland", "--som", "xlsx") == 0
    assert {f.name for f in (egen_mapp / "Halland").iterdir()} == {"redovisning.xlsx", "LÄSMIG.txt"}
    text = (egen_mapp / "Halland" / "LÄSMIG.txt").read_text("utf-8")
    assert "Öppna redovisning.xlsx i Excel" in text
    assert "textredigerare" not in text
    assert las(egen_mapp / "Halland" / "redovisning.xlsx").texter() == {"region": "Region Halland"}


def test_mappens_arbetsbok_gar_att_granska_och_skapa_formular_ur(egen_mapp, capsys):
    mapp = egen_mapp / "prov"
    mapp.mkdir()
    skriv(exempelutkast(), mapp / "redovisning.xlsx")
    assert kor("granska", mapp) == 0
    assert kor("skapa", mapp) == 0
    assert las(mapp / "leverans" / "Redovisning 2024 Region Exempel.docx") == exempelutkast()


@pytest.mark.parametrize(
    ("argument", "namn"),
    [
        ({}, "Redovisning 2024 Region Halland.docx"),
        ({"andelse": ".xlsx"}, "Redovisning 2024 Region Halland.xlsx"),
        ({"andelse": ".xlsx", "tillagg": "3.3 3.7"}, "Redovisning 2024 Region Halland 3.3 3.7.xlsx"),
    ],
)
def test_leveransens_namn_har_andelse_och_tillagg(argument, namn):
    utkast = nytt_utkast(2024)
    utkast.satt("region", "halland")
    assert leveransnamn(utkast, **argument) == namn


def test_ett_varv_genom_arbetsboken_behaller_svar_del_ansvariga_och_marken(tmp_path):
    utkast = exempelutkast()
    utkast.omfattar = frozenset({"kompetensforsorjning", "bup"})
    utkast.besvaras_av = {"bup": "BUP-kliniken", "kompetensforsorjning": "HR"}
    utkast.att_granska = {"bup.medel": "från 2023, granska"}
    tillbaka = las(skriv(utkast, tmp_path / "del.xlsx"))
    assert tillbaka == utkast
    assert tillbaka.anmarkningar == []
    assert (tillbaka.omfattar, tillbaka.besvaras_av, tillbaka.att_granska) == (
        utkast.omfattar,
        utkast.besvaras_av,
        utkast.att_granska,
    )


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(slumpade())
def test_slumpade_utkast_lases_tillbaka_lika_utan_anmarkningar(tmp_path, utkast: Utkast):
    tillbaka = las(skriv(utkast, tmp_path / "bok.xlsx", ersatt=True))
    assert tillbaka == utkast
    assert tillbaka.anmarkningar == []


def test_en_orord_arbetsbok_ersatts_men_inte_en_som_nagon_har_andrat(tmp_path):
    from openpyxl import load_workbook

    fil = skriv(nytt_utkast(2024), tmp_path / "bok.xlsx")
    skriv(exempelutkast(), fil)
    bok = load_workbook(fil)
    bok["3.7"]["C4"] = "ändrat för hand"
    bok.save(fil)
    with pytest.raises(MalfilAndrad):
        skriv(exempelutkast(), fil)
    assert las(fil)["bup.medel"] == "ändrat för hand"
