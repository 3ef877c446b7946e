"""Vilka frågor och svar i två utkast som hör ihop: samma nyckel är samma fråga, också mellan åren."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from redovisning.dokument.falt import Blankett, Falt, falten
from redovisning.poster import flyttade, para_ihop, posterna
from redovisning.utkast import Utkast

_AR = re.compile(r"\b[12][0-9]{3}\b")


class Fragepar(NamedTuple):
    """En fråga som den står i vart och ett av dokumenten; ``None`` där den inte finns.

    ``ny_lydelse``: frågan är omskriven. Att den nämner nästa år i stället för det förra är ingen ny lydelse.
    """

    a: Falt | None
    b: Falt | None
    ny_lydelse: bool = False

    @property
    def falt(self) -> Falt:
        """Frågan som den står i ``b``, annars som den står i ``a``."""
        falt = self.b or self.a
        assert falt is not None
        return falt


class Vagpar(NamedTuple):
    """En fråga med svarets väg i vart och ett av utkasten; ``None`` där frågan eller posten inte finns.

    ``flyttad``: svaret hör till en post som bytt plats i sin lista.
    """

    fraga: Fragepar
    a: str | None
    b: str | None
    flyttad: bool = False


def frageparen(a: Blankett, b: Blankett) -> list[Fragepar]:
    """Ger alla frågor i den ordning de har i ``b``. De som bara finns i ``a`` står efter den som stod före dem där."""
    gamla, nya = {f.nyckel: f for f in falten(a)}, {f.nyckel: f for f in falten(b)}
    nycklar = [*nya]
    for n, nyckel in enumerate(fore := [*gamla]):
        if nyckel not in nya:
            nycklar.insert(nycklar.index(fore[n - 1]) + 1 if n else 0, nyckel)
    par = [Fragepar(gamla.get(n), nya.get(n)) for n in nycklar]
    par = [p._replace(ny_lydelse=bool(p.a and p.b and _lydelse(a, p.a) != _lydelse(b, p.b))) for p in par]
    # Ett avsnitt och en lista hålls ihop, också när de har bytt plats mellan åren.
    avsnitt = {p.falt.avsnitt.nyckel: n for n, p in reversed([*enumerate(par)])}
    listor = {p.falt.lista: n for n, p in reversed([*enumerate(par)]) if p.falt.lista}
    ordning = {p.falt.nyckel: n for n, p in enumerate(par)}
    return sorted(
        par,
        key=lambda p: (avsnitt[p.falt.avsnitt.nyckel], listor.get(p.falt.lista, ordning[p.falt.nyckel])),
    )


def vagparen(fragor: list[Fragepar], a: Utkast, b: Utkast) -> Iterator[Vagpar]:
    """Ger varje svars vägar, post för post i listorna. Utkasten ska vara utan luckor."""
    for lista, grupp in groupby(fragor, lambda p: p.falt.lista):
        if not lista:
            yield from (Vagpar(p, p.a.nyckel if p.a else None, p.b.nyckel if p.b else None) for p in grupp)
            continue
        i_listan = list(grupp)
        nyckelfalt = i_listan[0].falt.namn
        par = para_ihop(posterna(a, lista), posterna(b, lista), nyckelfalt)
        har_flyttat = flyttade(par)
        for i, j in par:
            for p in i_listan:
                stig_a = p.a.stig(i) if p.a and i is not None else None
                stig_b = p.b.stig(j) if p.b and j is not None else None
                yield Vagpar(p, stig_a, stig_b, (i, j) in har_flyttat)


def _lydelse(dokument: Blankett, falt: Falt) -> str:
    """Ordalydelsen med årtalen räknade från formulärets eget år."""
    text = " ".join(f"{falt.fraga.text} {falt.fraga.hjalp}".split())
    return _AR.sub(lambda m: f"{int(m[0]) - dokument.ar:+}", text)
