"""Perioder: månaden ``2024-01`` eller året ``2024``, hur de skrivs i tabeller och hur man räknar med dem."""

from __future__ import annotations

import re
from datetime import date

from redovisning.dokument.svarstyper import MANADER

_AR = r"(?:19|20)\d\d"
_MANADSORD = "|".join(sorted({m[:n] for m in MANADER for n in (3, 4, len(m))} | set(MANADER), key=len, reverse=True))
_MONSTER = (
    re.compile(rf"(?P<ar>{_AR})"),
    re.compile(rf"(?P<ar>{_AR})\s*[-/.m]?\s*(?P<nr>0[1-9]|1[0-2])"),
    re.compile(rf"(?P<ar>{_AR})-(?P<nr>0[1-9]|1[0-2])-\d\d(?:[t ].*)?"),
    re.compile(rf"(?P<ord>{_MANADSORD})\.?[\s/-]*(?P<ar>{_AR})"),
    re.compile(rf"(?P<ar>{_AR})[\s/-]*(?P<ord>{_MANADSORD})\.?"),
    re.compile(rf"(?P<ord>{_MANADSORD})\.?[\s/'’-]+(?P<kort>\d\d)"),
)
_I_TEXT = re.compile(
    rf"(?<![^\W_])(?:(?P<ord>{_MANADSORD})\.?\s+(?P<ar>{_AR})|(?P<ar2>{_AR})[-_ ]?(?P<nr>0[1-9]|1[0-2]))(?!\d)",
    re.IGNORECASE,
)


def tolka_period(varde: object) -> str | None:
    """Ger perioden för en cell: ``januari 2024``, ``jan-24``, ``2024-01``, ``202401``, ``2024`` eller ett datum.

    ``None`` när värdet inte är en månad eller ett år. Ett datum ger sin månad.
    """
    if isinstance(varde, date):
        return f"{varde:%Y-%m}"
    if isinstance(varde, float) and varde.is_integer():
        varde = int(varde)
    if isinstance(varde, bool) or not isinstance(varde, int | str):
        return None
    text = " ".join(str(varde).split()).casefold()
    for monster in _MONSTER:
        if m := monster.fullmatch(text):
            return _period(m.groupdict())
    return None


def period_i_text(text: str) -> str | None:
    """Ger månaden som nämns i en rubrik eller ett filnamn, om det är en enda; annars ``None``."""
    funna = {
        _period({"ar": m["ar"] or m["ar2"], "nr": m["nr"], "ord": (m["ord"] or "").casefold()})
        for m in _I_TEXT.finditer(text)
    }
    return funna.pop() if len(funna) == 1 else None


def _period(delar: dict[str, str | None]) -> str:
    ar = delar.get("ar") or f"20{delar['kort']}"
    if ord_ := delar.get("ord"):
        nummer = next(i for i, m in enumerate(MANADER, 1) if m.startswith(ord_))
        return f"{ar}-{nummer:02d}"
    return f"{ar}-{delar['nr']}" if delar.get("nr") else ar


def i_ord(period: str) -> str:
    """Ger perioden som den läses: ``januari 2024`` eller ``2024``."""
    ar, _, manad = period.partition("-")
    return f"{MANADER[int(manad) - 1]} {ar}" if manad else ar


def flytta(period: str, antal: int) -> str:
    """Ger perioden ``antal`` månader senare, eller år när perioden är ett år; negativt är tidigare."""
    ar, _, manad = period.partition("-")
    if not manad:
        return str(int(ar) + antal)
    nytt = int(ar) * 12 + int(manad) - 1 + antal
    return f"{nytt // 12}-{nytt % 12 + 1:02d}"


def aret_innan(period: str) -> str:
    """Ger samma månad året innan, eller året innan."""
    ar, streck, manad = period.partition("-")
    return f"{int(ar) - 1}{streck}{manad}"


def perioder(fran: str, till: str) -> list[str]:
    """Ger varje period från den första till och med den sista; båda ska vara av samma slag."""
    ut = []
    while fran <= till:
        ut.append(fran)
        fran = flytta(fran, 1)
    return ut
