"""Regler om regionens namn."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera
from redovisning.regioner import EXEMPELREGION, REGIONER, hitta_region


@regel("RE01")
def okand_region(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett namn som inte är någon av de 21 regionerna och föreslår det närmaste."""
    namn = s.svar.get("region")
    if namn and namn != EXEMPELREGION and hitta_region(namn) is None:
        narmast = _narmast(namn)
        yield s.anmark("RE01", "region", namn=citera(namn), forslag=f" Menade du {narmast}?" if narmast else "")


@regel("RE02")
def kortform_av_regionens_namn(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en kortform eller en annan skrivning av ett officiellt namn."""
    namn = s.svar.get("region", "")
    region = hitta_region(namn)
    if region and region.namn != " ".join(namn.split()):
        yield s.anmark("RE02", "region", namn=citera(namn), officiellt=region.namn)


@regel("RE03")
def exemplets_region(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser att exemplets påhittade region står kvar."""
    if s.svar.get("region") == EXEMPELREGION:
        yield s.anmark("RE03", "region")


def _narmast(namn: str) -> str | None:
    """Ger det officiella namnet som liknar mest, eller ``None``; orden Region och län väger inte."""
    from difflib import get_close_matches

    officiellt = {_karna(n): r.namn for r in REGIONER for n in (r.namn, *r.andra_namn)}
    lika = get_close_matches(_karna(namn[:60]), officiellt, 1, 0.75)
    return officiellt[lika[0]] if lika else None


def _karna(namn: str) -> str:
    ord_ = namn.casefold().replace("landsting", "").split()
    return " ".join(o for o in ord_ if o not in ("region", "regionen", "län"))
