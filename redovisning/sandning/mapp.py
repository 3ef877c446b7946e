"""Mappen som det packade läggs i. En mapp som redan har något annat rörs aldrig: den kan vara redan skickad."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.grind import hamta
from redovisning.sandning.forteckning import FORTECKNING
from redovisning.sandning.namn import samma_namn

SANDMAPP = "sändning"
"""Början på mappens namn; dagen står efter."""


def ledig_mapp(hem: Path, dag: date, innehall: Mapping[str, bytes]) -> Path:
    """Ger ``sändning-2024-09-29`` i regionens mapp, eller nästa lediga nummer när den redan har något annat."""
    nummer = itertools.chain([""], (f"-{n}" for n in itertools.count(2)))
    namnen = (hem / f"{SANDMAPP}-{dag}{n}" for n in nummer)
    return next(mapp for mapp in namnen if _duger(mapp, innehall))


def vald_mapp(mapp: Path, innehall: Mapping[str, bytes]) -> Path:
    """Ger mappen som användaren valde.

    Raises:
        Anvandningsfel: där ligger redan något annat.
    """
    if not _duger(mapp, innehall):
        raise Anvandningsfel(f"{mapp}: där ligger redan något, och inget skrivs över. Välj en mapp som inte finns.")
    return mapp


def sandmappar(mapp: Path) -> list[Path]:
    """Ger mappen själv om den har en förteckning, annars de mappar i den som är packade sändningar."""
    if (mapp / FORTECKNING).is_file():
        return [mapp]
    return sorted(v for v in _mappar(mapp) if samma_namn(v.name).startswith(SANDMAPP) and (v / FORTECKNING).is_file())


def _mappar(mapp: Path) -> Iterator[Path]:
    if mapp.is_dir():
        yield from (v for v in mapp.iterdir() if v.is_dir() and not v.is_symlink())


def _duger(mapp: Path, innehall: Mapping[str, bytes]) -> bool:
    """Sant när mappen inte finns, är tom, eller redan har just det här."""
    if not os.path.lexists(mapp):
        return True
    if mapp.is_symlink() or not mapp.is_dir():
        return False
    finns = sorted(v.name for v in mapp.iterdir())
    try:
        lika = finns == sorted(innehall) and all(hamta(mapp / n) == data for n, data in innehall.items())
    except OlasbarFil:
        return False
    return lika or not finns
