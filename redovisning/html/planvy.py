"""Handlingsplanens åtgärder som rader i en tabell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redovisning.handlingsplan.uppfoljning import postvagar
from redovisning.html.ord import antal, mening, uppraknat
from redovisning.personnummer import maskerat

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

LISTA = "atgarder"
STATUSMARKEN = {"ej påbörjad": "○", "pågår": "◐", "klar": "✔", "avbruten": "✕"}
"""Statusen, så som den skrivs i planen → dess märke, i den ordning de räknas upp."""

_FLERA = {"ej påbörjad": "ej påbörjade", "klar": "klara", "avbruten": "avbrutna"}

UTAN_STATUS = "utan status"


@dataclass(frozen=True)
class Atgardsrad:
    """En åtgärd. Tomma fält är tomma texter."""

    omrade: str
    rubrik: str
    sikt: str
    ansvarig: str
    tid: str
    status: str
    marke: str


def atgarderna(plan: Utkast) -> tuple[Atgardsrad, ...]:
    """Ger planens åtgärder i planens ordning."""
    return tuple(_rad(plan, stig) for stig in postvagar(plan, LISTA))


def statusraden(rader: tuple[Atgardsrad, ...]) -> str:
    """Ger antalet i ord: ``10 åtgärder: 1 ej påbörjad, 6 pågår och 3 klara.``"""
    per_status = Counter(r.status.casefold() for r in rader)
    kanda = (s for s in (*STATUSMARKEN, UTAN_STATUS) if per_status[s])
    delar = [antal(per_status[s], s, _FLERA.get(s, s)) for s in kanda]
    if annat := len(rader) - sum(per_status[s] for s in (*STATUSMARKEN, UTAN_STATUS)):
        delar.append(f"{annat} annan status")
    return f"{antal(len(rader), 'åtgärd', 'åtgärder')}: {uppraknat(delar)}."


def _rad(plan: Utkast, stig: str) -> Atgardsrad:
    def svar(namn: str) -> str:
        return maskerat(plan[f"{stig}.{namn}"] or "")

    start, slut = svar("start"), svar("slut")
    tid = f"{start} – {slut}" if start and slut else f"från {start}" if start else f"till {slut}" if slut else ""
    status = svar("status")
    return Atgardsrad(
        svar("omrade"),
        svar("rubrik"),
        mening(svar("sikt")),
        svar("ansvarig"),
        tid,
        mening(status or UTAN_STATUS),
        STATUSMARKEN.get(status, "–"),
    )
