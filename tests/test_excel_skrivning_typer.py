"""Datum, tal och filter i arbetsboken: det går att sortera och räkna på, och kommer tillbaka som det skrevs."""

from __future__ import annotations

from datetime import datetime

import pytest
from arbetsbocker import Bok, bladdel, enda, koder, las_bok
from excelprov import Skriven, skriven
from mapprov import exempelutkast
from planprov import plan
from provplan import Provplan, provplan

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import blankett
from redovisning.excel.skrivning import arbetsbok

KLAR, KOSTNAD, ANTAL = "insatser[].klar", "insatser[].kostnad", "matt[].antal"


@pytest.fixture(autouse=True)
def _kand_provplan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DOKUMENT, ("provplan", 2031), blankett(Provplan))


@pytest.fixture(scope="module")
def planen() -> Skriven:
    return skriven(plan())


def test_ett_datum_ar_ett_datum_och_ett_tal_ett_tal():
    bok = skriven(provplan(insatser_0__kostnad="1002,5", matt_0__antal="-3923"))
    cell = bok.postcell(KLAR, 0)
    assert (cell.value, cell.number_format) == (datetime(2031, 6, 1), "yyyy-mm-dd")
    assert bok.postcell(KOSTNAD, 0).value == 1002.5
    assert bok.postcell(ANTAL, 0).value == -3923


@pytest.mark.parametrize(
    "skrivet",
    ["den 1 maj 2031", "1 maj 2031", "2031-5-1", "1899-12-31", "1900-02-28", "våren 2031", "2031-13-01", "46000"],
)
def test_ett_datum_som_skulle_komma_tillbaka_annorlunda_star_som_text(skrivet):
    utkast = provplan(insatser_0__klar=skrivet)
    cell = skriven(utkast).postcell(KLAR, 0)
    assert (cell.data_type, cell.value, cell.number_format) == ("s", skrivet, "@")
    last = las_bok(arbetsbok(utkast))
    assert (last == utkast, koder(last)) == (True, [])


@pytest.mark.parametrize(
    "skrivet",
    ["1 002,5", "1\xa0002,5", "2.5", "2,50", "007", "+3", "−3", "ca 3", "1234567890123456", "0,00000001"],
)
def test_ett_tal_som_skulle_komma_tillbaka_annorlunda_star_som_text(skrivet):
    utkast = provplan(insatser_0__kostnad=skrivet)
    last = las_bok(arbetsbok(utkast))
    assert (last == utkast, koder(last)) == (True, [])
    if skrivet != "0,00000001":
        assert skriven(utkast).postcell(KOSTNAD, 0).data_type == "s"


@pytest.mark.parametrize("skrivet", ["1900-03-01", "2031-06-01", "9999-12-31"])
def test_forsta_och_sista_dagen_kommer_tillbaka(skrivet):
    utkast = provplan(insatser_0__klar=skrivet)
    last = las_bok(arbetsbok(utkast))
    assert (last == utkast, koder(last)) == (True, [])
    assert skriven(utkast).postcell(KLAR, 0).is_date


def test_en_tom_datumcell_gor_datum_av_det_som_skrivs_och_regeln_sager_hur(planen):
    cell = planen.postcell("atgarder[].start", 30)
    assert (cell.value, cell.number_format) == (None, "yyyy-mm-dd")
    regler = planen.formler["Åtgärder"].data_validations.dataValidation
    (regel,) = [r for r in regler if cell.coordinate in r.sqref]
    assert (regel.type, regel.errorStyle) == ("date", "warning")
    assert "2024-09-30" in regel.error


def test_status_och_sikt_valjs_i_listor(planen):
    regler = {r.formula1 for r in planen.formler["Åtgärder"].data_validations.dataValidation}
    assert {'"kort,lång"', '"ej påbörjad,pågår,klar,avbruten"'} <= regler


# --- filter ------------------------------------------------------------------------------------------------------


def test_en_lista_med_eget_blad_gar_att_filtrera_och_sortera_fast_bladet_ar_skyddat(planen):
    blad = planen.formler["Åtgärder"]
    rubrik = planen.postcell("atgarder[].rubrik", -1)
    assert blad.auto_filter.ref == f"A{rubrik.row}:{blad.cell(rubrik.row, blad.max_column).column_letter}{blad.max_row}"
    assert (blad.protection.sheet, blad.protection.autoFilter, blad.protection.sort) == (True, False, False)
    rader = blad[f"A{rubrik.row + 1}:{blad.cell(1, blad.max_column).column_letter}{blad.max_row}"]
    assert not [c.coordinate for rad in rader for c in rad if c.protection.locked]
    assert [rad[0].value for rad in rader[:12]] == list(range(1, 13))


def test_ett_blad_med_fragor_har_inget_filter_och_laser_det_som_forut():
    bok = skriven(exempelutkast())
    for namn in ("Kontaktuppgifter", "3.4"):
        assert bok.formler[namn].auto_filter.ref is None
        assert bok.formler[namn].protection.autoFilter


def test_atgardens_rubrik_foljer_med_nar_bladet_ar_bredare_an_sidan(planen):
    """Annars säger den andra sidan vilken kostnad och status, men inte vilken åtgärd."""
    blad = planen.formler["Åtgärder"]
    assert (blad.print_title_cols, blad.freeze_panes[0]) == ("$A:$C", "D")


def test_planens_egen_status_och_bokens_lage_heter_inte_lika(planen):
    rad = planen.postcell("atgarder[].status", -1).row
    rubriker = [c.value for c in planen.formler["Åtgärder"][rad]]
    assert [r for r in rubriker if r in ("Status", "Läge")] == ["Status", "Läge"]


def test_rader_som_filtret_doljer_lases_och_namns_en_gang():
    utkast = plan()
    bok = Bok(utkast)
    blad = bok.blad("malsattningar[].nummer")
    forsta = bok.postcell("malsattningar[].nummer").row
    blad.auto_filter.add_filter_column(2, ["något"])
    for rad in (forsta, forsta + 1, forsta + 30):
        blad.row_dimensions[rad].hidden = True
    last = bok.las()
    assert last == utkast
    assert koder(last) == ["EX29"]
    assert "döljer: 1" in enda(last, "EX29").meddelande
    assert str(enda(last, "EX29").plats) == f"Mål!A{forsta}"


def test_en_rad_som_nagon_har_dolt_utan_filter_namns_som_forut():
    bok = Bok(plan())
    blad = bok.blad("malsattningar[].nummer")
    blad.row_dimensions[bok.postcell("malsattningar[].nummer").row].hidden = True
    assert set(koder(bok.las())) == {"EX13"}


def test_en_aldre_arbetsbok_med_kolumnen_status_lases_likadant():
    """Före 2026-11 hette kolumnen Läge Status. De böckerna ligger ute hos dem som svarar."""
    utkast = exempelutkast()
    bok = Bok(utkast)
    rubriker = [c for b in bok.bok.worksheets[2:] for rad in b.iter_rows() for c in rad if c.value == "Läge"]
    for cell in rubriker:
        cell.value = "Status"
    last = bok.las()
    assert len(rubriker) == 10
    assert (last == utkast, koder(last), last.utanfor) == (True, [], [])


def test_hela_planen_och_inte_formularet_nar_det_ar_en_plan(planen):
    start = [c.value for rad in planen.formler["Start"].iter_rows() for c in rad if c.value]
    assert "hela handlingsplanen" in start
    assert not [text for text in start if "formuläret" in str(text)]
    last = las_bok(planen.data)
    assert (last.omfattar, koder(last)) == (None, [])
    assert bladdel(planen.data, "Diagram")
