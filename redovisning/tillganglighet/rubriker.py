"""Rubrikerna: att de finns, och att ingen nivå hoppas över. Skärmläsare går från rubrik till rubrik."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.dolda.innehall import Fynd, citat
from redovisning.tillganglighet.dokumentet import Dokumentet, texten
from redovisning.word.vandring import P

_LANGT_UTAN_RUBRIK = 10
"""Så många stycken med text kan ett dokument ha utan att behöva en rubrik."""


def rubrikerna(d: Dokumentet) -> Iterator[Fynd]:
    """TG03: en rubriknivå hoppas över. TG04: ett längre dokument har inga rubriker."""
    fore = antal = 0
    for stycke, _ in d.element(P, bara_brodtext=True):
        text = texten(stycke)
        if not text:
            continue
        antal += 1
        niva = d.stilar.rubrikniva(stycke)
        if niva > fore + 1:
            over = f"direkt efter nivå {fore}" if fore else "först i dokumentet"
            yield Fynd("TG03", f"{citat(text)} på nivå {niva}", over)
        fore = niva or fore
    if not fore and antal > _LANGT_UTAN_RUBRIK:
        yield Fynd("TG04", f"{antal} stycken")
