"""Talet i ett svar, för diagrammen: ``86 %``, ``≥ 90 %`` och ``2 463`` är tal, ``Öka`` är inget.

Samma sak sägs två gånger, i Python och som formel: formeln håller diagrammet levande när någon ändrar i tabellen, och
värdet i Python gör att det syns också där ingen räknar, som i en förhandsvisning.
"""

from __future__ import annotations

import re

from redovisning.dokument.svarstyper import tolka_tal

JAMFORELSER = ("≥", "≤", ">", "<", "=", "minst", "högst", "lägst", "mer än", "mindre än", "färre än", "över", "under")
"""Det som får stå framför talet i ett målvärde."""
_HARDA = ("\xa0", "\u202f", "\u2009")
_MINUS = "−"


def talet(svar: str, *, procent: bool) -> float | None:
    """Ger talet som ritas, procent som andel (``86 %`` är 0,86); ``None`` när svaret inte är ett sådant tal."""
    text = svar.strip()
    if text.endswith("%") is not procent:
        return None
    tal = tolka_tal(re.sub(r"\s+", " ", _utan_jamforelse(text.rstrip("%"))).strip())
    return None if tal is None else float(tal / 100 if procent else tal)


def _utan_jamforelse(text: str) -> str:
    text = text.lower()
    for ord_ in JAMFORELSER:
        text = text.replace(ord_, "")
    return text


def formel(cell: str, *, procent: bool, annars: float | None = None) -> str:
    """Ger formeln för talet i en cell, tom text när det inte finns. ``annars`` är talet när cellen är tom."""
    rensad = f"LOWER({cell})"
    for ord_ in JAMFORELSER:
        rensad = f'SUBSTITUTE({rensad},"{ord_}","")'
    for tecken, nytt in ((_MINUS, "-"), *((t, " ") for t in _HARDA)):
        rensad = f'SUBSTITUTE({rensad},"{tecken}","{nytt}")'
    ar_procent = f'RIGHT(TRIM({cell}),1)="%"'
    text = f'_xlfn.NUMBERVALUE({rensad},","," ")'
    ratt = f'IF({ar_procent},{text},"")' if procent else f'IF({ar_procent},"",{text})'
    # Ett riktigt tal är procent när cellen visar det så: då är formatets kod P och antalet decimaler.
    visat = f'LEFT(CELL("format",{cell}),1){"=" if procent else "<>"}"P"'
    tomt = '""' if annars is None else repr(annars)
    return f'IFERROR(IF(LEN(TRIM({cell}))=0,{tomt},IF(ISNUMBER({cell}),IF({visat},{cell},""),{ratt})),"")'
