"""Finner små antal personer i löpande text och i tabeller, och meningar som ser ut att handla om en enda patient.

Färre än fem visas inte: den som känner till saken kan känna igen dem. Källa: SKR:s praxis för väntetiderna, samma
gräns som i ``vantetider.smatal``. Ett större antal nämns inte. Medarbetare och annat som räknas är inga patienter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_PERSONER = "patient|barn|ungdom|kvinn|män|flick|pojk|remis|vänta"
"""Ordstammar som måste finnas i texten för att den ska sökas igenom."""
_LANGSTA_RUBRIK = 80
_RUBRIKORD = re.compile(r"\bantal\w*\b", re.IGNORECASE)
_ANNAT = re.compile(
    r"\b(?:vård)?(?:plats|enhet|mottagning|klinik|avdelning|region|kommun|sjukhus|åtgärd|insats|mål|dag|vecka|vecko|månad"
    r"|timm|minut|år|tjänst|medarbetar|anställd|läkar|sjuksköter|utbildning|kurs|deltagar|möte|projekt|fråg|svar|fel"
    r"|varning|råd|rader|tecken|sid)",
    re.IGNORECASE,
)


def sma_antal_i(text: str) -> Iterator[str]:
    """Ger orden för varje antal patienter, barn, kvinnor eller män under fem: ``3 patienter``, ``två av barnen``."""
    gemen = text.casefold()
    if any(stam in gemen for stam in _PERSONER.split("|")):
        yield from (" ".join(m[0].split()) for m in _antal().finditer(text))


def enskilda_i(text: str) -> Iterator[str]:
    """Ger orden där en mening ser ut att handla om en enskild patient: ``en patient i Exempelstad``."""
    if "patient" in text.casefold() or "års" in text or "årig" in text:
        yield from (" ".join(m[0].split()) for m in _enskild().finditer(text))


def sma_tal_i_tabell(rader: Iterable[Mapping[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Ger rad (från 0), spalt och rubrik för varje litet tal under en rubrik med ordet antal.

    En rad är spalt → text.
    """
    from redovisning.vantetider.smatal import litet

    rubriker: dict[int, str] = {}
    for i, rad in enumerate(rader):
        for spalt, text in rad.items():
            ren = text.strip()
            tal = _heltal(ren)
            if tal is not None:
                if spalt in rubriker and litet(tal):
                    yield i, spalt, rubriker[spalt]
            elif len(ren) <= _LANGSTA_RUBRIK and _RUBRIKORD.search(ren):
                # En ny rubrik längre ned tar över, också när den räknar något annat än personer.
                rubriker.pop(spalt, None)
                if _ANNAT.search(ren) is None:
                    rubriker[spalt] = " ".join(ren.split())


def _heltal(text: str) -> int | None:
    return int(text) if len(text) <= 9 and text.isascii() and text.isdigit() else None


@lru_cache(1)
def _antal() -> re.Pattern[str]:
    bestamd = r"(?:patienterna|barnen|ungdomarna|kvinnorna|männen|flickorna|pojkarna)"
    person = rf"(?:patienter|barn|ungdomar|kvinnor|män|flickor|pojkar|{bestamd})"
    return re.compile(
        r"(?<![\w,.:/–−-])(?<![0-9][ \xa0\u202f])(?<!\bav )(?:[1-4]|[Tt]vå|[Tt]re|[Ff]yra)[ \xa0]"
        rf"(?:av[ \xa0](?:de[ \xa0]|våra[ \xa0])?{bestamd}|(?:st[ \xa0])?(?:\w+[ae][ \xa0]){{0,2}}{person}"
        r"|patient)\b(?![ \xa0]*(?:per\b|/|[0-9–-]|till[ \xa0][0-9]))"
    )


@lru_cache(1)
def _enskild() -> re.Pattern[str]:
    person = r"(?:patient|kvinna|man|flicka|pojke|tonåring|person)"
    return re.compile(
        r"\b(?:en|vår|denna)[ \xa0](?:\w+[ \xa0])?patient[ \xa0](?:i|på|från)[ \xa0]"
        r"(?!(?:taget|sänder|kö|behov|snitt|genomsnitt|veckan|månaden|dagen|timmen|väntan|regionen|länet|sverige|vården"
        r"|(?:den[ \xa0])?(?:egen|egna)|listan|väntelistan)\b)[\w-]+"
        rf"|\b[0-9]{{1,3}}-?årig(?:a|e)?[ \xa0]{person}\b"
        rf"|\b(?:en|ett)[ \xa0]{person}[ \xa0]i[ \xa0][0-9]{{1,2}}-?års\w*",
        re.IGNORECASE,
    )
