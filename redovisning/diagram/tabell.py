"""Tabellen bredvid varje bild: samma tal, för den som inte ser bilden eller vill räkna vidare.

Har något tal i en kolumn en decimal har alla det: 89,0 % under 89,1 %.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from redovisning.diagram import bup, enheter, garantin, inflode, intervall, kon, manader, tidsserie
from redovisning.diagram.serier import INGET, SAKNAS, Serie, tidsaxel
from redovisning.diagram.tal import ANTAL, PROCENT, noggrant, tal
from redovisning.dokument.svarstyper import MANADER
from redovisning.vantetider.period import i_ord

_TAL = re.compile(r"([+−]?\d[\d\s]*)(,\d)?(\s%)?")
"""Ett tal så som ``noggrant`` och ``tal`` skriver det; decimalerna är grupp 2."""


@dataclass(frozen=True)
class Tabell:
    """Rubriker och rader, allt som text på svenska. Den första kolumnen säger vad raden gäller."""

    rubriker: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]


def for_tidsserie(data: tidsserie.Tidsserie) -> Tabell:
    """Ger en rad per period, luckorna med, och en kolumn per serie."""
    return _tidstabell(data.serier, data.enhet)


def for_bup(data: bup.Matpunkter) -> Tabell:
    """Ger en rad per period och en kolumn per mätpunkt och serie."""
    kolumner = [(f"{p.namn}, {s.namn}", s) for p in data.punkter for s in p.serier]
    return _tidstabell([Serie(namn, s.varden) for namn, s in kolumner], PROCENT)


def for_enheter(data: enheter.Enhetsjamforelse) -> Tabell:
    """Ger en rad per enhet, i bildens ordning, och sist det som de jämförs med."""
    rader = [[e.namn, e.varde.noggrant(), "" if e.antal is None else tal(e.antal)] for e in data.enheter]
    rader += [[r.namn, r.varde.noggrant(), ""] for r in data.referenser]
    antal = any(rad[2] for rad in rader)
    return _tabell([data.av.capitalize(), "Andel", "Antal"][: 2 + antal], [rad[: 2 + antal] for rad in rader])


def for_kon(data: kon.Konsjamforelse) -> Tabell:
    """Ger en rad per indikator eller enhet."""
    rader = [
        [
            r.namn,
            r.kvinnor.noggrant(),
            r.man.noggrant(),
            SAKNAS if r.skillnad is None else tal(r.skillnad, 1, tecken=True),
        ]
        for r in data.rader
    ]
    return _tabell(["", kon.KVINNOR, kon.MAN, "Skillnad, procentenheter"], rader)


def for_intervall(data: intervall.Intervallandelar) -> Tabell:
    """Ger en rad per fördelning och en kolumn per intervall."""
    tomt = len(data.intervall)
    rader = [[r.namn, *([noggrant(a) for a in r.andelar] or [r.dolt or SAKNAS] * tomt)] for r in data.rader]
    (lika,) = _lika_decimaler([[c for _, *celler in rader for c in celler]])
    andelar = iter(lika)
    return _tabell(["", *data.intervall], [[namn, *(next(andelar) for _ in celler)] for namn, *celler in rader])


def for_inflode(data: inflode.Inflode) -> Tabell:
    """Ger en rad per månad och en kolumn per år, och sist årens summor. Månader som inte har kommit är tomma."""
    rader = [[MANADER[m - 1], *(_manadens(ar, m) for ar in data.ar)] for m in inflode.MANADER]
    if any(ar.summa for ar in data.ar):
        rader.append(["Summa", *(_summan(ar.summa) for ar in data.ar)])
    return _tabell(["Månad", *(str(ar.ar) for ar in data.ar)], rader)


def _manadens(ar: inflode.Arsserie, manad: int) -> str:
    """Ger månadens värde; inget efter årets sista månad, för då har den inte kommit än."""
    return "" if manad > max(ar.varden, default=0) else ar.varden.get(manad, INGET).noggrant(ANTAL)


def _summan(summa: inflode.Summa | None) -> str:
    if summa is None:
        return SAKNAS
    return tal(summa.antal) + (f" ({summa.manader})" if summa.manader else "")


def for_manader(data: manader.Manadsmarken) -> Tabell:
    """Ger en rad per mätpunkt och en kolumn per månad."""
    rader = [[r.namn, *(r.marken.get(p, SAKNAS) or manader.INGEN for p in data.perioder)] for r in data.rader]
    return _tabell(["Mätpunkt", *map(i_ord, data.perioder)], rader)


def for_garantin(data: garantin.Garantilage) -> Tabell:
    """Ger en rad per mått. Är det riket som visas finns ingen region att ha en kolumn för."""
    varden = ["Regionen", "Riket"] if any(m.riket for m in data.matt) else ["Riket"]
    rader = [
        [
            m.namn,
            m.grans,
            *[m.region.noggrant(), m.riket.noggrant() if m.riket else ""][: len(varden)],
            "" if m.mal is None else noggrant(m.mal),
        ]
        for m in data.matt
    ]
    return _tabell(["Mått", "Gräns", *varden, "Mål"], rader)


def _tidstabell(serier: Sequence[Serie], enhet: str) -> Tabell:
    axel = tidsaxel(serier)
    rader = [[i_ord(p), *(s.varden.get(p, INGET).noggrant(enhet) for s in serier)] for p in axel]
    return _tabell(["Period", *(s.namn for s in serier)], rader)


def _tabell(rubriker: Sequence[str], rader: Sequence[Sequence[str]]) -> Tabell:
    spalter = _lika_decimaler(list(zip(*rader, strict=True)))
    return Tabell(tuple(rubriker), tuple(zip(*spalter, strict=True)))


def _lika_decimaler(spalter: Sequence[Sequence[str]]) -> list[list[str]]:
    """Ger spalterna med lika många decimaler, noll eller en, på alla tal i var och en av dem."""
    return [[_med_decimal(c) for c in s] if any(_decimal(c) for c in s) else list(s) for s in spalter]


def _decimal(cell: str) -> bool:
    m = _TAL.fullmatch(cell)
    return bool(m and m[2])


def _med_decimal(cell: str) -> str:
    m = _TAL.fullmatch(cell)
    return f"{m[1]},0{m[3] or ''}" if m and not m[2] else cell
