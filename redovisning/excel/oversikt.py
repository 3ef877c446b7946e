"""Bladet Översikt: hur långt varje avsnitt har kommit, räknat av formler ur avsnittens blad."""

from __future__ import annotations

from dataclasses import dataclass

from redovisning.dokument.falt import Del
from redovisning.excel.bok_ut import Formel, UtBlad
from redovisning.excel.fasta_texter import OVERSIKTENS_FORKLARING, OVERSIKTENS_RUBRIKER, SUMMARAD, TILL_START
from redovisning.excel.form import (
    BLADLANK,
    GRA,
    INGRESS,
    KOLUMNRUBRIK,
    LANK,
    RUBRIK,
    STAPEL,
    SUMMA,
    SUMMA_TAL,
    TABELLCELL,
    TAL,
    Form,
)
from redovisning.excel.radhojd import antal_rader, hojd
from redovisning.excel.rakning import Rakning
from redovisning.excel.sidan import GRONT, GULT, RODT, farga, skydda, stall_in_utskrift
from redovisning.excel.upplagg import OVERSIKT, START, bladnamn
from redovisning.utkast import Utkast

_BREDDER = [19.0, 43.0, 25.0, 9.0, 13.0, 11.0, 9.0, 11.0, 24.0, 20.0]
_FORSTA_TALET, _STAPELN, _LAGET = 4, 9, 10
_RUTOR = 20
_HELT, _TOMT = "█", "░"
RUBRIKRAD = 4


@dataclass(frozen=True)
class Rad:
    """Ett avsnitt i översikten, med vem som svarar och räkningen av dess frågor."""

    avsnitt: Del
    svarar: Formel[str]
    rakning: Rakning


def skriv_oversikt(blad: UtBlad, utkast: Utkast, rader: list[Rad]) -> None:
    """Skriver bladet: en rad för varje avsnitt och en summa."""
    blad.bredder(_BREDDER)
    blad.text(1, 1, OVERSIKT, RUBRIK)
    blad.hojd(1, hojd(1, RUBRIK.storlek) + 3, fast=True)
    blad.lank(1, _LAGET, TILL_START, START, LANK)
    blad.text(2, 1, OVERSIKTENS_FORKLARING, INGRESS)
    blad.sammanfoga(2, 1, 2, _LAGET)
    blad.hojd(2, hojd(antal_rader(OVERSIKTENS_FORKLARING, sum(_BREDDER))) + 4, fast=True)
    for kolumn, rubrik in enumerate(OVERSIKTENS_RUBRIKER, 1):
        blad.text(RUBRIKRAD, kolumn, rubrik, KOLUMNRUBRIK)
    blad.hojd(RUBRIKRAD, hojd(2) + 3)
    namnen = bladnamn(utkast.dokument)
    forsta, sista = RUBRIKRAD + 1, RUBRIKRAD + len(rader)
    for nummer, rad in enumerate(rader, forsta):
        namn = namnen[rad.avsnitt.nyckel]
        blad.lank(nummer, 1, namn, namn, BLADLANK)
        blad.text(nummer, 2, rad.avsnitt.rubrik, TABELLCELL)
        svarar = rad.svarar
        blad.formel(nummer, 3, Formel(f'IF(LEN({svarar.uttryck})=0,"",{svarar.uttryck})', svarar.varde), TABELLCELL)
        _tal(blad, nummer, rad.rakning, TAL)
        hogst = max(antal_rader(rad.avsnitt.rubrik, _BREDDER[1]), antal_rader(svarar.varde, _BREDDER[2]))
        blad.hojd(nummer, hojd(hogst) + 6)
    blad.text(sista + 1, 1, "", SUMMA)
    blad.text(sista + 1, 2, SUMMARAD, SUMMA)
    blad.text(sista + 1, 3, "", SUMMA)
    _tal(blad, sista + 1, _summa([r.rakning for r in rader], forsta, sista), SUMMA_TAL)
    blad.hojd(sista + 1, hojd(1) + 4)
    _farga_lage(blad, forsta, sista + 1)
    blad.ark.freeze_panes = f"A{forsta}"
    stall_in_utskrift(blad, utkast.dokument.titel, _LAGET, sista + 1, liggande=True, rubrikrad=RUBRIKRAD)
    skydda(blad)


def _tal(blad: UtBlad, rad: int, r: Rakning, form: Form) -> None:
    for kolumn, formel in enumerate((r.fragor, r.besvarade, r.ska, r.saknas, r.bor), _FORSTA_TALET):
        blad.formel(rad, kolumn, formel, form)
    blad.formel(rad, _STAPELN, _stapel(rad, r), STAPEL)
    blad.formel(rad, _LAGET, _lage(rad, r), TABELLCELL)


def _summa(rakningar: list[Rakning], forsta: int, sista: int) -> Rakning:
    def kolumn(bokstav: str, namn: str) -> Formel[int]:
        return Formel(f"SUM({bokstav}{forsta}:{bokstav}{sista})", sum(getattr(r, namn).varde for r in rakningar))

    namnen = zip("DEFGH", ("fragor", "besvarade", "ska", "saknas", "bor"), strict=True)
    return Rakning(**{namn: kolumn(bokstav, namn) for bokstav, namn in namnen})


def _stapel(rad: int, r: Rakning) -> Formel[str]:
    """Ger stapeln. Ska inget besvaras visar den hur många av frågorna som är besvarade."""
    andel = f"IF(F{rad}>0,MAX(0,1-G{rad}/F{rad}),IF(D{rad}>0,E{rad}/D{rad},0))"
    fyllda = f"INT({_RUTOR}*{andel}+0.000001)"
    uttryck = f'REPT("{_HELT}",{fyllda})&REPT("{_TOMT}",{_RUTOR}-{fyllda})'
    if r.ska.varde:
        antal = _RUTOR * max(0, r.ska.varde - r.saknas.varde) // r.ska.varde
    else:
        antal = _RUTOR * r.besvarade.varde // r.fragor.varde if r.fragor.varde else 0
    return Formel(uttryck, _HELT * antal + _TOMT * (_RUTOR - antal))


def _lage(rad: int, r: Rakning) -> Formel[str]:
    """Ger läget i ord."""
    uttryck = (
        f'IF(G{rad}>0,IF(E{rad}=0,"Inte påbörjat",G{rad}&" saknas"),'
        f'IF(H{rad}>0,H{rad}&" bör besvaras",IF(AND(F{rad}=0,E{rad}<D{rad}),"Frivilligt","Klart")))'
    )
    if r.saknas.varde:
        lage = f"{r.saknas.varde} saknas" if r.besvarade.varde else "Inte påbörjat"
    elif r.bor.varde:
        lage = f"{r.bor.varde} bör besvaras"
    else:
        lage = "Klart" if r.ska.varde or r.besvarade.varde >= r.fragor.varde else "Frivilligt"
    return Formel(uttryck, lage)


def _farga_lage(blad: UtBlad, forsta: int, sista: int) -> None:
    omrade, cell = f"J{forsta}:J{sista}", f"J{forsta}"
    farga(blad, omrade, f'{cell}="Klart"', *GRONT)
    farga(blad, omrade, f'RIGHT({cell},7)=" saknas"', *RODT)
    farga(blad, omrade, f'RIGHT({cell},12)="bör besvaras"', *GULT)
    farga(blad, omrade, f'OR({cell}="Inte påbörjat",{cell}="Frivilligt")', "", GRA)
