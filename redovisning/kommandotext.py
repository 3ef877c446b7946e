"""Det som skrivs i ett meddelande att ta efter: vägar att klistra in i ett kommando, och namnen på valen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

_OFARLIGA = "._-/:+,@" + ("\\" if os.name == "nt" else "")
_I_KOMMANDO: ContextVar[bool] = ContextVar("i_kommando", default=False)


@contextmanager
def i_kommando() -> Iterator[None]:
    """Gör att valen nämns så som de skrivs på kommandoraden, så länge kommandot inuti pågår."""
    marke = _I_KOMMANDO.set(True)
    try:
        yield
    finally:
        _I_KOMMANDO.reset(marke)


def valet(namn: str, *varden: str) -> str:
    """Ger ett val så som den som läser meddelandet skriver det: ``--ersatt`` i ett kommando, ``ersatt=True`` i Python.

    Utan värden är valet på eller av. Med värden är det ett som får anges flera gånger, och i Python en lista.
    """
    val = valnamn(namn)
    if _I_KOMMANDO.get():
        return " ".join(f"{val} {citerad(varde)}" for varde in varden) or val
    return f"{val}={list(varden) if varden else True}"


def valnamn(namn: str) -> str:
    """Ger bara valets namn: ``--valj`` i ett kommando, ``valj`` i Python."""
    return f"--{namn}" if _I_KOMMANDO.get() else namn


def citerad(vag: Path | str) -> str:
    """Ger vägen så att den kan klistras in i ett kommando: inom citattecken när den har blanksteg eller liknande."""
    text = str(vag)
    if text.startswith("-"):
        text = os.path.join(os.curdir, text)
    if all(c.isalnum() or c in _OFARLIGA for c in text):
        return text
    if os.name == "nt" or not any(c in '"$`\\!' for c in text):
        return f'"{text}"'
    from shlex import quote

    return quote(text)
