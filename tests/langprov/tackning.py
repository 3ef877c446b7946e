"""Grentäckningen: hela i dokumenten, reglerna, utkastet och läsarna, och nästan hela i resten."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable

from tests.langprov.omraden import KARNA, ar_karna
from tests.langprov.resultat import ROT, Rad
from tests.langprov.sviten import kor

GRANS_KARNAN, GRANS_RESTEN = 100.0, 95.0


def prova() -> list[Rad]:
    """Ger en rad för kärnan och en för resten."""
    filerna = _filerna()
    karna = {n: f for n, f in filerna.items() if ar_karna(n)}
    resten = {n: f for n, f in filerna.items() if n not in karna}
    return [
        _rad("grentäckning av dokument, regler, utkast och läsare", karna, GRANS_KARNAN),
        _rad("grentäckning av resten", resten, GRANS_RESTEN),
    ]


def _filerna() -> dict[str, dict[str, int]]:
    import json

    rapport = ROT / ".pytest_cache" / "tackning.json"
    fil = kor()
    kommando = [sys.executable, "-m", "coverage", "json", f"--data-file={fil}", "-o", str(rapport), "-q"]
    subprocess.run(kommando, cwd=ROT, check=True)
    return {n: f["summary"] for n, f in json.loads(rapport.read_text("utf-8"))["files"].items()}


def _rad(lofte: str, filer: dict[str, dict[str, int]], grans: float) -> Rad:
    alla = _summa(filer.values(), "num_statements") + _summa(filer.values(), "num_branches")
    korda = _summa(filer.values(), "covered_lines") + _summa(filer.values(), "covered_branches")
    andel = 100 * korda / alla if alla else 0.0
    ofullstandiga = sorted(
        (f["missing_lines"] + f["missing_branches"], n)
        for n, f in filer.items()
        if f["missing_lines"] + f["missing_branches"]
    )[::-1]
    not_ = ", ".join(f"{n.removeprefix('redovisning/')} ({antal})" for antal, n in ofullstandiga[:25])
    omfang = f"Kärnan är {', '.join(KARNA)}. " if grans == GRANS_KARNAN else ""
    return Rad(
        "tackning",
        lofte,
        f"{andel:.2f} % av {alla} satser och grenar".replace(".", ","),
        f"{grans:.0f} %",
        andel >= grans,
        "python -m tests.langprov tackning",
        f"{omfang}Rader och grenar som inget prov når: {not_}." if not_ else omfang,
    )


def _summa(filer: Iterable[dict[str, int]], nyckel: str) -> int:
    return sum(f[nyckel] for f in filer)
