"""Regler om handlingsplanens åtgärder, mål, datum och texter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.svarstyper import tolka_datum
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang, rakna_upp
from redovisning.handlingsplan.uppfoljning import malnummer, posterna

_DAGAR_PA_ETT_AR = 366
_NAMN = re.compile(
    r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?: [A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?){1,2}"
)
_VERKSAMHETSORD = re.compile(
    r"region|nämnd|styrelse|direktör|chef|förvaltning|klinik|enhet|avdelning|sjukhus|vård|samordnare|strateg|ledare"
    r"|ledning|läkare|sköterska|ansvarig|stab|utskott|råd|central|mottagning|område|kontor|division|psykiatri|fullmäktige",
    re.IGNORECASE,
)


@regel("PL01")
def slut_fore_start(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en åtgärd som slutar innan den börjar, och en plan som slutar gälla innan den börjar."""
    par = [(f"{a}.start", f"{a}.slut") for a in _poster(s, "atgarder")] + [("giltig_fran", "giltig_till")]
    for fran, till in par:
        start, slut = _datum(s, fran), _datum(s, till)
        if start and slut and slut < start:
            yield s.anmark("PL01", till, start=start, slut=slut)


@regel("PL02")
def kort_sikt_over_ett_ar(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en åtgärd på kort sikt som varar mer än ett år."""
    for stig in _poster(s, "atgarder"):
        start, slut = _datum(s, f"{stig}.start"), _datum(s, f"{stig}.slut")
        if s.svar.get(f"{stig}.sikt") == "kort" and start and slut and (slut - start).days > _DAGAR_PA_ETT_AR:
            yield s.anmark("PL02", f"{stig}.sikt", start=start, slut=slut)


@regel("PL03")
def atgard_utan_mal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en åtgärd som inte hänvisar till något mål. Har planen inga numrerade mål prövas inget."""
    for stig in _poster(s, "atgarder"):
        if s.en_gang(_malen) and f"{stig}.mal" not in s.svar:
            yield s.anmark("PL03", f"{stig}.mal", nummer=_uppraknade(s))


@regel("PL04")
def okant_mal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en hänvisning, i en åtgärd eller en indikator, till ett mål som planen inte har."""
    for stig in (*_poster(s, "atgarder"), *_poster(s, "indikatorer")):
        okanda = malnummer(s.svar.get(f"{stig}.mal", "")) - s.en_gang(_malen).keys()
        if okanda:
            yield s.anmark("PL04", f"{stig}.mal", skrivet=rakna_upp(sorted(okanda)), nummer=_uppraknade(s))


@regel("PL05")
def mal_utan_atgard(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett mål som ingen åtgärd hänvisar till. Har planen inga åtgärder prövas inget."""
    atgarder = _poster(s, "atgarder")
    nadda = {n for stig in atgarder for n in malnummer(s.svar.get(f"{stig}.mal", ""))}
    for nummer, stigar in s.en_gang(_malen).items():
        if atgarder and nummer not in nadda:
            yield s.anmark("PL05", f"{stigar[0]}.nummer", nummer=nummer)


@regel("PL06")
def planens_tid(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en plan som börjar gälla efter årets slut eller slutar gälla före årets början."""
    fran, till = _datum(s, "giltig_fran"), _datum(s, "giltig_till")
    if (fran and fran.year > s.ar) or (till and till.year < s.ar):
        tid = f"{fran or ''} – {till or ''}".strip()
        yield s.anmark("PL06", "giltig_till" if till and till.year < s.ar else "giltig_fran", tid=tid, ar=s.ar)


@regel("PL09")
def klar_i_framtiden(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en åtgärd som är klar fast slutet inte har varit. Prövas bara när dagens datum är känt."""
    for stig in _poster(s, "atgarder"):
        slut = _datum(s, f"{stig}.slut")
        if s.svar.get(f"{stig}.status") == "klar" and slut and s.bredvid.idag and slut > s.bredvid.idag:
            yield s.anmark("PL09", f"{stig}.status", slut=slut)


@regel("PL10")
def namn_i_stallet_for_funktion(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser det som ser ut som en persons för- och efternamn där en funktion hör hemma."""
    for stig in (*(f"{a}.ansvarig" for a in _poster(s, "atgarder")), "beslutad_av"):
        for bit in re.split(r"\s*(?:[,;/\n]| och )\s*", s.svar.get(stig, "")):
            if _NAMN.fullmatch(bit) and not _VERKSAMHETSORD.search(bit):
                yield s.anmark("PL10", stig, ord=bit)


@regel("PL11")
def nulage_utan_siffra(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett nuläge utan en enda siffra."""
    text = s.svar.get("texter.nulage")
    if text and not any(c.isdigit() for c in text):
        yield s.anmark("PL11", "texter.nulage")


@regel("PL14")
def samma_malnummer(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser mål som har samma nummer, utan skillnad på stora och små bokstäver."""
    for nummer, stigar in s.en_gang(_malen).items():
        for stig in stigar[1:]:
            yield s.anmark("PL14", f"{stig}.nummer", nummer=nummer)


def _poster(s: Sammanhang, lista: str) -> list[str]:
    return posterna(s.utkast, lista)


def _malen(s: Sammanhang) -> dict[str, list[str]]:
    """Ger målnummer → vägarna till de mål som har det."""
    ut: dict[str, list[str]] = {}
    for stig in _poster(s, "malsattningar"):
        for nummer in malnummer(s.svar.get(f"{stig}.nummer", "")):
            ut.setdefault(nummer, []).append(stig)
    return ut


def _uppraknade(s: Sammanhang) -> str:
    return rakna_upp(s.en_gang(_malen), hogst=6) or "inga"


def _datum(s: Sammanhang, stig: str) -> date | None:
    return tolka_datum(s.svar.get(stig, ""))
