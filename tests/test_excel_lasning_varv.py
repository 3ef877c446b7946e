"""Svar → arbetsbok → svar: vad som än skrivs kommer samma text tillbaka, och det som läggs dit för hand finns kvar.

Antalet prov styrs av ``REDOVISNING_PROV`` (``make prov-lang``).
"""

from __future__ import annotations

import os

import pytest
from arbetsbocker import Bok, las_bok
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from mapprov import exempelutkast
from openpyxl.cell import Cell
from provplan import Provplan
from strategier import rader
from strategier import utkast as slumpade

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import blankett
from redovisning.dokument.klasser import Dokument
from redovisning.excel.fasta_texter import alla_texter
from redovisning.excel.skrivning import arbetsbok
from redovisning.excel.upplagg import Status
from redovisning.fragenyckel import nyckel
from redovisning.utkast import Utkast
from redovisning.yamlfil.lasning import las_data
from redovisning.yamlfil.skrivning import yaml_text

ANTAL = int(os.environ.get("REDOVISNING_PROV", "20"))
LUGN = settings(max_examples=ANTAL, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("dokument", [*DOKUMENT.values(), Provplan], ids=lambda d: d.filnamn)
def test_yaml_och_excel_av_samma_svar_ger_samma_utkast(dokument, monkeypatch):
    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))
    antal = ANTAL if dokument.filnamn == Dokument.filnamn else max(8, ANTAL // 4)

    @settings(LUGN, max_examples=antal)
    @given(slumpade(dokument))
    def varv(utkast: Utkast) -> None:
        ur_excel = las_bok(arbetsbok(utkast))
        assert ur_excel.texter() == las_data(yaml_text(utkast).encode()).texter() == utkast.texter()
        assert ur_excel.anmarkningar == []
        assert ur_excel.utanfor == ur_excel.vid_sidan == []

    varv()


def _allt(utkast: Utkast) -> str:
    sidan = [s.text for s in (*utkast.utanfor, *utkast.vid_sidan, *utkast.svar.values())]
    return nyckel("\n".join([*sidan, *utkast.besvaras_av.values(), *utkast.att_granska.values()]))


@settings(LUGN, max_examples=max(8, ANTAL // 4))
@given(st.data())
def test_inget_som_nagon_skriver_i_en_cell_forsvinner(data: st.DataObject) -> None:
    utkast = exempelutkast()
    bok = Bok(utkast)
    skrivna = []
    for _ in range(data.draw(st.integers(1, 6))):
        blad = data.draw(st.sampled_from(bok.bok.worksheets))
        cell = blad.cell(data.draw(st.integers(1, 30)), data.draw(st.integers(1, 10)))
        assume(type(cell) is Cell and cell.coordinate not in [c for c, _ in skrivna])
        text = data.draw(rader())
        assume(text.strip() not in {s.value for s in Status} and nyckel(text))
        assume(nyckel(text) not in alla_texter(utkast.dokument))
        cell.value = text
        cell.data_type = "s"
        skrivna.append((cell.coordinate, text))
    allt = _allt(bok.las())
    for _, text in skrivna:
        assert nyckel(text) in allt
