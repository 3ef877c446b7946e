"""Märket i en fil som projektet skrev: säger om någon har ändrat filen för hand sedan dess.

Märket är en egen liten del i paketet som Word låter ligga. Det innehåller formulärets år och en kontrollsumma över
alla andra delar, inga uppgifter om vem eller var.
"""

from __future__ import annotations

import hashlib

from lxml import etree

from redovisning.fel import OlasbarFil
from redovisning.paket import Paket

NAMNRYMD = "urn:redovisning:kontroll:1"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def delnamn(paket: Paket) -> str:
    """Ger märkets delnamn: ett som redan finns, annars nästa lediga ``customXml/itemN.xml``."""
    finns = _hitta(paket)
    if finns:
        return finns
    nummer = 1
    while f"customXml/item{nummer}.xml" in paket:
        nummer += 1
    return f"customXml/item{nummer}.xml"


def marke(summor: dict[str, tuple[int, int]], eget: str, ar: int) -> bytes:
    """Ger märkets innehåll. ``summor``: delnamn → (CRC-32, storlek) för hela paketet."""
    rot = etree.Element(f"{{{NAMNRYMD}}}kontroll", nsmap={None: NAMNRYMD})
    rot.set("formular", str(ar))
    rot.set("summa", _summa(summor, eget))
    return etree.tostring(rot, xml_declaration=True, encoding="UTF-8", standalone=True)


def orord(data: bytes) -> bool:
    """Sant när filen skrevs av projektet och inte har ändrats sedan dess."""
    try:
        paket = Paket(data)
        eget = _hitta(paket)
        return bool(eget) and paket.xml(eget).get("summa") == _summa(paket.summor(), eget)
    except OlasbarFil:
        return False


def _hitta(paket: Paket) -> str:
    for namn in paket.namn:
        if namn.startswith("customXml/item") and NAMNRYMD.encode() in paket.las(namn):
            return namn
    return ""


def _summa(summor: dict[str, tuple[int, int]], eget: str) -> str:
    rader = (f"{namn}\t{crc:08x}\t{storlek}" for namn, (crc, storlek) in sorted(summor.items()) if namn != eget)
    return hashlib.sha256("\n".join(rader).encode()).hexdigest()
