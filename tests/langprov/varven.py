"""De slumpade varven i full storlek: formulär genom varje medium och tillbaka, sammanslagningar och personnummer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

from tests.langprov.resultat import ROT, Rad

VARV = (
    ("slumpade formulär ut i Word och tillbaka är lika", "tests/test_word_varv.py", "", 5000),
    ("slumpade formulär ut i YAML och JSON och tillbaka är lika", "tests/test_yaml_varv.py", "", 5000),
    ("slumpade formulär ut i Excel och tillbaka är lika", "tests/test_excel_lasning_varv.py", "", 2000),
    ("svar byts i en YAML-fil utan att något annat ändras", "tests/test_yaml_uppdatering_varv.py", "", 5000),
    (
        "slumpade personnummer i tolv skrivsätt hittas",
        "tests/test_personnummer.py",
        "",
        10000,
    ),
)
"""Löftet, provfilen, urvalet (``-k``) och antalet exempel i varje prov."""


def prova() -> list[Rad]:
    """Ger en rad för varje varv. ``REDOVISNING_PROV`` sänker antalet för den som bara vill se att det går."""
    return [_rad(*varv) for varv in VARV]


def _rad(lofte: str, fil: str, urval: str, antal: int) -> Rad:
    antal = min(antal, int(os.environ.get("REDOVISNING_PROV", str(antal))))
    val = ["-k", urval] if urval else []
    start = time.perf_counter()
    svar = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "auto", fil, *val],
        cwd=ROT,
        env=os.environ | {"REDOVISNING_PROV": str(antal), "PYTHONPATH": str(ROT)},
        capture_output=True,
        text=True,
        check=False,
    )
    lyckade = re.search(r"(\d+) passed", svar.stdout)
    prov = f"{lyckade[1]} prov" if lyckade else "inget prov gick igenom"
    kommando = f"REDOVISNING_PROV={antal} pytest {fil}" + (f" -k {urval}" if urval else "")
    matt = f"{prov} med {antal} exempel vardera, {time.perf_counter() - start:.0f} s"
    fel = re.findall(r"^FAILED (\S+)", svar.stdout, re.MULTILINE)
    return Rad(
        "varven", lofte, matt, "0 olika", svar.returncode == 0, kommando, f"Föll: {', '.join(fel)}." if fel else ""
    )
