"""Tal och perioder på svenska: ``75 %``, ``3 923``, ``−2,5 procentenheter``, ``januari–mars 2024``."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache, lru_cache

from redovisning.vantetider.period import i_ord

SPRAK = "sv"
PROCENT, ANTAL = "procent", "antal"
HART = "\u00a0"
"""Hårt blanksteg: talet och dess enhet bryts aldrig isär."""


@lru_cache(maxsize=1024)
def tal(varde: Decimal | int, decimaler: int = 0, *, tecken: bool = False) -> str:
    """Ger talet med högst så många decimaler, avrundat från fem uppåt; med ``tecken`` också ett plus framför."""
    from babel.numbers import format_decimal, get_minus_sign_symbol, get_plus_sign_symbol

    avrundat = _avrundat(varde, decimaler)
    storlek = str(format_decimal(abs(avrundat), format=f"#,##0.{'#' * decimaler}", locale=SPRAK))
    if avrundat < 0:
        return f"{get_minus_sign_symbol(SPRAK)}{storlek}"
    return f"{get_plus_sign_symbol(SPRAK)}{storlek}" if tecken and avrundat > 0 else storlek


def _avrundat(varde: Decimal | int, decimaler: int) -> Decimal:
    with localcontext() as rakning:
        rakning.rounding = ROUND_HALF_UP
        return Decimal(varde).quantize(Decimal(1).scaleb(-decimaler))


def med_enhet(varde: Decimal, enhet: str = PROCENT) -> str:
    """Ger ett värde i en bild eller en mening: hela procent, eller antalet."""
    return f"{tal(varde)}{HART}%" if enhet == PROCENT else tal(varde)


def noggrant(varde: Decimal, enhet: str = PROCENT) -> str:
    """Ger ett värde i en tabell: procent med högst en decimal, eller antalet."""
    return f"{tal(varde, 1)}{HART}%" if enhet == PROCENT else tal(varde)


def skillnad(varde: Decimal, enhet: str = PROCENT) -> str:
    """Ger en skillnad med tecken: ``+2,5 procentenheter`` eller ``−120``."""
    if enhet != PROCENT:
        return tal(varde, tecken=True)
    en = abs(_avrundat(varde, 1)) == 1
    return f"{tal(varde, 1, tecken=True)}{HART}procentenhet{'' if en else 'er'}"


def avstand(varde: Decimal, enhet: str = PROCENT) -> str:
    """Ger storleken av en skillnad, utan tecken, att följas av «högre» eller «lägre»."""
    return skillnad(abs(varde), enhet).lstrip("+")


def nastan_noll(varde: Decimal) -> bool:
    """Sant för en skillnad som skrivs som noll utan att vara det."""
    return varde != 0 and _avrundat(varde, 1) == 0


@cache
def kort_manad(nummer: int) -> str:
    """Ger månadens namn förkortat, för en axel: ``jan.``."""
    from babel.dates import get_month_names

    return str(get_month_names("abbreviated", locale=SPRAK)[nummer])


def spann(forsta: str, sista: str) -> str:
    """Ger perioderna från och med till och med: ``januari 2023–mars 2024``, ``januari–mars 2024`` eller en enda."""
    if forsta == sista:
        return i_ord(forsta)
    fran, till = i_ord(forsta), i_ord(sista)
    if "-" in forsta and "-" in sista and forsta[:4] == sista[:4]:
        fran = fran.removesuffix(f" {forsta[:4]}")
    return f"{fran}–{till}"


def uppraknat(delar: Sequence[str]) -> str:
    """Ger ``a``, ``a och b`` eller ``a, b och c``."""
    return " och ".join(filter(None, (", ".join(delar[:-1]), delar[-1]))) if delar else ""


def lopnummer(text: str) -> int:
    """Ger periodens läge på tidsaxeln, i månader; ett år ligger på sin första månad."""
    ar, _, nummer = text.partition("-")
    return int(ar) * 12 + (int(nummer) - 1 if nummer else 0)
