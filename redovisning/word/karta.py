"""Kartan över ett formulär i Word: vilken cell som svarar på vilken fråga.

Frågan hittas på sin text, aldrig på kontrollens märke: ett varv i LibreOffice tappar alla märken men inga frågor.
Samma fråga kan stå i flera avsnitt; rubriken ovanför och grannfrågorna i samma rad avgör vilken den är.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml.etree import _Element

from redovisning.dokument.falt import Blankett, Del, Falt, Tabell
from redovisning.fragenyckel import Formularnycklar, formularnycklar, nyckel
from redovisning.word.namnrymd import MATTE, w
from redovisning.word.vandring import SDT, TBL, P, T, block_i, celler, har_breda_celler, rader, textgivare

_TILLAGG = frozenset({w("sectPr"), w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"), w("sdtPr"), w("sdtEndPr")})
_BARARE = [w(n) for n in ("drawing", "pict", "object", "sym", "delText", "altChunk", "subDoc")]
_TEXTRUTA = w("txbxContent")
_BARARE += [w(n) for n in ("commentReference", "footnoteReference", "endnoteReference")]
_BARARE += [f"{MATTE}t"]
_TILLAGG |= {w("permStart"), w("permEnd"), w("commentRangeStart"), w("commentRangeEnd"), w("pPr"), w("tcPr")}


@dataclass(slots=True, eq=False)
class Ruta:
    """En svarscell och raden den står i. ``index`` är postens nummer i en lista."""

    falt: Falt
    cell: _Element
    rad: _Element
    index: int = 0

    @property
    def stig(self) -> str:
        """Vägen i utkastet."""
        return self.falt.stig(self.index)


@dataclass
class Karta:
    """Vad som hittades, i dokumentets ordning."""

    dokument: Blankett
    rutor: list[Ruta] = field(default_factory=list)
    utanfor: list[tuple[Del | None, _Element]] = field(default_factory=list)
    """Block och celler som varken är svar eller formulärets egen text, med avsnittet de står i."""
    formulartext: list[tuple[Del | None, _Element]] = field(default_factory=list)
    """Rubriker, ingresser och frågeceller som också bär något annat: en kommentar, strukna ord, en bild."""
    tabeller: Counter[Tabell] = field(default_factory=Counter)
    sammanslagna: list[tuple[Ruta, list[Falt]]] = field(default_factory=list)
    """Svarsceller som täcker flera frågor, med de frågor som inte fick någon egen cell."""
    fragor: Counter[str] = field(default_factory=Counter)
    """Hur många gånger varje fråga (fältets nyckel) hittades."""


def kartlagg(kropp: _Element, dokument: Blankett) -> Karta:
    """Ger kartan över ett dokuments brödtext."""
    return _Kartlaggare(dokument, kropp).kor(kropp)


class _Kartlaggare:
    def __init__(self, dokument: Blankett, kropp: _Element) -> None:
        self.nycklar: Formularnycklar = formularnycklar(dokument)
        self.karta = Karta(dokument)
        self.avsnitt: Del | None = None
        self.poster: Counter[str] = Counter()
        # De flesta dokument saknar det här helt, och då behöver ingen cell genomsökas efter det.
        self._har_barare, self._har_textrutor = _bar_nagot(kropp), _har_textruta(kropp)
        self._text = textgivare(kropp)

    def kor(self, kropp: _Element) -> Karta:
        for block in block_i(kropp):
            if block.tag == TBL:
                self._tabell(block)
            elif block.tag == P:
                self._stycke(block)
            elif block.tag not in _TILLAGG:
                self.karta.utanfor.append((self.avsnitt, block))
        return self.karta

    def _stycke(self, stycke: _Element) -> None:
        text = self._text(stycke)
        if not text and (not len(stycke) or not self._bar_nagot(stycke)):
            return
        if text and self._har_textrutor and _har_textruta(stycke):
            text = _utan_textrutor(stycke)
        k = nyckel(text) if len(text) < 1000 else text
        if (d := self.nycklar.rubriker.get(k)) is not None:
            if self.avsnitt or self._borjar(d, k):
                self.avsnitt = d
            self._formulartext(stycke)
        elif k in self.nycklar.formulartext:
            self._formulartext(stycke)
        else:
            self.karta.utanfor.append((self.avsnitt, stycke))

    def _bar_nagot(self, element: _Element) -> bool:
        return self._har_barare and _bar_nagot(element)

    def _formulartext(self, element: _Element) -> None:
        if self._bar_nagot(element):
            self.karta.formulartext.append((self.avsnitt, element))

    def _borjar(self, d: Del, k: str) -> bool:
        """Inledningen räknar upp rubrikerna utan nummer; frågorna börjar vid den första delen eller en numrerad."""
        return not d.nyckel or (bool(d.nummer) and k == nyckel(d.hel_rubrik))

    def _tabell(self, tabell: _Element) -> None:
        spalter: dict[int, Falt] = {}
        # Raden under frågorna är svaret även när det lyder som en fråga («Ev. kommentar»); i en lista alla rader.
        svar_vantas, breda = False, har_breda_celler(tabell)
        for rad in rader(tabell):
            rutnat = celler(rad, breda=breda)
            if svar_vantas and next(rad.iter(SDT), None) is not None:
                traffar = []
            else:
                traffar = [(spalt, cell, self._kandidater(cell)) for spalt, cell in rutnat]
            if not any(k for _, _, k in traffar) or (svar_vantas and not all(k for _, _, k in traffar)):
                self._svarsrad(rad, rutnat, spalter)
                svar_vantas = any(f.lista for f in spalter.values())
                continue
            vald = self._valj_tabell(traffar)
            self.karta.tabeller[vald] += 1
            self.avsnitt = self.avsnitt or self.nycklar.tabeller[vald][0].avsnitt
            if vald.form == "rader":
                spalter = {}
                self._radfraga(rad, traffar, vald)
            else:
                spalter = self._rubrikrad(traffar, vald)
                svar_vantas = True

    def _kandidater(self, cell: _Element) -> tuple[Falt, ...]:
        text = self._text(cell)
        if not text or len(text) > 2 * self.nycklar.langst:
            return ()
        traff = self.nycklar.fragor.get(nyckel(text), ())
        if traff or not self._har_textrutor or not _har_textruta(cell):
            return traff
        return self.nycklar.fragor.get(nyckel(_utan_textrutor(cell)), ())

    def _valj_tabell(self, traffar: list[tuple[int, _Element, tuple[Falt, ...]]]) -> Tabell:
        """Flest frågor i raden vinner, sedan rätt avsnitt, sedan en tabell som inte redan är hittad."""
        poang: dict[Tabell, int] = {}
        for _, _, kandidater in traffar:
            for tabell in dict.fromkeys([f.fraga.tabell for f in kandidater]):
                poang[tabell] = poang.get(tabell, 0) + 1
        if len(poang) == 1:
            return next(iter(poang))

        def vikt(t: Tabell) -> tuple[int, bool, bool]:
            ratt_avsnitt = self.nycklar.tabeller[t][0].avsnitt == self.avsnitt
            return poang[t], ratt_avsnitt, t.form == "rader" or not self.karta.tabeller[t]

        # Vid lika vikt vinner den som står först i formuläret.
        return max((t for t in self.nycklar.tabeller if t in poang), key=vikt)

    def _rubrikrad(self, traffar: list[tuple[int, _Element, tuple[Falt, ...]]], vald: Tabell) -> dict[int, Falt]:
        spalter: dict[int, Falt] = {}
        for spalt, cell, kandidater in traffar:
            falt = next((f for f in kandidater if f.fraga.tabell is vald and f not in spalter.values()), None)
            if falt is None:
                self._utanfor(cell)
            else:
                spalter[spalt] = falt
                self.karta.fragor[falt.nyckel] += 1
                self._formulartext(cell)
        return spalter

    def _radfraga(self, rad: _Element, traffar: list[tuple[int, _Element, tuple[Falt, ...]]], vald: Tabell) -> None:
        falt: Falt | None = None
        for _, cell, kandidater in traffar:
            ny = next((f for f in kandidater if f.fraga.tabell is vald), None)
            if falt is None and ny is not None:
                falt = ny
                self.karta.fragor[falt.nyckel] += 1
                self._formulartext(cell)
            elif falt is not None:
                self.karta.rutor.append(Ruta(falt, cell, rad))
            else:
                self._utanfor(cell)

    def _svarsrad(self, rad: _Element, rutnat: list[tuple[int, _Element]], spalter: dict[int, Falt]) -> None:
        if not spalter:
            for _, cell in rutnat:
                self._utanfor(cell)
            return
        lista = next(iter(spalter.values())).lista
        index = self.poster[lista] if lista else 0
        if len(rutnat) == len(spalter):
            self.karta.rutor += [
                Ruta(f, cell, rad, index) for f, (_, cell) in zip(spalter.values(), rutnat, strict=True)
            ]
        else:
            self._sammanslagen_rad(rad, rutnat, spalter, index)
        if lista:
            self.poster[lista] += 1

    def _sammanslagen_rad(
        self, rad: _Element, rutnat: list[tuple[int, _Element]], spalter: dict[int, Falt], index: int
    ) -> None:
        """Raden har fler eller färre celler än frågor: spalterna avgör vilken fråga en cell svarar på."""
        for nummer, (spalt, cell) in enumerate(rutnat):
            nasta = rutnat[nummer + 1][0] if nummer + 1 < len(rutnat) else max(spalter) + 1
            tackta = [f for s, f in spalter.items() if spalt <= s < nasta]
            if not tackta:
                self._utanfor(cell)
                continue
            ruta = Ruta(tackta[0], cell, rad, index)
            self.karta.rutor.append(ruta)
            if len(tackta) > 1:
                self.karta.sammanslagna.append((ruta, tackta[1:]))

    def _utanfor(self, cell: _Element) -> None:
        text = self._text(cell).strip()
        if nyckel(text) in self.nycklar.formulartext:
            self._formulartext(cell)
        elif text or self._bar_nagot(cell):
            self.karta.utanfor.append((self.avsnitt, cell))


def _utan_textrutor(element: _Element) -> str:
    """Ger texten utan textrutor: en ruta som någon förankrat i en fråga gör den inte till en annan fråga."""
    i_ruta = {t for ruta in element.iter(_TEXTRUTA) for t in ruta.iter(T)}
    return "".join(t.text or "" for t in element.iter(T) if t not in i_ruta)


def _har_textruta(element: _Element) -> bool:
    return next(element.iter(_TEXTRUTA), None) is not None


def _bar_nagot(element: _Element) -> bool:
    """Sant när ett element utan text ändå bär något: bilder, formler, strukna ord, inbäddade delar."""
    return next(element.iter(*_BARARE), None) is not None
