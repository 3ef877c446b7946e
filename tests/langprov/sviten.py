"""En körning av alla prov med mätning: vilka rader varje prov går igenom och vilka koder det framkallar."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.langprov.kodlogg import MAPP
from tests.langprov.resultat import ROT

UTFIL = ROT / ".coverage-langprov"
KODMAPP = ROT / ".pytest_cache" / "koder"


@cache
def kor() -> Path:
    """Ger filen med täckningen, efter en körning av hela sviten. Går något prov fel avbryts det hela.

    Finns en färdig mätning (miljövariabeln REDOVISNING_MATT=1) används den i stället.
    """
    if os.environ.get("REDOVISNING_MATT") == "1" and UTFIL.exists():
        return UTFIL
    shutil.rmtree(KODMAPP, ignore_errors=True)
    KODMAPP.mkdir(parents=True)
    # Provet av de långa provens egen sida kan inte gå igenom förrän de är körda.
    kommando = [
        "-m",
        "pytest",
        "-n",
        "auto",
        "--deselect=tests/test_langprov.py",
        "-p",
        "tests.langprov.kodlogg",
        "--cov=redovisning",
        "--cov-branch",
    ]
    miljo = os.environ | {MAPP: str(KODMAPP), "COVERAGE_FILE": str(UTFIL), "PYTHONPATH": str(ROT)}
    subprocess.run([sys.executable, *kommando, "--cov-context=test", "--cov-report="], cwd=ROT, env=miljo, check=True)
    return UTFIL


def koder_per_prov() -> dict[str, set[str]]:
    """Ger provets namn → de koder som det framkallade."""
    return {rad["prov"]: set(rad["koder"]) for rad in _loggen()}


def sekunder_per_prov() -> dict[str, float]:
    """Ger provets namn → hur många sekunder det tog medan täckningen mättes."""
    return {rad["prov"]: rad.get("sekunder", 0.05) for rad in _loggen()}


def _loggen() -> Iterator[dict[str, Any]]:
    kor()
    for fil in KODMAPP.glob("*.jsonl"):
        yield from map(json.loads, fil.read_text("utf-8").splitlines())
