"""Alla diagram som mätvärdena räcker till, med namn att spara under, och skälen till att de andra inte blev något."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from redovisning.diagram import bygge_delar, bygge_jamforelser, bygge_over_tid
from redovisning.diagram.diagrammet import Diagram
from redovisning.diagram.slag import SLAG, gor_diagram
from redovisning.diagram.urval import Urval
from redovisning.diagram.utfall import Bygge, EjRitat
from redovisning.pengar.prestation import Prestation
from redovisning.synligt import synligt
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetider.skydd import Skydd
from redovisning.vantetider.troskel import TROSKEL

_UR_MATVARDEN: Mapping[str, Callable[[Urval], Iterator[Bygge]]] = {
    "garantin": bygge_jamforelser.garantin,
    "tidsserie": bygge_over_tid.tidsserier,
    "enheter": bygge_jamforelser.enheter,
    "kon": bygge_jamforelser.kon,
    "intervall": bygge_delar.intervall,
    "inflode": bygge_over_tid.inflode,
    "bup": bygge_over_tid.bup,
}
_MANADER = "manader"


class Samling(NamedTuple):
    """Diagrammen i den ordning de visas, och det som inte kunde ritas."""

    diagram: tuple[Diagram, ...]
    ej_ritade: tuple[EjRitat, ...]


def samla(
    matvarden: Sequence[Matvarde],
    region: str = "",
    *,
    indikatorer: Mapping[str, Indikator] = INDIKATORER,
    prestationer: Sequence[Prestation] = (),
    sorter: Collection[str] = tuple(SLAG),
    troskel: int = TROSKEL,
) -> Samling:
    """Ger diagrammen av de valda sorterna. Inget ritas förrän en bild begärs.

    Små antal döljs innan något annat sker. ``region`` behövs när mätvärdena gäller flera regioner; utan den gäller
    diagrammen riket.
    """
    return samla_skyddade(Skydd(matvarden, indikatorer, troskel), region, prestationer=prestationer, sorter=sorter)


def samla_skyddade(
    skydd: Skydd,
    region: str = "",
    *,
    prestationer: Sequence[Prestation] = (),
    sorter: Collection[str] = tuple(SLAG),
) -> Samling:
    """Ger detsamma som ``samla``, av mätvärden vars små antal någon annan också frågar efter."""
    urval = Urval(skydd, region)
    diagram: list[Diagram] = []
    ej_ritade: list[EjRitat] = []
    for sort in (s for s in SLAG if s in sorter):
        for bygge in _byggen(sort, urval, prestationer):
            if isinstance(bygge, EjRitat):
                ej_ritade.append(bygge._replace(skal=synligt(bygge.skal)))
            else:
                namn, data = bygge
                diagram.append(gor_diagram(sort, "-".join([sort, *namn.split()]), data))
    return Samling(tuple(diagram), tuple(ej_ritade))


def _byggen(sort: str, urval: Urval, prestationer: Sequence[Prestation]) -> Iterable[Bygge]:
    if sort != _MANADER:
        return _UR_MATVARDEN[sort](urval)
    if not prestationer:
        return [EjRitat(_MANADER, "ingen regeltabell med utfall är angiven.")]
    return bygge_delar.manader(prestationer)
