"""Frågorna på ett avsnittsblad: en rad per fråga, och för ett långt svar flera rader med en sammanslagen svarscell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from redovisning.dokument.falt import Falt, Svarstyp, Tabell
from redovisning.excel.bok_ut import UtBlad, UtBok
from redovisning.excel.form import (
    ANTECKNING,
    FRAGA,
    GRA,
    ID,
    INGRESS,
    KOLUMNRUBRIK,
    NUMMER,
    STATUS,
    SVAR,
    Form,
)
from redovisning.excel.formler import fragans_status
from redovisning.excel.radhojd import MAX_HOJD, antal_rader, hojd
from redovisning.excel.rakning import Rakning, rakna_fragor
from redovisning.excel.sidan import farga_status, regel_for
from redovisning.excel.svarsceller import skriv_svar
from redovisning.excel.upplagg import ID as IDRUBRIK
from redovisning.excel.upplagg import RUBRIKER, marken_som_text
from redovisning.utkast import Utkast

BREDDER = [7.0, 46.0, 84.0, 18.0, 26.0, 24.0]
MINSTA_BREDDER = [7.0, 34.0, 34.0, 18.0, 24.0, 22.0]
NR, FRAGAN, SVARET, STATUSEN, ANTECKNINGEN, IDT = range(1, 7)
_HJALP: Form = replace(FRAGA, storlek=10, kursiv=True, farg=GRA)
_IDRUBRIK = replace(ID, lodratt="center")
SIDANS_BREDD = 240.0
"""Så breda får kolumnerna vara tillsammans för att gå att läsa på en liggande A4."""
_TOMT_FRITEXTSVAR, _LUFT = 78.0, 6.0
_DELRAD = 90.0
"""Höjden på de rader som ett långt svar delas på: sex textrader, så att det kan fortsätta på nästa sida."""


def skriv_rubrikrad(blad: UtBlad, rad: int) -> None:
    """Skriver kolumnernas rubriker."""
    for kolumn, rubrik in enumerate(RUBRIKER, 1):
        blad.text(rad, kolumn, rubrik, _IDRUBRIK if rubrik == IDRUBRIK else KOLUMNRUBRIK)
    blad.hojd(rad, 21)


class Fragerader:
    """Skriver frågor uppifrån och ned på ett blad."""

    def __init__(self, bok: UtBok, blad: UtBlad, utkast: Utkast, bredder: Sequence[float], nummer: str) -> None:
        self._bok, self._blad, self._utkast, self._bredder = bok, blad, utkast, bredder
        self._forled = f"{nummer}." if nummer else ""
        self._antal = 0
        self.celler: dict[str, str] = {}

    def skriv(self, rad: int, tabeller: Sequence[tuple[Tabell, Sequence[Falt]]]) -> tuple[int, Rakning]:
        """Ger nästa lediga rad och räkningen av frågorna. Rubrikraden står på raden ovanför ``rad``."""
        forsta, statusar, falten = rad, [], []
        for tabell, fragor in tabeller:
            if tabell.ingress:
                rad = skriv_text(self._blad, rad, tabell.ingress, ANTECKNINGEN, self._bredder, INGRESS)
            for falt in fragor:
                falten.append(falt)
                rad, status = self._fraga(rad, falt)
                statusar.append(status)
        kolumn = "D"
        farga_status(self._blad, kolumn, forsta, rad - 1)
        omrade = f"${kolumn}${forsta}:${kolumn}${rad - 1}"
        return rad, rakna_fragor(self._blad.namn, omrade, falten, statusar)

    def _fraga(self, rad: int, falt: Falt) -> tuple[int, str]:
        self._antal += 1
        blad, svar = self._blad, self._utkast[falt.nyckel] or ""
        marke = self._utkast.att_granska.get(falt.nyckel)
        egen = self._utkast.anteckningar.get(falt.nyckel)
        anteckning = "\n".join(filter(None, (marken_som_text({"": marke}) if marke else "", egen)))
        cell = f"C{rad}"
        self.celler[falt.nyckel] = cell
        status = fragans_status(falt, cell, svar)
        blad.text(rad, NR, f"{self._forled}{self._antal}", NUMMER)
        blad.fraga(rad, FRAGAN, falt.fraga.text, falt.fraga.hjalp, FRAGA, _HJALP)
        skriv_svar(blad, rad, SVARET, falt, svar)
        blad.formel(rad, STATUSEN, status, STATUS)
        blad.text(rad, ANTECKNINGEN, anteckning, ANTECKNING)
        blad.text(rad, IDT, falt.nyckel, ID)
        regel_for(self._bok, blad, falt, cell)
        return self._satt_hojd(rad, falt, svar, anteckning), status.varde

    def _satt_hojd(self, rad: int, falt: Falt, svar: str, anteckning: str) -> int:
        """Ger nästa lediga rad. Ett svar som är högre än en rad kan vara får flera, och en cell över dem alla."""
        bredder = self._bredder
        fragan = hojd(antal_rader(falt.fraga.text, bredder[FRAGAN - 1]))
        if falt.fraga.hjalp:
            fragan += hojd(antal_rader(falt.fraga.hjalp, bredder[FRAGAN - 1], 10), 10)
        noten = hojd(antal_rader(anteckning, bredder[ANTECKNINGEN - 1], 10), 10)
        id_ = hojd(antal_rader(falt.nyckel.replace("_", "_ "), bredder[IDT - 1], 8), 8)
        svaret = hojd(antal_rader(svar, bredder[SVARET - 1])) + _LUFT
        if falt.typ is Svarstyp.TEXT and not falt.enradig and not svar:
            svaret = _TOMT_FRITEXTSVAR
        hogst = max(fragan + _LUFT, svaret, noten + _LUFT, id_)
        antal = 1 if hogst <= MAX_HOJD else math.ceil(hogst / _DELRAD)
        for nummer in range(antal):
            self._blad.hojd(rad + nummer, hogst if antal == 1 else _DELRAD, fast=antal > 1)
        if antal > 1:
            self._forlang(rad, rad + antal - 1)
        return rad + antal

    def _forlang(self, forsta: int, sista: int) -> None:
        former = {NR: NUMMER, FRAGAN: FRAGA, STATUSEN: STATUS, ANTECKNINGEN: ANTECKNING, IDT: ID, SVARET: SVAR}
        for kolumn, form in former.items():
            for rad in range(forsta + 1, sista + 1):
                self._blad.tom(rad, kolumn, form)
            self._blad.sammanfoga(forsta, kolumn, sista, kolumn)


def skriv_text(
    blad: UtBlad, rad: int, text: str, sista_kolumn: int, bredder: Sequence[float], form: Form, luft: float = _LUFT
) -> int:
    """Skriver en text tvärs över bladet, men inte bredare än en sida, och ger nästa lediga rad."""
    sista_kolumn = inom_sidan(bredder, sista_kolumn)
    bredd = sum(bredder[:sista_kolumn])
    blad.text(rad, 1, text, form)
    blad.sammanfoga(rad, 1, rad, sista_kolumn)
    blad.hojd(rad, hojd(antal_rader(text, bredd, form.storlek, fet=form.fet), form.storlek) + luft, fast=True)
    return rad + 1


def inom_sidan(bredder: Sequence[float], kolumn: int) -> int:
    """Ger kolumnen, eller den sista som ryms på den första sidan när bladet är bredare än så."""
    return next((k for k in range(kolumn, 1, -1) if sum(bredder[:k]) <= SIDANS_BREDD), 1)
