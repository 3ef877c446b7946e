"""Projektets enda XML-tolk, och det omvända: inga entiteter, inget nät, inga DTD:er, inga jätteträd."""

from __future__ import annotations

import codecs
import re
from enum import Enum

from lxml import etree

from redovisning.grind_utfall import olasbar

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
# Atomära grupper: ingen inledning, hur den än ser ut, får sökningen att skena.
_INLEDNING = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+(<!DOCTYPE|<[A-Za-z_:\x80-\xff])", re.DOTALL
)
_TECKENKOD = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.-]+)")
_KANDA_KODER = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
LANGSTA_INLEDNING = 64 * 1024
"""Så många byte in måste det första elementet börja."""
_MAX_NODER = 1_500_000
_SIFFROR = 18


class Inledning(Enum):
    """Vad som står först i en XML-text, efter kommentarer och instruktioner."""

    ELEMENT = "element"
    DOKTYP = "doktyp"
    OKAND = "okand"


def tolka_xml(data: bytes, del_namn: str, fil: str | None = None) -> etree._Element:
    """Ger rotelementet. Kommentarer, instruktioner och CDATA finns kvar, så att delen kan skrivas tillbaka orörd.

    Args:
        data: delens byte, i UTF-8, UTF-16 eller en västeuropeisk teckenkod som XML-deklarationen nämner.
        del_namn: delens namn i paketet, till meddelandet.
        fil: filens namn, till meddelandet.

    Raises:
        OlasbarFil: ``dtd`` när delen har en dokumenttypsdeklaration, ``trasig_xml`` när den inte är välformad och
            ``packbomb`` när trädet skulle bli orimligt stort.
    """
    forst = inledning(data)
    if forst is Inledning.DOKTYP:
        raise olasbar("dtd", fil or del_namn, del_namn=del_namn)
    if forst is Inledning.OKAND:
        raise olasbar("trasig_xml", fil or del_namn, del_namn=del_namn)
    # Ett träd tar mångdubbelt mer minne än sin text, så taket gäller element och attribut och inte byte.
    if data.count(b"<") + data.count(b"=") > _MAX_NODER:
        raise olasbar("packbomb", fil or del_namn, del_namn=del_namn)
    try:
        rot = etree.fromstring(data, _tolk())
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise olasbar("trasig_xml", fil or del_namn, del_namn=del_namn) from None
    if rot.getroottree().docinfo.internalDTD is not None:
        raise olasbar("dtd", fil or del_namn, del_namn=del_namn)
    return rot


def skriv_xml(rot: etree._Element) -> bytes:
    """Ger en hel XML-del som Office skriver den, alltid samma byte för samma träd."""
    inledning = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    return inledning + etree.tostring(rot.getroottree(), encoding="UTF-8", xml_declaration=False)


def heltal(text: str | None) -> int | None:
    """Ger talet i ett attribut, noll eller mer; ``None`` när det inte är ett tal så som Office skriver det.

    ``²`` räknas som en siffra av Python men går inte att göra till ett tal, och inte heller tusentals siffror i rad.
    """
    return int(text) if text and len(text) <= _SIFFROR and text.isascii() and text.isdigit() else None


def _tolk() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_blank_text=False,
        remove_comments=False,
        remove_pis=False,
        strip_cdata=False,
        collect_ids=False,
    )


def inledning(data: bytes) -> Inledning:
    """Ger vad XML-texten inleds med, utan att tolka den. Bara början av ``data`` behövs.

    En teckenkod där samma byte kan betyda olika saker för olika läsare (UTF-7 och liknande) ger ``OKAND``.
    """
    data = data[:LANGSTA_INLEDNING]
    if kod := _UTF16.get(data[:2]):
        data = data[: len(data) & ~1].decode(kod, "replace").encode()
    elif (m := _TECKENKOD.match(data)) and m[1].lower() not in _KANDA_KODER:
        return Inledning.OKAND
    traff = _INLEDNING.match(data)
    if traff is None:
        return Inledning.OKAND
    return Inledning.DOKTYP if traff[1] == b"<!DOCTYPE" else Inledning.ELEMENT
