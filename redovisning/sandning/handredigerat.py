"""Filer i leveransen som någon har ändrat för hand: de skrivs aldrig över, och skickas bara när svaren är desamma."""

from __future__ import annotations

from pathlib import Path

from redovisning import kontrollmarke
from redovisning.anmarkning import kort
from redovisning.dokument.falt import hitta_falt
from redovisning.fel import MalfilAndrad
from redovisning.filer import las
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.grind import hamta
from redovisning.kommandotext import citerad
from redovisning.leverans import Forberedd
from redovisning.utkast import Utkast


def att_behalla(f: Forberedd) -> frozenset[Path]:
    """Ger de filer som ska skickas som de är, för att någon har ändrat dem utan att ändra svaren.

    Raises:
        MalfilAndrad: formuläret har andra svar än utkastet, eller planen är ändrad för hand.
        OlasbarFil: det ändrade formuläret går inte att läsa.
    """
    if f.innehall.plan is not None and f.plan is not None and _ar_andrad(f.plan):
        raise MalfilAndrad(
            f"{f.plan}: handlingsplanen har ändrats för hand sedan den byggdes. Inget är packat, och filen är orörd. "
            f"Ska den skickas som den är: flytta den till {f.underlag.fil.parent} med namnet handlingsplan.docx, och "
            "flytta undan filen med planens data. Ska den byggas på nytt: flytta undan den här filen."
        )
    if not _ar_andrad(f.formular):
        return frozenset()
    utkast, ifyllt = f.innehall.utkast, las(f.formular)
    if ifyllt == utkast:
        return frozenset({f.formular})
    raise MalfilAndrad(
        f"{f.formular}: filen har ändrats för hand, och svaren i den är inte desamma som i {f.underlag.fil.name}: "
        f"{_skilda(utkast, ifyllt)}. Inget är packat, och filen är orörd. Ta in ändringarna i utkastet: "
        f"redovisning stam-av {citerad(f.underlag.fil.parent)} {citerad(f.formular)}\n"
        "Gäller utkastet: flytta undan filen, så fylls formuläret i på nytt."
    )


def _ar_andrad(fil: Path) -> bool:
    return fil.is_file() and not kontrollmarke.orord(hamta(fil))


def _skilda(utkast: Utkast, ifyllt: Utkast) -> str:
    """Ger frågorna där svaren skiljer sig, de första med ord."""
    if ifyllt.dokument is not utkast.dokument:
        return "det är ett annat dokument"
    a, b = utkast.texter(), ifyllt.texter()
    falten = [hitta_falt(utkast.dokument, stig) for stig in {**a, **b} if a.get(stig) != b.get(stig)]
    return rakna_upp(f"{falt.avsnitt.namn} «{kort(falt.fraga.text, 50)}»" for falt in falten if falt)
