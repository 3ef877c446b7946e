"""Bygger handlingsplanen som Word-dokument: försättsblad, innehållsförteckning, kapitel, tabeller och diagram."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import nsmap
from lxml import etree

from redovisning.fel import SkrivFel
from redovisning.fritext import oskrivbara
from redovisning.handlingsplan.jamstalldhet import konsskillnader
from redovisning.handlingsplan.uppfoljning import folj_upp
from redovisning.kontrollmarke import markta
from redovisning.paket import Paket, packa
from redovisning.plandokument.aterlasning import frageord, kontrollera
from redovisning.plandokument.egenskaper import satt_egenskaper
from redovisning.plandokument.framsida import framsida, innehallsforteckning
from redovisning.plandokument.kapitel import Innehall, kapitlen
from redovisning.plandokument.mallen import oppna
from redovisning.plandokument.mallrester import ta_bort_resterna
from redovisning.plandokument.numrering import Numrering
from redovisning.plandokument.sidhuvud import satt_sidhuvud_och_sidfot
from redovisning.plandokument.skrift import Skrift
from redovisning.plandokument.stilar import Stilbok

if TYPE_CHECKING:
    from docx.document import Document as Worddokument

    from redovisning.diagram.diagrammet import Diagram
    from redovisning.grind import Mottagen
    from redovisning.handlingsplan.jamstalldhet import Konsskillnad
    from redovisning.handlingsplan.uppfoljning import Uppfoljningsrad
    from redovisning.utkast import Utkast


def plandokument(
    plan: Utkast,
    *,
    mall: Mottagen | None = None,
    uppfoljning: Sequence[Uppfoljningsrad] = (),
    skillnader: Sequence[Konsskillnad] = (),
    diagram: Sequence[Diagram] = (),
) -> bytes:
    """Ger planen som Word-dokument, alltid samma byte för samma plan, mall och diagram.

    Args:
        plan: handlingsplanens utkast; det får ha luckor.
        mall: regionens Word-mall (.docx eller .dotx); utan den används ``mallar/handlingsplan.docx``.
        uppfoljning: uppföljningens rader; tomt räknas de ur planen.
        skillnader: skillnaderna mellan kvinnor och män; tomt räknas de ur uppföljningen.
        diagram: diagram att visa under nuläget.

    Raises:
        SkrivFel: en text har tecken som Word inte kan bära, eller saknas när dokumentet läses tillbaka; meddelandet
            säger vilken.
        MallFel: mallen går inte att använda.
        OlasbarFil: en del i mallen är skadad.
    """
    plan = plan.utan_luckor()
    if hinder := list(_hinder(plan, diagram)):
        raise SkrivFel(
            "Handlingsplanen: inget har skrivits, för Word kan inte bära alla tecken som står i den. "
            "Ta bort tecknen:\n" + "\n".join(hinder)
        )
    uppfoljning = uppfoljning or folj_upp(plan)
    skillnader = skillnader or konsskillnader(plan, uppfoljning)
    mallen = oppna(mall)
    skrift = Skrift(mallen, Stilbok(mallen.dokument.styles.element), Numrering(mallen.numrering()))
    kapitel = list(kapitlen(skrift, Innehall(plan, uppfoljning, skillnader, diagram)))
    for e in (*framsida(skrift, plan), *innehallsforteckning(skrift), *kapitel):
        mallen.plats.addprevious(e)
    satt_sidhuvud_och_sidfot(skrift, plan)
    satt_egenskaper(mallen.dokument, plan)
    ta_bort_resterna(mallen.dokument)
    data = _packad(mallen.dokument, plan.dokument.ar)
    kontrollera(plan, data)
    return data


def _packad(dokument: Worddokument, ar: int) -> bytes:
    """Ger paketet med kontrollmärke. python-docx stämplar varje del med klockan; ompackat blir det samma byte."""
    _namnge_relationerna(dokument)
    ut = io.BytesIO()
    dokument.save(ut)
    paket = Paket(ut.getvalue())
    return packa(list(markta({namn: paket.las(namn) for namn in paket.namn}, paket.huvuddel, ar).items()))


def _namnge_relationerna(dokument: Worddokument) -> None:
    """Ger relationernas namnrymd sitt vanliga prefix överst i dokumentet.

    python-docx skriver den annars där den används, med ett prefix som beror på vad programmet har laddat tidigare.
    """
    rot = dokument.part._element
    etree.cleanup_namespaces(rot, top_nsmap={"r": nsmap["r"]}, keep_ns_prefixes=[p for p in rot.nsmap if p])


def _hinder(plan: Utkast, diagram: Sequence[Diagram]) -> Iterator[str]:
    for stig, text in plan.texter().items():
        if tecken := oskrivbara(text):
            yield f"  - {frageord(plan, stig)}: {', '.join(tecken)}"
    for d in diagram:
        if tecken := oskrivbara(f"{d.namn}{d.rubrik}{d.alttext}"):
            yield f"  - diagrammet {d.sort}: {', '.join(tecken)}"
