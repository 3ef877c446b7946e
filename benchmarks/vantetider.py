"""Läsning av 200 000 rader väntetider i Excel mot python-calamine ensamt, och kontrollen av dem."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.matt import minne_mb, rad
from redovisning.dokument.vantetider import Vantetider
from redovisning.grind import slapp_in
from redovisning.tabeller.arbetsbok import las_arbetsbok
from redovisning.utkast import Utkast
from redovisning.vantetidsfiler.inlasning import las_vantetider
from redovisning.vantetidsfiler.inlast import Inlast
from redovisning.vantetidsfiler.prov import prova

RADER = 200_000
RUBRIKER = (
    *("Indikator", "Region", "Enhet", "Period", "Kön", "Ägarform"),
    *("Antal inom gränsen", "Antal totalt", "Andel", "Metod", "Källa"),
)
VARV = 3


def gor_fil(mapp: Path) -> Path:
    """Ger en arbetsbok med 200 000 rader: enheter, sextio månader och tre kön, vars antal stämmer."""
    from openpyxl import Workbook

    bok = Workbook(write_only=True)
    blad = bok.create_sheet("Väntetider")
    blad.append(RUBRIKER)
    for i in range(RADER):
        enhet, rest = divmod(i, 180)
        manad, kon = divmod(rest, 3)
        par = [(900 + enhet % 7 * 300 + manad + k * 10) for k in (1, 2)]
        totalt = sum(par) if kon == 0 else par[kon - 1]
        inom = sum(int(t * 0.7) for t in par) if kon == 0 else int(totalt * 0.7)
        namn = ("alla", "kvinnor", "män")[kon]
        period = f"{2020 + manad // 12}-{manad % 12 + 1:02d}"
        fore = ("telefon", "Region Halland", f"Enhet {enhet}", period, namn, "alla")
        blad.append((*fore, inom, totalt, round(100 * inom / totalt, 1), "genomförda", "Påhittad"))
    fil = mapp / "vantetider.xlsx"
    bok.save(fil)
    return fil


def kvoter(mapp: Path) -> list[str]:
    """Ger raderna i resultattabellen."""
    from python_calamine import CalamineWorkbook

    fil = gor_fil(mapp)

    def ensam() -> object:
        return CalamineWorkbook.from_path(str(fil)).get_sheet_by_index(0).to_python(skip_empty_area=False)

    def tabell() -> object:
        (t,) = las_arbetsbok(slapp_in(fil), Utkast(Vantetider, fil)).tabeller
        return sum(1 for _ in t.rader())

    sist: list[Inlast] = []

    def matvarden() -> object:
        sist[:] = [las_vantetider([fil])]
        return len(sist[0].matvarden)

    golv, rader, lasta, provade = _medianer(ensam, tabell, matvarden, lambda: prova(sist[0]))
    fore = minne_mb()
    matvarden()
    return [
        rad("väntetider, 200 000 rader: celler med plats / calamine ensamt", rader / golv, "≤ 1,5"),
        rad("väntetider, 200 000 rader: mätvärden / calamine ensamt", lasta / golv, "≤ 1,5"),
        rad("väntetider, 200 000 rader: kontrollen / calamine ensamt", provade / golv, ""),
        rad("väntetider, 200 000 rader: minnets tillväxt vid en läsning till", minne_mb() - fore, "platt", "MB"),
    ]


def _medianer(*arbeten: Callable[[], object]) -> list[float]:
    """Ger medianen av processortiden i sekunder; arbetena körs växelvis."""
    tider: list[list[float]] = [[] for _ in arbeten]
    for _ in range(VARV):
        for i, arbete in enumerate(arbeten):
            start = time.process_time()
            arbete()
            tider[i].append(time.process_time() - start)
    return [statistics.median(t) for t in tider]
