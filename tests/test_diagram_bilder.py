"""Bilderna: talen och orden i dem, lästa ur det ritade, och att inget krockar eller hamnar utanför."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import isnan

import pytest
from diagramprov import ALLA, SVARA, VANLIGA, diagram
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text

from redovisning.diagram import stil
from redovisning.diagram.slag import SLAG


@cache
def figur(namn: str) -> Figure:
    with stil.stilmallen():
        bild = diagram(namn).rita()
        FigureCanvasAgg(bild).draw()
    return bild


def synliga_texter(bild: Figure) -> list[Text]:
    return [t for t in bild.findobj(Text) if t.get_text().strip() and t.get_visible()]


def orden(namn: str) -> list[str]:
    return [t.get_text().strip() for t in synliga_texter(figur(namn))]


def linjer(namn: str, ruta: int = 0) -> dict[str, list[float | None]]:
    ax = figur(namn).axes[ruta]
    return {
        str(linje.get_label()): [None if isnan(y) else round(float(y), 1) for y in linje.get_ydata()]
        for linje in ax.lines
        if not str(linje.get_label()).startswith("_")
    }


@pytest.mark.parametrize("namn", ALLA)
def test_ingen_text_krockar_med_en_annan_och_ingen_hamnar_utanfor(namn):
    bild = figur(namn)
    rutor = [(t.get_text(), t.get_window_extent()) for t in synliga_texter(bild)]
    assert len(rutor) > 3
    for text, ruta in rutor:
        assert ruta.x0 >= 0, text
        assert ruta.y0 >= 0, text
        assert ruta.x1 <= bild.bbox.x1, text
        assert ruta.y1 <= bild.bbox.y1, text
    for (en, a), (annan, b) in combinations(rutor, 2):
        bredd = min(a.x1, b.x1) - max(a.x0, b.x0)
        hojd = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert bredd <= 0 or hojd <= 0.2 * min(a.height, b.height), f"«{en}» och «{annan}» krockar"


@pytest.mark.parametrize("namn", ALLA)
def test_under_varje_bild_star_kalla_period_och_metod(namn):
    assert "Källa: påhittade uppgifter. Period: januari–december 2023. Metod: genomförda." in orden(namn)


@pytest.mark.parametrize("namn", ALLA)
def test_all_text_ar_minst_atta_punkter_och_i_samma_teckensnitt(namn):
    for text in synliga_texter(figur(namn)):
        assert text.get_fontsize() >= stil.LITEN
        assert text.get_fontfamily() == [stil.TECKENSNITT]


@pytest.mark.parametrize("namn", ALLA)
def test_bilden_ryms_pa_en_sida(namn):
    bredd, hojd = figur(namn).get_size_inches() * 2.54
    assert bredd == pytest.approx(16.0, abs=0.1)
    assert hojd < 24.7


def test_varje_slag_har_ett_vanligt_och_ett_svart_diagram():
    assert {sort for sort, _ in VANLIGA.values()} == set(SLAG)
    assert {sort for sort, _ in SVARA.values()} == set(SLAG)


def test_linjen_har_luckor_dar_uppgift_saknas_eller_ar_dold():
    assert linjer("tidsserie") == {
        "Region Exempel": [66.0, 64.5, 68.0, 65.0, 64.0, None, None, 68.0, 74.0, None, 73.0, 72.4],
        "Riket": [69.0, 73.0, 70.0, 69.0, 68.0, 69.0, 78.0, 77.0, 76.0, 75.0, 69.0, 70.0],
    }
    assert {"saknas", "färre än 5"} <= set(orden("tidsserie"))


def test_linjen_slutar_vid_ett_brott_och_borjar_om_efter():
    region = linjer("tidsserie-lang")["Region Exempel"]
    assert [n for n, y in enumerate(region) if y is None] == [24, 61]
    assert "ny modell för uppföljningen 2021" in orden("tidsserie-lang")


def test_ett_brott_utanfor_tiden_visas_inte():
    assert not {o for o in orden("bup-en") if "ny" in o}


@pytest.mark.parametrize("namn", [n for n, (sort, _) in ALLA.items() if sort in ("tidsserie", "inflode", "bup")])
def test_den_lodrata_axeln_borjar_pa_noll_och_andelar_slutar_pa_hundra(namn):
    for ax in figur(namn).axes:
        lagst, hogst = ax.get_ylim()
        marken = [t.get_text() for t in ax.get_yticklabels()]
        assert lagst == 0
        assert marken[0] in ("0", "0\u00a0%")
        assert hogst == 100 or "%" not in marken[-1]


def test_namn_och_senaste_varde_star_vid_linjen_i_stallet_for_en_teckenforklaring():
    assert {"Region Exempel", "72\u00a0%", "Riket 70\u00a0%", "Mål 74\u00a0%"} <= set(orden("tidsserie"))
    assert all(ax.get_legend() is None for namn in ALLA for ax in figur(namn).axes)


def test_ett_langt_namn_kortas_men_vardet_star_kvar():
    assert {"71\u00a0%", "70\u00a0%"} <= set(orden("tidsserie-namn"))


def test_enheterna_star_i_ordning_och_doldas_och_saknades_utan_punkt():
    (punkter,) = (linje for linje in figur("enheter").axes[0].lines if linje.get_label() == "Enheter")
    assert list(punkter.get_xdata()) == [86, 72, 67]
    text = orden("enheter")
    namn = [o for o in text if o.startswith(("Häls", "Fjäll", "Närv"))]
    assert namn == ["Hälsocentralen Ren", "Hälsocentralen Ripa", "Fjällhälsan", "Närvård Stugan", "Hälsocentralen Ny"]
    assert {"färre än 5", "uppgift saknas", "Region Exempel 69\u00a0%", "Riket 91\u00a0%", "Mål 90\u00a0%"} <= set(text)


def test_kvinnor_och_man_har_var_sin_punkt_och_skillnaden_star_med_tecken():
    ax = figur("kon").axes[0]
    punkter = {str(linje.get_label()): linje for linje in ax.lines if linje.get_marker() in ("o", "D")}
    assert list(punkter["Kvinnor"].get_xdata()) == [89, 62.4]
    assert list(punkter["Män"].get_xdata()) == [87.5, 75.1]
    assert {"+1,5", "\u221212,7"} <= set(orden("kon"))


def test_bara_ett_kon_ger_en_punkt_och_ingen_skillnad():
    ax = figur("kon-ytterst").axes[0]
    punkter = {
        str(linje.get_label()): list(linje.get_xdata()) for linje in ax.lines if linje.get_marker() in ("o", "D")
    }
    assert punkter == {"Kvinnor": [80, 0, 48, 50], "Män": [80, 100, 48, 51]}
    assert orden("kon-ytterst").count("–") == 5


def test_delarna_i_stapeln_blir_hundra_procent_och_ligger_efter_varandra():
    staplar = figur("intervall").axes[0].containers
    for rad in range(2):
        delar = [stapel.patches[rad] for stapel in staplar]
        assert sum(d.get_width() for d in delar) == pytest.approx(100)
        assert [round(d.get_x(), 1) for d in delar][1:] == [round(d.get_x() + d.get_width(), 1) for d in delar][:-1]
    assert [to_hex(s.patches[0].get_facecolor()).upper() for s in staplar] == list(stil.INTERVALL)


def test_inflodet_har_en_linje_per_ar_och_en_lucka_dar_manaden_saknas():
    ritat = linjer("inflode")
    assert set(ritat) == {"2019", "2021", "2022", "2023"}
    assert ritat["2023"][7:] == [None] * 5
    assert ritat["2021"][8] is None


def test_varje_matpunkt_i_bup_har_sin_ruta_pa_samma_tidsaxel():
    bild = figur("bup")
    assert [linjer("bup", n)["Region Exempel"][-1] for n in range(3)] == [64, 37, 92]
    assert len({ax.get_xlim() for ax in bild.axes}) == 1
    assert [bool(ax.xaxis.get_tick_params()["labelbottom"]) for ax in bild.axes] == [False, False, True]


def test_varje_manad_har_en_ruta_med_sin_bokstav():
    text = orden("manader")
    rutor = {str(c.get_label()): len(c.patches) for c in figur("manader").axes[0].containers}
    assert rutor == {"uppgift saknas": 2, "G": 5 + 11, "F": 2, "–": 4 + 9}
    assert {b: text.count(b) for b in ("G", "F", "–")} == {"G": 16, "F": 2, "–": 13}


def test_rutorna_i_korthet_visar_region_riket_och_mal():
    text = orden("garantin")
    assert {"89\u00a0%", "70\u00a0%", "67\u00a0%", "48\u00a0%", "Riket 92\u00a0%", "Mål 100\u00a0%"} <= set(text)
    saknas = orden("garantin-saknas")
    assert {"färre än 5", "uppgift saknas", "Riket: färre än 5"} <= set(saknas)


def test_tecken_som_betyder_nagot_for_matplotlib_ritas_som_de_skrevs():
    assert "Ögon & öron <Öst> $5$ 100_%" in orden("enheter-ytterst")
