"""Minnet håller det senast använda, aldrig mer än det rymmer, och aldrig ett misslyckande."""

from __future__ import annotations

import pytest

from redovisning.minne import Minne, delad_lasning, last_en_gang


def test_ett_varde_raknas_ut_en_gang():
    minne: Minne[list[int]] = Minne(2)
    forsta = minne.hamta("a", lambda: [1])
    assert minne.hamta("a", lambda: [2]) is forsta


def test_det_som_inte_anvants_lange_glomms_forst():
    minne: Minne[int] = Minne(2)
    for nyckel in "aba":
        minne.hamta(nyckel, lambda: 1)
    minne.hamta("c", lambda: 1)
    assert minne.hamta("a", lambda: 2) == 1
    assert minne.hamta("b", lambda: 2) == 2


def test_ett_undantag_minns_inte():
    minne: Minne[int] = Minne(2)
    with pytest.raises(ZeroDivisionError):
        minne.hamta("a", lambda: 1 // 0)
    assert minne.hamta("a", lambda: 3) == 3


def test_samma_sak_lases_en_gang_medan_arbetet_pagar_och_glomms_sedan():
    lasta: list[str] = []

    def las() -> int:
        lasta.append("a")
        return len(lasta)

    assert [last_en_gang("a", las), last_en_gang("a", las)] == [1, 2]
    with delad_lasning():
        assert [last_en_gang("a", las), last_en_gang("a", las)] == [3, 3]
        with delad_lasning():
            assert last_en_gang("a", las) == 3, "ett arbete inne i ett annat läser inte om"
    assert last_en_gang("a", las) == 4
