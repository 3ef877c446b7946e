"""Rubrikerna: vad en kolumn betyder, efter de rubriker som förekommer i nationella och regionala tabeller."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from redovisning.regioner import EXEMPELREGION, hitta_region
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import hitta_indikator
from redovisning.vantetider.period import tolka_period
from redovisning.vantetidsfiler.celler import KONORD, REGIONORD

DIMENSIONER = ("indikator", "region", "enhet", "region eller enhet", "period", "år", "kön", "ägarform")
TEXTER = ("metod", "källa", "specialitet", "intervall", "status")

_ALIAS: dict[str, tuple[str, ...]] = {
    "indikator": ("indikator", "mått", "styrmått", "nyckeltal"),
    "region": ("region", "landsting / region", "landsting/region", "landsting", "län", "regionens namn"),
    "enhet": ("enhet", "mottagning", "vårdcentral", "hälsocentral", "vårdenhet", "klinik"),
    "period": ("period", "månad", "tid", "category", "kategori", "datum", "år-månad", "år och månad"),
    "år": ("år",),
    "kön": ("kön",),
    "ägarform": ("ägarform", "driftsform"),
    "metod": ("metod",),
    "källa": ("källa",),
    "specialitet": ("specialitet", "medicinskt område", "verksamhetsområde"),
    "intervall": ("intervall", "intervall i dagar", "väntetidsintervall"),
    "status": ("status", "värdet visas inte"),
    "antal inom": ("antal inom", "antal inom gränsen", "genomförda väntetid 30 dagar eller kortare"),
    "antal totalt": ("antal totalt", "totalt antal", "antal väntande", "väntande totalt", "antal genomförda exkl pvv"),
    "andel": ("andel", "andel i procent", "andel (%)", "procent", "%", "andel genomförda inom 30 dagar"),
    "antal med pvv": ("antal genomförda totalt",),
    "pvv": ("pvv 31 dagar eller längre",),
    "antal": ("antal", "antal inkomna"),
}
_ROLL = {namn: roll for roll, alla in _ALIAS.items() for namn in alla}
_DAGAR = {
    "0 dagar": "medicinsk_bedomning_samma_dag",
    "samma dag": "medicinsk_bedomning_samma_dag",
    "0-3 dagar": "medicinsk_bedomning",
    "inom 3 dagar": "medicinsk_bedomning",
}
INTERVALL = ("0-30", "31-60", "61-90", "91-120", "121-180", "181-365", "366+")
"""Intervallen i dagar som de nationella tabellerna delar väntan i."""
_INTERVALL = re.compile(r"(?:(\d+)\s*-\s*(\d+)|(366)\s*(?:\+|-|dagar eller (?:mer|längre)))\s*(?:dagar|dgr)?")
_MATT = re.compile(r"[\s,]*\(?(antal|andel|procent|%)\)?$")


class Kolumn(NamedTuple):
    """Vad en kolumn betyder. ``roll`` är en av rollerna ovan; resten är det som rubriken själv säger om värdet."""

    roll: str
    indikator: str = ""
    region: str = ""
    enhet: str = ""
    period: str = ""
    kon: str = ""
    intervall: str = ""


def rent(rubrik: object) -> str:
    """Ger rubriken som den jämförs: små bokstäver, enkla blanksteg och vanligt streck."""
    return " ".join(str(rubrik).replace("–", "-").replace("\xad", "").split()).casefold().rstrip(":")


def tolka_rubrik(rubrik: object, indikatorer: Mapping[str, Indikator]) -> Kolumn | None:
    """Ger vad kolumnen betyder, eller ``None`` när rubriken inte är känd."""
    if isinstance(rubrik, date | float):
        period = tolka_period(rubrik)
        return Kolumn("värde", period=period) if period else None
    text = rent(rubrik)
    if not text:
        return None
    if text in _ROLL:
        return Kolumn(_ROLL[text])
    m = _MATT.search(text)
    bas, matt = (text[: m.start()].rstrip(), m[1]) if m else (text, "")
    roll = {"": "värde", "antal": "antal inom"}.get(matt, "andel")
    return _del(bas, roll) or _namn(str(rubrik)[: len(bas)] if m else str(rubrik), roll, indikatorer)


def _del(bas: str, roll: str) -> Kolumn | None:
    """Ger kolumnen när rubriken är ett antal dagar, ett intervall, ett kön eller en period."""
    if bas in _DAGAR:
        return Kolumn("andel" if roll == "värde" else roll, indikator=_DAGAR[bas])
    if (m := _INTERVALL.fullmatch(bas)) and (intervall := f"{m[1]}-{m[2]}" if m[1] else "366+") in INTERVALL:
        return Kolumn(roll, intervall=intervall)
    if bas in KONORD:
        return Kolumn("antal totalt" if roll == "antal inom" else roll, kon=KONORD[bas])
    if period := tolka_period(bas):
        return Kolumn(roll, period=period)
    return None


def _namn(bas: str, roll: str, indikatorer: Mapping[str, Indikator]) -> Kolumn | None:
    """Ger kolumnen när rubriken är en indikators eller en regions namn."""
    if indikator := hitta_indikator(" ".join(bas.split()), indikatorer):
        return Kolumn(roll, indikator=indikator.nyckel)
    if region := regionens_namn(bas):
        return Kolumn(roll, region=region)
    return None


def regionens_namn(text: str) -> str | None:
    """Ger regionens officiella namn eller ``Riket``; ``None`` när texten inte är en region."""
    skrivet = " ".join(text.split())
    if riket := REGIONORD.get(skrivet.casefold()):
        return riket
    region = hitta_region(skrivet)
    return region.namn if region else (EXEMPELREGION if skrivet == EXEMPELREGION else None)
