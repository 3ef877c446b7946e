"""Regler om svar som kräver något mer: ett nej som ska förklaras, ett ja som ska följas av en bilaga."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.planfilen import kan_vara_planen
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang


@regel("NJ01")
def nej_i_generellt(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett nej om myndighetsuppdragen när avsnittets kommentar är tom."""
    fragor = ("vardformedling", "vardplatser", "kompetensforsorjning")
    yield from _nej_utan(s, "NJ01", "generellt", fragor, ("kommentar",))


@regel("NJ02")
def nej_om_vantetidsdata(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett nej i 3.4 när båda textfälten är tomma."""
    fragor = ("inom_tre_veckor", "enligt_riktlinjer", "avvikelser_enligt_regelverk", "svarsfrekvens_95")
    yield from _nej_utan(s, "NJ02", "vantetidsdata", fragor, ("ej_rapporterade_data", "kommentar"))


@regel("NJ03")
def nej_om_planens_innehall(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett nej om handlingsplanens insatser eller om arbetet efter den när kommentaren är tom."""
    fragor = ("insatser_kort_och_lang_sikt", "arbetar_utifran_planen")
    yield from _nej_utan(s, "NJ03", "handlingsplan", fragor, ("kommentar",))


@regel("NJ04")
def oforandrad_plan(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en plan som inte är uppdaterad, när kommentaren är tom och ingen plan ligger i mappen."""
    if not _plan_i_mappen(s):
        yield from _nej_utan(s, "NJ04", "handlingsplan", ("uppdaterad",), ("kommentar",))


@regel("HP01")
def uppdaterad_plan_bifogas(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett ja om att planen är uppdaterad när ingen plan ligger i mappen. Är mappen okänd prövas inget."""
    if s.svar.get("handlingsplan.uppdaterad") == "ja" and s.filer is not None and not _plan_i_mappen(s):
        yield s.anmark("HP01", "handlingsplan.uppdaterad")


def _nej_utan(
    s: Sammanhang, kod: str, avsnitt: str, fragor: tuple[str, ...], forklaringar: tuple[str, ...]
) -> Iterator[Anmarkning]:
    falt = [f"{avsnitt}.{f}" for f in forklaringar]
    if any(f in s.svar for f in falt):
        return
    for fraga in fragor:
        if s.svar.get(f"{avsnitt}.{fraga}") == "nej":
            yield s.anmark(kod, f"{avsnitt}.{fraga}", falt=" och ".join(map(s.faltnamn, falt)))


def _plan_i_mappen(s: Sammanhang) -> bool:
    return any(kan_vara_planen(PurePath(namn)) for namn in s.filer or ())
