"""Små antal: färre än fem visas inte, och inte heller det som skulle låta någon räkna fram dem.

Först undertrycks de mätvärden som själva visar ett litet antal: inom gränsen, utanför den eller totalt. Därefter prövas
om ett litet antal ändå går att räkna fram ur det som är kvar, genom summor över enheter, kön, ägarformer och dagar. Så
länge det går undertrycks ett mätvärde till. Ett undertryckt mätvärde visar varken antal eller andel.
Källa: SKR:s praxis att färre än fem inte visas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from redovisning.vantetider.celler import Rymd, Spann, Vektor, antalen
from redovisning.vantetider.hemligt import Hemliga
from redovisning.vantetider.indikator import Indikator, Raknar
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.linjart import Framraknat, Tal, framraknat
from redovisning.vantetider.matvarde import ALLA, RIKET, UNDERTRYCKT, Matvarde
from redovisning.vantetider.troskel import OSAKERT, TROSKEL


def undertryck_grupp(
    index: Sequence[int],
    matvarden: Sequence[Matvarde],
    troskel: int = TROSKEL,
    indikatorer: Mapping[str, Indikator] = INDIKATORER,
) -> list[Matvarde]:
    """Ger mätvärdena i en grupp ur ``grupper``, i dess ordning, med de små och de avslöjande utan antal och andel."""
    kanda = {i for i in index if matvarden[i].undertryckt}
    dolda = kanda | _dolj(index, matvarden, troskel, indikatorer, kanda)
    return [dold(matvarden[i]) if i in dolda else matvarden[i] for i in index]


def dold(m: Matvarde) -> Matvarde:
    """Ger mätvärdet utan tal, märkt som undertryckt."""
    return m._replace(inom=None, totalt=None, andel=None, status=UNDERTRYCKT)


def litet(n: int | None, troskel: int = TROSKEL) -> bool:
    """Sant för ett antal som inte får visas. Noll är inget litet antal: då finns ingen att känna igen."""
    return n is not None and 0 < n < troskel


def har_litet_antal(m: Matvarde, troskel: int = TROSKEL) -> bool:
    """Sant när mätvärdet självt visar ett litet antal: inom gränsen, utanför den eller totalt."""
    inom, totalt = antalen(m)
    utanfor = (totalt[0] - inom[1], totalt[1] - inom[0]) if inom and totalt else None
    return any(_kan_vara_litet(n, troskel) for n in (inom, totalt, utanfor))


def osakert(m: Matvarde, grans: int = OSAKERT) -> bool:
    """Sant när mätvärdet bygger på så få att enstaka patienter ändrar andelen mycket."""
    _, totalt = antalen(m)
    return totalt is not None and 0 < totalt[0] < grans


def _kan_vara_litet(n: Spann | None, troskel: int) -> bool:
    """Sant när antalet är känt så noga att det syns att det är litet, eller kan vara det."""
    return n is not None and n[1] - n[0] < troskel and n[1] > 0 and n[0] < troskel and n != (0, 0)


def grupper(matvarden: Sequence[Matvarde], indikatorer: Mapping[str, Indikator] = INDIKATORER) -> Iterator[list[int]]:
    """Ger mätvärdenas nummer, grupperade så att tal i olika grupper inte kan räknas fram ur varandra.

    Samma patienter, metod och period. Det som hänt under ett år är summan av månaderna och grupperas per år.
    """
    ar = {(_familj(m, indikatorer), m.period) for m in matvarden if "-" not in m.period}
    ut: dict[tuple[str, str, str], list[int]] = {}
    for i, m in enumerate(matvarden):
        familj = _familj(m, indikatorer)
        flode = (ind := indikatorer.get(m.indikator)) is None or ind.raknar is not Raknar.VANTANDE
        period = m.period[:4] if flode and (familj, m.period[:4]) in ar else m.period
        ut.setdefault((familj, m.metod, period), []).append(i)
    yield from ut.values()


def _familj(m: Matvarde, indikatorer: Mapping[str, Indikator]) -> str:
    indikator = indikatorer.get(m.indikator)
    return (indikator.familj if indikator else "") or m.indikator


def _dolj(
    index: Sequence[int],
    matvarden: Sequence[Matvarde],
    troskel: int,
    indikatorer: Mapping[str, Indikator],
    dolda: set[int],
) -> set[int]:
    """Ger numren på de mätvärden i gruppen som ska döljas."""
    poster = {i: matvarden[i] for i in index}
    if len({m.period for m in poster.values()}) > 1:
        poster = {i: _med_manad(m) for i, m in poster.items()}
    rymd = Rymd(list(poster.values()), indikatorer)
    tal = _lika(troskel, [(v, n, i) for i, m in poster.items() for v, n in rymd.tal(m)])
    egna = dolda | {i for i, m in poster.items() if har_litet_antal(m, troskel)}
    mojliga = list(dict.fromkeys(rymd.alla()))
    allt = framraknat(tal, mojliga)
    hemliga = [v for v in mojliga if _kan_vara_litet(allt.varde(v), troskel)]
    hemliga += [rymd.inom(poster[i]) for i in sorted(egna)]
    if not hemliga:
        return egna
    matt = {poster[i].indikator for i in egna}
    return _utan_onodiga(egna, tal, allt, hemliga, lambda i: _vikt(matvarden[i], matt))


def _utan_onodiga(
    egna: set[int], tal: Sequence[Tal], allt: Framraknat, hemliga: Sequence[Vektor], vikt: Callable[[int], Any]
) -> set[int]:
    """Ger ``egna`` och de fler som behövs för att inget hemligt ska gå att räkna fram, men inga som inte behövs."""
    dolda, rojda = set(egna), hemliga
    while rojda:
        synligt = allt.med_dolda(dolda)
        # Ju mindre som syns, desto mindre går att räkna fram: bara det som var röjt kan vara det nästa gång.
        rojer = {v: r for v in rojda if (r := synligt.bygger(v))}
        dolda |= _ett_for_varje(rojer.values(), vikt)
        rojda = list(rojer)
    kvar, tal_for = Hemliga(synligt, hemliga), _efter_nummer(tal)
    for i in sorted(dolda - egna, key=vikt, reverse=True):
        if not kvar.rojs_av(tal_for[i]):
            dolda.remove(i)
            kvar.visa(tal_for[i])
    return dolda


def _ett_for_varje(rojer: Iterable[set[int]], vikt: Callable[[int], Any]) -> set[int]:
    """Ger ett mätvärde att dölja för varje hemligt tal som går att räkna fram ur andra än dem som redan är valda."""
    valda: set[int] = set()
    for nummer in rojer:
        if not nummer & valda:
            valda.add(min(nummer, key=vikt))
    return valda


def _efter_nummer(tal: Iterable[Tal]) -> dict[int, list[Tal]]:
    ut: dict[int, list[Tal]] = {}
    for t in tal:
        ut.setdefault(t[2], []).append(t)
    return ut


def _lika(troskel: int, tal: Sequence[Tal]) -> list[Tal]:
    """Ger talen, där det som visas på flera sätt är känt så noga som sätten tillsammans medger.

    Det som är mindre noga känt än tröskeln är inget att räkna på.
    """
    gemensamt: dict[Vektor, Spann] = {}
    for v, (a, b), _ in tal:
        c, d = gemensamt.get(v, (a, b))
        gemensamt[v] = (max(a, c), min(b, d)) if max(a, c) <= min(b, d) else (min(a, c), max(b, d))
    return [(v, g, i) for v, _, i in tal if (g := gemensamt[v])[1] - g[0] < troskel]


def _med_manad(m: Matvarde) -> Matvarde:
    """Ger mätvärdet med månaden som del av specialiteten: året är då summan, som «alla specialiteter» är."""
    manad = m.period[5:]
    return m._replace(specialitet=f"{m.specialitet}/{manad}" if manad else m.specialitet)


def _vikt(m: Matvarde, matt: set[str]) -> tuple[object, ...]:
    """Ger ordningen att dölja i: hellre en enhet än regionen, samma mått som de små, ett kön än alla, de minsta."""
    inom, totalt = antalen(m)
    storlek = (totalt or inom or (0, 0))[1]
    return (m.region == RIKET, not m.enhet, m.indikator not in matt, m.kon == ALLA, storlek, m.serie, m.period)
