"""Regler om handlingsplanens åtgärder, mål, datum och texter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.svarstyper import MANADER, tolka_datum, tolka_tal
from redovisning.granskning.personnamn import personnamn
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang, rakna_upp
from redovisning.handlingsplan.matstock import HOGST
from redovisning.handlingsplan.uppfoljning import malnummer, postvagar

_DAGAR_PA_ETT_AR = 366
_INGEN_UPPGIFT = re.compile(
    rf"\b(?:19|20)\d\d(?:-\d\d){{0,2}}\b|\b\d{{1,2}}(?= (?:{'|'.join(MANADER)})\b)|^\d+\. "
    r"|\b(?:avsnitt|kapitel|tabell|diagram) \d[\d.]*",
    re.IGNORECASE | re.MULTILINE,
)
"""Siffror som inte är uppgifter om hur många som får vård i tid."""


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
    """Ser en åtgärd på kort sikt som varar mer än ett år. Utan egen start räknas tiden från planens."""
    for stig in _poster(s, "atgarder"):
        start, slut = _datum(s, f"{stig}.start") or _datum(s, "giltig_fran"), _datum(s, f"{stig}.slut")
        if s.svar.get(f"{stig}.sikt") == "kort" and start and slut and (slut - start).days > _DAGAR_PA_ETT_AR:
            yield s.anmark("PL02", f"{stig}.sikt", start=start, slut=slut)


@regel("PL03")
def atgard_utan_mal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en åtgärd som inte hänvisar till något mål. En plan utan numrerade mål ger PL16 i stället."""
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
    """Ser ett mål som ingen åtgärd hänvisar till. En plan utan åtgärder ger PL17 i stället."""
    atgarder = _poster(s, "atgarder")
    nadda = {n for stig in atgarder for n in malnummer(s.svar.get(f"{stig}.mal", ""))}
    for nummer, stigar in s.en_gang(_malen).items():
        if atgarder and nummer not in nadda:
            yield s.anmark("PL05", f"{stigar[0]}.nummer", nummer=nummer)


@regel("PL06")
def planens_tid(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en plan som börjar gälla efter årets slut eller slutar gälla före årets början."""
    if s.en_gang(_utanfor_aret):
        till = _datum(s, "giltig_till")
        yield s.anmark("PL06", "giltig_till" if till and till.year < s.ar else "giltig_fran", tid=_tiden(s), ar=s.ar)


@regel("PL18")
def planens_tid_racker_inte(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en plan som bara gäller en del av året."""
    fran, till = _datum(s, "giltig_fran"), _datum(s, "giltig_till")
    borjar_sent, slutar_tidigt = fran and fran > date(s.ar, 1, 1), till and till < date(s.ar, 12, 31)
    if not s.en_gang(_utanfor_aret) and (borjar_sent or slutar_tidigt):
        yield s.anmark("PL18", "giltig_fran" if borjar_sent else "giltig_till", tid=_tiden(s), ar=s.ar)


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
        for namn in personnamn(s.svar.get(stig, "")):
            yield s.anmark("PL10", stig, ord=namn)


@regel("PL11")
def nulage_utan_siffra(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett nuläge utan en enda siffra. Årtal, datum och avsnittsnummer säger inget om läget."""
    text = s.svar.get("texter.nulage")
    if text and not any(c.isdigit() for c in _INGEN_UPPGIFT.sub("", text)):
        yield s.anmark("PL11", "texter.nulage")


@regel("PL15")
def installning_utanfor(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en inställning för bedömningen som inte är från 0 till 100: då gäller den förvalda."""
    for stig in (stig for stig in s.svar if stig.startswith("bedomning.")):
        tal = tolka_tal(s.svar[stig])
        if tal is not None and not 0 <= tal <= HOGST:
            yield s.anmark("PL15", stig, skrivet=s.svar[stig])


@regel("PL16")
def atgarder_men_inga_mal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en plan som har åtgärder men inte ett enda numrerat mål."""
    if _poster(s, "atgarder") and not s.en_gang(_malen):
        yield s.anmark("PL16", "malsattningar[0].nummer", antal=len(_poster(s, "atgarder")))


@regel("PL17")
def mal_men_inga_atgarder(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en plan som har mål men inte en enda åtgärd."""
    if s.en_gang(_malen) and not _poster(s, "atgarder"):
        yield s.anmark("PL17", "atgarder[0].rubrik", antal=len(s.en_gang(_malen)))


@regel("PL14")
def samma_malnummer(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser mål som har samma nummer, utan skillnad på stora och små bokstäver."""
    for nummer, stigar in s.en_gang(_malen).items():
        for stig in stigar[1:]:
            yield s.anmark("PL14", f"{stig}.nummer", nummer=nummer)


def _poster(s: Sammanhang, lista: str) -> list[str]:
    return postvagar(s.utkast, lista)


def _malen(s: Sammanhang) -> dict[str, list[str]]:
    """Ger målnummer → vägarna till de mål som har det."""
    ut: dict[str, list[str]] = {}
    for stig in _poster(s, "malsattningar"):
        for nummer in malnummer(s.svar.get(f"{stig}.nummer", "")):
            ut.setdefault(nummer, []).append(stig)
    return ut


def _utanfor_aret(s: Sammanhang) -> bool:
    fran, till = _datum(s, "giltig_fran"), _datum(s, "giltig_till")
    return bool((fran and fran.year > s.ar) or (till and till.year < s.ar))


def _tiden(s: Sammanhang) -> str:
    return f"{_datum(s, 'giltig_fran') or ''} – {_datum(s, 'giltig_till') or ''}".strip()


def _uppraknade(s: Sammanhang) -> str:
    return rakna_upp(s.en_gang(_malen), hogst=6) or "inga"


def _datum(s: Sammanhang, stig: str) -> date | None:
    return tolka_datum(s.svar.get(stig, ""))
