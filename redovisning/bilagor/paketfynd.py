"""Det som Word-dokument och arbetsböcker har gemensamt: egenskaper, kopplingar utåt och inbäddade dokument."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.bilagor.innehall import Fynd, citat
from redovisning.paket import Paket
from redovisning.regioner import hitta_region

_NAMNEN = (
    "{http://purl.org/dc/elements/1.1/}creator",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy",
)
_EGENSKAPER = "/core-properties"
_LANK = "/hyperlink"
_DATAKOPPLING = "/connections"
_INBADDAT = ("/oleObject", "/package", "/aFChunk", "/subDocument")
_KONTROLLER = ("/control", "/activeXControlBinary")
_DIAGRAM = "/charts/"
_LANGSTA_ADRESS = 80


def paketfynd(paket: Paket) -> Iterator[Fynd]:
    """Ger det som paketets egenskaper och relationer visar."""
    namnen = [n for r in paket.relationer("").values() if r.typ.endswith(_EGENSKAPER) for n in _namn_i(paket, r.mal)]
    yield from namnfynd(namnen)
    if any("macrosheet" in typ for typ in paket.innehallstyper.values()):
        yield Fynd("BI02", "ett makroblad")
    for namn in ("", *paket.namn):
        for relation in paket.relationer(namn).values():
            if relation.typ.endswith(_KONTROLLER):
                yield Fynd("BI02", "en ActiveX-kontroll")
            elif relation.typ.endswith(_DATAKOPPLING):
                yield Fynd("BI10", "en datakoppling")
            elif relation.extern and not relation.typ.endswith(_LANK):
                yield Fynd("BI10", citat(relation.mal, _LANGSTA_ADRESS))
            # Ett diagrams siffror ligger alltid som en inbäddad arbetsbok.
            elif relation.typ.endswith(_INBADDAT) and _DIAGRAM not in f"/{namn}":
                yield Fynd("BI11", citat(relation.mal.rpartition("/")[2]))


def namnfynd(namnen: list[str]) -> Iterator[Fynd]:
    """Ger de namn i egenskaperna som inte är en regions."""
    yield from (Fynd("BI09", citat(n)) for n in namnen if n.strip() and hitta_region(n) is None)


def _namn_i(paket: Paket, egenskaper: str) -> list[str]:
    if egenskaper not in paket:
        return []
    rot = paket.xml(egenskaper)
    return [e.text or "" for e in rot.iter(*_NAMNEN)]
