"""Läser texten i en cell eller ett stycke: svaret i fritext, och allt som svaret inte kan bära som fynd med ord.

Varje tecken i brödtexten hamnar i svaret, i ett fynd, eller är en ledtext. Fynden blir anmärkningar i ``lasning``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lxml.etree import _Element

from redovisning.fritext import normalisera
from redovisning.word.enkelcell import PPR, RPR, R, enkla_stycken
from redovisning.word.fynd import AV, STRUKEN_TEXT, VAL, Fynd, Fyndsamlare
from redovisning.word.ledtexter import flaggad, i_ledtextstil, visar_inget
from redovisning.word.listor import Listor
from redovisning.word.namnrymd import MATTE, w
from redovisning.word.stycketext import STYCKEBYTE, Stycke, foga, las_egenskaper
from redovisning.word.vandring import (
    ALTERNATIV,
    SDT,
    SDT_INNEHALL,
    TBL,
    TC,
    TCPR,
    P,
    T,
    bara_egenskaper,
    celler,
    rader,
    text_efter,
    text_i,
    vald_gren,
)
from redovisning.xmltolk import heltal

_TECKEN = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("br"): "\n"} | {
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_BILDER = frozenset({w("drawing"), w("pict"), w("object")})
_STRUKEN, _INFOGAD = frozenset({w("del"), w("moveFrom")}), frozenset({w("ins"), w("moveTo")})
_INBADDAT = frozenset({w("altChunk"), w("subDoc")})
_HANVISNINGAR = frozenset({w("footnoteReference"), w("endnoteReference"), w("commentReference")})
_LANK = w("hyperlink")
_FALTKOD, _FALTTECKEN, _SYMBOL, _RUBY = w("instrText"), w("fldChar"), w("sym"), w("ruby")
_FALTLANK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_SYMBOLER = {"F0B7": "•", "F0A7": "•", "F0E0": "→", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐"}


class Textlasare:
    """Läser text ur ett dokument. Hämtfunktionerna ger kommentarer, fotnoter och länkmål när de behövs."""

    def __init__(
        self,
        listor: Listor,
        ledtextstilar: Callable[[], frozenset[str]],
        lankmal: Callable[[str], str],
        bitext: Callable[[str, str], str],
    ) -> None:
        self._listor = listor
        self._ledtextstilar = ledtextstilar
        self._hamtare = (lankmal, bitext)
        self._fynd = Fyndsamlare(lankmal, bitext)

    def cell(self, element: _Element) -> tuple[str, list[Fynd]]:
        """Ger svaret i en cell (eller annan behållare) och fynden. Ett fält som visar sin ledtext ger tom text."""
        self._fynd = Fyndsamlare(*self._hamtare)
        text = normalisera(self._text(element))
        return ("" if visar_inget(text) else text), self._fynd.fynd

    def _text(self, element: _Element) -> str:
        stycken: list[Stycke] = []
        tagg = element.tag
        if tagg == TC:
            if self._i_tom_kontroll(element):
                return ""
            enkla = enkla_stycken(element, self._listor.bara_stil)
            if enkla is None:
                self._block(element, stycken)
            elif all(egenskaper is None for _, egenskaper in enkla):
                return STYCKEBYTE.join([text for text, _ in enkla])
            else:
                for text, egenskaper in enkla:
                    self._lagg_till(text, egenskaper, stycken)
        elif tagg == P:
            self._stycke(element, stycken)
        else:
            # Ett block utanför tabellerna som varken är stycke eller tabell kan självt vara det som ska namnges.
            self._block((element,), stycken)
        return foga(stycken)

    def _i_tom_kontroll(self, cell: _Element) -> bool:
        """Sant när kontrollen ligger runt hela cellen och visar sin ledtext."""
        innehall = cell.getparent()
        kontroll = innehall.getparent() if innehall is not None and innehall.tag == SDT_INNEHALL else None
        return kontroll is not None and self._visar_ledtext(kontroll)

    def _visar_ledtext(self, kontroll: _Element) -> bool:
        """Sant när en kontroll visar sin ledtext. Flaggan ensam räcker inte: skriven text får inte försvinna."""
        if not flaggad(kontroll):
            return False
        text = "".join(text_i(kontroll))
        if not text.strip():
            return False
        if visar_inget(text):
            self._fynd.struken(kontroll, STRUKEN_TEXT)
            return True
        tom = i_ledtextstil(kontroll, self._ledtextstilar())
        self._fynd.en_gang("WO16" if tom else "WO14", text)
        return tom

    def _block(self, block: Iterable[_Element], stycken: list[Stycke]) -> None:
        for b in block:
            tagg = b.tag
            if tagg == P:
                self._stycke(b, stycken)
            elif tagg == TCPR and bara_egenskaper(b):
                continue
            elif tagg == SDT:
                if not self._visar_ledtext(b):
                    for innehall in b:
                        if innehall.tag == SDT_INNEHALL:
                            self._block(innehall, stycken)
            elif tagg == TBL:
                self._tabell(b, stycken)
            elif tagg == ALTERNATIV:
                self._block(vald_gren(b), stycken)
            elif tagg in _INBADDAT:
                self._fynd.inbaddat(b)
            elif tagg in _STRUKEN:
                self._fynd.struken(b)
            elif next(b.iter(P, TBL), None) is not None:
                self._block(b, stycken)
            else:
                self._stycke([b], stycken)

    def _stycke(self, stycke: Iterable[_Element], ut: list[Stycke]) -> None:
        delar: list[str] = []
        egenskaper = None
        for barn in stycke:
            tagg = barn.tag
            if tagg == R:
                # De flesta körningar är bara en text.
                if len(barn) == 1 and (ensam := barn[0]).tag == T:
                    delar.append(ensam.text or "")
                else:
                    self._korning(barn, delar)
            elif tagg == PPR:
                egenskaper = None if self._listor.bara_stil(barn) else barn
            else:
                self._inline((barn,), delar)
        text = "".join(delar)
        if not text or text.isspace():
            return
        if text[0] == "\n":
            self._fynd.en_gang("WO20", text)
        self._lagg_till(text, egenskaper, ut)

    def _lagg_till(self, text: str, egenskaper: _Element | None, ut: list[Stycke]) -> None:
        """Lägger till ett stycke med det listmärke som dess egenskaper ger."""
        if egenskaper is None:
            ut.append(Stycke(text, False, None))
            return
        numpr, stil, luft, tatt = las_egenskaper(egenskaper)
        marke, niva = self._listor.marke(numpr, stil)
        if niva:
            self._fynd.en_gang("WO19", text)
        ut.append(Stycke(marke + text, bool(marke), luft, tatt))

    def _inline(self, element: Iterable[_Element], delar: list[str]) -> None:
        for barn in element:
            tagg = barn.tag
            fore = len(delar)
            if tagg == R:
                self._korning(barn, delar)
            elif tagg == SDT:
                if not self._visar_ledtext(barn):
                    self._inline(barn.iterchildren(SDT_INNEHALL), delar)
            elif tagg in _STRUKEN:
                self._fynd.struken(barn)
            elif tagg == ALTERNATIV:
                self._inline(vald_gren(barn), delar)
            elif tagg in _BILDER:
                self._fynd.bild(barn)
            elif tagg in _INBADDAT:
                self._fynd.inbaddat(barn)
            elif isinstance(tagg, str) and tagg.startswith(MATTE):
                delar.append("".join(text_i(barn, f"{MATTE}t", T)))
                self._fynd.namn("WO18", delar[-1])
            elif isinstance(tagg, str) and tagg != T:
                # Allt annat är omslag runt text: länkar, spårade infogningar, och sådant som ännu inte finns.
                self._inline(barn, delar)
                if tagg in _INFOGAD:
                    self._fynd.namn("WO03", "".join(delar[fore:]))
                elif tagg == _LANK:
                    self._fynd.lank(barn, "".join(delar[fore:]))
            elif tagg == T:
                delar.append(barn.text or "")

    def _korning(self, korning: _Element, delar: list[str]) -> None:
        fore, format_, mal = len(delar), None, ""
        for barn in korning:
            tagg = barn.tag
            if tagg == T:
                delar.append(barn.text or "")
            elif tagg == RPR:
                format_ = barn if len(barn) else None
            elif tagg in _TECKEN:
                delar.append(_TECKEN[tagg])
            elif tagg == _FALTKOD:
                lank = _FALTLANK.search(barn.text or "")
                mal = lank[1] if lank else ""
            else:
                self._ovrigt(barn, delar)
        if format_ is not None:
            self._fynd.format(format_, "".join(delar[fore:]))
        if mal:
            # Fältkodens resultat, det som visas, står efter den i samma stycke.
            self._fynd.mal(mal, text_efter(korning))

    def _ovrigt(self, barn: _Element, delar: list[str]) -> None:
        tagg = barn.tag
        if tagg in _BILDER:
            self._fynd.bild(barn)
        elif tagg in _HANVISNINGAR:
            self._fynd.hanvisning(barn)
        elif tagg == STRUKEN_TEXT:
            self._fynd.namn("WO02", barn.text or "")
        elif tagg == _FALTTECKEN:
            delar.append(_gammalt_faltsvar(barn))
        elif tagg == ALTERNATIV:
            for gren in vald_gren(barn):
                if gren.tag == T:
                    delar.append(gren.text or "")
                else:
                    self._ovrigt(gren, delar)
        elif tagg == _SYMBOL:
            kod = barn.get(w("char"), "").upper()
            delar.append(_SYMBOLER.get(kod, "□"))
            if kod not in _SYMBOLER:
                self._fynd.namn("WO17", kod, barn.get(w("font"), "okänt"))
        elif tagg == _RUBY:
            self._inline(barn.iter(R), delar)

    def _tabell(self, tabell: _Element, stycken: list[Stycke]) -> None:
        rad_texter = []
        for rad in rader(tabell):
            texter = []
            for _, cell in celler(rad):
                inre: list[Stycke] = []
                if not self._i_tom_kontroll(cell):
                    self._block(cell, inre)
                texter.append(foga(inre).replace("\n", " "))
            if any(t.strip() for t in texter):
                rad_texter.append("\t".join(texter))
        if rad_texter:
            self._fynd.namn("WO07", rad_texter[0])
            stycken.append(Stycke("\n".join(rad_texter), False, None))


def _gammalt_faltsvar(tecken: _Element) -> str:
    """Ger svaret i ett äldre formulärfält: den valda posten i en lista, eller en ruta som är ikryssad eller inte."""
    lista = tecken.find(f".//{w('ddList')}")
    if lista is not None:
        poster = [e.get(VAL, "") for e in lista.iterchildren(w("listEntry"))]
        vald = heltal(next((e.get(VAL) for namn in ("result", "default") for e in lista.iterchildren(w(namn))), "0"))
        return poster[vald or 0] if (vald or 0) < len(poster) else ""
    ruta = tecken.find(f".//{w('checkBox')}")
    if ruta is None:
        return ""
    lage = next((e for namn in ("checked", "default") for e in ruta.iterchildren(w(namn))), None)
    return "☒" if lage is not None and lage.get(VAL, "1") not in AV else "☐"
