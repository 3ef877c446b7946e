"""Vilka filer i regionens mapp som är handlingsplanen, efter deras namn. Vad de innehåller prövas inte här."""

from __future__ import annotations

from pathlib import PurePath

from redovisning.dokument.fragor import HANDLINGSPLAN
from redovisning.filnamn import ar_sparad_kopia

TEXTDATA = (".yaml", ".yml", ".json")
"""Planen som data har precis planens namn; en annan textfil kan vara anteckningar eller ett schema."""
ARBETSBOK = ".xlsx"
_FARDIGA = frozenset({".docx", ".pdf", ARBETSBOK})
_OMODERNA = frozenset({".doc", ".docm", ".dotx", ".dotm", ".xls", ".xlsm", ".xlsb", ".odt", ".ods", ".rtf"})
"""Slag som inte går att bifoga. De räknas ändå som planen, så att prövningen får säga vad som ska göras."""


def kan_vara_planen(fil: PurePath) -> bool:
    """Sant för planen som data, och för en färdig fil vars namn börjar på handlingsplan.

    En kopia som sparats bredvid en ersatt plan är inte planen.
    """
    andelse = fil.suffix.casefold()
    if not fil.name.casefold().startswith(HANDLINGSPLAN) or ar_sparad_kopia(fil):
        return False
    if andelse in TEXTDATA:
        return fil.stem.casefold() == HANDLINGSPLAN
    return andelse in _FARDIGA | _OMODERNA
