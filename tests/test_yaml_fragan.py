"""Ett fel i filen sägs en gång: det har sin frågas väg, och granskningen säger inte också att svaret saknas."""

from __future__ import annotations

import pytest
from yamlprov import den_enda, las

from redovisning.granskning import granska


@pytest.mark.parametrize(
    ("text", "kod", "falt"),
    [
        ("formular: 2024\nregion:A\n", "YA28", "region"),
        ("formular: 2024\nbup:\n  medel:A\n  resultat: B\n", "YA28", "bup.medel"),
        ("formular: 2024\nbup:A\nvardplatser:\n  medel: B\n", "YA28", "bup"),
        ("formular: 2024\nbup:\n  medel: A\n   resultat: B\n", "YA29", "bup.resultat"),
        ("formular: 2024\nregion: A\n bup:\n  medel: B\n", "YA29", "bup"),
        ("kontaktpersoner:\n- namn: A\n telefon: B\n- namn: C\n", "YA29", "kontaktpersoner[0].telefon"),
        ("bup:\n  medel: A: B\n\u00a0\u00a0resultat: C\n", "TR01", "bup.resultat"),
        ("bup:\n  medel: A\n\u00a0\u00a0resultat: C\n", "TR01", "bup.resultat"),
        ("kontaktpersoner:\n- namn: A\n- namn: B\n\u00a0 telefon: C\n", "TR01", "kontaktpersoner[1].telefon"),
        ("bup:\n  medel: A\n\u00a0\u00a0qqq: C\n", "TR01", None),
        ("bup:\n  medel: A\n  medel: B\n", "TR02", "bup.medel"),
        ("bup: Vi har\n", "TR04", "bup"),
        ("kontaktpersoner:\n- Kim\n", "TR06", "kontaktpersoner[0]"),
    ],
)
def test_felet_har_fragans_vag_och_fragan_sags_inte_ocksa_sakna_svar(text: str, kod: str, falt: str | None):
    assert den_enda(text, kod).falt == falt
    saknade = {a.falt for a in granska(las(text)).anmarkningar if a.kod in ("OB01", "OB02")}
    assert falt not in saknade
    assert "vardformedling.medel" in saknade


@pytest.mark.parametrize(
    ("text", "lastes"),
    [("formular: 2024\nbup:A\n", False), ("formular: 2024\nbup:A\n  medel: B\n", True), ("bup: Vi har\n", False)],
)
def test_ett_avsnitt_med_fel_saknar_svar_bara_om_nagon_nyckel_i_det_lastes(text: str, lastes: bool):
    saknade = {a.falt for a in granska(las(text)).anmarkningar if a.kod in ("OB01", "OB02")}
    assert ("bup.resultat" in saknade) is lastes


@pytest.mark.parametrize(
    ("text", "anmarkning"),
    [
        ("Vår redovisning\n\nVi har arbetat.\n", "TR09 1:1"),
        ('# överst\n\nVår redovisning\n\nMålet: ett: två\n- a\n"b\n', "TR09 3:1"),
        ("", "TR10 1:1"),
    ],
)
def test_en_fil_utan_nycklar_far_en_enda_anmarkning(text: str, anmarkning: str):
    assert [f"{a.kod} {a.plats}" for a in granska(las(text)).anmarkningar] == [anmarkning]
