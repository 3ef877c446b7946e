"""Resultaten av de långa proven: en rad ett löfte, sparade som JSON och visade som en tabell i docs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

ROT = Path(__file__).resolve().parents[2]
SPARADE = Path(__file__).with_name("resultat.json")
SIDA = ROT / "docs" / "tillforlitlighet.md"

_INLEDNING = """\
# Tillförlitlighet

Det här lovar programmet, och så här gick det när löftet prövades senast. Varje rad har kommandot som prövar den; det
körs i mappen med projektet. Sidan skrivs av `python -m tests.langprov` och ändras inte för hand.

| löfte | uppmätt | gräns | höll | kommando |
|---|---|---|---|---|
"""
_NOTER = "\n## Noter\n\n"


@dataclass(frozen=True)
class Rad:
    """Ett löfte som har prövats. ``prov`` är provets namn, ``not_`` en förklaring under tabellen, eller tom."""

    prov: str
    lofte: str
    matt: str
    grans: str
    holl: bool
    kommando: str
    not_: str = ""


def sparade() -> list[Rad]:
    """Ger raderna från de senaste körningarna, i provens ordning."""
    return [Rad(**rad) for rad in json.loads(SPARADE.read_text("utf-8"))] if SPARADE.exists() else []


def spara(nya: Iterable[Rad], ordning: Iterable[str]) -> list[Rad]:
    """Ger alla rader efter att de nya har tagit sina provs platser, och skriver dem och sidan."""
    nya = list(nya)
    korda = {rad.prov for rad in nya}
    plats = {prov: i for i, prov in enumerate(ordning)}
    kvar = [rad for rad in sparade() if rad.prov not in korda and rad.prov in plats]
    alla = sorted([*kvar, *nya], key=lambda rad: plats[rad.prov])
    SPARADE.write_text(json.dumps([asdict(r) for r in alla], ensure_ascii=False, indent=1) + "\n", "utf-8")
    SIDA.write_text(sidan(alla), "utf-8")
    return alla


def sidan(rader: Iterable[Rad]) -> str:
    """Ger sidan i Markdown."""
    rader = list(rader)
    tabell = "".join(
        f"| {r.lofte} | {r.matt} | {r.grans} | {'ja' if r.holl else '**nej**'} | `{r.kommando}` |\n" for r in rader
    )
    noter = "".join(f"**{r.lofte}.** {r.not_}\n\n" for r in rader if r.not_)
    return _INLEDNING + tabell + (_NOTER + noter.rstrip("\n") + "\n" if noter else "")
