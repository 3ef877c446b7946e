"""Tolkar telefonnummer så som människor skriver dem: blanktecken, streck, (0), växel med anknytning, flera nummer."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_STRECK = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\xad", "-"))
_ENKELT = re.compile(r"\+?[0-9](?:[ -]?[0-9]){4,12}")


class Nummer(NamedTuple):
    """Vad ett fält för telefon innehåller: om något nummer går att ringa, och det första som tappat sin nolla.

    ``tappat`` är siffrorna som de står och ``forslag`` det troliga numret.
    """

    anvandbart: bool
    tappat: str = ""
    forslag: str = ""


def tolka(text: str) -> Nummer:
    """Ger vad ett telefonfält innehåller."""
    anvandbart = False
    tappat = ""
    for skrivet in _kandidater(text):
        if _gar_att_ringa(skrivet):
            anvandbart = True
        elif not tappat and _har_tappat_nollan(skrivet):
            tappat = skrivet
    return Nummer(anvandbart, tappat, _svenskt(tappat) if tappat else "")


@lru_cache(1)
def _monster() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Omskrivningar i ordning: anknytningar tas bort, parenteser och snedstreck tolkas, nummer i rad skiljs åt."""
    return (
        (re.compile(r"\b(?:ankn\w*|ext|internt?|kortnummer|kortnr)\b\.?[\s:]*[\d\s-]*", re.IGNORECASE), "\n"),
        (re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE), "\n"),
        (re.compile(r"\(\s*(\+\s*46|0046|0\d{1,3})\s*\)\s*"), r"\1 "),
        (re.compile(r"(\+\s*46|\b0046)\s*\(\s*0?(\d{0,3})\s*\)\s*"), r"\1 \2"),
        (re.compile(r"\(\s*0\s*\)\s*"), "0"),
        (re.compile(r"(?<!\d)(?<!\d[ -])(0\d{1,3})\s*/\s*(?=[1-9])"), r"\1-"),
        (re.compile(r"\.0$"), ""),
        (re.compile(r"\s+(?=\+|0046|00\d{8,}|0\d{1,3}-|0\d{7,})|\s{2,}|[^\d+ \-.\xa0\u2009\u202f]+"), "\n"),
        (re.compile(r"(?<=\d)[.\xa0\u2009\u202f]"), " "),
    )


def _kandidater(text: str) -> list[str]:
    text = text.translate(_STRECK).strip()
    if _ENKELT.fullmatch(text):
        return [text]
    for monster, ersattning in _monster():
        text = monster.sub(ersattning, text)
    return [k for rad in text.split("\n") if len(_siffror(k := rad.strip(" -.\xa0"))) >= 5]


def _siffror(skrivet: str) -> str:
    return re.sub(r"\D", "", skrivet)


def _gar_att_ringa(skrivet: str) -> bool:
    siffror = _siffror(skrivet)
    if skrivet.startswith("+"):
        utland = siffror
    elif siffror.startswith("00"):
        utland = siffror[2:]
    else:
        return siffror.startswith("0") and _svenskt_i_langd(siffror[1:])
    if utland.startswith("46"):
        return _svenskt_i_langd(utland[2:].removeprefix("0"))
    return 8 <= len(utland) <= 15 and utland[0] != "0"


def _svenskt_i_langd(utan_nolla: str) -> bool:
    """Mobilnummer har nio siffror efter nollan, andra sju till nio."""
    minst = 9 if utan_nolla[:2] in ("70", "72", "73", "76", "79") else 7
    return minst <= len(utan_nolla) <= 9 and not utan_nolla.startswith("0")


def _har_tappat_nollan(skrivet: str) -> bool:
    """Nio siffror är för långt för ett lokalt nummer; åtta räknas bara när de står i ett svep, som ett tal i Excel."""
    siffror = _siffror(skrivet)
    if siffror.startswith("0") or skrivet.startswith("+"):
        return False
    if siffror.startswith("46") and len(siffror) >= 10:
        return _svenskt_i_langd(siffror[2:].removeprefix("0"))
    return len(siffror) == 9 or (len(siffror) == 8 and skrivet == siffror)


def _svenskt(tappat: str) -> str:
    """Ger det troliga numret, mobilnummer som 070-1740605."""
    siffror = _siffror(tappat)
    if len(siffror) >= 10:
        siffror = siffror[2:].removeprefix("0")
    if len(siffror) == 9 and siffror.startswith("7"):
        return f"0{siffror[:2]}-{siffror[2:]}"
    return f"0{siffror}"
