"""Formen: var i en tabell rubrikraden står, vad varje kolumn betyder och vad som gäller hela tabellen.

En lång tabell har ett mätvärde per rad. En bred har flera: en rad för varje månad och en kolumn för varje region, eller
kolumner för antal och andel inom olika gränser. Båda är en form med dimensioner (kolumner som gäller hela raden) och
grupper (kolumner som tillsammans är ett mätvärde).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.matvarde import ALLA
from redovisning.vantetidsfiler.rubriker import DIMENSIONER, TEXTER, Kolumn, rent, tolka_rubrik

SOKRADER = 30
"""Så många rader från början av en tabell genomsöks efter rubrikraden."""

_FALT = ("indikator", "region", "enhet", "period", "kon", "intervall")
_TOTALT = frozenset({"totalt", "alla", "total"})


@dataclass(frozen=True)
class Grupp:
    """De kolumner (räknade från 0) som är ett mätvärde, och det som rubriken själv säger om det."""

    fasta: Mapping[str, str] = field(default_factory=dict)
    inom: int | None = None
    totalt: int | None = None
    andel: int | None = None
    med_pvv: int | None = None
    pvv: int | None = None

    def med_tal(self, slag: str, kolumn: int) -> Grupp:
        """Ger gruppen med kolumnen som sitt tal av det slaget, till exempel ``andel``."""
        tal: dict[str, Any] = {slag: kolumn}
        return replace(self, **tal)

    @property
    def kolumn(self) -> int:
        """Ger kolumnen som mätvärdet pekas ut med."""
        return next(k for k in (self.andel, self.inom, self.totalt, self.med_pvv) if k is not None)


@dataclass(frozen=True)
class Form:
    """En tabells form. ``rubrikrad`` är radens nummer från 1, eller 0 när tabellen saknar rubriker.

    ``dimensioner`` är roll → kolumn; ``fasta`` det som gäller hela tabellen; ``oanvanda`` kolumner med rubrik som
    inte känns igen; ``sagt`` var de fasta uppgifterna är hämtade.
    """

    rubrikrad: int
    rubriker: tuple[str, ...]
    dimensioner: Mapping[str, int]
    grupper: tuple[Grupp, ...]
    fasta: Mapping[str, str] = field(default_factory=dict)
    oanvanda: tuple[int, ...] = ()

    def med(self, **fasta: str) -> Form:
        """Ger formen med fler fasta uppgifter; de som redan finns gäller."""
        return replace(self, fasta={**{n: v for n, v in fasta.items() if v}, **self.fasta})


def form_av_rubriker(
    rubrikrad: int, celler: Sequence[object], indikatorer: Mapping[str, Indikator], prov: Sequence[Sequence[object]]
) -> Form | None:
    """Ger formen när raden är en rubrikrad: något att känna raden på och minst ett värde. ``prov`` är raderna under."""
    kolumner = {i: tolka_rubrik(c, indikatorer) for i, c in enumerate(celler)}
    kanda = {i: k for i, k in kolumner.items() if k}
    if any(k.kon for k in kanda.values()):
        # Bredvid «Kvinnor» och «Män» är «Totalt» alla och inte ett antal.
        kanda |= {i: Kolumn("värde", kon=ALLA) for i, c in enumerate(celler) if rent(c) in _TOTALT}
    dimensioner = {k.roll: i for i, k in reversed(kanda.items()) if k.roll in (*DIMENSIONER, *TEXTER)}
    varden = {i: k for i, k in kanda.items() if k.roll not in dimensioner}
    if any(k.roll == "andel" for k in varden.values()):
        # Bredvid en andel kan «Antal» vara både de inom gränsen och alla: det får en mappning säga.
        kanda = {i: k for i, k in kanda.items() if k.roll != "antal"}
        varden = {i: k for i, k in varden.items() if k.roll != "antal"}
    if not varden or not set(dimensioner) & set(DIMENSIONER):
        return None
    oanvanda = tuple(i for i, c in enumerate(celler) if str(c).strip() and i not in kanda)
    if "indikator" not in dimensioner and "period" not in dimensioner and len(varden) < len(oanvanda):
        return None
    dubbla = {i for i, k in kanda.items() if i not in varden and dimensioner.get(k.roll, i) != i}
    dubbla |= set(_dubbla(varden, prov))
    varden = {i: k for i, k in varden.items() if i not in dubbla}
    return Form(
        rubrikrad,
        tuple(" ".join(str(c).split()) for c in celler),
        _region_och_enhet(dimensioner),
        _grupper(varden, prov),
        {},
        tuple(sorted({*oanvanda, *dubbla})),
    )


def form_utan_rubriker(prov: Sequence[Sequence[object]], indikator: str) -> Form | None:
    """Ger formen för en tabell med bara två kolumner, namn och procent, när indikatorn är känd på annat sätt."""
    rader = [[c for c in rad if str(c).strip()] for rad in prov]
    rader = [r for r in rader if r]
    if not indikator or not rader or any(len(r) != 2 or "%" not in str(r[1]) for r in rader):
        return None
    return Form(0, ("", ""), {"region eller enhet": 0}, (Grupp(andel=1),))


def _region_och_enhet(dimensioner: Mapping[str, int]) -> dict[str, int]:
    """Står region och enhet i samma kolumn hör enheterna till regionen närmast ovanför."""
    if "region" in dimensioner and "enhet" in dimensioner:
        return dict(dimensioner)
    return {("region eller enhet" if roll in ("region", "enhet") else roll): i for roll, i in dimensioner.items()}


def _dubbla(varden: Mapping[int, Kolumn], prov: Sequence[Sequence[object]]) -> Iterator[int]:
    """Ger de kolumner som säger samma sak som en tidigare: bara den första läses."""
    sedda: set[tuple[str, ...]] = set()
    for i, k in varden.items():
        nyckel = (*(getattr(k, namn) for namn in _FALT), _plats(k, i, prov))
        if nyckel in sedda:
            yield i
        sedda.add(nyckel)


def _grupper(varden: Mapping[int, Kolumn], prov: Sequence[Sequence[object]]) -> tuple[Grupp, ...]:
    """Ger ett mätvärde för varje olika kombination av det som rubrikerna säger."""
    grupper: dict[tuple[str, ...], Grupp] = {}
    for i, k in varden.items():
        nyckel = tuple(getattr(k, namn) for namn in _FALT)
        grupp = grupper.get(nyckel, Grupp({namn: v for namn, v in zip(_FALT, nyckel, strict=True) if v}))
        grupper[nyckel] = grupp.med_tal(_plats(k, i, prov), i)
    tom = ("",) * len(_FALT)
    gemensam = grupper.get(tom)
    if len(grupper) > 1 and gemensam == Grupp(totalt=gemensam.totalt if gemensam else None):
        del grupper[tom]
        return tuple(g if g.totalt is not None else replace(g, totalt=gemensam.totalt) for g in grupper.values())
    return tuple(grupper.values())


def med_antal(form: Form, indikatorer: Mapping[str, Indikator]) -> Form:
    """Ger formen med värdena som antal där indikatorn är ett antal och rubriken inte säger något annat."""

    def ratt(g: Grupp) -> Grupp:
        indikator = indikatorer.get(g.fasta.get("indikator", form.fasta.get("indikator", "")))
        bara_andel = g == Grupp(g.fasta, andel=g.andel)
        return replace(g, andel=None, totalt=g.andel) if indikator and indikator.enhet == "antal" and bara_andel else g

    return replace(form, grupper=tuple(map(ratt, form.grupper)))


def _plats(k: Kolumn, i: int, prov: Sequence[Sequence[object]]) -> str:
    """Ger vilket av mätvärdets tal kolumnen är. Dagintervall utan ordet andel eller antal är antal om inget % finns."""
    if k.roll == "värde" and k.intervall and not any("%" in str(rad[i]) for rad in prov if i < len(rad)):
        return "inom"
    return {
        "antal inom": "inom",
        "antal totalt": "totalt",
        "antal": "totalt",
        "antal med pvv": "med_pvv",
        "pvv": "pvv",
    }.get(k.roll, "andel")
