"""Läser texten i en cell eller ett stycke: svaret i fritext, och allt som svaret inte kan bära som fynd med ord.

Varje tecken i brödtexten hamnar i svaret, i ett fynd, eller är en ledtext. Fynden blir anmärkningar i ``lasning``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element

from redovisning.fritext import normalisera
from redovisning.word.ledtexter import flaggad, i_ledtextstil, visar_inget
from redovisning.word.listor import Listor
from redovisning.word.namnrymd import r as r_
from redovisning.word.namnrymd import w
from redovisning.word.vandring import (
    ALTERNATIV,
    GENOMSKINLIGA,
    SDT,
    SDT_INNEHALL,
    TBL,
    P,
    T,
    celler,
    rader,
    text_i,
    vald_gren,
)

R, PPR, RPR, VAL = w("r"), w("pPr"), w("rPr"), w("val")
_TECKEN = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("br"): "\n"} | {
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_BARA_FALT = frozenset({w("fldChar"), w("instrText"), w("lastRenderedPageBreak"), w("annotationRef"), RPR})
_BILDER = frozenset({w("drawing"), w("pict"), w("object")})
_FORMAT = {
    w("b"): "fetstil",
    w("i"): "kursiv",
    w("u"): "understrykning",
    w("strike"): "genomstruket",
    w("dstrike"): "genomstruket",
    w("highlight"): "överstrykningspenna",
    w("vertAlign"): "upphöjt eller nedsänkt",
}
_DOLD, _STRUKEN = w("vanish"), frozenset({w("del"), w("moveFrom")})
_INFOGAD = frozenset({w("ins"), w("moveTo")})
_AV = frozenset({"0", "false", "off", "none", "baseline"})
_MATTE = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_INBADDAT = frozenset({w("altChunk"), w("subDoc")})
_LANK, _AVSTAND, _EFTER, _SAMMAN = w("hyperlink"), w("spacing"), w("after"), w("contextualSpacing")
_SYMBOLER = {"F0B7": "•", "F0A7": "•", "F0E0": "→", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐"}


@dataclass(frozen=True)
class Fynd:
    """Något i filen som svaret inte kan bära. ``kod`` ur katalogen, ``ord`` är orden det gäller."""

    kod: str
    ord: str
    extra: str = ""


class _Stycke(NamedTuple):
    text: str
    lista: bool
    luft_efter: bool | None
    tatt: bool = False


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
        self._lankmal = lankmal
        self._bitext = bitext
        self.fynd: list[Fynd] = []

    def cell(self, element: _Element) -> tuple[str, list[Fynd]]:
        """Ger svaret i en cell (eller annan behållare) och fynden. Ett fält som visar sin ledtext ger tom text."""
        self.fynd = []
        stycken: list[_Stycke] = []
        if element.tag == P:
            self._stycke(element, stycken)
        elif not self._i_tom_kontroll(element):
            self._block(element, stycken)
        text = normalisera(_foga(stycken))
        return ("" if visar_inget(text) else text), self.fynd

    def _i_tom_kontroll(self, cell: _Element) -> bool:
        """Sant när kontrollen ligger runt hela cellen och visar sin ledtext."""
        innehall = cell.getparent()
        kontroll = innehall.getparent() if innehall is not None and innehall.tag == SDT_INNEHALL else None
        return kontroll is not None and self._visvisar_inget(kontroll)

    def _block(self, block: Iterable[_Element], stycken: list[_Stycke]) -> None:
        for b in block:
            tagg = b.tag
            if tagg == P:
                self._stycke(b, stycken)
            elif tagg == SDT:
                if not self._visvisar_inget(b):
                    for innehall in b.iterchildren(SDT_INNEHALL):
                        self._block(innehall, stycken)
            elif tagg == TBL:
                self._tabell(b, stycken)
            elif tagg in GENOMSKINLIGA:
                self._block(b, stycken)
            elif tagg == ALTERNATIV:
                self._block(vald_gren(b), stycken)
            elif tagg in _INBADDAT:
                self.fynd.append(Fynd("WO15", b.get(r_("id"), "utan namn")))
            elif tagg in _STRUKEN:
                self._struken(b)
            elif isinstance(tagg, str) and tagg.startswith(_MATTE):
                delar: list[str] = []
                self._inline([b], delar)
                stycken.append(_Stycke("".join(delar), False, None))

    def _stycke(self, stycke: _Element, ut: list[_Stycke]) -> None:
        delar: list[str] = []
        egenskaper = None
        for barn in stycke:
            tagg = barn.tag
            if tagg == R:
                self._korning(barn, delar)
            elif tagg == PPR:
                egenskaper = barn
            else:
                self._inline((barn,), delar)
        text = "".join(delar)
        if not text or text.isspace():
            return
        if egenskaper is None:
            ut.append(_Stycke(text, False, None))
            return
        luft, tatt = _avstand(egenskaper)
        marke = self._listor.marke(egenskaper)
        ut.append(_Stycke(marke + text, bool(marke), luft, tatt))

    def _visvisar_inget(self, kontroll: _Element) -> bool:
        """Sant när en kontroll visar sin ledtext. Flaggan ensam räcker inte: skriven text får inte försvinna."""
        if not flaggad(kontroll):
            return False
        text = _all_text(kontroll)
        if not text.strip():
            return False
        if visar_inget(text):
            self._struken(kontroll, w("delText"))
            return True
        if i_ledtextstil(kontroll, self._ledtextstilar()):
            self._en_gang(Fynd("WO16", text))
            return True
        self._en_gang(Fynd("WO14", text))
        return False

    def _en_gang(self, fynd: Fynd) -> None:
        if fynd not in self.fynd:
            self.fynd.append(fynd)

    def _inline(self, element: Iterable[_Element], delar: list[str]) -> None:
        for barn in element:
            tagg = barn.tag
            if tagg == R:
                self._korning(barn, delar)
            elif tagg == SDT:
                if not self._visvisar_inget(barn):
                    self._inline(barn.iterchildren(SDT_INNEHALL), delar)
            elif tagg in _INFOGAD:
                fore = len(delar)
                self._inline(barn, delar)
                self._namn("WO03", "".join(delar[fore:]))
            elif tagg in GENOMSKINLIGA or tagg == w("fldSimple"):
                self._inline(barn, delar)
            elif tagg == _LANK:
                fore = len(delar)
                self._inline(barn, delar)
                self._lank(barn, "".join(delar[fore:]))
            elif tagg in _STRUKEN:
                self._struken(barn)
            elif tagg == ALTERNATIV:
                self._inline(vald_gren(barn), delar)
            elif tagg in _BILDER:
                self._bild(barn)
            elif tagg in _INBADDAT:
                self.fynd.append(Fynd("WO15", barn.get(r_("id"), "utan namn")))
            elif isinstance(tagg, str) and tagg.startswith(_MATTE):
                formel = "".join(text_i(barn, f"{_MATTE}t", T))
                delar.append(formel)
                self._namn("WO18", formel)

    def _korning(self, korning: _Element, delar: list[str]) -> None:
        fore, format_ = len(delar), None
        for barn in korning:
            tagg = barn.tag
            if tagg == T:
                delar.append(barn.text or "")
            elif tagg == RPR:
                format_ = barn if len(barn) else None
            elif tagg in _TECKEN:
                delar.append(_TECKEN[tagg])
            elif tagg not in _BARA_FALT:
                self._ovrigt(barn, delar)
        if format_ is not None:
            self._format(format_, "".join(delar[fore:]))

    def _ovrigt(self, barn: _Element, delar: list[str]) -> None:
        tagg = barn.tag
        if tagg in _BILDER:
            self._bild(barn)
        elif tagg == ALTERNATIV:
            for gren in vald_gren(barn):
                if gren.tag == T:
                    delar.append(gren.text or "")
                else:
                    self._ovrigt(gren, delar)
        elif tagg == w("sym"):
            kod = barn.get(w("char"), "").upper()
            delar.append(_SYMBOLER.get(kod, "□"))
            if kod not in _SYMBOLER:
                self.fynd.append(Fynd("WO17", kod, barn.get(w("font"), "okänt")))
        elif tagg == w("ruby"):
            self._inline(barn.iter(R), delar)
        elif tagg == w("delText"):
            self._namn("WO02", barn.text or "")
        elif tagg in (w("footnoteReference"), w("endnoteReference")):
            self._namn("WO10", self._bitext("fotnot" if "foot" in str(tagg) else "slutnot", barn.get(w("id"), "")))
        elif tagg == w("commentReference"):
            self._namn("WO04", self._bitext("kommentar", barn.get(w("id"), "")))

    def _format(self, format_: _Element, text: str) -> None:
        if not text.strip():
            return
        namn: list[str] = []
        for f in format_:
            if f.get(VAL, "1") in _AV:
                continue
            if f.tag == _DOLD:
                self._namn("WO12", text)
            elif f.tag in _FORMAT and _FORMAT[f.tag] not in namn:
                namn.append(_FORMAT[f.tag])
        if namn:
            self._samla(Fynd("WO05", text, " och ".join(namn)))

    def _samla(self, fynd: Fynd) -> None:
        """Word delar en mening i flera körningar; grannar med samma format blir ett fynd."""
        fore = self.fynd[-1] if self.fynd else None
        if fore and fore.kod == fynd.kod and fore.extra == fynd.extra:
            self.fynd[-1] = Fynd(fynd.kod, fore.ord + fynd.ord, fynd.extra)
        else:
            self.fynd.append(fynd)

    def _namn(self, kod: str, text: str) -> None:
        if text.strip():
            self._samla(Fynd(kod, text))

    def _struken(self, element: _Element, *taggar: str) -> None:
        self._namn("WO02", "".join(text_i(element, *(taggar or (w("delText"), T)))))

    def _lank(self, lank: _Element, text: str) -> None:
        rid = lank.get(r_("id"))
        mal = self._lankmal(rid) if rid else ""
        if mal and mal.removeprefix("mailto:").split("?")[0].rstrip("/").casefold() not in text.casefold():
            self.fynd.append(Fynd("WO11", text, mal))

    def _bild(self, bild: _Element) -> None:
        textrutor = ["".join(text_i(p, T, w("delText"))) for ruta in bild.iter(w("txbxContent")) for p in ruta.iter(P)]
        if ord_ := " ".join(t for t in dict.fromkeys(textrutor) if t.strip()):
            self.fynd.append(Fynd("WO13", ord_))
            return
        namn = next((e for e in bild.iter() if str(e.tag).endswith("}docPr")), None)
        alternativ = (namn.get("descr") or namn.get("title") or namn.get("name") or "") if namn is not None else ""
        self.fynd.append(Fynd("WO06", f"«{alternativ}»" if alternativ else "utan alternativtext"))

    def _tabell(self, tabell: _Element, stycken: list[_Stycke]) -> None:
        rad_texter = []
        for rad in rader(tabell):
            texter = []
            for _, cell in celler(rad):
                inre: list[_Stycke] = []
                if not self._i_tom_kontroll(cell):
                    self._block(cell, inre)
                texter.append(_foga(inre).replace("\n", " "))
            if any(t.strip() for t in texter):
                rad_texter.append("\t".join(texter))
        if rad_texter:
            self.fynd.append(Fynd("WO07", rad_texter[0]))
            stycken.append(_Stycke("\n".join(rad_texter), False, None))


def _all_text(element: _Element) -> str:
    return "".join(text_i(element))


def _avstand(egenskaper: _Element) -> tuple[bool | None, bool]:
    """Ger styckets eget avstånd efter (sant, falskt eller inte sagt), och om det utgår mellan likadana stycken."""
    luft, tatt = None, False
    for e in egenskaper:
        if e.tag == _AVSTAND:
            efter = e.get(_EFTER)
            luft = None if efter is None else efter.lstrip("-").isdigit() and int(efter) > 0
        elif e.tag == _SAMMAN:
            tatt = e.get(VAL, "1") not in _AV
    return luft, tatt


def _foga(stycken: list[_Stycke]) -> str:
    """Stycken skiljs av en tom rad; vid listor avgör styckets eget avstånd om raden är tom."""
    if not stycken:
        return ""
    ut = [stycken[0].text]
    for fore, efter in pairwise(stycken):
        if not fore.lista and not efter.lista:
            luft = True
        elif fore.luft_efter is None or (fore.lista and efter.lista and fore.tatt):
            luft = not (fore.lista and efter.lista)
        else:
            luft = fore.luft_efter
        ut.append(("\n\n" if luft else "\n") + efter.text)
    return "".join(ut)
