"""Valen (``--valj``): vilket bidrag som gäller där svaren skiljer sig, för en fråga, en post, ett avsnitt eller allt.

Ett val är filens namn, eller vad det gäller och filens namn: ``hr.xlsx``, ``3.3=hr.xlsx``,
``kompetensforsorjning.medel=hr.xlsx``, ``kontaktpersoner[0].telefon=hr.xlsx``. Det snävaste valet går före.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from redovisning.bidrag.klasser import Alternativ, Bidrag, Fragesvar, Sammanslagning, Skal
from redovisning.dokument.falt import falten, hitta_falt
from redovisning.fel import Anvandningsfel
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.kommandotext import valnamn
from redovisning.omfattning import hitta_avsnitt, okant_avsnitt

_ALLT, _AVSNITT, _LISTA, _POST, _FRAGA = range(5)


@dataclass(frozen=True)
class Omfang:
    """Vilka frågor något gäller. ``niva`` säger hur snävt; ``vad`` är avsnittets nyckel, listan, posten eller vägen."""

    niva: int = _ALLT
    vad: str = ""

    def galler(self, fraga: Fragesvar) -> bool:
        """Sant när frågan hör dit."""
        egna = ("", fraga.falt.avsnitt.nyckel, fraga.falt.lista, fraga.stig.rpartition(".")[0], fraga.stig)
        return egna[self.niva] == self.vad


@dataclass(frozen=True)
class Val(Omfang):
    """Ett val: filen vars svar gäller för frågorna."""

    skrivet: str = field(kw_only=True)
    bidrag: Bidrag = field(kw_only=True)


def avgor(sammanslagning: Sammanslagning, skrivna: Sequence[str]) -> Sammanslagning:
    """Ger sammanslagningen med konflikterna avgjorda så långt valen räcker.

    Raises:
        Anvandningsfel: ett val går inte att förstå, avgör inget eller säger emot ett annat; alla fel på en gång.
    """
    fel: list[str] = []
    valen: list[Val] = []
    for skrivet in skrivna:
        try:
            valen.append(_tolka(skrivet, sammanslagning))
        except Anvandningsfel as oklart:
            fel.append(str(oklart))
    anvanda: set[Val] = set()
    avgjorda: dict[str, Alternativ] = {}
    for fraga in sammanslagning.fragor:
        traffar = list(_traffar(fraga, valen))
        texter = {alternativ.text for _, alternativ in traffar}
        anvanda |= {val for val, _ in traffar}
        if len(texter) > 1:
            fel.append(f"{fraga.stig}: {' och '.join(_citat(val) for val, _ in traffar)} säger emot varandra.")
        elif texter:
            avgjorda[fraga.stig] = traffar[0][1]
    fel += [_avgor_inget(val, sammanslagning) for val in valen if val not in anvanda]
    if fel:
        raise Anvandningsfel(
            "\n".join([f"Inget har skrivits. Ändra valen ({valnamn('valj')}):", *(f"  {rad}" for rad in fel)])
        )
    fragor = (
        replace(f, vald=avgjorda[f.stig], skal=Skal.VALT) if f.stig in avgjorda else f for f in sammanslagning.fragor
    )
    return replace(sammanslagning, fragor=tuple(fragor))


def _traffar(fraga: Fragesvar, valen: Sequence[Val]) -> Iterator[tuple[Val, Alternativ]]:
    """De snävaste valen som gäller frågan, och det svar vart och ett väljer. En fil utan svar där väljer inget."""
    i_fraga = [
        (val, alternativ)
        for val in valen
        for alternativ in fraga.alternativ
        if val.galler(fraga) and _far_valja(val, fraga, alternativ)
    ]
    snavast = max((val.niva for val, _ in i_fraga), default=_ALLT)
    yield from ((val, alternativ) for val, alternativ in i_fraga if val.niva == snavast)


def _far_valja(val: Val, fraga: Fragesvar, alternativ: Alternativ) -> bool:
    """Sant när valet kan ge alternativet: filen har det, och det som redan är avgjort eller borttaget nämns självt."""
    if all(inlaga.bidrag is not val.bidrag for inlaga in alternativ.inlagor):
        return False
    if fraga.vald is None:
        return val.niva >= _POST or alternativ.text != ""
    return val.niva >= _POST and len(fraga.alternativ) > 1 and not ar_ledtext(alternativ.text)


def _avgor_inget(val: Val, sammanslagning: Sammanslagning) -> str:
    oppna = (f for f in sammanslagning.fragor if f.vald is None or (val.niva >= _POST and len(f.alternativ) > 1))
    i_fraga = [f for f in oppna if val.galler(f)]
    if not i_fraga:
        return f"{_citat(val)} avgör inget: där finns inga olika svar att välja mellan. Ta bort det."
    har = sorted({inlaga.bidrag.namn for f in i_fraga for a in f.alternativ for inlaga in a.inlagor})
    if val.bidrag.namn in har:
        return f"{_citat(val)} avgör inget som inte andra, snävare val redan avgör. Ta bort det."
    return f"{_citat(val)} avgör inget: filen har inget svar där. De som har är {', '.join(har)}."


def _citat(val: Val) -> str:
    return f"«{val.skrivet}»"


def _tolka(skrivet: str, sammanslagning: Sammanslagning) -> Val:
    if bidrag := _bidraget(skrivet, sammanslagning.bidrag):
        return Val(skrivet=skrivet, bidrag=bidrag)
    # Ett filnamn kan ha likhetstecken: det första som ger en fil gäller.
    for plats in (i for i, c in enumerate(skrivet) if c == "="):
        if bidrag := _bidraget(skrivet[plats + 1 :], sammanslagning.bidrag):
            omfang = tolka_omfang(skrivet[:plats].strip(), sammanslagning)
            return Val(omfang.niva, omfang.vad, skrivet=skrivet, bidrag=bidrag)
    namn = skrivet.partition("=")[2] or skrivet
    kanda = [b.namn for b in sammanslagning.bidrag]
    nara = get_close_matches(namn.casefold(), [k.casefold() for k in kanda], 1, 0.6)
    rad = next((f"Menade du {k}?" for k in kanda if nara and k.casefold() == nara[0]), f"De är {', '.join(kanda)}.")
    raise Anvandningsfel(f"«{skrivet}»: «{namn}» är ingen av filerna som slås ihop. {rad}")


def _bidraget(namn: str, bidragen: Sequence[Bidrag]) -> Bidrag | None:
    """Bidraget med det namnet, eller med den vägen; inget när flera passar."""
    sokt = namn.strip().replace("\\", "/").casefold()
    vagar = {b: f"/{b.utkast.fil.as_posix()}".casefold() for b in bidragen if b.utkast.fil is not None}
    traffar = [b for b in bidragen if sokt == b.namn.casefold()] or [b for b in vagar if vagar[b].endswith(f"/{sokt}")]
    return traffar[0] if sokt and len(traffar) == 1 else None


def tolka_omfang(skrivet: str, sammanslagning: Sammanslagning) -> Omfang:
    """Ger frågorna som menas med en frågas väg, en post, en lista eller ett avsnitt.

    Raises:
        Anvandningsfel: det finns inget sådant; meningen föreslår det närmaste.
    """
    dokument = sammanslagning.dokument
    listor = {f.lista for f in falten(dokument) if f.lista}
    poster = {f.stig.rpartition(".")[0] for f in sammanslagning.fragor if f.falt.lista}
    if hitta_falt(dokument, skrivet) and "[]" not in skrivet:
        return Omfang(_FRAGA, skrivet)
    if skrivet in poster:
        return Omfang(_POST, skrivet)
    if avsnitt := hitta_avsnitt(dokument, skrivet):
        return Omfang(_AVSNITT, avsnitt.nyckel)
    if skrivet in listor:
        return Omfang(_LISTA, skrivet)
    nara = get_close_matches(skrivet, [f.stig for f in sammanslagning.fragor], 1, 0.8) if "." in skrivet else []
    menade = f"frågan «{skrivet}» finns inte. Menade du {nara[0]}?" if nara else okant_avsnitt(dokument, skrivet)
    raise Anvandningsfel(f"«{skrivet}»: {menade}")
