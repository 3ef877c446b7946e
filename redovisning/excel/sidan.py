"""Det som gäller varje blad: skyddet, vyn, utskriften på A4, statusens färger och reglerna för vad som kan skrivas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from redovisning.dokument.falt import Falt, Svarstyp
from redovisning.excel.bok_ut import UtBlad, UtBok, kolumnnamn
from redovisning.excel.fasta_texter import SIDNUMMER
from redovisning.excel.form import GRA
from redovisning.excel.formler import val
from redovisning.excel.svarsceller import FORSTA_DATUM
from redovisning.excel.upplagg import Status

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation

A4 = 9
MAX_RUBRIK, MAX_TEXT = 32, 255
"""Så långa får rubriken och texten i en regels ruta vara."""

GRONT, RODT, GULT = ("EBF5E6", "2F5A1B"), ("FDE9E7", "9C0006"), ("FFF4D1", "6B5000")
_FARGER = {
    Status.BESVARAD: GRONT,
    Status.SAKNAS: RODT,
    Status.JA_NEJ: RODT,
    Status.VAL: RODT,
    Status.BOR: GULT,
    Status.FRIVILLIG: ("", GRA),
}


def skydda(blad: UtBlad) -> None:
    """Skyddar bladet utan lösenord. Rader och kolumner går att göra bredare, högre och att dölja.

    Har bladet ett filter går det att filtrera, och att sortera de rader som är olåsta.
    """
    from openpyxl.worksheet.protection import SheetProtection

    filter_ = bool(blad.ark.auto_filter.ref)
    blad.ark.protection = SheetProtection(
        sheet=True, formatColumns=False, formatRows=False, autoFilter=not filter_, sort=not filter_
    )


def stall_in_utskrift(
    blad: UtBlad,
    titel: str,
    kolumner: int,
    rader: int,
    *,
    liggande: bool,
    rubrikrad: int = 0,
    sidor_i_bredd: int = 1,
    fasta_kolumner: int = 2,
) -> None:
    """Ställer in A4 med allt på sidans bredd. Rubrikraden upprepas på varje sida.

    Det som inte går att läsa på en sidas bredd delas på flera, och då upprepas också de fasta kolumnerna.
    """
    ark: Any = blad.ark
    ark.page_setup.paperSize = A4
    ark.page_setup.orientation = "landscape" if liggande else "portrait"
    ark.sheet_properties.pageSetUpPr.fitToPage = True
    ark.page_setup.fitToWidth, ark.page_setup.fitToHeight = sidor_i_bredd, 0
    kanter = ark.page_margins
    kanter.left = kanter.right = 0.4
    kanter.top, kanter.bottom = 0.5, 0.7
    kanter.header = kanter.footer = 0.3
    ark.print_area = f"A1:{kolumnnamn(kolumner)}{rader}"
    if sidor_i_bredd > 1:
        ark.print_title_cols = f"A:{kolumnnamn(fasta_kolumner)}"
    if rubrikrad:
        ark.print_title_rows = f"{rubrikrad}:{rubrikrad}"
    ark.oddFooter.left.text = titel.replace("&", "&&")
    ark.oddFooter.center.text = "&A"
    ark.oddFooter.right.text = SIDNUMMER
    for del_ in (ark.oddFooter.left, ark.oddFooter.center, ark.oddFooter.right):
        del_.size = 9


def farga_status(blad: UtBlad, kolumn: str, forsta: int, sista: int) -> None:
    """Färgar statusorden. Färgen säger inget som inte ordet säger."""
    for status, (fyllning, farg) in _FARGER.items():
        farga(
            blad,
            f"{kolumn}{forsta}:{kolumn}{sista}",
            f'LEFT({kolumn}{forsta},{len(status)})="{status}"',
            fyllning,
            farg,
        )


def farga(blad: UtBlad, omrade: str, villkor: str, fyllning: str, farg: str) -> None:
    """Lägger en villkorlig färg på ett område."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    fill = PatternFill(bgColor=fyllning) if fyllning else None
    regel = Rule("expression", formula=[villkor], dxf=DifferentialStyle(font=Font(color=farg), fill=fill))
    blad.ark.conditional_formatting.add(omrade, regel)


def regel_for(bok: UtBok, blad: UtBlad, falt: Falt, omrade: str) -> None:
    """Lägger regeln för fältets svar på ett område: en lista att välja ur, eller råd om hur tal och datum skrivs."""
    from openpyxl.worksheet.datavalidation import DataValidation

    svaren = val(falt)
    if svaren:
        tillatet = "Ja eller Nej" if falt.typ is Svarstyp.JA_NEJ else "ett av svaren i listan"
        regel = DataValidation(
            type="list",
            formula1=bok.vallista(svaren),
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="stop",
            errorTitle=f"Välj {tillatet}",
            error=f"Här går det bara att svara {tillatet}. Välj i listan som pilen till höger om cellen öppnar."
            if falt.typ is Svarstyp.JA_NEJ
            else "Här går det bara att svara med något av listans ord. Välj i listan som pilen till höger öppnar.",
        )
        _rad(regel, f"Välj {tillatet}", "Klicka på pilen till höger om cellen. Delete tömmer svaret.")
        blad.regel(f"val {svaren}", regel, omrade)
    elif falt.typ is Svarstyp.TAL:
        slag, exempel = ("heltal", "3 923") if falt.heltal else ("tal", "2,5")
        regel = DataValidation(allow_blank=True)
        _rad(regel, f"Skriv ett {slag}", f"Skriv talet utan enhet, till exempel {exempel}.")
        blad.regel(slag, regel, omrade)
    elif falt.typ is Svarstyp.DATUM:
        regel = DataValidation(
            type="date",
            operator="greaterThanOrEqual",
            formula1=f"DATE({FORSTA_DATUM.year},{FORSTA_DATUM.month},{FORSTA_DATUM.day})",
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",
            errorTitle="Inget datum",
            error="Det som står här är inget datum. Skriv det som 2024-09-30, så går det att sortera och filtrera på.",
        )
        _rad(regel, "Skriv ett datum", "Skriv det som 2024-09-30.")
        blad.regel("datum", regel, omrade)


def _rad(regel: DataValidation, rubrik: str, text: str) -> None:
    regel.showInputMessage = True
    regel.promptTitle, regel.prompt = rubrik[:MAX_RUBRIK], text[:MAX_TEXT]
