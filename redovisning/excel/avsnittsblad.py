"""Ett avsnitts blad: rubriken, vem som svarar, texterna runt frågorna, och frågor och listor i dokumentets ordning."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from redovisning.dokument.falt import Del, Falt, Krav, Tabell
from redovisning.excel.bok_ut import Formel, UtBlad, UtBok, kolumnnamn
from redovisning.excel.fasta_texter import TILL_OVERSIKTEN
from redovisning.excel.form import INGRESS, LANK, RUBRIK
from redovisning.excel.formler import Tabellen
from redovisning.excel.fragerader import (
    ANTECKNINGEN,
    BREDDER,
    MINSTA_BREDDER,
    SIDANS_BREDD,
    Fragerader,
    inom_sidan,
    skriv_rubrikrad,
    skriv_text,
)
from redovisning.excel.listrader import Listrader, bredder
from redovisning.excel.radhojd import hojd
from redovisning.excel.rakning import Rakning, summera
from redovisning.excel.sidan import skydda, stall_in_utskrift
from redovisning.excel.upplagg import BESVARAS_AV, OVERSIKT
from redovisning.poster import posterna
from redovisning.utkast import Utkast

Tabeller = Sequence[tuple[Tabell, Sequence[Falt]]]
_MELLANRUM = 12.0
_SVARAR = replace(INGRESS, radbryt=False)
_HUVUD = 2
"""Så många rader tar rubriken och vem som svarar."""


@dataclass(frozen=True)
class Avsnittsblad:
    """Det skrivna bladet: räkningen av frågorna, cellen där varje fråga besvaras, och listornas tabeller."""

    blad: UtBlad
    rakning: Rakning
    celler: dict[str, str]
    listor: dict[str, Tabellen]


def skriv_avsnitt(
    bok: UtBok, blad: UtBlad, utkast: Utkast, d: Del, tabeller: Tabeller, svarar: Formel[str]
) -> Avsnittsblad:
    """Ger avsnittets blad, ifyllt med utkastets svar.

    Args:
        bok: arbetsboken.
        blad: det tomma bladet.
        utkast: svaren, utan luckor mellan poster.
        d: avsnittet.
        tabeller: dess tabeller, med de frågor som ingår.
        svarar: vem som svarar, som formel.
    """
    stycken = list(_stycken(tabeller))
    kolumnbredder = _bredder(utkast, stycken)
    sista_kolumn = max(ANTECKNINGEN if not falt[0].lista else len(falt) + 3 for falt in map(_falten, stycken))
    blad.bredder(kolumnbredder)
    _huvud(blad, d, inom_sidan(kolumnbredder, sista_kolumn), svarar)
    rad = _HUVUD + 1
    if d.ingress:
        rad = skriv_text(blad, rad, d.ingress, sista_kolumn, kolumnbredder, INGRESS)
    fragerader = Fragerader(bok, blad, utkast, kolumnbredder, d.nummer)
    rakningar: list[Rakning] = []
    listor: dict[str, Tabellen] = {}
    rubrikrad = 0
    for nummer, stycke in enumerate(stycken):
        if nummer:
            blad.hojd(rad, _MELLANRUM, fast=True)
            rad += 1
        falten = _falten(stycke)
        if falten[0].lista:
            rubrikrad, tabell, rakning = Listrader(bok, blad, utkast, kolumnbredder, falten).skriv(rad)
            rad, listor[falten[0].lista] = tabell.sista + 1, tabell
        else:
            rubrikrad = rad
            skriv_rubrikrad(blad, rad)
            rad, rakning = fragerader.skriv(rad + 1, stycke)
        rakningar.append(rakning)
    if d.avslut:
        rad = skriv_text(blad, rad, d.avslut, sista_kolumn, kolumnbredder, INGRESS, luft=_MELLANRUM)
    _ram(blad, utkast.dokument.titel, stycken, kolumnbredder[:sista_kolumn], rad - 1, rubrikrad)
    markor = next(iter(fragerader.celler.values()), f"B{rubrikrad + 1}")
    blad.ark.sheet_view.selection[-1].activeCell = blad.ark.sheet_view.selection[-1].sqref = markor
    skydda(blad)
    return Avsnittsblad(blad, summera(rakningar), fragerader.celler, listor)


def _ram(
    blad: UtBlad, titel: str, stycken: Sequence[Tabeller], bredder: Sequence[float], sista_rad: int, rubrikrad: int
) -> None:
    """Ställer in det som står stilla när man rullar, och utskriften."""
    # Har bladet flera tabeller med egna rubriker är det avsnittets rubrik som följer med.
    fast, upprepad = (rubrikrad, rubrikrad) if len(stycken) == 1 else (_HUVUD, 1)
    sidor, kolumner = math.ceil(sum(bredder) / SIDANS_BREDD), _fasta_kolumner(stycken)
    blad.ark.freeze_panes = f"{'A' if sidor == 1 else kolumnnamn(kolumner + 1)}{fast + 1}"
    stall_in_utskrift(
        blad,
        titel,
        len(bredder),
        sista_rad,
        liggande=True,
        rubrikrad=upprepad,
        sidor_i_bredd=sidor,
        fasta_kolumner=kolumner,
    )


def _stycken(tabeller: Tabeller) -> Iterator[list[tuple[Tabell, Sequence[Falt]]]]:
    """Ger tabellerna i grupper: frågor i följd för sig, och varje lista för sig."""
    grupp: list[tuple[Tabell, Sequence[Falt]]] = []
    for tabell, falten in tabeller:
        for lista in dict.fromkeys(f.lista for f in falten):
            if grupp and grupp[0][1][0].lista != lista:
                yield grupp
                grupp = []
            grupp.append((tabell, [f for f in falten if f.lista == lista]))
    yield grupp


def _fasta_kolumner(stycken: Sequence[Tabeller]) -> int:
    """Ger hur många kolumner som följer med åt sidan: i en lista till och med den första uppgift som måste fyllas i."""
    falten = _falten(stycken[0])
    if len(stycken) > 1 or not falten[0].lista:
        return 2
    return 2 + next((i for i, f in enumerate(falten) if f.krav is Krav.JA), 0)


def _falten(stycke: Tabeller) -> list[Falt]:
    return [f for _, falten in stycke for f in falten]


def _bredder(utkast: Utkast, stycken: Sequence[Tabeller]) -> list[float]:
    """Ger kolumnernas bredd. Delar frågor och listor på ett blad får båda plats."""
    listor = [bredder(falten, posterna(utkast, falten[0].lista)) for falten in map(_falten, stycken) if falten[0].lista]
    if not listor:
        return BREDDER
    med_fragor = len(listor) < len(stycken)
    return [max(kolumn) for kolumn in zip_longest(*listor, MINSTA_BREDDER if med_fragor else [], fillvalue=0.0)]


def _huvud(blad: UtBlad, d: Del, lankens_kolumn: int, svarar: Formel[str]) -> None:
    blad.text(1, 1, d.hel_rubrik, RUBRIK)
    blad.hojd(1, hojd(1, RUBRIK.storlek) + 3, fast=True)
    blad.lank(1, lankens_kolumn, TILL_OVERSIKTEN, OVERSIKT, LANK)
    uttryck = f'"{BESVARAS_AV}: "&IF(LEN({svarar.uttryck})=0,"–",{svarar.uttryck})'
    blad.formel(2, 1, Formel(uttryck, f"{BESVARAS_AV}: {svarar.varde or '–'}"), _SVARAR)
    blad.hojd(2, hojd(1) + 3, fast=True)
