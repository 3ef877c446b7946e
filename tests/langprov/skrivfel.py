"""Ett fel vid varje skrivanrop i hela kommandon: det som låg på disken är kvar, eller det nya är helt."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

from tests.langprov.jobb import JOBB, Jobb, forbered, innehall, kor, kor_klart, skadat
from tests.langprov.resultat import Rad

ANROP = ("open", "write", "fsync", "close", "replace", "rename", "mkdir", "unlink")


def prova() -> list[Rad]:
    """Ger raden om felen. Ett fel injiceras vid anrop 1, 2, 3 … av varje slag tills kommandot går igenom."""
    brott: list[str] = []
    antal = 0
    with tempfile.TemporaryDirectory() as rot:
        for jobb in JOBB:
            start = forbered(jobb, Path(rot) / jobb.namn)
            fore, efter_helt = innehall(start), kor_klart(jobb, start)
            for anrop in ANROP:
                for nummer, kod, efter in _med_fel(jobb, start, Path(rot) / "forsok", anrop):
                    antal += 1
                    if fel := skadat(fore, efter_helt, efter) or _lovade(kod, efter_helt, efter):
                        brott.append(f"{jobb.namn}, {anrop} nummer {nummer}: {fel}")
    return [
        Rad(
            "skrivfel",
            "ett fel vid vilket skrivanrop som helst lämnar den gamla eller den nya filen hel",
            f"{antal} injicerade fel i {len(JOBB)} kommandon, {len(brott)} skadade filer",
            "0 skadade",
            antal > len(JOBB) * len(ANROP) and not brott,
            "python -m tests.langprov skrivfel",
            " ".join(f"{b}." for b in brott[:10]),
        )
    ]


def _med_fel(jobb: Jobb, start: Path, forsok: Path, anrop: str) -> Iterator[tuple[int, int, dict[str, bytes]]]:
    """Ger numret på anropet som föll, utgångsvärdet och mappens innehåll, tills inget anrop återstår att fälla."""
    for nummer in itertools.count(1):
        kvar = [nummer]
        kod, efter = kor(jobb, start, forsok, fallerande(anrop, kvar))
        if kvar[0] > 0:
            return
        yield nummer, kod, efter


@contextlib.contextmanager
def fallerande(anrop: str, kvar: list[int]) -> Iterator[None]:
    """Låter det anrop falla som räknar ner ``kvar`` till noll, och de andra gå igenom."""
    akta: Callable[..., object] = getattr(os, anrop)

    def fallerar(*argument: object, **namngivna: object) -> object:
        kvar[0] -= 1
        if kvar[0]:
            return akta(*argument, **namngivna)
        if anrop == "close":
            akta(*argument)
        raise OSError(errno.ENOSPC, "No space left on device")

    with mock.patch.object(os, anrop, fallerar):
        yield


def _lovade(kod: int, efter_helt: dict[str, bytes], efter: dict[str, bytes]) -> str:
    """Ger en mening när kommandot sade sig ha lyckats men något av det nya saknas."""
    saknas = sorted(namn for namn, data in efter_helt.items() if efter.get(namn) != data)
    return f"kommandot lyckades utan {', '.join(saknas)}" if kod == 0 and saknas else ""
