"""Uppföljningen av en plan: utfall ur planen eller väntetiderna, per kön, och skillnaderna mellan kvinnor och män."""

from __future__ import annotations

from decimal import Decimal

from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.handlingsplan.jamstalldhet import konsskillnader
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
    assert (rad.uppfoljningsperiod, rad.kalla) == ("mars 2024", "Egen statistik")


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
    (skillnad,) = konsskillnader(utkast, folj_upp(utkast), Decimal(1))
    assert skillnad.stor
    assert skillnad.samst == ""
