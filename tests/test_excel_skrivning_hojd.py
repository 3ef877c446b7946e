"""Radernas höjd i arbetsboken, och märkena i kolumnen Anteckning."""

from __future__ import annotations

import pytest
from excelprov import Skriven, skriven
from hypothesis import given
from hypothesis import strategies as st
from mapprov import exempelutkast

from redovisning.excel.radhojd import antal_rader, hojd
from redovisning.excel.upplagg import marken_som_text, marken_ur_text


@pytest.fixture(scope="module")
def exemplet() -> Skriven:
    return skriven(exempelutkast())


def test_raderna_ar_hoga_nog_for_det_som_star_i_dem(exemplet):
    for blad in exemplet.formler.worksheets[2:]:
        sammanslagna = {ruta for m in blad.merged_cells.ranges for ruta in m.cells}
        for rad in blad.iter_rows(min_row=4):
            hojden = blad.row_dimensions[rad[0].row].height or 15
            for cell in rad:
                if (
                    isinstance(cell.value, str)
                    and cell.data_type == "s"
                    and (cell.row, cell.column) not in sammanslagna
                ):
                    bredd = blad.column_dimensions[cell.column_letter].width
                    rader = antal_rader(cell.value, bredd, cell.font.sz)
                    assert hojden >= hojd(rader, cell.font.sz) - 4 or cell.font.sz < 10


@pytest.mark.parametrize("namn", ["Region Exempel", "Region " + "Älvdalarnas och kustlandets " * 4])
def test_ett_langt_regionnamn_ryms_pa_startbladet(namn):
    utkast = exempelutkast()
    utkast.satt("region", namn)
    blad = skriven(utkast).formler.worksheets[0]
    (rad,) = (c.row for c in blad["A"] if c.value == "Region")
    bredd = blad.column_dimensions["B"].width
    assert blad.row_dimensions[rad].height >= hojd(antal_rader(namn, bredd, fet=True))


def test_bara_rader_som_inte_ska_vaxa_har_fast_hojd(exemplet):
    paket = exemplet.paket()
    blad = paket.las("xl/worksheets/sheet5.xml").decode()
    assert '<row r="1" ht="' in blad
    assert blad.count("customHeight") == 3  # rubriken, vem som svarar och texten före tabellen


@pytest.mark.parametrize(
    ("text", "bredd", "rader"),
    [("", 20, 1), ("ett två", 20, 1), ("a\n\nb", 20, 3), ("å" * 100, 20, 6), ("ord " * 30, 40, 3), ("漢" * 20, 20, 3)],
)
def test_antalet_rader_i_en_kolumn(text, bredd, rader):
    assert antal_rader(text, bredd) == rader


@given(st.text("abc W\n", max_size=200), st.text("abc W\n", max_size=50), st.floats(5, 100))
def test_mer_text_tar_aldrig_farre_rader_och_fet_text_aldrig_farre_an_mager(text, mer, bredd):
    assert antal_rader(f"{text}\n{mer}", bredd) == antal_rader(text, bredd) + antal_rader(mer, bredd)
    assert antal_rader(text, bredd, fet=True) >= antal_rader(text, bredd)


# --- anteckningar -----------------------------------------------------------------------------------------------

NAMN = ("namn", "telefon", "epost")
RAD = st.text("abå, 2024:", min_size=1, max_size=20).map(lambda t: " ".join(t.split())).filter(bool)


@given(st.dictionaries(st.sampled_from(NAMN), RAD), st.sets(st.sampled_from(NAMN)), st.sampled_from(["", "Ring Kim."]))
def test_marken_i_en_post_lases_tillbaka_som_de_skrevs(marken, besvarade, eget):
    besvarade_i_ordning = [n for n in NAMN if n in besvarade | set(marken)]
    text = "\n".join(filter(None, [marken_som_text(marken, besvarade_i_ordning), eget]))
    assert marken_ur_text(text, besvarade_i_ordning) == (marken, eget)


@given(RAD)
def test_market_pa_en_fraga_lases_tillbaka_som_det_skrevs(text):
    assert marken_ur_text(marken_som_text({"": text})) == ({"": text}, "")


def test_en_egen_anteckning_ar_inget_marke():
    assert marken_ur_text("Se över adress: gata", ["namn"]) == ({}, "Se över adress: gata")
