"""Minnet i en fil som lämnats ut: ett avtryck av varje svar som stod i den då, så att en ändring går att se efteråt.

Ett avtryck visar om en text är densamma som förut, men bär den inte. Namn, telefonnummer och andra korta texter går
att gissa ur ett avtryck, även när någon har tagit bort dem ur filen. För dem minns filen bara att något stod där.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from redovisning.dokument.falt import Blankett, Falt, Svarstyp, hitta_falt

TECKEN = 16
MINSTA_LANGD, MINSTA_ANTAL_ORD = 30, 4
"""En kortare text får inget avtryck: den som vet hur namn och nummer ser ut kunde pröva sig fram till den."""

AVTRYCK = re.compile(rf"[0-9a-f]{{{TECKEN}}}")
_INDEX = re.compile(r"\[(\d+)\]")


def avtryck(dokument: Blankett, falt: Falt, text: str) -> str:
    """Ger svarets avtryck, ``TECKEN`` tecken, eller ``""`` för ett svar som går att gissa.

    Samma text på två frågor ger olika avtryck. ``text`` är i normalform.
    """
    if not _far_avtryck(falt, text):
        return ""
    fraga = f"{dokument.filnamn} {dokument.ar} {falt.nyckel}\n"
    from hashlib import sha256  # först när det behövs: den som bara granskar har inget utlämnat att jämföra med

    return sha256((fraga + text).encode("utf-8", "surrogatepass")).hexdigest()[:TECKEN]


def _far_avtryck(falt: Falt, text: str) -> bool:
    if falt.typ in (Svarstyp.JA_NEJ, Svarstyp.VAL):
        return True
    lang = len(text) >= MINSTA_LANGD and len(text.split()) >= MINSTA_ANTAL_ORD
    return falt.typ is Svarstyp.TEXT and not falt.enradig and lang


@dataclass(frozen=True)
class Utlamnat:
    """Vad som stod i filen när den lämnades ut: frågans väg → avtrycket, tomt för ett svar som inte har något.

    En fråga som var obesvarad finns inte med.
    """

    svar: Mapping[str, str]

    @cached_property
    def _per_falt(self) -> Mapping[str, tuple[str, ...]]:
        ut: dict[str, tuple[str, ...]] = {}
        for stig, tryck in self.svar.items():
            nyckel = _INDEX.sub("[]", stig)
            ut[nyckel] = (*ut.get(nyckel, ()), tryck)
        return ut

    def antal(self, falt: Falt) -> int:
        """Ger antalet svar på frågan: ett eller inget, i en lista ett för varje post som hade det."""
        return len(self._per_falt.get(falt.nyckel, ()))

    def antal_poster(self, lista: str) -> int:
        """Ger antalet poster som listan hade."""
        return len({m[1] for stig in self.svar if stig.startswith(f"{lista}[") and (m := _INDEX.search(stig))})

    def hade(self, dokument: Blankett, falt: Falt, text: str) -> bool | None:
        """Sant när svaret stod på frågan, i en lista i någon av posterna; ``None`` när det inte går att veta."""
        alla = self._per_falt.get(falt.nyckel, ())
        tryck = avtryck(dokument, falt, text)
        if tryck and tryck in alla:
            return True
        return None if "" in alla and not tryck else False


def utlamnat(dokument: Blankett, texter: Mapping[str, str]) -> Utlamnat:
    """Ger minnet av svaren. ``texter`` är frågans väg → svaret i normalform."""
    falten = ((stig, hitta_falt(dokument, stig), text) for stig, text in texter.items())
    return Utlamnat({stig: avtryck(dokument, falt, text) for stig, falt, text in falten if falt})
