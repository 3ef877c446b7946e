"""Vad i ett svar som skiljer: styckena paras ihop, orden jämförs, och en omskriven mening blir en ändring."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategier import texter

from redovisning.jamforelse.orddiff import Slag, likhet, orddiff, ordmangd
from redovisning.jamforelse.styckediff import andring_saknas, styckediff

MARKEN = {Slag.LIKA: "{}", Slag.STRUKET: "[-{}-]", Slag.TILLAGT: "{{+{}+}}"}
LUGN = settings(max_examples=60, deadline=None)


def ord_for_ord(a, b):
    return "".join(MARKEN[bit.slag].format(bit.text) for bit in orddiff(a, b))


def stycken(a, b):
    return ["".join(MARKEN[bit.slag].format(bit.text) for bit in stycke) for stycke in styckediff(a, b)]


# --- orden ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "skillnad"),
    [
        ("ja", "nej", "[-ja-]{+nej+}"),
        ("Vi fick 3,1 miljoner.", "Vi fick 3,4 miljoner.", "Vi fick [-3,1-]{+3,4+} miljoner."),
        ("Slutet.", "Början. Slutet.", "{+Början. +}Slutet."),
        ("Ett, två.", "Ett två.", "Ett[-,-] två."),
        ("a  b", "a b", "a[-  -]{+ +}b"),
        ("a\nb", "a b", "a[-\n-]{+ +}b"),
        ("mål", "Mål", "[-mål-]{+Mål+}"),
        ("", "nytt svar", "{+nytt svar+}"),
        ("gammalt svar", "", "[-gammalt svar-]"),
        ("", "", ""),
    ],
)
def test_bara_de_ord_som_skiljer_marks(a, b, skillnad):
    assert ord_for_ord(a, b) == skillnad


def test_en_omskriven_mening_ar_en_andring_och_inte_strodda_ord():
    a = "Regionen ingår i sjukvårdsregionens råd, som möts varje månad. Rådet har tagit fram en förteckning."
    b = "Sedan mars ingår regionen i ett råd med två möten om året. Rådet har tagit fram en ny förteckning."
    assert ord_for_ord(a, b) == (
        "[-Regionen ingår i sjukvårdsregionens råd, som möts varje månad-]"
        "{+Sedan mars ingår regionen i ett råd med två möten om året+}. Rådet har tagit fram en{+ ny+} förteckning."
    )


def test_sma_andringar_langt_ifran_varandra_halls_isar():
    a = "Under mars öppnade två mottagningar i norra länsdelen och en i södra."
    b = "Under april öppnade två mottagningar i norra länsdelen och tre i södra."
    assert ord_for_ord(a, b) == (
        "Under [-mars-]{+april+} öppnade två mottagningar i norra länsdelen och [-en-]{+tre+} i södra."
    )


def test_tva_meningar_utan_nastan_nagot_gemensamt_byts_i_sin_helhet():
    assert ord_for_ord("Under året har inget blivit helt klart än.", "Allt gick bra, och mer blev gjort än.") == (
        "[-Under året har inget blivit helt klart än.-]{+Allt gick bra, och mer blev gjort än.+}"
    )


def test_mycket_langa_texter_av_samma_ord_jamfors_anda():
    forst = " ".join(f"ord{n}" for n in range(1_500))
    a, b = f"{forst} {'och men ' * 1_500}sist.", f"{forst} {'men och ' * 1_500}sist."
    bitar = orddiff(a, b)
    assert [bit.slag for bit in bitar] == [Slag.LIKA, Slag.STRUKET, Slag.TILLAGT, Slag.LIKA]
    assert "".join(x.text for x in bitar if x.slag is not Slag.TILLAGT) == a
    assert "".join(x.text for x in bitar if x.slag is not Slag.STRUKET) == b


@LUGN
@given(texter(), texter())
def test_bitarna_ar_tillsammans_bada_texterna(a, b):
    bitar = orddiff(a, b)
    assert "".join(x.text for x in bitar if x.slag is not Slag.TILLAGT) == a
    assert "".join(x.text for x in bitar if x.slag is not Slag.STRUKET) == b
    assert all(x.text for x in bitar)


def test_likheten_ar_andelen_gemensamma_ord():
    assert likhet(ordmangd("a b c"), ordmangd("c a b")) == 1.0
    assert likhet(ordmangd("a b"), ordmangd("a c")) == 0.5
    assert likhet(ordmangd("a"), ordmangd("b")) == 0.0
    assert likhet(ordmangd(""), ordmangd("")) == 1.0


# --- styckena ---------------------------------------------------------------------------------------------------


def test_ett_nytt_stycke_och_en_andrad_punkt_star_var_for_sig():
    assert stycken("Först.\n\n- en punkt om köer\n- två", "Först.\n\nNytt.\n\n- en punkt om tider\n- två") == [
        "Först.",
        "{+Nytt.+}",
        "- en punkt om [-köer-]{+tider+}",
        "- två",
    ]


def test_en_punkt_som_bara_bytt_nummer_ar_lika():
    assert stycken("1. ta emot\n2. söka\n3. ordna", "1. ta emot\n2. boka\n3. söka\n4. ordna") == [
        "1. ta emot",
        "{+2. boka+}",
        "3. söka",
        "4. ordna",
    ]
    assert stycken("1. a\n2. b\n3. c", "1. b\n2. c") == ["[-1. a-]", "1. b", "2. c"]


def test_ett_nytt_nummer_utan_ny_punkt_ar_en_andring():
    assert stycken("1. a\n2. b\n1. c", "1. a\n2. b\n3. c") == ["1. a", "2. b", "[-1-]{+3+}. c"]


def test_en_tom_rad_som_skiljer_syns():
    assert stycken("x\n- y", "x\n\n- y") == ["x", "{+\n+}- y"]
    assert stycken("x\n\n- y", "x\n- y") == ["x", "[-\n-]- y"]


def test_ett_stycke_som_bytt_plats_syns_som_struket_och_tillagt():
    assert stycken("A b c d.\n\nE f g.", "E f g.\n\nA b c d.") in (
        ["[-A b c d.-]", "E f g.", "{+A b c d.+}"],
        ["{+E f g.+}", "A b c d.", "[-E f g.-]"],
    )


def test_sa_manga_olika_stycken_att_de_inte_jamfors_visas_i_sin_helhet():
    a, b = ("\n\n".join(f"{ordet} nummer {n}" for n in range(60)) for ordet in ("stycke", "text"))
    visade = stycken(a, b)
    assert visade[0] == "[-stycke nummer 0-]"
    assert visade[-1] == "{+text nummer 59+}"


@LUGN
@given(texter(), texter())
def test_olika_svar_har_alltid_en_andring_och_lika_ingen(a, b):
    assert all(map(andring_saknas, styckediff(a, b))) == (a == b)
    assert all(map(andring_saknas, styckediff(a, a)))


@LUGN
@given(st.lists(st.sampled_from(["1. a", "2. b", "3. c", "- d", "e", ""]), min_size=1, max_size=8), st.integers(0, 7))
def test_en_andrad_rad_i_en_lista_syns_alltid(rader, nr):
    from redovisning.fritext import normalisera

    a = normalisera("\n".join(rader))
    b = normalisera("\n".join(rader[: nr % len(rader)] + rader[nr % len(rader) + 1 :]))
    if a.strip() and b.strip():
        assert all(map(andring_saknas, styckediff(a, b))) == (a == b)


def test_tusentals_likadana_stycken_jamfors_inte_alla_mot_alla(monkeypatch):
    """Sådana går inte att para entydigt. De räknas som olika, i stället för att jämförelsen står i minuter."""
    egen = SequenceMatcher.get_opcodes

    def sparsam(self):
        assert len(self.a) * len(self.b) < 1_000_000
        return egen(self)

    monkeypatch.setattr(SequenceMatcher, "get_opcodes", sparsam)
    lika = "- samma\n" * 2_000
    stycken = styckediff(f"- a\n{lika}- b\n{lika}- c", f"- a\n{lika}- ny\n{lika}- d\n- c")
    assert andring_saknas(stycken[0])
    assert andring_saknas(stycken[-1])
    assert not all(map(andring_saknas, stycken))
