"""Minnet sist i en YAML-fil som lämnats ut: en kommentarsrad för varje svar som stod i den då, med dess avtryck."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from redovisning.utlamnat import AVTRYCK, Utlamnat

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

_MARKE = "# utlämnat:"
_FORSTA = f"{_MARKE} raderna här nedanför visar vad som ändras i filen. Låt dem stå."
_RAD = re.compile(rf"{_MARKE} ([\w.\[\]]+)(?: ({AVTRYCK.pattern}))?\s*")


def minnesrader(utkast: Utkast) -> list[str]:
    """Ger raderna, inga när utkastet inte är utlämnat."""
    if utkast.utlamnat is None:
        return []
    return [_FORSTA, *(f"{_MARKE} {stig} {avtryck}".rstrip() for stig, avtryck in utkast.utlamnat.svar.items())]


def ar_minnesrad(rad: str) -> bool:
    """Sant för en sådan rad, som programmet har skrivit."""
    return rad.startswith(_MARKE)


def las_minnet(rader: Iterable[str]) -> Utlamnat | None:
    """Ger minnet i filens rader; ``None`` när de inte har något."""
    egna = [rad for rad in rader if ar_minnesrad(rad)]
    if not egna:
        return None
    return Utlamnat({m[1]: m[2] or "" for m in map(_RAD.fullmatch, egna) if m})


def med_minnet(data: bytes, utkast: Utkast) -> bytes:
    """Ger filens innehåll med utkastets minne i stället för sitt eget. Är de lika är det samma byte."""
    text = data.decode()
    rader = text.split("\n")
    egna = [rad.rstrip("\r") for rad in rader if ar_minnesrad(rad)]
    nya = minnesrader(utkast)
    if egna == nya:
        return data
    slut = "\r\n" if "\r\n" in text else "\n"
    kvar = "\n".join(rad for rad in rader if not ar_minnesrad(rad)).rstrip("\r\n")
    return (kvar + slut + "".join(f"{slut}{rad}" for rad in nya) + (slut if nya else "")).encode()
