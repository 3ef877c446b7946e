"""Kör prov i kopior av trädet, med eller utan fel i koden, och ger vilka prov som föll."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

from tests.langprov.mutantvakt import UPPDRAG
from tests.langprov.resultat import ROT

_DELAR = ("redovisning", "tests", "mallar", "schemas", "docs", "benchmarks")
_FILER = ("pyproject.toml", "README.md", "CHANGELOG.md", "Makefile", "constraints.txt")
_SEKUNDER_MED_FEL, _SEKUNDER_UTAN = 40.0, 10.0
"""Så länge får ett prov hålla på: ett prov som fastnar med felet räknas bara om det annars går fort."""
_HELA_KORNINGEN = 1800
_UTANFOR = "--deselect=tests/test_langprov.py"

Fel = Mapping[str, str]
"""Fil → dess text med felet. En tom är koden som den är."""


class Verkstad:
    """Ett antal kopior av trädet, där var och en kör ett prov i taget."""

    def __init__(self, mappar: Sequence[Path]) -> None:
        self._lediga: Queue[Path] = Queue()
        for mapp in mappar:
            self._lediga.put(_kopia(mapp))
        self.antal = len(mappar)
        self.pool = ThreadPoolExecutor(self.antal)

    def fallna(self, fel: Fel, prov: Sequence[str] | None = None, *, till_forsta: bool = False) -> list[str]:
        """Ger namnen på de prov som föll med felen i koden: av de uppräknade, eller av alla när ``prov`` är None."""
        mapp = self._lediga.get()
        try:
            with _inlagda(mapp, fel), tempfile.TemporaryDirectory() as lappar:
                return _kor(mapp, Path(lappar), prov, bool(fel), till_forsta)
        finally:
            self._lediga.put(mapp)

    def alla_fallna(self, fel: Fel, prov: Sequence[str]) -> list[str]:
        """Ger de fallna som ``fallna`` gör, med proven fördelade på alla kopior."""
        hogar = [h for i in range(self.antal) if (h := prov[i :: self.antal])]
        return [namn for hog in self.pool.map(lambda h: self.fallna(fel, h), hogar) for namn in hog]

    def haller(self, prov: Iterable[str]) -> set[str]:
        """Ger dem av proven som går igenom, väl inom tiden, när koden är som den är."""
        prov = sorted(set(prov))
        return set(prov) - set(self.alla_fallna({}, prov)) if prov else set()


@contextmanager
def verkstad(antal: int) -> Iterator[Verkstad]:
    """Ger en verkstad med så många kopior; de är borta efteråt."""
    with tempfile.TemporaryDirectory() as rot:
        oppen = Verkstad([Path(rot, str(i)) for i in range(antal)])
        with oppen.pool:
            yield oppen


def _kopia(mapp: Path) -> Path:
    for namn in _DELAR:
        shutil.copytree(ROT / namn, mapp / namn, ignore=shutil.ignore_patterns("__pycache__"))
    for namn in _FILER:
        shutil.copy(ROT / namn, mapp)
    return mapp


@contextmanager
def _inlagda(mapp: Path, fel: Fel) -> Iterator[None]:
    ratt = {namn: (mapp / namn).read_text("utf-8") for namn in fel}
    try:
        _skriv(mapp, fel)
        yield
    finally:
        _skriv(mapp, ratt)


def _skriv(mapp: Path, texter: Fel) -> None:
    """Skriver filerna och tar bort det översatta: Python jämför bara längden och tiden i sekunder."""
    for namn, text in texter.items():
        fil = mapp / namn
        fil.write_text(text, "utf-8")
        for oversatt in fil.parent.glob(f"__pycache__/{fil.stem}.*"):
            oversatt.unlink()


def _kor(mapp: Path, lappar: Path, prov: Sequence[str] | None, med_fel: bool, till_forsta: bool) -> list[str]:
    fallna, uppdrag = lappar / "fallna", lappar / "uppdrag.json"
    sekunder = _SEKUNDER_MED_FEL if med_fel else _SEKUNDER_UTAN
    uppdrag.write_text(json.dumps({"prov": prov, "sekunder": sekunder, "fallna": str(fallna)}), "utf-8")
    miljo = os.environ | {"PYTHONPATH": str(mapp), UPPDRAG: str(uppdrag)}
    miljo.setdefault("REDOVISNING_PROVDATA", str(ROT.parent / "shared"))
    miljo.pop("COVERAGE_FILE", None)
    filer = ["tests"] if prov is None else sorted({namn.partition("::")[0] for namn in prov})
    kommando = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.langprov.mutantvakt"]
    kommando += ["--hypothesis-seed=0", "--tb=no", _UTANFOR, *["-x"] * till_forsta, *filer]
    try:
        subprocess.run(kommando, cwd=mapp, env=miljo, timeout=_HELA_KORNINGEN, capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        print(f"pytest blev inte klart på {_HELA_KORNINGEN} s", file=sys.stderr)
    rader = fallna.read_text("utf-8").splitlines() if fallna.exists() else []
    return list(dict.fromkeys(json.loads(rad) for rad in rader))
