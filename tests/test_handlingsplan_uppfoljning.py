"""Uppföljningen av en plan: utfall ur planen eller väntetiderna, per kön, och skillnaderna mellan kvinnor och män."""

from __future__ import annotations

from decimal import Decimal

import pytest

from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.handlingsplan.jamstalldhet import konsskillnader
from redovisning.handlingsplan.malvarde import Riktning
from redovisning.handlingsplan.matstock import Matstock, matstocken
from redovisning.handlingsplan.uppfoljning import ALLA, KVINNOR, MAN, Hamtat, folj_upp
from redovisning.utkast import Utkast


def plan(*indikatorer: dict[str, str], atgarder: tuple[dict[str, str], ...] = ()) -> Utkast:
    utkast = Utkast(Handlingsplan)
    for lista, poster in (("indikatorer", indikatorer), ("atgarder", atgarder)):
        for i, post in enumerate(poster):
            for namn, text in post.items():
                utkast.satt(f"{lista}[{i}].{namn}", text)
    return utkast


def test_mal_per_kon_bedoms_vart_for_sig():
    (rad,) = folj_upp(
        plan(
            {
                "styrmatt": "Oplanerade återinskrivningar inom 30 dagar",
                "malvarde": "M: 17,2 % K: 16 %",
                "riktning": "lägre är bättre",
                "utfall_man": "17,3 %",
                "utfall_kvinnor": "18,8 %",
            }
        )
    )
    assert rad.redovisade == (KVINNOR, MAN)
    assert str(rad.per_kon[MAN].bedomning) == "● delvis uppfyllt"
    assert str(rad.per_kon[KVINNOR].bedomning) == "▲ ej uppfyllt"
    assert str(rad.per_kon[ALLA].bedomning) == "◆ ej bedömt"


def test_saknat_utfall_hamtas_ur_vantetiderna_och_det_egna_gar_fore():
    def hamta(nyckel: str, kon: str) -> Hamtat | None:
        siffror = {ALLA: ("89 %", "84 %"), KVINNOR: ("90 %", "")}
        return Hamtat(*siffror[kon], "mars 2024", "Egen statistik") if nyckel == "telefon" and kon in siffror else None

    (rad,) = folj_upp(
        plan({"styrmatt": "Besvarade samtal", "nyckel": "telefon", "malvarde": "≥ 95 %", "utfall_kvinnor": "91 %"}),
        hamta,
    )
    assert [rad.per_kon[k].text for k in (ALLA, KVINNOR, MAN)] == ["89 %", "91 %", ""]
    assert str(rad.per_kon[ALLA].utveckling) == "↑ ökar, bättre"
    assert rad.per_kon[KVINNOR].hamtat is None
    assert (rad.utfallsperiod, rad.kalla) == ("mars 2024", "Egen statistik")


def test_utan_vantetider_star_det_som_star_i_planen():
    (rad,) = folj_upp(plan({"styrmatt": "Besvarade samtal", "nyckel": "telefon", "malvarde": "Öka"}))
    assert rad.redovisade == (ALLA,)
    assert rad.per_kon[ALLA].bedomning.skal.startswith("utfallet saknas")


def test_en_stor_skillnad_sager_vem_som_har_det_samre_och_om_nagot_gors():
    utkast = plan(
        {"styrmatt": "BUP", "malvarde": "100 %", "utfall_man": "32 %", "utfall_kvinnor": "47 %", "mal": "M2"},
        {"styrmatt": "Digitala besök", "malvarde": "≥ 40 %", "utfall_man": "22 %", "utfall_kvinnor": "24 %"},
        {"styrmatt": "Besök 80 år", "malvarde": "Minska", "utfall_man": "7 308", "utfall_kvinnor": "6 500"},
        {"styrmatt": "Bara totalt", "malvarde": "Minska", "utfall": "12"},
        atgarder=(
            {"rubrik": "Fler tider", "mal": "M1, m2"},
            {"rubrik": "Hembesök", "indikator": "besök 80 år; digitala besök"},
        ),
    )
    bup, digitala, besok = konsskillnader(utkast, folj_upp(utkast))
    assert (bup.skillnad, bup.enhet, bup.stor, bup.samst) == (Decimal(15), "procentenheter", True, "män")
    assert bup.atgarder == ("atgarder[0]",)
    assert (digitala.stor, digitala.atgarder) == (False, ("atgarder[1]",))
    assert (besok.skillnad, besok.enhet, besok.stor, besok.samst) == (Decimal("-11.1"), "procent", True, "män")


def test_gransen_for_en_stor_skillnad_ar_en_installning():
    utkast = plan({"styrmatt": "Digitala besök", "malvarde": "40 %", "utfall_man": "22 %", "utfall_kvinnor": "24 %"})
    utkast.satt("bedomning.stor_skillnad", "1,5")
    (skillnad,) = konsskillnader(utkast, folj_upp(utkast))
    assert skillnad.stor
    assert skillnad.samst == ""


def test_planen_sager_sjalv_vad_som_ar_delvis_och_oforandrat():
    utkast = plan({"styrmatt": "Besvarade samtal", "malvarde": "≥ 95 %", "utfall": "88 %", "tidigare": "87,5 %"})
    (forvalt,) = folj_upp(utkast)
    utkast.satt("bedomning.delvis_inom", "5")
    utkast.satt("bedomning.oforandrat_inom", "0,5")
    (eget,) = folj_upp(utkast)
    assert [str(r.per_kon[ALLA].bedomning) for r in (forvalt, eget)] == ["● delvis uppfyllt", "▲ ej uppfyllt"]
    assert [str(r.per_kon[ALLA].utveckling) for r in (forvalt, eget)] == ["↑ ökar, bättre", "→ oförändrat"]


@pytest.mark.parametrize("skrivet", ["tio", "-1", "101", ""])
def test_en_installning_som_inte_gar_att_lasa_ger_det_forvalda(skrivet):
    utkast = plan()
    if skrivet:
        utkast.satt("bedomning.delvis_inom", skrivet)
    assert matstocken(utkast) == Matstock(Decimal(10), Decimal(0), Decimal(5))


def test_riktningen_ar_mattets_egen_nar_planen_inte_sager_den():
    utkast = plan(
        {"styrmatt": "Samtal", "nyckel": "telefon", "malvarde": "95 %", "utfall": "96 %"},
        {"styrmatt": "Eget mått", "nyckel": "eget", "malvarde": "12 %"},
        {"styrmatt": "Annat", "malvarde": "12 %", "utfall": "9 %"},
    )
    rader = folj_upp(utkast, lambda nyckel, kon: Hamtat("9 %", riktning=Riktning.LAGRE) if nyckel == "eget" else None)
    assert [str(r.per_kon[ALLA].bedomning) for r in rader] == ["■ uppfyllt", "■ uppfyllt", "◆ ej bedömt"]
