"""Dokumenten: vad formulären frågar, sagt en gång. Årgångarna slås upp här."""

from __future__ import annotations

from redovisning.dokument.falt import Dokument
from redovisning.dokument.redovisning2024 import Redovisning2024

FORMULAR: dict[int, type[Dokument]] = {2024: Redovisning2024}
"""Redovisningens årgångar: året på formuläret → klassen."""

SENASTE_AR = max(FORMULAR)
