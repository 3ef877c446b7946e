"""Fördelningen: publicerade andelar på kronan, största rest för vilka tal som helst, belopp i ord och siffror."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redovisning.fel import Anvandningsfel
from redovisning.ordning import svensk_ordning
from redovisning.pengar.befolkning import BEFOLKNINGAR, saknade_regioner
from redovisning.pengar.belopp import avrunda, procent, tolka_belopp, tusental
from redovisning.pengar.bup import BUP_2024, Bupram, bup_belopp
from redovisning.pengar.fordelning import fordela
from redovisning.regioner import REGIONER

PUBLICERADE = {
    "01": 278560864,
    "03": 45904491,
    "04": 34289366,
    "05": 53611233,
    "06": 41876446,
    "07": 23141778,
    "08": 28023002,
    "09": 6929444,
    "10": 17946708,
    "12": 161322332,
    "13": 39016787,
    "14": 200493830,
    "17": 32174112,
    "18": 34981596,
    "19": 31868320,
    "20": 32603991,
    "21": 32449053,
    "22": 27487638,
    "23": 15024892,
    "24": 31590770,
    "25": 28203347,
}
"""Utbetalning 1 för 2024 utan pengarna till BUP, som den är publicerad."""

VIKTER = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 10**7), min_size=1).filter(
    lambda v: any(v.values())
)
BELOPP = st.integers(0, 10**10)


# --- största rest -----------------------------------------------------------------------------------------------------


def test_alla_21_andelar_av_utbetalningen_stammer_pa_kronan():
    delar = fordela(1_197_500_000, BEFOLKNINGAR[date(2023, 11, 1)].antal)
    assert delar == PUBLICERADE
    assert list(delar) == [r.lanskod for r in REGIONER]
    assert sum(delar.values()) == 1_197_500_000


def test_vanlig_avrundning_racker_inte():
    talen = BEFOLKNINGAR[date(2023, 11, 1)]
    avrundade = {kod: avrunda(1_237_500_000 * andel) for kod, andel in talen.andelar().tal.items()}
    assert sum(avrundade.values()) == 1_237_500_001
    assert sum(fordela(1_237_500_000, talen.antal).values()) == 1_237_500_000


@given(BELOPP, VIKTER)
def test_summan_ar_alltid_beloppet_och_ingen_far_mer_an_en_krona_fran_sin_exakta_andel(belopp, vikter):
    delar = fordela(belopp, vikter)
    summa = sum(vikter.values())
    assert sum(delar.values()) == belopp
    for namn, kronor in delar.items():
        assert kronor in (belopp * vikter[namn] // summa, -(-belopp * vikter[namn] // summa))


@given(BELOPP, VIKTER)
def test_storre_vikt_ger_aldrig_mindre(belopp, vikter):
    delar = fordela(belopp, vikter)
    i_viktordning = sorted(vikter, key=lambda n: (vikter[n], delar[n]))
    assert [delar[n] for n in i_viktordning] == sorted(delar.values())


@given(BELOPP, VIKTER, st.randoms())
def test_ordningen_spelar_ingen_roll(belopp, vikter, slump):
    blandade = list(vikter.items())
    slump.shuffle(blandade)
    assert list(fordela(belopp, dict(blandade)).items()) == list(fordela(belopp, vikter).items())


@given(BELOPP, VIKTER, st.integers(1, 1000))
def test_bara_forhallandet_mellan_vikterna_raknas(belopp, vikter, faktor):
    assert fordela(belopp, {n: v * faktor for n, v in vikter.items()}) == fordela(belopp, vikter)


def test_vid_lika_rest_gar_kronan_till_det_namn_som_kommer_forst():
    assert fordela(2, {"03": 1, "01": 1, "02": 1}) == {"01": 1, "02": 1, "03": 0}


def test_storst_rest_gar_fore_namnet():
    assert fordela(10, {"01": 1, "02": 2}) == {"01": 3, "02": 7}


@pytest.mark.parametrize(("belopp", "vikter"), [(-1, {"a": 1}), (1, {"a": -1, "b": 2}), (1, {"a": 0}), (1, {})])
def test_det_som_inte_gar_att_fordela_ar_ett_fel(belopp, vikter):
    with pytest.raises(ValueError, match="minst 0"):
        fordela(belopp, vikter)


# --- befolkningen -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("datum", "summa"), [(date(2023, 11, 1), 10_557_682), (date(2024, 11, 1), 10_587_140)])
def test_befolkningen_som_foljer_med_har_alla_regioner_och_ar_markt_som_harledd(datum, summa):
    talen = BEFOLKNINGAR[datum]
    assert talen.summa == summa
    assert saknade_regioner(talen.antal) == []
    assert len(talen.antal) == 21
    assert talen.harledd
    assert talen.andelar().harledd
    assert sum(talen.andelar().tal.values()) == 1


# --- BUP --------------------------------------------------------------------------------------------------------------


def test_bup_for_jamtland_harjedalen_avrundas_en_gang():
    andel = Fraction("0.0121252")
    assert bup_belopp(andel) == 165_344
    assert bup_belopp(andel, matpunkter=3) == 496_031 != 3 * 165_344
    assert avrunda(40_000_000 * andel) == 485_008


def test_hela_ramen_ar_andelen_av_arets_pengar():
    assert bup_belopp(Fraction(1), 11, 3) == BUP_2024.kronor
    assert bup_belopp(Fraction(1, 4), 2, 1, Bupram(2030, 1000, 2, 5, "Påhittad")) == 50


@pytest.mark.parametrize("argument", [(Fraction(2),), (Fraction(-1, 2),), (Fraction(1), 12), (Fraction(1), 1, 4)])
def test_mer_an_ramen_ar_ett_fel(argument):
    with pytest.raises(ValueError, match=r"andelen ska|ramen har"):
        bup_belopp(*argument)


# --- belopp -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "skrivet",
    [
        "1197500000",
        "1 197 500 000",
        "1\u00a0197\u00a0500\u00a0000\u00a0kr",
        "1197,5 Mkr",
        "1 197,5 miljoner kronor",
        "1197500 tkr",
        "1,1975 miljarder",
        " 1197500000 kronor. ",
    ],
)
def test_ett_belopp_gar_att_skriva_pa_flera_satt(skrivet):
    assert tolka_belopp(skrivet) == 1_197_500_000


@pytest.mark.parametrize(
    ("skrivet", "sagt"),
    [
        ("1.197.500.000", "en punkt kan betyda både tusental och decimaler"),
        ("1.1975 miljarder", "en punkt kan betyda både tusental och decimaler"),
        ("1,197,500,000", "går inte att läsa"),
        ("544 99 160", "siffrorna står inte tre och tre"),
        ("1197,5", "är inte hela kronor"),
        ("0,0000001 Mkr", "är inte hela kronor"),
        ("1 197 500 000 miljoner", "nollorna redan utskrivna"),
        ("9999999999999", "mer än tusen miljarder kronor"),
        ("0", "är noll"),
        ("-5", "går inte att läsa"),
        ("5 euro", "går inte att läsa"),
        ("mycket", "går inte att läsa"),
        ("", "går inte att läsa"),
    ],
)
def test_ett_tvetydigt_eller_orimligt_belopp_ger_en_mening(skrivet, sagt):
    with pytest.raises(Anvandningsfel) as fel:
        tolka_belopp(skrivet)
    assert sagt in str(fel.value)
    assert "«1 197 500 000»" in str(fel.value)


@given(st.integers(1, 10**12))
def test_ett_skrivet_belopp_lases_tillbaka(kronor):
    assert tolka_belopp(tusental(kronor)) == kronor


@pytest.mark.parametrize(("tal", "avrundat"), [("0.5", 1), ("1.5", 2), ("2.499", 2), ("7", 7)])
def test_en_halv_krona_avrundas_uppat(tal, avrundat):
    assert avrunda(Fraction(tal)) == avrundat


def test_procent_skrivs_med_kommatecken():
    assert procent(Fraction(132466, 10557682), 4) == "1,2547"
    assert procent(Fraction(1), 0) == "100"
    assert procent(Fraction(1, 2000), 3) == "0,050"


# --- bokstavsordningen ------------------------------------------------------------------------------------------------


def test_svensk_ordning_har_a_med_ring_a_och_o_sist():
    orden = ["Ödeshöb", "Ål", "Zebra", "Ärla", "apa", "Ängel", "Åby", "Éva", "Eva", "Østby", "Öby"]
    assert sorted(orden, key=svensk_ordning) == [
        *("apa", "Eva", "Éva", "Zebra", "Åby", "Ål"),
        *("Ängel", "Ärla", "Öby", "Ödeshöb", "Østby"),
    ]


def test_regionerna_star_i_svensk_ordning():
    namnen = sorted((r.namn for r in REGIONER), key=svensk_ordning)
    assert namnen[:4] == ["Region Blekinge", "Region Dalarna", "Region Gotland", "Region Gävleborg"]
    assert namnen[-3:] == ["Region Örebro län", "Region Östergötland", "Västra Götalandsregionen"]
