"""Tabellerna i planens Word-dokument: vad de visar, hur breda kolumnerna är och hur de delas över sidor."""

from __future__ import annotations

import pytest
from planprov import LITEN, OM, kropp, plan, stor_plan, stycken, tabellen

from redovisning.handlingsplan.uppfoljning import Hamtat, folj_upp
from redovisning.plandokument.tabell import KANT, TECKEN
from redovisning.plandokument.wordxml import w


def test_reglerna_for_tecknen_star_under_tabellen_med_planens_egna_installningar():
    utkast = plan(bedomning__delvis_inom="2,5", bedomning__stor_skillnad="20")
    text = " ".join(stycken(kropp(utkast), "Planforklaring"))
    assert "●\xa0delvis\xa0uppfyllt = högst 2,5 procent av målvärdet fattas" in text
    assert "Över 20 är skillnaden stor." in text


def test_en_atgard_visar_indikatorns_namn_och_aldrig_nyckeln():
    rot = kropp(
        plan(
            LITEN
            | {
                "indikatorer[0].nyckel": "forsta_besok",
                "atgarder[0].indikator": "forsta_besok; telefon; Egen mätning",
            }
        )
    )
    text = tabellen(rot, "Operation: åtgärder på kort sikt")[1][-1]
    assert "Indikator: Första besök inom 90 dagar; " in text
    assert "forsta_besok" not in text
    assert "telefon;" not in text
    assert text.endswith("; Egen mätning")


def test_ett_utfall_ur_vantetiderna_visar_sin_egen_period_och_kalla():
    utkast = plan(OM | {"indikatorer[0].styrmatt": "Telefon", "indikatorer[0].nyckel": "telefon"})
    utkast.satt("indikatorer[0].uppfoljningsperiod", "Varje månad")
    rader = folj_upp(utkast, lambda nyckel, kon: None if kon else Hamtat("86 %", "84 %", "augusti 2024", "Egen källa"))
    rot = kropp(utkast, uppfoljning=rader)
    assert "augusti 2024" in tabellen(rot, "Utfall, måluppfyllelse och utveckling")[1][1]
    assert tabellen(rot, "Indikatorer och målvärden")[1][-2:] == ["Varje månad", "Egen källa"]
    assert "jämförs med samma månad året före" in " ".join(stycken(rot, "Planforklaring"))


@pytest.mark.parametrize("ord_", ["Tillgänglighetssamordnaren", "operationsplaneringssystemet"])
def test_ett_langt_ord_far_rum_i_sin_kolumn_i_stallet_for_att_brytas(ord_):
    rot = kropp(plan(LITEN | {"atgarder[0].ansvarig": ord_}))
    tabell = next(t for t in rot.iter(w("tbl")) if ord_ in "".join(t.itertext()))
    bredder = [int(e.get(w("w"), "0")) for e in tabell.iter(w("gridCol"))]
    assert bredder[-1] >= (len(ord_) * TECKEN + KANT) * 567 - 1
    assert sum(bredder) == sum(int(e.get(w("w"), "0")) for e in kropp(plan()).find(f".//{w('tblGrid')}"))


def test_den_sista_raden_i_en_tabell_star_inte_ensam_pa_en_sida():
    rot = kropp(stor_plan(6))
    tabell = next(t for t in rot.iter(w("tbl")) if len(t.findall(w("tr"))) > 4)
    rader = tabell.findall(w("tr"))
    foljer = [all(p.find(f"{w('pPr')}/{w('keepNext')}") is not None for p in rad.iter(w("p"))) for rad in rader]
    assert foljer == [True, *[False] * (len(rader) - 3), True, False]


def test_en_ensam_kort_kolumn_tar_inte_mer_plats_an_den_behover():
    tabell = next(kropp(plan(OM | {"atgarder[0].rubrik": "Fler tider"})).iter(w("tbl")))
    nr, atgard = (int(e.get(w("w"), "0")) for e in tabell.iter(w("gridCol")))
    assert nr * 10 < atgard


@pytest.mark.parametrize(
    ("malvarde", "vantat"),
    [
        ("16 %", "16 % lägre är bättre"),
        ("≤ 16 %", "≤ 16 %"),
    ],
)
def test_riktningen_star_vid_ett_malvarde_som_inte_sager_den(malvarde, vantat):
    svar = {"styrmatt": "Återinskrivningar", "malvarde": malvarde, "riktning": "lägre är bättre", "utfall": "17 %"}
    rot = kropp(plan(OM | {f"indikatorer[0].{n}": text for n, text in svar.items()}))
    assert tabellen(rot, "Utfall, måluppfyllelse och utveckling")[1][1] == vantat


def test_utan_utfall_finns_ingen_uppfoljningstabell_och_ingen_tom_rubrik():
    rot = kropp(plan(OM | {"indikatorer[0].styrmatt": "Telefon", "indikatorer[0].malvarde": "≥ 90 %"}))
    assert stycken(rot, "Rubrik2") == ["Indikatorer"]
