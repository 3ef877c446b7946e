"""Vilka tecken som inte syns eller inte hör hemma i en text, och hur de görs synliga i ett meddelande."""

from __future__ import annotations

import re
from functools import lru_cache

from redovisning.anmarkning import kort
from redovisning.personnummer import maskerat

_STYR = "\x00-\x08\x0e-\x1f"
_STYR_C1 = "\x7f-\x84\x86-\x9f"
_OGILTIGA = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_RIKTNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BREDDLOSA = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200c\u2060-\u2065\u206a-\u206f\u3164\uffa0"
_FOG = "\u200d"
_BOM = "\ufeff"
_AVSTAVNING = "\xad"
_PRIVATA = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_ERSATTNING = "\ufff9-\ufffd"
_TAGGTECKEN = "\U000e0000-\U000e0fff"
_BILDTECKEN = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"

_MISSTANKTA = (
    f"{_STYR_C1}\ufdd0-\ufdef{_RIKTNING}{_BREDDLOSA}{_FOG}{_BOM}{_AVSTAVNING}{_PRIVATA}{_ERSATTNING}{_TAGGTECKEN}"
)

# UTF-8 som lästs som Windows-1252 eller Latin-1: å blir «Ã¥», ett tankstreck blir «â€“».
_CP1252 = "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
_FELKODAT = f"[ÃÌ][{_CP1252}]|â\u20ac|Â[\xa0-\xbf]"

_SYNBARA = "ÃÌÂ\u20ac\ufffc\ufffd\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0"
"""Misstänkta tecken, eller bokstäver i felkodad text, som Python räknar som synliga."""


@lru_cache(1)
def _osynliga() -> re.Pattern[str]:
    return re.compile(f"[{_STYR}{_OGILTIGA}{_MISSTANKTA}]")


def kan_ha_misstankta(text: str) -> bool:
    """Falskt när texten säkert är ren. Ett snabbt prov före mönstren, för nästan alla texter är det."""
    return not text.replace("\n", " ").replace("\t", " ").isprintable() or any(c in text for c in _SYNBARA)


def synlig(text: str) -> str:
    """Ger texten med varje osynligt tecken utskrivet som sin kod: ``vård[U+200B]plats``."""
    if not kan_ha_misstankta(text):
        return text
    return _osynliga().sub(lambda m: f"[U+{ord(m[0]):04X}]", text)


def citera(text: str, langd: int = 60) -> str:
    """Ger texten avkortad på en rad, med osynliga tecken synliga, att sätta inom citattecken i ett meddelande.

    Personnummer är maskerade redan här: ett avklippt nummer känns inte igen efteråt.
    """
    return kort(synlig(maskerat(text[: 8 * langd])), langd)


@lru_cache(1)
def misstankta() -> re.Pattern[str]:
    """Ger mönstret för tecken som inte hör hemma i en text; gruppens namn säger vilket slag."""
    # Bildtecken sätts ihop med nollbreddsfogar; där är fogen avsedd.
    fog = f"(?<![{_BILDTECKEN}]){_FOG}|{_FOG}(?![{_BILDTECKEN}])"
    return re.compile(
        f"(?P<felkodat>{_FELKODAT})|(?P<ersattning>[{_ERSATTNING}])|(?P<privat>[{_PRIVATA}])"
        f"|(?P<avstavning>{_AVSTAVNING})|(?P<riktning>[{_RIKTNING}])|(?P<bom>{_BOM})"
        f"|(?P<breddlos>{fog}|[{_BREDDLOSA}])|(?P<styr>[{_STYR_C1}\ufdd0-\ufdef{_TAGGTECKEN}])"
    )
