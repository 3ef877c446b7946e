"""Poster ur flera bidrag: vilka som är samma post, och i vilken ordning de ska stå.

Samma post är de som har samma text i sitt första fält, till exempel namnet, oavsett stora och små bokstäver. Har ett
bidrag flera poster med den texten, eller är fältet tomt, avgör nästa korta fält som skiljer alla sådana poster åt, till
exempel rubriken. Finns inget är bara helt lika poster samma. Inget annat slås ihop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from redovisning.bidrag.klasser import Bidrag
from redovisning.dokument.falt import Falt, Svarstyp
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.utkast import Svar


class Inpost(NamedTuple):
    """En post så som den står i ett bidrag; ``nummer`` är dess nummer där, och ``svar`` är fältets namn → svaret."""

    bidrag: Bidrag
    nummer: int
    svar: dict[str, Svar]


def postgrupper(faltet: Sequence[Falt], bidragen: Sequence[Bidrag]) -> list[list[Inpost]]:
    """Ger grupper av poster som är samma post, i ordning: där posten först står när filerna läses i följd.

    ``faltet`` är listans fält.
    """
    forst, ovriga = faltet[0].namn, [f.namn for f in faltet[1:] if f.typ is Svarstyp.TEXT and f.enradig]
    per_bidrag = [_poster(b, faltet[0].lista) for b in bidragen]
    flertydiga = {
        nyckel
        for poster in per_bidrag
        for nyckel, antal in Counter(_nyckel(p, forst) for p in poster).items()
        if antal > 1 or not nyckel
    }
    skiljer = {nyckel: _skiljande(nyckel, forst, ovriga, per_bidrag) for nyckel in flertydiga}
    grupper: dict[object, list[Inpost]] = {}
    for poster in per_bidrag:
        lika: Counter[frozenset[tuple[str, str]]] = Counter()
        for post in poster:
            nyckel = _nyckel(post, forst)
            if nyckel not in flertydiga:
                grupper.setdefault(nyckel, []).append(post)
            elif falt := skiljer[nyckel]:
                grupper.setdefault((nyckel, _nyckel(post, falt)), []).append(post)
            else:
                # Två helt lika poster i samma bidrag är två poster.
                innehall = frozenset((namn, svar.text) for namn, svar in post.svar.items())
                grupper.setdefault((innehall, lika[innehall]), []).append(post)
                lika[innehall] += 1
    return list(grupper.values())


def _skiljande(nyckel: str, forst: str, ovriga: Sequence[str], per_bidrag: Sequence[Sequence[Inpost]]) -> str:
    """Ger det första fältet som är ifyllt och olika i alla poster med nyckeln, i varje bidrag för sig; annars tomt."""
    samma = [[p for p in poster if _nyckel(p, forst) == nyckel] for poster in per_bidrag]
    for falt in ovriga:
        texter = [[_nyckel(p, falt) for p in poster] for poster in samma]
        if all(all(alla) and len(set(alla)) == len(alla) for alla in texter):
            return falt
    return ""


def _poster(bidrag: Bidrag, lista: str) -> list[Inpost]:
    """Bidragets poster i ordning. En post där bara ledtexter står är ingen."""
    poster: dict[int, dict[str, Svar]] = {}
    for stig, svar in bidrag.utkast.svar.items():
        namn, klammer, rest = stig.partition("[")
        if klammer and namn == lista:
            nummer, _, faltnamn = rest.partition("].")
            poster.setdefault(int(nummer), {})[faltnamn] = svar
    return [
        Inpost(bidrag, nummer, svaren)
        for nummer, svaren in sorted(poster.items())
        if not all(ar_ledtext(svar.text) for svar in svaren.values())
    ]


def _nyckel(post: Inpost, falt: str) -> str:
    svar = post.svar.get(falt)
    return " ".join(svar.text.split()).casefold() if svar and not ar_ledtext(svar.text) else ""
