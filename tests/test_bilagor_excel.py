"""En arbetsbok som bifogas: kommentarer, dolda blad, rader och kolumner, kopplingar till andra filer, och regionen."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilageprov import excel, funna, koder, prova
from openpyxl import Workbook
from openpyxl.comments import Comment
from paketbygge import relationer

from redovisning.paket import Paket
from redovisning.plats import Cellplats

NAMN = "handlingsplan.xlsx"


def prova_bok(mapp: Path, andra=None):
    return prova(mapp, excel(andra), NAMN)


def test_en_ren_arbetsbok_bifogas_byte_for_byte(tmp_path):
    data = excel()
    bilaga = prova(tmp_path, data, "Handlingsplan 2023-2024.xlsx")
    assert funna(bilaga) == []
    assert bilaga.data == data
    assert bilaga.namn == "Handlingsplan 2024 Region Halland.xlsx"


def test_en_kommentar_namns_med_sin_cell(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.active["B3"] = "86 %"
        bok.active["B3"].comment = Comment("Stämmer siffran?", "Kim Exempel")

    (a,) = prova_bok(tmp_path, andra).anmarkningar
    assert (a.kod, a.plats) == ("DO03", Cellplats("Plan", "B3"))
    assert "kvar här: «Stämmer siffran?»." in a.meddelande
    assert str(a).startswith("handlingsplan.xlsx:Plan!B3 varning DO03: ")


def doljer_blad(bok: Workbook) -> None:
    bok.create_sheet("Arbetsmaterial")["C2"] = "Telefonlista"
    bok["Arbetsmaterial"].sheet_state = "veryHidden"


def doljer_rad(bok: Workbook) -> None:
    bok.active["A5"] = "Telefonlista"
    bok.active.row_dimensions[5].hidden = True


def doljer_kolumn(bok: Workbook) -> None:
    bok.active["F1"] = "Telefonlista"
    bok.active.column_dimensions["F"].hidden = True


@pytest.mark.parametrize(
    ("andra", "var", "plats"),
    [
        (doljer_blad, "på det dolda bladet «Arbetsmaterial»", "Arbetsmaterial!C2"),
        (doljer_rad, "i dolda rader eller kolumner", "Plan!A5"),
        (doljer_kolumn, "i dolda rader eller kolumner", "Plan!F1"),
    ],
)
def test_det_dolda_namns_med_stalle_och_ord(tmp_path, andra, var, plats):
    (a,) = prova_bok(tmp_path, andra).anmarkningar
    assert (a.kod, str(a.plats)) == ("DO05", plats)
    assert f"i filen, {var}: «Telefonlista»." in a.meddelande


def test_ett_tomt_dolt_blad_namns_inte(tmp_path):
    def andra(bok: Workbook) -> None:
        bok.create_sheet("Tomt").sheet_state = "hidden"

    assert funna(prova_bok(tmp_path, andra)) == []


@pytest.mark.parametrize("stalle", ["flik", "sidfot", "ingenstans"])
def test_regionens_namn_soks_i_celler_flikar_och_sidfot(tmp_path, stalle):
    def andra(bok: Workbook) -> None:
        bok.active["A1"] = "Plan för tillgänglighet"
        if stalle == "flik":
            bok.active.title = "Region Halland"
        elif stalle == "sidfot":
            bok.active.oddFooter.center.text = "Region Halland, sida &P"

    assert koder(prova_bok(tmp_path, andra)) == (["BI07"] if stalle == "ingenstans" else [])


@pytest.mark.parametrize(
    ("typ", "mal", "kod", "ord_"),
    [
        ("connections", "connections.xml", "DO10", "en datakoppling"),
        ("xlMacrosheet", "macrosheets/m.xml", "BI02", "ett makroblad"),
        ("oleObject", "embeddings/o.bin", "DO11", "«o.bin»"),
    ],
)
def test_kopplingar_och_makroblad(tmp_path, typ, mal, kod, ord_):
    paket = Paket(excel())
    rels, typer = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    ny = relationer(("r99", typ, mal)).partition(b"<Relationship ")[2].partition(b"</")[0]
    andrade = {rels: paket.las(rels).replace(b"</Rel", b"<Relationship " + ny + b"</Rel")}
    if typ == "xlMacrosheet":
        egen = b'<Override PartName="/xl/macrosheets/m.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/></T'
        andrade[typer] = paket.las(typer).replace(b"</T", egen)
    (a,) = prova(tmp_path, paket.med(andrade, {f"xl/{mal}": b"<x/>"}), NAMN).anmarkningar
    assert a.kod == kod
    assert ord_ in a.meddelande


def test_en_arbetsbok_vars_delar_inte_stammer_ar_skadad(tmp_path):
    paket = Paket(excel())
    utan = paket.med({"xl/workbook.xml": b"<workbook/>"})
    ((kod, mening),) = funna(prova(tmp_path, utan, NAMN))
    assert kod == "BI01"
    assert mening.startswith("arbetsboken är skadad")
