"""Etiketternas platser: så nära det de hör till som möjligt, men aldrig på varandra."""

from __future__ import annotations

from collections.abc import Sequence


def sprid(onskade: Sequence[float], storlekar: Sequence[float], lagst: float, hogst: float) -> list[float]:
    """Ger varje etiketts mitt, i samma ordning som de önskade lägena, inom ``lagst``–``hogst``.

    Etiketterna överlappar inte och den sammanlagda flyttningen (i kvadrat) är den minsta möjliga: isotonisk regression
    på lägena minus det utrymme som etiketterna före tar. Ryms de inte börjar de vid ``lagst``.
    """
    ordning = sorted(range(len(onskade)), key=lambda i: onskade[i])
    fore: list[float] = []
    plats = 0.0
    for i in ordning:
        fore.append(plats + storlekar[i] / 2)
        plats += storlekar[i]
    hogst = max(lagst, hogst - plats)
    block: list[tuple[float, int]] = []
    for i, utrymme in zip(ordning, fore, strict=True):
        block.append((onskade[i] - utrymme, 1))
        while len(block) > 1 and block[-2][0] > block[-1][0]:
            (a, antal_a), (b, antal_b) = block[-2:]
            block[-2:] = [((a * antal_a + b * antal_b) / (antal_a + antal_b), antal_a + antal_b)]
    lagen = [min(max(lage, lagst), hogst) for lage, antal in block for _ in range(antal)]
    resultat = [0.0] * len(onskade)
    for i, lage, utrymme in zip(ordning, lagen, fore, strict=True):
        resultat[i] = lage + utrymme
    return resultat
