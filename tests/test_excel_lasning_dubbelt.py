"""Det som står dubbelt, i sammanslagna celler eller utan stöd av rubriker: ett svar, eller namngivet med sin cell."""

from __future__ import annotations

import pytest
from arbetsbocker import Bok, bladdel, enda, koder, las_bok, med_cell
from mapprov import exempelutkast

from redovisning.excel.fasta_texter import SKRIVS_PA_BLADET
from redovisning.fel import TextKanInteBaras
from redovisning.filer import skriv
from redovisning.utkast import Utkast

TEXT, MER = "bup.medel", "bup.resultat"


def utanfor(utkast: Utkast) -> list[tuple[str, str]]:
    return [(str(s.plats), s.text) for s in utkast.utanfor]


def vid_sidan(utkast: Utkast) -> list[tuple[str, str]]:
    return [(str(s.plats), s.text) for s in utkast.vid_sidan]


def kopiera(bok: Bok, namn: str) -> None:
    kopia = bok.bok.copy_worksheet(bok.bok[namn])
    kopia.title = f"{namn} (2)"


def test_ett_kopierat_blad_med_samma_svar_ar_ett_svar():
    bok = Bok(exempelutkast())
    for namn in ("3.7", "Kontaktuppgifter", "Start"):
        kopiera(bok, namn)
    last = bok.las()
    assert last == exempelutkast()
    assert koder(last) == []


def test_ett_tomt_och_ett_ifyllt_svar_pa_samma_fraga_ar_det_ifyllda():
    bok = Bok(bup__medel="Svar")
    kopiera(bok, "3.7")
    bok.cell(TEXT).value = None
    last = bok.las()
    assert last[TEXT] == "Svar"
    assert str(last.plats(TEXT)).startswith("3.7 (2)!")
    assert koder(last) == []


def test_tva_olika_svar_pa_samma_fraga_hindrar_och_namner_bada_cellerna(tmp_path):
    bok = Bok(bup__medel="Svar")
    kopiera(bok, "3.7")
    cell = bok.cell(TEXT)
    cell.value = "Ett annat"
    last = bok.las()
    a = enda(last, "EX03")
    assert (a.falt, str(a.plats), a.hindrar) == (TEXT, f"3.7!{cell.coordinate}", True)
    assert f"«Svar» i cellen 3.7 (2)!{cell.coordinate}" in a.meddelande
    assert vid_sidan(last) == [(f"3.7 (2)!{cell.coordinate}", "Svar")]
    with pytest.raises(TextKanInteBaras, match="EX03"):
        skriv(last, tmp_path / "ut.yaml")


def test_en_kopierad_rad_med_ett_annat_svar_hindrar_ocksa():
    bok = Bok(bup__medel="Svar")
    blad, cell = bok.blad(TEXT), bok.cell(TEXT)
    sista = bok.cell(MER).row + 10
    for kolumn in range(1, 7):
        blad.cell(sista + 1, kolumn).value = blad.cell(cell.row, kolumn).value
    blad.cell(sista + 1, cell.column).value = "Ett annat"
    last = bok.las()
    assert last[TEXT] == "Svar"
    assert f"i cellen 3.7!{cell.column_letter}{sista + 1}" in enda(last, "EX03").meddelande


def test_en_kopierad_lista_med_en_annan_person_hindrar_och_namner_bada():
    bok = Bok(exempelutkast())
    kopiera(bok, "Kontaktuppgifter")
    bok.bok["Kontaktuppgifter (2)"][bok.postcell("kontaktpersoner[].namn").coordinate] = "Kim"
    last = bok.las()
    assert last == exempelutkast()
    a = enda(last, "EX23")
    assert a.hindrar
    assert str(a.plats).startswith("Kontaktuppgifter!B")
    assert "Kontaktuppgifter (2)!B" in a.meddelande
    assert any("Kim" in text for _, text in vid_sidan(last))


def test_regionen_skriven_pa_start_lases_nar_den_inte_star_pa_sin_plats():
    bok = Bok()
    start = bok.bok["Start"]
    cell = next(c for rad in start.iter_rows() for c in rad if c.value == "Region")
    start.cell(cell.row, cell.column + 1).value = "Region Exempel"
    last = bok.las()
    assert last.region == "Region Exempel"
    assert koder(last) == []
    bok.satt("region", "Region Provet")
    assert "EX03" in koder(bok.las())


def test_formlernas_ord_som_fast_text_ar_inga_svar():
    bok = Bok()
    start = bok.bok["Start"]
    cell = next(c for rad in start.iter_rows() for c in rad if c.value == "Region")
    start.cell(cell.row, cell.column + 1).value = f"{SKRIVS_PA_BLADET} Kontaktuppgifter"
    last = bok.las()
    assert last.region is None
    assert koder(last) == []


def test_ett_svar_i_en_sammanslagen_cell_lases_ocksa_under_den_tackta_ytan():
    bok = Bok(bup__medel="Synligt")
    blad, cell = bok.blad(TEXT), bok.cell(TEXT)
    blad.merge_cells(start_row=cell.row, start_column=3, end_row=cell.row, end_column=5)
    last = bok.las()
    assert last[TEXT] == "Synligt"
    assert koder(last) == []
    data = bok.data()
    last = las_bok(med_cell(data, bladdel(data, "3.7"), f"D{cell.row}", "Täckt"))
    assert last[TEXT] == "Synligt\n\nTäckt"
    assert koder(last) == ["EX22"]
    last = las_bok(med_cell(data, bladdel(data, "3.7"), f"E{cell.row}", "Täckt"))
    assert last[TEXT] == "Synligt"
    assert koder(last) == ["EX18"]


def test_svarsceller_som_slagits_ihop_over_tva_fragor_ar_svar_pa_den_forsta():
    bok = Bok(generellt__vardformedling="ja")
    cell, nasta = bok.cell("generellt.vardformedling"), bok.cell("generellt.vardplatser")
    cell.parent.merge_cells(f"{cell.coordinate}:{nasta.coordinate}")
    last = bok.las()
    assert last.texter() == {"generellt.vardformedling": "ja"}
    assert (enda(last, "EX20").falt, koder(last)) == ("generellt.vardformedling", ["EX20"])


def test_tomma_svarsceller_som_slagits_ihop_ger_ingen_anmarkning():
    bok = Bok()
    cell, nasta = bok.cell("generellt.vardformedling"), bok.cell("generellt.vardplatser")
    cell.parent.merge_cells(f"{cell.coordinate}:{nasta.coordinate}")
    assert koder(bok.las()) == []


def test_text_pa_en_infogad_rad_under_svaret_hor_till_det_och_namns():
    bok = Bok(bup__medel="Första stycket", bup__resultat="Nästa fråga")
    blad, cell = bok.blad(TEXT), bok.cell(TEXT)
    blad.insert_rows(cell.row + 1, 2)
    blad.cell(cell.row + 1, cell.column).value = "Andra stycket"
    blad.cell(cell.row + 2, cell.column).value = "Tredje"
    last = bok.las()
    assert last[TEXT] == "Första stycket\n\nAndra stycket\n\nTredje"
    assert last[MER] == "Nästa fråga"
    assert "3 celler" in enda(last, "EX22").meddelande
    assert utanfor(last) == []


def test_ett_langt_svar_over_flera_rader_lases_ocksa_efter_att_cellen_delats():
    utkast = exempelutkast()
    utkast.satt(TEXT, "\n".join(f"Rad {i}" for i in range(60)))
    bok = Bok(utkast)
    blad = bok.blad(TEXT)
    assert [o for o in blad.merged_cells.ranges if bok.cell(TEXT).coordinate in o]
    for omrade in list(blad.merged_cells.ranges):
        blad.unmerge_cells(str(omrade))
    last = bok.las()
    assert last == utkast
    assert koder(last) == []


def test_utan_rubrik_och_blatt_lases_cellen_till_hoger_och_namns_som_osaker():
    from openpyxl.styles import Protection

    bok = Bok(bup__medel="Ett svar")
    blad = bok.blad(TEXT)
    for rad in blad.iter_rows():
        for cell in rad:
            cell.protection = Protection(locked=True)
            if cell.value == "Svar":
                cell.value = None
    last = bok.las()
    assert last[TEXT] == "Ett svar"
    assert (enda(last, "EX04").falt, koder(last)) == (TEXT, ["EX04"])


def test_en_fraga_som_kan_vara_flera_och_star_ensam_lases_inte_men_texten_namns():
    bok = Bok()
    blad = bok.bok.create_sheet("Lösblad")
    blad.append(["Fråga", "Svar"])
    blad.append(["Ev. kommentar", "Vi återkommer"])
    last = bok.las()
    assert last.texter() == {}
    assert [(s.text, str(s.plats)) for s in last.utanfor] == [("Vi återkommer", "Lösblad!B2")]


def test_okand_omfattning_namns():
    bok = Bok(bup__medel="Svar")
    start = bok.bok["Start"]
    cell = next(c for rad in start.iter_rows() for c in rad if c.value == "hela formuläret")
    cell.value = "lite av varje"
    last = bok.las()
    assert last.omfattar is None
    assert "«lite av varje»" in enda(last, "EX24").meddelande
