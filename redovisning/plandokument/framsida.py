"""Försättsbladet: planens titel, regionen och uppgifterna om planen, och innehållsförteckningen efter det."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

from redovisning.dokument.falt import hitta_falt
from redovisning.dokument.svarstyper import tolka_datum
from redovisning.plandokument.stilar import Stil
from redovisning.plandokument.wordxml import Styckeform, element, falt, korning, stycke

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.plandokument.skrift import Rubrik, Skrift
    from redovisning.utkast import Utkast

INNEHALL = "Innehåll"
MINST_RUBRIKER = 3
"""Med färre rubriker än så behövs ingen innehållsförteckning."""
_FORTECKNING = 'TOC \\o "1-2" \\h \\z \\u'
_NUMMERPLATS = (567, 1247)
"""Där texten börjar efter numret på varje nivå, i tjugondels punkter."""


def plantitel(plan: Utkast) -> str:
    """Ger planens egen titel, annars dokumentets."""
    return plan["plantitel"] or plan.dokument.titel


def framsida(skrift: Skrift, plan: Utkast) -> Iterator[_Element]:
    """Ger titeln, regionen och en rad för varje uppgift som finns. Efter mallens egna sidor börjar en ny sida."""
    ny_sida = Styckeform(ny_sida=skrift.mall.inledd)
    yield stycke(skrift.stilar[Stil.TITEL], korning(plantitel(plan)), form=ny_sida)
    if plan.region:
        yield stycke(skrift.stilar[Stil.UNDERTITEL], korning(plan.region))
    for etikett, text in _uppgifter(plan):
        rad = (korning(f"{etikett}:", fet=True), korning(f"\t{text}"))
        yield stycke(skrift.stilar[Stil.UPPGIFT], *rad)


def _uppgifter(plan: Utkast) -> Iterator[tuple[str, str]]:
    for namn in ("diarienummer", "utgava"):
        if plan[namn]:
            yield _fragan(plan, namn), plan[namn] or ""
    fran, till = (_dag(plan[namn]) for namn in ("giltig_fran", "giltig_till"))
    if fran and till:
        yield "Gäller", f"{fran}–{till}" if " " not in fran + till else f"{fran} – {till}"
    elif fran or till:
        yield ("Gäller från och med", fran) if fran else ("Gäller till och med", till)
    for namn in ("beslutad_av", "beslutsdatum"):
        if plan[namn]:
            yield _fragan(plan, namn), _dag(plan[namn])


def _fragan(plan: Utkast, namn: str) -> str:
    fragan = hitta_falt(plan.dokument, namn)
    assert fragan is not None
    return fragan.fraga.text


def _dag(text: str | None) -> str:
    """Ger ett datum i ord, ``14 februari 2024``; annan text som den är."""
    dag: date | None = tolka_datum(text) if text else None
    return str(format_date(dag, "d MMMM y", locale="sv")) if dag else text or ""


def innehallsforteckning(skrift: Skrift) -> list[_Element]:
    """Ger förteckningen över rubrikerna: ett fält som Word kan uppdatera, ifyllt med länkar till rubrikerna.

    Tomt när rubrikerna är få.

    Sidnumren är tomma tills Word räknar ut dem. Ett fält som ber om att uppdateras vid öppningen ger en fråga.
    """
    if len(skrift.rubriker) < MINST_RUBRIKER:
        return []
    rader = [_rad(skrift, rubrik) for rubrik in skrift.rubriker]
    inledning = falt(_FORTECKNING, "")[:3]
    # Fältet börjar i den första raden, efter styckets egenskaper, och slutar i den sista.
    for plats, del_ in enumerate(inledning, 1):
        rader[0].insert(plats, del_)
    rader[-1].append(element("r", element("fldChar", fldCharType="end")))
    # I en mall kan förteckningens rubrik bygga på Rubrik 1 och ärva dess nummer.
    onumrerad = (0, 0) if skrift.stilar.numrerad(Stil.INNEHALLSRUBRIK) else None
    form = Styckeform(lista=onumrerad, ny_sida=True)
    rubriken = stycke(skrift.stilar[Stil.INNEHALLSRUBRIK], korning(INNEHALL), form=form)
    slag = element("docPartObj", element("docPartGallery", val="Table of Contents"), element("docPartUnique"))
    return [element("sdt", element("sdtPr", slag), element("sdtContent", rubriken, *rader))]


def _rad(skrift: Skrift, rubrik: Rubrik) -> _Element:
    stil = (Stil.INNEHALL1, Stil.INNEHALL2)[rubrik.niva - 1]
    tabbar = (("left", _NUMMERPLATS[rubrik.niva - 1]), ("right", skrift.mall.textbredd))
    innehall = [korning(f"{rubrik.nummer}\t{rubrik.text}"), korning("\t"), *falt(f"PAGEREF {rubrik.bokmarke} \\h", "")]
    lank = element("hyperlink", *innehall, anchor=rubrik.bokmarke, history=1)
    return stycke(skrift.stilar[stil], lank, form=Styckeform(tabbar=tabbar))
