"""Det som visas: resultatet på standard ut, meddelanden till människan på standard fel."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from redovisning.anmarkning import Anmarkning, Granskningsrapport


def forbered() -> None:
    """Gör att alla tecken går att skriva: UTF-8 till filer och andra program, ersättningstecken i gamla fönster."""
    for strom in (sys.stdout, sys.stderr):
        if isinstance(strom, io.TextIOWrapper):
            egen = strom.isatty() or "PYTHONIOENCODING" in os.environ
            strom.reconfigure(encoding=None if egen else "utf-8", errors="replace")


def resultat(text: object) -> None:
    """Skriver en rad av det efterfrågade resultatet."""
    _skriv(sys.stdout, text)


def meddela(text: object) -> None:
    """Skriver en rad till den som kör kommandot."""
    _skriv(sys.stderr, text)


def meddela_antal(rapport: Granskningsrapport, kallan: Path) -> None:
    """Säger hur många anmärkningar som finns i det lästa och hur man får se dem."""
    if rapport.anmarkningar:
        namn = f'"{kallan}"' if any(c.isspace() for c in str(kallan)) else kallan
        meddela(f"Granskningen fann {rapport.sammanfattning()} Visa dem med: redovisning granska {namn}")
    else:
        meddela("Granskningen fann inget att anmärka på.")


def meddela_bara_i_kallan(anmarkningar: Sequence[Anmarkning], kallan: Path, ut: Path) -> None:
    """Visar i sin helhet de anmärkningar som inte går att få fram ur den nya filen."""
    if anmarkningar:
        meddela("\n".join([f"Det här fann läsaren i {kallan}. Det syns inte i {ut.name}:", *map(str, anmarkningar)]))


def meddela_formular(mall: Path | None, ar: int | None) -> None:
    """Säger vilket Word-formulär som fylldes i."""
    meddela(f"Formuläret som fylldes i: {mall if mall is not None else f'programmets eget för {ar}'}")


def meddela_bredvid(fil: object) -> None:
    """Säger att den gamla filen var upptagen."""
    meddela(f"Den gamla filen är öppen i ett annat program och orörd. Den nya ligger bredvid: {fil}")


def _skriv(strom: TextIO, text: object) -> None:
    strom.write(f"{text}\n")
