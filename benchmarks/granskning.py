"""Granskningen av en hel mapp mot att bara läsa dess filer, och granskningssidan mot bilderna i den."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from benchmarks.matt import medianer, rad
from redovisning import resurser, skapa, skriv
from redovisning.filer import las
from redovisning.granskningsfil import granskad
from redovisning.grind import hamta
from redovisning.html.granskningssida import granskningssida
from redovisning.mappgranskning import granska_underlag
from redovisning.underlag import finn_underlag
from redovisning.vantetidsfiler.inlasning import las_vantetider

IDAG = date(2024, 9, 18)
_STORST = 1_000_000


def kvoter(varv: int) -> list[str]:
    """Ger raderna för en mapp med arbetsbok, plan, väntetider och en färdig leverans med minst åtta diagram."""
    with tempfile.TemporaryDirectory() as katalog:
        mapp = _mappen(Path(katalog))
        underlag = finn_underlag(mapp)
        levererat = [f for f in (mapp / "leverans").rglob("*") if f.is_file()]

        def lasa() -> object:
            bredvid = las(mapp / "handlingsplan.yaml"), las_vantetider([mapp / "vantetider.csv"])
            formular = las(next(f for f in levererat if f.name.startswith("Redovisning")))
            return las(underlag.fil), bredvid, formular, [hamta(f) for f in levererat]

        golv, granskat = medianer([lasa, lambda: granska_underlag(underlag, IDAG)], max(5, varv // 6))
        g = granskad(mapp.name, mapp, IDAG)
        assert g.samling
        bilder = g.samling.diagram

        def rita() -> object:
            return [d.bild("svg") for d in bilder]

        ritat, sidan = medianer([rita, lambda: granskningssida([g], IDAG)], 3)
        storlek = len(granskningssida([g], IDAG))
        return [
            rad("granska en hel mapp / läsa dess filer", granskat / golv, "≤ 2"),
            rad(f"granskningssidan / rita dess {len(bilder)} diagram", sidan / ritat, "–"),
            rad(f"granskningssidan med {len(bilder)} diagram", storlek / _STORST, "≤ 1", "MB"),
        ]


def _mappen(mapp: Path) -> Path:
    for namn in ("handlingsplan.yaml", "vantetider.csv"):
        (mapp / namn).write_bytes(resurser.mall("exempel", namn).read_bytes())
    skriv(las(resurser.mall("exempel", "redovisning.yaml")), mapp / "redovisning.xlsx")
    skapa(mapp, idag=IDAG)
    return mapp


if __name__ == "__main__":
    print("\n".join(kvoter(60)))
