"""Frågan hittas var den än står: på sitt id, annars på sin text, oavsett rader, kolumner och blad."""

from __future__ import annotations

import pytest
from arbetsbocker import Bok, koder, las_bok
from mapprov import exempelutkast
from provplan import Provplan, provplan

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import blankett
from redovisning.excel.skrivning import arbetsbok
from redovisning.granskning import granska
from redovisning.plats import Cellplats
from redovisning.utkast import nytt_utkast


@pytest.fixture
def _registrerad(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))


def rena(utkast) -> bool:
    return not utkast.anmarkningar and not utkast.utanfor and not utkast.vid_sidan


# --- orörd ------------------------------------------------------------------------------------------------------


def test_en_orord_arbetsbok_lases_tillbaka_lika_och_ger_inga_anmarkningar():
    utkast = exempelutkast()
    last = las_bok(arbetsbok(utkast))
    assert last == utkast
    assert rena(last)


def test_en_tom_arbetsbok_har_inga_svar_men_pekar_ut_var_de_ska_sta():
    last = las_bok(arbetsbok(nytt_utkast(2024)))
    assert last.texter() == {}
    assert rena(last)
    platser = {a.falt: str(a.plats) for a in granska(last).fel}
    assert platser["region"] == "Kontaktuppgifter!C5"
    assert platser["kontaktpersoner[0].namn"].startswith("Kontaktuppgifter!B")
    assert platser["vantetidsdata.svarsfrekvens_95"].startswith("3.4!C")
    assert last.antal_poster("kontaktpersoner") == 1


def test_omfattning_svarande_och_marken_foljer_med():
    utkast = exempelutkast()
    utkast.omfattar = frozenset({"bup", "generellt"})
    utkast.besvaras_av = {"bup": "BUP-kliniken", "generellt": "Strategen"}
    utkast.att_granska = {"bup.medel": "från 2023, granska"}
    last = las_bok(arbetsbok(utkast))
    assert last.omfattar == utkast.omfattar
    assert last.besvaras_av == utkast.besvaras_av
    assert last.att_granska == utkast.att_granska
    assert rena(last)
    assert {s.partition(".")[0] for s, _ in last.vagar()} == {"region", "bup", "generellt"}


def test_markena_pa_en_post_foljer_posten():
    utkast = exempelutkast()
    utkast.att_granska = {f"kontaktpersoner[1].{n}": "från 2023, granska" for n in ("namn", "telefon")}
    last = las_bok(arbetsbok(utkast))
    assert last.att_granska == utkast.att_granska
    assert rena(last)


@pytest.mark.usefixtures("_registrerad")
def test_ett_annat_dokument_med_tva_listor_lases_utan_ny_lasare():
    last = las_bok(arbetsbok(provplan()))
    assert last.dokument.klass is Provplan
    assert last == provplan()
    assert rena(last)


# --- flyttat ----------------------------------------------------------------------------------------------------


def flytta_rader(bok: Bok) -> None:
    bok.blad("bup.medel").insert_rows(2, 3)


def satt_in_kolumner(bok: Bok) -> None:
    for blad in bok.bok.worksheets[2:]:
        blad.insert_cols(1, 2)
        blad.insert_cols(5)


def byt_namn_och_ordning(bok: Bok) -> None:
    for nummer, blad in enumerate(bok.bok.worksheets):
        blad.title = f"Flik {nummer}"
    bok.bok._sheets.reverse()


def utan_id(bok: Bok) -> None:
    bok.ta_bort_kolumn("Id")


def utan_id_och_rubriker(bok: Bok) -> None:
    bok.ta_bort_kolumn("Id")
    for blad in bok.bok.worksheets[2:]:
        for rad in blad.iter_rows():
            for cell in rad:
                if cell.value in ("Nr", "Fråga", "Svar", "Läge", "Anteckning"):
                    cell.value = None


def utan_start_och_oversikt(bok: Bok) -> None:
    del bok.bok["Start"]
    del bok.bok["Översikt"]


def utan_listornas_id(bok: Bok) -> None:
    for blad in bok.bok.worksheets:
        for rad in blad.iter_rows():
            for cell in rad:
                if isinstance(cell.value, str) and "[]." in cell.value:
                    cell.value = None


def sorterade_baklanges(bok: Bok) -> None:
    """Byter plats på alla celler i två frågors rader, som en sortering gör."""
    ett, annat = bok.cell("generellt.vardformedling"), bok.cell("generellt.vardplatser")
    for kolumn in range(1, 8):
        a, b = ett.parent.cell(ett.row, kolumn), ett.parent.cell(annat.row, kolumn)
        a.value, b.value = b.value, a.value


@pytest.mark.parametrize(
    ("andra", "vantade"),
    [
        (flytta_rader, []),
        (satt_in_kolumner, []),
        (byt_namn_och_ordning, []),
        (utan_id, []),
        (utan_id_och_rubriker, []),
        (utan_start_och_oversikt, ["EX26"]),
        (utan_listornas_id, []),
        (sorterade_baklanges, []),
    ],
    ids=lambda v: getattr(v, "__name__", ""),
)
def test_svaren_ar_desamma_hur_arbetsboken_an_har_flyttats_om(andra, vantade):
    utkast = exempelutkast()
    bok = Bok(utkast)
    andra(bok)
    last = bok.las()
    assert last.texter() == utkast.texter()
    assert koder(last) == vantade
    assert [s.text for s in last.utanfor] == []


@pytest.mark.usefixtures("_registrerad")
@pytest.mark.parametrize("andra", [satt_in_kolumner, byt_namn_och_ordning, utan_id, utan_listornas_id])
def test_ett_annat_dokument_tal_samma_omflyttning(andra):
    bok = Bok(provplan())
    andra(bok)
    last = bok.las()
    assert last.texter() == provplan().texter()
    assert rena(last)


def test_en_sortering_utan_id_kolumnen_lases_efter_fragans_text_och_namns():
    bok = Bok(generellt__vardformedling="ja", generellt__vardplatser="nej")
    ett, annat = bok.cell("generellt.vardformedling", "Id"), bok.cell("generellt.vardplatser", "Id")
    ett.value, annat.value = annat.value, ett.value
    last = bok.las()
    assert last.texter() == {"generellt.vardformedling": "ja", "generellt.vardplatser": "nej"}
    assert koder(last) == ["EX21", "EX21"]


def test_platsen_ar_blad_och_cell_och_anmarkningarna_kommer_i_bladens_ordning():
    bok = Bok(bup__medel="Se <b>bilaga</b>", generellt__vardplatser="kanske")
    bok.blad("bup.medel").title = "BUP"
    last = bok.las()
    assert last.plats("bup.medel") == Cellplats("BUP", bok.cell("bup.medel").coordinate)
    kvar = [a for a in granska(last).anmarkningar if a.kod in ("JN01", "TE01")]
    assert [str(a).partition(" ")[0] for a in kvar] == [
        f"svar.xlsx:Generellt!{bok.cell('generellt.vardplatser').coordinate}",
        f"svar.xlsx:BUP!{bok.cell('bup.medel').coordinate}",
    ]


# --- posterna ---------------------------------------------------------------------------------------------------


def test_tomma_rader_mellan_posterna_ar_inga_poster_och_fler_an_det_fanns_plats_for_lases():
    bok = Bok()
    for nummer in (0, 3, 20):
        bok.postcell("kontaktpersoner[].namn", nummer).value = f"Person {nummer}"
    bok.postcell("kontaktpersoner[].epost", 20).value = "kim@example.se"
    last = bok.las()
    namnen = {f"kontaktpersoner[{i}].namn": f"Person {n}" for i, n in enumerate((0, 3, 20))}
    assert last.texter() == {**namnen, "kontaktpersoner[2].epost": "kim@example.se"}
    assert str(last.plats("kontaktpersoner[1].namn")).endswith(bok.postcell("kontaktpersoner[].namn", 3).coordinate)


def test_en_listas_kolumner_kan_byta_plats():
    bok = Bok(exempelutkast())
    namn, epost = bok.postcell("kontaktpersoner[].namn"), bok.postcell("kontaktpersoner[].epost")
    blad = namn.parent
    for rad in range(namn.row - 2, namn.row + 8):
        a, b = blad.cell(rad, namn.column), blad.cell(rad, epost.column)
        a.value, b.value = b.value, a.value
    last = bok.las()
    assert last == exempelutkast()
    assert rena(last)


def test_en_losryckt_text_under_tabellen_ar_ingen_post():
    bok = Bok()
    cell = bok.postcell("kontaktpersoner[].namn", 20)
    cell.value = "Ring växeln på sommaren"
    last = bok.las()
    assert last.texter() == {}
    assert [(s.text, str(s.plats)) for s in last.utanfor] == [
        ("Ring växeln på sommaren", f"Kontaktuppgifter!{cell.coordinate}")
    ]


def test_en_post_vars_text_lyder_som_en_rubrik_ar_anda_en_post():
    utkast = nytt_utkast(2024)
    utkast.satt("kontaktpersoner[0].namn", "Kontaktperson")
    utkast.satt("kontaktpersoner[0].telefon", "Telefonnummer")
    utkast.satt("kontaktpersoner[1].kommentar", "Svar")
    last = las_bok(arbetsbok(utkast))
    assert last == utkast
    assert rena(last)
