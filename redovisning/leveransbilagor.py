"""Det som läggs bredvid formuläret i leveransen: handlingsplanen, byggd eller bifogad, och diagrammen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from redovisning.arbetsmapp import leveransnamn
from redovisning.leveransdiagram import regionens_diagram
from redovisning.personnummer import maskerat

if TYPE_CHECKING:
    from pathlib import Path

    from redovisning.diagram.samling import Samling
    from redovisning.mappgranskning import Mappinnehall
    from redovisning.utkast import Utkast

DIAGRAMMAPP = "diagram"
I_PLANEN = ("garantin", "kon", "bup")
"""De sorter av diagram som visas i planen: läget i korthet, kvinnor och män, och BUP. Resten ligger bara bredvid."""


@dataclass(frozen=True)
class Bilagor:
    """Namn, med mapp, → innehåll. ``orord`` säger om en äldre fil med namnet är projektets och oändrad.

    ``saknas`` är en mening för varje bilaga som inte gick att göra. ``samling`` är diagrammen.
    """

    filer: Mapping[str, bytes]
    orord: Callable[[bytes], bool]
    saknas: tuple[str, ...] = ()
    samling: Samling | None = None


def bilagorna(innehall: Mappinnehall, planmall: Path | None) -> Bilagor:
    """Ger bilagorna som mappen räcker till. ``planmall`` är regionens egen mall för planen.

    Raises:
        MallFel: regionens mall för planen går inte att använda.
        OlasbarFil: mallen kan inte läsas.
        SkrivFel: planen har tecken som Word inte kan bära.
    """
    filer: dict[str, bytes] = {}
    saknas: list[str] = []
    samling = regionens_diagram(innehall) if innehall.matvarden else None
    if innehall.plan is not None:
        namn = leveransnamn(innehall.plan, ar=innehall.utkast.dokument.ar)
        filer[namn] = _planen(innehall, innehall.plan, samling, planmall)
    elif innehall.bilaga and innehall.bilaga.data is not None:
        filer[innehall.bilaga.namn] = innehall.bilaga.data
    elif innehall.bilaga:
        saknas.append(f"{maskerat(innehall.bilaga.fil.name)} är inte bifogad. Granskningen säger varför.")
    saknas += [f"Inget ur {a.visad_kalla} är med. Granskningen säger varför." for a in innehall.olasta]
    if samling:
        from redovisning.diagrammapp import diagramfiler

        if samling.diagram:
            filer |= {f"{DIAGRAMMAPP}/{namn}": data for namn, data in diagramfiler(samling)}
        saknas += [f"Diagrammet {e.sort} är inte ritat: {e.skal}" for e in samling.ej_ritade]
    return Bilagor(filer, _orord, tuple(saknas), samling)


def _planen(innehall: Mappinnehall, plan: Utkast, samling: Samling | None, planmall: Path | None) -> bytes:
    from redovisning.grind import slapp_in
    from redovisning.handlingsplan.jamstalldhet import konsskillnader
    from redovisning.handlingsplan.uppfoljning import folj_upp
    from redovisning.plandokument.bygge import plandokument

    plan = plan.utan_luckor()
    rader = folj_upp(plan, innehall.bredvid(plan).hamta)
    return plandokument(
        plan,
        mall=slapp_in(planmall) if planmall else None,
        uppfoljning=rader,
        skillnader=konsskillnader(plan, rader),
        diagram=[d for d in samling.diagram if d.sort in I_PLANEN] if samling else (),
    )


def _orord(data: bytes) -> bool:
    from redovisning import kontrollmarke
    from redovisning.diagram import marke
    from redovisning.html import kontrollmarke as sidmarke

    if data.startswith(b"<!DOCTYPE html>"):
        return sidmarke.orord(data)
    return kontrollmarke.orord(data) if data.startswith(b"PK") else marke.orord(data)
