"""YAML-svar → Word → svar: vad som än skrivs kommer samma text tillbaka, i vår kopia och i myndighetens filer.

Antalet prov styrs av ``REDOVISNING_PROV`` (``make prov-lang`` kör 5 000).
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from myndighetsformular import NIVAER, Formularfil
from strategier import utkast as utkast_strategi

from redovisning import resurser
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.grind import Filslag, Mottagen
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.word.skrivning import fyll

ANTAL = int(os.environ.get("REDOVISNING_PROV", "40"))
FORMULAR = ["egen", *(f"{niva}-{slag}" for niva in NIVAER for slag in ("rik", "text"))]
LUGN = settings(max_examples=ANTAL, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def formular(namn: str) -> bytes:
    if namn == "egen":
        return resurser.mall("2024", "redovisning.docx").read_bytes()
    niva, slag = namn.split("-")
    return Formularfil(niva, slag).bytes()


@pytest.mark.parametrize("namn", FORMULAR)
def test_inget_svar_andras_av_ett_varv_genom_word(namn: str):
    antal = ANTAL if namn == "egen" else max(10, ANTAL // 8)

    @settings(LUGN, max_examples=antal)
    @given(utkast_strategi())
    def varv(utkast: Utkast) -> None:
        # En ledtext i ett fält betyder att fältet är tomt; ett sådant svar stoppas av granskningen.
        assume(not any(map(ar_ledtext, utkast.texter().values())))
        mall = Mottagen(Path("mall.docx"), Filslag.WORD, formular(namn))
        last = las_word(Mottagen(Path("ut.docx"), Filslag.WORD, fyll(utkast, mall)))
        assert last.texter() == utkast.texter()
        assert last.utanfor == []

    varv()
