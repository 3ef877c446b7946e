"""Känner igen ett av arbetsbokens blad som någon har sparat som CSV. Då är de andra bladens svar inte med."""

from __future__ import annotations

import re

from redovisning.dokument import FORMULAR, SENASTE_AR
from redovisning.dokument.falt import falten

_STARTBLAD = re.compile(rb'[;,\t"](?:redovisning|handlingsplan) 20\d\d(?:[;,\t"\r\n]|$)')


def ar_blad_ur_arbetsboken(data: bytes) -> bool:
    """Sant för en text med arbetsbokens egna märken: formulärets id på bladet Start, eller frågornas i kolumnen Id."""
    if _STARTBLAD.search(data):
        return True
    nycklar = "|".join(re.escape(f.nyckel) for f in falten(FORMULAR[SENASTE_AR]) if "." in f.nyckel)
    return re.search(rf'[;,\t"](?:{nycklar})(?:[;,\t"\r\n]|$)'.encode(), data) is not None
