"""Vad ett försök att bygga ett diagram ger: diagrammets namn och data, eller skälet till att det inte blev något."""

from __future__ import annotations

from typing import Any, NamedTuple


class EjRitat(NamedTuple):
    """Ett diagram som inte kunde ritas: sorten, och skälet som en mening att visa."""

    sort: str
    skal: str


Bygge = tuple[str, Any] | EjRitat
"""Det som skiljer diagrammet från andra av samma sort, till exempel indikatorns nyckel, och sortens data."""
