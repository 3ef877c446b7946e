"""Hur ett fält öppnas för sitt svar: märket att det är tomt tas bort, ledtexten töms och kontrollen lyfts vid behov.

Bara svaret ändras. Kontrollens märke, lås, ledtextens byggblock och cellens färg är formulärets och rörs inte.
"""

from __future__ import annotations

from enum import StrEnum

from lxml import etree
from lxml.etree import _Element

from redovisning.fritext import Blockslag, dela
from redovisning.word.kontroller import Kontroll
from redovisning.word.ledtexter import FLAGGA
from redovisning.word.namnrymd import w
from redovisning.word.numrering import Numrering
from redovisning.word.stycken import Form, ett_stycke, korning, stycken
from redovisning.word.vandring import SDT_INNEHALL

_MARKEN = (w("bookmarkStart"), w("bookmarkEnd"), w("permStart"), w("permEnd"))
_TEXT, _TCPR, _FLERA_RADER = w("text"), w("tcPr"), w("multiLine")


class Lage(StrEnum):
    """Hur ett fält ser ut."""

    TOMT = "tomt"
    """Ledtexten står kvar."""
    FYLLT = "fyllt"
    FLERA_RADER = "flera rader"
    """Ett fält för oformaterad text, som visar radbrytningar bara när det får ha flera rader."""
    LYFT = "lyft"
    """Kontrollen i stycket ligger runt hela cellen, så att svaret kan ha flera stycken."""


def lage(kontroll: Kontroll, text: str) -> Lage:
    """Ger läget som fältet får med svaret i."""
    if kontroll.slag != "rik":
        return Lage.FLERA_RADER if "\n" in text and _textfalt(kontroll) is not None else Lage.FYLLT
    if kontroll.niva != "rad" or not kontroll.ensam_i_cellen:
        return Lage.FYLLT
    block = dela(text)
    return Lage.LYFT if len(block) > 1 or any(b.slag is not Blockslag.STYCKE for b in block) else Lage.FYLLT


def innehall(kontroll: Kontroll, laget: Lage, text: str, form: Form, numrering: Numrering) -> str:
    """Ger svaret som XML, att ställa i det öppnade fältet."""
    if kontroll.niva == "rad" and laget is not Lage.LYFT:
        return korning(text, form)
    return stycken(text, form, numrering) if kontroll.slag == "rik" else ett_stycke(text, form)


def oppna(kontroll: Kontroll, laget: Lage) -> _Element:
    """Ger elementet som svaret ska stå sist i, tömt. Formulärets träd ändras."""
    egenskaper = kontroll.egenskaper
    for flagga in egenskaper.findall(FLAGGA) if egenskaper is not None else ():
        egenskaper.remove(flagga)  # type: ignore[union-attr]
    if laget is Lage.FLERA_RADER and (falt := _textfalt(kontroll)) is not None:
        falt.set(_FLERA_RADER, "1")
    if laget is Lage.LYFT and kontroll.sdt is not None:
        _lyft_till_cellen(kontroll.sdt, kontroll.ruta.cell)
        return kontroll.ruta.cell
    if kontroll.niva in ("block", "rad") and kontroll.sdt is not None:
        return _tomd(_innehall(kontroll.sdt))
    return _tomd(kontroll.ruta.cell)


def _textfalt(kontroll: Kontroll) -> _Element | None:
    return kontroll.egenskaper.find(_TEXT) if kontroll.egenskaper is not None else None


def _innehall(sdt: _Element) -> _Element:
    innehall = sdt.find(SDT_INNEHALL)
    return innehall if innehall is not None else etree.SubElement(sdt, SDT_INNEHALL)


def _tomd(behallare: _Element) -> _Element:
    """Ger behållaren utan sina block; cellens egenskaper och bokmärken står kvar."""
    behall = [b for b in behallare if b.tag == _TCPR]
    behallare[:] = [*behall, *behallare.iter(*_MARKEN)]
    return behallare


def _lyft_till_cellen(sdt: _Element, cell: _Element) -> None:
    """Lägger kontrollen runt den tömda cellen i stället för i stycket, som Word själv gör."""
    rad = cell.getparent()
    assert rad is not None
    plats = rad.index(cell)
    _tomd(cell)
    innehall = _innehall(sdt)
    innehall[:] = []
    sdt.tail = None
    rad.insert(plats, sdt)
    innehall.append(cell)
