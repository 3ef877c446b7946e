"""Gränserna för små antal, som också den som inte räknar på väntetider behöver känna till."""

from __future__ import annotations

TROSKEL = 5
"""Antal från 1 till och med ett mindre än så visas inte."""
OSAKERT = 20
"""Ett mätvärde som bygger på färre än så är osäkert och nämns."""
