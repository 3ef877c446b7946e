"""Filernas namn så som de visas bredvid varandra: så korta som möjligt, men alltid olika för olika filer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path


def sarskiljande_namn(filer: Sequence[Path]) -> list[str]:
    """Ger ett namn för varje fil, utan vägen dit; heter två lika får de mapparna framför, så långt det behövs.

    Stora och små bokstäver är lika, som i Windows. Samma fil två gånger har samma namn.
    """
    vagar = [tuple(del_.casefold() for del_ in fil.parts) for fil in filer]
    djup = range(1, max(map(len, vagar), default=0) + 1)
    antal = {n: Counter(vag[-n:] for vag in set(vagar)) for n in djup}
    ut: list[str] = []
    for fil, vag in zip(filer, vagar, strict=True):
        langd = next((n for n in range(1, len(vag)) if antal[n][vag[-n:]] == 1), len(vag))
        ut.append(Path(*fil.parts[-langd:]).as_posix())
    return ut
