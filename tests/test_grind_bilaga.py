"""Grindens väg för bilagor: vad som släpps in, och var och ett av de utfall som bara en bilaga kan få."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilageprov import pdf, word
from grindfall import FALL
from paketbygge import ORDTYP, bokdelar, delar, utfall

from redovisning.grind import Filslag, slapp_in, slapp_in_bilaga
from redovisning.grind_pdf import oppna_pdf, pdf_lasning
from redovisning.paket import packa


def lagg(mapp: Path, data: bytes, namn: str = "plan.docx") -> Path:
    fil = mapp / namn
    fil.write_bytes(data)
    return fil


@pytest.mark.parametrize(
    ("data", "slag"),
    [(pdf(), Filslag.PDF), (word(), Filslag.WORD), (packa(list(bokdelar().items())), Filslag.EXCEL)],
)
def test_word_excel_och_pdf_slapps_in_med_hela_innehallet(tmp_path, data, slag):
    mottagen = slapp_in_bilaga(lagg(tmp_path, data))
    assert (mottagen.slag, mottagen.data) == (slag, data)


def test_en_pdf_ar_aldrig_ett_utkast(tmp_path):
    assert utfall(slapp_in, lagg(tmp_path, pdf(), "redovisning.pdf")) == "pdf"


@pytest.mark.parametrize(("kod", "namn", "data"), [f for f in FALL if f[0] != "pdf"], ids=lambda f: str(f)[:20])
def test_det_fientliga_stoppas_som_vanligt(tmp_path, kod, namn, data):
    assert utfall(slapp_in_bilaga, lagg(tmp_path, data, namn)) == kod


@pytest.mark.parametrize("text", [b"handlingsplan: 2024\n", b'{"handlingsplan": 2024}'])
def test_text_ar_ingen_bilaga(tmp_path, text):
    assert utfall(slapp_in_bilaga, lagg(tmp_path, text, "plan.yaml")) == "ingen_bilaga"


def test_en_mall_ar_ingen_bilaga(tmp_path):
    mallen = packa(list(delar(typ=ORDTYP.replace("document.main", "template.main")).items()))
    assert utfall(slapp_in_bilaga, lagg(tmp_path, mallen)) == "mallfil"
    assert slapp_in(tmp_path / "plan.docx").slag is Filslag.WORD


def test_en_pdf_oppnas_med_sina_sidor():
    assert len(oppna_pdf(pdf("a", "b"), "plan.pdf").pages) == 2


@pytest.mark.parametrize(
    ("data", "kod"),
    [
        (b"%PDF-1.7\n%%EOF", "pdf_skadad"),
        (b"x" + pdf(), "pdf_skadad"),
        (pdf()[:-7], "pdf_skadad"),
        (pdf(andra=lambda s: s.encrypt("x", algorithm="RC4-40")), "pdf_skyddad"),
    ],
)
def test_en_pdf_som_inte_oppnas_far_sitt_utfall(data, kod):
    assert utfall(oppna_pdf, data, "plan.pdf") == kod


def test_vad_biblioteket_an_kastar_blir_ett_utfall():
    def kasta(fel: Exception) -> None:
        with pdf_lasning("plan.pdf"):
            raise fel

    from pypdf.errors import LimitReachedError, PdfReadError

    for fel in (KeyError("/Root"), RecursionError(), PdfReadError("x"), MemoryError()):
        assert utfall(kasta, fel) == "pdf_skadad"
    assert utfall(kasta, LimitReachedError("x")) == "pdf_orimlig"
