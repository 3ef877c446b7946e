"""Vad som går att räkna fram: vilka tal som är en kombination av andra tal.

Varje tal är en summa av atomer. Ett hemligt tal går att räkna fram när det är en kombination av de synliga. Det prövas
med Gausselimination i heltal modulo ett stort primtal; atomer som alltid följs åt räknas som en.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Any

_PRIMTAL = 2**61 - 1

Rad = dict[int, int]
Atomer = frozenset[Any]
Grans = tuple[int, int]
Tal = tuple[Atomer, Grans, int]
"""Ett synligt tal: atomerna det räknar, det minsta och största det kan vara, och numret på den som visar det."""


def framraknat(synliga: Sequence[Tal], sokta: Sequence[Atomer]) -> Framraknat:
    """Ger det som de synliga talen låter räkna fram, också genom att inget antal är negativt: delar av noll är noll."""
    nollor: Atomer = frozenset()
    while True:
        funnet = Framraknat(synliga, nollor)
        nya = nollor.union(*(v for v in sokta if not v <= nollor and funnet.varde(v) == (0, 0)))
        if nya == nollor:
            return funnet
        nollor = nya


class Framraknat:
    """Det som synliga tal låter räkna fram. ``nollor`` är atomer som är kända för att vara noll.

    ``visbara`` är tal som kan komma att läggas till med ``visa``, utöver dem som är synliga från början.
    """

    def __init__(self, synliga: Iterable[Tal], nollor: Atomer = frozenset(), visbara: Iterable[Tal] = ()) -> None:
        self.nollor = nollor
        ordnade = sorted(
            ((v - nollor, g, i) for v, g, i in synliga), key=lambda s: (len(s[0]), s[1][1] - s[1][0], s[2])
        )
        medlem: dict[Any, list[int]] = {}
        for nummer, atomer in enumerate([*(v for v, _, _ in ordnade), *(v - nollor for v, _, _ in visbara)]):
            for atom in atomer:
                medlem.setdefault(atom, []).append(nummer)
        klasser: dict[tuple[int, ...], int] = {}
        self._klass: dict[Any, int] = {a: klasser.setdefault(tuple(m), len(klasser)) for a, m in medlem.items()}
        self._storlek = Counter(self._klass.values())
        self._rader: dict[int, tuple[Rad, Rad]] = {}
        self._synliga: list[Tal] = []
        self._varden: dict[Atomer, Grans | None] = {}
        for tal in ordnade:
            self.visa(tal)

    def visa(self, tal: Tal) -> None:
        """Lägger till ett tal bland de synliga."""
        self._synliga.append(tal)
        self._varden.clear()
        self._lagg_till(self._rad(tal[0]), {len(self._synliga) - 1: 1})

    def rest(self, atomer: Iterable[Any]) -> Rad | None:
        """Ger det av talet som inte går att räkna fram, tomt när allt går; ``None`` när inget går att säga om det."""
        rad = self._sokt(atomer)
        return None if rad is None else self._reducera(rad, {})[0]

    def nya_rader(self, tal: Iterable[Tal]) -> dict[int, Rad]:
        """Ger det nya som talen skulle säga, som rader med ett eget första tal var."""
        rader: dict[int, Rad] = {}
        for atomer, _, _ in tal:
            rest = utan(self._reducera(self._rad(atomer), {})[0], rader)
            if rest:
                pivot = min(rest)
                invers = pow(rest[pivot], -1, _PRIMTAL)
                rader[pivot] = {k: v * invers % _PRIMTAL for k, v in rest.items()}
        return rader

    def _rad(self, atomer: Atomer) -> Rad:
        return dict.fromkeys({self._klass[a] for a in atomer if a not in self.nollor}, 1)

    def bygger(self, atomer: Iterable[Any]) -> set[int]:
        """Ger numren på dem som tillsammans visar talet; tomt när det inte går att räkna fram."""
        return {self._synliga[nummer][2] for nummer in self._kombination(atomer) or ()}

    def varde(self, atomer: Atomer) -> Grans | None:
        """Ger det minsta och det största som talet kan vara när det går att räkna fram, annars ``None``."""
        if atomer not in self._varden:
            self._varden[atomer] = self._raknat(atomer)
        return self._varden[atomer]

    def _raknat(self, atomer: Atomer) -> Grans | None:
        kombination = self._kombination(atomer)
        if kombination is None:
            return None
        lagst = hogst = 0
        for nummer, faktor in kombination.items():
            # Talet är minus kombinationen; en stor rest är ett negativt tal.
            n = -faktor if faktor <= _PRIMTAL // 2 else _PRIMTAL - faktor
            a, b = self._synliga[nummer][1]
            lagst, hogst = lagst + min(n * a, n * b), hogst + max(n * a, n * b)
        return lagst, hogst

    def _kombination(self, atomer: Iterable[Any]) -> Rad | None:
        """Ger de synliga talen med sina faktorer, så att de tillsammans är minus det sökta."""
        if (rad := self._sokt(atomer)) is None:
            return None
        rest, kombination = self._reducera(rad, {})
        return None if rest else kombination

    def _sokt(self, atomer: Iterable[Any]) -> Rad | None:
        """Ger talet som en rad, eller ``None`` när inget tal har just de delarna."""
        antal: Counter[int] = Counter()
        for a in atomer:
            if a in self.nollor:
                continue
            if (k := self._klass.get(a)) is None:
                return None
            antal[k] += 1
        if any(n != self._storlek[k] for k, n in antal.items()):
            return None
        return dict.fromkeys(antal, 1)

    def _lagg_till(self, rad: Rad, kombination: Rad) -> None:
        rest, kombination = self._reducera(rad, kombination)
        if rest:
            pivot = min(rest)
            invers = pow(rest[pivot], -1, _PRIMTAL)
            self._rader[pivot] = (
                {k: v * invers % _PRIMTAL for k, v in rest.items()},
                {k: v * invers % _PRIMTAL for k, v in kombination.items()},
            )

    def _reducera(self, rad: Rad, kombination: Rad) -> tuple[Rad, Rad]:
        """Ger raden utan det som de redan lagda kan bilda, och kombinationen som behövdes."""
        att_prova = list(rad)
        heapify(att_prova)
        provad = -1
        while att_prova:
            pivot = heappop(att_prova)
            if pivot <= provad:
                continue
            provad = pivot
            faktor = rad.get(pivot, 0)
            if not faktor or pivot not in self._rader:
                continue
            annan, dess = self._rader[pivot]
            for k in annan:
                if k not in rad:
                    heappush(att_prova, k)
            _dra_ifran(rad, annan, faktor)
            _dra_ifran(kombination, dess, faktor)
        return rad, kombination


def utan(rest: Rad, rader: dict[int, Rad]) -> Rad:
    """Ger resten utan det som raderna kan bilda, när raderna är få."""
    rest = dict(rest)
    for pivot in sorted(rader):
        if faktor := rest.get(pivot, 0):
            _dra_ifran(rest, rader[pivot], faktor)
    return rest


def _dra_ifran(rad: Rad, annan: Rad, faktor: int) -> None:
    """Drar en multipel av den andra raden från raden, på plats."""
    for k, v in annan.items():
        nytt = (rad.get(k, 0) - faktor * v) % _PRIMTAL
        if nytt:
            rad[k] = nytt
        else:
            rad.pop(k, None)
