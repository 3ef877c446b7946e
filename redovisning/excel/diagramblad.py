"""Bladet Diagram: diagrammen som dokumentets klass säger ska ritas av en lista, vart och ett med sin tabell.

Talen är formler över listans blad, så diagrammen följer med när någon ändrar där. Procent och andra tal ritas var för
sig: 86 procent och 827 patienter har ingen gemensam axel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from redovisning.dokument.falt import Falt, hitta_falt
from redovisning.excel.bok_ut import Formel, UtBlad, citerat, kolumnnamn
from redovisning.excel.diagramrader import Listtabell, Ritning, Rutat, ritningar
from redovisning.excel.diagramtal import formel
from redovisning.excel.fasta_texter import DIAGRAMMENS_FORKLARING, HAMTADE_TAL, TILL_OVERSIKTEN
from redovisning.excel.form import GRA, INGRESS, KOLUMNRUBRIK, LANK, MELLANRUBRIK, RUBRIK, TABELLCELL, TAL
from redovisning.excel.radhojd import antal_rader, hojd
from redovisning.excel.sidan import skydda, stall_in_utskrift
from redovisning.excel.stapeldiagram import Diagramdata, Stapel, alttext, diagrammet, rader
from redovisning.excel.upplagg import DIAGRAM, OVERSIKT
from redovisning.utkast import Utkast

_ETIKETT, _TALET = 58.0, 25.0
_TALRUBRIK = replace(KOLUMNRUBRIK, vagratt="center", indrag=0)
_HAMTAT = replace(TAL, kursiv=True, farg=GRA)


def har_diagram(utkast: Utkast) -> bool:
    """Sant när arbetsboken får ett blad med diagram."""
    alla = (hitta_falt(utkast.dokument, f"{lista}[].{d.etikett}") for lista, d in utkast.dokument.diagram)
    return any(falt is not None and utkast.ingar(falt) for falt in alla)


def skriv_diagram(blad: UtBlad, utkast: Utkast, listorna: Mapping[str, Listtabell]) -> None:
    """Skriver bladet: varje diagram och under det tabellen med dess tal."""
    alla = list(ritningar(utkast, listorna))
    kolumner = 1 + max(len(r.falten) for r in alla)
    blad.bredder([_ETIKETT, *[_TALET] * (kolumner - 1)])
    blad.text(1, 1, DIAGRAM, RUBRIK)
    blad.hojd(1, hojd(1, RUBRIK.storlek) + 3, fast=True)
    blad.lank(1, kolumner, TILL_OVERSIKTEN, OVERSIKT, LANK)
    hela = _ETIKETT + _TALET * (kolumner - 1)
    blad.text(2, 1, DIAGRAMMENS_FORKLARING, INGRESS)
    blad.sammanfoga(2, 1, 2, kolumner)
    blad.hojd(2, hojd(antal_rader(DIAGRAMMENS_FORKLARING, hela)) + 4, fast=True)
    rad = 4
    for nummer, ritning in enumerate(alla):
        if nummer:
            blad.sidbrytning(rad)
        rad = _rita(blad, rad, ritning)
    stall_in_utskrift(blad, utkast.dokument.titel, kolumner, rad - 1, liggande=False)
    skydda(blad)


def _rita(blad: UtBlad, rad: int, ritning: Ritning) -> int:
    """Ger nästa lediga rad, efter rubriken, diagrammet och tabellen."""
    blad.text(rad, 1, ritning.rubrik, MELLANRUBRIK)
    blad.hojd(rad, hojd(1, MELLANRUBRIK.storlek) + 3, fast=True)
    rubrikrad = rad + 1 + rader(len(ritning.rader), len(ritning.falten))
    data = _data(blad.namn, ritning, rubrikrad)
    blad.diagram(f"A{rad + 1}", diagrammet(data), alttext(data))
    blad.text(rubrikrad, 1, ritning.etikett.fraga.text, KOLUMNRUBRIK)
    for kolumn, stapel in enumerate(data.staplar, 2):
        blad.text(rubrikrad, kolumn, stapel.rubrik, _TALRUBRIK)
    blad.hojd(rubrikrad, hojd(1) + 6)
    for nummer, rutat in enumerate(ritning.rader, rubrikrad + 1):
        _tabellrad(blad, nummer, ritning, rutat)
    rad = rubrikrad + len(ritning.rader) + 1
    if any(tal.hamtat for rutat in ritning.rader for tal in rutat.tal):
        blad.text(rad, 1, HAMTADE_TAL, replace(INGRESS, radbryt=False, kursiv=True))
        rad += 1
    return rad + 1


def _data(bladet: str, ritning: Ritning, rubrikrad: int) -> Diagramdata:
    def cell(kolumn: int, rad: int) -> str:
        return f"${kolumnnamn(kolumn)}${rad}"

    def omrade(kolumn: int) -> str:
        return f"{citerat(bladet)}!{cell(kolumn, rubrikrad + 1)}:{cell(kolumn, rubrikrad + len(ritning.rader))}"

    staplar = [
        Stapel(
            ritning.stapelrubrik(falt),
            f"{citerat(bladet)}!{cell(kolumn, rubrikrad)}",
            omrade(kolumn),
            [rutat.tal[kolumn - 2].varde for rutat in ritning.rader],
        )
        for kolumn, falt in enumerate(ritning.falten, 2)
    ]
    namnen = [rutat.etikett for rutat in ritning.rader]
    return Diagramdata(ritning.rubrik, omrade(1), namnen, staplar, ritning.talformat, ritning.minst, ritning.storst)


def _tabellrad(blad: UtBlad, rad: int, ritning: Ritning, rutat: Rutat) -> None:
    def dar(falt: Falt) -> str:
        return ritning.lista.cell(falt, rutat.nummer)

    etikett = dar(ritning.etikett)
    blad.formel(rad, 1, Formel(f'IF(LEN(TRIM({etikett}))=0,"",{etikett})', rutat.etikett), TABELLCELL)
    for kolumn, (falt, tal) in enumerate(zip(ritning.falten, rutat.tal, strict=True), 2):
        uttryck = formel(dar(falt), procent=ritning.procent, annars=tal.varde if tal.hamtat else None)
        form = replace(_HAMTAT if tal.hamtat else TAL, talformat=ritning.talformat)
        blad.formel(rad, kolumn, Formel[str | float](uttryck, "" if tal.varde is None else tal.varde), form)
    blad.hojd(rad, hojd(antal_rader(rutat.etikett, _ETIKETT)) + 3)
