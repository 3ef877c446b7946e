"""Varje fil i den fientliga samlingen i en egen process: ett namngivet utfall, högst två sekunder och 300 MB."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from tests.langprov.resultat import ROT, Rad

SEKUNDER, MEGABYTE = 2.0, 300
_LAS = """
import sys
from redovisning.fel import OlasbarFil
from redovisning.filer import las
try:
    las(sys.argv[1])
except OlasbarFil as fel:
    print(fel.kod)
else:
    print("last")
"""


def samlingar() -> list[Path]:
    """Ger mapparna med filer: den delade samlingen, och en större ur REDOVISNING_KORPUS om den är satt."""
    delade = Path(os.environ.get("REDOVISNING_PROVDATA") or ROT.parent / "shared") / "korpus"
    return [Path(m) for m in (delade, os.environ.get("REDOVISNING_KORPUS")) if m and Path(m).is_dir()]


def prova() -> list[Rad]:
    """Ger raden om korpusen. Tiden räknas utan Pythons egen start."""
    filer = [f for mapp in samlingar() for f in sorted(mapp.iterdir()) if f.is_file() and f.suffix != ".tsv"]
    start, _, _ = _kor(["-c", "import redovisning.filer, redovisning.fel"])
    raa, tider = [], []
    for fil in filer:
        tid, ut, fel = _kor(["-c", _LAS, str(fil)])
        tider.append(tid - start)
        if not ut.strip() or fel:
            raa.append(fil.name)
    # Det största barnet hittills; varje fil har haft en egen process.
    mest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        Rad(
            "korpus",
            "varje främmande fil har ett namngivet utfall",
            f"{len(filer)} filer, {len(raa)} råa undantag, högst {max(tider):.1f} s och {mest:.0f} MB".replace(
                ".", ","
            ),
            "0 undantag, 2 s, 300 MB",
            bool(filer) and not raa and max(tider) <= SEKUNDER and mest <= MEGABYTE,
            "python -m tests.langprov korpus",
            f"Råa undantag: {', '.join(raa)}." if raa else "",
        )
    ]


def _kor(argument: list[str]) -> tuple[float, str, str]:
    start = time.perf_counter()
    svar = subprocess.run([sys.executable, *argument], capture_output=True, text=True, timeout=60, check=False)
    return time.perf_counter() - start, svar.stdout, svar.stderr
