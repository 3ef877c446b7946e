"""Fritextens normalform: vad som blir en punkt, och att ett andra varv aldrig ändrar något."""

from __future__ import annotations

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
