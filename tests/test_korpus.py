"""Varje fil i den fientliga samlingen har ett utfall i ``underlag/korpus.tsv``. Ett bättre utfall ändrar tabellen."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from redovisning.fel import OlasbarFil
from redovisning.filer import las
from redovisning.grind import Filslag, slapp_in
from redovisning.grind_utfall import UTFALL

SLAPPS_IN, LAST = "slapps_in", "last"
LASARENS = {LAST, "inte_ett_formular"}
_FIL = Path(__file__).parent / "underlag" / "korpus.tsv"
with _FIL.open(encoding="utf-8", newline="") as _f:
    TABELL = list(csv.DictReader(_f, delimiter="\t"))


def _genom_grinden(fil: Path) -> str:
    """Ger utfallet av grinden och, för Word, av själva dokumentdelen."""
    try:
        mottagen = slapp_in(fil)
        if mottagen.slag is Filslag.WORD:
            mottagen.paket().xml(mottagen.paket().huvuddel)
    except OlasbarFil as fel:
        return fel.kod
    return SLAPPS_IN


def _genom_lasaren(fil: Path) -> str:
    try:
        las(fil)
    except OlasbarFil as fel:
        return fel.kod
    return LAST


def test_varje_rad_i_tabellen_har_en_fil_och_tva_utfall() -> None:
    assert TABELL
    namn = [rad["fil"] for rad in TABELL]
    assert len(namn) == len(set(namn))
    for rad in TABELL:
        assert rad["grind"] in {SLAPPS_IN, *UTFALL}, rad
        assert rad["las"] in (LASARENS if rad["grind"] == SLAPPS_IN else {rad["grind"]}), rad


def test_tabellen_har_varje_fil_i_samlingen(provdata: Path) -> None:
    filer = {f.name for f in (provdata / "korpus").iterdir()} - {"INNEHALL.tsv"}
    assert filer == {rad["fil"] for rad in TABELL}


@pytest.mark.parametrize("rad", TABELL, ids=[r["fil"] for r in TABELL])
def test_grindens_utfall_ar_det_i_tabellen(rad: dict[str, str], provdata: Path) -> None:
    assert _genom_grinden(provdata / "korpus" / rad["fil"]) == rad["grind"]


@pytest.mark.parametrize("rad", TABELL, ids=[r["fil"] for r in TABELL])
def test_lasarens_utfall_ar_det_i_tabellen(rad: dict[str, str], provdata: Path) -> None:
    assert _genom_lasaren(provdata / "korpus" / rad["fil"]) == rad["las"]


def test_minnet_racker_for_hela_samlingen(provdata: Path) -> None:
    resource = pytest.importorskip("resource", reason="minnesmätning finns inte i Windows")
    fore = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for rad in TABELL:
        _genom_lasaren(provdata / "korpus" / rad["fil"])
    okning_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - fore) / 1024
    assert okning_mb <= 300
