"""Paketets övriga delar: relationer, innehållstyper, sidfot, egenskaper och de färdiga delarna i ``mallar/grund``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.etree import _Element

from redovisning import resurser
from redovisning.word.bygge_xml import Stil, element, korning, stycke
from redovisning.word.namnrymd import CT, NSMAP, REL, R, w
from redovisning.xmltolk import skriv_xml

_OOXML = "application/vnd.openxmlformats-officedocument."
_WORD = _OOXML + "wordprocessingml."
_PAKET = "http://schemas.openxmlformats.org/package/2006/"
_CORE, _DC = _PAKET + "metadata/core-properties", "http://purl.org/dc/elements/1.1/"

HUVUDDEL = "word/document.xml"
SIDFOT_REL = "rId5"


@dataclass(frozen=True)
class _Del:
    """En del i paketet: vem som pekar på den, relationens och innehållets typ, och den färdiga filen om en finns."""

    namn: str
    agare: str
    relation: str
    innehallstyp: str
    grund: str = ""


_GLOSSAR = "word/glossary/document.xml"
_DELAR = (
    _Del(HUVUDDEL, "", f"{R}/officeDocument", _WORD + "document.main+xml"),
    _Del(
        "docProps/core.xml",
        "",
        _PAKET + "relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    _Del("docProps/app.xml", "", f"{R}/extended-properties", _OOXML + "extended-properties+xml", "app.xml"),
    _Del("word/styles.xml", HUVUDDEL, f"{R}/styles", _WORD + "styles+xml", "styles.xml"),
    _Del("word/numbering.xml", HUVUDDEL, f"{R}/numbering", _WORD + "numbering+xml", "numbering.xml"),
    _Del("word/settings.xml", HUVUDDEL, f"{R}/settings", _WORD + "settings+xml", "settings.xml"),
    _Del("word/fontTable.xml", HUVUDDEL, f"{R}/fontTable", _WORD + "fontTable+xml", "fontTable.xml"),
    _Del("word/footer1.xml", HUVUDDEL, f"{R}/footer", _WORD + "footer+xml"),
    _Del("word/theme/theme1.xml", HUVUDDEL, f"{R}/theme", _OOXML + "theme+xml", "theme1.xml"),
    _Del(_GLOSSAR, HUVUDDEL, f"{R}/glossaryDocument", _WORD + "document.glossary+xml", "glossary-document.xml"),
    _Del("word/glossary/styles.xml", _GLOSSAR, f"{R}/styles", _WORD + "styles+xml", "glossary-styles.xml"),
    _Del("word/glossary/settings.xml", _GLOSSAR, f"{R}/settings", _WORD + "settings+xml", "settings.xml"),
    _Del("word/glossary/fontTable.xml", _GLOSSAR, f"{R}/fontTable", _WORD + "fontTable+xml", "fontTable.xml"),
)


def alla_delar(dokumentdel: bytes, titel: str) -> dict[str, bytes]:
    """Ger paketets alla delar i ordning, med innehållstyperna först."""
    byggda = {HUVUDDEL: dokumentdel, "docProps/core.xml": _egenskaper(titel), "word/footer1.xml": _sidfot(titel)}
    delar = {"[Content_Types].xml": _innehallstyper(), "_rels/.rels": _relationer("")}
    for d in _DELAR:
        delar[d.namn] = byggda[d.namn] if d.namn in byggda else resurser.grunddel(d.grund)
        if any(x.agare == d.namn for x in _DELAR):
            mapp, _, fil = d.namn.rpartition("/")
            delar[f"{mapp}/_rels/{fil}.rels"] = _relationer(d.namn)
    return delar


def _innehallstyper() -> bytes:
    rot = etree.Element(f"{{{CT}}}Types", nsmap=_utan_prefix(CT))
    for andelse, typ in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(rot, f"{{{CT}}}Default", {"Extension": andelse, "ContentType": typ})
    for d in _DELAR:
        etree.SubElement(rot, f"{{{CT}}}Override", {"PartName": f"/{d.namn}", "ContentType": d.innehallstyp})
    return skriv_xml(rot)


def _relationer(agare: str) -> bytes:
    """Ger ägarens relationer; ``rId`` numreras i ordningen ovan, så sidfoten har ``SIDFOT_REL``."""
    rot = etree.Element(f"{{{REL}}}Relationships", nsmap=_utan_prefix(REL))
    mapp = agare.rpartition("/")[0]
    for nummer, d in enumerate((d for d in _DELAR if d.agare == agare), 1):
        mal = d.namn.removeprefix(f"{mapp}/") if mapp else d.namn
        etree.SubElement(rot, f"{{{REL}}}Relationship", {"Id": f"rId{nummer}", "Type": d.relation, "Target": mal})
    return skriv_xml(rot)


def _egenskaper(titel: str) -> bytes:
    """Titel och språk, men varken namn eller datum: formuläret blir en allmän handling."""
    rot = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    etree.SubElement(rot, f"{{{_DC}}}title").text = titel
    etree.SubElement(rot, f"{{{_DC}}}language").text = "sv-SE"
    return skriv_xml(rot)


def _sidfot(titel: str) -> bytes:
    rot = etree.Element(w("ftr"), nsmap={"w": NSMAP["w"]})
    rot.append(
        stycke(
            Stil.SIDFOT,
            korning(titel),
            element("r", element("tab")),
            korning("Sida "),
            _siduppgift("PAGE"),
            korning(" av "),
            _siduppgift("NUMPAGES"),
        )
    )
    return skriv_xml(rot)


def _siduppgift(falt: str) -> _Element:
    return element("fldSimple", korning("1"), instr=falt)


def _utan_prefix(namnrymd: str) -> Any:
    """Ger namnrymden som förvald; enkla läsare väntar sig de här delarna utan prefix."""
    return {None: namnrymd}
