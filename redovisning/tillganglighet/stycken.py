"""Styckena: listor som är skrivna med tecken, och tomma stycken som är till för luft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import Fynd, citat
from redovisning.tillganglighet.dokumentet import Dokumentet, texten
from redovisning.word.namnrymd import w
from redovisning.word.vandring import P

_PUNKT = re.compile(r"(?:[-–—•·*▪o]|\d{1,2}[.)]|[a-h]\))[\s\u00a0]+\S")
_NAGOT_ATT_SE = tuple(
    w(n)
    for n in ("drawing", "pict", "object", "sym", "tab", "br", "fldChar", "fldSimple", "sectPr", "footnoteReference")
)


def listor_av_tecken(d: Dokumentet) -> Iterator[Fynd]:
    """TG07: minst två stycken i rad börjar med ett streck eller ett nummer, men är ingen lista."""
    fore: tuple[_Element, str, str] | None = None
    sagd = False
    for stycke, stalle in d.element(P):
        text = texten(stycke)
        ar_punkt = bool(_PUNKT.match(text)) and not d.stilar.har_lista(stycke) and not d.stilar.rubrikniva(stycke)
        if ar_punkt and fore is not None and stycke.getprevious() is fore[0] and not sagd:
            yield Fynd("TG07", citat(fore[1]), fore[2])
            sagd = True
        if not ar_punkt:
            sagd = False
        fore = (stycke, text, stalle) if ar_punkt else None


def tomma_stycken(d: Dokumentet) -> Iterator[Fynd]:
    """TG09: ett tomt stycke mellan stycken, eller flera i rad. Ett tomt stycke vid en tabell måste finnas."""
    senast = ""
    for stycke, stalle in d.element(P, bara_brodtext=True):
        if not _ar_tomt(stycke):
            senast = texten(stycke) or senast
            continue
        fore, efter = stycke.getprevious(), stycke.getnext()
        if fore is not None and fore.tag == P and (_ar_tomt(fore) or (efter is not None and efter.tag == P)):
            yield Fynd("TG09", f"efter {citat(senast)}" if senast else "först i dokumentet", stalle)


def _ar_tomt(stycke: _Element) -> bool:
    """Sant när inget syns: ingen text, ingen bild, inget fält och ingen sidbrytning."""
    return not texten(stycke) and next(stycke.iter(*_NAGOT_ATT_SE), None) is None
