"""En fråga känns igen på sin text. Det snabba sättet att hämta den måste svara som det noggranna, annars blir en
struken eller dold text en del av frågan och regionens svar hamnar under fel fråga."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from redovisning.word.namnrymd import W, w
from redovisning.word.vandring import celler, celltext, har_breda_celler, textgivare

_BITAR = {
    "text": "<w:r><w:t>Ange medel</w:t></w:r>",
    "tom": "<w:r><w:t/></w:r>",
    "flik": "<w:r><w:tab/><w:t xml:space='preserve'> kr </w:t></w:r>",
    "struket": "<w:del><w:r><w:delText>struket</w:delText></w:r></w:del>",
    "faltkod": "<w:r><w:instrText> PAGE </w:instrText></w:r>",
    "kommentar i text": "<w:r><w:t>före<!-- k -->efter</w:t></w:r>",
    "kommentar": "<!-- utanför -->",
    "indrag": "\n    ",
}


def _kropp(bitar: list[str]) -> etree._Element:
    stycken = "".join(f"<w:p>{_BITAR[b]}</w:p>" for b in bitar)
    return etree.fromstring(f"<w:body xmlns:w='{W}'>{stycken}</w:body>".encode())


@given(st.lists(st.sampled_from(sorted(_BITAR)), max_size=8))
def test_den_snabba_texten_ar_alltid_den_synliga(bitar: list[str]):
    kropp = _kropp(bitar)
    ge = textgivare(kropp)
    assert [ge(p) for p in kropp] == [celltext(p) for p in kropp]


@pytest.mark.parametrize("udda", ["struket", "faltkod", "kommentar i text", "indrag"])
def test_text_utanfor_de_synliga_textbitarna_kraver_den_noggranna_vagen(udda: str):
    assert textgivare(_kropp(["text", udda])) is celltext


def test_ett_vanligt_formular_gar_den_snabba_vagen():
    assert textgivare(_kropp(["text", "tom", "flik", "kommentar"])) is not celltext


@pytest.mark.parametrize(
    ("rad", "spalter"),
    [
        ("<w:tc><w:p/></w:tc><w:tc/>", [0, 1]),
        ("<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr></w:tc><w:tc/>", [0, 2]),
        ("<w:trPr><w:gridBefore w:val='3'/></w:trPr><w:tc/><w:tc/>", [3, 4]),
        ("<w:sdt><w:sdtContent><w:tc/></w:sdtContent></w:sdt><w:ins><w:tc/></w:ins>", [0, 1]),
    ],
)
def test_spalten_raknas_lika_med_och_utan_genvagen_for_tabeller_utan_breda_celler(rad: str, spalter: list[int]):
    tabell = etree.fromstring(f"<w:tbl xmlns:w='{W}'><w:tr>{rad}</w:tr></w:tbl>".encode())
    tr = tabell.find(w("tr"))
    assert [spalt for spalt, _ in celler(tr, breda=har_breda_celler(tabell))] == spalter
