"""Stilmallen: färgerna syns, går att skilja åt i svartvitt och av den som är färgblind."""

from __future__ import annotations

import io
from itertools import combinations, pairwise

import matplotlib
import numpy as np
import pytest
from diagramprov import VANLIGA, diagram
from PIL import Image

from redovisning.diagram import stil

SYN = {
    "vanlig syn": np.eye(3),
    "protanopi": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopi": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopi": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    "svartvitt": [[0.2126, 0.7152, 0.0722]] * 3,
}
"""Hur det linjära ljuset når ögat. De tre i mitten är Machado, Oliveira och Fernandes (2009) vid full styrka."""

LINJER = {
    "region": stil.REGION,
    "riket": stil.RIKET,
    "ett tidigare år": stil.TIDIGARE_AR[0],
    "ännu ett": stil.TIDIGARE_AR[1],
}
MOTS = {
    "region och riket": (stil.REGION, stil.RIKET),
    "kvinnor och män": (stil.KVINNOR, stil.MAN),
    "G och F": (stil.KLARAT, stil.KLARAT_VIA_TRAPPAN),
    "staplarna och fältet": (stil.REGION, stil.LUCKA),
    **{f"{a} och {b}": (LINJER[a], LINJER[b]) for a, b in combinations(LINJER, 2)},
}


def linjart(farg: str) -> np.ndarray:
    kanaler = np.array([int(farg[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(kanaler <= 0.04045, kanaler / 12.92, ((kanaler + 0.055) / 1.055) ** 2.4)


def lab(farg: str, syn: str) -> np.ndarray:
    """Ger färgen i CIE L*a*b*, så som den ses."""
    rgb = np.clip(np.array(SYN[syn]) @ linjart(farg), 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb
    f = np.cbrt(np.maximum(xyz / [0.9505, 1, 1.089], 0))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("syn", SYN)
@pytest.mark.parametrize("par", MOTS)
def test_farger_som_mots_gar_att_skilja_at(par, syn):
    en, annan = (lab(farg, syn) for farg in MOTS[par])
    assert np.linalg.norm(en - annan) >= 12


@pytest.mark.parametrize(
    "farg", [stil.REGION, stil.RIKET, stil.MAL, stil.KVINNOR, stil.MAN, stil.RAM, *stil.TIDIGARE_AR, *stil.INTERVALL]
)
def test_det_ritade_har_minst_kontrasten_tre_mot_papperet(farg):
    assert stil.kontrast(farg, stil.PAPPER) >= 3


@pytest.mark.parametrize(
    ("text", "botten"),
    [
        (stil.TEXT, stil.PAPPER),
        (stil.DAMPAD_TEXT, stil.PAPPER),
        (stil.DAMPAD_TEXT, stil.LUCKA),
        (stil.REGION, stil.PAPPER),
        *((stil.textfarg_pa(farg), farg) for farg in (*stil.INTERVALL, stil.KLARAT, stil.KLARAT_VIA_TRAPPAN)),
    ],
)
def test_all_text_har_minst_kontrasten_fyra_och_en_halv(text, botten):
    assert stil.kontrast(text, botten) >= 4.5


def test_intervallen_blir_morkare_ju_langre_vantan_ar():
    ljushet = [lab(farg, "svartvitt")[0] for farg in stil.INTERVALL]
    assert all(a - b >= 6 for a, b in pairwise(ljushet))


def test_kontrasten_ar_den_som_wcag_anger():
    assert stil.kontrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert stil.kontrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_varje_linje_skiljer_sig_fran_de_andra_i_form_och_farg():
    linjer = stil.ARSLINJER
    assert len({linje.punkt for linje in linjer}) == len(linjer)
    assert len({linje.farg for linje in linjer}) == len(linjer)


@pytest.mark.parametrize("namn", VANLIGA)
def test_bilden_gar_att_lasa_i_svartvitt(namn):
    gra = Image.open(io.BytesIO(diagram(namn).bild("png"))).convert("L")
    assert gra.getextrema()[0] < 40
    assert gra.histogram()[255] / (gra.width * gra.height) > 0.5


def test_datorns_egna_installningar_andrar_inte_bilden():
    fore = diagram("kon").bild("png")
    with matplotlib.rc_context({"font.size": 20, "axes.facecolor": "red", "savefig.bbox": "tight"}):
        assert diagram("kon").bild("png") == fore
        assert matplotlib.rcParams["font.size"] == 20
