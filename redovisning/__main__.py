"""Gör att ``python -m redovisning`` och på Windows ``py -m redovisning`` är samma sak som ``redovisning``."""

from __future__ import annotations

from redovisning.kommandorad import program

program()
