"""Läser ett Word-dokument efter det som inte syns: kommentarer, spårade ändringar, dold text, fält som hämtar …"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.dolda.innehall import SIDODELAR, Bit, Fynd, Innehall, Tabell, citat
from redovisning.dolda.paketfynd import paketfynd
from redovisning.dolda.undanskymt import undanskymda_nummer
from redovisning.dolda.wordfalt import Faltlasare
from redovisning.dolda.wordstilar import Dolda, ar_rubrik
from redovisning.fel import InteEttFormular
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.grind import Mottagen
from redovisning.plats import Plats
from redovisning.word.delar import Worddelar
from redovisning.word.fynd import AV, STRUKEN_TEXT, VAL
from redovisning.word.namnrymd import R, w
from redovisning.word.vandring import TBL, TR, P, T, celler, rader, text_i

ANDRINGAR = {w("ins"): "infogat", w("del"): "struket", w("moveFrom"): "flyttat", w("moveTo"): "flyttat"}
FORMATANDRINGAR = frozenset(
    w(namn)
    for namn in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange")
) | {w("numberingChange"), w("cellIns"), w("cellDel"), w("cellMerge"), w("tblPrExChange")}
_KOMMENTAR = w("commentReference")
_BILDER = (w("drawing"), w("pict"), w("object"))
_BEHORIG = w("permStart")
_KORNING, _DOLD_RAD = w("r"), w("hidden")
_LEDTEXT, _LANGSTA_LEDTEXT = "DO07", 70
_FALT = (w("fldChar"), w("instrText"), w("fldSimple"))
_TECKEN = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\xad",
    P: "\n",
}
"""Det som skiljer ord åt i ett stycke. Utan det växer siffrorna på var sin sida om en tabb ihop till ett annat tal."""
_RID = f"{{{R}}}"


def las_dokument(mottagen: Mottagen) -> Innehall:
    """Ger dokumentets innehåll. Länkar till webben och bilder hör till dokumentet och är inga fynd.

    Raises:
        OlasbarFil: en del går inte att läsa.
    """
    delar = Worddelar(mottagen)
    dolda = Dolda(delar)
    lasta = [_Dellasare(delar, dolda, delar.huvuddel, "")]
    for relation in delar.paket.relationer(delar.huvuddel).values():
        typ = relation.typ.rpartition("/")[2]
        if typ in SIDODELAR and not relation.extern and relation.mal in delar.paket:
            lasta.append(_Dellasare(delar, dolda, relation.mal, SIDODELAR[typ]))
    stallen = {nyckel: stalle for del_ in lasta for nyckel, stalle in del_.stallen.items()}
    fynd = [f for del_ in lasta for f in del_.fynd]
    fynd += _losa_kommentarer(delar, {id_ for del_ in lasta for id_ in del_.kommentarer})
    if any(f.kod == _LEDTEXT for f in fynd) and _ar_formular(delar):
        # I formuläret är ledtexten ett tomt fält, och det har sina egna regler.
        fynd = [f for f in fynd if f.kod != _LEDTEXT]
    bitar = [b for del_ in lasta for b in del_.bitar]
    return Innehall(
        bitar,
        [*fynd, *_variabler(delar), *paketfynd(delar.paket, stallen), *undanskymda_nummer(delar.paket, bitar)],
        [t for del_ in lasta for t in del_.tabeller],
    )


def _losa_kommentarer(delar: Worddelar, visade: set[str]) -> Iterator[Fynd]:
    """Ger de kommentarer som inget i texten hänvisar till: Word visar dem inte, men de finns i filen."""
    namn = delar.delnamn("comments")
    for e in delar.paket.xml(namn).iter(w("comment")) if namn else ():
        if (id_ := e.get(w("id"), "")) not in visade:
            yield Fynd("DO03", citat(delar.bitext("kommentar", id_)), "utan plats i texten")


def _variabler(delar: Worddelar) -> Iterator[Fynd]:
    """Ger de variabler som ett makro eller ett dokumentsystem har lagt i inställningarna."""
    namn = delar.delnamn("settings")
    if namn and b"docVar" in delar.paket.las(namn):
        yield from (Fynd("DO12", citat(e.get(w("name"), ""))) for e in delar.paket.xml(namn).iter(w("docVar")))


def _ar_formular(delar: Worddelar) -> bool:
    from redovisning.word.lasning import hitta_formular

    try:
        hitta_formular(delar)
    except InteEttFormular:
        return False
    return True


class _Dellasare:
    """Läser en del av dokumentet. ``var`` är stället; tomt är brödtexten, där rubriken säger var."""

    def __init__(self, delar: Worddelar, dolda: Dolda, namn: str, var: str) -> None:
        self.bitar: list[Bit] = []
        self.fynd: list[Fynd] = []
        self.tabeller: list[Tabell] = []
        self.stallen: dict[tuple[str, str], tuple[str, Plats | None]] = {}
        self._delar, self._dolda, self._namn = delar, dolda, namn
        rot = delar.rot if namn == delar.huvuddel else delar.paket.xml(namn)
        self._brodtext = not var
        har_rubriker = self._brodtext and any(ar_rubrik(p) for p in rot.iter(P))
        self._stalle = var or ("i dokumentets början" if har_rubriker else "i dokumentet")
        self._falt = Faltlasare()
        self.kommentarer: set[str] = set()
        if var:
            self.stallen[namn, ""] = (var, None)
        for e in rot.iter():
            self._las(e)

    def _las(self, e: _Element) -> None:
        tagg = e.tag
        if tagg == P:
            self._stycke(e)
        elif tagg == _KORNING:
            self._korning(e)
        elif tagg == _KOMMENTAR:
            self._kommentar(e.get(w("id"), ""))
        elif tagg in ANDRINGAR or tagg in FORMATANDRINGAR:
            self._foga("DO04", _andring(e))
        elif tagg in _FALT:
            for fynd in self._falt.las(e, self._stalle):
                self._lagg_till(fynd)
        elif tagg == _BEHORIG:
            self.fynd += [Fynd("DO12", citat(vem)) for vem in [e.get(w("ed"), "")] if vem]
        elif tagg == _DOLD_RAD and (rad := next(e.iterancestors(TR), None)) is not None and e.get(VAL, "1") not in AV:
            self._foga("DO05", citat(celltext(rad)))
        elif tagg == TBL:
            tabell = [{spalt: celltext(c) for spalt, c in celler(rad)} for rad in rader(e)]
            self.tabeller.append(Tabell(tabell, self._stalle))
        for namn, varde in e.attrib.items():
            if str(namn).startswith(_RID):
                self.stallen[self._namn, str(varde)] = (self._stalle, None)

    def _korning(self, e: _Element) -> None:
        """Namnger det dolda i en körning: dess text, eller bilden i den."""
        text = "".join(t.text or "" for t in e.iterchildren(T))
        bild = next(e.iterchildren(*_BILDER), None) is not None
        if not (text.strip() or bild):
            return
        if self._dolda.ar_dold(e):
            self._foga("DO05", citat(text) if text.strip() else "en bild eller ett objekt")
        elif text.strip() and (varfor := self._dolda.osynlig(e)):
            self._foga("DO05", f"{citat(text)} ({varfor})")

    def _stycke(self, e: _Element) -> None:
        text = stycketext(e)
        if self._brodtext and text.strip() and ar_rubrik(e):
            self._stalle = f"under {citat(text)}"
        self.bitar.append(Bit(text, f" {self._stalle}"))
        if ar_ledtext(text):
            self._foga(_LEDTEXT, citat(text, _LANGSTA_LEDTEXT))

    def _kommentar(self, id_: str) -> None:
        """Namnger kommentaren en gång, också när den står i båda grenarna av ett alternativt innehåll."""
        if id_ not in self.kommentarer:
            self.kommentarer.add(id_)
            self.fynd.append(Fynd("DO03", citat(self._delar.bitext("kommentar", id_)), self._stalle))

    def _foga(self, kod: str, ord_: str) -> None:
        """Lägger till fyndet. Samma ändring i grannar, som Word gärna delar upp, sägs en gång."""
        self._lagg_till(Fynd(kod, ord_, self._stalle))

    def _lagg_till(self, nytt: Fynd) -> None:
        if not self.fynd or self.fynd[-1] != nytt:
            self.fynd.append(nytt)


def celltext(cell: _Element) -> str:
    """Ger en cells text på en rad."""
    return " ".join(stycketext(p) for p in cell.iter(P))


def stycketext(stycke: _Element) -> str:
    """Ger styckets text med tabbar, radbyten och bindestreck, också den i textrutor som står i det."""
    ut: list[str] = []
    for e in stycke.iter(T, *_TECKEN):
        if e.tag == T:
            ut += text_i(e)
            ut.append(e.tail or "")
        elif e is not stycke and (e.tag == P or ((over := e.getparent()) is not None and over.tag == _KORNING)):
            ut.append(_TECKEN[str(e.tag)])
    return "".join(ut)


def _andring(e: _Element) -> str:
    """Ger ändringen i ord. En som bara gäller ett styckemärke eller en rad har inga egna ord."""
    if e.tag in FORMATANDRINGAR:
        return "ett ändrat format"
    text = "".join(text_i(e, T, STRUKEN_TEXT))
    return f"{ANDRINGAR[str(e.tag)]} {citat(text)}" if text.strip() else "ett ändrat stycke"
