"""Samma indata ger samma byte: två frön för hashningen, två tidszoner och två språkinställningar."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.langprov.jobb import innehall
from tests.langprov.resultat import ROT, Rad

# Granskningssidan räknar dagarna kvar, så båda zonerna har samma dag: elva timmar före eller efter.
_LANGT_BORT = "AAA-11" if datetime.now(UTC).hour < 12 else "AAA+11"
MILJOER = (
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": _LANGT_BORT, "LC_ALL": "C"},
)
KOMMANDON = (
    ("exempel",),
    ("skapa", "exempel"),
    ("omvandla", "exempel/redovisning.yaml", "svar.xlsx"),
    ("omvandla", "exempel/redovisning.yaml", "svar.json"),
    ("omvandla", "exempel/handlingsplan.yaml", "plan.xlsx"),
    ("dela", "exempel/redovisning.yaml", "--avsnitt", "3.3", "--ut", "delar"),
    ("jamfor", "exempel/redovisning.yaml", "svar.xlsx", "--ut", "skillnader.html"),
    ("packa", "exempel", "--diagram", "--datum", "2024-09-29"),
    ("rensa", "exempel/leverans/Redovisning 2024 Region Exempel.docx", "--ut", "ren.docx"),
    ("omvandla", "exempel/redovisning.yaml", "egen.docx"),
    ("ny", "Tomt", "--region", "Region Halland", "--som", "xlsx"),
    ("diagram", "exempel/vantetider.csv", "--region", "Region Exempel", "--ut", "bilder"),
)


def prova() -> list[Rad]:
    """Ger raden om hur många filer som blev olika."""
    with tempfile.TemporaryDirectory() as rot:
        ett, tva = (_kor_allt(Path(rot) / str(i), miljo) for i, miljo in enumerate(MILJOER))
    olika = sorted(namn for namn in {*ett, *tva} if ett.get(namn) != tva.get(namn))
    return [
        Rad(
            "samma-byte",
            "samma indata ger samma byte, vilken dator och tidszon det än är",
            f"{len(ett)} filer ur {len(KOMMANDON)} kommandon, {len(olika)} olika",
            "0 olika",
            len(ett) > len(KOMMANDON) and not olika,
            "python -m tests.langprov samma-byte",
            f"Olika: {', '.join(olika[:10])}." if olika else "",
        )
    ]


def _kor_allt(mapp: Path, miljo: dict[str, str]) -> dict[str, bytes]:
    mapp.mkdir()
    for argument in KOMMANDON:
        subprocess.run(
            [sys.executable, "-m", "redovisning", *argument],
            cwd=mapp,
            env=os.environ | miljo | {"PYTHONPATH": str(ROT), "PYTHONUTF8": "1"},
            check=True,
            capture_output=True,
        )
    return innehall(mapp)
