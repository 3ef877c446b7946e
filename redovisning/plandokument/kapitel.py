"""Planens kapitel i ordning: textens frågor som rubriker, och tabellerna och diagrammen där de hör hemma.

Ett kapitel utan både text och tabeller utelämnas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redovisning.dokument.falt import falten, hitta_falt
from redovisning.handlingsplan.matstock import matstocken
from redovisning.handlingsplan.uppfoljning import postvagar
from redovisning.plandokument.atgarder import LISTA as ATGARDER
from redovisning.plandokument.atgarder import Omraden, atgardernas_tabeller, omraden
from redovisning.plandokument.bilder import diagrammen
from redovisning.plandokument.tabell import Kolumn, postabell
from redovisning.plandokument.tidslinje import tidslinje
from redovisning.plandokument.uppfoljning import indikatorerna, skillnaderna, utfallen

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.diagram.diagrammet import Diagram
    from redovisning.handlingsplan.jamstalldhet import Konsskillnad
    from redovisning.handlingsplan.uppfoljning import Uppfoljningsrad
    from redovisning.plandokument.skrift import Skrift
    from redovisning.utkast import Utkast

_TEXTER = "texter."
_MAL = "malsattningar"
_ATGARDER_EFTER = "samverkan"
"""Åtgärderna kommer efter det textavsnitt som säger med vilka de görs."""
INDIKATORER, UTFALL = "Indikatorer", "Utfall och måluppfyllelse"


@dataclass(frozen=True)
class Innehall:
    """Det som planens tabeller och bilder görs av."""

    plan: Utkast
    uppfoljning: Sequence[Uppfoljningsrad]
    skillnader: Sequence[Konsskillnad]
    diagram: Sequence[Diagram]


def kapitlen(skrift: Skrift, innehall: Innehall) -> Iterator[_Element]:
    """Ger alla kapitel med sina rubriker."""
    plan = innehall.plan
    alla, matstock = omraden(plan), matstocken(plan)
    bilagt: dict[str, Callable[[], Sequence[_Element]]] = {
        "nulage": lambda: list(diagrammen(skrift, innehall.diagram)),
        "overgripande_malsattning": lambda: _malen(skrift, plan),
        "uppfoljning": lambda: _uppfoljningen(skrift, innehall),
        "jamstalldhetsanalys": lambda: skillnaderna(skrift, innehall.skillnader, _nummer(alla), matstock),
    }
    for falt in falten(plan.dokument):
        if falt.nyckel.startswith(_TEXTER):
            text = plan[falt.nyckel]
            yield from _kapitel(skrift, falt.fraga.text, text, bilagt.get(falt.namn, list))
            if falt.namn == _ATGARDER_EFTER:
                yield from _kapitel(skrift, _rubriken(plan, ATGARDER), None, lambda: _atgarderna(skrift, alla))


def _kapitel(skrift: Skrift, rubrik: str, text: str | None, bilagt: Callable[[], Sequence[_Element]]) -> list[_Element]:
    """Rubriken numreras före det som står under den, och tas tillbaka om inget gör det."""
    forst = skrift.rubrik(1, rubrik)
    under = [*(skrift.fritext(text) if text else []), *bilagt()]
    if under:
        return [forst, *under]
    skrift.angra_rubrik()
    return []


def _malen(skrift: Skrift, plan: Utkast) -> list[_Element]:
    def kolumn(namn: str, bredd: float) -> Kolumn[str]:
        fragan = hitta_falt(plan.dokument, f"{_MAL}[0].{namn}")
        assert fragan is not None
        return Kolumn(fragan.fraga.text, bredd, lambda stig: skrift.celltext(plan[f"{stig}.{namn}"] or ""))

    kolumner = [kolumn("nummer", 1.2), kolumn("malsattning", 8), kolumn("omrade", 3.3), kolumn("kommentar", 4.5)]
    return postabell(
        skrift, postvagar(plan, _MAL), kolumner, "Mål", "En rad per mål: numret, målet, området och en kommentar."
    )


def _atgarderna(skrift: Skrift, alla: Omraden) -> list[_Element]:
    tabeller = list(atgardernas_tabeller(skrift, alla))
    return [*tabeller, *tidslinje(skrift, [a for _, atgarder in alla for a in atgarder])]


def _uppfoljningen(skrift: Skrift, innehall: Innehall) -> list[_Element]:
    ut: list[_Element] = []
    delar: tuple[tuple[str, Callable[[], list[_Element]]], ...] = (
        (INDIKATORER, lambda: indikatorerna(skrift, innehall.plan, innehall.uppfoljning)),
        (UTFALL, lambda: utfallen(skrift, innehall.uppfoljning, matstocken(innehall.plan))),
    )
    for rubrik, gor in delar:
        forst = skrift.rubrik(2, rubrik)
        if under := gor():
            ut += [forst, *under]
        else:
            skrift.angra_rubrik()
    return ut


def _rubriken(plan: Utkast, lista: str) -> str:
    return next(f.avsnitt.rubrik for f in falten(plan.dokument) if f.lista == lista)


def _nummer(alla: Omraden) -> dict[str, int]:
    return {a.stig: a.nummer for _, atgarder in alla for a in atgarder}
