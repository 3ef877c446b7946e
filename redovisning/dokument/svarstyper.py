"""Hur frågor besvaras: slagen av svar, läsningen av ja/nej, val, tal och datum ur text, och hur de skrivs tillbaka.

Ett utkast har alltid text, så som den skrevs. Här sägs vad texten betyder.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Svarstyp(StrEnum):
    """Hur en fråga besvaras."""

    JA_NEJ = "ja_nej"
    TEXT = "text"
    VAL = "val"
    TAL = "tal"
    DATUM = "datum"


def tolka_ja_nej(text: str) -> Literal["ja", "nej"] | None:
    """Ger ``ja`` eller ``nej`` oavsett skiftläge, blanktecken och avslutande punkt; ``None`` om det är något annat."""
    match text.strip().rstrip(".").strip().casefold():
        case "ja":
            return "ja"
        case "nej":
            return "nej"
    return None


def tolka_val(text: str, val: tuple[str, ...]) -> str | None:
    """Ger valet så som det stavas i listan, oavsett skiftläge och blanktecken; ``None`` om det inte är något av dem."""
    skrivet = " ".join(text.split()).casefold()
    return next((v for v in val if v.casefold() == skrivet), None)


_LUFT = "[ \xa0\u2009\u202f]"
_TAL = re.compile(rf"[-+−]?(?:[0-9]{{1,3}}(?:{_LUFT}[0-9]{{3}})+|[0-9]+)(?:[,.][0-9]+)?")
# «3.923» kan vara både tretusen och tre komma nio: det får den som skrev avgöra.
_TVETYDIGT = re.compile(r"[-+−]?[1-9][0-9]{0,2}\.[0-9]{3}")


_SIFFROR = 24


def tolka_tal(text: str) -> Decimal | None:
    """Ger talet, skrivet som ``3 923``, ``2,5``, ``2.5`` eller ``−4``; ``None`` om texten inte är ett tal.

    En rad med fler siffror än ``_SIFFROR`` är något annat än ett tal, till exempel två celler som klistrats ihop.
    """
    text = text.strip()
    if not _TAL.fullmatch(text) or _TVETYDIGT.fullmatch(text) or sum(map(str.isdigit, text)) > _SIFFROR:
        return None
    return Decimal(re.sub(_LUFT, "", text).replace("−", "-").replace(",", "."))


MANADER = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def datum_i_ord(dag: date) -> str:
    """Ger dagen som den läses: ``30 september 2024``."""
    return f"{dag.day} {MANADER[dag.month - 1]} {dag.year}"


def tolka_datum(text: str) -> date | None:
    """Ger datumet, skrivet som ``2024-09-30`` eller ``30 september 2024``; ``None`` om texten inte är ett datum."""
    skrivet = " ".join(text.split()).casefold()
    if m := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", skrivet):
        ar, manad, dag = (int(siffror) for siffror in m.groups())
    elif (m := re.fullmatch(r"(?:den )?([0-9]{1,2}) ([a-z]+) ([0-9]{4})", skrivet)) and m[2] in MANADER:
        dag, manad, ar = int(m[1]), MANADER.index(m[2]) + 1, int(m[3])
    else:
        return None
    try:
        return date(ar, manad, dag)
    except ValueError:
        return None


def som_text(varde: str | int | float | Decimal | date) -> str:
    """Ger ett värde ur modellen som text: ``2,5`` och ``2024-09-30``. Text är redan text."""
    if isinstance(varde, str):
        return varde
    if isinstance(varde, date):
        return varde.isoformat()
    return format(Decimal(str(varde)), "f").replace(".", ",")
