"""Det inlästa: mätvärdena, var vart och ett stod, och allt som läsningen har att säga."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from redovisning.anmarkning import Anmarkning
from redovisning.plats import Plats
from redovisning.utkast import Utkast
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetider.troskel import TROSKEL
from redovisning.vantetider.ur_dokument import Eget


class Del(NamedTuple):
    """En tabell eller en väntetidsfil: utkastet som bär filens namn, cellernas platser och mätvärdenas vägar."""

    barare: Utkast
    plats: Callable[[int, int], Plats]
    stigar: Sequence[str]


@dataclass
class Inlast:
    """Mätvärden ur en eller flera filer. Platserna tar fyra byte per mätvärde och räknas fram när de behövs."""

    matvarden: list[Matvarde] = field(default_factory=list)
    anmarkningar: list[Anmarkning] = field(default_factory=list)
    lasta_rader: int = 0
    indikatorer: Mapping[str, Indikator] = field(default_factory=lambda: INDIKATORER)
    eget: Eget = field(default_factory=Eget)
    _rader: array[int] = field(default_factory=lambda: array("L"))
    _kolumner: array[int] = field(default_factory=lambda: array("H"))
    _fran: list[int] = field(default_factory=list)
    _delar: list[Del] = field(default_factory=list)

    @property
    def troskel(self) -> int:
        """Ger det minsta antal som får visas: det som någon av filerna anger, annars det vanliga."""
        return self.eget.troskel or TROSKEL

    def ny_del(self, barare: Utkast, plats: Callable[[int, int], Plats], stigar: Sequence[str] = ()) -> None:
        """Säger att det som läggs till härefter kommer ur en ny tabell, eller ur en väntetidsfil med de vägarna."""
        self._fran.append(len(self.matvarden))
        self._delar.append(Del(barare, plats, stigar))

    def lagg_till(self, matvarden: Sequence[Matvarde], rader: Sequence[int], kolumner: Sequence[int]) -> None:
        """Lägger till mätvärden med rad och kolumn, räknade från 1."""
        self.matvarden.extend(matvarden)
        self._rader.extend(rader)
        self._kolumner.extend(kolumner)

    def utan(self, borttagna: Collection[int]) -> None:
        """Tar bort mätvärden, till exempel den andra av två likadana rader."""
        kvar = [i for i in range(len(self.matvarden)) if i not in borttagna]
        self._fran = [f - sum(b < f for b in borttagna) for f in self._fran]
        self.matvarden = [self.matvarden[i] for i in kvar]
        self._rader = array("L", (self._rader[i] for i in kvar))
        self._kolumner = array("H", (self._kolumner[i] for i in kvar))

    def barare(self, index: int) -> Utkast:
        """Ger utkastet som bär filens namn för ett mätvärde."""
        return self._del(index).barare

    def plats(self, index: int) -> Plats:
        """Ger platsen för ett mätvärde."""
        return self._del(index).plats(self._rader[index], self._kolumner[index])

    def stig(self, index: int) -> str:
        """Ger mätvärdets väg i en väntetidsfil, ``matvarden[3]``; tom för det som kommer ur en tabell."""
        stigar = self._del(index).stigar
        return stigar[self._rader[index] - 1] if stigar else ""

    def fil(self, index: int) -> str:
        """Ger namnet på filen som ett mätvärde kommer ur."""
        fil = self.barare(index).fil
        return fil.name if fil else ""

    def _del(self, index: int) -> Del:
        return self._delar[bisect_right(self._fran, index) - 1]
