"""Det som Word-dokument och arbetsböcker har gemensamt: kopplingar utåt, inbäddade dokument och det som kan köras."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redovisning.dolda.bilder import bildfynd
from redovisning.dolda.diagrambok import DIAGRAM, diagramfynd
from redovisning.dolda.egenskaper import egenskapsfynd
from redovisning.dolda.innehall import Fynd, Stallen, citat
from redovisning.dolda.paketandring import lossa_delar
from redovisning.paket import Paket, Relation
from redovisning.plats import Plats

LANK = "/hyperlink"
INBADDAT = ("/oleObject", "/package", "/aFChunk", "/subDocument")
SKRIVARE = "/printerSettings"
_DATAKOPPLING = "/connections"
_KONTROLLER = ("/control", "/activeXControlBinary")
_LANGSTA_ADRESS = 80
_PA_DATORN = re.compile(r"file:|\\\\|//|[A-Za-z]:[\\/]|https?://[\w-]+-my\.sharepoint\.com/", re.IGNORECASE)
"""En fil på datorn, i huset eller i någons egen OneDrive, där mappen bär personens namn."""


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
    lossa = (namn for namn in lossa_delar(paket) if not namn.endswith(".rels"))
    yield from (Fynd("DO05", citat(namn), "i delar som inget visar") for namn in lossa)


def _relationsfynd(paket: Paket, namn: str, relation: Relation, var: str, plats: Plats | None) -> Iterator[Fynd]:
    if relation.typ.endswith(_KONTROLLER):
        yield Fynd("BI02", "en ActiveX-kontroll")
    elif relation.typ.endswith(_DATAKOPPLING):
        yield Fynd("DO10", "en datakoppling", "i arbetsboken")
    elif relation.extern and (not relation.typ.endswith(LANK) or ar_i_huset(relation.mal)):
        yield utat(relation.mal, var or _inne_i(namn), plats)
    elif relation.typ.endswith(SKRIVARE):
        yield from (Fynd("DO08", citat(n)) for n in [skrivaren(paket, relation)] if n)
    elif relation.typ.endswith(INBADDAT) and DIAGRAM in f"/{namn}":
        yield from diagramfynd(paket, relation.mal)
    elif relation.typ.endswith(INBADDAT):
        yield Fynd("DO11", citat(relation.mal.rpartition("/")[2]), var or "i dokumentet", plats)


def ar_i_huset(mal: str) -> bool:
    """Sant för en länk till en fil som mottagaren inte kommer åt."""
    return _PA_DATORN.match(mal) is not None


def utat(mal: str, var: str, plats: Plats | None = None) -> Fynd:
    """Ger fyndet för en hänvisning ut ur filen."""
    return Fynd("DO10", citat(mal, _LANGSTA_ADRESS), var, plats)


def skrivaren(paket: Paket, relation: Relation) -> str:
    """Ger skrivarens namn när det är en väg i huset, till exempel ``\\\\server\\skrivare``; annars en tom text."""
    if not relation.typ.endswith(SKRIVARE) or relation.extern or relation.mal not in paket:
        return ""
    # Windows lägger namnet först: högst 32 tecken i UTF-16, utfyllda med nollor.
    namn = paket.las(relation.mal)[:64].decode("utf-16-le", "ignore").partition("\0")[0]
    return namn if namn.startswith("\\\\") else ""


def _inne_i(namn: str) -> str:
    """Ger stället för något som ingen plats i texten pekar på."""
    return "i inställningarna" if "settings" in namn else "i en koppling" if "externalLinks" in namn else "i filen"
