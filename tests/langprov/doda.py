"""``kill -9`` i en slinga: kommandot dödas vid slumpade tider, och varje fil är ändå den gamla eller den nya."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.langprov.jobb import JOBB, Jobb, forbered, innehall, kor_klart, skadat
from tests.langprov.resultat import ROT, Rad

VARV = int(os.environ.get("REDOVISNING_VARV", "60"))
FRO = 20240930


def prova() -> list[Rad]:
    """Ger raden om de dödade kommandona. Varje kommando dödas ``VARV`` gånger, oftast mot slutet, när den skriver."""
    slump, brott, dodade, halvvags = random.Random(FRO), [], 0, 0
    with tempfile.TemporaryDirectory() as rot:
        for jobb in JOBB:
            start = forbered(jobb, Path(rot) / jobb.namn)
            fore, efter_helt = innehall(start), kor_klart(jobb, start)
            forsok = Path(rot) / "forsok"
            tid = _dodad_efter(jobb, start, forsok, None)
            for _ in range(VARV):
                if _dodad_efter(jobb, start, forsok, (1.02 - 0.5 * slump.random() ** 2) * tid) >= 0:
                    continue
                dodade += 1
                efter = innehall(forsok)
                halvvags += efter not in (fore, efter_helt)
                if fel := skadat(fore, efter_helt, efter):
                    brott.append(f"{jobb.namn}: {fel}")
    return [
        Rad(
            "doda",
            "kill -9 när som helst lämnar den gamla eller den nya filen hel",
            f"{dodade} dödade körningar av {len(JOBB)} kommandon ({halvvags} mitt i skrivningen), "
            f"{len(brott)} skadade filer",
            "0 skadade",
            dodade > 0 and not brott,
            "python -m tests.langprov doda",
            " ".join(f"{b}." for b in brott[:10]),
        )
    ]


def _dodad_efter(jobb: Jobb, start: Path, forsok: Path, sekunder: float | None) -> float:
    """Ger −1 när kommandot hann dödas, annars tiden det tog."""
    shutil.rmtree(forsok, ignore_errors=True)
    shutil.copytree(start, forsok)
    borjan = time.perf_counter()
    miljo = os.environ | {"PYTHONPATH": str(ROT)}
    program = subprocess.Popen(
        [sys.executable, "-m", "redovisning", *jobb.argument],
        cwd=forsok,
        env=miljo,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        program.wait(timeout=sekunder)
    except subprocess.TimeoutExpired:
        program.send_signal(signal.SIGKILL)
        program.wait()
        return -1
    return time.perf_counter() - borjan
