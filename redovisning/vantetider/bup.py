"""Barn- och ungdomspsykiatrins andel inom 30 dagar, som den räknas i överenskommelsen."""

from __future__ import annotations

from decimal import Decimal

from redovisning.vantetider.matvarde import andel_i_procent


def bup_andel(inom_30: int, genomforda: int, pvv_over_30: int) -> Decimal:
    """Ger andelen i procent med en decimal: genomförda inom 30 dagar av genomförda utan patientvald väntan.

    De som själva valt att vänta mer än 30 dagar räknas bort ur alla: 2 463 / (3 914 − 410) är 70,3 procent.
    Källa: den nationella väntetidsdatabasens BUP-tabell, omräknad ur sina egna antal.

    Raises:
        ValueError: ett antal är negativt, inga är kvar att räkna på eller fler är inom gränsen än som är kvar.
    """
    kvar = genomforda - pvv_over_30
    if min(inom_30, genomforda, pvv_over_30) < 0:
        raise ValueError("ett antal kan inte vara negativt")
    if kvar <= 0:
        raise ValueError("inga genomförda är kvar när patientvald väntan är borträknad")
    if inom_30 > kvar:
        raise ValueError("fler är inom 30 dagar än som är kvar när patientvald väntan är borträknad")
    andel = andel_i_procent(inom_30, kvar)
    assert andel is not None
    return andel
