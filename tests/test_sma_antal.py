"""Små antal personer och ord om en enskild: det som kan peka ut någon hittas, och vanliga siffror lämnas i fred."""

from __future__ import annotations

import pytest

from redovisning.granskning.sma_antal import enskilda_i, sma_antal_i, sma_tal_i_tabell


@pytest.mark.parametrize(
    ("text", "ord_"),
    [
        ("Det var 3 patienter.", "3 patienter"),
        ("Två patienter väntade.", "Två patienter"),
        ("(1 patient)", "1 patient"),
        ("3\xa0patienter", "3 patienter"),
        ("tre av patienterna", "tre av patienterna"),
        ("två av de kvinnorna", "två av de kvinnorna"),
        ("fyra av våra ungdomar är inte fler än fyra av ungdomarna", "fyra av ungdomarna"),
        ("de två männen", "två männen"),
        ("2 st barn", "2 st barn"),
        ("två nya unga patienter", "två nya unga patienter"),
        ("minst fyra flickor", "fyra flickor"),
        ("mellan 3 och 4 pojkar", "4 pojkar"),
        ("Tre (3) patienter väntade", "Tre (3) patienter"),
        ("3 av 40 patienter", "3 av 40 patienter"),
        ("2 av 15 unga kvinnor", "2 av 15 unga kvinnor"),
        ("Antalet patienter var 3.", "Antalet patienter var 3"),
        ("antal väntande patienter: 2", "antal väntande patienter: 2"),
        ("4 vårdtagare", "4 vårdtagare"),
    ],
)
def test_ett_litet_antal_hittas_med_sina_ord(text, ord_):
    assert list(sma_antal_i(text)) == [ord_]


@pytest.mark.parametrize(
    "text",
    [
        "0 patienter",
        "5 patienter",
        "fem barn",
        "14 patienter",
        "1 004 patienter",
        "1,3 patienter",
        "2–4 patienter",
        "2-4 barn",
        "kapitel 3.4 barn",
        "3 Barn- och ungdomspsykiatri",
        "tre av fyra patienter",
        "fyra patienter per läkare",
        "4 patienter/dag",
        "barn 1-4 år",
        "fyra barnmorskor",
        "två patientgrupper",
        "tre sköterskor till barn",
        "PATIENTER 3",
        "3 av 10 patienter",
        "3 av 100 patienter",
        "antalet patienter var 3 000",
        "antalet patienter är 3,5 gånger fler",
        "antal patienter: 3–4 per dag",
        "antalet patienter var 2 % högre",
    ],
)
def test_andelar_takter_rubriker_och_storre_antal_hittas_inte(text):
    assert list(sma_antal_i(text)) == []


@pytest.mark.parametrize(
    ("text", "ord_"),
    [
        ("En patient i Exempelstad fick vänta", "En patient i Exempelstad"),
        ("en manlig patient från Exempelby", "en manlig patient från Exempelby"),
        ("EN PATIENT I EXEMPELSTAD", "EN PATIENT I EXEMPELSTAD"),
        ("en\xa0patient på Exempelhem", "en patient på Exempelhem"),
        ("en 14-årig flicka", "14-årig flicka"),
        ("den 52-årige man som", "52-årige man"),
        ("en kvinna i 50-årsåldern", "en kvinna i 50-årsåldern"),
        ("en pojke i 8-årsåldern", "en pojke i 8-årsåldern"),
    ],
)
def test_ord_om_en_enskild_hittas(text, ord_):
    assert list(enskilda_i(text)) == [ord_]


@pytest.mark.parametrize(
    "text",
    [
        "när en patients väntan räknas",
        "en patient i taget",
        "en patient i kö",
        "en patient i genomsnitt",
        "en patient på väntelistan",
        "en patient i behov av vård",
        "en patient med remiss",
        "5-åriga barn",
        "i 14 år",
        "årsåldern",
    ],
)
def test_det_som_galler_vem_som_helst_hittas_inte(text):
    assert list(enskilda_i(text)) == []


def tabell(*rader: tuple[str, ...]) -> list[tuple[int, int, str]]:
    return list(sma_tal_i_tabell([dict(enumerate(rad, 1)) for rad in rader]))


def test_bara_tal_ett_till_fyra_under_en_rubrik_med_antal_raknas():
    rader = [
        ("Enhet", " Antal  väntande "),
        *((str(n), str(n)) for n in range(7)),
        ("x", " 2 "),
        ("y", "2,5"),
        ("z", "²"),
    ]
    assert tabell(*rader) == [(n + 1, 2, "Antal väntande") for n in range(1, 5)] + [(8, 2, "Antal väntande")]


def test_en_ny_rubrik_tar_over_och_en_som_inte_galler_personer_avslutar():
    assert tabell(("Antal",), ("3",), ("Antal vårdplatser",), ("3",), ("Antal kvinnor",), ("text",), ("2",)) == [
        (1, 1, "Antal"),
        (6, 1, "Antal kvinnor"),
    ]


@pytest.mark.parametrize("skrivet", ["3 st", "3*", "3²", "3\xa0st."])
def test_ett_litet_tal_med_nagot_efter_sig_ar_lika_litet(skrivet):
    assert tabell(("Antal väntande",), (skrivet,)) == [(1, 1, "Antal väntande")]


def test_star_matten_under_varandra_raknas_talen_till_hoger():
    rader = [
        ("Mått", "Utfall", "Mål", "Andel"),
        ("Antal väntande", "3", "4", "2"),
        ("Antal enheter", "3", "4", "2"),
        ("Antal barn", "250", "", ""),
    ]
    assert tabell(*rader) == [(1, 2, "Antal väntande")]


def test_en_lang_mening_med_ordet_antal_ar_ingen_rubrik():
    assert (
        tabell(
            ("Det antal som anges här räknas om varje månad, och gäller alla mottagningar i hela regionen.",), ("3",)
        )
        == []
    )
    assert tabell(("antal " + "x" * 74,), ("3",)) == [(1, 1, "antal " + "x" * 74)]
    assert tabell(("antal " + "x" * 75,), ("3",)) == []
