"""Innehållskontrollerna: rullistor, textfält och raden som går att upprepa.

Ett fritextfält ligger på blocknivå i sin cell, så att svaret kan ha flera stycken och riktiga listor; rullistor och
enradiga fält ligger i cellens stycke. Ordningen mellan egenskaperna är schemats; Word läser dem inte annars.
"""

from __future__ import annotations

import hashlib

from lxml import etree
from lxml.etree import _Element

from redovisning.dokument.falt import Falt, Svarstyp
from redovisning.word.bygge_xml import Stil, element, korning, stycke
from redovisning.word.ledtexter import LEDTEXT_FRITEXT, LEDTEXT_LISTA
from redovisning.word.namnrymd import w15

DOCPART_FRITEXT = "5A11D001A5A94B0E8F1D2C3B4A596871"
DOCPART_LISTA = "5A11D002A5A94B0E8F1D2C3B4A596872"
"""Byggblocken i ``mallar/grund/glossary-document.xml`` som Word hämtar ledtexten ur när ett fält töms."""

LANGSTA_NAMN = 64
"""Word tar högst 64 tecken i en kontrolls rubrik och tagg."""


def kontroll_id(stig: str) -> int:
    """Ger kontrollens nummer: 32 bitar med tecken, alltid samma för samma väg, aldrig 0."""
    tal = int.from_bytes(hashlib.sha256(stig.encode()).digest()[:4], "big", signed=True)
    return tal or 1


def svarskontroll(falt: Falt) -> _Element:
    """Ger fältets tomma kontroll, som den ska stå i cellen: rullista, enradigt textfält eller fält för fritext."""
    lista = falt.typ is Svarstyp.JA_NEJ
    ledtext, docpart = (LEDTEXT_LISTA, DOCPART_LISTA) if lista else (LEDTEXT_FRITEXT, DOCPART_FRITEXT)
    slag = [_rullista()] if lista else [element("text")] if falt.enradig else []
    # En låst kontroll hindrar Word från att ta bort raden den står i, så i rader som upprepas lämnas den olåst.
    las = [] if falt.lista else [element("lock", val="sdtLocked")]
    egenskaper = element(
        "sdtPr",
        element("alias", val=kontrollnamn(falt)),
        element("tag", val=falt.nyckel),
        element("id", val=kontroll_id(falt.stig())),
        *las,
        element("placeholder", element("docPart", val=docpart)),
        element("showingPlcHdr"),
        *slag,
    )
    text = korning(ledtext, Stil.LEDTEXT)
    if slag:
        return stycke(Stil.SVAR, element("sdt", egenskaper, element("sdtContent", text)))
    return element("sdt", egenskaper, element("sdtContent", stycke(Stil.SVAR, text)))


def upprepad_rad(lista: str, titel: str, rad: _Element) -> _Element:
    """Ger raden inuti en sektion som upprepas: Word visar ett plustecken som lägger till en likadan rad."""
    post = element(
        "sdt",
        element("sdtPr", element("id", val=kontroll_id(f"{lista}[0]")), etree.Element(w15("repeatingSectionItem"))),
        element("sdtContent", rad),
    )
    return element(
        "sdt",
        element(
            "sdtPr",
            element("alias", val=titel),
            element("tag", val=lista),
            element("id", val=kontroll_id(lista)),
            etree.Element(w15("repeatingSection")),
        ),
        element("sdtContent", post),
    )


def kontrollnamn(falt: Falt) -> str:
    """Ger namnet som Word och skärmläsare visar för fältet: avsnittet och så mycket av frågan som ryms."""
    avsnitt = f"{falt.avsnitt.namn} " if falt.avsnitt.nummer else ""
    return avsnitt + kortad(falt.fraga.text.split("\n")[0], LANGSTA_NAMN - len(avsnitt))


def kortad(text: str, langst: int) -> str:
    """Ger texten, eller dess första ord och ett uteslutningstecken om den är för lång; ett enda långt ord delas."""
    if len(text) <= langst:
        return text
    return (text[:langst].rpartition(" ")[0] or text[: langst - 1]).rstrip(",.;:") + "…"


def _rullista() -> _Element:
    """«Välj ett objekt.» står först utan visningstext, som Word skriver den: att välja den är att tömma fältet."""
    svar = [element("listItem", displayText=s, value=s) for s in ("Ja", "Nej")]
    return element("dropDownList", element("listItem", value=LEDTEXT_LISTA), *svar)
