"""Kör alla mätningar och skriver en tabell: ``python -m benchmarks`` (``make bench``)."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import arbetsbok, diagram, fyllning, granskning, plandokument, vantetider
from benchmarks.matt import exponent, medianer, minne_mb, rad
from redovisning import resurser
from redovisning.filer import las, skriv
from redovisning.grind import slapp_in
from redovisning.paket import Paket
from redovisning.utkast import Utkast
from redovisning.word.lasning import las_word
from redovisning.xmltolk import tolka_xml

VARV = int(os.environ.get("REDOVISNING_VARV", "60"))


def exempelutkast() -> Utkast:
    """Ger exemplets svar; ungefär lika långa som en riktig regions."""
    return las(resurser.mall("exempel", "redovisning.yaml"))


def fyllningens_kvoter(namn: str, formular: Path, utkast: Utkast, mapp: Path) -> list[str]:
    """Fyllning mot golvet och mot andra bibliotek. Ett osett formulär är processens första av sitt slag."""
    svar = list(utkast.texter().values())
    mall = fyllning.docxtpl_mall(formular)
    osett = fyllning.osedda(formular, mapp)
    golv_i_minnet = fyllning.golv_med_mallen_tolkad(formular)

    def golvet() -> object:
        return fyllning.golv(formular, svar)

    def vart() -> object:
        return fyllning.vart(formular, utkast)

    # Tunga arbeten mäts för sig, och golvet får ett varv på sig efter dem: de lämnar minnet i ett skick som stör.
    golv, i_minnet, fyllt, kontroll = medianer(
        [golvet, lambda: golv_i_minnet(svar), vart, lambda: fyllning.vart_med_kontroll(formular, utkast)], VARV
    )
    _, golv_2, forsta, _, forsta_kontroll = medianer(
        [
            golvet,
            golvet,
            lambda: fyllning.vart(osett(), utkast),
            golvet,
            lambda: fyllning.vart_med_kontroll(osett(), utkast),
        ],
        VARV,
    )
    fyllt_3, docx = medianer([vart, lambda: fyllning.med_python_docx(formular, svar)], VARV)
    fyllt_4, docxtpl = medianer([vart, lambda: fyllning.med_docxtpl(mall, svar)], VARV)
    return [
        rad(f"{namn}: fyllning / golvet", fyllt / golv, "≤ 2"),
        rad(f"{namn}: fyllning / golv med mallen tolkad", fyllt / i_minnet, "–"),
        rad(f"{namn}: första fyllningen / golvet", forsta / golv_2, "–"),
        rad(f"{namn}: fyllning med kontroll / golvet", kontroll / golv, "≤ 4"),
        rad(f"{namn}: första fyllningen med kontroll / golvet", forsta_kontroll / golv_2, "–"),
        rad(f"{namn}: docxtpl / fyllning", docxtpl / fyllt_4, "≥ 10"),
        rad(f"{namn}: python-docx / fyllning", docx / fyllt_3, "≥ 5"),
    ]


def lasningens_kvoter(namn: str, formular: Path, utkast: Utkast, mapp: Path) -> list[str]:
    """Läsning mot enbart tolkning. Stilar och numrering som är osedda tolkas också."""
    fil = skriv(utkast, mapp / "ifylld.docx", formular, ersatt=True)
    osedd = fyllning.osedda(fil, mapp)

    def tolka() -> object:
        paket = Paket(fil.read_bytes())
        return tolka_xml(paket.las("word/document.xml"), "word/document.xml")

    bara, lasning = medianer([tolka, lambda: las_word(slapp_in(fil))], VARV)
    _, bara_2, forsta = medianer([tolka, tolka, lambda: las_word(slapp_in(osedd()))], VARV)
    return [
        rad(f"{namn}: läsning / enbart tolkning", lasning / bara, "≤ 2"),
        rad(f"{namn}: läsning med osedda stilar / enbart tolkning", forsta / bara_2, "–"),
    ]


def manga_formular(utkast: Utkast) -> list[str]:
    """2 100 formulär i rad fylls och läses: växer processortiden rakt, och står minnet stilla?"""
    antal, tider, minnen = [100, 300, 700, 2100], [], []
    for n in antal:
        start = time.process_time()
        for _ in range(n):
            fyllning.vart_med_kontroll(fyllning.EGET, utkast)
        tider.append(time.process_time() - start)
        minnen.append(minne_mb())
    return [
        rad("2 100 formulär fylls och läses: exponent", exponent(antal, tider), "≤ 1,1", ""),
        rad("2 100 formulär: minnets tillväxt efter de 100 första", minnen[-1] - minnen[0], "platt", "MB"),
    ]


def processernas_kvoter() -> list[str]:
    """Hela processer mot en tom Python-process."""
    prov = Path(os.environ.get("REDOVISNING_PROVDATA", "../shared")) / "prov" / "halland-2024.yaml"
    fil = prov if prov.exists() else resurser.mall("exempel", "redovisning.yaml")

    # Ett installerat program är kompilerat; utan det här mäts kompileringen när miljön säger att inget får sparas.
    miljo = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}

    def kor(*argument: str) -> None:
        subprocess.run([sys.executable, *argument], check=False, capture_output=True, env=miljo)

    kor("-m", "redovisning", "granska", str(fil))

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
        i_word = fyllning.som_i_word(Path(mapp))
        rader = [
            *lasningens_kvoter("egen kopia", fyllning.EGET, utkast, Path(mapp)),
            *lasningens_kvoter("som i Word", i_word, utkast, Path(mapp)),
            *manga_formular(utkast),
            *fyllningens_kvoter("egen kopia", fyllning.EGET, utkast, Path(mapp)),
            *fyllningens_kvoter("som i Word", i_word, utkast, Path(mapp)),
            *arbetsbok.lasningens_kvoter(utkast, Path(mapp), VARV),
            *diagram.kvoter(),
            *plandokument.byggets_kvoter(VARV),
            *vantetider.kvoter(Path(mapp)),
            *granskning.kvoter(VARV),
            *processernas_kvoter(),
        ]
    print("| mätning | kvot | gräns |\n|---|---|---|")
    print("\n".join(rader))


if __name__ == "__main__":
    huvud()
