"""Kör alla mätningar och skriver en tabell: ``python -m benchmarks`` (``make bench``)."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import fyllning
from benchmarks.matt import exponent, medianer, minne_mb, rad
from redovisning import resurser
from redovisning.filer import las, skriv
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.paket import Paket
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.xmltolk import tolka_xml

VARV = int(os.environ.get("REDOVISNING_VARV", "60"))


def exempelutkast() -> Utkast:
    """Ger exemplets svar; ungefär lika långa som en riktig regions."""
    return las(resurser.mall("exempel", "redovisning.yaml"))


def fyllningens_kvoter(namn: str, formular: Path, utkast: Utkast) -> list[str]:
    """Fyllning mot golvet och mot andra bibliotek."""
    svar = list(utkast.texter().values())
    mall = fyllning.docxtpl_mall(formular)
    golv, vart, kontroll, docx, docxtpl = medianer(
        [
            lambda: fyllning.golv(formular, svar),
            lambda: fyllning.vart(formular, utkast),
            lambda: fyllning.vart_med_kontroll(formular, utkast),
            lambda: fyllning.med_python_docx(formular, svar),
            lambda: fyllning.med_docxtpl(mall, svar),
        ],
        VARV,
    )
    return [
        rad(f"{namn}: fyllning / golvet", vart / golv, "≤ 2"),
        rad(f"{namn}: fyllning med kontroll / golvet", kontroll / golv, "≤ 4"),
        rad(f"{namn}: docxtpl / fyllning", docxtpl / vart, "≥ 10"),
        rad(f"{namn}: python-docx / fyllning", docx / vart, "≥ 5"),
    ]


def lasningens_kvoter(utkast: Utkast, mapp: Path) -> list[str]:
    """Läsning mot enbart tolkning, och många formulär i rad."""
    fil = skriv(utkast, mapp / "ifylld.docx")

    def tolka() -> object:
        paket = Paket(fil.read_bytes())
        return tolka_xml(paket.las("word/document.xml"), "word/document.xml")

    bara, lasning = medianer([tolka, lambda: las_word(slapp_in(fil))], VARV)
    data = fil.read_bytes()
    antal, tider, minnen = [100, 300, 700, 2100], [], []
    for n in antal:
        start = time.perf_counter()
        for _ in range(n):
            las_word(Mottagen(fil, Filslag.WORD, data))
        tider.append(time.perf_counter() - start)
        minnen.append(minne_mb())
    return [
        rad("läsning / enbart tolkning", lasning / bara, "≤ 2"),
        rad("2 100 formulär: exponent", exponent(antal, tider), "≤ 1,1", ""),
        rad("2 100 formulär: minnets tillväxt efter de 100 första", minnen[-1] - minnen[0], "platt", "MB"),
    ]


def processernas_kvoter() -> list[str]:
    """Hela processer mot en tom Python-process."""
    prov = Path(os.environ.get("REDOVISNING_PROVDATA", "../shared")) / "prov" / "halland-2024.yaml"
    fil = prov if prov.exists() else resurser.mall("exempel", "redovisning.yaml")

    def kor(*argument: str) -> None:
        subprocess.run([sys.executable, *argument], check=False, capture_output=True)

    tom, hjalp, granska = medianer(
        [
            lambda: kor("-c", "pass"),
            lambda: kor("-m", "redovisning", "--help"),
            lambda: kor("-m", "redovisning", "granska", str(fil)),
        ],
        max(5, VARV // 3),
    )
    return [
        rad("redovisning --help / tom process", hjalp / tom, "≤ 4"),
        rad(f"granska {fil.name} / tom process", granska / tom, "≤ 12"),
    ]


def huvud() -> None:
    """Skriver tabellen."""
    gc.disable()  # som programmet självt kör, se kommandorad.program
    utkast = exempelutkast()
    with tempfile.TemporaryDirectory() as mapp:
        rader = [
            *fyllningens_kvoter("egen kopia", fyllning.EGET, utkast),
            *fyllningens_kvoter("som i Word", fyllning.som_i_word(Path(mapp)), utkast),
            *lasningens_kvoter(utkast, Path(mapp)),
            *processernas_kvoter(),
        ]
    print("| mätning | kvot | gräns |\n|---|---|---|")
    print("\n".join(rader))


if __name__ == "__main__":
    huvud()
