"""Planens färg: den som mallens rubriker har, så att tabellerna och tidslinjen hör ihop med regionens eget utseende."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from redovisning.diagram.stil import PAPPER, kontrast
from redovisning.plandokument.wordxml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

EGEN, EGEN_LJUS = "1F3864", "DEEAF6"
"""Projektets färg, och den ljusa bakom tabellens rubriker, så som de står i formatmallarna."""
NEUTRAL, NEUTRAL_LJUS = "404040", "F2F2F2"
_MINSTA_KONTRAST = 4.5
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def rubrikens_farg(stilar: Iterable[_Element]) -> str:
    """Ger färgen som den första av formatmallarna har; en mörkt grå när ingen har det eller färgen är för ljus.

    ``stilar`` är rubrikens formatmall och de som den bygger på, i ordning. Vit text på färgen ska gå att läsa.
    """
    for stil in stilar:
        farg = stil.find(f"{w('rPr')}/{w('color')}")
        if farg is not None:
            hexadecimal = farg.get(w("val"), "")
            duger = _HEX.fullmatch(hexadecimal) and kontrast(f"#{hexadecimal}", PAPPER) >= _MINSTA_KONTRAST
            return hexadecimal.upper() if duger else NEUTRAL
    return NEUTRAL


def farga_om(stil: _Element, farg: str) -> None:
    """Byter projektets färger i en formatmall mot en annan; bakom tabellens rubriker blir det ljust grått."""
    if farg == EGEN:
        return
    byten = {EGEN: farg, EGEN_LJUS: NEUTRAL_LJUS}
    for e in stil.iter():
        for attribut, varde in e.attrib.items():
            if varde in byten:
                e.set(attribut, byten[str(varde)])
