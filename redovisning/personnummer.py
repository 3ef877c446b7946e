"""Finner personnummer och samordningsnummer i en text, så som människor skriver dem.

Ett nummer är sex eller åtta siffror för datumet, ett skiljetecken eller inget, och fyra siffror. Datumet ska finnas (i
ett samordningsnummer är dagen 60 högre) och den sista siffran stämma med de andra. Ett organisationsnummer har minst
20 där månaden står och är därför aldrig ett datum, utom i en enskild firma: där är det ägarens personnummer. Källa:
Skatteverket, personnummer, samordningsnummer och organisationsnummer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_KAN_FINNAS = re.compile(r"[0-9]{2}[^0-9]?[0-9]{2}[^0-9]?[0-9]{2}")
_STRECK = "-+\u2010\u2011\u2012\u2013\u2014\u2212"
_LUFT = " \xa0\u2007\u2009\u202f"
_PUNKT, _UNDERSTRECK = ".", "_"
_OSYNLIGA = "\xad\u200b\u200c\u200d\u2060\ufeff"
_UTFYLLNAD = _LUFT + _OSYNLIGA + "\n"
_KLOCKSLAG = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]|19[0-9]{2}|20[0-9]{2}")
"""Fyra siffror som också är en tid på dygnet eller ett årtal. En stämpel skrivs gärna 20240901_1530."""
_DECIMAL = re.compile(r"(?<![0-9])0,$")
_VISADE = 4
TELEFON = ".telefon"
"""Så slutar vägen till ett fält för telefonnummer. Där söks inga personnummer."""
_SAMORDNING = 60
_FORE = 30
_EFTER = 12


class Personnummer(NamedTuple):
    """Ett funnet nummer. ``maskerat`` går att visa; ``sakert`` är falskt när siffrorna också kan vara något annat."""

    start: int
    slut: int
    maskerat: str
    sakert: bool
    samordning: bool


def personnummer_i(text: str) -> Iterator[Personnummer]:
    """Ger numren i texten, i ordning. Telefonnummer, organisationsnummer, belopp och diarienummer är inga."""
    if _KAN_FINNAS.search(text) is None:
        return
    for m in _monster().finditer(text):
        dag = int(m["dag"])
        siffror = m["ar"][-2:] + m["manad"] + m["dag"] + m["sist"]
        if not _ar_datum(m["ar"], int(m["manad"]), dag % _SAMORDNING) or not _kontrollsumman_stammer(siffror):
            continue
        if _ar_en_del(text, m) or _ar_nagot_annat(text, m):
            continue
        sakert = _ar_sakert(m) and not _ar_en_firma(text, m)
        yield Personnummer(m.start(), m.end(), maskera(m[0]), sakert, dag > _SAMORDNING)


def _ar_sakert(m: re.Match[str]) -> bool:
    """Falskt när siffrorna också kan vara något annat: en dag som 2024-09-01 följd av ett antal eller ett årtal.

    Efter en punkt kan det också vara decimaler, och efter punkt eller understreck ett klockslag.
    """
    skilje = m["skilje"].strip(_UTFYLLNAD)
    if skilje in (_PUNKT, _UNDERSTRECK):
        return (skilje == _UNDERSTRECK or len(m["ar"]) == 4) and not _KLOCKSLAG.fullmatch(m["sist"])
    if m["streck"] in "./" and m["streck"]:
        return not _KLOCKSLAG.fullmatch(m["sist"])
    if m["streck"].strip(_LUFT) and len(m["ar"]) == 4:
        return not m["skilje"] or bool(skilje and m["sist"][:2] not in ("19", "20"))
    return bool(skilje) or (len(m["ar"]) == 4 and not m["streck"])


def maskera(skrivet: str) -> str:
    """Ger numret med bara år och månad läsbara: ``8507••-••••``."""
    siffror = sum(c.isdigit() for c in skrivet)
    kvar = _VISADE + (2 if siffror == 12 else 0)
    ut = ""
    for c in skrivet:
        if c.isdigit():
            ut += c if kvar > 0 else "•"
            kvar -= 1
        else:
            ut += " " if c in _LUFT else c
    return ut


def maskerat(text: str, *, bara_sakra: bool = False) -> str:
    """Ger texten med varje personnummer maskerat, eller bara dem som inte kan vara något annat."""
    ut, slut = "", 0
    for n in personnummer_i(text):
        if bara_sakra and not n.sakert:
            continue
        ut += text[slut : n.start] + n.maskerat
        slut = n.slut
    return ut + text[slut:]


def visat(text: str, stig: str) -> str:
    """Ger ett svar så som det visas för någon. Ett telefonnummer står i sitt fält och ska gå att läsa."""
    return maskerat(text, bara_sakra=stig.endswith(TELEFON))


@lru_cache(1)
def _monster() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![0-9])(?<![0-9][-:{_STRECK[2:]}])(?<!\+)"
        rf"(?P<ar>(?:18|19|20)?[0-9]{{2}})(?P<streck>(?P<luft>[{_LUFT}])|[{_STRECK}./]?)"
        r"(?P<manad>0[1-9]|1[0-2])(?P=streck)"
        r"(?P<dag>[0-2][0-9]|3[01]|[67][0-9]|8[0-9]|9[01])(?(luft)(?![0-9]))"
        rf"(?P<skilje>[{_OSYNLIGA}]*(?:[{_LUFT}]?[{_STRECK}][{_LUFT}\n]?|[._]|[{_LUFT}]?)[{_OSYNLIGA}]*)"
        # «2024-09-01 – 2024-12-05» är två dagar: de fyra siffrorna är ett årtal med sin månad efter.
        r"(?P<sist>(?!(?:19|20)[0-9]{2}[-/.](?:0[1-9]|1[0-2])(?![0-9]))[0-9]{4})"
        r"(?![0-9])(?!:[0-9])"
    )


def _ar_en_del(text: str, m: re.Match[str]) -> bool:
    """Sant när siffrorna är en del av ett längre tal, till exempel decimaler, eller fyra tal bredvid varandra.

    Ett nummer med skiljetecken är aldrig det. Tolv siffror i följd kan stå mellan kommatecken, som i en CSV-fil.
    """
    skilje = m["skilje"].strip(_UTFYLLNAD)
    if m["streck"] and m["streck"] in "./" and (not skilje or skilje in "._"):
        return True
    if skilje and skilje != _PUNKT:
        return False
    if m["luft"] and len(m["ar"]) == 2:
        return True
    fore, efter = text[max(0, m.start() - 3) : m.start()], text[m.end() : m.end() + 2]
    i_rad = len(m["ar"]) == 4 and not skilje and not _DECIMAL.search(fore)
    tecken = "./" if i_rad else ".,/"
    return (len(fore) > 1 and fore[-1] in tecken and fore[-2].isdigit()) or (
        len(efter) > 1 and efter[0] in tecken and efter[1].isdigit()
    )


def _ar_datum(ar: str, manad: int, dag: int) -> bool:
    """Sant när dagen finns. Utan århundrade räknas året som på 2000-talet: skottåren är desamma, utom år 1900."""
    try:
        # Skottåren går igen efter 2000 år, så det gör inget att ett helt årtal också flyttas.
        date(2000 + int(ar), manad, dag)
    except ValueError:
        return False
    return True


def _kontrollsumman_stammer(siffror: str) -> bool:
    """Prövar den sista siffran: varannan siffra dubblas, och siffersumman går jämnt upp i tio."""
    summa = 0
    for i, c in enumerate(siffror):
        tal = int(c) * (2 if i % 2 == 0 else 1)
        summa += tal - 9 if tal > 9 else tal
    return summa % 10 == 0


@lru_cache(1)
def _ord_omkring() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"\b(?:d(?:iarie)?nr|diarienummer|diarie)\W{0,4}$", re.IGNORECASE),
        re.compile(
            r"(?:\btel\w*|\btfn|\bmobil\w*|\bväxel\w*|\bring\w*|\bsms\w*|\bfax|\bankn\w*)\W{0,4}(?:\w+\W+)?$", re.I
        ),
        re.compile(rf"[{_LUFT}]?(?:kr(?:onor)?|sek|mkr|tkr|mnkr|miljoner|miljarder|euro|%|procent)\b", re.IGNORECASE),
    )


def _ar_nagot_annat(text: str, m: re.Match[str]) -> bool:
    """Sant när orden omkring säger att siffrorna är ett diarienummer, ett telefonnummer eller ett belopp.

    Ett telefonnummer börjar på noll och har sina streck på andra ställen, så bara en obruten sifferrad kan vara ett.
    """
    diarie, telefon, belopp = _ord_omkring()
    fore, efter = text[max(0, m.start() - _FORE) : m.start()], text[m.end() : m.end() + _EFTER]
    if diarie.search(fore):
        return True
    skilje = m["skilje"].strip(_UTFYLLNAD)
    if skilje != _PUNKT and (skilje or len(m["ar"]) == 4):
        return False
    return belopp.match(efter) is not None or (m[0].startswith("0") and telefon.search(fore) is not None)


@lru_cache(1)
def _firmaord() -> re.Pattern[str]:
    return re.compile(r"\borg(?:anisations)?\.? ?(?:nr|nummer)\W{0,4}$", re.IGNORECASE)


def _ar_en_firma(text: str, m: re.Match[str]) -> bool:
    """Sant när ordet före säger att det är ett organisationsnummer: numret för en enskild firma är ägarens.

    Det får stå i en allmän handling, men är fortfarande någons personnummer. Därför sägs det, som något osäkert.
    """
    return _firmaord().search(text[max(0, m.start() - _FORE) : m.start()]) is not None
