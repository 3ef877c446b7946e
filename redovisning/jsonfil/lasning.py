"""Läser en JSON-fil till ett utkast: samma nycklar som i YAML, rad och kolumn för varje svar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.avkodning import avkoda
from redovisning.granskning.meddelanden import anmark
from redovisning.jsonfil.tolkning import tolka
from redovisning.trad import Fynd, Karta, Skrivsatt, fel_rot, har_bestamd_form, till_utkast

if TYPE_CHECKING:
    from redovisning.grind import Mottagen
    from redovisning.utkast import Utkast

SKRIVSATT = Skrivsatt(
    text='Skriv svaret som en enda text inom dubbla citattecken: "{nyckel}": "…". Ett radbyte skrivs \\n.',
    avsnitt='Skriv svaren inom klamrar: "{nyckel}": {{"{forsta}": "…"}}.',
    lista='Skriv posterna inom hakparenteser: "{nyckel}": [{{"{forsta}": "…"}}].',
)


def las_json(mottagen: Mottagen) -> Utkast:
    """Ger utkastet i en JSON-fil. Allt som är fel i filen står i ``utkast.anmarkningar``."""
    return las_data(mottagen.data, mottagen.sokvag)


def las_data(data: bytes, fil: Path | None = None) -> Utkast:
    """Ger utkastet i en JSON-fils innehåll; ``fil`` nämns i anmärkningarna."""
    avkodat = avkoda(data)
    rot, fynd = tolka(avkodat.text, avkodat.rader)
    if rot is not None and not isinstance(rot, Karta):
        fynd.append(fel_rot(rot, avkodat.rader))
        rot = None
    utkast, alla = till_utkast(rot, [*avkodat.fynd, *fynd], fil, SKRIVSATT)
    for f in alla:
        if _galler(f, utkast):
            utkast.anmarkningar.append(anmark(f.kod, utkast, f.stig, f.plats, **f.varden))
    return utkast


def _galler(f: Fynd, utkast: Utkast) -> bool:
    """Tal, true och false är fel bara i svar; vid ja och nej, val, tal och datum säger granskningen det själv."""
    if f.kod in ("JS02", "JS03"):
        return f.stig is not None and not har_bestamd_form(utkast, f.stig)
    return True
