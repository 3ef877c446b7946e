"""Reglerna om nej som ska förklaras, den bifogade handlingsplanen, hänvisningar och medel för ett annat år."""

from __future__ import annotations

import pytest
from regelfall import funna, helt_utkast, koder

from redovisning.anmarkning import Niva
from redovisning.granskning import granska
from redovisning.granskning.ledtexter import LEDTEXTER

# --- följdfrågor ------------------------------------------------------------------------------------------------


def test_varje_nej_i_generellt_anmarks_for_sig():
    anm = funna("NJ01", {"generellt": {"vardformedling": "nej", "kompetensforsorjning": "nej"}})
    assert [a.falt for a in anm] == ["generellt.vardformedling", "generellt.kompetensforsorjning"]
    assert "«Ev. kommentar» (generellt.kommentar) är tomt" in anm[0].meddelande


@pytest.mark.parametrize(
    "fraga", ["inom_tre_veckor", "enligt_riktlinjer", "avvikelser_enligt_regelverk", "svarsfrekvens_95"]
)
@pytest.mark.parametrize("forklaring", ["ej_rapporterade_data", "kommentar"])
def test_nej_i_34_kraver_en_forklaring_i_nagot_av_textfalten(fraga, forklaring):
    nej = {f"vantetidsdata.{fraga}": "nej"}
    (a,) = funna("NJ02", nej)
    assert (a.falt, a.niva) == (f"vantetidsdata.{fraga}", Niva.VARNING)
    assert "vantetidsdata.ej_rapporterade_data" in a.meddelande
    assert "vantetidsdata.kommentar" in a.meddelande
    assert not funna("NJ02", nej | {f"vantetidsdata.{forklaring}": "Rapporteringen börjar i november."})


def test_en_ledtext_ar_ingen_forklaring():
    svar = {"vantetidsdata": {"svarsfrekvens_95": "nej", "kommentar": LEDTEXTER[0]}}
    assert funna("NJ02", svar)


@pytest.mark.parametrize("fraga", ["insatser_kort_och_lang_sikt", "arbetar_utifran_planen"])
def test_nej_om_planen_kraver_en_kommentar(fraga):
    assert funna("NJ03", {f"handlingsplan.{fraga}": "nej", "handlingsplan.kommentar": ""})
    assert not funna("NJ03", {f"handlingsplan.{fraga}": "nej"})


def test_en_oforandrad_plan_utan_kommentar_ger_bara_ett_rad():
    utkast = helt_utkast({"handlingsplan.kommentar": ""})
    (a,) = [a for a in granska(utkast).anmarkningar if a.kod != "RE03"]
    assert (a.kod, a.niva) == ("NJ04", Niva.RAD)
    assert "mars 2024" in a.meddelande


# --- handlingsplanen i mappen -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "namn",
    [
        "handlingsplan.docx",
        "Handlingsplan Region Exempel.PDF",
        "handlingsplan_2024.xlsx",
        "handlingsplan.yaml",
        "handlingsplan.json",
        "handlingsplan.doc",
    ],
)
def test_en_bifogad_plan_racker(tmp_path, namn):
    (tmp_path / namn).touch()
    assert not funna("HP01", {"handlingsplan.uppdaterad": "ja"}, tmp_path)


@pytest.mark.parametrize(
    "namn",
    [
        "~$handlingsplan.docx",
        "handlingsplan.tmp",
        "plan.docx",
        "vår handlingsplan.docx",
        "handlingsplan-anteckningar.yaml",
        "handlingsplan-2024.schema.json",
        "handlingsplan (sparad 2024-09-01 kl 10.00).docx",
    ],
)
def test_andra_filer_ar_ingen_plan(tmp_path, namn):
    (tmp_path / namn).touch()
    (a,) = funna("HP01", {"handlingsplan.uppdaterad": "ja"}, tmp_path)
    assert (a.falt, a.niva) == ("handlingsplan.uppdaterad", Niva.VARNING)


def test_utan_kand_mapp_provas_inte_bilagan(tmp_path):
    assert not funna("HP01", {"handlingsplan.uppdaterad": "ja"})
    assert not funna("HP01", {"handlingsplan.uppdaterad": "ja"}, tmp_path / "finns inte")


def test_mappen_ar_den_som_utkastets_fil_ligger_i(tmp_path):
    utkast = helt_utkast({"handlingsplan.uppdaterad": "ja"})
    utkast.fil = tmp_path / "redovisning.yaml"
    assert "HP01" in koder(utkast)
    (tmp_path / "handlingsplan.pdf").touch()
    assert "HP01" not in koder(utkast)


# --- hänvisningar och medel -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Vi hänvisar till redovisningen för 2023.",
        "Vi hänvisar till Redovisning för 2023.",
        "Se förra årets redovisning.",
        "Se redovisningen av överenskommelsen för 2023, avsnitt 3.1.",
        "Hänvisning görs till föregående års redovisning.",
        "Arbetet beskrevs i redovisningen som lämnades för 2023.",
        "Oförändrat sedan 2023 års redovisning.",
        "Samma svar som i vår redovisning från föregående år.",
    ],
)
def test_en_hanvisning_till_forra_arets_redovisning_noteras(text):
    (a,) = funna("HV01", {"bup.medel": text})
    assert a.niva is Niva.RAD
    assert "Det är tillåtet" in a.meddelande


@pytest.mark.parametrize(
    "text",
    [
        "Under 2023 startade arbetet. Redovisningen gäller 2024.",
        "Se även årsredovisningen för 2023.",
        "Som framgår av tabellen var 2023 ett svårt år.",
        "I redovisningen beskrivs 2023 och 2024 var för sig.",
        "Se redovisningen för 2022.",
    ],
)
def test_att_namna_forra_aret_ar_ingen_hanvisning(text):
    assert not funna("HV01", {"bup.medel": text})


@pytest.mark.parametrize(
    ("text", "citat"),
    [
        ("2023 års medel har gått åt.", "2023 års medel"),
        ("Nu är det slut. Medlen för 2023 gick till mer personal! Och så vidare", "Medlen för 2023"),
        ("Statsbidraget för år 2025 är okänt", "Statsbidraget för år 2025"),
        ("Ett team\nmed 2023 års stimulansmedel\n2024 års medel kom senare", "2023 års stimulansmedel"),
        ("Pengarna från 2021–2023 är slut.", "Pengarna från 2021–2023"),
    ],
)
def test_medel_for_ett_annat_ar_anmarks(text, citat):
    (a,) = funna("AR01", {"bup.medel": text})
    assert f"«{citat}», men formuläret gäller 2024 års medel" in a.meddelande


@pytest.mark.parametrize(
    "text",
    [
        "Jämfört med 2023 års medel har 2024 års medel räckt längre.",
        "Medlen för 2024 och 2025 planeras ihop. Medlen för 2023–2025 likaså.",
        "2023 års handlingsplan gäller, liksom 2023 års överenskommelse.",
        "Under 2023 fanns inga medel. År 2025 blir bättre.",
    ],
)
def test_andra_ar_utan_medel_och_jamforelser_anmarks_inte(text):
    assert not funna("AR01", {"bup.medel": text})
