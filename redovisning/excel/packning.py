"""Arbetsbokens väg till byte: openpyxl skriver delarna, och här läggs det till som openpyxl inte kan bära.

Det är formlernas uträknade värden (utan dem är förhandsvisningar tomma), att rader får växa med sitt svar, att siffror
i text inte ska varnas för, gemensamma texter, egna egenskaper utan namn och datum, och kontrollmärket.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from redovisning import resurser
from redovisning.excel.bok_ut import UtBlad, UtBok
from redovisning.excel.namnrymd import DIAGRAM, HUVUD, RELATION, a, rita, x
from redovisning.kontrollmarke import markta
from redovisning.paket import INNEHALLSTYPER, packa
from redovisning.xmltolk import skriv_xml, tolka_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.dokument.falt import Blankett
    from redovisning.utlamnat import Utlamnat

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TEXTTYP = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_EGENSKAPER, _RELATIONER = "docProps/core.xml", "xl/_rels/workbook.xml.rels"
_PROGRAMMET = "docProps/app.xml"
_UTAN_PREFIX: Any = {None: HUVUD}
_DIAGRAMMEN = "xl/charts/chart"
_STILAR, _TEXTER = "xl/styles.xml", "xl/sharedStrings.xml"
_ORDNING = ("b", "i", "u", "sz", "color", "rFont", "name", "family", "scheme")
"""Typsnittens egenskaper i formatets ordning."""


class _Delar:
    """Tar emot delarna i stället för en zip-fil, så att de kan ändras innan de packas."""

    def __init__(self) -> None:
        self.innehall: dict[str, bytes] = {}

    def writestr(self, namn: str, data: str | bytes) -> None:
        self.innehall[namn] = data.encode() if isinstance(data, str) else data

    def write(self, fil: str, namn: str) -> None:
        self.innehall[namn] = Path(fil).read_bytes()

    def namelist(self) -> list[str]:
        return list(self.innehall)

    def close(self) -> None:
        """Inget att stänga: delarna packas sist."""


class _Texter:
    """Texterna som cellerna delar, i den ordning de först står."""

    def __init__(self) -> None:
        self._nummer: dict[bytes, int] = {}
        self._antal = 0
        self._rot = etree.Element(x("sst"), nsmap=_UTAN_PREFIX)

    def ta_over(self, cell: _Element, text: _Element) -> None:
        """Flyttar textens element ur cellen och låter cellen hänvisa till det."""
        cell.remove(text)
        text.tag = x("si")
        _ordna_typsnitt(text, "rPr")
        nummer = self._nummer.setdefault(etree.tostring(text), len(self._nummer))
        if nummer == len(self._rot):
            self._rot.append(text)
        self._antal += 1
        cell.set("t", "s")
        etree.SubElement(cell, x("v")).text = str(nummer)

    def skriv(self) -> bytes:
        """Ger delen med alla texter."""
        self._rot.attrib.update({"count": str(self._antal), "uniqueCount": str(len(self._rot))})
        return skriv_xml(self._rot)


def packad(bok: UtBok, dokument: Blankett, utlamnat: Utlamnat | None = None) -> bytes:
    """Ger arbetsboken som byte, med kontrollmärke och, när den lämnas ut, minnet av svaren."""
    from openpyxl.writer.excel import ExcelWriter

    mottagare: Any = _Delar()
    texter = _Texter()
    bok.bok.calculation.fullCalcOnLoad = True
    ExcelWriter(bok.bok, mottagare).save()
    delar: dict[str, bytes] = mottagare.innehall
    for nummer, blad in enumerate(bok.blad, 1):
        namn = f"xl/worksheets/sheet{nummer}.xml"
        delar[namn] = _fullbordat(delar[namn], namn, blad, texter)
    for nummer, blad in enumerate((b for b in bok.blad if b.alttexter), 1):
        namn = f"xl/drawings/drawing{nummer}.xml"
        delar[namn] = _namngivna_diagram(delar[namn], namn, blad.alttexter)
    delar |= {n: _rattat_diagram(data, n) for n, data in delar.items() if n.startswith(_DIAGRAMMEN)}
    stilar = tolka_xml(delar[_STILAR], _STILAR)
    _ordna_typsnitt(stilar, "font")
    delar |= {_STILAR: skriv_xml(stilar), _TEXTER: texter.skriv(), _EGENSKAPER: _egenskaper(dokument.titel)}
    # openpyxl säger annars att boken är gjord av openpyxl.
    delar[_PROGRAMMET] = resurser.grunddel("app.xml")
    return packa(list(markta(_med_texterna(delar), "xl/workbook.xml", dokument.ar, utlamnat).items()))


def _fullbordat(data: bytes, namn: str, blad: UtBlad, texter: _Texter) -> bytes:
    rot = tolka_xml(data, namn)
    for rad in rot.iter(x("row")):
        if int(rad.get("r", "0")) not in blad.fasta_rader:
            etree.strip_attributes(rad, "customHeight")
        for cell in rad:
            if len(cell) and cell[0].tag == x("is"):
                texter.ta_over(cell, cell[0])
            elif len(cell) and cell[0].tag == x("f"):
                _satt_varde(cell, blad.varden[cell.get("r", "")])
    omrade = rot.find(x("dimension"))
    if omrade is not None:
        undantag = etree.Element(x("ignoredErrors"))
        ritning = rot.find(x("drawing"))
        # Formatet har en ordning, och där står ritningen efter.
        rot.insert(len(rot) if ritning is None else rot.index(ritning), undantag)
        etree.SubElement(undantag, x("ignoredError"), {"sqref": omrade.get("ref", ""), "numberStoredAsText": "1"})
    return skriv_xml(rot)


def _namngivna_diagram(data: bytes, namn: str, alttexter: Sequence[str]) -> bytes:
    """Ger ritningen med diagrammens namn och alternativtexter; openpyxl skriver bara «Chart 1»."""
    rot = tolka_xml(data, namn)
    for nummer, (ram, alttext) in enumerate(zip(rot.iter(rita("cNvPr")), alttexter, strict=True), 1):
        ram.set("name", f"Diagram {nummer}")
        ram.set("descr", alttext)
    return skriv_xml(rot)


def _rattat_diagram(data: bytes, namn: str) -> bytes:
    """Ger diagrammet där varje talformat säger att det är diagrammets eget, och utan openpyxls tomma textbitar."""
    rot = tolka_xml(data, namn)
    for bit in [r for r in rot.iter(a("r")) if not r.findtext(a("t"))]:
        bit.getparent().remove(bit)  # type: ignore[union-attr]
    for format_ in rot.iter(f"{{{DIAGRAM}}}numFmt"):
        format_.set("sourceLinked", format_.get("sourceLinked", "0"))
    return skriv_xml(rot)


def _satt_varde(cell: _Element, varde: str | float) -> None:
    plats = cell.find(x("v"))
    if plats is None:
        plats = etree.SubElement(cell, x("v"))
    plats.text = str(varde)
    if isinstance(varde, str):
        cell.set("t", "str")


def _ordna_typsnitt(rot: _Element, namn: str) -> None:
    """Ställer egenskaperna i formatets ordning; openpyxl har en egen."""
    for typsnitt in rot.iter(x(namn)):
        typsnitt[:] = sorted(typsnitt, key=lambda e: _ORDNING.index(etree.QName(e).localname))


def _egenskaper(titel: str) -> bytes:
    """Titel och språk, men varken namn eller datum: redovisningen blir en allmän handling."""
    rot = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    etree.SubElement(rot, f"{{{_DC}}}title").text = titel
    etree.SubElement(rot, f"{{{_DC}}}language").text = "sv-SE"
    return skriv_xml(rot)


def _med_texterna(delar: dict[str, bytes]) -> dict[str, bytes]:
    """Ger delarna med relation och innehållstyp för de gemensamma texterna."""
    relationer, typer = tolka_xml(delar[_RELATIONER], _RELATIONER), tolka_xml(delar[INNEHALLSTYPER], INNEHALLSTYPER)
    uppgifter = {"Id": "texter", "Type": f"{RELATION}/sharedStrings", "Target": "sharedStrings.xml"}
    etree.SubElement(relationer, f"{_REL}Relationship", uppgifter)
    etree.SubElement(typer, f"{_CT}Override", {"PartName": f"/{_TEXTER}", "ContentType": _TEXTTYP})
    return delar | {_RELATIONER: skriv_xml(relationer), INNEHALLSTYPER: skriv_xml(typer)}
