"""Cellerna bakom mätvärdena: vilka patienter varje tal räknar, så att det syns vad som går att räkna fram ur annat.

Ett tal i en tabell är en summa av små celler: en enhet, ett kön, en ägarform, en specialitet, ett dagintervall.
«Alla» är kvinnor och män, regionen är sina enheter, och de som bedömts samma dag ingår bland dem inom tre dagar.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import combinations, product
from typing import NamedTuple, TypeVar

from redovisning.regioner import REGIONER
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.matvarde import AGARFORMER, ALLA, KONEN, RIKET, Matvarde, sista_siffran

T = TypeVar("T")
OANDLIGT = 10**9
_INTERVALL = re.compile(r"\s*(\d{1,5})(?!\d)(?:\s*[-–—−]\s*(\d{1,5})(?!\d))?", re.ASCII)
_HELT_INTERVALL = re.compile(
    r"\s*(\d{1,5})\s*(?:[-–—−]\s*(\d{1,5})|\+|-|(?:dagar|dgr)?\s*eller\s+(?:mer|fler|längre))?\s*(?:dagar|dgr)?\s*",
    re.ASCII,
)
OVRIGA = "\x00övriga"
"""De enheter, specialiteter eller regioner som ingår i summan men inte står i tabellen."""

Vektor = frozenset[int]
"""Atomernas nummer i en ``Rymd``: en plats, ett kön, en ägarform, en specialitet och ett dagintervall har ett eget."""
Spann = tuple[int, int]
"""Det minsta och det största som ett antal kan vara; lika när det är känt."""


class Cell(NamedTuple):
    """Det som ett mätvärde gäller utom gränsen: region, enhet, kön, ägarform och specialitet."""

    region: str
    enhet: str
    kon: str
    agarform: str
    specialitet: str


def cell(m: Matvarde) -> Cell:
    """Ger cellen som mätvärdet gäller."""
    return Cell(m.region, m.enhet, m.kon, m.agarform, m.specialitet)


def dagspann(intervall: str) -> tuple[int, int]:
    """Ger dagarna i ett intervall, från och till: ``31-60``, ``31–60 dagar`` eller ``366+``.

    Det som inte går att läsa kan vara vilka dagar som helst, så då är det alla.
    """
    m = _INTERVALL.match(intervall)
    if m is None:
        return 0, OANDLIGT
    return int(m[1]), int(m[2]) if m[2] else OANDLIGT


def ar_dagspann(intervall: str) -> bool:
    """Sant när texten är dagar, från ett lägre tal till ett högre eller från ett tal och uppåt, och inget mer."""
    m = _HELT_INTERVALL.fullmatch(intervall)
    return m is not None and (m[2] is None or int(m[1]) <= int(m[2]))


def dagar(m: Matvarde, indikatorer: Mapping[str, Indikator]) -> tuple[int, int]:
    """Ger dagarna som antalet inom gränsen räknar, från och till; ett mått utan gräns är dag noll och resten."""
    if m.intervall:
        return dagspann(m.intervall)
    indikator = indikatorer.get(m.indikator)
    grans = indikator.grans(m.period) if indikator else None
    if grans is None:
        return 0, 0
    return (grans.dagar + 1, OANDLIGT) if grans.over else (0, grans.dagar)


class Rymd:
    """Cellerna för mätvärden med samma patienter, period och metod."""

    def __init__(self, poster: Sequence[Matvarde], indikatorer: Mapping[str, Indikator]) -> None:
        self._indikatorer = indikatorer
        spann = [dagar(m, indikatorer) for m in poster]
        self._band = sorted({0, *(f for f, _ in spann), *(t + 1 for _, t in spann if t < OANDLIGT)})
        self._kon = _delar((m.kon for m in poster), KONEN)
        self._agarform = _delar((m.agarform for m in poster), AGARFORMER)
        self._specialitet = _lov({m.specialitet for m in poster})
        self._enheter: dict[str, tuple[str, ...]] = {}
        for region in {m.region for m in poster} - {RIKET}:
            enheter = {m.enhet for m in poster if m.region == region}
            self._enheter[region] = _lov(enheter, ovriga=not _hela(poster, region, enheter))
        regioner = {m.region for m in poster} - {RIKET}
        if not {r.namn for r in REGIONER} <= regioner:
            self._enheter[OVRIGA] = ("",)
        namnen = ((*d, *f) for d, f in self._namn_i(poster))
        self._delantal = math.prod(len(set(n)) for n in namnen) * len(self._band)
        self._platsnummer: dict[tuple[str, str], int] = {}
        self._delnummer: dict[tuple[str, str, str, int], int] = {}
        self._delarna: dict[tuple[str, str, str, tuple[int, int]], list[int]] = {}
        self._vektorer: dict[tuple[Cell, tuple[int, int]], Vektor] = {}

    def vektor(self, c: Cell, spann: tuple[int, int] = (0, OANDLIGT)) -> Vektor:
        """Ger atomerna som ett tal för cellen räknar, med väntan inom dagarna."""
        if (c, spann) not in self._vektorer:
            # Ett tal för varje atom, tätt: heltal går många gånger fortare att slå upp än det de står för.
            platser = [_nummer(self._platsnummer, p) * self._delantal for p in self._platser(c.region, c.enhet)]
            delar = self._delar(c.kon, c.agarform, c.specialitet, spann)
            self._vektorer[c, spann] = frozenset([p + d for p in platser for d in delar])
        return self._vektorer[c, spann]

    def tal(self, m: Matvarde) -> Iterator[tuple[Vektor, Spann]]:
        """Ger talen som mätvärdet visar eller låter räkna fram: antalet inom gränsen och alla."""
        inom, totalt = antalen(m)
        if inom:
            yield self.inom(m), inom
        if totalt:
            yield self.vektor(cell(m)), totalt

    def inom(self, m: Matvarde) -> Vektor:
        """Ger atomerna som mätvärdets antal inom gränsen räknar."""
        return self.vektor(cell(m), dagar(m, self._indikatorer))

    def alla(self) -> Iterator[Vektor]:
        """Ger varje tal som en tabell kan visa: varje plats, kön, ägarform, specialitet och följd av dagar."""
        spann = [(f, t - 1) for f, t in combinations((*self._band, OANDLIGT + 1), 2)]
        platser = [(r, e) for r, enheter in self._enheter.items() for e in {"", *enheter}]
        for (region, enhet), kon, agarform, specialitet in product(
            sorted({*platser, (RIKET, "")}),
            dict.fromkeys((ALLA, *self._kon)),
            dict.fromkeys((ALLA, *self._agarform)),
            dict.fromkeys(("", *self._specialitet)),
        ):
            c = Cell(region, enhet, kon, agarform, specialitet)
            yield from (self.vektor(c, s) for s in spann)

    def _delar(self, kon: str, agarform: str, specialitet: str, spann: tuple[int, int]) -> list[int]:
        """Ger numren på det som finns på varje plats: ett för varje kön, ägarform, specialitet och dagintervall."""
        nyckel = kon, agarform, specialitet, spann
        if nyckel not in self._delarna:
            delar = product(
                self._kon if kon == ALLA else (kon,),
                self._agarform if agarform == ALLA else (agarform,),
                self._specialitet if not specialitet else (specialitet,),
                (b for b in self._band if spann[0] <= b <= spann[1]),
            )
            self._delarna[nyckel] = [_nummer(self._delnummer, d) for d in delar]
        return self._delarna[nyckel]

    def _namn_i(self, poster: Sequence[Matvarde]) -> Iterator[tuple[tuple[str, ...], set[str]]]:
        """Ger de kön, ägarformer och specialiteter som summorna har, och de som mätvärdena själva nämner."""
        yield self._kon, {m.kon for m in poster}
        yield self._agarform, {m.agarform for m in poster}
        yield self._specialitet, {m.specialitet for m in poster}

    def _platser(self, region: str, enhet: str) -> Iterator[tuple[str, str]]:
        if enhet:
            yield region, enhet
        else:
            for r in self._enheter if region == RIKET else (region,):
                yield from ((r, e) for e in self._enheter[r])


def antalen(m: Matvarde) -> tuple[Spann | None, Spann | None]:
    """Ger det minsta och det största som antalet inom gränsen och totalt kan vara, också det som andelen röjer.

    12 och 75 % är 12 av 16; 743 och 51 % är något mellan 1 443 och 1 471. ``None`` när det inte går att räkna fram.
    """
    inom = (m.inom, m.inom) if m.inom is not None else None
    totalt = (m.totalt, m.totalt) if m.totalt is not None else None
    if m.andel is None or (inom is None) == (totalt is None):
        return inom, totalt
    halv = sista_siffran(m.andel) / 2
    lagst, hogst = max(m.andel - halv, Decimal(0)), min(m.andel + halv, Decimal(100))
    if m.totalt is not None:
        return (_upp(lagst * m.totalt / 100), int(hogst * m.totalt / 100)), totalt
    assert m.inom is not None
    if not lagst or not hogst:
        return inom, None
    return inom, (_upp(100 * m.inom / hogst), int(100 * m.inom / lagst))


def _nummer(tagna: dict[T, int], vad: T) -> int:
    """Ger numret för det, ett nytt för det som inte har något."""
    return tagna.setdefault(vad, len(tagna))


def _upp(tal: Decimal) -> int:
    return int(tal.to_integral_value(ROUND_CEILING))


def _delar(funna: Iterable[str], alla: Sequence[str]) -> tuple[str, ...]:
    """Ger delarna av «alla», eller bara «alla» när ingen del står i tabellen."""
    return tuple(alla[1:]) if set(funna) - {ALLA} else (ALLA,)


def _lov(funna: set[str], *, ovriga: bool = False) -> tuple[str, ...]:
    """Ger delarna av en summa: namnen, och de övriga när namnen inte är alla."""
    namn = sorted(funna - {""})
    return (*namn, OVRIGA) if namn and ovriga else tuple(namn) or ("",)


def _hela(poster: Sequence[Matvarde], region: str, enheter: set[str]) -> bool:
    """Sant när enheterna för något tal är precis regionens summa, eller när regionens eget tal inte står i tabellen."""
    summor: dict[tuple[object, ...], list[int]] = {}
    hela: dict[tuple[object, ...], int] = {}
    for m in poster:
        if m.region != region:
            continue
        for slag, n in (("inom", m.inom), ("totalt", m.totalt)):
            nyckel = (slag, m.indikator, m.intervall, m.kon, m.agarform, m.specialitet)
            if n is None:
                continue
            if m.enhet:
                summor.setdefault(nyckel, []).append(n)
            else:
                hela[nyckel] = n
    antal = len(enheter - {""})
    jamforda = [sum(n) == hela[k] for k, n in summor.items() if k in hela and len(n) == antal]
    return not jamforda or any(jamforda)
