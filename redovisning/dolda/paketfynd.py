"""Det som Word-dokument och arbetsböcker har gemensamt: kopplingar utåt, inbäddade dokument och det som kan köras."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redovisning.dolda.bilder import bildfynd
from redovisning.dolda.egenskaper import egenskapsfynd
from redovisning.dolda.innehall import Fynd, Stallen, citat
from redovisning.dolda.paketandring import lossa_delar
from redovisning.paket import Paket, Relation
from redovisning.plats import Plats

LANK = "/hyperlink"
INBADDAT = ("/oleObject", "/package", "/aFChunk", "/subDocument")
_DATAKOPPLING = "/connections"
_KONTROLLER = ("/control", "/activeXControlBinary")
_DIAGRAM = "/charts/"
_LANGSTA_ADRESS = 80
_PA_DATORN = re.compile(r"file:|\\\\|//|[A-Za-z]:[\\/]", re.IGNORECASE)


def paketfynd(paket: Paket, stallen: Stallen) -> Iterator[Fynd]:
    """Ger det som paketets egenskaper, relationer och bilder visar. ``stallen`` säger var i dokumentet de hör hemma."""
    yield from egenskapsfynd(paket)
    if any("macrosheet" in typ for typ in paket.innehallstyper.values()):
        yield Fynd("BI02", "ett makroblad")
    for namn in ("", *paket.namn):
        for id_, relation in paket.relationer(namn).items():
            var, plats = stallen.get((namn, id_)) or stallen.get((namn, "")) or ("", None)
            yield from _relationsfynd(paket, namn, relation, var, plats)
    yield from bildfynd(paket, stallen)
    yield from (Fynd("DO05", citat(namn), "i delar som inget visar") for namn in lossa_delar(paket))


def _relationsfynd(paket: Paket, namn: str, relation: Relation, var: str, plats: Plats | None) -> Iterator[Fynd]:
    if relation.typ.endswith(_KONTROLLER):
        yield Fynd("BI02", "en ActiveX-kontroll")
    elif relation.typ.endswith(_DATAKOPPLING):
        yield Fynd("DO10", "en datakoppling", "i arbetsboken")
    elif relation.extern and (not relation.typ.endswith(LANK) or _PA_DATORN.match(relation.mal)):
        yield Fynd("DO10", citat(relation.mal, _LANGSTA_ADRESS), var or _inne_i(namn), plats)
    elif relation.typ.endswith(INBADDAT) and _DIAGRAM in f"/{namn}":
        from redovisning.dolda.diagrambok import diagramfynd

        yield from diagramfynd(paket, relation.mal)
    elif relation.typ.endswith(INBADDAT):
        yield Fynd("DO11", citat(relation.mal.rpartition("/")[2]), var or "i dokumentet", plats)


def _inne_i(namn: str) -> str:
    """Ger stället för något som ingen plats i texten pekar på."""
    return "i inställningarna" if "settings" in namn else "i en koppling" if "externalLinks" in namn else "i filen"
