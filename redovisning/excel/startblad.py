"""Bladet Start: vad arbetsboken är, hur den fylls i, när och vart den skickas, och vem som svarar på vilket avsnitt."""

from __future__ import annotations

from dataclasses import replace

from redovisning.dokument.falt import Del
from redovisning.excel.bok_ut import Formel, UtBlad, UtBok, citerat
from redovisning.excel.fasta_texter import (
    AVSNITT,
    SA_FYLLER_NI_I,
    SKRIVS_PA_BLADET,
    TILL_OVERSIKTEN,
    UNDERRUBRIK,
    VEM_SVARAR,
    anvisningar,
    sandlistans_rader,
)
from redovisning.excel.form import (
    BENAMNING,
    BLADLANK,
    BRODTEXT,
    GRA,
    ID,
    INGRESS,
    KOLUMNRUBRIK,
    LANK,
    MELLANRUBRIK,
    SVAR,
    TABELLCELL,
    TITEL,
)
from redovisning.excel.formler import formeltext
from redovisning.excel.radhojd import antal_rader, hojd
from redovisning.excel.sidan import skydda, stall_in_utskrift
from redovisning.excel.upplagg import (
    BESVARAS_AV,
    BLAD,
    FORMULAR,
    FORMULAR_ID,
    INLEDNING,
    OMFATTAR,
    OVERSIKT,
    REGION,
    bladnamn,
    identitet,
    omfattning,
)
from redovisning.excel.upplagg import ID as IDRUBRIK
from redovisning.omfattning import SKICKA_TILLBAKA
from redovisning.utkast import Utkast

BREDDER = [20.0, 66.0, 34.0, 20.0]
_VARDE, _SVARAR, _ID = 2, 3, 4
_SVARARCELL, _IDCELL = replace(SVAR, lodratt="center"), replace(ID, lodratt="center")
_STEG = replace(BRODTEXT, vagratt="right", farg=GRA)


class Startblad:
    """Skriver bladet. Regionens svar visas när dess cell är känd."""

    def __init__(self, bok: UtBok, blad: UtBlad, utkast: Utkast, avsnitten: list[Del]) -> None:
        self._bok, self._blad, self._utkast = bok, blad, utkast
        self._svarar: dict[str, Formel[str]] = {}
        blad.bredder(BREDDER)
        rad = self._titel()
        rad = self._uppgifter(rad)
        rad = self._anvisningar(rad + 1)
        rad = self._avsnitten(rad + 1, avsnitten)
        stall_in_utskrift(blad, utkast.dokument.titel, _SVARAR, rad - 1, liggande=False)
        skydda(blad)

    def svarar(self, nyckel: str) -> Formel[str]:
        """Ger vem som svarar på ett avsnitt, som formel från ett annat blad."""
        return self._svarar[nyckel]

    def visa_region(self, blad: str, cell: str) -> None:
        """Visar regionens namn ur cellen där det besvaras."""
        dar = f"{citerat(blad)}!{cell}"
        tomt = f"{SKRIVS_PA_BLADET} {blad}"
        uttryck = f"IF(LEN(TRIM({dar}))=0,{formeltext(tomt)},{dar})"
        visas = self._utkast.region or tomt
        self._blad.formel(self._regionrad, _VARDE, Formel(uttryck, visas), BENAMNING)
        self._blad.hojd(self._regionrad, hojd(antal_rader(visas, BREDDER[_VARDE - 1], fet=True)) + 2)

    def _titel(self) -> int:
        blad, dokument = self._blad, self._utkast.dokument
        blad.text(1, 1, dokument.titel, TITEL)
        blad.hojd(1, hojd(1, TITEL.storlek) + 4, fast=True)
        blad.text(2, 1, UNDERRUBRIK, replace(INGRESS, radbryt=False))
        if self._utkast.omfattar is None:
            return 4
        blad.text(3, 1, SKICKA_TILLBAKA, replace(BENAMNING, radbryt=False))
        return 5

    def _uppgifter(self, rad: int) -> int:
        blad, dokument = self._blad, self._utkast.dokument
        self._regionrad = rad
        rader = [
            (REGION, ""),
            (FORMULAR, identitet(dokument)),
            (OMFATTAR, omfattning(self._utkast)),
            *sandlistans_rader(dokument, del_=self._utkast.omfattar is not None),
        ]
        for nummer, (benamning, varde) in enumerate(rader, rad):
            blad.text(nummer, 1, benamning, BENAMNING)
            blad.text(nummer, _VARDE, varde, BRODTEXT)
            blad.hojd(nummer, hojd(antal_rader(varde, BREDDER[_VARDE - 1])) + 2)
            if benamning == FORMULAR:
                self._bok.namnge(FORMULAR_ID, blad, f"B{nummer}")
        return rad + len(rader)

    def _anvisningar(self, rad: int) -> int:
        blad = self._blad
        blad.text(rad, 1, SA_FYLLER_NI_I, MELLANRUBRIK)
        blad.hojd(rad, hojd(1, MELLANRUBRIK.storlek) + 3, fast=True)
        steg = anvisningar(self._utkast.dokument.kallas)
        for nummer, text in enumerate(steg, 1):
            blad.text(rad + nummer, 1, f"{nummer}.", _STEG)
            blad.text(rad + nummer, _VARDE, text, BRODTEXT)
            blad.sammanfoga(rad + nummer, _VARDE, rad + nummer, _SVARAR)
            blad.hojd(rad + nummer, hojd(antal_rader(text, BREDDER[1] + BREDDER[2])) + 2, fast=True)
        return rad + len(steg) + 1

    def _avsnitten(self, rad: int, avsnitten: list[Del]) -> int:
        blad, namnen = self._blad, bladnamn(self._utkast.dokument)
        blad.text(rad, 1, VEM_SVARAR, MELLANRUBRIK)
        blad.lank(rad, _SVARAR, TILL_OVERSIKTEN, OVERSIKT, LANK)
        blad.hojd(rad, hojd(1, MELLANRUBRIK.storlek) + 3, fast=True)
        for kolumn, rubrik in enumerate((BLAD, AVSNITT, BESVARAS_AV), 1):
            blad.text(rad + 1, kolumn, rubrik, KOLUMNRUBRIK)
        blad.text(rad + 1, _ID, IDRUBRIK, _IDCELL)
        blad.hojd(rad + 1, 21)
        for nummer, d in enumerate(avsnitten, rad + 2):
            svarar = self._utkast.besvaras_av.get(d.nyckel, "")
            blad.lank(nummer, 1, namnen[d.nyckel], namnen[d.nyckel], BLADLANK)
            blad.text(nummer, _VARDE, d.rubrik, TABELLCELL)
            blad.text(nummer, _SVARAR, svarar, _SVARARCELL)
            blad.text(nummer, _ID, d.nyckel or INLEDNING, _IDCELL)
            rader = max(antal_rader(d.rubrik, BREDDER[1]), antal_rader(svarar, BREDDER[2]))
            blad.hojd(nummer, hojd(rader) + 6)
            self._svarar[d.nyckel] = Formel(f"{citerat(blad.namn)}!$C${nummer}", svarar)
        return rad + 2 + len(avsnitten)
