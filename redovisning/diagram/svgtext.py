"""SVG:n mager och ensam: korta banor, utseendet som attribut, och id som bara den här bilden har.

matplotlib skriver för filer som står för sig själva. Flera av dem i samma HTML-sida delar id, så att den ena bildens
bokstäver kan bli den andras, och stilen ``*{…}`` gäller då hela sidan. Stilattribut stoppas dessutom av en sida som
inte tillåter dem (Content-Security-Policy). Här tas allt det bort, och filen blir ungefär hälften så stor.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_SPILL = re.compile(
    r"<!DOCTYPE.*?>\n|<metadata>.*?</metadata>\n?|<!--.*?-->\n?|<style type=\"text/css\">(.*?)</style>\n?"
    r"| id=\"(?:figure|axes|patch|line2d|text|xtick|ytick|matplotlib\.axis|\w+Collection)_\d+\"",
    re.DOTALL,
)
"""Dokumenttypen pekar ut en fil på nätet, kommentarerna upprepar texten, och de egna id:na används aldrig."""
_INDRAG = re.compile(r"\n\s+(?=<)")
_STIL = re.compile(r' style="([^"]*)"')
_BANA = re.compile(r' d="([^"]*)"')
_BOKSTAV = re.compile(r' d="([^"]*)" transform="scale\(0\.015625\)"')
_GROVRE = 8
"""Så många gånger grövre rutnät får bokstävernas banor: en halv ruta är mindre än en hundradels punkt i brödtexten."""
_FLYTTNING = re.compile(r'(<use [^>]*) transform="translate\((\S+) 0\)"')
_LAGE = re.compile(r' (x|y)="(-?\d+\.\d+)"')
_ID = re.compile(r' id="([^"]+)"')
_HANVISNING = re.compile(r'(href="#|url\(#)([^")]+)')
_TOM_GRUPP = re.compile(r"<defs>\s*</defs>\n?")
_TECKEN = re.compile(r"([A-Za-z])|(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)")
_TAL_PER_STEG = {"M": 2, "L": 2, "Q": 4, "C": 6, "Z": 0}


def mager(svg: str, marke: str) -> str:
    """Ger samma bild i färre tecken. Alla id börjar med ``marke``, som ska vara ett enkelt ord."""
    text = _INDRAG.sub("\n", _TOM_GRUPP.sub("", _INDRAG.sub("\n", _SPILL.sub("", svg))))
    text = _STIL.sub(lambda m: _attribut(m[1]), text)
    text = _BOKSTAV.sub(lambda m: f' transform="scale({_GROVRE / 64})" d="{bana(m[1], 1 / _GROVRE)}"', text)
    text = _BANA.sub(lambda m: f' d="{m[1] if m[1][0] == "m" else bana(m[1])}"', text)
    text = _FLYTTNING.sub(lambda m: f'{m[1]} x="{float(m[2]):.0f}"', text)
    text = _LAGE.sub(lambda m: f' {m[1]}="{_kort(float(m[2]))}"', text)
    nya = {gammalt: f"{marke}{i:x}" for i, gammalt in enumerate(dict.fromkeys(_ID.findall(text)), 1)}
    text = _ID.sub(lambda m: f' id="{nya[m[1]]}"', text)
    return _HANVISNING.sub(lambda m: m[1] + nya[m[2]], text)


@lru_cache(maxsize=4096)
def bana(d: str, skala: float = 0.0) -> str:
    """Ger en bana med korta, relativa steg. Bokstävernas banor är desamma i alla bilder och räknas om en gång.

    Lägena avrundas till hundradelar, eller med ``skala`` till hela tal i den skalan, innan stegen räknas: då växer
    avrundningen inte längs banan.
    """
    skriv = str if skala else _hundradelar
    ut: list[str] = []
    x = y = start_x = start_y = 0
    tal: list[int] = []
    steg = ""
    for bokstav, siffror in _TECKEN.findall(d):
        if bokstav:
            steg, tal = bokstav.upper(), []
            if bokstav not in _TAL_PER_STEG and bokstav != "z":
                return d
        else:
            tal.append(round(float(siffror) * (skala or 100)))
        if len(tal) < _TAL_PER_STEG[steg]:
            continue
        if steg == "Z":
            ut.append("z")
            x, y = start_x, start_y
            continue
        nya = [n - (y if i % 2 else x) for i, n in enumerate(tal)]
        ut.append(_steg(steg, nya, skriv))
        x, y = tal[-2:]
        if steg == "M":
            start_x, start_y, steg = x, y, "L"
        tal = []
    return "".join(ut)


def _steg(steg: str, tal: list[int], skriv: Callable[[int], str]) -> str:
    if steg == "L" and not tal[1]:
        return f"h{skriv(tal[0])}"
    if steg == "L" and not tal[0]:
        return f"v{skriv(tal[1])}"
    skrivna = [skriv(n) for n in tal]
    return steg.lower() + "".join(t if i == 0 or t[0] == "-" else f" {t}" for i, t in enumerate(skrivna))


def _hundradelar(n: int) -> str:
    return _kort(n / 100)


def _kort(tal: float) -> str:
    """Ger talet med högst två decimaler och utan onödiga nollor."""
    text = f"{tal:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=512)
def _attribut(stil: str) -> str:
    """Ger en stil som attribut: ``fill: #fff; stroke: none`` blir `` fill="#fff" stroke="none"``."""
    delar = (d.partition(":") for d in stil.split(";") if d.strip())
    return "".join(f' {namn.strip()}="{varde.strip()}"' for namn, _, varde in delar)
