"""Formler, felvärden och dolda celler: det som inte är känt hindrar, det andra läses och namns."""

from __future__ import annotations

import pytest
from arbetsbocker import Bok, bladdel, enda, koder, las_bok, utraknad

from redovisning.fel import TextKanInteBaras
from redovisning.filer import skriv
from redovisning.granskning import granska

TEXT = "bup.medel"


def med_formel(varde: str | None, typ: str = "str") -> bytes:
    """Ger en bok där svaret är en formel, med eller utan uträknat värde."""
    bok = Bok()
    cell = bok.satt(TEXT, "=Start!B99").coordinate
    data = bok.data()
    return data if varde is None else utraknad(data, bladdel(data, "3.7"), cell, varde, typ)


def test_en_formels_utraknade_varde_lases_och_namns():
    last = las_bok(med_formel("Uträknat svar"))
    assert last[TEXT] == "Uträknat svar"
    assert "=Start!B99" in enda(last, "EX07").meddelande


def test_en_formel_utan_utraknat_varde_hindrar_skrivning(tmp_path):
    last = las_bok(med_formel(None))
    assert last[TEXT] is None
    a = enda(last, "EX08")
    assert (a.falt, a.hindrar) == (TEXT, True)
    assert "OB01" not in {b.kod for b in granska(last).fel if b.falt == TEXT}
    with pytest.raises(TextKanInteBaras, match="EX08"):
        skriv(last, tmp_path / "ut.yaml")


@pytest.mark.parametrize(("formel", "svar"), [("=TRUE()", "ja"), ("=FALSE()", "nej")])
def test_ett_sanningsvarde_sparat_av_libreoffice_ar_ja_eller_nej(formel, svar):
    """LibreOffice sparar SANT som en formel med talet 1; utan undantaget blev svaret «1»."""
    bok = Bok()
    cell = bok.satt("generellt.vardplatser", formel).coordinate
    data = bok.data()
    last = las_bok(utraknad(data, bladdel(data, "Generellt"), cell, "1" if svar == "ja" else "0", "n"))
    assert last["generellt.vardplatser"] == svar
    assert koder(last) == ["EX05"]


def test_text_som_excel_gjorde_till_en_trasig_formel_visas_i_meddelandet():
    assert "#NAME? (=Start!B99)" in enda(las_bok(med_formel("#NAME?", "e")), "EX09").meddelande


@pytest.mark.parametrize("formel", [False, True])
def test_ett_felvarde_ar_inget_svar_och_namns(formel):
    if formel:
        last = las_bok(med_formel("#REF!", "e"))
    else:
        bok = Bok()
        cell = bok.satt(TEXT, "#REF!")
        cell.data_type = "e"
        last = bok.las()
    assert last[TEXT] is None
    assert "#REF!" in enda(last, "EX09").meddelande
    assert koder(last) == ["EX09"]


def test_en_formel_som_visar_ingenting_ar_inget_svar_och_ingen_post():
    bok = Bok()
    post = bok.postcell("kontaktpersoner[].namn")
    post.value = '=""'
    bok.blad("kontaktpersoner[].namn")["K3"] = '=""'
    start = bok.bok["Start"]
    rubrik = next(c for rad in start.iter_rows() for c in rad if c.value == "Besvaras av")
    svarande = start.cell(rubrik.row + 1, rubrik.column)
    svarande.value = '=""'
    data = bok.data()
    for blad, cell in (
        ("Kontaktuppgifter", post.coordinate),
        ("Kontaktuppgifter", "K3"),
        ("Start", svarande.coordinate),
    ):
        data = utraknad(data, bladdel(data, blad), cell, "")
    last = las_bok(data)
    assert last.texter() == last.besvaras_av == {}
    assert (koder(last), last.utanfor) == ([], [])


# --- dolt och låst -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("vad", ["rad", "kolumn", "blad", "val_dolt"])
def test_dolda_svar_lases_och_namns(vad):
    bok = Bok(bup__medel="Dolt svar", generellt__kommentar="Synligt")
    blad, cell = bok.blad(TEXT), bok.cell(TEXT)
    if vad == "rad":
        blad.row_dimensions[cell.row].hidden = True
    elif vad == "kolumn":
        blad.column_dimensions[cell.column_letter].hidden = True
    else:
        blad.sheet_state = "hidden" if vad == "blad" else "veryHidden"
    last = bok.las()
    assert last[TEXT] == "Dolt svar"
    assert [(a.kod, a.falt) for a in last.anmarkningar] == [("EX13", TEXT)]


def test_en_olast_cell_utan_rubriker_ar_svaret_aven_med_tom_kolumn_emellan():
    bok = Bok()
    blad = bok.blad(TEXT)
    rubrik = next(c for rad in blad.iter_rows() for c in rad if c.value == "Svar")
    rubrik.value = "Egen rubrik"
    cell = blad.cell(next(c.row for rad in blad.iter_rows() for c in rad if c.value == TEXT), rubrik.column)
    cell.value = "Ett svar"
    last = bok.las()
    assert last[TEXT] == "Ett svar"
    assert koder(last) == []
    assert [s.text for s in last.utanfor] == ["Egen rubrik"]
