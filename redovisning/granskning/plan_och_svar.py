"""Regler som jämför svaren i 3.6 med handlingsplanen som ligger bredvid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from redovisning.anmarkning import Anmarkning
from redovisning.dokument.svarstyper import tolka_datum
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.regioner import officiellt_namn

_MARS_BORJAR, _MARS_SLUTAR = date(2024, 3, 1), date(2024, 3, 31)
"""Den senaste versionen skickades in i mars 2024 (formuläret, 3.6). Ett beslut i mars säger ingetdera."""


@regel("HP02")
def planen_saknar_en_sikt(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett ja om insatser på kort och lång sikt när planen inte har någon åtgärd på den ena sikten."""
    plan = s.bredvid.plan
    falt = "handlingsplan.insatser_kort_och_lang_sikt"
    if plan is None or s.svar.get(falt) != "ja":
        return
    sikter = {plan[f"atgarder[{i}].sikt"] for i in range(plan.antal_poster("atgarder"))}
    saknas = [sikt for sikt in ("kort", "lång") if sikt not in sikter]
    if saknas:
        yield s.anmark("HP02", falt, plan=_namnet(s), sikt=" eller ".join(saknas))


@regel("HP03")
def planen_ar_nyare(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett nej om uppdaterad plan när planen är beslutad efter mars 2024; utan beslutsdatum när den börjar gälla."""
    if s.svar.get("handlingsplan.uppdaterad") != "nej":
        return
    beslut, borjar = _plandatum(s, "beslutsdatum"), _plandatum(s, "giltig_fran")
    datum, hur = (beslut, "beslutad") if beslut else (borjar, "giltig från och med")
    if datum and datum > _MARS_SLUTAR:
        yield s.anmark("HP03", "handlingsplan.uppdaterad", plan=_namnet(s), hur=hur, datum=datum)


@regel("HP04")
def planen_ar_aldre(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett ja om uppdaterad plan när planen är beslutad före mars 2024."""
    if (
        (beslut := _plandatum(s, "beslutsdatum"))
        and beslut < _MARS_BORJAR
        and s.svar.get("handlingsplan.uppdaterad") == "ja"
    ):
        yield s.anmark("HP04", "handlingsplan.uppdaterad", plan=_namnet(s), datum=beslut)


@regel("HP05")
def planen_galler_en_annan_region(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en plan för en annan region. Prövas när båda namnen är en av de 21 regionerna, eller båda är okända."""
    egen, annan = s.svar.get("region", ""), (s.bredvid.plan.region if s.bredvid.plan else None) or ""
    if egen and annan and _ett_namn(egen) != _ett_namn(annan):
        yield s.anmark("HP05", "region", region=egen, plan=_namnet(s), annan=annan)


def _ett_namn(skrivet: str) -> str:
    return " ".join(officiellt_namn(skrivet).split()).casefold()


def _plandatum(s: Sammanhang, namn: str) -> date | None:
    return tolka_datum((s.bredvid.plan[namn] if s.bredvid.plan else None) or "")


def _namnet(s: Sammanhang) -> str:
    fil = s.bredvid.plan.fil if s.bredvid.plan else None
    return fil.name if fil else "handlingsplanen"
