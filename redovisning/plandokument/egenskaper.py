"""Filens egenskaper: titel, region och språk, men varken namn, datum eller program som mallen bar med sig."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from redovisning.plandokument.framsida import plantitel
from redovisning.xmltolk import skriv_xml

if TYPE_CHECKING:
    from docx.document import Document as Worddokument

    from redovisning.utkast import Utkast

_UTOKADE = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def satt_egenskaper(dokument: Worddokument, plan: Utkast) -> None:
    """Ersätter egenskaperna i dokumentet med planens. Mallens miniatyr, en bild av dess första sida, tas bort."""
    egna = dokument.core_properties
    rot = egna._element
    for barn in list(rot):
        rot.remove(barn)
    egna.title = plantitel(plan)
    egna.language = "sv-SE"
    if plan.region:
        egna.subject = plan.region
    paket = dokument.part.package
    assert paket is not None
    for rid, relation in list(paket.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = _utokade(plan.region or "")
        elif relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del paket.rels[rid]


def _utokade(region: str) -> bytes:
    rot = etree.Element(f"{{{_UTOKADE}}}Properties", nsmap={None: _UTOKADE})  # type: ignore[dict-item]
    etree.SubElement(rot, f"{{{_UTOKADE}}}Application").text = "redovisning"
    if region:
        etree.SubElement(rot, f"{{{_UTOKADE}}}Company").text = region
    return skriv_xml(rot)
