"""Namnrymderna i en arbetsbok, och genvägar till dess elementnamn."""

from __future__ import annotations

HUVUD = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXTRUTA = "http://schemas.openxmlformats.org/drawingml/2006/main"
RITNING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TRAD = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def x(namn: str) -> str:
    """Ger ett elementnamn i arbetsbokens huvudnamnrymd."""
    return f"{{{HUVUD}}}{namn}"


def a(namn: str) -> str:
    """Ger ett elementnamn i textrutornas namnrymd."""
    return f"{{{TEXTRUTA}}}{namn}"


def rita(namn: str) -> str:
    """Ger ett elementnamn i ritningarnas namnrymd."""
    return f"{{{RITNING}}}{namn}"
