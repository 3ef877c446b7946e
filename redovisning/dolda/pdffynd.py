"""Läser en PDF: texten och kommentarerna sida för sida, och det som skulle köras när filen öppnas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from redovisning.dolda.bilder import namn_i_xmp, uppgifter
from redovisning.dolda.egenskaper import namnfynd
from redovisning.dolda.innehall import Bit, Fynd, Innehall, citat
from redovisning.dolda.paketfynd import ar_i_huset, utat
from redovisning.granskning.personuppgifter import sakra_personnummer
from redovisning.grind import Mottagen
from redovisning.grind_pdf import oppna_pdf, pdf_lasning
from redovisning.grind_utfall import olasbar

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_MAX_OBJEKT = 300_000
_MEST_TEXT = 12 * 1024 * 1024
"""Så många byte av sidornas innehåll läses som text, omkring tusen tätskrivna sidor: det tar runt tio sekunder."""
_STRUKTUR = "/StructTreeRoot"
"""Märkningen för skärmläsare följs inte: den är stor och kör inget."""
_SKRIPT = "ett skript (JavaScript)"
_HANDLINGAR = {
    "/JavaScript": _SKRIPT,
    "/Launch": "en knapp eller länk som startar ett program",
    "/ImportData": "en knapp som hämtar data ur en annan fil",
    "/SubmitForm": "en knapp som skickar ifyllda uppgifter",
    "/GoToE": "en länk till en fil inuti filen",
    "/Rendition": "ljud eller film",
    "/RichMediaExecute": "ljud eller film",
}
_OBJEKT = {
    "/RichMedia": "ljud eller film",
    "/Movie": "ljud eller film",
    "/Screen": "ljud eller film",
    "/Sound": "ljud eller film",
    "/3D": "en modell i tre dimensioner",
}
_BREDVID = " i ett fält, ett bokmärke eller en kommentar"
_KOMMENTARER = frozenset(
    f"/{slag}"
    for slag in (
        *("Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Ink", "Stamp"),
        *("Line", "Square", "Circle", "Polygon", "PolyLine", "Redact"),
    )
)


def las_pdf(mottagen: Mottagen) -> Innehall:
    """Ger filens innehåll.

    Raises:
        OlasbarFil: ``pdf_skyddad``, ``pdf_skadad`` eller ``pdf_orimlig``.
    """
    fil = mottagen.sokvag.name
    lasare = oppna_pdf(mottagen.data, fil)
    with pdf_lasning(fil):
        objekten = list(_objekten(lasare, fil))
        fynd = [Fynd("BI02", vad) for vad in dict.fromkeys(_farligt(objekten))]
        fynd += dict.fromkeys(_nummer_i(objekten))
        fynd += [f for nummer, sida in enumerate(lasare.pages, 1) for f in _kommentarer(sida, nummer)]
        fynd += _egenskaper(lasare)
        fynd += [f for nummer, sida in enumerate(lasare.pages, 1) for f in _lankar(sida, f"på sida {nummer}")]
        fynd += [f for nummer, sida in enumerate(lasare.pages, 1) for f in _bilder(sida, f"på sida {nummer}")]
        bitar, lasta = _texten(lasare)
        if lasta < (antal := len(lasare.pages)):
            fynd.append(Fynd("DO18", f"{lasta + 1}–{antal}" if lasta + 1 < antal else f"{antal}"))
    return Innehall(bitar, fynd)


def _texten(lasare: PdfReader) -> tuple[list[Bit], int]:
    """Ger texten sida för sida till taket, och hur många sidor som är lästa."""
    bitar: list[Bit] = []
    kvar = _MEST_TEXT
    for n, sida in enumerate(lasare.pages, 1):
        innehall = sida.get_contents()
        kvar -= len(innehall.get_data()) if innehall is not None else 0
        if kvar < 0:
            return bitar, n - 1
        if (text := sida.extract_text()).strip():
            bitar.append(Bit(text, f" på sida {n}"))
    return bitar, len(lasare.pages)


def _farligt(objekten: Iterable[Any]) -> Iterator[str]:
    """Ger allt som skulle köras, i vilket objekt det än står, och filer inuti filen."""
    for objekt in objekten:
        if handling := _HANDLINGAR.get(_namn(objekt, "/S")):
            yield handling
        elif "/JS" in objekt:
            yield _SKRIPT
        if "/Rect" in objekt and (slag := _OBJEKT.get(_namn(objekt, "/Subtype"))):
            yield slag
        if "/EF" in objekt:
            yield f"en inbäddad fil ({citat(_namn(objekt, '/UF') or _namn(objekt, '/F'))})"
        if "/XFA" in objekt:
            yield "ett formulär av det äldre slaget XFA"


def _namn(objekt: Any, nyckel: str) -> str:
    """Ger det som står under nyckeln som text, vad det än är."""
    return str(objekt[nyckel]) if nyckel in objekt else ""


def _objekten(lasare: PdfReader, fil: str) -> Iterator[Any]:
    """Ger varje uppslag (dictionary) som går att nå från filens rot, en gång."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    kvar: list[Any] = [lasare.trailer.raw_get("/Root")]
    sedda: set[int] = set()
    antal = 0
    while kvar:
        objekt = kvar.pop()
        if isinstance(objekt, IndirectObject):
            if objekt.idnum in sedda:
                continue
            sedda.add(objekt.idnum)
            objekt = objekt.get_object()
        antal += 1
        if antal > _MAX_OBJEKT:
            raise olasbar("pdf_orimlig", fil)
        if isinstance(objekt, DictionaryObject):
            yield objekt
            kvar += [objekt.raw_get(nyckel) for nyckel in objekt if nyckel != _STRUKTUR]
        elif isinstance(objekt, ArrayObject):
            # Långa rader av tal, som bredderna i ett typsnitt, har inga uppslag i sig.
            kvar += [e for e in list.__iter__(objekt) if isinstance(e, (IndirectObject, DictionaryObject, ArrayObject))]


def _kommentarer(sida: PageObject, nummer: int) -> Iterator[Fynd]:
    for pekare in sida.annotations or ():
        markering = pekare.get_object()
        if _namn(markering, "/Subtype") in _KOMMENTARER:
            ord_ = _namn(markering, "/Contents").strip()
            yield Fynd("DO03", citat(ord_) if ord_ else "en markering utan ord", f"på sida {nummer}")


def _egenskaper(lasare: PdfReader) -> Iterator[Fynd]:
    """Ger namnen i egenskaperna, också i de nyare (XMP), och personnummer i dem och bland bokmärkena."""
    uppgifter_ = {n: str(v) for n, v in (lasare.metadata or {}).items()}
    xmp = lasare.root_object.get("/Metadata")
    strom: Any = xmp.get_object() if xmp is not None else None
    data = strom.get_data() if hasattr(strom, "get_data") else b""
    yield from namnfynd(list(dict.fromkeys([uppgifter_.get("/Author", ""), *namn_i_xmp(data)])))
    for text in (*uppgifter_.values(), data.decode("utf-8", "replace")):
        yield from (Fynd("PU01", citat(n), " i filens egenskaper") for n in sakra_personnummer(text))


def _nummer_i(objekten: Iterable[Any]) -> Iterator[Fynd]:
    """Ger personnummer i det som inte är sidornas text."""
    for objekt in objekten:
        for text in dict.values(objekt):
            if isinstance(text, str):
                yield from (Fynd("PU01", citat(n), _BREDVID) for n in sakra_personnummer(text))


def _lankar(sida: PageObject, var: str) -> Iterator[Fynd]:
    """Ger länkarna till filer på datorn eller i huset."""
    for pekare in sida.annotations or ():
        if ar_i_huset(mal := _namn(pekare.get_object().get("/A", {}), "/URI")):
            yield utat(mal, var)


def _bilder(sida: PageObject, var: str) -> Iterator[Fynd]:
    """Ger uppgifterna i sidans foton (JPEG), som ligger i filen som de togs."""
    resurser = sida.get("/Resources")
    objekten = resurser.get_object().get("/XObject") if resurser else None
    for namn, pekare in objekten.get_object().items() if objekten else ():
        objekt = pekare.get_object()
        filter_ = objekt.get("/Filter")
        if filter_ == "/DCTDecode" or (isinstance(filter_, list) and list(map(str, filter_)) == ["/DCTDecode"]):
            yield from uppgifter(objekt.get_data(), str(namn).lstrip("/"), var)
