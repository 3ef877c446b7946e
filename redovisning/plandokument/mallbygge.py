"""Projektets egen mall för handlingsplanen, byggd av de färdiga delarna i ``mallar/grund``.

``make mallar`` skriver om ``mallar/handlingsplan.docx``; ett prov håller att den sparade filen är den byggda.
"""

from __future__ import annotations

import io

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from redovisning import resurser
from redovisning.dokument import slaget
from redovisning.dokument.fragor import HANDLINGSPLAN
from redovisning.paket import Paket, packa
from redovisning.plandokument.mallen import PLATS
from redovisning.plandokument.numrering import PLANNUMRERING
from redovisning.plandokument.stilar import PLANSTILAR
from redovisning.plandokument.wordxml import element, korning, w
from redovisning.xmltolk import skriv_xml

_DELAR = (
    ("styles", PLANSTILAR, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    ("numbering", PLANNUMRERING, CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    ("settings", "settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    ("fontTable", "fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    ("theme/theme1", "theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
)


def planmall() -> bytes:
    """Ger mallen som en Word-fil, alltid samma byte."""
    paket = OpcPackage()
    dokument = _del("word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, _dokumentdel(), paket)
    paket.relate_to(dokument, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for relation, namn, typ, innehall in (
        (RELATIONSHIP_TYPE.CORE_PROPERTIES, "docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, _egenskaper()),
        (
            RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
            "docProps/app.xml",
            CONTENT_TYPE.OFC_EXTENDED_PROPERTIES,
            resurser.grunddel("app.xml"),
        ),
    ):
        paket.relate_to(_del(namn, typ, innehall, paket), relation)
    for namn, fil, typ, relation in _DELAR:
        dokument.relate_to(_del(f"word/{namn}.xml", typ, resurser.grunddel(fil), paket), relation)
    ut = io.BytesIO()
    paket.save(ut)
    sparat = Paket(ut.getvalue())
    return packa([(namn, sparat.las(namn)) for namn in sparat.namn])


def _del(namn: str, typ: str, innehall: bytes, paket: OpcPackage) -> Part:
    return Part(PackURI(f"/{namn}"), typ, innehall, paket)  # type: ignore[arg-type]


def _dokumentdel() -> bytes:
    kropp = element(
        "body",
        element("p", korning(PLATS)),
        element(
            "sectPr",
            element("pgSz", w=11906, h=16838),
            element("pgMar", top=1588, right=1134, bottom=1304, left=1134, header=680, footer=567, gutter=0),
        ),
    )
    rot = etree.Element(w("document"), nsmap={"w": w("x").removeprefix("{").partition("}")[0]})
    rot.append(kropp)
    return skriv_xml(rot)


def _egenskaper() -> bytes:
    cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    dc = "http://purl.org/dc/elements/1.1/"
    rot = etree.Element(f"{{{cp}}}coreProperties", nsmap={"cp": cp, "dc": dc})
    etree.SubElement(rot, f"{{{dc}}}title").text = slaget(HANDLINGSPLAN).titel
    etree.SubElement(rot, f"{{{dc}}}language").text = "sv-SE"
    return skriv_xml(rot)
