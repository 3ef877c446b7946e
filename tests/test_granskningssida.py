"""Granskningen som en sida: en enda fil, hela rapporten, läsbar för alla och ofarlig vad svaren än säger."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date
from functools import cache
from hashlib import sha256

import pytest
from htmlprov import FARLIGT, Sida, malens_brister, stommens_brister
from mapprov import exempelutkast

from redovisning import granska, nytt_utkast
from redovisning.anmarkning import Anmarkning, Granskningsrapport, Niva
from redovisning.granskning.meddelanden import KATALOG
from redovisning.granskning.regeldok import forklaring
from redovisning.html.fynd import Utdrag, utdraget
from redovisning.html.granskad import Granskad
from redovisning.html.granskningssida import granskningssida
from redovisning.html.kontrollmarke import orord
from redovisning.html.lage import sista_dagen, status
from redovisning.utkast import Utkast

IDAG = date(2024, 9, 18)


def utkast(**svar: str) -> Utkast:
    """Ger exemplets utkast med några svar bytta; ``bup__medel`` är vägen ``bup.medel``."""
    ut = exempelutkast()
    for namn, text in svar.items():
        ut.satt(namn.replace("__", "."), text)
    return ut


def granskad(u: Utkast, namn: str = "redovisning.yaml", **mer: object) -> Granskad:
    return Granskad(namn, granska(u), u, **mer)  # type: ignore[arg-type]


def olast(namn: str) -> Granskad:
    a = Anmarkning(Niva.FEL, "losenordsskyddad", None, None, "filen är skyddad med lösenord.", namn, None)
    return Granskad(namn, Granskningsrapport(None, None, [a]))


@cache
def sidan(vad: str) -> Sida:
    """Ger en av sidorna som proven delar."""
    farlig = utkast(bup__medel=FARLIGT, bup__resultat="- ett\n- två\n\nett stycke\nmed radbyte", vardplatser__medel="")
    farlig.satt("generellt.vardplatser", "<b>kanske</b>")
    granskade = {
        "inget att anmärka": [granskad(utkast(region="Region Halland"))],
        "några": [granskad(farlig, besvaras_av={"bup": "Elsa på BUP", "vardplatser": "Alva <i>"})],
        "tom": [granskad(nytt_utkast())],
        "oläst": [olast("hemlig.docx")],
        "flera": [granskad(utkast(), "a/redovisning.yaml"), granskad(nytt_utkast(), "b.xlsx"), olast("c.docx")],
    }[vad]
    return Sida(granskningssida(granskade, IDAG))


ALLA = pytest.mark.parametrize("vad", ["inget att anmärka", "några", "tom", "oläst", "flera"])


# --- en fil utan nät --------------------------------------------------------------------------------------------


@ALLA
def test_sidan_pekar_bara_pa_sig_sjalv(vad):
    den = sidan(vad)
    assert not den.alla("link") + den.alla("iframe") + den.alla("img") + den.alla("object")
    adresser = [v for _, varden in den.element for n, v in varden.items() if n in ("href", "src", "action")]
    assert all(v and v.startswith("#") for v in adresser)
    assert not [n for _, varden in den.element for n in varden if n.startswith("on") or n == "style"]


@ALLA
def test_policyn_slapper_bara_in_den_enda_stilen_och_det_enda_skriptet(vad):
    den = sidan(vad)
    (policy,) = [m["content"] for m in den.alla("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert len(den.alla("style")) == len(den.alla("script")) == 1

    def summa(tagg: str) -> str:
        return f"'sha256-{b64encode(sha256(den.text(tagg).encode()).digest()).decode()}'"

    regler = dict(rad.split(" ", 1) for rad in policy.split("; "))
    assert regler["default-src"] == regler["base-uri"] == regler["form-action"] == "'none'"
    assert regler["style-src"] == summa("style")
    assert regler["script-src"] == summa("script")


def test_text_ur_svaren_ar_aldrig_kod_eller_mall():
    text = sidan("några").text("main")
    assert FARLIGT.replace("\x1b", "⟨U+001B⟩") in text
    assert "<b>kanske</b>" in text
    assert "Alva <i>" in text
    assert "{{ 7*7 }}" in text


def test_personnummer_ar_maskerade_ocksa_i_svaren():
    data = granskningssida([granskad(utkast(bup__medel="En patient, 19121212-1212, fick vänta."))], IDAG)
    assert b"121212" not in data.partition(b"<main")[2]
    assert "En patient, " in Sida(data).text("blockquote", "details")


def test_samma_granskning_och_samma_dag_ger_samma_byte():
    assert granskningssida([granskad(utkast())], IDAG) == granskningssida([granskad(utkast())], IDAG)
    assert orord(granskningssida([granskad(utkast())], IDAG))


# --- det som står där -------------------------------------------------------------------------------------------


@ALLA
def test_varje_anmarkning_i_rapporten_star_i_sidan(vad):
    den = sidan(vad)
    antal = sum(int(v["data-antal"] or 0) for v in den.alla("article"))
    assert antal == len([1 for _, v in den.element if "fynd" in (v.get("class") or "").split()])
    if vad == "tom":
        assert antal == len(granska(nytt_utkast()).anmarkningar)
        assert "svar saknas, och frågan måste besvaras" in den.text("article").casefold()


def test_anmarkningen_har_niva_kod_plats_regel_atgard_och_svarets_egna_ord():
    text = " ".join(sidan("några").text("article").split())
    for bit in (
        "✖ Fel JN01 Svaret är varken ja eller nej",
        "Svaret är «<b>kanske</b>». Svara ja eller nej",
        "redovisning.yaml, rad",
        "Gör så här: Skriv bara ja eller nej.",
        "Regel: Formuläret: rullistorna har bara Ja och Nej.",
        "Svaret<b>kanske</b>",
    ):
        assert bit in text


def test_det_citerade_ordet_ar_markt_i_svaret():
    assert "<b>kanske</b>" in sidan("några").text("mark")


def test_koden_leder_till_en_forklaring_i_sidan():
    den = sidan("några")
    lankar = {v["href"] for v in den.alla("a") if v["href"].startswith("#kod-")}
    assert {f"#{v['id']}" for v in den.alla("div") if (v.get("id") or "").startswith("kod-")} == lankar
    assert "Skriv bara ja eller nej." in den.text("dl")


def test_forklaringarna_har_inga_marken_ur_koden():
    """Sidan visar reglernas förklaringar som text: grava accenter runt ett ord vore skräp för läsaren."""
    assert not [m.kod for m in KATALOG.values() if "`" in forklaring(m)]


def test_avsnittens_lage_star_som_stapel_och_i_ord():
    den = sidan("några")
    tabell = " ".join(den.text("table").split())
    assert "3.2 Vårdplatser, överbeläggningar och utlokaliseringar 3 av 4 1 obligatoriskt svar 1 fel" in tabell
    staplar = [v for v in den.alla("rect") if v["class"] == "fyllt"]
    assert sorted({v["width"] for v in staplar}) == ["100", "75"]
    assert len(den.alla("svg")) == len(den.alla("tr")) - 1
    assert all(v["aria-hidden"] == "true" for v in den.alla("svg"))


def test_den_som_svarar_far_sin_egen_lista():
    text = " ".join(sidan("några").text("main").split())
    assert re.search(r"Elsa på BUP Svarar på 3\.7 Barn- och ungdomspsykiatri\.", text)
    assert re.search(r"Alva <i> Svarar på 3\.2 [^.]*\. ✖ Fel Ett obligatoriskt svar saknas", text)
    assert text.index("Ingen är angiven") > text.index("Alva <i>")
    klara = Sida(granskningssida([granskad(utkast(region="Region Halland"), besvaras_av={"bup": "Elsa"})], IDAG))
    assert "Elsa Svarar på 3.7 Barn- och ungdomspsykiatri. Inget kvar att göra." in " ".join(klara.text("main").split())
    assert "Vem som svarar på vad går att skriva" in sidan("tom").text("main")


def test_svaren_star_med_stycken_och_listor():
    den = sidan("några")
    punkter = den.text("li")
    assert "ett" in punkter
    assert "två" in punkter
    assert "ett stycke\nmed radbyte" in den.text("p")
    assert "Inget svar än. Frågan måste besvaras." in den.text("details")


def test_en_last_fil_med_fel_och_en_olast_syns_i_oversikten():
    den = sidan("flera")
    tabell = " ".join(den.text("table").split())
    assert "a/redovisning.yaml Region Exempel 41 av 41" in tabell
    assert "c.docx – – – – – Filen kunde inte läsas." in tabell
    assert "Filen är skyddad med lösenord." in den.text("article")
    assert "1 fil kunde inte läsas." in " ".join(den.text("header").split())
    assert den.alla("details") == []


def test_en_ensam_fil_som_inte_kunde_lasas_far_en_sida_om_det():
    text = " ".join(sidan("oläst").text().split())
    assert "hemlig.docx" in text
    assert "Filen kunde inte läsas." in text
    assert "Filen är skyddad med lösenord." in text


@pytest.mark.parametrize(
    ("idag", "mening"),
    [
        (date(2024, 9, 18), "12 dagar kvar. Enligt formuläret skickas redovisningen till Socialstyrelsen senast"),
        (date(2024, 9, 29), "I morgon är sista dagen."),
        (date(2024, 9, 30), "I dag är sista dagen."),
        (date(2024, 10, 1), "Sista dagen enligt formuläret var den 30 september 2024. Är redovisningen redan skickad"),
        (date(2022, 9, 30), "731 dagar kvar."),
    ],
)
def test_tiden_till_sista_dagen_sags_vanligt(idag, mening):
    sista = sista_dagen(granskad(utkast()), idag)
    assert sista is not None
    assert sista.mening.startswith(mening)


@pytest.mark.parametrize(
    ("svar", "mening"),
    [
        ({}, "Inga fel. 1 råd att titta på innan ni skickar."),
        ({"region": "Region Halland"}, "Granskningen fann inget att anmärka på."),
        ({"bup__medel": ""}, "Inte klar: 1 obligatoriskt svar saknas."),
        ({"generellt__vardplatser": "kanske"}, "Inte klar: 1 fel att rätta."),
        (
            {"generellt__vardplatser": "kanske", "bup__medel": "", "vardplatser__medel": ""},
            "Inte klar: 2 obligatoriska svar saknas och 1 annat fel att rätta.",
        ),
    ],
)
def test_laget_sags_i_en_mening(svar, mening):
    assert status(granskad(utkast(**svar))) == mening


def test_utdraget_visar_orden_runt_det_som_citeras():
    langt = "Början på svaret. " * 40 + "Här står felet mitt i. " + "Slutet på svaret. " * 40
    utdrag = utdraget(langt, "ordet «felet» är fel.")
    assert utdrag.traff == "felet"
    assert utdrag.fore.startswith("… ")
    assert utdrag.fore.endswith("Här står ")
    assert utdrag.efter.endswith(" …")
    assert len(utdrag.fore + utdrag.efter) < 500
    assert utdraget("Kort.", "inget citat") == Utdrag("Kort.")
    assert len(utdraget("x" * 5000, "inget citat").fore) < 330


# --- för alla läsare --------------------------------------------------------------------------------------------


@ALLA
def test_spraket_rubrikerna_och_landmarkena_ar_pa_plats(vad):
    assert stommens_brister(sidan(vad)) == []


@ALLA
def test_varje_lank_leder_till_ett_id_som_finns_en_gang(vad):
    assert malens_brister(sidan(vad)) == []


@ALLA
def test_allt_syns_utan_skript_och_filtren_visas_forst_med(vad):
    den = sidan(vad)
    dolda = [v.get("id") for _, v in den.element if "hidden" in v]
    assert set(dolda) <= {"filter", "inga-kvar"}
    assert all("open" in v for v in den.alla("details"))


def test_antalet_som_visas_lases_upp():
    (antal,) = [v for v in sidan("några").alla("p") if v.get("id") == "antal"]
    assert antal["role"] == "status"
    assert antal["aria-live"] == "polite"


@ALLA
def test_nivan_star_alltid_i_ord(vad):
    den = sidan(vad)
    assert set(re.findall(r"[✖▲●]\s*(\w*)", den.text("article"))) <= {"Fel", "Varning", "Råd"}
