"""Hur cellerna ser ut: färger, typsnitt, kanter och lås, och formernas väg in i arbetsboken.

Blått är det som ska fyllas i, som i Word-formuläret. Allt annat är låst, utom anteckningarna.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from typing import Any

SVARSBLA = "DEEAF6"
"""Svarscellens färg, densamma som svarsfältens i programmets Word-formulär."""

ANTECKNINGSGUL = "FFF9E7"
MORKBLA = "1F3864"
TEXTFARG, GRA, KANTGRA, VIT = "1A1A1A", "595959", "A6A6A6", "FFFFFF"
LANKBLA = "0B5394"

TYPSNITT = "Calibri"
STAPELTYPSNITT = "Arial"
"""Har de hela blocktecken som staplarna byggs av; Calibri saknar dem."""


@dataclass(frozen=True)
class Form:
    """En cells utseende. ``text`` är textformat, så att siffror och ``=`` stannar som de skrevs.

    Annars gäller ``talformat``, till exempel ``yyyy-mm-dd``.
    """

    storlek: float = 11
    fet: bool = False
    kursiv: bool = False
    understruken: bool = False
    farg: str = TEXTFARG
    fyllning: str = ""
    kant: bool = False
    last: bool = True
    text: bool = False
    talformat: str = ""
    apostrof: bool = False
    radbryt: bool = True
    vagratt: str = "left"
    lodratt: str = "top"
    indrag: int = 0
    typsnitt: str = TYPSNITT


BRODTEXT = Form()
TITEL = Form(storlek=18, fet=True, farg=MORKBLA, radbryt=False)
RUBRIK = Form(storlek=14, fet=True, farg=MORKBLA, radbryt=False)
MELLANRUBRIK = Form(storlek=12, fet=True, farg=MORKBLA, radbryt=False)
INGRESS = Form(farg=GRA, lodratt="center")
BENAMNING = Form(fet=True)
LANK = Form(farg=LANKBLA, understruken=True, radbryt=False)
KOLUMNRUBRIK = Form(fet=True, farg=VIT, fyllning=MORKBLA, kant=True, lodratt="center", indrag=1)
FRAGA = Form(kant=True, indrag=1)
NUMMER = Form(kant=True, fet=True, farg=GRA, vagratt="center")
TAL = Form(kant=True, vagratt="center", lodratt="center")
SVAR = Form(kant=True, fyllning=SVARSBLA, last=False, text=True, indrag=1)
DATUMSVAR = replace(SVAR, text=False, talformat="yyyy-mm-dd")
TALSVAR = replace(SVAR, text=False)
ANTECKNING = Form(storlek=10, kant=True, fyllning=ANTECKNINGSGUL, last=False, text=True, indrag=1)
STATUS = Form(kant=True, indrag=1)
ID = Form(storlek=8, farg=GRA)
STAPEL = Form(storlek=8, farg="2E74B5", kant=True, radbryt=False, lodratt="center", indrag=1, typsnitt=STAPELTYPSNITT)
SUMMA = Form(fet=True, kant=True, fyllning="F2F2F2", lodratt="center", indrag=1)
SUMMA_TAL = replace(SUMMA, vagratt="center", indrag=0)
TABELLCELL = Form(kant=True, lodratt="center", indrag=1)
BLADLANK = Form(farg=LANKBLA, understruken=True, kant=True, lodratt="center", indrag=1)
"""Tabellerna på ``Start`` och ``Översikt``. Länken är bladets namn: LibreOffice bryter inte en länk på flera rader."""


class Formgivare:
    """Klär celler. Varje form byggs en gång och delas sedan av alla celler som har den."""

    def __init__(self) -> None:
        self._klara: dict[Form, Any] = {}

    def klad(self, cell: Any, form: Form) -> None:
        """Ger cellen sin form."""
        if form in self._klara:
            cell._style = copy.copy(self._klara[form])
            return
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        cell.font = Font(
            name=form.typsnitt,
            family=2,
            size=form.storlek,
            bold=form.fet,
            italic=form.kursiv,
            color=form.farg,
            underline="single" if form.understruken else None,
        )
        cell.alignment = Alignment(
            horizontal=form.vagratt, vertical=form.lodratt, wrap_text=form.radbryt, indent=form.indrag
        )
        if form.fyllning:
            cell.fill = PatternFill("solid", start_color=form.fyllning)
        if form.kant:
            sida = Side("thin", KANTGRA)
            cell.border = Border(sida, sida, sida, sida)
        if not form.last:
            cell.protection = Protection(locked=False)
        if form.text:
            cell.number_format = "@"
        elif form.talformat:
            cell.number_format = form.talformat
        cell.quotePrefix = form.apostrof
        self._klara[form] = copy.copy(cell._style)
