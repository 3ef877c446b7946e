"""Läsning av en ifylld arbetsbok mot openpyxl: dess eget läsande pass, och hela boken i minnet."""

from __future__ import annotations

from pathlib import Path

from benchmarks.matt import medianer, rad
from redovisning.excel.lasning import las_excel
from redovisning.filer import skriv
from redovisning.grind import slapp_in
from redovisning.utkast import Utkast


def last_av_openpyxl(fil: Path) -> int:
    """Ger antalet celler i openpyxl:s läsande pass över hela boken."""
    import openpyxl

    bok = openpyxl.load_workbook(fil, read_only=True)
    antal = sum(1 for blad in bok.worksheets for rad in blad.iter_rows() for _ in rad)
    bok.close()
    return antal


def hela_i_openpyxl(fil: Path) -> object:
    """Ger boken så som openpyxl har den när den ska ändras."""
    import openpyxl

    return openpyxl.load_workbook(fil)


def lasningens_kvoter(utkast: Utkast, mapp: Path, varv: int) -> list[str]:
    """Läsning med grind och alla anmärkningar, från fil till utkast, mot openpyxl på samma fil."""
    fil = skriv(utkast, mapp / "ifylld.xlsx")
    golv, hel, vart = medianer(
        [lambda: last_av_openpyxl(fil), lambda: hela_i_openpyxl(fil), lambda: las_excel(slapp_in(fil))], varv
    )
    return [
        rad("Excel: läsning / openpyxl:s läsande pass", vart / golv, "≤ 1,5"),
        rad("Excel: läsning / openpyxl, hela boken", vart / hel, ""),
    ]
