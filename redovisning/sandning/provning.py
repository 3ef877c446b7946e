"""Det som prövas i filerna innan de packas: vad som inte borde lämna huset, och vad som inte alla kan läsa."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.dolda.fil import prova
from redovisning.leverans import Forberedd
from redovisning.tillganglighet.provning import prova_tillganglighet
from redovisning.utkast import Utkast


def i_rapporten(f: Forberedd, filer: Collection[Path]) -> list[Anmarkning]:
    """Ger det som granskningen av mappen redan har sagt om filerna som skickas."""
    namnen = {f"{f.mapp.name}/{fil.name}" for fil in filer}
    egna = f.innehall.bilaga.anmarkningar if f.innehall.bilaga and f.plan in filer else ()
    return [a for a in f.rapport.anmarkningar if a.kalla in namnen or a in egna]


def provade(filer: Iterable[Path], f: Forberedd, behall: Collection[Path]) -> Iterator[Anmarkning]:
    """Ger det som inte borde lämna huset, och det som inte alla kan läsa, i de filer som just gjordes ur svaren.

    Svarens text är redan prövad, och så är det som låg i mappen: en bifogad plan och ett omsparat formulär.
    """
    for fil in filer:
        if f.innehall.bilaga and fil == f.plan:
            continue
        provad = prova(fil, f.innehall.utkast.region, texten=False)
        if fil not in behall:
            yield from provad.anmarkningar
        # Ett formulär som inte är vårt är myndighetens, och regionen kan inte ändra det.
        if provad.mottagen and not (f.mall and fil == f.formular):
            yield from prova_tillganglighet(provad.mottagen, Utkast(f.innehall.utkast.dokument, fil))
