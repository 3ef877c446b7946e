"""Mutationsprovet: ett slumpat urval små fel i kärnan, och hur många av dem som något prov märker.

``REDOVISNING_MUTANTER`` säger hur många (förval 300). Proven som går igenom den ändrade raden körs, ur mätningen i
``sviten``. De som överlever listas med sina skäl ur ``overlevande.tsv``.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from coverage import CoverageData

from tests.langprov.mutanter import Mutant, mutanter
from tests.langprov.omraden import ar_karna
from tests.langprov.resultat import ROT, Rad
from tests.langprov.sviten import kor

ANTAL, FRO, GRANS = int(os.environ.get("REDOVISNING_MUTANTER", "300")), 2024, 90.0
SKAL = Path(__file__).with_name("overlevande.tsv")
_TATAST = 80
"""Så många prov körs högst för en mutant."""
_TIDSGRANS = 120
_VID_LADDNINGEN = ("tests/test_katalog.py", "tests/test_harledda.py", "tests/test_regel_alla.py")
"""Prov för rader som bara körs när modulen laddas, och därför inte hör till något prov."""
_DELAR = ("redovisning", "tests", "mallar", "schemas", "docs", "benchmarks")
_FILER = ("pyproject.toml", "README.md", "CHANGELOG.md", "Makefile", "constraints.txt")


def prova() -> list[Rad]:
    """Ger raden om hur stor del av mutanterna som dog. En mutant med ett skal i listan räknas inte."""
    matt = CoverageData(str(kor()))
    matt.read()
    karnan = sorted(n for n in map(_relativ, matt.measured_files()) if ar_karna(n))
    valda = list(mutanter(ROT, karnan, ANTAL, FRO))
    prov = {m: _prov(matt, m) for m in valda}
    trad: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory() as rot, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for i in range(os.cpu_count() or 1):
            trad.put(_kopia(Path(rot) / str(i)))
        utfall = list(pool.map(lambda m: _overlever(m, prov[m], trad), valda))
    skalen = _skal()
    kvar = [m for m, lever in zip(valda, utfall, strict=True) if lever and m.namn not in skalen]
    likvardiga = [m for m, lever in zip(valda, utfall, strict=True) if lever and m.namn in skalen]
    raknade = len(valda) - len(likvardiga)
    andel = 100 * (raknade - len(kvar)) / raknade if raknade else 0.0
    return [
        Rad(
            "mutation",
            "små fel i kärnan märks av något prov",
            f"{andel:.1f} % av {raknade} slumpade mutanter".replace(".", ","),
            f"{GRANS:.0f} %",
            andel >= GRANS,
            "python -m tests.langprov mutation",
            _noten(kvar, {m.namn: skalen[m.namn] for m in likvardiga}),
        )
    ]


def _relativ(fil: str) -> str:
    return Path(fil).resolve().relative_to(ROT).as_posix() if Path(fil).is_absolute() else fil


def _prov(matt: CoverageData, mutant: Mutant) -> list[str]:
    """Ger de prov som går igenom mutantens rad."""
    per_rad = matt.contexts_by_lineno(str(ROT / mutant.fil))
    namn = {sammanhang.partition("|")[0] for sammanhang in per_rad.get(mutant.rad, [])} - {""}
    if not namn:
        return list(_VID_LADDNINGEN)
    # Först de prov som heter som rummet eller filen, sist de slumpade varven: de tar längst tid.
    orden = {ord_ for del_ in Path(mutant.fil).with_suffix("").parts[1:] for ord_ in del_.split("_")}
    return sorted(namn, key=lambda n: ("varv" in n, -sum(o in n for o in orden), n))[:_TATAST]


def _kopia(mapp: Path) -> Path:
    for namn in _DELAR:
        shutil.copytree(ROT / namn, mapp / namn, ignore=shutil.ignore_patterns("__pycache__"))
    for namn in _FILER:
        shutil.copy(ROT / namn, mapp)
    return mapp


def _overlever(mutant: Mutant, prov: list[str], trad: Queue[Path]) -> bool:
    """Sant när inget prov märker felet."""
    mapp = trad.get()
    fil = mapp / mutant.fil
    ratt = fil.read_text("utf-8")
    try:
        fil.write_text(mutant.kod, "utf-8")
        miljo = os.environ | {"PYTHONPATH": str(mapp), "PYTHONDONTWRITEBYTECODE": "1"}
        miljo.setdefault("REDOVISNING_PROVDATA", str(ROT.parent / "shared"))
        kommando = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *prov]
        return not subprocess.run(kommando, cwd=mapp, env=miljo, timeout=_TIDSGRANS, capture_output=True).returncode
    except subprocess.TimeoutExpired:
        return False
    finally:
        fil.write_text(ratt, "utf-8")
        trad.put(mapp)


def _skal() -> dict[str, str]:
    """Ger mutantens namn → varför inget prov kan eller behöver märka den."""
    if not SKAL.exists():
        return {}
    with SKAL.open(encoding="utf-8", newline="") as fil:
        return {rad["mutant"]: rad["skal"] for rad in csv.DictReader(fil, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _noten(kvar: Iterable[Mutant], likvardiga: dict[str, str]) -> str:
    """Ger listan över dem som överlevde, med skäl där det finns ett."""
    rader = [f"`{namn}` ({skal})" for namn, skal in sorted(likvardiga.items())]
    rader += [f"`{m.namn}` (inget prov märker den)" for m in kvar]
    return "Överlevde: " + "; ".join(rader) + "." if rader else ""
