"""Filer bredvid ett utkast som säger att det kanske inte är det senaste: en låsfil, eller en kopia av utkastet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.filnamn import ar_sparad_kopia
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.underlag import UTKASTNAMN, utkast_i

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning
    from redovisning.utkast import Utkast

_KOPIA = re.compile(rf"(?:kopia av |copy of ){UTKASTNAMN}\b|{UTKASTNAMN}[ ._(-](?!20\d\d\b|ursprung\b)")
"""Windows, OneDrive, Dropbox och människor: «redovisning - Kopia», «redovisning (2)», «redovisning-DATORN»."""
_SVARSFILER = (".yaml", ".yml", ".json", ".docx", ".xlsx", ".doc", ".xls", ".txt")


def namn_oppen_fil(utkast: Utkast) -> None:
    """Ger utkastet en anmärkning när dess fil är öppen i ett annat program: det osparade går inte att läsa."""
    if utkast.fil is not None and any(vag.exists() for vag in _lasfilerna(utkast.fil)):
        utkast.anmarkningar.append(anmark("MA03", utkast))


def granska_kopior(utkast: Utkast, mapp: Path | None) -> Iterator[Anmarkning]:
    """Ger en anmärkning när det bredvid regionens utkast ligger filer som ser ut som kopior av det."""
    if mapp is None or utkast.fil is None or utkast.fil.stem.casefold() != UTKASTNAMN or not mapp.is_dir():
        return
    utkasten = utkast_i(mapp)
    if namn := sorted(v.name for v in mapp.iterdir() if v not in utkasten and v.is_file() and _ar_kopia(v)):
        yield anmark("MA04", utkast, filer=rakna_upp((f"«{citera(n, 120)}»" for n in namn), hogst=5))


def _ar_kopia(fil: Path) -> bool:
    namn = fil.name.casefold()
    if ar_sparad_kopia(fil) or namn.endswith(".schema.json") or fil.suffix.casefold() not in _SVARSFILER:
        return False
    return _KOPIA.match(namn) is not None


def _lasfilerna(fil: Path) -> Iterator[Path]:
    """Ger vägarna till de låsfiler som Word, Excel och LibreOffice lägger bredvid en fil som är öppen.

    Word skriver över de två första tecknen i ett långt namn, ett i ett kortare, och inga i ett kort.
    """
    yield from (fil.with_name(f"~${fil.name[n:]}") for n in range(3))
    yield fil.with_name(f".~lock.{fil.name}#")
