"""Märket i en fil som projektet skrev: säger om någon har ändrat filen för hand sedan dess, och i vilka svar.

Märket är en egen liten del i paketet som Word, Excel och LibreOffice låter ligga. Det innehåller formulärets år, en
kontrollsumma över alla andra delar och, i en fil som lämnats ut, minnet av svaren. Inget om vem eller var.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Container
from typing import Any

from lxml import etree

from redovisning.fel import OlasbarFil
from redovisning.paket import INNEHALLSTYPER, Paket
from redovisning.utlamnat import AVTRYCK, Utlamnat
from redovisning.xmltolk import skriv_xml, tolka_xml

NAMNRYMD = "urn:redovisning:kontroll:1"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
EGENSKAPSTYP = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
_EGENSKAPER = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_EGET_ID = "{5A11D003-A5A9-4B0E-8F1D-2C3B4A596873}"
_SVAR = f"{{{NAMNRYMD}}}svar"


def delnamn(paket: Paket) -> str:
    """Ger märkets delnamn: ett som redan finns, annars nästa lediga ``customXml/itemN.xml``."""
    finns = _hitta(paket)
    if finns:
        return finns
    return _ledigt(paket)


def bidelar(eget: str) -> dict[str, bytes]:
    """Ger märkets två bidelar, som Office väntar sig: egenskaperna och relationen till dem."""
    nummer = eget.removeprefix("customXml/item").removesuffix(".xml")
    # LibreOffice kastar märket när prefixen är några andra än de som Office skriver.
    egenskaper = etree.Element(
        f"{{{_EGENSKAPER}}}datastoreItem", {f"{{{_EGENSKAPER}}}itemID": _EGET_ID}, nsmap={"ds": _EGENSKAPER}
    )
    relationer = etree.Element(f"{{{_REL}}}Relationships", nsmap=_utan_prefix(_REL))
    uppgifter = {"Id": "rId1", "Type": f"{RELATION}Props", "Target": f"itemProps{nummer}.xml"}
    etree.SubElement(relationer, f"{{{_REL}}}Relationship", uppgifter)
    return {
        f"customXml/itemProps{nummer}.xml": skriv_xml(egenskaper),
        f"customXml/_rels/item{nummer}.xml.rels": skriv_xml(relationer),
    }


def marke(summor: dict[str, tuple[int, int]], eget: str, ar: int, utlamnat: Utlamnat | None = None) -> bytes:
    """Ger märkets innehåll. ``summor``: delnamn → (CRC-32, storlek) för hela paketet."""
    uppgifter = {"formular": str(ar), "summa": _summa(summor, eget)}
    rot = etree.Element(f"{{{NAMNRYMD}}}kontroll", uppgifter, nsmap=_utan_prefix(NAMNRYMD))
    if utlamnat is not None:
        minnet = etree.SubElement(rot, f"{{{NAMNRYMD}}}utlamnat")
        for stig, avtryck in utlamnat.svar.items():
            etree.SubElement(minnet, _SVAR, {"falt": stig, "avtryck": avtryck} if avtryck else {"falt": stig})
    return skriv_xml(rot)


def las_utlamnat(paket: Paket) -> Utlamnat | None:
    """Ger minnet av svaren i en fil som lämnats ut; ``None`` när filen inte har något.

    Raises:
        OlasbarFil: en del är skadad.
    """
    eget = _hitta(paket)
    if not eget or b"utlamnat" not in paket.las(eget):
        return None
    minnet = paket.xml(eget).find(f"{{{NAMNRYMD}}}utlamnat")
    if minnet is None:
        return None
    svaren = ((e.get("falt", ""), e.get("avtryck", "")) for e in minnet.iterchildren(_SVAR))
    return Utlamnat({stig: avtryck if AVTRYCK.fullmatch(avtryck) else "" for stig, avtryck in svaren})


def har_marke(paket: Paket) -> bool:
    """Sant när filen bär märket. Word, Excel och LibreOffice låter det ligga; andra program kan ta bort det.

    Raises:
        OlasbarFil: en del är skadad.
    """
    return bool(_hitta(paket))


def markta(delar: dict[str, bytes], huvuddel: str, ar: int, utlamnat: Utlamnat | None = None) -> dict[str, bytes]:
    """Ger delarna i ett nytt paket med märket, dess relation från huvuddelen och dess innehållstyp."""
    eget = _ledigt(delar)
    mapp, _, bas = huvuddel.rpartition("/")
    relsnamn = f"{mapp}/_rels/{bas}.rels"
    relationer, typer = tolka_xml(delar[relsnamn], relsnamn), tolka_xml(delar[INNEHALLSTYPER], INNEHALLSTYPER)
    uppgifter = {"Id": "kontrollmarke", "Type": RELATION, "Target": f"../{eget}"}
    etree.SubElement(relationer, f"{{{_REL}}}Relationship", uppgifter)
    nya = bidelar(eget)
    for namn in nya:
        if not namn.endswith(".rels"):
            etree.SubElement(typer, f"{{{_CT}}}Override", {"PartName": f"/{namn}", "ContentType": EGENSKAPSTYP})
    delar = delar | {relsnamn: skriv_xml(relationer), INNEHALLSTYPER: skriv_xml(typer), **nya}
    summor = {namn: (zlib.crc32(data), len(data)) for namn, data in delar.items()}
    return delar | {eget: marke(summor, eget, ar, utlamnat)}


def orord(data: bytes) -> bool:
    """Sant när filen skrevs av projektet och inte har ändrats sedan dess."""
    if not data.startswith(b"PK"):
        return False
    try:
        paket = Paket(data)
        eget = _hitta(paket)
        return bool(eget) and paket.xml(eget).get("summa") == _summa(paket.summor(), eget)
    except OlasbarFil:
        return False


def _utan_prefix(namnrymd: str) -> Any:
    return {None: namnrymd}


def _ledigt(delar: Container[str]) -> str:
    nummer = 1
    while any(f"customXml/{bas}{nummer}.xml" in delar for bas in ("item", "itemProps")):
        nummer += 1
    return f"customXml/item{nummer}.xml"


def _hitta(paket: Paket) -> str:
    for namn in paket.namn:
        if namn.startswith("customXml/item") and NAMNRYMD.encode() in paket.las(namn):
            return namn
    return ""


def _summa(summor: dict[str, tuple[int, int]], eget: str) -> str:
    rader = (f"{namn}\t{crc:08x}\t{storlek}" for namn, (crc, storlek) in sorted(summor.items()) if namn != eget)
    return hashlib.sha256("\n".join(rader).encode()).hexdigest()
