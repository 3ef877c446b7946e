"""Vilka poster i två listor som är samma post: den kontaktperson som stod först kan stå sist nästa gång."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    for samma in (
        lambda i, j: a[i] == b[j],
        lambda i, j: _nyckel(a[i], nyckelfalt) == _nyckel(b[j], nyckelfalt) != "",
        lambda i, j: pa_plats and i == j,
    ):
        par |= _para(_kvar(a, par), _kvar(b, par.values()), samma)
    ut: list[Par] = [(i, par.get(i)) for i in range(len(a))]
    for j in _kvar(b, par.values()):
        efter = next((plats for plats, (_, jj) in enumerate(ut) if jj == j - 1), -1)
        ut.insert(efter + 1, (None, j))
    return ut


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
    # langst[n]: det längsta urvalet i ordning som slutar med bada[n].
    langst: list[list[tuple[int, int]]] = []
    for i, j in bada:
        langst.append([*_langst(rad for rad in langst if rad[-1][1] < j), (i, j)])
    kvar = set(_langst(langst))
    return [p for p in par if None not in p and p not in kvar]


def _para(a: Sequence[int], b: Sequence[int], samma: Callable[[int, int], bool]) -> dict[int, int]:
    """Parar var och en med den första lediga som är samma, men helst med den på samma plats."""
    lediga = list(b)
    ut = {i: i for i in a if i in lediga and samma(i, i)}
    lediga = [j for j in lediga if j not in ut]
    for i in a:
        j = next((j for j in lediga if i not in ut and samma(i, j)), None)
        if j is not None:
            ut[i] = j
            lediga.remove(j)
    return ut


def _langst(rader: Iterable[list[tuple[int, int]]]) -> list[tuple[int, int]]:
    return max(rader, key=lambda rad: len(rad), default=[])


def _kvar(poster: Poster, upptagna: Iterable[int]) -> list[int]:
    tagna = set(upptagna)
    return [i for i in range(len(poster)) if i not in tagna]


def _nyckel(post: dict[str, str], nyckelfalt: str) -> str:
    return " ".join(post.get(nyckelfalt, "").split()).casefold()
