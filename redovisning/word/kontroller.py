"""Kontrollen i en svarscell: var den ligger, vad den tar emot, och vilka svar dess lista har."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lxml.etree import _Element

from redovisning.dokument.falt import Svarstyp, tolka_ja_nej
from redovisning.word.bindning import BINDNINGAR
from redovisning.word.karta import Ruta
from redovisning.word.ledtexter import SDTPR
from redovisning.word.namnrymd import w, w14
from redovisning.word.vandring import SDT, SDT_INNEHALL, TBL, P

_SLAG: dict[str, Literal["lista", "text", "ofyllbar"]] = {
    w("dropDownList"): "lista",
    w("comboBox"): "lista",
    w("text"): "text",
    **dict.fromkeys((w14("checkbox"), w("date"), w("picture"), w("docPartList"), w("docPartObj")), "ofyllbar"),
}
_FORANKRING = frozenset({w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"), w("permStart"), w("permEnd")})
_PPR, _TCPR, _LISTPOST, _VISAS, _VARDE = w("pPr"), w("tcPr"), w("listItem"), w("displayText"), w("value")


@dataclass(frozen=True)
class Kontroll:
    """Kontrollen för en ruta. ``sdt`` är ``None`` när svaret skrivs direkt i cellen."""

    ruta: Ruta
    sdt: _Element | None
    niva: Literal["cell", "block", "rad", "ingen"]
    slag: Literal["lista", "text", "rik", "ofyllbar"]

    @cached_property
    def egenskaper(self) -> _Element | None:
        """Kontrollens egenskaper, ``w:sdtPr``."""
        return next(self.sdt.iterchildren(SDTPR), None) if self.sdt is not None else None

    @cached_property
    def bunden(self) -> bool:
        """Sant när fältet visar dold data, så att svaret måste skrivas också där."""
        egenskaper = self.egenskaper
        return egenskaper is not None and next(egenskaper.iterchildren(*BINDNINGAR), None) is not None

    @property
    def hem(self) -> _Element:
        """Elementet som svaret står i: kontrollens innehåll, eller cellen."""
        innehall = self.sdt.find(SDT_INNEHALL) if self.niva in ("block", "rad") and self.sdt is not None else None
        return innehall if innehall is not None else self.ruta.cell

    @property
    def ytterst(self) -> _Element:
        """Det yttersta elementet som ändras när fältet fylls: cellen, eller kontrollen runt den."""
        return self.sdt if self.niva == "cell" and self.sdt is not None else self.ruta.cell

    @cached_property
    def ensam_i_cellen(self) -> bool:
        """Sant när cellen bara har ett stycke och stycket bara har kontrollen, som i formulärets svarsceller."""
        cell = self.ruta.cell
        stycke = self.sdt.getparent() if self.sdt is not None else None
        if stycke is None or stycke.tag != P or stycke.getparent() is not cell:
            return False
        utan_egenskaper = [b for b in cell if b.tag != _TCPR and b.tag not in _FORANKRING]
        ovrigt = [b for b in stycke if b is not self.sdt and b.tag != _PPR and b.tag not in _FORANKRING]
        return utan_egenskaper == [stycke] and not ovrigt and cell.getparent() is not None

    @cached_property
    def _poster(self) -> dict[str, tuple[str, str]]:
        ut: dict[str, tuple[str, str]] = {}
        for post in self.egenskaper.iter(_LISTPOST) if self.egenskaper is not None else ():
            visas = post.get(_VISAS) or post.get(_VARDE) or ""
            ut.setdefault(visas.strip().casefold(), (visas, post.get(_VARDE) or visas))
        return ut

    def post(self, text: str) -> tuple[str, str] | None:
        """Ger posten i listan som svaret motsvarar: hur den visas och vilket värde den har."""
        return self._poster.get(text.casefold()) if self._poster else None

    def saknar(self, text: str) -> bool:
        """Sant när svaret är ja eller nej men kontrollens lista inte har det."""
        return self.slag == "lista" and tolka_ja_nej(text) is not None and self.post(text) is None

    def stavning(self, text: str) -> str:
        """Ger svaret som listan stavar det («nej» eller «Nej»); ett ja eller nej utan lista med stor bokstav."""
        if self.slag != "lista" and self.ruta.falt.typ is not Svarstyp.JA_NEJ:
            return text
        post = self.post(text)
        return post[0] if post else text.capitalize() if tolka_ja_nej(text) else text


def hitta_kontroll(ruta: Ruta) -> Kontroll:
    """Ger kontrollen: den innersta i cellen, annars den runt cellen, annars ingen."""
    sdt = next((s for s in ruta.cell.iter(SDT) if next(s.iterdescendants(SDT), None) is None), None)
    if sdt is not None:
        innehall = sdt.find(SDT_INNEHALL)
        block = innehall is not None and any(b.tag in (P, TBL) for b in innehall)
        foralder = sdt.getparent()
        if innehall is not None and not len(innehall) and foralder is not None:
            block = foralder.tag != P
        return Kontroll(ruta, sdt, "block" if block else "rad", _slag(sdt))
    foralder = ruta.cell.getparent()
    if foralder is not None and foralder.tag == SDT_INNEHALL:
        sdt_runt = foralder.getparent()
        if sdt_runt is not None:
            return Kontroll(ruta, sdt_runt, "cell", _slag(sdt_runt))
    return Kontroll(ruta, None, "ingen", "rik")


def _slag(sdt: _Element) -> Literal["lista", "text", "rik", "ofyllbar"]:
    egenskaper = next(sdt.iterchildren(SDTPR), None)
    avgorande = next(egenskaper.iterchildren(*_SLAG), None) if egenskaper is not None else None
    return "rik" if avgorande is None else _SLAG[str(avgorande.tag)]
