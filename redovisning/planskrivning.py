"""Handlingsplanen skriven som Word-dokument, ur det som står i planen själv."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.fel import TextKanInteBaras
from redovisning.filskrivning import skriv_fil
from redovisning.grind import slapp_in
from redovisning.kontrollmarke import orord
from redovisning.plandokument.bygge import plandokument

if TYPE_CHECKING:
    from redovisning.utkast import Utkast


def skriv_planen(plan: Utkast, mal: Path, mall: Path | str | None, *, ersatt: bool) -> Path:
    """Ger vägen till dokumentet. ``mall`` är regionens Word-mall. Dokumentet läses tillbaka innan det gäller.

    Raises:
        TextKanInteBaras, MallFel, OlasbarFil, MalfilAndrad, SkrivFel: som ``filer.skriv``.
    """
    if hinder := [a for a in plan.anmarkningar if a.hindrar]:
        raise TextKanInteBaras(mal.name, hinder)
    data = plandokument(plan, mall=slapp_in(mall) if mall is not None else None)
    return skriv_fil(mal, data, ersatt=ersatt, orord=orord)
