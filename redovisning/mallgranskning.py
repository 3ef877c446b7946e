"""Granskningen av ``mall.docx``: är filen det tomma formulär som svaren ska skrivas i?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.fel import OlasbarFil
from redovisning.granskning.meddelanden import anmark
from redovisning.grind import Filslag, slapp_in
from redovisning.underlag import Underlag
from redovisning.utkast import Utkast


def granska_mallen(utkast: Utkast, mapp: Path | None) -> Iterator[Anmarkning]:
    """Ger en anmärkning när mallen bredvid utkastet inte går att fylla med dess svar."""
    if mapp is None or utkast.fil is None or utkast.omfattar is not None or not utkast.dokument.sandlista:
        return
    mall = Underlag(utkast.fil, mapp).mall
    if mall is not None and (vad := _hindret(utkast, mall)):
        yield anmark("MA02", Utkast(utkast.dokument, mall), vad=vad)


def _hindret(utkast: Utkast, mall: Path) -> str:
    """Ger det första hindret och hur många som är kvar; tomt när mallen går att fylla."""
    from redovisning.word.skrivning import mallens_hinder

    try:
        mottagen = slapp_in(mall)
        problem = mallens_hinder(utkast, mottagen) if mottagen.slag is Filslag.WORD else ["det är ingen Word-fil."]
    except OlasbarFil as fel:
        return fel.meddelande
    if len(problem) > 1:
        return f"{problem[0]} Hinder till: {len(problem) - 1}."
    return "".join(problem)
