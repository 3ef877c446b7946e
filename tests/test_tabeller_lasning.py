"""Tabellerna: celler med plats ur CSV och Excel, som de står i filen."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from redovisning.dokument.vantetider import Vantetider
from redovisning.fel import OlasbarFil
from redovisning.grind import Mottagen, slapp_in_data
from redovisning.grind_yta import Yta, ryms
from redovisning.paket import Paket
from redovisning.tabeller.arbetsbok import las_arbetsbok
from redovisning.tabeller.tabell import Tabeller, kolumnbokstav
from redovisning.tabeller.textfil import las_textfil
from redovisning.utkast import Utkast


def text(data: bytes, namn: str = "tabell.csv") -> Tabeller:
    mottagen = slapp_in_data(Path(namn), data)
    return las_textfil(mottagen, Utkast(Vantetider, mottagen.sokvag))


def bok(wb: Workbook, namn: str = "tabell.xlsx") -> Tabeller:
    ut = io.BytesIO()
    wb.save(ut)
    mottagen = slapp_in_data(Path(namn), ut.getvalue())
    return las_arbetsbok(mottagen, Utkast(Vantetider, mottagen.sokvag))


def rader(tabeller: Tabeller) -> list[list[object]]:
    (tabell,) = tabeller.tabeller
    return [list(r) for r in tabell.rader()]


# --- textfiler --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "Region;Andel\r\nSkåne;75,5%\r\n".encode("utf-8-sig"),
        "Region;Andel\nSkåne;75,5%".encode(),
        "Region\tAndel\nSkåne\t75,5%\n".encode(),
        'Region,Andel\nSkåne,"75,5%"\n'.encode(),
    ],
    ids=["bom-crlf", "utan-bom", "tabb", "komma"],
)
def test_csv_lases_oavsett_skiljetecken_radslut_och_bom(data):
    assert [r for r in rader(text(data)) if r] == [["Region", "Andel"], ["Skåne", "75,5%"]]


def test_windows_1252_lases_ratt_och_namns():
    tabeller = text("Enhet;Telefontillgänglighet\nHälsocentralen Björken;92%\n".encode("cp1252"))
    assert rader(tabeller)[:2] == [["Enhet", "Telefontillgänglighet"], ["Hälsocentralen Björken", "92%"]]
    assert [a.kod for a in tabeller.anmarkningar] == ["TR11"]


def test_platsen_i_en_textfil_ar_raden_och_tecknet_ocksa_efter_en_citerad_cell():
    (tabell,) = text(b'Region;Antal;Andel\n"A;B";12;75%\n').tabeller
    assert str(tabell.plats(2, 3)) == "2:10"
    assert str(tabell.plats(1, 1)) == "1:1"


def test_skiljetecken_inne_i_citerade_celler_raknas_inte():
    assert rader(text(b'a;"x,y,z";c\nd;"u,v,w";f')) == [["a", "x,y,z", "c"], ["d", "u,v,w", "f"]]


def test_ett_citattecken_utan_slut_faller_inte_lasningen():
    alla = rader(text(('Region;Andel\n"Skåne;75%\n' + "Halland;80%\n" * 20_000).encode()))
    assert alla[0] == ["Region", "Andel"]
    assert alla[1][0].startswith("Skåne;75%\nHalland")


def test_en_cell_med_radbrytning_flyttar_inte_raderna_efter():
    (tabell,) = text('Region;Andel\n"Region\nSkåne";75%\nHalland;80%\n'.encode()).tabeller
    alla = list(tabell.rader())
    assert alla[3] == ["Halland", "80%"]
    assert str(tabell.plats(4, 1)) == "4:1"


# --- arbetsböcker -----------------------------------------------------------------------------------------------


def test_platsen_i_en_arbetsbok_raknar_med_tomma_rader_och_kolumner():
    wb = Workbook()
    wb.active.title = "Januari 2024"
    wb.active["C4"] = "Region"
    wb.active["D6"] = 0.75
    (tabell,) = bok(wb).tabeller
    alla = list(tabell.rader())
    assert alla[3][0] == "Region"
    assert alla[5][1] == 0.75
    assert str(tabell.plats(6, 2)) == "Januari 2024!D6"


def test_datum_ar_datum_och_tal_ar_tal():
    wb = Workbook()
    wb.active.append([date(2024, 1, 1), 3923, "3 923", True])
    assert rader(bok(wb)) == [[date(2024, 1, 1), 3923.0, "3 923", True]]


def test_varje_synligt_blad_ar_en_tabell_och_ett_dolt_med_innehall_namns():
    wb = Workbook()
    wb.active.append(["a"])
    wb.create_sheet("Tomt dolt").sheet_state = "hidden"
    dolt = wb.create_sheet("Underlag")
    dolt.append(["b"])
    dolt.sheet_state = "veryHidden"
    tabeller = bok(wb)
    assert [t.namn for t in tabeller.tabeller] == ["Sheet"]
    assert [(a.kod, str(a.plats)) for a in tabeller.anmarkningar] == [("VT05", "Underlag!A1")]


def test_samma_blad_kan_lasas_tva_ganger_och_flera_blad_om_varandra():
    wb = Workbook()
    wb.active.append(["a"])
    wb.create_sheet("Två").append(["b"])
    ett, tva = bok(wb).tabeller
    assert [next(iter(t.rader()))[0] for t in (ett, tva, ett, ett)] == ["a", "b", "a", "a"]


def med_blad(rader: str) -> Mottagen:
    """Ger en arbetsbok vars blad har just de raderna i sin XML."""
    wb = Workbook()
    ut = io.BytesIO()
    wb.save(ut)
    namnrymd = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    blad = f'<?xml version="1.0"?><worksheet xmlns="{namnrymd}"><sheetData>{rader}</sheetData></worksheet>'
    data = Paket(ut.getvalue()).med({"xl/worksheets/sheet1.xml": blad.encode()})
    return slapp_in_data(Path("trasig.xlsx"), data)


@pytest.mark.parametrize(
    "rader", ['<row r="1"><c r="A1" t="s"><v>99</v></c></row>', '<row r="1"><c r="A1" t="n"><v>x</v></c></row>']
)
def test_ett_blad_som_inte_gar_att_tolka_ar_en_svensk_mening(rader):
    mottagen = med_blad(rader)
    with pytest.raises(OlasbarFil, match=r"trasig\.xlsx: arbetsbokens blad går inte att läsa") as fel:
        [list(t.rader()) for t in las_arbetsbok(mottagen, Utkast(Vantetider, mottagen.sokvag)).tabeller]
    assert fel.value.kod == "arbetsbok_skadad"


@pytest.mark.parametrize(
    "cell",
    ["XFD1048576", "ZZ900000", "A99999999999", "ZZZZZZZZ1", "A&#49;", "xfd1048576"],
)
def test_en_cell_orimligt_langt_bort_hindrar_lasningen_innan_minnet_tar_slut(cell):
    mottagen = med_blad(f"<row r='1'><c r='A1'><v>1</v></c><c r='{cell}'><v>1</v></c></row>")
    with pytest.raises(OlasbarFil, match="celler så långt bort") as fel:
        las_arbetsbok(mottagen, Utkast(Vantetider, mottagen.sokvag))
    assert fel.value.kod == "for_stort_blad"


@pytest.mark.parametrize("cell", ["Z99999", "AB100000", "D999999", "AAA10000"])
def test_stora_men_rimliga_blad_ryms(cell):
    assert ryms([f'<c r="A1"/><c r="{cell}"/>'.encode()])


def test_en_bred_tabell_ryms_fast_ett_stycke_av_den_bara_har_smala_rader():
    """Ett stycke som inte läses noga räknas som en miljon rader, och med fler kolumner blir det för mycket."""
    smalt, brett = b'<c r="A1"/>' * 100, b'<c r="AZ9"/>'
    yta = Yta()
    for stycke in (smalt, brett):
        yta.se(stycke)
    assert not yta.ryms
    assert ryms([smalt, brett])


@pytest.mark.parametrize("bit", [1, 7, 64, 65, 1000])
@pytest.mark.parametrize("noga", [True, False])
def test_en_cell_langt_bort_syns_hur_bladet_an_ar_delat(bit, noga):
    data = b'<c r="A1"/>' * 30 + b'<c r="XFD1048576"/>' + b'<c r="B2"/>' * 30
    yta = Yta(noga=noga)
    for i in range(0, len(data), bit):
        yta.se(data[i : i + bit])
    assert not yta.ryms


@pytest.mark.parametrize("var", range(0, 40, 3))
def test_en_cell_som_delas_mellan_tva_stycken_syns_anda(var):
    data = b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>'
    assert not ryms([data[:var], data[var:]])


@pytest.mark.parametrize(("nummer", "bokstav"), [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (703, "AAA")])
def test_kolumnens_beteckning(nummer, bokstav):
    assert kolumnbokstav(nummer) == bokstav
