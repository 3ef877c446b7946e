"""Vad som går att räkna fram: vilka tal som är en kombination av andra tal.

Varje tal är en summa av atomer. Ett hemligt tal går att räkna fram när det är en kombination av de synliga. Det prövas
med Gausselimination i heltal modulo ett stort primtal; atomer som alltid följs åt räknas som en.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush

_PRIMTAL = 2**61 - 1
_HALVA = _PRIMTAL // 2

Rad = dict[int, int]
"""Koefficienter modulo primtalet, från minus till plus hälften: de flesta är ett eller minus ett."""
Atomer = frozenset[int]
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

    Är några dolda (``med_dolda``) går de att visa igen, ett i taget, med ``visa``.
    """

    def __init__(self, tal: Iterable[Tal], nollor: Atomer = frozenset()) -> None:
        self.nollor = nollor
        self._alla = sorted(
            ((self._kvar(v), g, i) for v, g, i in tal), key=lambda s: (len(s[0]), s[1][1] - s[1][0], s[2])
        )
        medlem: dict[int, list[int]] = {}
        for nummer, (atomer, _, _) in enumerate(self._alla):
            for atom in atomer:
                medlem.setdefault(atom, []).append(nummer)
        klasser: dict[tuple[int, ...], int] = {}
        self._klass: dict[int, int] = {a: klasser.setdefault(tuple(m), len(klasser)) for a, m in medlem.items()}
        self._storlek = Counter(self._klass.values())
        self._klasser_i: dict[Atomer, set[int]] = {}
        self._borja(self._alla)

    def med_dolda(self, dolda: Collection[int]) -> Framraknat:
        """Ger det som går att räkna fram när de som har de numren inte visas."""
        # Ordningen och klasserna är desamma hur många som än är dolda, och räknas inte om.
        ny = copy.copy(self)
        ny._borja(t for t in self._alla if t[2] not in dolda)
        return ny

    def _borja(self, synliga: Iterable[Tal]) -> None:
        self._rader: dict[int, tuple[Rad, Rad]] = {}
        self._synliga: list[Tal] = []
        self._kombinationer: dict[Atomer, Rad] = {}
        self._varden: dict[Atomer, Grans | None] = {}
        for tal in synliga:
            self.visa(tal)

    def visa(self, tal: Tal) -> int | None:
        """Lägger till ett tal bland de synliga. Ger var dess rad börjar, eller ``None`` när det redan var känt."""
        nummer = len(self._synliga)
        self._synliga.append(tal)
        self._varden.clear()
        rest, kombination = self._reducera(self._rad(tal[0]), {nummer: 1})
        if not rest:
            del kombination[nummer]
            self._kombinationer.setdefault(self._kvar(tal[0]), kombination)
            return None
        self._kombinationer[self._kvar(tal[0])] = {nummer: -1}
        pivot = min(rest)
        if rest[pivot] != 1:
            invers = pow(rest[pivot], -1, _PRIMTAL)
            rest, kombination = _ganger(rest, invers), _ganger(kombination, invers)
        self._rader[pivot] = rest, kombination
        return pivot

    def rest(self, atomer: Atomer) -> Rad | None:
        """Ger det av talet som inte går att räkna fram, tomt när allt går; ``None`` när inget går att säga om det."""
        rad = self._sokt(atomer)
        return None if rad is None else self.utan_kant(rad)

    def utan_kant(self, rad: Rad) -> Rad:
        """Ger det av raden som inte går att räkna fram. Den som gavs ändras."""
        return self._reducera(rad, {})[0]

    def nya_rader(self, tal: Iterable[Tal]) -> dict[int, Rad]:
        """Ger det nya som talen skulle säga, som rader med ett eget första tal var."""
        rader: dict[int, Rad] = {}
        for atomer, _, _ in tal:
            rest = utan(self.utan_kant(self._rad(atomer)), rader)
            if rest:
                pivot = min(rest)
                rader[pivot] = _ganger(rest, pow(rest[pivot], -1, _PRIMTAL))
        return rader

    def bygger(self, atomer: Atomer) -> set[int]:
        """Ger numren på dem som tillsammans visar talet; tomt när det inte går att räkna fram."""
        return {self._synliga[nummer][2] for nummer in self._kombination(atomer) or ()}

    def varde(self, atomer: Atomer) -> Grans | None:
        """Ger det minsta och det största som talet kan vara när det går att räkna fram, annars ``None``."""
        if atomer not in self._varden:
            kombination = self._kombination(atomer)
            self._varden[atomer] = None if kombination is None else self._summa(kombination)
        return self._varden[atomer]

    def _summa(self, kombination: Rad) -> Grans:
        """Ger det minsta och det största av minus kombinationen."""
        lagst = hogst = 0
        for nummer, faktor in kombination.items():
            a, b = self._synliga[nummer][1]
            if faktor > 0:
                a, b = b, a
            lagst, hogst = lagst - faktor * a, hogst - faktor * b
        return lagst, hogst

    def _kvar(self, atomer: Atomer) -> Atomer:
        """Ger de av atomerna som inte är kända för att vara noll."""
        return atomer - self.nollor if self.nollor else atomer

    def _rad(self, atomer: Atomer) -> Rad:
        if atomer not in self._klasser_i:
            self._klasser_i[atomer] = {self._klass[a] for a in self._kvar(atomer)}
        return dict.fromkeys(self._klasser_i[atomer], 1)

    def _kombination(self, atomer: Atomer) -> Rad | None:
        """Ger de synliga talen med sina faktorer, så att de tillsammans är minus det sökta.

        De synliga som behövs är oberoende av varandra. Därför är kombinationen den enda, och den gäller också sedan
        fler visas.
        """
        kvar = self._kvar(atomer)
        if kvar not in self._kombinationer:
            if (rad := self._sokt(kvar)) is None:
                return None
            rest, kombination = self._reducera(rad, {})
            if rest:
                return None
            self._kombinationer[kvar] = kombination
        return self._kombinationer[kvar]

    def _sokt(self, atomer: Atomer) -> Rad | None:
        """Ger talet som en rad, eller ``None`` när inget tal har just de delarna."""
        kvar = self._kvar(atomer)
        try:
            klasser = {self._klass[a] for a in kvar}
        except KeyError:
            return None
        if sum(self._storlek[k] for k in klasser) != len(kvar):
            return None
        return dict.fromkeys(klasser, 1)

    def _reducera(self, rad: Rad, kombination: Rad) -> tuple[Rad, Rad]:
        """Ger raden utan det som de redan lagda kan bilda, och kombinationen som behövdes."""
        rader = self._rader
        att_prova = [k for k in rad if k in rader]
        heapify(att_prova)
        while att_prova:
            pivot = heappop(att_prova)
            faktor = rad.get(pivot)
            if not faktor:
                continue
            annan, dess = rader[pivot]
            for k in annan:
                if k not in rad and k in rader:
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
        nytt = rad.get(k, 0) - faktor * v
        if not -_HALVA <= nytt <= _HALVA:
            nytt = _kort(nytt)
        if nytt:
            rad[k] = nytt
        else:
            rad.pop(k, None)


def _ganger(rad: Rad, faktor: int) -> Rad:
    return {k: _kort(v * faktor) for k, v in rad.items()}


def _kort(tal: int) -> int:
    """Ger talet modulo primtalet, så nära noll som det går."""
    return (tal + _HALVA) % _PRIMTAL - _HALVA
