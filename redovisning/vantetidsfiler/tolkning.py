"""Tolkningen: raderna i en tabell blir mätvärden, sats för sats och kolumn för kolumn.

Kolumnvis, för då räknas varje olika cell ut en enda gång och resten är uppslagningar; satsvis, för då är minnet det som
mätvärdena själva tar. En rad som inte går att läsa blir en anmärkning och är inte med.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import compress, islice
from typing import Any

from redovisning.granskning.tecken_klasser import citera
from redovisning.tabeller.tabell import Rad, Tabell
from redovisning.utkast import Utkast
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.kontroll import SMATT, tal
from redovisning.vantetider.matvarde import SAKNAS, UNDERTRYCKT, Matvarde
from redovisning.vantetider.smatal import litet
from redovisning.vantetidsfiler.celler import DOLT, Minne, Talkolumn
from redovisning.vantetidsfiler.form import Form, Grupp
from redovisning.vantetidsfiler.inlast import Inlast
from redovisning.vantetidsfiler.kolumnlasning import Kolumner, Kolumnlasning

SATS = 4096
"""Rader som tolkas åt gången."""

_skapa = partial(tuple.__new__, Matvarde)
_GRUPPFALT = (
    ("indikator", "indikator"),
    ("region", "region"),
    ("enhet", "enhet"),
    ("period", "period"),
    ("kön", "kon"),
    ("intervall", "intervall"),
)
"""Rollens namn och namnet i ``Grupp.fasta``."""


def tolka_tabell(
    tabell: Tabell,
    form: Form,
    indikatorer: Mapping[str, Indikator],
    barare: Utkast,
    ut: Inlast,
    ord_: Mapping[str, str] | None = None,
) -> None:
    """Lägger tabellens mätvärden och anmärkningar i ``ut``. ``ord_`` är användarens egna ord: skrivet → läst."""
    with _utan_skrapsamling():
        _Tolkning(tabell, form, indikatorer, barare, ut, ord_ or {}).kor()


@contextmanager
def _utan_skrapsamling() -> Iterator[None]:
    """Stoppar Pythons sökning efter cirklar så länge: mätvärden är tupler utan cirklar, och det blir många av dem."""
    var_pa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_pa:
            gc.enable()


class _Tolkning:
    def __init__(
        self,
        tabell: Tabell,
        form: Form,
        indikatorer: Mapping[str, Indikator],
        barare: Utkast,
        ut: Inlast,
        ord_: Mapping[str, str],
    ) -> None:
        self.tabell, self.form, self.barare, self.ut = tabell, form, barare, ut
        self.lasning = Kolumnlasning(tabell, form, indikatorer, barare, ut, ord_)
        self.metoder = Minne(lambda nyckel: i.metod if (i := indikatorer.get(nyckel)) else "")

    def kor(self) -> None:
        self.ut.ny_del(self.barare, self.tabell.plats)
        nummer = self.form.rubrikrad + 1
        rader = islice(self.tabell.rader(), self.form.rubrikrad, None)
        while sats := list(islice(rader, SATS)):
            self.sats(sats, range(nummer, nummer + len(sats)))
            nummer += len(sats)

    def sats(self, rader: Sequence[Rad], nummer: Sequence[int]) -> None:
        kolumner = list(zip(*self.jamna(nummer, rader), strict=True))
        if all("" in kolumn for kolumn in kolumner):
            # Bara där alla kolumner har en tom cell kan en rad vara helt tom.
            fyllda = [r.count("") < len(r) for r in rader]
            nummer = list(compress(nummer, fyllda))
            kolumner = [tuple(compress(kolumn, fyllda)) for kolumn in kolumner]
        self.ut.lasta_rader += len(nummer)
        if not nummer:
            return
        felrader: set[int] = set()
        falt = self.lasning.dimensioner(kolumner, nummer, felrader)
        grupper = [self.grupp(g, kolumner, nummer, falt, felrader) for g in self.form.grupper]
        if len(grupper) == 1:
            ((poster, radnummer, kolumn),) = grupper
            self.ut.lagg_till(poster, radnummer, [kolumn] * len(poster))
            return
        radvis = sorted(
            (
                (n, i, post)
                for i, (poster, radnummer, _) in enumerate(grupper)
                for n, post in zip(radnummer, poster, strict=True)
            ),
            key=lambda p: p[:2],
        )
        self.ut.lagg_till([p for _, _, p in radvis], [n for n, _, _ in radvis], [grupper[i][2] for _, i, _ in radvis])

    def jamna(self, nummer: Sequence[int], rader: Sequence[Rad]) -> Iterable[Rad]:
        """Ger raderna lika långa som rubrikraden. Det som står utanför rubrikerna nämns."""
        bredd = max(len(self.form.rubriker), 1 + max(g.kolumn for g in self.form.grupper))
        if set(map(len, rader)) == {bredd}:
            return rader
        for n, r in zip(nummer, rader, strict=True):
            if utanfor := [(i, c) for i, c in enumerate(r[bredd:], bredd + 1) if str(c).strip()]:
                self.lasning.anmark("VT09", n, utanfor[0][0], cell=citera(str(utanfor[0][1])))
        return [(*r[:bredd], *[""] * (bredd - len(r))) for r in rader]

    def grupp(
        self,
        g: Grupp,
        kolumner: Kolumner,
        nummer: Sequence[int],
        falt: Mapping[str, list[Any]],
        dimensionsfel: set[int],
    ) -> tuple[list[Matvarde], Sequence[int], int]:
        """Ger gruppens mätvärden, deras radnummer och kolumnen de pekas ut med."""
        felrader, n = set(dimensionsfel), len(nummer)
        inom = self.lasning.antal(kolumner, g.inom, nummer, felrader)
        totalt = self.lasning.antal(kolumner, g.totalt, nummer, felrader)
        andel = self.lasning.andelar(kolumner, g.andel, nummer, felrader)
        if g.med_pvv is not None and g.pvv is not None:
            alla = self.lasning.antal(kolumner, g.med_pvv, nummer, felrader)
            pvv = self.lasning.antal(kolumner, g.pvv, nummer, felrader)
            raknade = self.utan_pvv(g, nummer, totalt.tal, alla.tal, pvv.tal)
            totalt = Talkolumn(raknade, {None, *totalt.sarskilda})
        f = {**falt, **{roll: [g.fasta[namn]] * n for roll, namn in _GRUPPFALT if namn in g.fasta}}
        metod = [m or self.metoder[i] for m, i in zip(f["metod"], f["indikator"], strict=True)]
        status = _status(f["status"], inom, totalt, andel)
        poster: Iterable[Matvarde] = map(
            _skapa,
            zip(
                *(f["indikator"], f["region"], f["enhet"], f["period"], f["kön"], f["ägarform"]),
                *(inom.tal, totalt.tal, andel.tal, metod),
                *(f["källa"], f["specialitet"], f["intervall"], status),
                strict=True,
            ),
        )
        if not felrader:
            return list(poster), nummer, g.kolumn + 1
        hela = [i not in felrader for i in range(n)]
        return list(compress(poster, hela)), list(compress(nummer, hela)), g.kolumn + 1

    def utan_pvv(
        self, g: Grupp, nummer: Sequence[int], totalt: list[Any], alla: list[Any], pvv: list[Any]
    ) -> list[Any]:
        """Ger antalet genomförda utan patientvald väntan. Står det också i tabellen ska det vara samma tal.

        De som själva valt att vänta längre än gränsen räknas bort ur alla: 2 463 / (3 914 − 410) är 70,3 procent.
        Källa: den nationella väntetidsdatabasens BUP-tabell, omräknad ur sina egna antal.
        """
        ut = []
        for n, t, a, p in zip(nummer, totalt, alla, pvv, strict=True):
            raknat = a - p if isinstance(a, int) and isinstance(p, int) else None
            if isinstance(t, int) and raknat is not None and t != raknat:
                talen = f"är {tal(t)}, men {tal(a)} genomförda minus {tal(p)} med patientvald väntan är {tal(raknat)}"
                if any(map(litet, (t, a, p, raknat))):
                    talen = f"är ett annat än alla genomförda minus dem med patientvald väntan ({SMATT})"
                self.lasning.anmark("VT28", n, g.kolumn + 1, talen=talen)
            ut.append(raknat if t is None else t)
        return ut


def _status(angiven: list[Any], *kolumner: Talkolumn) -> list[str]:
    """Ger varje mätvärdes status, och byter dolda antal mot inget värde."""
    if any(DOLT in k.sarskilda for k in kolumner):
        dolda = [DOLT in tal for tal in zip(*(k.tal for k in kolumner), strict=True)]
        for k in kolumner:
            k.tal[:] = [None if t is DOLT else t for t in k.tal]
        angiven = [UNDERTRYCKT if dold else s for s, dold in zip(angiven, dolda, strict=True)]
    elif not all(None in k.sarskilda for k in kolumner):
        return angiven
    tomma = (t == (None, None, None) for t in zip(*(k.tal for k in kolumner), strict=True))
    return [s or (SAKNAS if tom else "") for s, tom in zip(angiven, tomma, strict=True)]
