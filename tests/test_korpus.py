"""Varje fil i den fientliga samlingen har ett utfall i ``underlag/korpus.tsv``. Ett bättre utfall ändrar tabellen."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

from redovisning.fel import OlasbarFil
from redovisning.grind import Filslag, slapp_in

SLAPPS_IN = "slapps_in"
OIFYLLT = "?"
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
    from redovisning.filer import las

    try:
        las(fil)
    except OlasbarFil as fel:
        return fel.kod
    return "last"


def test_tabellen_har_varje_fil_i_samlingen(provdata: Path) -> None:
    filer = {f.name for f in (provdata / "korpus").iterdir()} - {"INNEHALL.tsv"}
    assert filer == {rad["fil"] for rad in TABELL}


@pytest.mark.parametrize("rad", TABELL, ids=[r["fil"] for r in TABELL])
def test_grindens_utfall_ar_det_i_tabellen(rad: dict[str, str], provdata: Path) -> None:
    assert _genom_grinden(provdata / "korpus" / rad["fil"]) == rad["grind"]


@pytest.mark.parametrize("rad", TABELL, ids=[r["fil"] for r in TABELL])
@pytest.mark.skipif(importlib.util.find_spec("redovisning.word.lasning") is None, reason="Word-läsaren finns inte")
def test_lasarens_utfall_ar_det_i_tabellen(rad: dict[str, str], provdata: Path) -> None:
    utfall = _genom_lasaren(provdata / "korpus" / rad["fil"])
    if rad["las"] == OIFYLLT:
        pytest.skip(f"utfallet är inte infört i tabellen än; nu är det {utfall}")
    assert utfall == rad["las"]


def test_minnet_racker_for_hela_samlingen(provdata: Path) -> None:
    resource = pytest.importorskip("resource", reason="minnesmätning finns inte i Windows")
    fore = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for rad in TABELL:
        _genom_grinden(provdata / "korpus" / rad["fil"])
    okning_mb = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - fore) / 1024
    assert okning_mb <= 300
