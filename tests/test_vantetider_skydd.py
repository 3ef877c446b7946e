"""Skyddet prövar varje grupp en gång, och det som visas igen prövas mot samma svar som en räkning från början."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redovisning import resurser
from redovisning.granskningsfil import granskad
from redovisning.vantetider import skydd
from redovisning.vantetider.celler import OANDLIGT, ar_dagspann, dagspann
from redovisning.vantetider.hemligt import Hemliga
from redovisning.vantetider.linjart import Atomer, Framraknat, Tal
from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetider.skydd import Skydd

TABELL = [
    Matvarde("telefon", "Region Halland", enhet, period, inom=inom, totalt=20)
    for period in ("2024-01", "2024-02")
    for enhet, inom in (("Granen", 10), ("Sjövik", 18))
]


@pytest.fixture
def provade(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """Ger de grupper som prövas, i den ordning det sker."""
    ut: list[tuple[int, ...]] = []
    egentlig = skydd.undertryck_grupp

    def rakna(index, *rest):
        ut.append(tuple(index))
        return egentlig(index, *rest)

    monkeypatch.setattr(skydd, "undertryck_grupp", rakna)
    return ut


def test_bara_den_grupp_som_nagon_fragar_efter_provas(provade):
    s = Skydd(TABELL)
    assert provade == []
    assert [m.undertryckt for m in s.grupp(1)] == [False, True]
    assert provade == [(2, 3)]


def test_en_grupp_som_redan_ar_provad_provas_inte_igen_nar_alla_hamtas(provade):
    s = Skydd(TABELL)
    s.grupp(1)
    assert [m.undertryckt for m in s.alla()] == [False, True, False, True]
    assert provade == [(2, 3), (0, 1)]


def test_planen_och_diagrammen_delar_det_som_ar_provat(provade, tmp_path):
    for namn in ("redovisning.yaml", "handlingsplan.yaml", "vantetider.csv"):
        (tmp_path / namn).write_bytes(resurser.mall("exempel", namn).read_bytes())
    g = granskad("exempel", tmp_path, date(2024, 9, 18))
    assert g.samling
    assert provade, "exemplets plan följs upp ur väntetiderna"
    assert len(provade) == len(set(provade)), "samma grupp prövades två gånger i samma granskning"


# --- det som visas igen -------------------------------------------------------------------------------------------

delar = st.frozensets(st.integers(0, 6), min_size=1)


def talen(atomer: Iterable[Atomer]) -> list[Tal]:
    return [(v, (7, 7), nummer) for nummer, v in enumerate(atomer)]


def rojt(synliga: list[Tal], hemliga: list[Atomer]) -> bool:
    return any(Framraknat(synliga).bygger(v) for v in hemliga)


@given(st.lists(delar, max_size=6), st.lists(delar, max_size=6), st.lists(delar, min_size=1, max_size=4))
def test_ett_tal_i_taget_rojer_detsamma_som_alla_pa_en_gang(fran_borjan, fler, hemliga):
    alla = talen([*fran_borjan, *fler])
    synliga, dolda = alla[: len(fran_borjan)], alla[len(fran_borjan) :]
    kvar = Hemliga(Framraknat(alla).med_dolda({t[2] for t in dolda}), hemliga)
    for tal in dolda:
        assert kvar.rojs_av([tal]) is rojt([*synliga, tal], hemliga)
        if not kvar.rojs_av([tal]):
            kvar.visa([tal])
            synliga = [*synliga, tal]


@given(st.lists(delar, max_size=6), st.lists(delar, max_size=6), delar)
def test_en_kombination_galler_ocksa_sedan_fler_tal_visas(fran_borjan, fler, sokt):
    alla = talen([*fran_borjan, *fler])
    f = Framraknat(alla).med_dolda(range(len(fran_borjan), len(alla)))
    fore, varde = f.bygger(sokt), f.varde(sokt)
    for tal in alla[len(fran_borjan) :]:
        f.visa(tal)
    if fore:
        assert (f.bygger(sokt), f.varde(sokt)) == (fore, varde)


@pytest.mark.parametrize(
    ("intervall", "dagar"),
    [
        ("31-60", (31, 60)),
        ("31–60 dagar", (31, 60)),
        ("366+", (366, OANDLIGT)),
        ("okänt", (0, OANDLIGT)),
        ("9" * 5_000, (0, OANDLIGT)),
    ],
)
def test_dagarna_i_ett_intervall_lases_ocksa_med_tankstreck_och_det_olasliga_ar_alla_dagar(intervall, dagar):
    """Ett tankstreck i källans intervall stoppade annars både granskningen och diagrammen."""
    assert dagspann(intervall) == dagar


@pytest.mark.parametrize(
    ("intervall", "ar"),
    [
        *((t, True) for t in ("31-60", "31–60 dagar", "366+", "366 -", "90", "90 dagar", "30 dagar eller mer")),
        *(
            (t, False)
            for t in ("över 90", "60-31", "31-60 veckor", "1 jan", "2024-01-30 00:00:00", "alla", "9" * 5_000)
        ),
    ],
)
def test_bara_dagar_ar_ett_intervall_och_allt_annat_namns(intervall, ar):
    assert ar_dagspann(intervall) is ar
