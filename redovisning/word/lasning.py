"""Läser ett Word-formulär till ett utkast: ifyllt av oss, för hand i Word, eller sparat av LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import _Element

from redovisning.anmarkning import kort
from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import Del, Falt, Fraga, falten
from redovisning.fel import InteEttFormular
from redovisning.fragenyckel import nyckel
from redovisning.granskning.delar import las_omfattning
from redovisning.granskning.meddelanden import anmark
from redovisning.grind import Mottagen
from redovisning.kontrollmarke import las_utlamnat
from redovisning.plats import Formularplats
from redovisning.utkast import Svar, Utkast
from redovisning.word.delar import Worddelar
from redovisning.word.delrad import delradens_avsnitt
from redovisning.word.formulartext import kand_text
from redovisning.word.fynd import Fynd
from redovisning.word.kanda_formular import kand_karta, minns
from redovisning.word.karta import Karta, Ruta
from redovisning.word.kartlaggning import kartlagg
from redovisning.word.listor import Listor
from redovisning.word.textlasning import Textlasare
from redovisning.word.vandring import SDT, TC, P, block_i, celltext

_AR = re.compile(r"ökad\s+tillgänglighet\s+(20\d\d)\b", re.IGNORECASE)
_VID_SIDAN = frozenset({"WO02", "WO04", "WO10", "WO13", "WO15"})
"""Fynd vars ord inte finns kvar i svaret: de sparas hela i ``utkast.vid_sidan``."""
_I_FORMULARTEXT = _VID_SIDAN | {"WO06"}
"""Fynd som namns också när de sitter i formulärets egen text; dess format och länkar är myndighetens."""


def las_word(mottagen: Mottagen) -> Utkast:
    """Ger utkastet ur ett Word-formulär.

    Raises:
        InteEttFormular: filen innehåller inget känt formulär, eller ett för en årgång som inte finns här.
        OlasbarFil: filen gick inte att läsa.
    """
    delar = Worddelar(mottagen)
    karta = kand_karta(delar)
    if karta is None:
        karta = hitta_formular(delar)
        minns(delar, karta)
    utkast = Utkast(karta.dokument, mottagen.sokvag)
    utkast.utlamnat = las_utlamnat(delar.paket)
    lasare = textlasare(delar)
    _las_rutor(utkast, karta, lasare)
    _las_delrad(utkast, karta)
    _namn_saknade(utkast, karta)
    _las_utanfor(utkast, karta, lasare)
    return utkast


def textlasare(delar: Worddelar) -> Textlasare:
    """Ger en textläsare för filen."""
    return Textlasare(Listor(delar.listformat, delar.liststilar), delar.ledtextstilar, delar.lankmal, delar.bitext)


def hitta_formular(delar: Worddelar) -> Karta:
    """Ger kartan över det formulär som filen innehåller.

    Raises:
        InteEttFormular: ingen fråga känns igen, eller titeln är en annan årgångs.
    """
    kartor = [kartlagg(delar.kropp, dokument) for dokument in FORMULAR.values()]
    karta = max(kartor, key=lambda k: len(k.fragor))
    prova_ar(delar)
    if not karta.fragor:
        raise inget_formular(delar)
    return karta


def prova_ar(delar: Worddelar) -> int | None:
    """Ger året i formulärets titel, eller ``None`` när titeln saknas.

    Raises:
        InteEttFormular: årgången finns inte här.
    """
    ar = titelns_ar(delar.kropp)
    if ar is not None and ar not in FORMULAR:
        kanda = ", ".join(map(str, sorted(FORMULAR)))
        raise InteEttFormular(
            "okand_argang",
            delar.mottagen.sokvag.name,
            f"formuläret är för {ar}, och den här versionen känner formuläret för {kanda}. "
            "Använd rätt års formulär eller en nyare version av redovisning.",
        )
    return ar


def inget_formular(delar: Worddelar) -> InteEttFormular:
    """Ger felet för ett Word-dokument utan någon av formulärets frågor."""
    return InteEttFormular(
        "inte_ett_formular",
        delar.mottagen.sokvag.name,
        "filen är ett Word-dokument men ingen av formulärets frågor finns i det. "
        "Kontrollera att det är redovisningens formulär du valt.",
    )


def titelns_ar(kropp: _Element) -> int | None:
    """Ger året i formulärets titel, eller ``None`` om titeln saknas."""
    for stycke in block_i(kropp):
        text = celltext(stycke) if stycke.tag == P else ""
        if len(text) < 200 and text.lstrip().casefold().startswith("redovisning") and (m := _AR.search(text)):
            return int(m[1])
    return None


class _Last(NamedTuple):
    ruta: Ruta
    text: str
    fynd: list[Fynd]


def _las_rutor(utkast: Utkast, karta: Karta, lasare: Textlasare) -> None:
    # Cellerna läses en gång och i dokumentets ordning: numrerade listor räknas vidare från cell till cell.
    lasta = [_Last(ruta, *lasare.cell(ruta.cell)) for ruta in karta.rutor]
    samlade: dict[str, list[_Last]] = {}
    for stig, last in _utan_tomma_poster(lasta):
        samlade.setdefault(stig, []).append(last)
    for stig, bitar in samlade.items():
        plats = fragans_plats(bitar[0].ruta.falt)
        texter = [last.text for last in bitar if last.text] if len(bitar) > 1 else [bitar[0].text]
        utkast.satt_normal(stig, "\n\n".join(dict.fromkeys(texter)), plats)
        if len(texter) > 1:
            utkast.anmarkningar.append(anmark("WO08", utkast, stig, antal=len(texter)))
        for ruta, andra in karta.sammanslagna:
            if ruta in (last.ruta for last in bitar) and utkast[stig]:
                fragor = ", ".join(f"«{kort(f.fraga.text, 50)}»" for f in andra)
                utkast.anmarkningar.append(anmark("WO21", utkast, stig, fragor=fragor))
        for ruta, text, fynd in bitar:
            if text and utan_kontroll(ruta):
                utkast.anmarkningar.append(anmark("WO01", utkast, stig))
            for f in fynd:
                _anmark_fynd(utkast, f, plats, stig)


def fragans_plats(falt: Falt) -> Formularplats:
    """Ger platsen för ett svar i formuläret: avsnittet och frågan på en rad."""
    return _plats(falt.avsnitt.namn, falt.fraga)


@lru_cache(1024)
def _plats(avsnitt: str, fraga: Fraga) -> Formularplats:
    return Formularplats(avsnitt, fraga.text.replace("\n", " "))


def _utan_tomma_poster(lasta: list[_Last]) -> Iterator[tuple[str, _Last]]:
    """Ger vägen för varje läst cell. En tom rad i en lista, till exempel en tom andra kontaktrad, är ingen post."""
    poster: dict[str, dict[int, list[_Last]]] = {}
    for last in lasta:
        if lista := last.ruta.falt.lista:
            poster.setdefault(lista, {}).setdefault(last.ruta.index, []).append(last)
        else:
            yield last.ruta.stig, last
    for rader in poster.values():
        ifyllda = [rad for rad in rader.values() if any(last.text or last.fynd for last in rad)]
        for index, rad in enumerate(ifyllda or [next(iter(rader.values()))]):
            for last in rad:
                yield last.ruta.falt.stig(index), last


def utan_kontroll(ruta: Ruta) -> bool:
    """Sant när cellen varken har, ligger i eller delar rad med en kontroll: fältet är borttaget."""
    cell = ruta.cell
    if (len(cell) and cell[-1].tag == SDT) or next(cell.iter(SDT), None) is not None:
        return False
    foralder = cell.getparent()
    while foralder is not None and foralder is not ruta.rad:
        if foralder.tag == SDT:
            return False
        foralder = foralder.getparent()
    return not ruta.falt.lista


def _anmark_fynd(utkast: Utkast, fynd: Fynd, plats: Formularplats, stig: str | None = None) -> None:
    if fynd.kod in _VID_SIDAN:
        utkast.vid_sidan.append(Svar(fynd.ord, plats))
    varden = {"ord": kort(fynd.ord, 200), "format": fynd.extra, "mal": fynd.extra}
    utkast.anmarkningar.append(anmark(fynd.kod, utkast, stig, plats, **varden))


def _las_delrad(utkast: Utkast, karta: Karta) -> None:
    """En del säger före första rubriken vilka avsnitt den har; andra frågor saknas då inte."""
    for avsnitt, element in karta.utanfor:
        skrivet = delradens_avsnitt(celltext(element)) if avsnitt is None else None
        if skrivet:
            las_omfattning(utkast, skrivet, Formularplats(""))


def _namn_saknade(utkast: Utkast, karta: Karta) -> None:
    """Namnger frågor som inte finns i dokumentet, med den närmaste lydelsen om någon är lik."""
    saknas = [falt for falt in falten(karta.dokument) if falt.nyckel not in karta.fragor and utkast.ingar(falt)]
    lika = lydelser(karta) if saknas else []
    for falt in saknas:
        stig = falt.stig()
        utkast.platser[stig] = fragans_plats(falt)
        narmast = narmaste(falt.fraga.text, lika)
        tips = f" Närmast är «{kort(narmast, 90)}»." if narmast else ""
        utkast.anmarkningar.append(anmark("WO09", utkast, stig, narmast=tips))


def lydelser(karta: Karta) -> list[str]:
    """Ger texterna utanför fälten som kan vara omskrivna frågor: hela cellen, och dess första stycke för sig."""
    hela = [celltext(e) for _, e in karta.utanfor]
    forsta = (next((t for p in e.iter(P) if (t := celltext(p))), "") for _, e in karta.utanfor if e.tag == TC)
    return [*hela, *forsta]


def narmaste(fraga: str, texter: list[str]) -> str | None:
    """Ger den text som är mest lik frågan, om någon är det. Likheten används bara som förslag."""
    sokt = nyckel(fraga)
    basta, poang = None, 0.8
    for text in texter:
        k = nyckel(text)
        if not 0.7 < len(k) / len(sokt) < 1.4:
            continue
        likhet = SequenceMatcher(None, sokt, k, autojunk=False).ratio()
        if likhet > poang:
            basta, poang = text, likhet
    return basta


def _las_utanfor(utkast: Utkast, karta: Karta, lasare: Textlasare) -> None:
    """Text utanför fälten, granne för granne i samma avsnitt, blir en post var."""
    grupp: list[str] = []
    i_avsnitt: Del | None = None

    def avsluta() -> None:
        if grupp:
            utkast.utanfor.append(Svar("\n\n".join(grupp), _utanforplats(i_avsnitt)))
            grupp.clear()

    for avsnitt, element in karta.utanfor:
        if avsnitt != i_avsnitt:
            avsluta()
            i_avsnitt = avsnitt
        text, fynd = lasare.cell(element)
        if text and not kand_text(karta.dokument, text):
            grupp.append(text)
        for f in fynd:
            if f.kod != "WO05" or (text and not kand_text(karta.dokument, text)):
                _anmark_fynd(utkast, f, _utanforplats(avsnitt))
    avsluta()
    for avsnitt, element in karta.formulartext:
        for f in lasare.cell(element)[1]:
            if f.kod in _I_FORMULARTEXT:
                _anmark_fynd(utkast, f, _utanforplats(avsnitt))


def _utanforplats(avsnitt: Del | None) -> Formularplats:
    return Formularplats(avsnitt.namn if avsnitt else "")
