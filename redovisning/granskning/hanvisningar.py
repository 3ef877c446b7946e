"""Regler om andra år i texten: en hänvisning till förra årets redovisning, medel för ett annat år."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera

_MEDEL = (
    r"(?:statliga\s+|riktade\s+|tilldelade\s+)?(?:stimulans|prestations|stats)?"
    r"(?:medlen|medel|pengarna|pengar|bidraget|bidrag)"
)


_AR = re.compile("20[0-9][0-9]")


@regel("HV01")
def hanvisning_till_forra_aret(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser att ett svar hänvisar till förra årets redovisning. Att bara nämna året räknas inte."""
    for stig, text in s.fritexter.items():
        if "redovisning" in text.casefold() and (m := _hanvisning(s.ar - 1).search(text)):
            yield s.anmark("HV01", stig, citat=citera(m[0], 80))


@regel("AR01")
def medel_for_ett_annat_ar(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser att ett svar talar om medel för ett annat år än formulärets.

    En mening som också nämner det egna årets medel jämför åren och räknas inte.
    """
    for stig, text in s.fritexter.items():
        for ar in _AR.finditer(text):
            if ar[0] != str(s.ar) and (citat := _andra_medel(_meningen(text, ar), s.ar)):
                yield s.anmark("AR01", stig, citat=citera(citat), ar=s.ar)
                break


def _andra_medel(mening: str, eget_ar: int) -> str | None:
    """Ger de första orden om medel för ett annat år, om meningen inte också nämner det egna årets."""
    if not any(o in mening.casefold() for o in ("medel", "medlen", "pengar", "bidrag")):
        return None
    namnda = list(_medel().finditer(mening))
    if namnda and not any(eget_ar in _arsmedel(m) for m in namnda):
        return namnda[0][0]
    return None


def _meningen(text: str, m: re.Match[str]) -> str:
    slut = (". ", "! ", "? ", "\n")
    borjan = max(text.rfind(s, 0, m.start()) for s in slut)
    efter = [i for s in slut if (i := text.find(s, m.end())) >= 0]
    return text[borjan + 1 : min(efter, default=len(text))]


@lru_cache
def _hanvisning(forra: int) -> re.Pattern[str]:
    pekord = r"se|hänvis\w*|refererar|redogjor\w*|redovisat\w*|beskriv\w*|beskrev\w*|framg(?:år|ick)|samma|oförändra\w*"
    redovisning = r"redovisning(?:en|ar|arna)?\b"
    forra_arets = rf"(?:{forra}\s+års|(?:förra|föregående)\s+årets?|föregående\s+års|fjolårets)\s+{redovisning}"
    mellanord = (
        "av|till|för|från|avseende|gällande|om|i|vi|som|lämnades|lämnats|lämnade|lämnad|inlämnad|regionen|regionens|"
        "överenskommelsen|överenskommelse|ökad|tillgänglighet|år|verksamhetsåret"
    )
    redovisningen = rf"\b{redovisning}(?:\s+(?:{mellanord}))*\s+(?:{forra}\b|förra\s+året|föregående\s+år)"
    return re.compile(rf"\b(?:{pekord})\b[^.!?\n]{{0,80}}?(?:{forra_arets}|{redovisningen})", re.IGNORECASE)


@lru_cache(1)
def _medel() -> re.Pattern[str]:
    ar = r"(20\d\d)(?:\s*(?:[–/-]|och|samt|till)\s*(20\d\d))?"
    fore = r"(?:för|från|avseende|gällande|till)\s+(?:år\s+|året\s+)?"
    return re.compile(rf"\b{ar}\s+års\s+{_MEDEL}\b|\b{_MEDEL}\s+{fore}{ar}\b", re.IGNORECASE)


def _arsmedel(m: re.Match[str]) -> set[int]:
    """Ger åren i en träff; ``2023–2025`` räknas med åren emellan."""
    ar = sorted(int(a) for a in m.groups() if a)
    return set(range(ar[0], ar[-1] + 1))
