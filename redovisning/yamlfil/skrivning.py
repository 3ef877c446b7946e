"""Skriver ett utkast som YAML: varje fråga som en kommentar i formulärets ordning, varje svar på sin plats under."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from redovisning.avkodning import halva_tecken
from redovisning.dokument.falt import Falt, Svarstyp, Tabell
from redovisning.fel import TextKanInteBaras
from redovisning.granskning.meddelanden import anmark
from redovisning.omfattning import omfattade_delar
from redovisning.yamlfil.fragor import filhuvud, fraga, kommentar, rubrik
from redovisning.yamlfil.skalarer import i_block, pa_raden, tomt

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

_INDRAG = "  "
_ANTAL = {1: "en", 2: "två", 3: "tre"}


def yaml_text(utkast: Utkast) -> str:
    """Ger hela filen som text, med ``\\n`` som radslut. Läst tillbaka ger den ett likadant utkast.

    Raises:
        TextKanInteBaras: ett svar har ett halvt tecken (surrogat), som ingen textfil kan bära.
    """
    if halva := halva_tecken(utkast):
        raise TextKanInteBaras("YAML-filen", [anmark(f.kod, utkast, f.stig, None, **f.varden) for f in halva])
    utkast = utkast.utan_luckor()
    rader = [*filhuvud(utkast.dokument, utkast.omfattar), "", f"{utkast.dokument.huvudnyckel}: {utkast.dokument.ar}"]
    for del_, tabeller in omfattade_delar(utkast):
        rader += ["", *rubrik(del_)]
        indrag = ""
        if del_.nyckel and not tabeller[0][1][0].lista:
            rader += [f"{del_.nyckel}:"]
            indrag = _INDRAG
        for lista, grupp in groupby(tabeller, lambda t: t[1][0].lista):
            if lista:
                rader += _lista(utkast, *zip(*grupp, strict=True))
                continue
            for tabell, falten in grupp:
                rader += _ingress(tabell, indrag)
                rader += _tabell(utkast, falten, indrag)
        if del_.avslut:
            rader += ["", *kommentar(del_.avslut, indrag)]
    return "\n".join(rader) + "\n"


def _tabell(utkast: Utkast, falten: tuple[Falt, ...], indrag: str) -> Iterator[str]:
    for falt in falten:
        yield ""
        yield from fraga(falt, indrag)
        yield from _svar(utkast, falt, falt.nyckel, indrag)


def _lista(utkast: Utkast, tabeller: tuple[Tabell, ...], per_tabell: tuple[tuple[Falt, ...], ...]) -> Iterator[str]:
    """Posterna i en lista. Frågorna står vid den första; den är också mönster för fler."""
    falten = [f for fs in per_tabell for f in fs]
    lista, minst = falten[0].lista, f", minst {_ANTAL.get(n, n)}" if (n := falten[0].minst) else ""
    for tabell in tabeller:
        yield from _ingress(tabell, "")
    yield ""
    yield from kommentar(
        f"En post för varje {falten[0].postnamn}{minst}. "
        "Lägg till en genom att kopiera raderna från och med bindestrecket."
    )
    yield f"{lista}:"
    for nummer in range(max(1, utkast.antal_poster(lista))):
        streck = True
        for falt in falten:
            djup = _INDRAG if streck else _INDRAG * 2
            if nummer == 0:
                yield from fraga(falt, djup)
            rader = _svar(utkast, falt, falt.stig(nummer), _INDRAG * 2)
            yield from [f"{_INDRAG}- {rader[0].lstrip()}", *rader[1:]] if streck else rader
            streck = False


def _ingress(tabell: Tabell, indrag: str) -> list[str]:
    return ["", *kommentar(tabell.ingress, indrag)] if tabell.ingress else []


def _svar(utkast: Utkast, falt: Falt, stig: str, indrag: str) -> list[str]:
    text = utkast[stig]
    if falt.typ is Svarstyp.JA_NEJ or falt.enradig:
        return pa_raden(falt.namn, text, indrag) if text is not None else tomt(falt.namn, indrag)
    return i_block(falt.namn, text or "", indrag)
