"""Rensar det som Word-dokument och arbetsböcker har gemensamt: namn, egna egenskaper, egen XML, miniatyr, bilder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.bilder import bilddelar
from redovisning.dolda.bildrensning import utan_uppgifter
from redovisning.dolda.diagrambok import diagrambocker
from redovisning.dolda.egenskaper import (
    EGEN_XML,
    EGNA,
    KARNA,
    LANKBAS,
    MALLVAG,
    MARKNING,
    MINIATYR,
    NAMNEN,
    OSEDDA,
    PERSONER,
    UTOKADE,
    ar_namn,
    ar_vag,
    delar,
    egen_xml,
)
from redovisning.dolda.paketandring import Paketandring, lossa_delar, ta_bort
from redovisning.dolda.paketfynd import skrivaren
from redovisning.word.bindning import BINDNINGAR

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_I_FALT = {
    "creator": ("author",),
    "lastModifiedBy": ("lastsavedby", r"last\s+author"),
    "description": ("comments",),
    "Manager": ("manager",),
    "Company": ("company",),
}
"""Egenskaper → orden i de fält som visar dem: AUTHOR, LASTSAVEDBY, DOCPROPERTY Company …"""
_EGENSKAPSDEL = "/customXmlProps"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_UTSKRIFT = (f"{_W}printerSettings", f"{_S}pageSetup")
_SIGNATUR = "/digital-signature/origin"


class Bundet:
    """Det som texten i ett dokument hämtar ur egenskaper och egen XML. Tas det bort byter Word ut texten."""

    def __init__(self, rotter: list[_Element]) -> None:
        bindningar = [e for rot in rotter for e in rot.iter(*BINDNINGAR)]
        self._vagar = " ".join(e.get(f"{_W}xpath", "") for e in bindningar)
        self._id = {e.get(f"{_W}storeItemID", "").upper() for e in bindningar}
        falt = [e.text or "" for rot in rotter for e in rot.iter(f"{_W}instrText")]
        falt += [e.get(f"{_W}instr", "") for rot in rotter for e in rot.iter(f"{_W}fldSimple")]
        self._falt = "".join(falt).casefold()

    def egenskap(self, tagg: str) -> bool:
        """Sant när en innehållskontroll eller ett fält visar egenskapen."""
        namn = tagg.rpartition("}")[2]
        i_falt = any(re.search(rf"\b{ord_}\b", self._falt) for ord_ in _I_FALT.get(namn, (namn.casefold(),)))
        return i_falt or f":{namn}" in self._vagar

    def egen_egenskap(self, namn: str) -> bool:
        """Sant när ett fält visar den egna egenskapen."""
        return self._visas("docproperty", namn)

    def variabel(self, namn: str) -> bool:
        """Sant när ett fält visar variabeln."""
        return self._visas("docvariable", namn)

    def _visas(self, falt: str, namn: str) -> bool:
        return bool(namn) and falt in self._falt and namn.casefold() in self._falt

    def egen_xml(self, id_: str) -> bool:
        """Sant när en innehållskontroll visar något ur den egna XML:en, eller kan göra det."""
        return id_.upper() in self._id or "" in self._id


def ar_signerad(andring: Paketandring) -> bool:
    """Sant när filen är digitalt signerad: varje ändring skulle bryta signaturen."""
    return any(r.typ.endswith(_SIGNATUR) for r in andring.paket.relationer("").values())


def rensa_paketet(andring: Paketandring, bundet: Bundet) -> Iterator[str]:
    """Rensar och ger det som togs bort, i ord."""
    yield from _egenskaper(andring, bundet)
    yield from _egna_egenskaper(andring, bundet)
    yield from _egen_xml(andring, bundet)
    if andring.ta_bort_relationer("", lambda _, r: r.typ.endswith(MINIATYR)):
        yield "en miniatyrbild"
    if andring.ta_bort_relationer("", lambda _, r: r.typ.endswith(MARKNING)):
        yield "känslighetsmärkningen"
    if andring.ta_bort_relationer(andring.paket.huvuddel, lambda _, r: r.typ.endswith(PERSONER)):
        yield "listan över dem som har kommenterat eller ändrat"
    if lossa_delar(andring.paket):
        yield "delar som inget visar"
    yield from _skrivare(andring)
    yield from _bilder(andring)
    yield from _diagrambocker(andring)


def _egenskaper(andring: Paketandring, bundet: Bundet) -> Iterator[str]:
    ord_ = dict(zip(NAMNEN, ("författaren", "vem som sparade sist", "chefen", "företaget"), strict=True))
    ord_ |= {MALLVAG: "mallens sökväg", LANKBAS: "länkarnas sökväg"}
    ord_ |= dict(zip(OSEDDA, ("egenskapen kommentarer", "nyckelorden", "kategorin", "statusen"), strict=True))
    for namn in (*delar(andring.paket, KARNA), *delar(andring.paket, UTOKADE)):
        for e in list(andring.rot(namn).iter(*ord_)):
            text, tagg = e.text or "", str(e.tag)
            galler = ar_vag(text) if tagg in (MALLVAG, LANKBAS) else ar_namn(text)
            if galler and not bundet.egenskap(tagg):
                ta_bort(e)
                andring.andrad(namn)
                yield ord_[tagg]


def _egna_egenskaper(andring: Paketandring, bundet: Bundet) -> Iterator[str]:
    for namn in delar(andring.paket, EGNA):
        alla = [e for e in andring.rot(namn) if isinstance(e.tag, str)]
        bort = [e for e in alla if not bundet.egen_egenskap(e.get("name", ""))]
        if not bort:
            continue
        if len(bort) == len(alla):
            andring.ta_bort_relationer("", lambda _, r, mal=namn: r.mal == mal)  # type: ignore[misc]
        else:
            for e in bort:
                ta_bort(e)
            andring.andrad(namn)
        yield "en egen egenskap" if len(bort) == 1 else f"{len(bort)} egna egenskaper"


def _egen_xml(andring: Paketandring, bundet: Bundet) -> Iterator[str]:
    bort = {namn for namn in egen_xml(andring.paket) if not bundet.egen_xml(_lagrets_id(andring, namn))}
    antal = 0
    for kalla in ("", *andring.paket.namn):
        antal += andring.ta_bort_relationer(kalla, lambda _, r: r.typ.endswith(EGEN_XML) and r.mal in bort)
    if antal:
        yield "inbäddade data (egen XML)"


def _lagrets_id(andring: Paketandring, namn: str) -> str:
    for relation in andring.paket.relationer(namn).values():
        if relation.typ.endswith(_EGENSKAPSDEL) and relation.mal in andring.paket:
            return str(andring.paket.xml(relation.mal).get(_ID, ""))
    return "saknas"


def _bilder(andring: Paketandring) -> Iterator[str]:
    antal = 0
    for namn in bilddelar(andring.paket):
        data = andring.paket.las(namn)
        if (ren := utan_uppgifter(data)) != data:
            andring.skriv(namn, ren)
            antal += 1
    if antal:
        yield "uppgifterna i en bild" if antal == 1 else f"uppgifterna i {antal} bilder"


def _diagrambocker(andring: Paketandring) -> Iterator[str]:
    """Rensar arbetsböckerna bakom diagrammen på samma sätt. En som inte går att rensa står kvar och namns."""
    from redovisning.dolda.rensning import rensad_bok

    antal = 0
    for namn in diagrambocker(andring.paket):
        data = andring.paket.las(namn)
        if (ren := rensad_bok(namn, data)) is not None and ren != data:
            andring.skriv(namn, ren)
            antal += 1
    if antal:
        hur = "i arbetsboken bakom ett diagram" if antal == 1 else f"i arbetsböckerna bakom {antal} diagram"
        yield f"uppgifter {hur}"


def _skrivare(andring: Paketandring) -> Iterator[str]:
    """Tar bort skrivarens inställningar där namnet är en väg i huset, och hänvisningarna till dem."""
    antal = 0
    for kalla in andring.paket.namn:
        relationer = andring.paket.relationer(kalla)
        bort = {id_ for id_, r in relationer.items() if skrivaren(andring.paket, r)}
        if not bort:
            continue
        for e in list(andring.rot(kalla).iter(*_UTSKRIFT)):
            if e.attrib.get(_RID) in bort:
                # I Word är elementet bara hänvisningen; i Excel står också marginaler och annat i det.
                ta_bort(e) if e.tag == _UTSKRIFT[0] else e.attrib.pop(_RID)
                andring.andrad(kalla)
        antal += andring.ta_bort_relationer(kalla, lambda i, _, bort=bort: i in bort)  # type: ignore[misc]
    if antal:
        yield "skrivarens inställningar"
