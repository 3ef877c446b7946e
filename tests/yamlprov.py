"""Hjälp till YAML-proven: läs en text, och se vad läsaren sade om den."""

from __future__ import annotations

from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.utkast import Utkast
from redovisning.yamlfil.lasning import las_data


def las(text: str) -> Utkast:
    """Ger utkastet i en YAML-text."""
    return las_data(text.encode(), Path("prov.yaml"))


def anmarkta(text: str) -> list[str]:
    """Ger läsarens anmärkningar som ``kod rad:kolumn``, i filens ordning. Att året saknas räknas inte med."""
    alla = sorted((a.plats.rad, a.plats.kolumn, a.kod) for a in las(text).anmarkningar if a.kod != "TR07")  # type: ignore[union-attr]
    return [f"{kod} {rad}:{kolumn}" for rad, kolumn, kod in alla]


def den_enda(text: str, kod: str) -> Anmarkning:
    """Ger textens enda anmärkning med koden."""
    (a,) = [a for a in las(text).anmarkningar if a.kod == kod]
    return a
