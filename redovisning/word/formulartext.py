"""Formulärets egna stycken utöver frågorna: inledningen som den står i vår kopia och i myndighetens fil.

Myndighetens inledning finns här bara som kontrollsummor, så att den känns igen utan att stå i projektet.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from redovisning import resurser
from redovisning.dokument.falt import Dokument
from redovisning.fritext import dela
from redovisning.word.nyckel import nyckel


def kand_text(dokument: type[Dokument], text: str) -> bool:
    """Sant när varje stycke i texten hör till formuläret självt."""
    kanda = _kanda(dokument)
    return all(summa(s) in kanda for s in text.split("\n") if nyckel(s))


def summa(text: str) -> str:
    """Ger styckets kontrollsumma, oberoende av blanktecken och skiftläge."""
    return hashlib.sha256(nyckel(text).encode()).hexdigest()[:16]


@lru_cache
def _kanda(dokument: type[Dokument]) -> frozenset[str]:
    from redovisning.word.formularbygge import inledningstext

    rader = resurser.mall(str(dokument.ar), "formulartext.txt").read_text("utf-8").splitlines()
    myndighetens = {r.split()[0] for r in rader if r.strip() and not r.startswith("#")}
    return frozenset(myndighetens | {summa(b.text()) for b in dela(inledningstext(dokument))})
