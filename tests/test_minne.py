"""Minnet håller det senast använda, aldrig mer än det rymmer, och aldrig ett misslyckande."""

from __future__ import annotations

import pytest

from redovisning.minne import Minne


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
