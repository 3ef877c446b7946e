"""Flera filer i ett steg: alla skrivs, eller så är mappen som den var."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from redovisning.fel import SkrivFel
from redovisning.filskrivning import skriv_fil

_ONABAR = (OSError, UnicodeEncodeError)
"""Filen går inte att nå; det senare när datorns språkinställning saknar ett tecken i namnet."""


@contextmanager
def alla_eller_inga(malen: Iterable[Path]) -> Iterator[None]:
    """Går något fel inuti tas nya filer bort och de som hade ersatts får tillbaka sitt innehåll."""
    fore = {mal: _innehall(mal) for mal in malen}
    i_mapparna = {mapp: _namnen(mapp) for mapp in {mal.parent for mal in fore}}
    try:
        yield
    except BaseException:
        aterstallda = [mal for mal, gammalt in fore.items() if _aterstall(mal, gammalt)]
        _ta_bort_bredvid(aterstallda, i_mapparna)
        raise


def _aterstall(mal: Path, gammalt: bytes | None) -> bool:
    """Ger sant när filen är som den var."""
    with suppress(*_ONABAR, SkrivFel):
        if gammalt is None:
            mal.unlink(missing_ok=True)
        elif _innehall(mal) != gammalt:
            skriv_fil(mal, gammalt, orord=lambda _: True)
    return _innehall(mal) == gammalt


def _ta_bort_bredvid(malen: Iterable[Path], i_mapparna: Mapping[Path, frozenset[str]]) -> None:
    """Tar bort de daterade kopior, och det nya bredvid en upptagen fil, som inte fanns förut."""
    for mal in malen:
        for namn in _namnen(mal.parent) - i_mapparna[mal.parent]:
            if namn.startswith((f"{mal.stem} (sparad ", f"{mal.stem} (ny")) and namn.endswith(mal.suffix):
                with suppress(*_ONABAR):
                    (mal.parent / namn).unlink()


def _namnen(mapp: Path) -> frozenset[str]:
    try:
        return frozenset(v.name for v in mapp.iterdir())
    except _ONABAR:
        return frozenset()


def _innehall(fil: Path) -> bytes | None:
    try:
        return fil.read_bytes()
    except _ONABAR:
        return None
