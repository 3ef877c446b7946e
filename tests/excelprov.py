"""Det som proven av den skrivna arbetsboken delar: boken läst tillbaka, dess råa delar och halvfärdiga utkast."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from openpyxl import Workbook, load_workbook

from redovisning.excel.skrivning import arbetsbok
from redovisning.paket import Paket
from redovisning.utkast import Utkast, nytt_utkast
from redovisning.xmltolk import tolka_xml

X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass
class Skriven:
    """En skriven arbetsbok: dess byte, och boken med formler och med uträknade värden."""

    data: bytes

    @cached_property
    def formler(self) -> Workbook:
        return load_workbook(io.BytesIO(self.data))

    @cached_property
    def varden(self) -> Workbook:
        return load_workbook(io.BytesIO(self.data), data_only=True)

    def paket(self) -> Paket:
        return Paket(self.data)

    def svarscell(self, nyckel: str) -> Any:
        """Ger cellen där frågan besvaras: den i kolumnen Svar på raden som har frågans id."""
        for blad in self.formler.worksheets:
            for rad in blad.iter_rows():
                for cell in rad:
                    if cell.value == nyckel and cell.column == 6:
                        return blad.cell(cell.row, 3)
        raise AssertionError(f"{nyckel} finns inte i arbetsboken")

    def postcell(self, nyckel: str, nummer: int) -> Any:
        """Ger cellen för en uppgift i en post, räknad från 0."""
        for blad in self.formler.worksheets:
            for rad in blad.iter_rows():
                for cell in rad:
                    if cell.value == nyckel:
                        return blad.cell(cell.row + 2 + nummer, cell.column)
        raise AssertionError(f"{nyckel} finns inte i arbetsboken")

    def status(self, cell: Any) -> str:
        """Ger det uträknade värdet i kolumnen Läge på frågans rad."""
        return self.varden[cell.parent.title].cell(cell.row, 4).value or ""

    def oversikt(self) -> dict[str, list[Any]]:
        """Ger bladets namn → talen, stapeln och läget i översikten, så som de är uträknade."""
        rader = self.varden["Översikt"].iter_rows(min_row=5, values_only=True)
        return {rad[0] or rad[1]: list(rad[3:10]) for rad in rader if rad[3] is not None}


def skriven(utkast: Utkast) -> Skriven:
    """Ger utkastet skrivet som arbetsbok."""
    return Skriven(arbetsbok(utkast))


def utkast(**svar: str) -> Utkast:
    """Ger ett utkast för 2024 med svar: ``bup__medel=…``, ``kontaktpersoner_0__namn=…``."""
    ut = nytt_utkast(2024)
    for namn, text in svar.items():
        ut.satt(re.sub(r"_(\d+)\.", r"[\1].", namn.replace("__", ".")), text)
    return ut


def ratexter(paket: Paket) -> list[str]:
    """Ger texterna som de står i filen, utan att ``_x0041_`` tolkas."""
    rot = tolka_xml(paket.las("xl/sharedStrings.xml"), "sharedStrings.xml")
    return ["".join(t.text or "" for t in si.iter(f"{X}t")) for si in rot]
