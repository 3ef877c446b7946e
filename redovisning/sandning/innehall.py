"""Vad som skickas ur en leverans: formuläret, planen och, när regionen vill det, diagrammen och PDF-kopior."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from redovisning.diagrammapp import TEXTFIL
from redovisning.grind import hamta
from redovisning.leverans import Forberedd, Leverans
from redovisning.leveransbilagor import DIAGRAMMAPP

FORMULARET = "den ifyllda redovisningen"
PLANEN = "handlingsplanen"
DIAGRAMMEN = "diagram över väntetiderna"
DIAGRAMTEXTEN = "diagrammen i ord och som tabeller"
PDF_KOPIA = "kopia som PDF"


@dataclass(frozen=True)
class Sandfil:
    """En fil som ska skickas: dess namn, vad den är och innehållet. ``fil`` är där den låg, om den låg någonstans."""

    namn: str
    vad: str
    data: bytes = field(repr=False)
    fil: Path | None = None


def valda_filer(f: Forberedd, leverans: Leverans, *, med_diagram: bool) -> list[Path]:
    """Ger de av leveransens filer som ska skickas, formuläret först. Allt annat stannar i huset.

    Granskningen och utkastet skickas aldrig, vad som än ligger i leveransen: bara det som räknas upp här går.
    """
    valda = [v for v in (f.formular, f.plan) if v in leverans.filer]
    return valda + (diagram_i(leverans) if med_diagram else [])


def diagram_i(leverans: Leverans) -> list[Path]:
    """Ger leveransens diagram och textfilen med deras alternativtexter."""
    return [v for v in leverans.filer if v.parent == leverans.mapp / DIAGRAMMAPP]


def sandfiler(f: Forberedd, filer: Iterable[Path]) -> Iterator[Sandfil]:
    """Ger filerna med innehåll, så som de ligger i leveransen.

    Raises:
        OlasbarFil: en fil går inte att läsa.
    """
    ord_ = {f.formular: FORMULARET, f.plan: PLANEN}
    for fil in filer:
        diagram = DIAGRAMTEXTEN if fil.name == TEXTFIL else DIAGRAMMEN
        yield Sandfil(fil.name, ord_.get(fil, diagram), hamta(fil), fil)
