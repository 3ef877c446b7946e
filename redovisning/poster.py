"""Vilka poster i två listor som är samma post: den kontaktperson som stod först kan stå sist nästa gång."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

Poster = Sequence[dict[str, str]]
Par = tuple[int | None, int | None]
"""En posts plats i den första och i den andra listan, räknade från 0; ``None`` när den bara finns i den ena."""


def para_ihop(a: Poster, b: Poster, nyckelfalt: str, *, pa_plats: bool = True) -> list[Par]:
    """Ger paren i den första listans ordning, och den andras egna poster där de står i den.

    Helt lika poster är samma post; därnäst de med samma text i ``nyckelfalt``, oavsett stora och små bokstäver; sist
    de som står på samma plats i båda listorna, om inte ``pa_plats`` är falskt. Varje post är med i ett enda par.
    """
    par: dict[int, int] = {}
    for nycklarna in (_innehall, lambda poster: _namnen(poster, nyckelfalt), _platserna if pa_plats else _inga):
        tagna = set(par.values())
        kvar_a = {i: nyckel for i, nyckel in nycklarna(a).items() if i not in par}
        par |= _para(kvar_a, {j: nyckel for j, nyckel in nycklarna(b).items() if j not in tagna})
    return _i_ordning(len(a), len(b), par)


def posterna(utkast: Utkast, lista: str) -> list[dict[str, str]]:
    """Ger utkastets poster i en lista, var och en som fältets namn → text."""
    ut: list[dict[str, str]] = []
    for stig, text in utkast.texter().items():
        post, klammer, namn = stig.partition("].")
        if klammer and post.partition("[")[0] == lista:
            nummer = int(post.partition("[")[2])
            ut += [{} for _ in range(nummer + 1 - len(ut))]
            ut[nummer][namn] = text
    return ut


def flyttade(par: Sequence[Par]) -> list[Par]:
    """Ger de par som bytt plats: de som blir över när så många som möjligt står i samma ordning i båda listorna."""
    bada = sorted((i, j) for i, j in par if i is not None and j is not None)
    # nivaer[n]: paren som det längsta urvalet i ordning slutar med när det har n + 1 par. Där faller j hela tiden.
    nivaer: list[list[tuple[int, int]]] = []
    minsta: list[int] = []
    for i, j in bada:
        niva = bisect_left(minsta, j)
        if niva == len(nivaer):
            nivaer.append([])
            minsta.append(j)
        nivaer[niva].append((i, j))
        minsta[niva] = j
    kvar: set[tuple[int, int]] = set()
    tak = len(par) + max((j for _, j in bada), default=0)
    for nivan in reversed(nivaer):
        valt = next((i, j) for i, j in nivan if j < tak)
        kvar.add(valt)
        tak = valt[1]
    return [p for p in par if None not in p and p not in kvar]


def _para(a: Mapping[int, Hashable], b: Mapping[int, Hashable]) -> dict[int, int]:
    """Parar var och en med den första lediga som har samma nyckel, men helst med den på samma plats."""
    ut = {i: i for i, nyckel in a.items() if i in b and b[i] == nyckel}
    lediga: dict[Hashable, deque[int]] = {}
    for j, nyckel in b.items():
        if j not in ut:
            lediga.setdefault(nyckel, deque()).append(j)
    for i, nyckel in a.items():
        if i not in ut and (samma := lediga.get(nyckel)):
            ut[i] = samma.popleft()
    return ut


def _i_ordning(antal_a: int, antal_b: int, par: Mapping[int, int]) -> list[Par]:
    """Ger paren i den första listans ordning. De som bara finns i den andra står efter den som står före dem där."""
    upptagna = set(par.values())
    egna: dict[int | None, list[Par]] = {}
    fore = -1
    for j in range(antal_b):
        if j in upptagna:
            fore = j
        else:
            egna.setdefault(fore, []).append((None, j))
    ut = egna.get(-1, [])
    for i in range(antal_a):
        ut += [(i, par.get(i)), *egna.get(par.get(i), [])]
    return ut


def _innehall(poster: Poster) -> dict[int, Hashable]:
    return {i: frozenset(post.items()) for i, post in enumerate(poster)}


def _namnen(poster: Poster, nyckelfalt: str) -> dict[int, Hashable]:
    namnen = (" ".join(post.get(nyckelfalt, "").split()).casefold() for post in poster)
    return {i: namn for i, namn in enumerate(namnen) if namn}


def _platserna(poster: Poster) -> dict[int, Hashable]:
    return dict(enumerate(range(len(poster))))


def _inga(_: Poster) -> dict[int, Hashable]:
    return {}
