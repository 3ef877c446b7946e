"""Rensar ett Word-dokument: kommentarer och kopplingen till mall och adresslista. Ändringar och dold text står kvar."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.dolda.andringar import avgor
from redovisning.dolda.innehall import SIDODELAR
from redovisning.dolda.paketandring import Paketandring, ta_bort
from redovisning.dolda.paketrensning import Bundet
from redovisning.paket import Paket, Relation
from redovisning.word.namnrymd import w

_KOMMENTARER = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible")
_MARKEN = (w("commentRangeStart"), w("commentRangeEnd"))
_BEHORIG, _BEHORIG_SLUT, _VEM = w("permStart"), w("permEnd"), w("ed")
_HANVISNING, _KORNING, _RPR = w("commentReference"), w("r"), w("rPr")
_I_INSTALLNINGARNA = {
    w("attachedTemplate"): "kopplingen till en mall",
    w("mailMerge"): "kopplingen till en adresslista",
}
_UTAT = ("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource", "/recipientData")


def textdelar(paket: Paket) -> list[str]:
    """Ger namnen på de delar som bär dokumentets text: brödtexten, sidhuvuden, sidfötter och noter."""
    bredvid = {
        r.mal: None
        for r in paket.relationer(paket.huvuddel).values()
        if r.typ.rpartition("/")[2] in SIDODELAR.keys() - {"comments"} and not r.extern and r.mal in paket
    }
    return [paket.huvuddel, *bredvid]


def rensa_dokumentet(andring: Paketandring, bundet: Bundet, acceptera: bool | None = None) -> Iterator[str]:
    """Rensar och ger det som togs bort, i ord. ``acceptera`` avgör de spårade ändringarna; ``None`` låter dem stå."""
    if acceptera is not None:
        yield from _andringar(andring, acceptera)
    yield from _kommentarer(andring)
    yield from _behoriga(andring)
    yield from _installningar(andring, bundet)


def _andringar(andring: Paketandring, acceptera: bool) -> Iterator[str]:
    antal = 0
    for namn in textdelar(andring.paket):
        if har := avgor(andring.rot(namn), acceptera=acceptera):
            andring.andrad(namn)
            antal += har
    if antal:
        yield f"{'accepterade' if acceptera else 'avvisade'} ändringar ({antal})"


def _kommentarer(andring: Paketandring) -> Iterator[str]:
    alla: set[str] = set()
    for namn in textdelar(andring.paket):
        marken = list(andring.rot(namn).iter(*_MARKEN, _HANVISNING))
        alla |= {e.get(w("id"), "") for e in marken if e.tag == _HANVISNING}
        for e in marken:
            korning = e.getparent()
            ta_bort(e)
            if korning is not None and korning.tag == _KORNING and all(barn.tag == _RPR for barn in korning):
                ta_bort(korning)
        if marken:
            andring.andrad(namn)
    if andring.ta_bort_relationer(andring.paket.huvuddel, _ar_kommentarer) or alla:
        yield "en kommentar" if len(alla) == 1 else f"{len(alla)} kommentarer" if alla else "kommentarernas del"


def _behoriga(andring: Paketandring) -> Iterator[str]:
    """Tar bort namnen på dem som får ändra i ett skyddat dokument. Platserna som är öppna för alla är kvar."""
    for namn in textdelar(andring.paket):
        alla = [e for e in andring.rot(namn).iter(_BEHORIG) if e.get(_VEM)]
        ids = {e.get(w("id")) for e in alla}
        for e in [*alla, *(e for e in andring.rot(namn).iter(_BEHORIG_SLUT) if e.get(w("id")) in ids)]:
            ta_bort(e)
        if alla:
            andring.andrad(namn)
            yield "vem som får ändra i dokumentet"


def _ar_kommentarer(_: str, relation: Relation) -> bool:
    return relation.typ.endswith(_KOMMENTARER)


def _installningar(andring: Paketandring, bundet: Bundet) -> Iterator[str]:
    for relation in andring.paket.relationer(andring.paket.huvuddel).values():
        if not relation.typ.endswith("/settings") or relation.mal not in andring.paket:
            continue
        for e in list(andring.rot(relation.mal).iterchildren(*_I_INSTALLNINGARNA)):
            ta_bort(e)
            andring.andrad(relation.mal)
            yield _I_INSTALLNINGARNA[str(e.tag)]
        andring.ta_bort_relationer(relation.mal, lambda _, r: r.typ.endswith(_UTAT))
        yield from _variabler(andring, relation.mal, bundet)


def _variabler(andring: Paketandring, namn: str, bundet: Bundet) -> Iterator[str]:
    """Tar bort variablerna som ingen text visar."""
    alla = list(andring.rot(namn).iter(w("docVar")))
    bort = [e for e in alla if not bundet.variabel(e.get(w("name"), ""))]
    for e in bort:
        ta_bort(e)
    for ram in list(andring.rot(namn).iter(w("docVars"))) if bort else ():
        if not len(ram):
            ta_bort(ram)
    if bort:
        andring.andrad(namn)
        yield "en variabel" if len(bort) == 1 else f"{len(bort)} variabler"
