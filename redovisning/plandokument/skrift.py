"""Det som hela planen skrivs med: mallens formatmallar, numreringen och alla löpande nummer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from redovisning.fritext import Block, Blockslag, dela
from redovisning.plandokument.stilar import RUBRIKNIVAER, Stil
from redovisning.plandokument.wordxml import Styckeform, bokmarke, falt, korning, stycke, w
from redovisning.xmltolk import heltal

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.plandokument.mallen import Mall
    from redovisning.plandokument.numrering import Numrering
    from redovisning.plandokument.stilar import Stilbok

_PUNKTINDRAG = 227
_LUFT_FORE_TABELL = 200
_FORSTA_BOKMARKET = 900_000_001


class Rubrik(NamedTuple):
    """En rubrik till innehållsförteckningen. ``niva`` är 1 eller 2 och ``nummer`` till exempel ``3.2``."""

    niva: int
    nummer: str
    text: str
    bokmarke: str


@dataclass
class Skrift:
    """Skriver planens delar. Varje metod ger element att lägga i dokumentet."""

    mall: Mall
    stilar: Stilbok
    numrering: Numrering
    rubriker: list[Rubrik] = field(default_factory=list)
    _rakning: dict[str, int] = field(default_factory=dict)
    _rubriktal: list[int] = field(default_factory=lambda: [0, 0])

    def rubrik(self, niva: int, text: str) -> _Element:
        """Ger en numrerad rubrik. Den allra första börjar på en ny sida, efter innehållsförteckningen."""
        stil = RUBRIKNIVAER[niva - 1]
        self._rubriktal[niva - 1] += 1
        self._rubriktal[niva:] = [0] * (len(self._rubriktal) - niva)
        namn = f"_Toc{_FORSTA_BOKMARKET + len(self.rubriker)}"
        lista = None if self.stilar.numrerad(stil) else (self.numrering.rubriker(), niva - 1)
        form = Styckeform(lista=lista, ny_sida=not self.rubriker)
        self.rubriker.append(Rubrik(niva, ".".join(map(str, self._rubriktal[:niva])), text, namn))
        return stycke(self.stilar[stil], *bokmarke(self._nasta_bokmarke(), namn, [korning(text)]), form=form)

    def angra_rubrik(self) -> None:
        """Tar tillbaka den senaste rubriken, när inget kom att stå under den."""
        niva = self.rubriker.pop().niva
        self._rubriktal[niva - 1] -= 1

    def fritext(self, text: str) -> list[_Element]:
        """Ger en fritext som stycken, punktlistor och numrerade listor."""
        ut, listan = [], 0
        for block in dela(text):
            stil, form = self.stilar.brodtext, Styckeform()
            if block.slag is Blockslag.PUNKT:
                stil = self.stilar[Stil.PUNKT]
                if not self.stilar.numrerad(Stil.PUNKT):
                    form = Styckeform(lista=(self.numrering.punkter(), 0))
            elif block.slag is Blockslag.NUMMER:
                listan = self._listan(block, listan)
                stil, form = self.stilar[Stil.NUMMER], Styckeform(lista=(listan, 0))
            ut.append(stycke(stil, korning("\n".join(block.rader)), form=form))
        return ut

    def celltext(self, text: str, etikett: str = "") -> list[_Element]:
        """Ger en fritext som stycken i en tabellcell, med en fet etikett före om den anges."""
        ut, listan = [], 0
        stil = self.stilar[Stil.TABELLTEXT]
        for nummer, block in enumerate(dela(text)):
            form = Styckeform()
            if block.slag is Blockslag.PUNKT:
                form = Styckeform(lista=(self.numrering.punkter(), 0), indrag=_PUNKTINDRAG)
            elif block.slag is Blockslag.NUMMER:
                listan = self._listan(block, listan)
                form = Styckeform(lista=(listan, 0), indrag=_PUNKTINDRAG)
            innehall = [korning("\n".join(block.rader))]
            if etikett and not nummer:
                fet = korning(f"{etikett}: ", fet=True)
                if block.slag is Blockslag.STYCKE:
                    innehall.insert(0, fet)
                else:
                    ut.append(stycke(stil, fet))
            ut.append(stycke(stil, *innehall, form=form))
        return ut

    def cellrad(self, text: str, *, fet: bool = False) -> _Element:
        """Ger ett enda stycke i en tabellcell."""
        return stycke(self.stilar[Stil.TABELLTEXT], korning(text, fet=fet)) if text else self.tom_cell()

    def tom_cell(self) -> _Element:
        """Ger stycket som en cell utan text måste ha."""
        return stycke(self.stilar[Stil.TABELLTEXT])

    def forklaring(self, text: str) -> _Element:
        """Ger en förklaring under en tabell."""
        return stycke(self.stilar[Stil.FORKLARING], korning(text))

    def bildtext(self, slag: str, text: str, *, fore: bool) -> _Element:
        """Ger en numrerad bildtext eller tabellrubrik, ``Tabell 3. …``. ``fore``: den står före det den hör till."""
        nummer = str(self.nasta(slag))
        innehall = [korning(f"{slag} "), *falt(f"SEQ {slag} \\* ARABIC", nummer), korning(f". {text}")]
        # Utan luft står en tabells rubrik tätt under tabellen före.
        luft = _LUFT_FORE_TABELL if fore and not self.stilar.har_luft_fore(Stil.BILDTEXT) else 0
        return stycke(self.stilar[Stil.BILDTEXT], *innehall, form=Styckeform(folj_med=fore, luft=luft))

    def nasta(self, slag: str) -> int:
        """Ger nästa löpande nummer av ett slag, från 1."""
        self._rakning[slag] = self._rakning.get(slag, 0) + 1
        return self._rakning[slag]

    def _listan(self, block: Block, listan: int) -> int:
        return self.numrering.ny_lista() if block.nummer == 1 else listan

    def _nasta_bokmarke(self) -> int:
        if "bokmärke" not in self._rakning:
            finns = (e.get(w("id"), "") for e in self.mall.dokument.element.body.iter(w("bookmarkStart")))
            self._rakning["bokmärke"] = max((heltal(i) or 0 for i in finns), default=0)
        return self.nasta("bokmärke")
