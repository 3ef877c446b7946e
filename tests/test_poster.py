"""Poster i två listor paras ihop så att ingen kommer bort och ingen räknas två gånger."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redovisning.poster import flyttade, para_ihop

ALVA = {"namn": "Alva Exempelsson", "telefon": "070-1740605"}
NILS = {"namn": "Nils Provberg", "telefon": "070-1740606"}
MAJA = {"namn": "Maja Testlund", "telefon": "070-1740607"}

_poster = st.lists(
    st.dictionaries(st.sampled_from(["namn", "telefon"]), st.sampled_from(["", "a", "A", "b", "c"])), max_size=6
)


def test_lika_poster_ar_samma_ocksa_nar_de_har_bytt_plats():
    assert para_ihop([ALVA, NILS], [NILS, ALVA], "namn") == [(0, 1), (1, 0)]


def test_samma_namn_ar_samma_person_ocksa_med_nytt_nummer_och_andra_bokstaver():
    ny = {"namn": "alva  exempelsson", "telefon": "070-1740699"}
    assert para_ihop([ALVA, NILS], [MAJA, NILS, ny], "namn") == [(None, 0), (0, 2), (1, 1)]


def test_en_ny_post_star_dar_den_star_i_den_andra_listan():
    assert para_ihop([ALVA, NILS], [ALVA, MAJA, NILS], "namn") == [(0, 0), (None, 1), (1, 2)]
    assert para_ihop([ALVA, NILS], [MAJA, ALVA, NILS], "namn") == [(None, 0), (0, 1), (1, 2)]


def test_utan_gemensamt_namn_avgor_platsen():
    assert para_ihop([ALVA, NILS], [ALVA, MAJA], "namn") == [(0, 0), (1, 1)]
    assert para_ihop([ALVA, NILS], [NILS, MAJA], "namn") == [(0, None), (1, 0), (None, 1)]


def test_tiotusentals_poster_som_bytt_plats_gar_att_para():
    """En väntetidsfil har så många. Ett minne för varje följd av dem skulle ta flera gigabyte."""
    a = [{"namn": f"Enhet {i}"} for i in range(20_000)]
    par = para_ihop(a, a[::-1], "namn")
    assert par == [(i, 19_999 - i) for i in range(20_000)]
    assert len(flyttade(par)) == 19_999


def test_tomma_namn_ar_inte_samma_namn():
    assert para_ihop([{"telefon": "1"}], [ALVA, {"telefon": "2"}], "namn") == [(0, 0), (None, 1)]


def test_tva_med_samma_namn_paras_var_for_sig():
    andra = ALVA | {"telefon": "070-1740699"}
    assert para_ihop([ALVA, andra], [andra | {"epost": "a@example.se"}, ALVA], "namn") == [(0, 1), (1, 0)]


def test_bara_det_par_som_bytt_plats_ar_flyttat():
    assert flyttade([(0, 2), (1, 0), (2, 1), (None, 3)]) == [(0, 2)]
    assert flyttade([(0, 0), (1, None), (None, 1), (2, 2)]) == []
    assert len(flyttade([(0, 1), (1, 0)])) == 1


@given(_poster, _poster)
def test_varje_post_ar_med_i_ett_enda_par(a, b):
    par = para_ihop(a, b, "namn")
    assert [i for i, _ in par if i is not None] == list(range(len(a)))
    assert sorted(j for _, j in par if j is not None) == list(range(len(b)))
    assert (None, None) not in par
