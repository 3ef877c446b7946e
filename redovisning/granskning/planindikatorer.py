"""Regler om handlingsplanens indikatorer: utfall, målvärden, nycklar och skillnader mellan kvinnor och män."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.handlingsplan.jamstalldhet import konsskillnader
from redovisning.handlingsplan.uppfoljning import KVINNOR, MAN, Uppfoljningsrad, folj_upp
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER, hitta_indikator


@regel("PL07")
def indikator_utan_utfall(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en indikator som varken har ett eget utfall eller ett som kan hämtas ur väntetiderna."""
    for rad in s.en_gang(_uppfoljning):
        okand = rad.nyckel and s.bredvid.hamta is None and hitta_indikator(rad.nyckel, _indikatorer(s))
        if rad.styrmatt and not okand and not any(u.text for u in rad.per_kon.values()):
            var = f", och väntetiderna har inget för «{rad.nyckel}»" if rad.nyckel else ""
            yield s.anmark("PL07", f"{rad.stig}.utfall", var=var)


@regel("PL08")
def obedombart_malvarde(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en indikator som har både målvärde och utfall men där inget av utfallen går att bedöma."""
    for rad in s.en_gang(_uppfoljning):
        bedomningar = [rad.per_kon[kon].bedomning for kon in rad.redovisade if rad.per_kon[kon].text]
        if rad.malvarde and bedomningar and all(b.skal for b in bedomningar):
            yield s.anmark("PL08", f"{rad.stig}.malvarde", skal=bedomningar[0].skal)


@regel("PL12")
def okand_nyckel(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en nyckel som inte finns bland väntetidernas mått, regionens egna inräknade."""
    kanda = _indikatorer(s)
    for rad in s.en_gang(_uppfoljning):
        if rad.nyckel and not hitta_indikator(rad.nyckel, kanda):
            nara = get_close_matches(rad.nyckel.casefold(), kanda, n=1)
            yield s.anmark(
                "PL12", f"{rad.stig}.nyckel", ord=rad.nyckel, menade=f". Menade du {nara[0]}?" if nara else "."
            )


@regel("PL13")
def stor_skillnad_utan_atgard(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en stor skillnad mellan könen som ingen åtgärd möter. Vad som är stort säger planen; förvalt är fem."""
    for skillnad in konsskillnader(s.utkast, s.en_gang(_uppfoljning)):
        if skillnad.stor and not skillnad.atgarder:
            per_kon = skillnad.rad.per_kon
            matt = format(abs(skillnad.skillnad).normalize(), "f").replace(".", ",")
            yield s.anmark(
                "PL13",
                f"{skillnad.rad.stig}.utfall_kvinnor",
                kvinnor=per_kon[KVINNOR].text,
                man=per_kon[MAN].text,
                skillnad=f"{matt} {skillnad.enhet}",
            )


def _uppfoljning(s: Sammanhang) -> tuple[Uppfoljningsrad, ...]:
    return folj_upp(s.utkast, s.bredvid.hamta)


def _indikatorer(s: Sammanhang) -> Mapping[str, Indikator]:
    return s.bredvid.indikatorer or INDIKATORER
