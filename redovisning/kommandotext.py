"""Namn och vägar så som de skrivs i ett kommando, att klistra in i ett kommandofönster."""

from __future__ import annotations

import os
from pathlib import Path

_OFARLIGA = "._-/:+,@" + ("\\" if os.name == "nt" else "")


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
