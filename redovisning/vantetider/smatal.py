"""Små antal: färre än fem visas inte, och inte heller det som skulle låta någon räkna fram dem.

Först undertrycks de mätvärden som själva visar ett litet antal: inom gränsen, utanför den eller totalt. Därefter prövas
om ett litet antal ändå går att räkna fram ur det som är kvar, genom summor över enheter, kön, ägarformer och dagar. Så
länge det går undertrycks ett mätvärde till. Ett undertryckt mätvärde visar varken antal eller andel.
Källa: SKR:s praxis att färre än fem inte visas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from redovisning.vantetider.celler import Rymd, Spann, Vektor, antalen
from redovisning.vantetider.indikator import Indikator, Raknar
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.linjart import Framraknat, Tal, framraknat, utan
from redovisning.vantetider.matvarde import ALLA, RIKET, UNDERTRYCKT, Matvarde
from redovisning.vantetider.troskel import OSAKERT, TROSKEL


def undertryck(
    matvarden: Sequence[Matvarde], troskel: int = TROSKEL, indikatorer: Mapping[str, Indikator] = INDIKATORER
) -> list[Matvarde]:
    """Ger mätvärdena i samma ordning, med de små och de avslöjande utan antal och andel.

    Raises:
        ValueError: tröskeln är mindre än 1.
    """
    if troskel < 1:
        raise ValueError("tröskeln ska vara minst 1")
    ut = list(matvarden)
    for index in grupper(matvarden, indikatorer):
        for i, m in zip(index, undertryck_grupp(index, matvarden, troskel, indikatorer), strict=True):
            ut[i] = m
    return ut


def undertryck_grupp(
    index: Sequence[int],
    matvarden: Sequence[Matvarde],
    troskel: int = TROSKEL,
    indikatorer: Mapping[str, Indikator] = INDIKATORER,
) -> list[Matvarde]:
    """Ger mätvärdena i en av grupperna ur ``grupper``, i gruppens ordning, så som ``undertryck`` ger dem."""
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
    matt = {poster[i].indikator for i in egna}

    dolda = set(egna)
    while nya := _rojande(
        Framraknat((t for t in tal if t[2] not in dolda), allt.nollor), hemliga, lambda i: _vikt(matvarden[i], matt)
    ):
        dolda |= nya
    synligt = Framraknat((t for t in tal if t[2] not in dolda), allt.nollor, (t for t in tal if t[2] in dolda))
    for i in sorted(dolda - egna, key=lambda i: _vikt(matvarden[i], matt), reverse=True):
        egna_tal = [t for t in tal if t[2] == i]
        if not _skulle_roja(synligt, egna_tal, hemliga):
            dolda.remove(i)
            for t in egna_tal:
                synligt.visa(t)
    return dolda


def _rojande(synligt: Framraknat, hemliga: Sequence[Vektor], vikt: Callable[[int], Any]) -> set[int]:
    """Ger ett mätvärde att dölja för varje hemligt tal som går att räkna fram ur andra än dem som redan är valda."""
    valda: set[int] = set()
    for v in hemliga:
        if (rojer := synligt.bygger(v)) and not rojer & valda:
            valda.add(min(rojer, key=vikt))
    return valda


def _skulle_roja(synligt: Framraknat, tal: Sequence[Tal], hemliga: Sequence[Vektor]) -> bool:
    """Sant när talen, tillsammans med de synliga, låter räkna fram något hemligt."""
    rader = synligt.nya_rader(tal)
    rester = (synligt.rest(v) for v in hemliga)
    return any(r is not None and (not r or (min(r) in rader and not utan(r, rader))) for r in rester)


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
