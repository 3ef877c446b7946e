"""Regeln som jämför andelar i svaren med väntetiderna: 86 procent i texten, 89 procent i siffrorna."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.regioner import officiellt_namn

if TYPE_CHECKING:
    from redovisning.vantetider.indikator import Indikator

_MENING = re.compile(r"[^.!?\n]+(?:[.,]\d[^.!?\n]*)*[.!?]?")
_TAL = r"(\d{1,3}(?:[,.]\d+)?)"
_ANDEL = re.compile(rf"(?:{_TAL}\s*(?:%|procent)?\s+(?:till|respektive|och|mot)\s+)?{_TAL}\s*(?:%|procent\b)(?!enhet)")
_DAGAR = re.compile(r"(\d+)\s+dagar")
_BUP = re.compile(r"\bBUP\b|barn- och ungdomspsykiatri", re.IGNORECASE)
_INTE_UTFALL = re.compile(
    r"\bmål\w*\b[^,;]*$|\b(?:ska|skall|avser|nå|bör)\b[^,;]*$"
    r"|\b(?:med|ökat|ökade|minskat|minskade|stigit|sjunkit|förbättrats|försämrats)\s+(?:(?!till\b|från\b)\w+\s+)?$",
    re.IGNORECASE,
)
"""Orden före en andel som är ett mål eller storleken på en ändring."""
_ANDEL_AV_ANNAT = re.compile(
    r"(?:%|procent)\s+av\s+(?:\w+\s+)?(?:medl|pengar|budget|anslag|kostnad|satsning|tjänst|medarbet|personal|enhet"
    r"|vårdcentral|hälsocentral|mottagning)",
    re.IGNORECASE,
)
_UNGEFAR = re.compile(r"\b(?:ca|cirka|omkring|ungefär|runt|nästan|närmare|knappt)\.?\s+$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:drygt|över|mer än|minst|högre än)\s+$", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|mindre än|högst|lägre än)\s+$", re.IGNORECASE)
_NARA, _VIDARE = 2, 10
"""Så många procentenheter får ett ungefärligt tal skilja, och ett «över» eller «under»."""
_AR = re.compile(r"\b(20\d\d)\b")
_KORTASTE_NAMN = 10
"""Ett kortare namn, till exempel «operation», är också ett vanligt ord och säger inte vilket mått som menas."""


@regel("PA01")
def andelen_finns_i_vantetiderna(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en mening som nämner ett mått i väntetiderna och en andel som inget av måttets värden har.

    Regionens och rikets alla värden godtas, för varje period, kön och enhet, och målen. Nämns flera mått, eller en
    annan gräns i dagar än måttets, prövas inget. Har meningen flera andelar prövas den som står närmast måttet. Mål,
    ändringar och andelar av annat än det som mäts prövas inte, och «nästan» och «över» får vara ungefär.
    """
    if not s.bredvid.matvarden:
        return
    for stig, text in s.fritexter.items():
        om_bup = s.falt[stig].avsnitt.nyckel == "bup"
        for mening in (" ".join(m.split()) for m in _MENING.findall(text)):
            namn, nycklar = _namnda(mening, s, om_bup)
            varden = {v for nyckel in nycklar for v in s.en_gang(_varden).get(nyckel, ())}
            if not varden or _om_andra_ar(mening, nycklar, s):
                continue
            for fore, andel in _narmast(mening, namn):
                if not any(_samma(fore, andel, v) for v in varden):
                    yield _anmark(s, stig, nycklar[0], andel)


def _anmark(s: Sammanhang, stig: str, nyckel: str, andel: str) -> Anmarkning:
    from redovisning.handlingsplan.ur_vantetider import hamtare
    from redovisning.vantetider.skydd import Skydd

    hamta = s.bredvid.hamta or hamtare(Skydd(s.bredvid.matvarden, s.bredvid.indikatorer), _egen_region(s))
    nu = hamta(nyckel, "")
    senast = f"{nu.utfall} ({nu.period})" if nu else "okänt"
    return s.anmark("PA01", stig, matt=s.bredvid.indikatorer[nyckel].kort.lower(), andel=f"{andel} %", senast=senast)


def _egen_region(s: Sammanhang) -> str:
    return officiellt_namn(s.svar.get("region", ""))


def _namnen(s: Sammanhang) -> Mapping[str, list[str]]:
    """Ger ett måtts namn, med små bokstäver → nycklarna för de mått som heter så."""
    ut: dict[str, list[str]] = {}
    for nyckel, i in s.bredvid.indikatorer.items():
        for namn in _kallas(i):
            ut.setdefault(namn, []).append(nyckel)
    return ut


def _kallas(indikator: Indikator) -> set[str]:
    alla = (n.split(":")[0].casefold() for n in (indikator.namn, indikator.kort, *indikator.andra_namn))
    return {n for n in alla if len(n) >= _KORTASTE_NAMN}


def _namnda(mening: str, s: Sammanhang, om_bup: bool) -> tuple[str, list[str]]:
    """Ger det längsta måttnamnet i meningen och dess nycklar; inga när det inte är säkert vilket mått som menas."""
    namnen, liten = s.en_gang(_namnen), mening.casefold()
    funna = [n for n in namnen if n in liten]
    langsta = max(funna, key=len, default="")
    if not langsta or any(n not in langsta and not set(namnen[n]) & set(namnen[langsta]) for n in funna):
        return "", []
    bup = om_bup or bool(_BUP.search(mening))
    dagar = {int(d) for d in _DAGAR.findall(mening)}
    return langsta, [
        nyckel
        for nyckel in namnen[langsta]
        if nyckel.startswith("bup_") is bup and dagar <= {g.dagar for g in s.bredvid.indikatorer[nyckel].granser}
    ]


def _narmast(mening: str, namn: str) -> list[tuple[str, str]]:
    """Ger andelarna i den uppgift som står närmast måttets namn: en, eller två i «från 81 till 86 procent».

    Varje andel har orden före sig i meningen. Ett mål, en ändring och en andel av något annat är ingen uppgift.
    """
    plats = mening.casefold().find(namn)
    traffar = list(_ANDEL.finditer(mening))
    if not traffar:
        return []
    narmast = min(traffar, key=lambda m: max(m.start() - plats - len(namn), plats - m.end()))
    fore = mening[: narmast.start()]
    if _INTE_UTFALL.search(fore) or _ANDEL_AV_ANNAT.search(mening[narmast.start() :][:60]):
        return []
    return [(fore, andel) for andel in narmast.groups() if andel]


def _om_andra_ar(mening: str, nycklar: Sequence[str], s: Sammanhang) -> bool:
    """Sant när meningen nämner år, och inget av dem finns i väntetiderna för måttet."""
    aren = set(_AR.findall(mening))
    return bool(aren) and not any(m.indikator in nycklar and m.period[:4] in aren for m in s.bredvid.matvarden)


def _varden(s: Sammanhang) -> Mapping[str, set[Decimal]]:
    """Ger nyckel → alla andelar och mål som finns för måttet."""
    from redovisning.vantetider.matvarde import RIKET

    regioner = {RIKET, _egen_region(s)}
    ut: dict[str, set[Decimal]] = {}
    for m in s.bredvid.matvarden:
        if m.region in regioner and m.procent is not None:
            ut.setdefault(m.indikator, set()).add(m.procent)
    for nyckel, varden in ut.items():
        if nyckel in s.bredvid.indikatorer:
            varden |= {mal.varde for mal in s.bredvid.indikatorer[nyckel].mal}
    return ut


def _samma(fore: str, skrivet: str, varde: Decimal) -> bool:
    """Sant när det skrivna är värdet avrundat, eller så nära som orden före säger: «nästan 90», «över 80»."""
    tal = Decimal(skrivet.replace(",", "."))
    if _UNGEFAR.search(fore):
        return abs(varde - tal) <= _NARA
    if _OVER.search(fore):
        return 0 <= varde - tal <= _VIDARE
    if _UNDER.search(fore):
        return 0 <= tal - varde <= _VIDARE
    # Ett felskrivet värde kan vara för långt för att avrundas, och så långt ifrån är det inte samma.
    if abs(varde - tal) > _VIDARE:
        return False
    return varde.quantize(Decimal(1).scaleb(tal.as_tuple().exponent), ROUND_HALF_UP) == tal  # type: ignore[arg-type]
