"""Arbetsböcker som någon har haft i händerna: skrivna av oss och sedan ändrade med openpyxl, eller i paketets delar."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from redovisning.anmarkning import Anmarkning
from redovisning.excel.arbetsbok_in import Arbetsbok
from redovisning.excel.lasning import las_excel
from redovisning.excel.namnrymd import x
from redovisning.excel.skrivning import arbetsbok
from redovisning.grind import slapp_in_data
from redovisning.paket import Paket, packa
from redovisning.utkast import Utkast, nytt_utkast


def las_bok(data: bytes) -> Utkast:
    """Ger utkastet ur en arbetsboks byte."""
    return las_excel(slapp_in_data(Path("svar.xlsx"), data))


_REL = "http://schemas.openxmlformats.org/package/2006/relationships"


class Bok:
    """En skriven arbetsbok, öppen för ändringar. Celler nämns med frågans väg i utkastet."""

    def __init__(self, utkast: Utkast | None = None, **svar: str) -> None:
        utkast = utkast or nytt_utkast(2024)
        for stig, text in svar.items():
            utkast.satt(stig.replace("__", "."), text)
        self.bok = openpyxl.load_workbook(io.BytesIO(arbetsbok(utkast)), rich_text=True)
        for blad in self.bok.worksheets:
            blad.protection.sheet = False

    def blad(self, stig: str) -> Worksheet:
        """Ger bladet där frågans id står."""
        return self._idcell(stig).parent

    def cell(self, stig: str, rubrik: str = "Svar") -> Cell:
        """Ger en cell på frågans rad."""
        id_cell = self._idcell(stig)
        return id_cell.parent.cell(id_cell.row, self.kolumn(id_cell.parent, rubrik))

    @staticmethod
    def kolumn(blad: Worksheet, rubrik: str) -> int:
        """Ger kolumnen under en rubrik."""
        return next(c.column for rad in blad.iter_rows() for c in rad if c.value == rubrik)

    def postcell(self, falt: str, nummer: int = 0) -> Cell:
        """Ger cellen för ett fält i en lista, räknat från den första raden."""
        id_cell = self._idcell(falt)
        return id_cell.parent.cell(id_cell.row + 2 + nummer, id_cell.column)

    def _idcell(self, text: str) -> Cell:
        return next(c for b in self.bok.worksheets for rad in b.iter_rows() for c in rad if c.value == text)

    def satt(self, stig: str, varde: Any, rubrik: str = "Svar") -> Cell:
        """Ger cellen på frågans rad, med ett nytt värde."""
        cell = self.cell(stig, rubrik)
        cell.value = varde
        return cell

    def ta_bort_kolumn(self, rubrik: str) -> None:
        """Tömmer en kolumn på alla blad med frågor."""
        for blad in self.bok.worksheets:
            rader = [c for rad in blad.iter_rows() for c in rad if c.value == rubrik and blad.title != "Start"]
            for rubrikcell in rader:
                for rad in range(rubrikcell.row, blad.max_row + 1):
                    if type(blad.cell(rad, rubrikcell.column)) is Cell:
                        blad.cell(rad, rubrikcell.column).value = None

    def data(self) -> bytes:
        """Ger arbetsboken som byte."""
        ut = io.BytesIO()
        self.bok.save(ut)
        return ut.getvalue()

    def las(self) -> Utkast:
        """Ger utkastet som läses ur arbetsboken."""
        return las_bok(self.data())


def andrad_del(data: bytes, namn: str, andra: Callable[[str], str]) -> bytes:
    """Ger arbetsboken med en ändrad del."""
    ny = andra(Paket(data).las(namn).decode())
    assert ny.encode() != Paket(data).las(namn)
    return Paket(data).med({namn: ny.encode()})


def utraknad(data: bytes, bladdel: str, cell: str, varde: str, typ: str = "str") -> bytes:
    """Ger arbetsboken med ett uträknat värde i en cell som har en formel."""
    rot = etree.fromstring(Paket(data).las(bladdel))
    (c,) = [c for c in rot.iter(x("c")) if c.get("r") == cell]
    c.set("t", typ)
    for v in c.findall(x("v")):
        c.remove(v)
    etree.SubElement(c, x("v")).text = varde
    return Paket(data).med({bladdel: etree.tostring(rot)})


def med_cell(data: bytes, bladdel: str, cell: str, text: str) -> bytes:
    """Ger arbetsboken med en text i en cell, också en som är täckt av en sammanslagning."""
    rot = etree.fromstring(Paket(data).las(bladdel))
    (rad,) = [r for r in rot.iter(x("row")) if r.get("r") == cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    for gammal in [c for c in rad if c.get("r") == cell]:
        rad.remove(gammal)
    ny = etree.SubElement(rad, x("c"), {"r": cell, "t": "inlineStr"})
    etree.SubElement(etree.SubElement(ny, x("is")), x("t")).text = text
    return Paket(data).med({bladdel: etree.tostring(rot)})


def bladdel(data: bytes, namn: str) -> str:
    """Ger namnet på delen för ett blad."""
    return next(b.del_namn for b in Arbetsbok(slapp_in_data(Path("svar.xlsx"), data)).blad if b.namn == namn)


def med_delar(data: bytes, nya: dict[str, str], *relationer: tuple[str, str, str]) -> bytes:
    """Ger arbetsboken med nya delar. En relation är delen den går från, sista ledet i dess typ och målet."""
    paket = Paket(data)
    delar = {namn: paket.las(namn) for namn in paket.namn} | {namn: text.encode() for namn, text in nya.items()}
    for nummer, (fran, typ, mal) in enumerate(relationer):
        mapp, _, bas = fran.rpartition("/")
        namn = f"{mapp}/_rels/{bas}.rels"
        rot = etree.fromstring(delar.get(namn, b'<Relationships xmlns="%s"/>' % _REL.encode()))
        etree.SubElement(rot, f"{{{_REL}}}Relationship", {"Id": f"ny{nummer}", "Type": f"x/{typ}", "Target": mal})
        delar[namn] = etree.tostring(rot)
    return packa(list(delar.items()))


def koder(utkast: Utkast) -> list[str]:
    """Ger läsarens koder i den ordning de kom."""
    return [a.kod for a in utkast.anmarkningar]


def enda(utkast: Utkast, kod: str) -> Anmarkning:
    """Ger den enda anmärkningen med koden."""
    (a,) = [a for a in utkast.anmarkningar if a.kod == kod]
    return a
