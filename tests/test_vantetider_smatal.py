"""Små antal: det som döljs går inte att räkna fram ur det som visas. Provet spelar den som försöker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetider.skydd import undertryck
from redovisning.vantetider.smatal import dold, har_litet_antal, litet, osakert

SAMMA_DAG, INOM_TRE = "medicinsk_bedomning_samma_dag", "medicinsk_bedomning"
REGION = "Region Exempel"
BAND = {SAMMA_DAG: (0,), INOM_TRE: (0, 1)}
"""Vilka av de tre banden (samma dag, dag 1–3, senare) som indikatorn räknar."""

Atom = tuple[str, str, int]
Sanning = Mapping[Atom, int]


# --- den som försöker räkna fram --------------------------------------------------------------------------------


def atomer(sanning: Sanning, m: Matvarde, band: Iterable[int]) -> frozenset[Atom]:
    """Ger de celler som ett tal i raden räknar: region är alla enheter, alla är båda könen."""
    return frozenset((e, k, b) for e, k, b in sanning if m.enhet in ("", e) and m.kon in ("alla", k) and b in set(band))


def kant(sanning: Sanning, rader: Iterable[Matvarde]) -> dict[frozenset[Atom], int]:
    """Ger varje tal som går att läsa, eller räkna ut ur andel och antal, i de rader som visas.

    En avrundad andel ger flera möjliga antal. De som alla rader medger är kvar, och är det ett enda är det känt.
    """
    mojliga: dict[frozenset[Atom], set[int]] = {}
    for m in rader:
        halv = None if m.andel is None else Decimal(1).scaleb(m.andel.as_tuple().exponent) / 2
        for band, n, annat in ((BAND[m.indikator], m.inom, m.totalt), ((0, 1, 2), m.totalt, m.inom)):
            delar = atomer(sanning, m, band)
            if n is not None:
                antal = {n}
            elif annat is not None and halv is not None:
                inom_sokt = band != (0, 1, 2)
                antal = {
                    x
                    for x in range(400)
                    for i, t in [(x, annat) if inom_sokt else (annat, x)]
                    if t and i <= t and abs(Decimal(100 * i) / t - m.andel) <= halv
                }
            else:
                continue
            mojliga[delar] = mojliga.get(delar, antal) & antal or antal
    return {delar: antal.pop() for delar, antal in mojliga.items() if len(antal) == 1}


def framraknade(sanning: Sanning, kanda: Mapping[frozenset[Atom], int]) -> Framraknat:
    return Framraknat(sorted(sanning), kanda)


class Framraknat:
    """Allt som följer av de kända talen: lineära kombinationer, och gränser när inget antal är negativt."""

    def __init__(self, alla: list[Atom], kanda: Mapping[frozenset[Atom], int]) -> None:
        self.alla = alla
        self.rader: list[list[Fraction]] = []
        for delar, n in kanda.items():
            self.lagg_till([Fraction(a in delar) for a in alla] + [Fraction(n)])
        self.lagst = dict.fromkeys(alla, 0)
        self.hogst = dict.fromkeys(alla, 10**6)
        for _ in range(12):
            for delar, n in kanda.items():
                for a in delar:
                    andra = delar - {a}
                    self.hogst[a] = min(self.hogst[a], n - sum(self.lagst[x] for x in andra))
                    self.lagst[a] = max(self.lagst[a], n - sum(self.hogst[x] for x in andra))

    def lagg_till(self, rad: list[Fraction]) -> None:
        rad = self.reducerad(rad)
        pivot = next((i for i, v in enumerate(rad[:-1]) if v), None)
        if pivot is not None:
            self.rader.append([v / rad[pivot] for v in rad])

    def reducerad(self, rad: list[Fraction]) -> list[Fraction]:
        for annan in self.rader:
            pivot = next(i for i, v in enumerate(annan) if v)
            if faktor := rad[pivot]:
                rad = [a - faktor * b for a, b in zip(rad, annan, strict=True)]
        return rad

    def kant_tal(self, delar: frozenset[Atom]) -> int | None:
        """Ger talet när det går att räkna fram, annars ``None``."""
        rest = self.reducerad([Fraction(a in delar) for a in self.alla] + [Fraction(0)])
        if not any(rest[:-1]):
            return int(-rest[-1])
        lagst, hogst = sum(self.lagst[a] for a in delar), sum(self.hogst[a] for a in delar)
        return lagst if lagst == hogst else None


def hemliga(sanning: Sanning, rader: Iterable[Matvarde]) -> dict[frozenset[Atom], int]:
    """Ger de små antal som tabellen hade visat: inom, utanför, alla, och skillnaden mellan dag 0 och dag 3."""
    ut = {}
    for m in rader:
        for band in ((0,), (0, 1), (1,), (1, 2), (2,), (0, 1, 2)):
            delar = atomer(sanning, m, band)
            n = sum(sanning[a] for a in delar)
            if litet(n):
                ut[delar] = n
    return ut


def rader(sanning: Sanning, *, totalt: bool, andel: int | None) -> list[Matvarde]:
    """Ger tabellen för sanningen: varje enhet och regionen, båda könen och alla, dag 0 och dag 3."""
    enheter = sorted({e for e, _, _ in sanning})
    ut = []
    for enhet, kon, indikator in product(["", *enheter], ("alla", "kvinnor", "män"), BAND):
        m = Matvarde(indikator, REGION, enhet, "2024-01", kon)
        inom = sum(sanning[a] for a in atomer(sanning, m, BAND[indikator]))
        alla = sum(sanning[a] for a in atomer(sanning, m, (0, 1, 2)))
        procent = None if andel is None or not alla else round(Decimal(100 * inom) / alla, andel)
        ut.append(m._replace(inom=inom, totalt=alla if totalt else None, andel=procent))
    return ut


antal = st.one_of(st.integers(0, 6), st.integers(0, 60))


@st.composite
def sanningar(draw: st.DrawFn) -> Sanning:
    enheter = [f"Enhet {n}" for n in range(draw(st.integers(1, 4)))]
    return {(e, k, b): draw(antal) for e, k, b in product(enheter, ("kvinnor", "män"), range(3))}


@settings(max_examples=60, deadline=None)
@given(sanningar(), st.booleans(), st.sampled_from([None, 0, 1]), st.randoms(use_true_random=False))
def test_inget_litet_antal_gar_att_rakna_fram_ur_det_som_visas(sanning, totalt, andel, slump):
    alla = rader(sanning, totalt=totalt, andel=andel)
    tabell = [m for m in alla if slump.random() < 0.8]
    visade = [m for m in undertryck(tabell) if not m.undertryckt]
    framraknat = framraknade(sanning, kant(sanning, visade))
    for delar, n in hemliga(sanning, tabell).items():
        if totalt or andel is not None or not any(a[2] == 2 for a in delar):
            assert framraknat.kant_tal(delar) is None, f"{n} går att räkna fram för {sorted(delar)}"


# --- exemplen ---------------------------------------------------------------------------------------------------


def bedomning(enhet: str, samma_dag: tuple[int, int], inom_tre: tuple[int, int]) -> list[Matvarde]:
    return [
        Matvarde(indikator, REGION, enhet, "2024-01", inom=inom, andel=Decimal(andel))
        for indikator, (inom, andel) in ((SAMMA_DAG, samma_dag), (INOM_TRE, inom_tre))
    ]


def dolda(tabell: list[Matvarde]) -> list[tuple[str, str]]:
    return [(m.enhet, m.indikator) for m in undertryck(tabell) if m.undertryckt]


def test_tolv_av_sexton_samma_dag_rojer_fyra_och_doljs():
    assert dolda(bedomning("Sjövik", (12, 75), (16, 100))) == [("Sjövik", SAMMA_DAG)]


def test_regionens_summa_kraver_att_en_enhet_till_doljs():
    tabell = [
        *bedomning("", (290, 70), (386, 93)),
        *bedomning("Granen", (200, 69), (270, 93)),
        *bedomning("Lärkan", (78, 72), (100, 93)),
        *bedomning("Sjövik", (12, 75), (16, 100)),
    ]
    assert dolda(tabell) == [("Lärkan", SAMMA_DAG), ("Sjövik", SAMMA_DAG)]


def test_ett_kon_med_fa_doljs_tillsammans_med_det_andra():
    tabell = [
        Matvarde("telefon", REGION, "", "2024-01", kon, inom=inom, totalt=totalt)
        for kon, inom, totalt in (("alla", 83, 100), ("kvinnor", 80, 90), ("män", 3, 10))
    ]
    assert [m.kon for m in undertryck(tabell) if m.undertryckt] == ["kvinnor", "män"]


def test_ett_utelamnat_kon_rojs_inte_av_det_andra():
    tabell = [
        Matvarde("telefon", REGION, "", "2024-01", kon, inom=inom, totalt=totalt)
        for kon, inom, totalt in (("alla", 80, 93), ("kvinnor", 72, 81))
    ]
    assert [m.kon for m in undertryck([tabell[0]._replace(totalt=84), tabell[1]]) if m.undertryckt]


def test_enheter_som_inte_star_i_tabellen_rojs_inte_av_summan():
    tabell = [
        Matvarde("telefon", REGION, enhet, "2024-01", inom=inom, totalt=totalt)
        for enhet, inom, totalt in (("", 113, 203), ("Granen", 70, 120), ("Lärkan", 40, 80))
    ]
    assert dolda(tabell), "summan minus de två enheterna är tre som ingen enhet visar"


def test_arets_summa_rojer_inte_en_dold_manad():
    tabell = [
        Matvarde("bup_utredning", REGION, "", f"2024-{n:02d}", inom=10, totalt=20 if n > 1 else 13)
        for n in range(1, 13)
    ]
    ar = Matvarde("bup_utredning", REGION, "", "2024", inom=120, totalt=233)
    visade = [m.period for m in undertryck([*tabell, ar]) if not m.undertryckt]
    assert "2024-01" not in visade
    assert len(visade) == 11


def test_vantande_over_och_under_gransen_ar_samma_patienter():
    tabell = [
        Matvarde("forsta_besok", REGION, "", "2024-01", inom=40, totalt=None, metod="väntande"),
        Matvarde("forsta_besok_over_90", REGION, "", "2024-01", inom=30, totalt=70, metod="väntande"),
        Matvarde("forsta_besok_over_150", REGION, "", "2024-01", inom=27, totalt=70, metod="väntande"),
    ]
    assert [m.indikator for m in undertryck(tabell) if m.undertryckt] == ["forsta_besok_over_150"]


@pytest.mark.parametrize(("n", "svar"), [(0, False), (1, True), (4, True), (5, False), (None, False)])
def test_ett_till_fyra_ar_litet_och_noll_ar_det_inte(n, svar):
    assert litet(n) is svar


def test_troskeln_gar_att_andra():
    tabell = [Matvarde("telefon", REGION, "Sjövik", "2024-01", inom=12, totalt=20)]
    assert [m.undertryckt for m in undertryck(tabell, troskel=5)] == [False]
    assert [m.undertryckt for m in undertryck(tabell, troskel=10)] == [True]


def test_en_troskel_under_ett_ar_ett_fel():
    with pytest.raises(ValueError, match="minst 1"):
        undertryck([], troskel=0)


def test_ett_dolt_matvarde_visar_varken_antal_eller_andel():
    m = dold(Matvarde("telefon", REGION, "Sjövik", "2024-01", inom=3, totalt=4, andel=Decimal(75)))
    assert (m.inom, m.totalt, m.andel, m.procent, m.undertryckt) == (None, None, None, None, True)


def test_utan_sma_antal_ar_tabellen_orord():
    tabell = [Matvarde("telefon", REGION, "", "2024-01", inom=80, totalt=100, andel=Decimal(80))]
    assert undertryck(tabell) == tabell
    assert not har_litet_antal(tabell[0])


def test_farre_an_tjugo_ar_osakert():
    m = Matvarde("telefon", REGION, "Sjövik", "2024-01", inom=12, totalt=19)
    assert osakert(m)
    assert not osakert(m._replace(totalt=20))


def test_en_redan_undertryckt_rad_haller_sin_summa_hemlig():
    tabell = [
        Matvarde("telefon", REGION, "", "2024-01", inom=110, totalt=200),
        Matvarde("telefon", REGION, "Granen", "2024-01", inom=70, totalt=120),
        dold(Matvarde("telefon", REGION, "Sjövik", "2024-01")),
    ]
    visade = [m.enhet for m in undertryck(tabell) if not m.undertryckt]
    assert visade == [""]
