"""De slumpade varven i full storlek: formulär genom varje medium och tillbaka, hela arbetsgången och personnummer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time

from tests.langprov.resultat import ROT, Rad

VARV = {
    "word": ("slumpade formulär ut i Word och tillbaka är lika", "tests/test_word_varv.py", 5000),
    "yaml": ("slumpade formulär ut i YAML och JSON och tillbaka är lika", "tests/test_yaml_varv.py", 5000),
    "excel": ("slumpade formulär ut i Excel och tillbaka är lika", "tests/test_excel_lasning_varv.py", 2000),
    "andra": ("svar byts i en YAML-fil utan att något annat ändras", "tests/test_yaml_uppdatering_varv.py", 5000),
    "personnummer": ("slumpade personnummer i tolv skrivsätt hittas", "tests/test_personnummer.py", 10000),
    "hela": ("skapa, ändra, dela, stämma av, slå ihop: ingen mening försvinner", "tests/test_varvet.py", 200),
}
"""Varvet → löftet, provfilen och antalet exempel i det största provet; varianterna i samma fil har färre."""


def prova(varv: str) -> list[Rad]:
    """Ger raden om ett varv. ``REDOVISNING_PROV`` sänker antalet för den som bara vill se att det går."""
    lofte, fil, lovat = VARV[varv]
    antal = min(lovat, int(os.environ.get("REDOVISNING_PROV", str(lovat))))
    start = time.perf_counter()
    svar = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "auto", fil],
        cwd=ROT,
        env=os.environ | {"REDOVISNING_PROV": str(antal), "PYTHONPATH": str(ROT)},
        capture_output=True,
        text=True,
        check=False,
    )
    lyckade = re.search(r"(\d+) passed", svar.stdout)
    prov = f"{lyckade[1]} prov" if lyckade else "inget prov gick igenom"
    matt = f"{prov} gick igenom med högst {antal} exempel vardera på {time.perf_counter() - start:.0f} s"
    foll = re.findall(r"^FAILED (\S+)", svar.stdout, re.MULTILINE)
    return [
        Rad(
            f"varv-{varv}",
            lofte,
            matt,
            f"{lovat} exempel, 0 fel",
            svar.returncode == 0 and antal == lovat,
            f"python -m tests.langprov varv-{varv}",
            f"Föll: {', '.join(foll)}." if foll else "",
        )
    ]
