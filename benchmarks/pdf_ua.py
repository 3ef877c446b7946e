"""Prövar exporterade PDF-filer med två PDF/UA-granskare: ``python -m benchmarks.pdf_ua`` (``make tillganglighet``).

Exemplets formulär och plan, och en lång plan, görs till PDF så som ``packa --pdf`` gör, och ska godkännas av båda.
Samma filer utan märkning, och ett dåligt skrivet dokument som exporterats på samma sätt, ska underkännas av båda:
annars prövar granskarna inget. LibreOffice måste finnas på datorn.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import outloud
import page
from pypdf import PdfReader, PdfWriter

from benchmarks.plandokument import ATGARDER, plan
from redovisning import resurser, skapa
from redovisning.plandokument.bygge import plandokument
from redovisning.sandning.pdfkopia import SAKNAS, finn_libreoffice, pdfkopia
from redovisning.utkast import Utkast

DAG = date(2024, 9, 29)
BILD = Path(__file__).parent.parent / "docs" / "bilder" / "arbetsbok.png"
MARKNINGEN = ("/StructTreeRoot", "/MarkInfo", "/Metadata", "/Lang")


def med_page(fil: Path) -> list[str]:
    """Ger det som page-validation underkänner, regel för regel."""
    rapport = page.validate_pdf(fil, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{f.rule_id} {f.message}" for f in rapport.failures]


def med_outloud(fil: Path) -> list[str]:
    """Ger det som outloud underkänner i PDF/UA-1. Dess egna råd om innehållet räknas inte."""
    resultat = outloud.check(str(fil), layers=["conformance"])
    if resultat.error:
        return [resultat.error]
    return [f"{f.rule} {f.message}" for f in resultat.findings if f.severity == "error"]


GRANSKARE: dict[str, Callable[[Path], list[str]]] = {"page-validation": med_page, "outloud": med_outloud}


def utan_markning(data: bytes) -> bytes:
    """Ger samma sidor utan det som en skärmläsare behöver."""
    skrivare = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for nyckel in MARKNINGEN:
        skrivare.root_object.pop(nyckel, None)
    ut = io.BytesIO()
    skrivare.write(ut)
    return ut.getvalue()


def exporterade(mapp: Path, program: Path) -> Iterator[Path]:
    """Ger exemplets formulär och plan som PDF, och en lång plan."""
    for fil in resurser.mall("exempel").iterdir():
        (mapp / fil.name).write_bytes(fil.read_bytes())
    for fil in skapa(mapp).filer:
        if fil.suffix == ".docx":
            kopia = mapp / f"{fil.stem}.pdf"
            kopia.write_bytes(pdfkopia(fil.read_bytes(), DAG, program))
            yield kopia
    lang = mapp / "En plan med listor som delas över sidor.pdf"
    lang.write_bytes(pdfkopia(plandokument(lang_plan()), DAG, program))
    yield lang


def lang_plan() -> Utkast:
    """Ger en plan med många åtgärder, med listor i celler som delas över sidor."""
    ut = plan()
    for i in range(ATGARDER):
        stycken = [f"Så här görs det på ort {n}.\n\n- Bemanning.\n- Kallelser.\n- Återbud." for n in range(1 + i % 9)]
        ut.satt(f"atgarder[{i}].beskrivning", "\n\n".join(stycken) + "\n\nOrden räcker. " * 40)
        ut.satt(f"atgarder[{i}].forvantad_effekt", "Kortare väntan.\n\n1. Först här.\n2. Sedan överallt.")
    return ut


def daligt_dokument() -> bytes:
    """Ger ett Word-dokument utan titel, med en bild utan alternativtext."""
    from docx import Document

    dokument = Document()
    dokument.core_properties.title = ""
    dokument.add_heading("Nuläge", level=3)
    dokument.add_picture(str(BILD))
    ut = io.BytesIO()
    dokument.save(ut)
    return ut.getvalue()


def visa(fil: Path, vad: str, *, ska_duga: bool) -> int:
    """Skriver vad granskarna säger om filen. Ger antalet av dem som inte sa det som de skulle."""
    fel = 0
    for namn, prova in GRANSKARE.items():
        funna = prova(fil)
        fel += bool(funna) is ska_duga
        utfall = f"underkänd ({len(funna)} fel)" if funna else "godkänd"
        print(f"{'  ' if bool(funna) is not ska_duga else '! '}{namn:<16} {utfall:<18} {vad}")
        print("".join(f"    {rad}\n" for rad in funna if ska_duga), end="")
    return fel


def main() -> int:
    """Ger 0 när det som ska duga är godkänt av båda och det andra är underkänt av båda."""
    program = finn_libreoffice()
    if program is None:
        print(SAKNAS)
        return 2
    fel = 0
    with tempfile.TemporaryDirectory() as namn:
        mapp = Path(namn)
        for kopia in exporterade(mapp, program):
            fel += visa(kopia, kopia.name, ska_duga=True)
            kopia.write_bytes(utan_markning(kopia.read_bytes()))
            fel += visa(kopia, f"{kopia.name}, utan märkning", ska_duga=False)
        dalig = mapp / "dalig.pdf"
        dalig.write_bytes(pdfkopia(daligt_dokument(), DAG, program))
        fel += visa(dalig, "ett dåligt skrivet dokument", ska_duga=False)
    print("Det som ska duga duger, och det andra underkänns." if not fel else f"{fel} granskningar sa fel sak.")
    return int(bool(fel))


if __name__ == "__main__":
    sys.exit(main())
