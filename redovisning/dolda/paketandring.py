"""Ändrar i ett paket: delar skrivs om, relationer tas bort, och det som inget pekar på följer inte med."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection

from lxml.etree import _Element

from redovisning.paket import INNEHALLSTYPER, Paket, Relation
from redovisning.xmltolk import skriv_xml

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


class Paketandring:
    """Samlar ändringarna i ett paket. Allt som inte rörs kommer ut byte för byte."""

    def __init__(self, paket: Paket) -> None:
        self.paket = paket
        self._rotter: dict[str, _Element] = {}
        self._skrivna: dict[str, bytes] = {}
        self._andrade: set[str] = set()
        self._borta: set[tuple[str, str]] = set()

    def rot(self, namn: str) -> _Element:
        """Ger delens rot, att ändra i. Säg sedan ``andrad``."""
        if namn not in self._rotter:
            self._rotter[namn] = self.paket.xml(namn)
        return self._rotter[namn]

    def andrad(self, namn: str) -> None:
        """Säger att delens rot är ändrad."""
        self._andrade.add(namn)

    def skriv(self, namn: str, data: bytes) -> None:
        """Byter en dels hela innehåll."""
        self._skrivna[namn] = data

    def ta_bort_relationer(self, kalla: str, galler: Callable[[str, Relation], bool]) -> int:
        """Tar bort de relationer från en del som gäller, och ger hur många det var."""
        ids = [id_ for id_, r in self.paket.relationer(kalla).items() if galler(id_, r)]
        self._borta |= {(kalla, id_) for id_ in ids}
        return len(ids)

    def data(self) -> bytes:
        """Ger paketet. Är inget ändrat är det samma byte som förut."""
        utan = {namn.lower() for namn in lossa_delar(self.paket, self._borta)}
        byten = dict(self._skrivna) | {namn: skriv_xml(self._rotter[namn]) for namn in sorted(self._andrade)}
        for kalla in {kalla for kalla, _ in self._borta}:
            byten[_relsnamn(kalla)] = self._utan_relationer(kalla, _relsnamn(kalla))
        if any(e.get("PartName", "").lstrip("/").lower() in utan for e in self._overrides()):
            byten[INNEHALLSTYPER] = self._utan_typer(utan)
        byten = {namn: d for namn, d in byten.items() if namn.lower() not in utan}
        borta = [namn for namn in self.paket.namn if namn.lower() in utan]
        return self.paket.med(byten, utan=borta) if byten or borta else self.paket.data

    def _utan_relationer(self, kalla: str, rels: str) -> bytes:
        rot = self.paket.xml(rels)
        for e in list(rot.iter(_REL)):
            if (kalla, e.get("Id", "")) in self._borta:
                ta_bort(e)
        return skriv_xml(rot)

    def _overrides(self) -> list[_Element]:
        return list(self.rot(INNEHALLSTYPER).iter(_CT))

    def _utan_typer(self, utan: set[str]) -> bytes:
        for e in self._overrides():
            if e.get("PartName", "").lstrip("/").lower() in utan:
                ta_bort(e)
        return skriv_xml(self.rot(INNEHALLSTYPER))


def lossa_delar(paket: Paket, utan: Collection[tuple[str, str]] = ()) -> list[str]:
    """Ger de delar som ingen relation leder till, och deras relationsdelar: inget program visar dem.

    ``utan`` är relationer, som (källans namn, id), som inte räknas.
    """
    finns = {namn.lower(): namn for namn in paket.namn}
    natts: set[str] = set()
    kvar = [""]
    while kvar:
        kalla = kvar.pop()
        for id_, relation in paket.relationer(kalla).items():
            mal = relation.mal.lower()
            if not relation.extern and (kalla, id_) not in utan and mal not in natts and mal in finns:
                natts.add(mal)
                kvar.append(finns[mal])
    natts |= {_relsnamn(namn) for namn in ("", *natts)} | {INNEHALLSTYPER.lower()}
    return [namn for namn in paket.namn if namn.lower() not in natts]


def ta_bort(e: _Element) -> None:
    """Tar bort elementet men låter texten efter det stå kvar."""
    foralder = e.getparent()
    if foralder is None:
        return
    if e.tail:
        fore = e.getprevious()
        if fore is not None:
            fore.tail = (fore.tail or "") + e.tail
        else:
            foralder.text = (foralder.text or "") + e.tail
    foralder.remove(e)


def _relsnamn(namn: str) -> str:
    mapp, _, bas = namn.rpartition("/")
    return posixpath.join(mapp, "_rels", f"{bas}.rels")
