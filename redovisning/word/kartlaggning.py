"""Ritar kartan över ett formulär i Word: vilken cell som svarar på vilken fråga.

Frågan hittas på sin text, aldrig på kontrollens märke: ett varv i LibreOffice tappar alla märken men inga frågor.
Samma fråga kan stå i flera avsnitt; rubriken ovanför och grannfrågorna i samma rad avgör vilken den är.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property

from lxml.etree import _Element

from redovisning.dokument.falt import Blankett, Del, Falt, Tabell
from redovisning.fragenyckel import Formularnycklar, formularnycklar, nyckel
from redovisning.word.karta import Karta, Ruta, Svarsrad
from redovisning.word.namnrymd import MATTE, w
from redovisning.word.vandring import SDT, TBL, P, T, block_i, celler, har_breda_celler, rader, textgivare

_TILLAGG = frozenset({w("sectPr"), w("bookmarkStart"), w("bookmarkEnd"), w("proofErr"), w("sdtPr"), w("sdtEndPr")})
_BARARE = [w(n) for n in ("drawing", "pict", "object", "sym", "delText", "altChunk", "subDoc")]
_TEXTRUTA = w("txbxContent")
_BARARE += [w(n) for n in ("commentReference", "footnoteReference", "endnoteReference")]
_BARARE += [f"{MATTE}t"]
_TILLAGG |= {w("permStart"), w("permEnd"), w("commentRangeStart"), w("commentRangeEnd"), w("pPr"), w("tcPr")}


def kartlagg(kropp: _Element, dokument: Blankett) -> Karta:
    """Ger kartan över ett dokuments brödtext."""
    return Kartlaggare(dokument, kropp).kor()


class Kartlaggare:
    """Ritar en karta, block för block. ``avsnitt`` är det som rubrikerna hittills har sagt.

    ``text`` ger ett elements text; utan den används den som är snabbast för många element.
    """

    def __init__(self, dokument: Blankett, kropp: _Element, text: Callable[[_Element], str] | None = None) -> None:
        self.nycklar: Formularnycklar = formularnycklar(dokument)
        self.karta = Karta(dokument)
        self.avsnitt: Del | None = None
        self.poster: Counter[str] = Counter()
        self._kropp = kropp
        self._text = text or textgivare(kropp)

    # De flesta dokument saknar det här helt, och då behöver ingen cell genomsökas efter det.

    @cached_property
    def _har_barare(self) -> bool:
        return _bar_nagot(self._kropp)

    @cached_property
    def _har_textrutor(self) -> bool:
        return _har_textruta(self._kropp)

    @cached_property
    def _har_breda(self) -> bool:
        return har_breda_celler(self._kropp)

    def kor(self) -> Karta:
        """Ger kartan över hela brödtexten."""
        for block in block_i(self._kropp):
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
        svar_vantas, breda = False, self._har_breda and har_breda_celler(tabell)
        karta = self.karta
        for rad in rader(tabell):
            rutnat = celler(rad, breda=breda)
            if svar_vantas and next(rad.iter(SDT), None) is not None:
                traffar = []
            else:
                traffar = [(spalt, cell, self._kandidater(cell)) for spalt, cell in rutnat]
            utanfor, formulartext = len(karta.utanfor), len(karta.formulartext)
            i_raden: tuple[Falt, _Element] | None = None
            if not any(k for _, _, k in traffar) or (svar_vantas and not all(k for _, _, k in traffar)):
                self._svarsrad(rad, rutnat, spalter)
                vantades, svar_vantas = svar_vantas, any(f.lista for f in spalter.values())
                if not spalter:
                    continue
            else:
                vald = self._valj_tabell(traffar)
                karta.tabeller[vald] += 1
                self.avsnitt = self.avsnitt or self.nycklar.tabeller[vald][0].avsnitt
                if vald.form != "rader":
                    spalter = self._rubrikrad(traffar, vald)
                    svar_vantas = True
                    continue
                spalter, vantades = {}, svar_vantas
                i_raden = self._radfraga(rad, traffar, vald)
            matt = (utanfor, len(karta.utanfor)), (formulartext, len(karta.formulartext))
            karta.svarsrader.append(Svarsrad(rad, self.avsnitt, spalter, vantades, breda, i_raden, *matt))

    def svarsrader(self, omslag: _Element, tidigare: Svarsrad) -> bool:
        """Tar rader som står där ``tidigare`` stod i ett likadant formulär. Falskt när någon kan vara något annat."""
        svar_vantas, spalter = tidigare.svar_vantas, tidigare.spalter
        breda = tidigare.breda or (self._har_breda and har_breda_celler(omslag))
        i_lista = any(f.lista for f in spalter.values())
        rad = None
        for rad in rader(omslag):
            rutnat = celler(rad, breda=breda)
            som_svar = svar_vantas and next(rad.iter(SDT), None) is not None
            if not som_svar and any(self._kandidater(cell) for _, cell in rutnat):
                return False
            self._svarsrad(rad, rutnat, spalter)
            svar_vantas = i_lista
        return rad is not None

    def svarsceller(self, rad: _Element, falt: Falt) -> bool:
        """Tar cellerna till höger om en fråga som är känd. Falskt när någon av dem själv kan vara en fråga."""
        rutnat = celler(rad, breda=False)
        if any(self._kandidater(cell) for _, cell in rutnat):
            return False
        self.karta.rutor += [Ruta(falt, cell, rad) for _, cell in rutnat]
        return True

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

    def _radfraga(
        self, rad: _Element, traffar: list[tuple[int, _Element, tuple[Falt, ...]]], vald: Tabell
    ) -> tuple[Falt, _Element] | None:
        falt: Falt | None = None
        ut: tuple[Falt, _Element] | None = None
        for _, cell, kandidater in traffar:
            ny = next((f for f in kandidater if f.fraga.tabell is vald), None)
            if falt is None and ny is not None:
                falt, ut = ny, (ny, cell)
                self.karta.fragor[falt.nyckel] += 1
                self._formulartext(cell)
            elif falt is not None:
                self.karta.rutor.append(Ruta(falt, cell, rad))
                # Ett svar som lyder som en fråga var med och avgjorde: raden kan inte läsas om utan det.
                ut = None if kandidater else ut
            else:
                self._utanfor(cell)
        return ut

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
