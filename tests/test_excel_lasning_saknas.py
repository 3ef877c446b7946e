"""Vilket dokument arbetsboken gäller, och vad som fattas i den: rader, blad, kolumner."""

from __future__ import annotations

import pytest
from arbetsbocker import Bok, enda, koder

from redovisning.fel import InteEttFormular
from redovisning.utkast import Utkast


def rena(utkast: Utkast) -> bool:
    return not utkast.anmarkningar and not utkast.utanfor and not utkast.vid_sidan


# --- vilket dokument ---------------------------------------------------------------------------------------------


def test_arbetsboken_for_ett_okant_ar_namner_de_ar_som_finns():
    bok = Bok()
    next(
        c for rad in bok.bok["Start"].iter_rows() for c in rad if c.value == "redovisning 2024"
    ).value = "redovisning 2019"
    with pytest.raises(
        InteEttFormular, match="redovisning 2019, och den här versionen känner redovisning för 2024"
    ) as f:
        bok.las()
    assert f.value.kod == "okand_argang"


def test_en_arbetsbok_utan_nagon_fraga_ar_inget_formular():
    bok = Bok()
    for blad in bok.bok.worksheets[1:]:
        del bok.bok[blad.title]
    bok.bok["Start"].delete_rows(1, 100)
    bok.bok["Start"]["A1"] = "Region"
    bok.bok["Start"]["B1"] = "Status"
    with pytest.raises(InteEttFormular, match="ingen av formulärets frågor") as fel:
        bok.las()
    assert fel.value.kod == "inte_ett_formular"


def test_identiteten_hittas_utan_sitt_namn():
    bok = Bok(bup__medel="Text")
    del bok.bok.defined_names["formular_id"]
    last = bok.las()
    assert last.texter() == {"bup.medel": "Text"}
    assert rena(last)
    assert koder(last) == []


# --- det som saknas ---------------------------------------------------------------------------------------------


def test_en_borttagen_rad_namns_med_fragan():
    bok = Bok(bup__medel="Text", bup__resultat="Mer")
    bok.blad("bup.medel").delete_rows(bok.cell("bup.medel").row)
    last = bok.las()
    assert last.texter() == {"bup.resultat": "Mer"}
    assert enda(last, "EX01").falt == "bup.medel"


def test_ett_borttaget_blad_namns_en_gang():
    bok = Bok(bup__medel="Text")
    del bok.bok["3.7"]
    a = enda(bok.las(), "EX02")
    assert (a.falt, a.avsnitt) == ("bup", "3.7")
    assert koder(bok.las()) == ["EX02"]


def test_ett_ensamt_blad_i_en_egen_bok_ar_en_del():
    bok = Bok(bup__medel="Text", bup__resultat="Mer")
    for blad in bok.bok.worksheets:
        if blad.title != "3.7":
            del bok.bok[blad.title]
    last = bok.las()
    assert last.texter() == {"bup.medel": "Text", "bup.resultat": "Mer"}
    assert last.omfattar == frozenset({"bup"})
    assert koder(last) == ["EX26", "EX25"]


def test_en_lista_utan_en_kolumn_namner_fragan():
    bok = Bok()
    bok.blad("kontaktpersoner[].epost").delete_cols(bok.postcell("kontaktpersoner[].epost").column)
    assert enda(bok.las(), "EX01").falt == "kontaktpersoner[0].epost"
