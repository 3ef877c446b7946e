"""Bilderna som filer: samma byte varje gång, tillgängliga, utan spår, och lika dem som någon har tittat på."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from diagramprov import ALLA, VANLIGA, diagram
from PIL import Image

from redovisning.diagram.diagrammet import FORMAT, Diagram
from redovisning.diagram.marke import med_marke, orord
from redovisning.diagram.svgtext import bana
from redovisning.diagram.tabell import Tabell
from redovisning.xmltolk import tolka_xml

REFERENSER = Path(__file__).parent / "underlag" / "diagram"
SVG = "{http://www.w3.org/2000/svg}"


def bild(namn: str) -> Image.Image:
    return Image.open(io.BytesIO(diagram(namn).bild("png")))


@pytest.mark.parametrize("format_", FORMAT)
@pytest.mark.parametrize("namn", VANLIGA)
def test_samma_diagram_ger_samma_byte(namn, format_):
    assert diagram(namn).bild(format_) == diagram(namn).bild(format_)


def test_bytena_ar_desamma_i_en_annan_process_med_annat_hashfro_och_annan_tidszon():
    kod = (
        "import sys, hashlib; sys.path.insert(0, 'tests'); from diagramprov import diagram\n"
        "print(*(hashlib.sha256(diagram('kon').bild(f)).hexdigest() for f in ('png', 'svg')))"
    )
    svar = set()
    for fro, zon in (("1", "UTC"), ("2", "Asia/Tokyo")):
        miljo = os.environ | {"PYTHONHASHSEED": fro, "TZ": zon}
        rot = Path(__file__).resolve().parent.parent
        svar.add(
            subprocess.run([sys.executable, "-c", kod], env=miljo, cwd=rot, capture_output=True, check=True).stdout
        )
    assert len(svar) == 1


@pytest.mark.parametrize("namn", ALLA)
def test_svg_har_rubrik_och_alternativtext_och_inga_dubbla_id(namn):
    d = diagram(namn)
    rot = tolka_xml(d.bild("svg"), "bild.svg")
    titel, beskrivning = rot.find(f"{SVG}title"), rot.find(f"{SVG}desc")
    assert rot.get("role") == "img"
    assert rot.get("aria-labelledby") == f"{titel.get('id')} {beskrivning.get('id')}"
    assert titel.text == d.rubrik
    assert beskrivning.text == d.alttext
    idn = [e.get("id") for e in rot.iter() if e.get("id")]
    assert len(idn) == len(set(idn))
    hanvisade = set(re.findall(rb"(?:url\(|href=\")#([^)\"]+)", d.bild("svg")))
    assert {h.decode() for h in hanvisade} <= set(idn)


def test_svg_bilder_kan_sta_i_samma_html_sida():
    """En stil för ``*`` gäller hela sidan, och delade id gör den ena bildens bokstäver till den andras."""
    delar = [diagram(namn).svg_del() for namn in VANLIGA]
    assert all(d.startswith("<svg ") and d.endswith("</svg>") for d in delar)
    idn = [i for d in delar for i in re.findall(r' id="([^"]+)"', d)]
    assert len(idn) == len(set(idn))
    assert not re.search(r"<style|style=|<script|<!|<\?|http(?!://www\.w3\.org/)", "".join(delar))


def test_atta_svg_bilder_tar_inte_upp_mer_an_halva_utrymmet_i_en_html_sida():
    assert sum(len(diagram(namn).bild("svg")) for namn in list(VANLIGA)[:8]) < 450_000


def test_regionens_egna_ord_blir_inte_markning_i_svg():
    d = dataclasses.replace(diagram("kon"), namn='x"><script>', rubrik="<b>&", alttext='"<i>')
    rot = tolka_xml(d.bild("svg"), "bild.svg")
    assert (rot.findtext(f"{SVG}title"), rot.findtext(f"{SVG}desc")) == ("<b>&", '"<i>')
    assert "script" not in d.svg_del()


@pytest.mark.parametrize(
    ("fore", "efter"),
    [
        ("M 10 20 \nL 30 20 \nL 30 5.555 \nz\n", "m10 20h20v-14.44z"),
        ("M 0 0 \nQ 1 2 3 4 \nz\nM 5 5 \nC 1 1 2 2 3.001 3 \n", "m0 0q1 2 3 4zm5 5c-4-4-3-3-2-2"),
        ("M 1 1 A 5 5 0 0 1 2 2", "M 1 1 A 5 5 0 0 1 2 2"),
    ],
)
def test_en_bana_blir_kort_men_samma_bana(fore, efter):
    assert bana(fore) == efter


def test_avrundningen_vaxer_inte_langs_en_lang_bana():
    lagen = [(n * 0.333, n * 0.777) for n in range(500)]
    kort = bana("".join(f"{'L' if n else 'M'} {x} {y} \n" for n, (x, y) in enumerate(lagen)))
    steg = [tuple(map(float, re.findall(r"-?\d+\.?\d*", s))) for s in re.split("[ml]", kort)[1:]]
    assert sum(x for x, _ in steg) == pytest.approx(lagen[-1][0], abs=0.011)
    assert sum(y for _, y in steg) == pytest.approx(lagen[-1][1], abs=0.011)


def test_bilderna_sager_inte_nar_eller_med_vad_de_gjordes():
    svg, png = diagram("kon").bild("svg"), diagram("kon").bild("png")
    for spar in (b"Matplotlib", b"matplotlib", b"Software", b"metadata", b"DOCTYPE", b"dc:date"):
        assert spar not in svg + png


def test_bilden_ar_sexton_centimeter_med_dubbel_tathet():
    png = bild("tidsserie")
    assert png.info["dpi"] == pytest.approx((192, 192), abs=0.1)
    assert png.width / png.info["dpi"][0] * 2.54 == pytest.approx(16.0, abs=0.05)


@pytest.mark.parametrize("namn", VANLIGA)
def test_bilden_liknar_den_som_nagon_har_tittat_pa(namn):
    """Jämför i liten storlek: teckensnittens kanter får skilja, men inte var något står eller hur det ser ut.

    Är ändringen avsedd: ``python tests/diagramprov.py``, och titta på bilderna.
    """
    referens = Image.open(REFERENSER / f"{namn}.png").convert("L")
    ny = bild(namn).convert("L").resize(referens.size, Image.Resampling.BOX)
    skillnad = np.abs(np.asarray(ny, dtype=int) - np.asarray(referens, dtype=int))
    assert skillnad.mean() < 1.5
    assert (skillnad > 60).mean() < 0.003


def test_jamforelsen_marker_en_bild_som_andrats():
    referens = Image.open(REFERENSER / "tidsserie.png").convert("L")
    annan = bild("tidsserie-lika").convert("L").resize(referens.size, Image.Resampling.BOX)
    skillnad = np.abs(np.asarray(annan, dtype=int) - np.asarray(referens, dtype=int))
    assert (skillnad > 60).mean() > 0.003


@pytest.mark.parametrize(
    ("slag", "data"), [("svg", b"<svg/>\n"), ("txt", "å\n".encode()), ("png", b"\x89PNG" + b"x" * 20)]
)
def test_market_visar_om_filen_har_andrats(slag, data):
    markt = med_marke(data, slag)
    assert orord(markt)
    assert not orord(data)
    assert not orord(b"")
    assert not orord(markt.replace(data[1:4], b"???"))
    assert not orord(markt + b" ")


def test_bade_png_och_svg_bar_market_och_gar_att_lasa():
    for format_ in FORMAT:
        assert orord(diagram("kon").bild(format_))
    bild("kon").verify()


def test_ett_okant_format_ger_ett_fel():
    with pytest.raises(ValueError, match="png eller svg"):
        Diagram("kon", "kon", "Kvinnor och män", "", Tabell((), ()), lambda: None).bild("pdf")


def test_matplotlib_laddas_forst_nar_en_bild_ritas():
    kod = (
        "import sys; sys.path.insert(0, 'tests'); from diagramprov import ALLA, diagram\n"
        "alla = [diagram(n) for n in ALLA]; assert all(d.alttext and d.tabell.rader for d in alla)\n"
        "fore = 'matplotlib' in sys.modules; alla[0].bild('svg'); print(fore, 'matplotlib' in sys.modules)\n"
        "print('matplotlib.pyplot' in sys.modules)"
    )
    rot = Path(__file__).resolve().parent.parent
    svar = subprocess.run([sys.executable, "-c", kod], cwd=rot, capture_output=True, check=True, text=True)
    assert svar.stdout.split() == ["False", "True", "False"]
