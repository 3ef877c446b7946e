"""Finner små antal personer i löpande text och i tabeller, och meningar som ser ut att handla om en enda patient.

Färre än fem visas inte: den som känner till saken kan känna igen dem. Källa: SKR:s praxis för väntetiderna, samma
gräns som i ``vantetider.smatal``. Ett större antal nämns inte. Medarbetare och annat som räknas är inga patienter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_PERSONER = "patient|barn|ungdom|kvinn|män|flick|pojk|remis|vänta|vårdtag|individ"
"""Ordstammar som måste finnas i texten för att den ska sökas igenom."""
_LANGSTA_RUBRIK = 80
_RUBRIKORD = re.compile(r"\bantal\w*\b", re.IGNORECASE)
_CELLTAL = re.compile(r"([0-9]{1,9})[ \xa0]?(?:st\.?|\*{1,3}|[¹²³])?")
_MATT = re.compile(r"(?:andel|procent|mål|nr\b|nummer|år\b|period|%)", re.IGNORECASE)
"""En kolumn med ett sådant ord i rubriken har inga antal, vad raden än heter."""
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
        yield from (" ".join(m[0].split()) for monster in (_antal(), _av_fler()) for m in monster.finditer(text))


def enskilda_i(text: str) -> Iterator[str]:
    """Ger orden där en mening ser ut att handla om en enskild patient: ``en patient i Exempelstad``."""
    if "patient" in text.casefold() or "års" in text or "årig" in text:
        yield from (" ".join(m[0].split()) for m in _enskild().finditer(text))


def sma_tal_i_tabell(rader: Iterable[Mapping[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Ger rad (från 0), spalt och rubrik för varje litet tal under, eller till höger om, en rubrik med ordet antal.

    En rad är spalt → text.
    """
    from redovisning.vantetider.smatal import litet

    rubriker: dict[int, str] = {}
    andra: set[int] = set()
    for i, rad in enumerate(rader):
        radens = _radens_rubrik(rad)
        for spalt, text in rad.items():
            ren = text.strip()
            tal = _heltal(ren)
            if tal is not None:
                if litet(tal) and (rubrik := rubriker.get(spalt) or ("" if spalt in andra else radens)):
                    yield i, spalt, rubrik
            elif len(ren) <= _LANGSTA_RUBRIK and _RUBRIKORD.search(ren):
                # En ny rubrik längre ned tar över, också när den räknar något annat än personer.
                rubriker.pop(spalt, None)
                if _ANNAT.search(ren) is None:
                    rubriker[spalt] = " ".join(ren.split())
            elif ren and _MATT.match(ren):
                andra.add(spalt)


def _radens_rubrik(rad: Mapping[int, str]) -> str:
    """Ger radens första cell när den är en rubrik för ett antal personer, som i en tabell med måtten under varandra."""
    forst = " ".join(next(iter(rad.values()), "").split())
    galler = len(forst) <= _LANGSTA_RUBRIK and _RUBRIKORD.search(forst) and not _ANNAT.search(forst)
    return forst if galler else ""


def _heltal(text: str) -> int | None:
    """Ger ett heltal, också med «st» eller en hänvisning till en fotnot efter sig."""
    m = _CELLTAL.fullmatch(text)
    return int(m[1]) if m else None


_FLERA = "patienter|barn|ungdomar|kvinnor|män|flickor|pojkar|vårdtagare|individer"


@lru_cache(1)
def _av_fler() -> re.Pattern[str]:
    """Ger mönstret för ``3 av 40 patienter`` och ``antalet patienter var 3``. Av tio eller hundra är det en andel."""
    return re.compile(
        r"(?<![\w,.:/–−-])(?<![0-9][ \xa0])[1-4][ \xa0]av[ \xa0](?!100?\b)[0-9]{2,4}[ \xa0](?:\w+[ae][ \xa0])?"
        rf"(?:{_FLERA})\b"
        rf"|\b[Aa]ntal(?:et)?[ \xa0](?:\w+[ \xa0]){{0,2}}?(?:{_FLERA})(?:[ \xa0]\w+)?[ \xa0]?(?::|är|var|blev)[ \xa0]?"
        r"(?:bara[ \xa0]|endast[ \xa0])?[1-4]\b(?![ \xa0]?[–%-])(?![,. \xa0]?[0-9])"
    )


@lru_cache(1)
def _antal() -> re.Pattern[str]:
    bestamd = r"(?:patienterna|barnen|ungdomarna|kvinnorna|männen|flickorna|pojkarna)"
    person = rf"(?:{_FLERA}|{bestamd})"
    return re.compile(
        r"(?<![\w,.:/–−-])(?<![0-9][ \xa0\u202f])(?<!\bav )(?:[1-4]|[Tt]vå|[Tt]re|[Ff]yra)(?:[ \xa0]\([1-4]\))?[ \xa0]"
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
