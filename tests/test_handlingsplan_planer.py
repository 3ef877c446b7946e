"""Två verkliga planers tabeller, inskrivna som siffror: samma tecken som regionens egen tabell, där regeln är känd.

Siffrorna är ur Region Hallands handlingsplan 2023 och Region Norrbottens delårsrapport 2022. Orden är egna.
"""

from __future__ import annotations

import pytest

from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.handlingsplan.uppfoljning import ALLA, KVINNOR, MAN, Uppfoljningsrad, folj_upp
from redovisning.utkast import Utkast

HOGRE, LAGRE = "högre är bättre", "lägre är bättre"


def rad(**svar: str) -> Uppfoljningsrad:
    """Ger uppföljningen av en enda indikator."""
    utkast = Utkast(Handlingsplan)
    for namn, text in ({"styrmatt": "Mått"} | svar).items():
        utkast.satt(f"indikatorer[0].{namn}", text)
    (raden,) = folj_upp(utkast)
    return raden


def tecken(raden: Uppfoljningsrad) -> dict[str, str]:
    """Ger kön → måluppfyllelsens tecken, för dem som har ett utfall."""
    return {kon: raden.per_kon[kon].bedomning.uppfyllelse.tecken for kon in raden.redovisade}


HALLAND = [
    # målvärdet så som planen skriver det, och ett utfall som når, nästan når, inte når
    ({"nyckel": "telefon"}, "95 procent", ("95 %", "89 %", "85 %")),
    ({"nyckel": "medicinsk_bedomning"}, "90 procent", ("91,5 %", "81 %", "80,9 %")),
    ({"riktning": HOGRE}, "80 procent", ("80 %", "72 %", "71 %")),
    ({"nyckel": "bup_forsta_besok"}, "75 procent", ("75 procent", "70 procent", "47 procent")),
    ({}, ">80 procent", ("80,1 %", "80 %", "71 %")),
    ({}, ">60 procent", ("61 %", "60 %", "53,9 %")),
]


@pytest.mark.parametrize(("svar", "malvarde", "utfall"), HALLAND)
def test_hallands_malvarden_ger_ratt_tecken_over_pa_och_under_malet(svar, malvarde, utfall):
    bedomda = [tecken(rad(malvarde=malvarde, utfall=u, **svar))[ALLA] for u in utfall]
    assert bedomda == ["■", "●", "▲"]


def test_hallands_indikatorer_utan_malvarde_bedoms_inte_men_far_sin_utveckling():
    antal_over_90_dagar = rad(riktning=LAGRE, utfall="412", tidigare="498")
    assert tecken(antal_over_90_dagar) == {ALLA: "◆"}
    assert antal_over_90_dagar.per_kon[ALLA].bedomning.skal == "målvärdet saknas eller går inte att läsa som ett tal"
    assert str(antal_over_90_dagar.per_kon[ALLA].utveckling) == "↓ minskar, bättre"


NORRBOTTEN = [
    # återinskrivningar: olika mål för könen, lägre är bättre
    (
        {"malvarde": "M: 17,2 % K: 16 %", "riktning": LAGRE, "utfall_man": "17,3 %", "utfall_kvinnor": "18,8 %"},
        {MAN: "●", KVINNOR: "▲"},
    ),
    # läkemedelsberättelser: ett mål för båda
    (
        {"malvarde": "70 %", "riktning": HOGRE, "utfall_man": "76 %", "utfall_kvinnor": "78 %"},
        {MAN: "■", KVINNOR: "■"},
    ),
    # fallskador: vilket tal 2020 än hade blir 90 inte halva vägen så länge det var under 120
    ({"malvarde": "Minska med 50 % jmf med 2020", "utfall": "90st", "tidigare": "119 st"}, {ALLA: "▲"}),
]


@pytest.mark.parametrize(("svar", "vantat"), NORRBOTTEN)
def test_norrbottens_tabell_far_samma_tecken_som_regionen_gav(svar, vantat):
    assert tecken(rad(**svar)) == vantat


def test_norrbottens_minskning_utan_jamforelsear_bedoms_inte_och_sager_vilket_ar_som_saknas():
    raden = rad(malvarde="Minska med 50 % jmf med 2020", utfall="90st")
    assert tecken(raden) == {ALLA: "◆"}
    assert raden.per_kon[ALLA].bedomning.skal == "värdet att jämföra med (2020) saknas"


def test_norrbottens_minska_och_under_utredning():
    besok = rad(malvarde="Minska", utfall_man="7 308", utfall_kvinnor="7 040", tidigare_man="7 000")
    assert tecken(besok) == {MAN: "▲", KVINNOR: "◆"}
    assert str(besok.per_kon[MAN].utveckling) == "↑ ökar, sämre"
    assert tecken(rad(malvarde="Minska", utfall="Under utredning")) == {ALLA: "◆"}


def test_norrbottens_ovriga_matt_bedoms_efter_samma_regler():
    digitala = rad(malvarde="40 %", riktning=HOGRE, utfall="23 %", utfall_man="22 %", utfall_kvinnor="24 %")
    utskrivningsklara = rad(malvarde="7 %", riktning=LAGRE, utfall="19,3 %")
    assert tecken(digitala) == {ALLA: "▲", KVINNOR: "▲", MAN: "▲"}
    assert tecken(utskrivningsklara) == {ALLA: "▲"}
