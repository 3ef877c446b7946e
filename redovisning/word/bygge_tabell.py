"""Formulärets tabeller: frågor i rubrikraden med svaren under, eller frågan till vänster om svaret."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element

from redovisning.dokument.falt import Falt, Svarstyp, Tabell
from redovisning.word.bygge_kontroll import svarskontroll, upprepad_rad
from redovisning.word.bygge_xml import Stil, element, korning, stycke, textstycken

TEXTBREDD = 9638
"""Satsytans bredd i twips: A4 med 2 cm marginal."""

SVARSBLA = "DEEAF6"
RADERNAS_BREDD = (0.55, 0.45)
_ANDELAR = {Svarstyp.JA_NEJ: 0.72, Svarstyp.TEXT: 1.0}
_EGNA_ANDELAR = {"telefon": 0.8, "epost": 1.35}
"""En mejladress får inte brytas mitt i; ett telefonnummer behöver inte mer än så."""

_FRITEXTHOJD = 800
_FORMBESKRIVNING = {
    "kolumner": "Frågorna står i rubrikraden. Svaren fylls i på raden under.",
    "rader": "Varje fråga står till vänster. Svaret fylls i till höger.",
}


def tabell(tab: Tabell, falt: Sequence[Falt], namn: str) -> _Element:
    """Ger tabellen med tomma svarsfält. ``namn`` är tabellens titel för skärmläsare."""
    bredder = kolumnbredder(tab, falt)
    if tab.form == "rader":
        rader = [_rubrikrad([[_rubrik(r)] for r in tab.rubrikrad], bredder)] if tab.rubrikrad else []
        rader += [_fragerad(f, bredder) for f in falt]
    else:
        rader = [_rubrikrad([_fraga(f) for f in falt], bredder), _svarsrad(falt, bredder)]
    grid = element("tblGrid", *(element("gridCol", w=b) for b in bredder))
    return element("tbl", _tabellegenskaper(tab, namn, sum(bredder)), grid, *rader)


def kolumnbredder(tab: Tabell, falt: Sequence[Falt]) -> list[int]:
    """Ger kolumnernas bredd i twips; tillsammans fyller de satsytan. En ja/nej-kolumn är smalare än en text."""
    if tab.form == "rader":
        andelar = list(RADERNAS_BREDD)
    else:
        andelar = [_EGNA_ANDELAR.get(f.namn) or _ANDELAR.get(f.typ, 1.0) for f in falt]
    bredder = [int(TEXTBREDD * a / sum(andelar)) for a in andelar]
    bredder[-1] += TEXTBREDD - sum(bredder)
    return bredder


def _tabellegenskaper(tab: Tabell, namn: str, bredd: int) -> _Element:
    forsta_kolumn = int(tab.form == "rader")
    return element(
        "tblPr",
        element("tblStyle", val=Stil.TABELL),
        element("tblW", w=bredd, type="dxa"),
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar",
            element("top", w=70, type="dxa"),
            element("left", w=108, type="dxa"),
            element("bottom", w=20, type="dxa"),
            element("right", w=108, type="dxa"),
        ),
        element(
            "tblLook",
            val="06A0" if forsta_kolumn else "0620",
            firstRow=1,
            lastRow=0,
            firstColumn=forsta_kolumn,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        element("tblCaption", val=namn),
        element("tblDescription", val=_FORMBESKRIVNING[tab.form]),
    )


def _fraga(falt: Falt) -> list[_Element]:
    return textstycken(falt.fraga.text, Stil.FRAGA) + textstycken(falt.fraga.hjalp, Stil.HJALP)


def _rubrik(text: str) -> _Element:
    return stycke(Stil.FRAGA, korning(text))


def _rubrikrad(celler: Sequence[list[_Element]], bredder: Sequence[int]) -> _Element:
    """Raden upprepas på nästa sida och delas aldrig mellan två."""
    egenskaper = element("trPr", element("cantSplit"), element("tblHeader"))
    return element("tr", egenskaper, *(_cell(b, *c) for c, b in zip(celler, bredder, strict=True)))


def _svarsrad(falt: Sequence[Falt], bredder: Sequence[int]) -> _Element:
    celler = [_svarscell(b, f) for f, b in zip(falt, bredder, strict=True)]
    lista = falt[0].lista
    if lista:
        titel = falt[0].fraga.text
        return upprepad_rad(lista, titel, element("tr", element("trPr", element("cantSplit")), *celler))
    hojd = [] if falt[0].avsnitt.nyckel == "" else [element("trPr", element("trHeight", val=_FRITEXTHOJD))]
    return element("tr", *hojd, *celler)


def _fragerad(falt: Falt, bredder: Sequence[int]) -> _Element:
    fraga = textstycken(falt.fraga.text, Stil.FRAGA_I_RAD) + textstycken(falt.fraga.hjalp, Stil.HJALP)
    kort = [element("trPr", element("cantSplit"))] if falt.typ is Svarstyp.JA_NEJ else []
    return element("tr", *kort, _cell(bredder[0], *fraga), _svarscell(bredder[1], falt))


def _svarscell(bredd: int, falt: Falt) -> _Element:
    return _cell(bredd, svarskontroll(falt), fyllning=SVARSBLA)


def _cell(bredd: int, *innehall: _Element, fyllning: str = "") -> _Element:
    farg = [element("shd", val="clear", color="auto", fill=fyllning)] if fyllning else []
    return element("tc", element("tcPr", element("tcW", w=bredd, type="dxa"), *farg), *innehall)
