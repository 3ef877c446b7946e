"""Läser ett Word-dokument som ska bifogas: texten, och kommentarer, spårade ändringar och dold text med sitt ställe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from redovisning.bilagor.innehall import Fynd, Innehall, citat
from redovisning.bilagor.paketfynd import paketfynd
from redovisning.grind import Mottagen
from redovisning.paket import Paket
from redovisning.word.delar import Worddelar
from redovisning.word.fynd import AV, STRUKEN_TEXT, VAL
from redovisning.word.namnrymd import w
from redovisning.word.vandring import P, T, text_i

_SIDODELAR = {
    "header": "i sidhuvudet",
    "footer": "i sidfoten",
    "footnotes": "i en fotnot",
    "endnotes": "i en slutnot",
}
_ANDRINGAR = {w("ins"): "infogat", w("del"): "struket", w("moveFrom"): "flyttat", w("moveTo"): "flyttat"}
_FORMATANDRINGAR = frozenset(
    w(namn)
    for namn in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange")
) | {w("numberingChange"), w("cellIns"), w("cellDel"), w("cellMerge")}
_KOMMENTAR = w("commentReference")
_KORNING, _RPR, _PPR, _DOLD = w("r"), w("rPr"), w("pPr"), w("vanish")
_STIL, _BASERAD_PA, _NIVA = w("style"), w("basedOn"), w("outlineLvl")
_RUBRIKSTIL = re.compile(r"(?:heading|rubrik)[\s_]*\d", re.IGNORECASE)


def las_wordbilaga(mottagen: Mottagen) -> Innehall:
    """Ger dokumentets innehåll. Länkar och bilder hör till dokumentet och är inga fynd.

    Raises:
        OlasbarFil: en del går inte att läsa.
    """
    delar = Worddelar(mottagen)
    dolda = _dolda_stilar(delar)
    texter, fynd = _las_del(delar.rot, "", dolda, delar)
    typer = {r.mal: r.typ.rpartition("/")[2] for r in delar.paket.relationer(delar.huvuddel).values() if not r.extern}
    for namn, typ in typer.items():
        if typ in _SIDODELAR and namn in delar.paket:
            fler_texter, fler = _las_del(delar.paket.xml(namn), _SIDODELAR[typ], dolda, delar)
            texter += fler_texter
            fynd += fler
    return Innehall("\n".join(texter), [*fynd, *paketfynd(delar.paket)])


def _las_del(rot: _Element, var: str, dolda: frozenset[str], delar: Worddelar) -> tuple[list[str], list[Fynd]]:
    """Ger texten stycke för stycke, och fynden. ``var`` är stället; tomt är brödtexten, där rubriken säger var."""
    texter: list[str] = []
    fynd: list[Fynd] = []
    har_rubriker = any(_ar_rubrik(p) for p in rot.iter(P))
    stalle = var or ("i dokumentets början" if har_rubriker else "i dokumentet")
    for e in rot.iter(P, _KORNING, _KOMMENTAR, *_ANDRINGAR, *_FORMATANDRINGAR):
        if e.tag == P:
            texter.append(text := "".join(text_i(e)))
            if not var and text.strip() and _ar_rubrik(e):
                stalle = f"under {citat(text)}"
        elif e.tag == _KORNING:
            if _ar_dold(e, dolda) and (text := "".join(t.text or "" for t in e.iterchildren(T))).strip():
                _foga(fynd, Fynd("BI05", citat(text), stalle))
        elif e.tag == _KOMMENTAR:
            fynd.append(Fynd("BI03", citat(delar.bitext("kommentar", e.get(w("id"), ""))), stalle))
        else:
            _foga(fynd, Fynd("BI04", _andring(e), stalle))
    return texter, fynd


def _andring(e: _Element) -> str:
    """Ger ändringen i ord. En som bara gäller ett styckemärke eller en rad har inga egna ord."""
    if e.tag in _FORMATANDRINGAR:
        return "ett ändrat format"
    text = "".join(text_i(e, T, STRUKEN_TEXT))
    return f"{_ANDRINGAR[str(e.tag)]} {citat(text)}" if text.strip() else "ett ändrat stycke"


def _foga(fynd: list[Fynd], nytt: Fynd) -> None:
    """Lägger till fyndet. Samma ändring i grannar, som Word gärna delar upp, sägs en gång."""
    if not fynd or fynd[-1] != nytt:
        fynd.append(nytt)


def _ar_rubrik(stycke: _Element) -> bool:
    egenskaper = stycke.find(_PPR)
    if egenskaper is None:
        return False
    stil = egenskaper.find(w("pStyle"))
    namngiven = stil is not None and _RUBRIKSTIL.match(stil.get(VAL, "")) is not None
    return namngiven or egenskaper.find(_NIVA) is not None


def _ar_dold(korning: _Element, dolda: frozenset[str]) -> bool:
    """Sant när körningen är dold: den säger det själv, eller har eller står i en stil som gör det."""
    egenskaper = korning.find(_RPR)
    if egenskaper is not None:
        dold = egenskaper.find(_DOLD)
        if dold is not None:
            return dold.get(VAL, "1") not in AV
        stil = egenskaper.find(w("rStyle"))
        if stil is not None and stil.get(VAL, "") in dolda:
            return True
    if not dolda:
        return False
    stycke = next(korning.iterancestors(P), None)
    stil = stycke.find(f"{_PPR}/{w('pStyle')}") if stycke is not None else None
    return stil is not None and stil.get(VAL, "") in dolda


def _dolda_stilar(delar: Worddelar) -> frozenset[str]:
    """Ger de stilar som gör sin text dold, själva eller genom stilen som de bygger på."""
    namn = delar.delnamn("styles")
    return frozenset(_dolda_i(delar.paket, namn)) if namn else frozenset()


def _dolda_i(paket: Paket, namn: str) -> Iterator[str]:
    stilar = {s.get(w("styleId"), ""): s for s in paket.xml(namn).iterchildren(_STIL)}
    for id_ in stilar:
        sedda: set[str] = set()
        nasta = id_
        while nasta in stilar and nasta not in sedda:
            sedda.add(nasta)
            dold = stilar[nasta].find(f"{_RPR}/{_DOLD}")
            if dold is not None:
                if dold.get(VAL, "1") not in AV:
                    yield id_
                break
            bas = stilar[nasta].find(_BASERAD_PA)
            nasta = bas.get(VAL, "") if bas is not None else ""
