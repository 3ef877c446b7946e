"""Det sista på en PDF-kopia: det som LibreOffice lämnar ogjort för skärmläsare, och fasta datum.

LibreOffice märker nästan allt. Kvar är linjer utanför märkningen, tabbordningen på sidor med länkar, punkter utan
lista, och datum och id som är nya varje gång.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from redovisning.grind_pdf import oppna_pdf, pdf_lasning
from redovisning.sandning.pdflistor import lagg_punkter_i_listor

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

_BORJAR_LINJE = frozenset({b"m", b"re"})
_RITAR = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})
_MARKNING_IN, _MARKNING_UT = frozenset({b"BMC", b"BDC"}), b"EMC"
_SKRIV_UT = 4
_XMP_DATUM = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(</xmp:)")
Handling = tuple[Any, bytes]


def ordna(data: bytes, dag: date, fil: str) -> bytes:
    """Ger PDF-filen med alla linjer märkta som utsmyckning, tabbordning, hela listor, och ``dag`` som dess enda datum.

    Raises:
        OlasbarFil: PDF-filen går inte att läsa.
    """
    from pypdf import PdfWriter

    lasare = oppna_pdf(data, fil)
    with pdf_lasning(fil):
        skrivare = PdfWriter(clone_from=lasare)
        for sida in skrivare.pages:
            _markera_linjer(sida, skrivare)
            _ordna_lankar(sida)
        lagg_punkter_i_listor(skrivare)
        _datera(skrivare, dag)
        ut = BytesIO()
        skrivare.write(ut)
    return ut.getvalue()


def _markera_linjer(sida: PageObject, skrivare: PdfWriter) -> None:
    """Märker linjer som står utanför märkningen som utsmyckning: en skärmläsare ska inte stanna vid dem."""
    from pypdf.generic import ContentStream, StreamObject

    strom = sida["/Contents"].get_object() if "/Contents" in sida else None
    if not isinstance(strom, StreamObject):
        return
    innehall = ContentStream(strom, skrivare)
    fore = innehall.operations
    efter = list(_med_utsmyckning(fore))
    if len(efter) != len(fore):
        innehall.operations = efter
        strom.set_data(innehall.get_data())


def _med_utsmyckning(handlingar: list[Handling]) -> Iterator[Handling]:
    from pypdf.generic import NameObject

    djup = 0
    linje: list[Handling] = []
    for handling in handlingar:
        namn = handling[1]
        if djup == 0 and (linje or namn in _BORJAR_LINJE):
            linje.append(handling)
            if namn in _RITAR:
                yield from (([NameObject("/Artifact")], b"BMC"), *linje, ([], _MARKNING_UT))
                linje = []
            elif namn == b"n":
                yield from linje
                linje = []
            continue
        djup += (namn in _MARKNING_IN) - (namn == _MARKNING_UT)
        yield handling
    yield from linje


def _ordna_lankar(sida: PageObject) -> None:
    from pypdf.generic import NameObject, NumberObject

    if "/Annots" not in sida:
        return
    sida[NameObject("/Tabs")] = NameObject("/S")
    for pekare in sida.annotations or ():
        lank = pekare.get_object()
        lank[NameObject("/F")] = NumberObject(int(lank.get("/F", 0)) | _SKRIV_UT)


def _datera(skrivare: PdfWriter, dag: date) -> None:
    """Sätter dagen som skapad, och ett id som är räknat ur innehållet."""
    from pypdf.generic import ArrayObject, ByteStringObject, StreamObject

    uppgifter = {n: str(v) for n, v in (skrivare.metadata or {}).items() if n not in ("/ModDate", "/CreationDate")}
    uppgifter["/CreationDate"] = f"D:{dag:%Y%m%d}120000Z"
    skrivare.metadata = uppgifter
    xmp = skrivare.root_object.get("/Metadata")
    strom = xmp.get_object() if xmp is not None else None
    if isinstance(strom, StreamObject):
        strom.set_data(_XMP_DATUM.sub(rb"\g<1>" + f"{dag}T12:00:00Z".encode() + rb"\g<2>", strom.get_data()))
    rakna = hashlib.sha256(repr(sorted(uppgifter.items())).encode())
    for sida in skrivare.pages:
        rakna.update(sida.get_contents().get_data() if sida.get_contents() else b"")  # type: ignore[union-attr]
    id_ = ByteStringObject(rakna.digest()[:16])
    skrivare._ID = ArrayObject([id_, id_])
