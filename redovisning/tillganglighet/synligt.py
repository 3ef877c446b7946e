"""Bilderna och länkarna: att en bild har en alternativtext, och att en länk säger vart den leder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import Fynd, citat
from redovisning.tillganglighet.dokumentet import ALDRE_BILD, BILD, LANK, Dokumentet, texten
from redovisning.word.namnrymd import w
from redovisning.word.vandring import P

_UTSMYCKNING = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_BILDDATA = "{urn:schemas-microsoft-com:vml}imagedata"
_TEXTRUTA = w("txbxContent")
_NAMN = re.compile(r"(?:bild|bildobjekt|picture|image|graphic|diagram|chart)?\s*\d*(?:\.\w{3,4})?", re.IGNORECASE)
_FILNAMN = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?)", re.IGNORECASE)
_INTETSAGANDE = frozenset(
    {"här", "klicka här", "se här", "länk", "länken", "denna länk", "den här länken", "läs mer", "mer", "läs mer här"}
    | {"klicka", "hit", "webbsida", "here", "click here", "link", "read more"}
)
_ADRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def bilder_utan_text(d: Dokumentet) -> Iterator[Fynd]:
    """TG08: en bild har ingen alternativtext, eller bara ett namn på sig själv."""
    for bild, stalle in d.element(BILD, ALDRE_BILD):
        text = bild.get("descr") or bild.get("alt") or ""
        if _ar_bild(bild) and not _duger(text) and not _ar_utsmyckning(bild):
            yield Fynd("TG08", _vilken(bild), stalle)


def _ar_bild(element: _Element) -> bool:
    """Sant för bilder och diagram. En textruta är också en form, men den har sin text."""
    form = element if element.tag == ALDRE_BILD else element.getparent()
    if form is None or next(form.iter(_TEXTRUTA), None) is not None:
        return False
    return element.tag != ALDRE_BILD or next(form.iter(_BILDDATA), None) is not None


def _duger(text: str) -> bool:
    text = text.strip()
    return not (_NAMN.fullmatch(text) or _FILNAMN.fullmatch(text))


def _ar_utsmyckning(bild: _Element) -> bool:
    return any(e.get("val", "1") not in ("0", "false") for e in bild.iter(_UTSMYCKNING))


def _vilken(bild: _Element) -> str:
    """Ger bilden i ord: dess namn i Word, annars texten i stycket den står i."""
    namn = (bild.get("name") or bild.get("id") or "").strip()
    stycke = next(bild.iterancestors(P), None)
    return citat(namn or (texten(stycke) if stycke is not None else "") or "en bild")


def intetsagande_lankar(d: Dokumentet) -> Iterator[Fynd]:
    """TG11: en länks text säger inte vart den leder, eller är en hel webbadress."""
    for lank, stalle in d.element(LANK):
        text = texten(lank).strip(" .:›»>").casefold()
        if text in _INTETSAGANDE or _ADRESS.fullmatch(text):
            yield Fynd("TG11", citat(texten(lank)), stalle)
