"""Personnummer där ingen läser: i alternativtexter, fältkoder, diagram, egenskaper, listor och strukna ord.

Den vanliga läsningen tar texten. Här söks allt annat i paketet, i vilken del det än står. Bara säkra nummer räknas: i
ett attribut kan tio siffror i följd vara vad som helst.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import Bit, Fynd, citat
from redovisning.fel import OlasbarFil
from redovisning.paket import Paket
from redovisning.personnummer import personnummer_i

_KOD = "PU01"
_DATUM = rb"[0-9]{2}[^0-9<>\"]{0,3}(?:0[1-9]|1[0-2])[^0-9<>\"]{0,3}[0-36-9][0-9]"
_KAN_FINNAS = re.compile(rb'(?:(?:18|19|20)%b[^0-9<>"]{0,12}|%b[^0-9<>"]{1,12})[0-9]{4}(?![0-9])' % (_DATUM, _DATUM))
_SIFFERFORM = re.compile(rb"00[- ]{0,3}00[- ]{0,3}00[- ]{0,12}0000(?!0)")
_TECKENKOD = re.compile(rb"&#x?[0-9A-Fa-f]{1,6};")
"""Ett tankstreck kan stå som ``&#8211;``, och har då siffror i sig."""
_FORM = bytes(48 if 48 <= c <= 57 else c if chr(c) in '-<>"' else 32 for c in range(256))
"""Varje siffra blir 0 och allt annat utom märken luft: då hittas det som kan vara ett nummer tio gånger fortare."""
_TAGG = re.compile(rb"<[^<>]*>")
_XML_ANDELSER = (".xml", ".rels", ".vml", ".svg")
_UTAN_ORD = ("fontTable.xml", "styles.xml", "stylesWithEffects.xml", "webSettings.xml", "numbering.xml")
"""Delar som bara säger hur något ser ut."""
_CELLERNA_SLUT = b"</sheetData>"
_TEXT, _STRUKET, _FALTKOD = "t", "delText", "instrText"
_STALLEN = (
    ("docProps/", "i filens egenskaper"),
    ("customXml/", "i filens inbäddade data"),
    ("/charts/", "i ett diagram"),
    ("/diagrams/", "i en figur"),
    ("/drawings/", "i en bild eller figur"),
    ("/glossary/", "bland dokumentets byggblock"),
    ("/pivotCache/", "i minnet bakom en pivottabell"),
    ("/externalLinks/", "i värden ur en länkad arbetsbok"),
    ("/worksheets/", "i bladets listor, regler eller länkar"),
    ("workbook.xml", "i arbetsbokens namn"),
)
_ORD = {
    _STRUKET: "i struken text",
    _FALTKOD: "i en fältkod",
    "instr": "i en fältkod",
    "descr": "i en alternativtext",
    "title": "i en alternativtext",
    "displayText": "i en lista att välja ur",
    "listEntry": "i en lista att välja ur",
    "Target": "i en länk",
}
_OKANT = "på ett ställe som inte syns"


def undanskymda_nummer(paket: Paket, lasta: Iterable[Bit]) -> Iterator[Fynd]:
    """Ger personnumren i paketet utom dem som står i den lästa texten, med stället i ord."""
    delar = [namn for namn in paket.namn if namn.lower().endswith(_XML_ANDELSER) and not namn.endswith(_UTAN_ORD)]
    funna = [f for namn in delar for f in _i_delen(paket, namn)]
    if not funna:
        return
    sagda = {_siffror(bit.text[n.start : n.slut]) for bit in lasta for n in personnummer_i(bit.text)}
    yield from dict.fromkeys(f for siffror, f in funna if siffror not in sagda)


def _i_delen(paket: Paket, namn: str) -> Iterator[tuple[str, Fynd]]:
    """Ger numren i en del, med siffrorna att jämföra."""
    data = paket.las(namn)
    if not _kan_ha_nummer(data):
        return
    for slag, text in _texter(paket, namn, data):
        for n in personnummer_i(text):
            skrivet = text[n.start : n.slut]
            if n.sakert and not (slag and skrivet.isdigit()):
                yield _siffror(skrivet), Fynd(_KOD, citat(n.maskerat), f" {_stallet(namn, slag)}")


def _kan_ha_nummer(data: bytes) -> bool:
    """Sant när delen är värd att tolka. Cellerna på ett blad är redan lästa, och det som står efter dem är litet."""
    rest = data[max(0, data.find(_CELLERNA_SLUT)) :]
    if b"&#" in rest:
        rest = _TECKENKOD.sub(_kodens_tecken, rest)
    return _traff(rest) or _traff(_TAGG.sub(b"", rest))


def _kodens_tecken(kod: re.Match[bytes]) -> bytes:
    """Ger siffran som koden står för, eller luft."""
    tal = kod[0][2:-1]
    varde = int(tal[1:], 16) if tal[:1] in b"xX" else int(tal) if tal.isdigit() else 0
    return b"%d" % (varde - 48) if 48 <= varde <= 57 else b" "


def _traff(data: bytes) -> bool:
    formen = data.translate(_FORM)
    return any(_KAN_FINNAS.search(data, max(0, m.start() - 2), m.end()) for m in _SIFFERFORM.finditer(formen))


def _texter(paket: Paket, namn: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Ger delens texter och attribut, med elementets eller attributets namn; tomt för vanlig text."""
    try:
        rot = paket.xml(namn)
    except OlasbarFil:
        yield "", data.decode("utf-8", "replace")
        return
    for e in rot.iter():
        slag = _lokalt(e.tag) if isinstance(e.tag, str) else ""
        if slag == "p":
            yield from _stycket(e)
        elif slag not in (_TEXT, _STRUKET, _FALTKOD):
            yield "", e.text or ""
        for attribut, varde in e.attrib.items():
            yield slag if slag in _ORD else _lokalt(str(attribut)), str(varde)


def _stycket(stycke: _Element) -> Iterator[tuple[str, str]]:
    """Ger styckets ord hela: Word delar gärna ett nummer i flera körningar."""
    for slag in (_TEXT, _STRUKET, _FALTKOD):
        text = "".join(e.text or "" for e in stycke.iter(f"{{*}}{slag}"))
        if text:
            yield "" if slag == _TEXT else slag, text


def _stallet(namn: str, slag: str) -> str:
    if slag in _ORD:
        return _ORD[slag]
    return next((var for del_, var in _STALLEN if del_ in namn), _OKANT)


def _lokalt(tagg: str) -> str:
    return tagg.rpartition("}")[2]


def _siffror(text: str) -> str:
    """Ger de tio sista siffrorna, med eller utan århundrade."""
    return "".join(c for c in text if c.isdigit())[-10:]
