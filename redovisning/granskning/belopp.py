"""Regler om belopp och tal: summor som är större än hela överenskommelsen, siffror i fel grupper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang, rakna_upp
from redovisning.granskning.tecken_klasser import citera

OVERENSKOMMELSEN = {2024: 2_937_000_000}
"""Formulärets år → hela överenskommelsen i kronor, statens egen del inräknad."""

_LUFT = "[ \xa0\u2009\u202f]"
_SIFFERRAD = re.compile(f"[0-9](?:[0-9.,]|{_LUFT})*")
_EFTER = 60
_MILJARDER = ("miljarder", "miljard", "mdkr", "mdr")
_MILJONER = ("miljoner", "miljon", "mkr", "mnkr", "msek")
_TUSEN = ("tusen", "tkr", "ksek")
_KRONOR = ("kronor", "kr", "sek")
_ENHETER = (*_MILJARDER, *_MILJONER, *_TUSEN, *_KRONOR)
_ENHET = "|".join(_ENHETER)
_INTE_PENGAR = (
    "euro|dollar|människor|personer|invånare|celler|rader|poster|byte|tecken|ord|besök|sökningar|transaktioner"
)


@regel("BE01")
def orimligt_belopp(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett belopp som är större än alla pengar i årets överenskommelse, till exempel miljarder för miljoner."""
    tak = OVERENSKOMMELSEN.get(s.ar)
    if tak is None:
        return
    for stig, text in s.fritexter.items():
        belopp = (m for m in _traffar(_belopp, text) if _kronor(m["tal"], m["enhet"].casefold()) > tak)
        if for_stora := dict.fromkeys(f"«{citera(m[0])}»" for m in belopp):
            miljoner = f"{tak // 1_000_000:,}".replace(",", " ")
            yield s.anmark("BE01", stig, belopp=rakna_upp(for_stora), ar=s.ar, tak=miljoner)


@regel("BE02")
def siffror_i_fel_grupper(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser tal vars siffror inte står i grupper om tre: belopp, och tal som «612 88 450» också utan enhet.

    Telefonnummer, datum, postnummer, diarienummer och uppräkningar räknas inte.
    """
    for stig, text in s.fritexter.items():
        fel = dict.fromkeys(f"«{citera(m[0])}»" for m in _traffar(_grupper, text) if _fel_grupperat(m))
        if fel:
            yield s.anmark("BE02", stig, tal=rakna_upp(fel))


def _traffar(monster: Callable[[], re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Ger mönstrets träffar, sökta bara där siffror står i grupper eller följs av en enhet: de flesta svar har få."""
    for rad in _SIFFERRAD.finditer(text):
        if len(rad[0].split()) > 1 or text[rad.end() : rad.end() + 9].casefold().startswith(_ENHETER):
            traffar = monster().finditer(text, rad.start(), rad.end() + _EFTER)
            yield from (m for m in traffar if m.start() < rad.end())


@lru_cache(1)
def _belopp() -> re.Pattern[str]:
    tal = (
        rf"[0-9]{{1,3}}(?:{_LUFT}[0-9]{{3}}){{1,6}}(?:,[0-9]{{1,9}})?"
        r"|[0-9]{1,3}(?:\.[0-9]{3}){2,6}|[0-9]{1,18}(?:[,.][0-9]{1,9})?"
    )
    valuta = r"(?:\s+(?:svenska\s+)?kr(?:onor)?\b)?"
    return re.compile(
        rf"(?<![0-9,.])(?P<tal>{tal}){_LUFT}{{0,2}}(?P<enhet>{_ENHET})\b{valuta}(?!\s+(?:{_INTE_PENGAR})\b)",
        re.IGNORECASE,
    )


def _kronor(tal: str, enhet: str) -> float:
    siffror = re.sub(_LUFT, "", tal)
    if siffror.count(".") > 1:
        siffror = siffror.replace(".", "")
    ganger = {**dict.fromkeys(_MILJARDER, 1e9), **dict.fromkeys(_MILJONER, 1e6), **dict.fromkeys(_TUSEN, 1e3)}
    return float(siffror.replace(",", ".")) * ganger.get(enhet, 1)


@lru_cache(1)
def _grupper() -> re.Pattern[str]:
    """Siffergrupper med enkel luft emellan. Streck, punkt eller plus intill betyder datum, telefon eller liknande."""
    return re.compile(
        rf"(?<![\w,.:/+–-])(?<![0-9]{_LUFT})(?P<tal>[1-9][0-9]{{0,3}}(?:{_LUFT}[0-9]{{1,4}}){{1,6}})(?:,[0-9]{{1,9}})?"
        rf"(?:{_LUFT}{{0,2}}(?P<enhet>{_ENHET})\b|(?!\w|{_LUFT}[0-9]|[-,.:/–][0-9]))",
        re.IGNORECASE,
    )


def _fel_grupperat(m: re.Match[str]) -> bool:
    forsta, *ovriga = re.split(_LUFT, m["tal"])
    if m["enhet"]:
        if len(forsta) == 4 and forsta[:2] in ("19", "20"):
            # Ett årtal före beloppet: «2024 30 000 kronor».
            forsta, *ovriga = ovriga
        return bool(ovriga) and (len(forsta) > 3 or any(len(g) != 3 for g in ovriga))
    *mitten, sista = ovriga
    ojamna = [g for g in mitten if len(g) != 3]
    return len(forsta) == len(sista) == 3 and len(ojamna) == 1 and not _efter_nummerord(m)


def _efter_nummerord(m: re.Match[str]) -> bool:
    fore = m.string[max(0, m.start() - 16) : m.start()].casefold()
    return bool(re.search(r"(?:tel\w*|tfn|växel\w*|mobil\w*|ankn\w*|fax|giro|nummer|nr)\W{0,3}$", fore))
