"""Grindens prövning av ett Office-paket: slag efter innehållstyp, makron, Strict, OpenDocument och DTD."""

from __future__ import annotations

import re

from redovisning.grind_slag import Filslag
from redovisning.grind_utfall import olasbar
from redovisning.grind_yta import Yta
from redovisning.paket import INNEHALLSTYPER, MAX_UPPACKAT, Paket
from redovisning.xmltolk import LANGSTA_INLEDNING, Inledning, inledning

_HUVUDTYPER = {
    Filslag.WORD: re.compile(r"application/vnd\.openxmlformats-.*\.wordprocessingml\.(document|template)\.main\+xml"),
    Filslag.EXCEL: re.compile(r"application/vnd\.openxmlformats-.*\.spreadsheetml\.(sheet|template)\.main\+xml"),
}
_OPENDOCUMENT = b"application/vnd.oasis.opendocument"
_STRIKT = "http://purl.oclc.org/ooxml/"
_XML_ANDELSER = (".xml", ".rels", ".vml")


def oppna_paket(data: bytes, fil: str) -> tuple[Filslag, Paket]:
    """Ger paketet och om det är Word eller Excel.

    Raises:
        OlasbarFil: filen är skadad, av annat slag eller av ett slag som inte tas emot.
    """
    paket = Paket(data, fil)
    if INNEHALLSTYPER not in paket:
        odf = "mimetype" in paket and paket.las("mimetype").startswith(_OPENDOCUMENT)
        raise olasbar("opendocument" if odf else "arkiv", fil)
    typ = paket.innehallstyper.get(paket.huvuddel, "")
    if "sheet.binary" in typ:
        raise olasbar("binar_arbetsbok", fil)
    if _har_makron(paket, typ):
        raise olasbar("makron", fil)
    if any(r.typ.startswith(_STRIKT) for r in paket.relationer("").values()):
        raise olasbar("strikt_ooxml", fil)
    slag = next((slag for slag, monster in _HUVUDTYPER.items() if monster.fullmatch(typ)), None)
    if slag is None:
        raise olasbar("annat_dokument", fil)
    if slag is Filslag.EXCEL:
        _prova_alla_xml_delar(paket)
    return slag, paket


def _har_makron(paket: Paket, typ: str) -> bool:
    return (
        "macroEnabled" in typ
        or any("vbaProject" in t for t in paket.innehallstyper.values())
        or any("vbaproject" in n.lower() for n in paket.namn)
    )


def _ar_xml(namn: str, typ: str) -> bool:
    """En SVG-bild räknas inte: den tolkas aldrig, och ritprogram ger den gärna en dokumenttyp."""
    return namn.lower().endswith(_XML_ANDELSER) or (typ.endswith("xml") and not typ.startswith("image/"))


def _prova_alla_xml_delar(paket: Paket) -> None:
    """Arbetsböcker läses av bibliotek med egna XML-tolkar, så varje XML-del prövas redan här, utan att behållas."""
    kvar = MAX_UPPACKAT
    for namn in paket.namn:
        if not _ar_xml(namn, paket.innehallstyper.get(namn, "")):
            continue
        start, yta = b"", Yta()
        for bit in paket.strom(namn, kvar):
            kvar -= len(bit)
            yta.se(bit)
            if len(start) < LANGSTA_INLEDNING:
                start += bit
        match inledning(start):
            case Inledning.DOKTYP:
                raise olasbar("dtd", paket.fil, del_namn=namn)
            case Inledning.OKAND:
                raise olasbar("trasig_xml", paket.fil, del_namn=namn)
        if yta.ryms:
            paket.nara.add(namn)
