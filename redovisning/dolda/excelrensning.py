"""Rensar en arbetsbok: kommentarer och mappen som den sparades i. Dolda blad, rader och kolumner står kvar."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.egenskaper import SOKVAG, ar_namn
from redovisning.dolda.excelbok import SKYDDARE
from redovisning.dolda.paketandring import Paketandring, ta_bort
from redovisning.excel.namnrymd import RELATION, x
from redovisning.fel import OlasbarFil
from redovisning.paket import Paket

_KOMMENTARER = ("/comments", "/threadedComment")
_VML = "/vmlDrawing"
_FORM = "{urn:schemas-microsoft-com:vml}shape"
_UPPGIFTER = "{urn:schemas-microsoft-com:office:excel}ClientData"
_ALTERNATIV = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def bladdelar(paket: Paket) -> list[str]:
    """Ger namnen på bladens delar."""
    alla = paket.relationer(paket.huvuddel).values()
    return list(dict.fromkeys(r.mal for r in alla if r.typ.endswith("/worksheet") and r.mal in paket))


def rensa_arbetsboken(andring: Paketandring) -> Iterator[str]:
    """Rensar och ger det som togs bort, i ord."""
    antal = sum(_kommentarer(andring, blad) for blad in bladdelar(andring.paket))
    if antal:
        yield "kommentarerna på ett blad" if antal == 1 else f"kommentarerna på {antal} blad"
    yield from _sokvagen(andring)
    yield from _pivotnamn(andring)
    yield from _skrivskyddarens_namn(andring)


def _skrivskyddarens_namn(andring: Paketandring) -> Iterator[str]:
    """Tar bort namnet på den som skrivskyddade arbetsboken. Skyddet är kvar."""
    for e in andring.rot(andring.paket.huvuddel).iter(x("fileSharing")):
        if ar_namn(e.get(SKYDDARE, "")):
            del e.attrib[SKYDDARE]
            andring.andrad(andring.paket.huvuddel)
            yield "vem som skrivskyddade arbetsboken"


def _pivotnamn(andring: Paketandring) -> Iterator[str]:
    """Tar bort namnet på den som uppdaterade en pivottabell sist."""
    for relation in andring.paket.relationer(andring.paket.huvuddel).values():
        if relation.typ.endswith("/pivotCacheDefinition") and relation.mal in andring.paket:
            rot = andring.rot(relation.mal)
            if ar_namn(rot.get("refreshedBy", "")):
                del rot.attrib["refreshedBy"]
                andring.andrad(relation.mal)
                yield "vem som uppdaterade en pivottabell"


def _sokvagen(andring: Paketandring) -> Iterator[str]:
    huvud = andring.paket.huvuddel
    for e in list(andring.rot(huvud).iter(SOKVAG)):
        ram = next(e.iterancestors(_ALTERNATIV), None)
        ta_bort(e)
        if ram is not None and not any(len(gren) for gren in ram):
            ta_bort(ram)
        andring.andrad(huvud)
        yield "mappen som arbetsboken sparades i"


def _kommentarer(andring: Paketandring, blad: str) -> bool:
    """Ger sant när bladets kommentarer är borttagna, med rutorna som visar dem."""
    relationer = andring.paket.relationer(blad)
    if not any(r.typ.endswith(_KOMMENTARER) for r in relationer.values()):
        return False
    rot = andring.rot(blad)
    ritning = rot.find(x("legacyDrawing"))
    id_ = ritning.get(f"{{{RELATION}}}id", "") if ritning is not None else ""
    if ritning is not None and (vml := relationer.get(id_)) is not None and vml.mal in andring.paket:
        try:
            formerna = andring.rot(vml.mal)
        except OlasbarFil:
            # En ritning som inte går att tolka kan ha annat i sig, så kommentarerna får stå och namnas.
            return False
        if _ta_bort_rutorna(formerna):
            ta_bort(ritning)
            andring.andrad(blad)
            andring.ta_bort_relationer(blad, lambda i, r: i == id_ and r.typ.endswith(_VML))
        else:
            andring.andrad(vml.mal)
    andring.ta_bort_relationer(blad, lambda _, r: r.typ.endswith(_KOMMENTARER))
    return True


def _ta_bort_rutorna(formerna: _Element) -> bool:
    """Tar bort kommentarernas rutor ur ritningen och ger sant när inget annat är kvar i den, till exempel knappar."""
    for form in list(formerna.iter(_FORM)):
        if any(e.get("ObjectType") == "Note" for e in form.iter(_UPPGIFTER)):
            ta_bort(form)
    return next(formerna.iter(_FORM), None) is None
