"""Texten i bilderna: bredd, radbrytning, platser som inte krockar, och svenska tal och perioder."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from redovisning.diagram import axlar, stil
from redovisning.diagram.etiketter import sprid
from redovisning.diagram.tal import ANTAL, avstand, med_enhet, noggrant, skillnad, spann, tal, uppraknat
from redovisning.diagram.textmatt import bredd, bryt, bryt_olika, ritbar
from redovisning.vantetider.period import flytta


@pytest.mark.parametrize("fet", [False, True])
@pytest.mark.parametrize("text", ["Hälsocentralen Fjällvivan", "75\u00a0%", "−12,7", "WWW iii"])
def test_bredden_ar_den_som_matplotlib_ritar(text, fet):
    with stil.stilmallen():
        bild = Figure(dpi=720)
        FigureCanvasAgg(bild)
        ruta = bild.text(0, 0, text, size=10, weight="bold" if fet else "normal").get_window_extent()
    assert bredd(text, 10, fet=fet) == pytest.approx(ruta.width / 10, rel=0.05)


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.floats(20, 200), st.integers(1, 4))
def test_raderna_far_plats_och_inget_forsvinner_utan_tecken(text, plats, hogst):
    alla = bryt(text, 8, plats)
    assert all(bredd(rad, 8) <= plats for rad in alla)
    hela = ritbar(text).replace(" ", "")
    assert "".join(alla).replace(" ", "").replace("-", "") == hela.replace("-", "")
    korta = bryt(text, 8, plats, hogst=hogst)
    assert len(korta) == min(len(alla), hogst)
    assert len(alla) <= hogst or korta[-1].endswith("…")


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.floats(20, 200), st.integers(1, 4))
def test_en_text_som_kortas_mitt_i_far_plats_och_borjar_som_den_som_kortas_sist(text, plats, hogst):
    korta, mitt_i = bryt(text, 8, plats, hogst=hogst), bryt(text, 8, plats, hogst=hogst, sluta_lika=True)
    assert all(bredd(rad, 8) <= plats for rad in mitt_i)
    assert mitt_i[:-1] == korta[:-1]
    borjan, punkter, slut = mitt_i[-1].rpartition("…")
    assert korta[-1] == mitt_i[-1] or (punkter and korta[-1].startswith(borjan) and ritbar(text).endswith(slut))


def test_namn_som_blir_lika_nar_de_kortas_behaller_det_som_skiljer_dem():
    """Tre mottagningar som alla heter «Barn- och ungdomspsykiatriska öppenv…» går inte att jämföra."""
    orter = ["Östersund", "Sundsvall 2", "Härnösand-Kramfors"]
    namn = [f"Barn- och ungdomspsykiatriska öppenvårdsmottagningen {ort}" for ort in orter]
    *brutna, hel = bryt_olika([*namn, "Närvård Frösön"], 8, 150, hogst=1)
    assert hel == ["Närvård Frösön"]
    assert [rad.partition("…")[2] for (rad,) in brutna] == ["Östersund", "Sundsvall 2", "Kramfors"]
    langa = [f"{namn[0]} vid sjukhuset {nummer}" for nummer in "09"]
    pa_tva = bryt_olika(langa, 8, 150, hogst=2)
    assert [rader[-1].partition("…")[2] for rader in pa_tva] == ["vid sjukhuset 0", "vid sjukhuset 9"]


def test_det_som_blir_kvar_efter_ett_streck_delas_ocksa():
    alla = bryt("/W0W", 8, 20)
    assert all(bredd(rad, 8) <= 20 for rad in alla)
    assert "".join(rad.removesuffix("-") for rad in alla) == "/W0W"


def test_ett_langt_ord_delas_efter_ett_streck_och_annars_med_bindestreck():
    assert bryt("Operation/åtgärd", 10, 60) == ["Operation/", "åtgärd"]
    delad = bryt("Telefontillgänglighet", 10, 60)
    assert all(rad.endswith("-") for rad in delad[:-1])
    assert "".join(rad.removesuffix("-") for rad in delad) == "Telefontillgänglighet"


def test_tecken_som_teckensnittet_saknar_blir_en_ersattning_och_radbrytningar_blanksteg():
    assert ritbar("a\n\tb\u00a0c 漢🙂") == "a b\u00a0c ��"


@pytest.mark.parametrize("fet", [False, True])
def test_ett_tecken_som_teckensnittet_saknar_ar_brett_som_sin_ersattning(fet):
    """Annars stannar alla diagram för en enda enhets namn."""
    assert bredd("a漢", 10, fet=fet) == pytest.approx(bredd("a\ufffd", 10, fet=fet))


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(5, 30)), min_size=1, max_size=6))
def test_etiketter_overlappar_inte_och_haller_sig_inom_granserna(par):
    onskade, storlekar = [p[0] for p in par], [p[1] for p in par]
    mitt = sprid(onskade, storlekar, 0, 200)
    i_ordning = sorted(zip(mitt, storlekar, strict=True))
    for (a, hojd), (b, nasta) in pairwise(i_ordning):
        assert b - a >= (hojd + nasta) / 2 - 1e-6
    assert min(m - s / 2 for m, s in zip(mitt, storlekar, strict=True)) >= -1e-6
    if sum(storlekar) <= 200:
        assert max(m + s / 2 for m, s in zip(mitt, storlekar, strict=True)) <= 200 + 1e-6


def test_etiketter_med_gott_om_plats_star_dar_de_ska():
    assert sprid([50, 10, 90], [10, 10, 10], 0, 100) == [50, 10, 90]


def test_etiketter_pa_samma_stalle_delar_pa_flyttningen():
    assert sprid([50, 50], [10, 20], 0, 100) == [42.5, 57.5]


@pytest.mark.parametrize(
    ("varde", "text"),
    [
        ("3923", "3\u00a0923"),
        ("231960.4", "231\u00a0960"),
        ("0", "0"),
        ("0.5", "1"),
        ("2.5", "3"),
        ("-0.4", "0"),
        ("-2.5", "\u22123"),
    ],
)
def test_tal_skrivs_pa_svenska_och_avrundas_fran_fem_uppat(varde, text):
    assert tal(Decimal(varde)) == text


def test_tal_med_enhet():
    assert med_enhet(Decimal("74.6")) == "75\u00a0%"
    assert noggrant(Decimal("74.65")) == "74,7\u00a0%"
    assert noggrant(Decimal("75.0")) == "75\u00a0%"
    assert med_enhet(Decimal(3923), ANTAL) == noggrant(Decimal(3923), ANTAL) == "3\u00a0923"


def test_skillnader_ar_procentenheter_med_tecken():
    assert skillnad(Decimal("2.5")) == "+2,5\u00a0procentenheter"
    assert skillnad(Decimal(-1)) == "\u22121\u00a0procentenhet"
    assert skillnad(Decimal("0.04")) == "0\u00a0procentenheter"
    assert skillnad(Decimal(120), ANTAL) == "+120"
    assert avstand(Decimal("-2.5")) == "2,5\u00a0procentenheter"


def test_perioder_och_upprakningar_i_ord():
    assert spann("2024-01", "2024-01") == "januari 2024"
    assert spann("2024-01", "2024-03") == "januari–mars 2024"
    assert spann("2023-12", "2024-03") == "december 2023–mars 2024"
    assert spann("2021", "2024") == "2021–2024"
    assert [uppraknat(list("abc")[:n]) for n in range(4)] == ["", "a", "a och b", "a, b och c"]


@given(st.integers(1, 240), st.floats(100, 400))
def test_tidsaxelns_marken_far_plats_och_borjar_med_ett_ar(antal, plats):
    axel = [flytta("2015-03", n) for n in range(antal)]
    lagen = axlar.marken(axel, plats)
    assert len(lagen) >= 1
    assert lagen[0][1].split("\n")[-1].isdigit()
    steg = plats / antal
    assert all((b - a) * steg >= 22 for (a, _), (b, _) in pairwise(lagen))


def test_axelns_marken_ar_manader_med_aret_under_det_forsta():
    axel = [flytta("2023-11", n) for n in range(4)]
    assert [namn for _, namn in axlar.marken(axel, 300)] == ["nov.\n2023", "dec.\n", "jan.\n2024", "feb.\n"]


def test_tranga_kolumner_far_en_bokstav_och_aret_under_januari():
    axel = [flytta("2023-11", n) for n in range(4)]
    assert axlar.manadsnamn(axel, 10) == ["N\n", "D\n", "J\n2024", "F\n"]
    assert axlar.manadsnamn(axel[:2], 10) == ["N\n2023", "D\n"]
