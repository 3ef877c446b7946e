"""Formulärets egna stycken utöver frågorna: inledningen som den står i vår kopia och i myndighetens fil.

Myndighetens inledning finns här bara som kontrollsummor, så att den känns igen utan att stå i projektet.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from redovisning import resurser
from redovisning.dokument.falt import Blankett
from redovisning.fragenyckel import nyckel
from redovisning.fritext import dela
from redovisning.omfattning import SKICKA_TILLBAKA
from redovisning.plats import Formularplats
from redovisning.utkast import Svar, Utkast
from redovisning.word.delrad import hel_delrad

NAMN = "formulartext.txt"
_UTFYLLNAD = re.compile(r"[\s_.·…*•–—-]*")
"""Streck och prickar som fyller ut en rad. Andra tecken, som ✓ och ???, har någon skrivit."""
_HUVUD = """\
# Kontrollsummor för styckena i inledningen till Socialstyrelsens formulär {ar} (se redovisning/word/formulartext.py).
# Texten själv står inte här. En rad per stycke; ordningen saknar betydelse.
"""


def inledningens_summor(utkast: Utkast) -> bytes:
    """Ger innehållet i årgångens ``formulartext.txt`` ur myndighetens tomma formulär, läst till ett utkast.

    Bara texten före den första rubriken tas med: det andra som står utanför fälten har någon skrivit.
    """
    stycken = [s for svar in utkast.utanfor if _fore_rubrikerna(svar) for s in svar.text.split("\n") if nyckel(s)]
    summor = dict.fromkeys(summa(s) for s in stycken)
    return (_HUVUD.format(ar=utkast.dokument.ar) + "".join(f"{s}\n" for s in summor)).encode()


def _fore_rubrikerna(svar: Svar) -> bool:
    return isinstance(svar.plats, Formularplats) and not svar.plats.avsnitt


def kand_text(dokument: Blankett, text: str) -> bool:
    """Sant när varje stycke i texten hör till formuläret självt."""
    kanda = _kanda(dokument)
    return all(
        summa(s) in kanda or hel_delrad(dokument, s) if nyckel(s) else bool(_UTFYLLNAD.fullmatch(s))
        for s in text.split("\n")
    )


def summa(text: str) -> str:
    """Ger styckets kontrollsumma, oberoende av blanktecken och skiftläge."""
    return hashlib.sha256(nyckel(text).encode()).hexdigest()[:16]


@lru_cache
def _kanda(dokument: Blankett) -> frozenset[str]:
    from redovisning.word.formularbygge import inledningstext

    fil = resurser.mall(str(dokument.ar), NAMN)
    rader = fil.read_text("utf-8").splitlines() if fil.exists() else []
    myndighetens = {r.split()[0] for r in rader if r.strip() and not r.startswith("#")}
    egna = (SKICKA_TILLBAKA, *(b.text() for b in dela(inledningstext(dokument))))
    return frozenset(myndighetens | {summa(text) for text in egna})
