"""Sidnumren i innehållsförteckningen, till PDF-kopian.

Bara det program som lägger ut sidorna vet var en rubrik hamnar, och LibreOffice fyller inte i numren när det gör en
PDF. Därför görs kopian två gånger: den första säger på vilka sidor rubrikerna står, och den andra har numren ifyllda.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from redovisning.fel import OlasbarFil
from redovisning.grind_pdf import oppna_pdf, pdf_lasning
from redovisning.paket import Paket
from redovisning.plandokument.wordxml import element, korning, texten, w
from redovisning.xmltolk import skriv_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_LUFT = re.compile(r"\s")


class _Rad(NamedTuple):
    """En rad i innehållsförteckningen, och fältet som ska bli ett sidnummer: dess körningar, från början till slut."""

    stycke: _Element
    falt: Sequence[_Element]


class Innehallsforteckning:
    """Dokumentets innehållsförteckning, när den saknar alla sidnummer; annars utan rader."""

    def __init__(self, data: bytes) -> None:
        self._rader: list[_Rad] = []
        try:
            self._paket = Paket(data)
            if b"PAGEREF" in self._paket.las(self._paket.huvuddel):
                self._rot = self._paket.xml(self._paket.huvuddel)
                self._rader = list(_tomma_rader(self._rot))
        except OlasbarFil:
            return

    def __bool__(self) -> bool:
        return bool(self._rader)

    def ifylld(self, pdf: bytes) -> bytes | None:
        """Ger dokumentet med sidnumren ur en första kopia; ``None`` när någon rubrik inte finns bland dess bokmärken.

        Raises:
            OlasbarFil: kopian är ingen hel PDF.
        """
        sidor = _sidorna([texten(rad.stycke) for rad in self._rader], _bokmarken(pdf))
        if sidor is None:
            return None
        for rad, sida in zip(self._rader, sidor, strict=True):
            # Som text: LibreOffice visar inte fältets innehåll.
            rad.falt[0].addprevious(korning(str(sida)))
            for r in rad.falt:
                _foralder(r).remove(r)
            _lamna_plats(rad.stycke)
        return self._paket.med({self._paket.huvuddel: skriv_xml(self._rot)})


def _lamna_plats(stycke: _Element) -> None:
    """Ger raden en punktlinje till numret, och ingen högerkant: LibreOffice visar inget som står i den."""
    egenskaper = stycke.find(w("pPr"))
    tabbar = None if egenskaper is None else egenskaper.find(w("tabs"))
    if egenskaper is None or tabbar is None:
        return
    for tabb in tabbar:
        if tabb.get(w("val")) == "right":
            tabb.set(w("leader"), "dot")
    indrag = egenskaper.find(w("ind"))
    if indrag is None:
        indrag = element("ind")
        tabbar.addnext(indrag)
    indrag.set(w("right"), "0")


def _tomma_rader(rot: _Element) -> Iterator[_Rad]:
    """Ger förteckningens rader; inga alls om någon redan har ett sidnummer."""
    rader = []
    for stycke in rot.iter(w("p")):
        if any("PAGEREF" in (e.text or "") for e in stycke.iter(w("instrText"))):
            falt = _tomt_falt(stycke)
            if not falt:
                return
            rader.append(_Rad(stycke, falt))
    yield from rader


def _tomt_falt(stycke: _Element) -> list[_Element]:
    """Ger körningarna i styckets sidfält, från dess början till dess slut; inga när något redan visas där."""
    falt: list[_Element] = []
    for r in stycke.iter(w("r")):
        tecken = {e.get(w("fldCharType")) for e in r.iter(w("fldChar"))}
        if "begin" in tecken:
            falt = []
        falt.append(r)
        if "end" in tecken and _delar(falt, "instrText").strip().startswith("PAGEREF"):
            return [] if _delar(falt, "t") else falt
    return []


def _delar(korningar: Sequence[_Element], tagg: str) -> str:
    return "".join(e.text or "" for r in korningar for e in r.iter(w(tagg)))


def _foralder(e: _Element) -> _Element:
    foralder = e.getparent()
    assert foralder is not None
    return foralder


def _bokmarken(pdf: bytes) -> list[tuple[str, int]]:
    """Ger PDF-filens bokmärken i ordning: texten utan luft, och sidan från 1."""
    lasare = oppna_pdf(pdf, "kopian")

    def ga(poster: Sequence[Any]) -> Iterator[tuple[str, int]]:
        for post in poster:
            if isinstance(post, list):
                yield from ga(post)
            else:
                sida = lasare.get_destination_page_number(post)
                yield _tat(post.title or ""), -1 if sida is None else sida + 1

    with pdf_lasning("kopian"):
        return list(ga(lasare.outline))


def _sidorna(rubriker: Sequence[str], bokmarken: Sequence[tuple[str, int]]) -> list[int] | None:
    """Ger sidan för varje rubrik, sökt framåt bland bokmärkena; ``None`` när någon inte finns."""
    kvar = iter(bokmarken)
    sidor = [next((sida for text, sida in kvar if text == _tat(rubrik)), 0) for rubrik in rubriker]
    return sidor if all(sida > 0 for sida in sidor) else None


def _tat(text: str) -> str:
    return _LUFT.sub("", text)
