"""Fritextens normalform: vad som blir en punkt, och att ett andra varv aldrig ändrar något."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategier import BESVARLIGA_RADER

from redovisning.fritext import Blockslag, dela, normalisera


@pytest.mark.parametrize(
    ("skrivet", "normalt"),
    [
        ("• ett\n• två", "- ett\n- två"),
        ("•\tett\n•\t\ttvå", "- ett\n- två"),
        ("Först:\n\n•\tett", "Först:\n\n- ett"),
        ("•\t\n• två", "- två"),
        ("•ett\n  •\ttvå\na •\tb", "•ett\n  •\ttvå\na •\tb"),
        ("–\tett\no\ttvå\n·\ttre", "–\tett\no\ttvå\n·\ttre"),
    ],
)
def test_punkttecknet_med_blank_eller_tabb_blir_ett_bindestreck_och_annat_star_kvar(skrivet: str, normalt: str):
    assert normalisera(skrivet) == normalt


def test_en_lista_med_tabbar_blir_punkter():
    assert [(b.slag, b.rader) for b in dela(normalisera("•\tett\n•\ttvå"))] == [
        (Blockslag.PUNKT, ["ett"]),
        (Blockslag.PUNKT, ["två"]),
    ]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*BESVARLIGA_RADER, "", " ", "•", "\t"]), max_size=6), st.sampled_from(["\n", ""]))
def test_normalformen_andras_inte_av_ett_varv_till(rader: list[str], mellan: str):
    text = normalisera(mellan.join(rader))
    assert normalisera(text) == text


def ord_for_ord(text: str) -> str:
    """Normalformens regel, steg för steg och utan genvägar."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    text = re.sub("[\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    rader = [
        ("" if rad.rstrip() in ("", "-", "•") and rad != rad.rstrip() else rad.rstrip(" \t"))
        for rad in text.split("\n")
    ]
    text = re.sub("\n{3,}", "\n\n", "\n".join(rader)).strip("\n")
    return re.sub("^•(?:\t+| )", "- ", text, flags=re.MULTILINE)


TECKEN = "aå e\u0301\u00a0\u2009\u200b\u00ad\ufeff\n\r\t\x0b\x0c\x1c\x85\u2028•-1. 😀"


@settings(max_examples=400)
@given(st.text(st.sampled_from(TECKEN), max_size=14))
def test_genvagarna_i_normalformen_ger_samma_text_som_regeln(text: str):
    assert normalisera(text) == ord_for_ord(text)
