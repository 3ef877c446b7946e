"""Namnen i det som skickas: bara filer i den egna mappen, inga länkar, inga vägar ut."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from redovisning.fel import Anvandningsfel
from redovisning.filnamn import reserverat

_OTILLATET = re.compile(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"/\\|?*]')

_DATORNS_EGNA = frozenset({".ds_store", "thumbs.db", "desktop.ini"})


def ar_datorns_egen(namn: str) -> bool:
    """Sant för en fil som datorn själv lägger i mappar som någon tittar i."""
    return namn.casefold() in _DATORNS_EGNA


def ar_filnamn(namn: str) -> bool:
    """Sant för ett namn på en fil i mappen själv: ingen väg, ingen enhetsbokstav och inget reserverat namn."""
    return bool(namn.strip(". ")) and len(namn) <= 255 and not _OTILLATET.search(namn) and not reserverat(namn)


def samma_namn(namn: str) -> str:
    """Ger namnet så att det går att jämföra: macOS delar upp å, ä och ö i bokstav och tecken."""
    return unicodedata.normalize("NFC", namn)


def krav_pa_egen_fil(fil: Path, mapp: Path) -> None:
    """Kräver att filen är en vanlig fil som ligger i mappen, inte en länk till något annat.

    Raises:
        Anvandningsfel: filen är en länk, eller ligger bakom en länk ut ur mappen.
    """
    verklig, hemma = os.path.realpath(fil), os.path.realpath(mapp)
    if fil.is_symlink() or Path(hemma) not in Path(verklig).parents:
        raise Anvandningsfel(
            f"{fil}: filen är en länk, eller ligger bakom en länk ut ur mappen {mapp}. Bara filer i mappen packas. "
            "Lägg filen själv där i stället för länken. Inget är packat."
        )
