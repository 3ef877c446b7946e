"""Skriver ett utkast som YAML: varje fråga som en kommentar i formulärets ordning, varje svar på sin plats under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from redovisning.avkodning import halva_tecken
from redovisning.dokument.falt import Del, Falt, Svarstyp, Tabell
from redovisning.fel import TextKanInteBaras
from redovisning.granskning.meddelanden import anmark
from redovisning.omfattning import omfattade_delar
from redovisning.yamlfil.fragor import filhuvud, fraga, kommentar, markningsrad, rubrik
from redovisning.yamlfil.minnesrader import minnesrader
from redovisning.yamlfil.skalarer import i_block, pa_raden, tomt

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

INDRAG = "  "
"""Ett avsnitts frågor och en listas bindestreck står två blanksteg in."""

Tabeller = Sequence[tuple[Tabell, tuple[Falt, ...]]]
_ANTAL = {1: "en", 2: "två", 3: "tre"}


def yaml_text(utkast: Utkast) -> str:
    """Ger hela filen som text, med ``\\n`` som radslut. Läst tillbaka ger den ett likadant utkast.

    Raises:
        TextKanInteBaras: ett svar har ett halvt tecken (surrogat), som ingen textfil kan bära.
    """
    krav_pa_hela_tecken(utkast)
    utkast = utkast.utan_luckor()
    rader = [*filhuvud(utkast.dokument, utkast.omfattar), "", f"{utkast.dokument.huvudnyckel}: {utkast.dokument.ar}"]
    for del_, tabeller in omfattade_delar(utkast):
        rader += ["", *rubrik(del_), *delens_rader(utkast, del_, tabeller)]
    if minnet := minnesrader(utkast):
        rader += ["", *minnet]
    return "\n".join(rader) + "\n"


def krav_pa_hela_tecken(utkast: Utkast) -> None:
    """Vägrar ett svar med ett halvt tecken.

    Raises:
        TextKanInteBaras: med en anmärkning för varje sådant svar.
    """
    if halva := halva_tecken(utkast):
        raise TextKanInteBaras("YAML-filen", [anmark(f.kod, utkast, f.stig, None, **f.varden) for f in halva])


def delens_rader(utkast: Utkast, del_: Del, tabeller: Tabeller) -> list[str]:
    """Ger en del av formuläret från och med dess nyckel, om den har en: frågorna, svaren och det som står sist."""
    rader: list[str] = []
    indrag = ""
    if del_.nyckel and not tabeller[0][1][0].lista:
        rader += [f"{del_.nyckel}:"]
        indrag = INDRAG
    for lista, grupp in groupby(tabeller, lambda t: t[1][0].lista):
        if lista:
            rader += listans_rader(utkast, list(grupp))
            continue
        for tabell, falten in grupp:
            rader += _ingress(tabell, indrag)
            rader += [rad for falt in falten for rad in fragans_rader(utkast, falt, falt.nyckel, indrag)]
    if del_.avslut:
        rader += ["", *kommentar(del_.avslut, indrag)]
    return rader


def fragans_rader(utkast: Utkast, falt: Falt, stig: str, indrag: str) -> list[str]:
    """Ger en tom rad, frågan och svaret."""
    return ["", *fraga(falt, indrag), *_markning(utkast, stig, indrag), *_svar(utkast, falt, stig, indrag)]


def listans_rader(utkast: Utkast, tabeller: Tabeller) -> Iterator[str]:
    """Ger en lista med sin nyckel och sina poster. Frågorna står vid den första; den är också mönster för fler."""
    falten = [f for _, fs in tabeller for f in fs]
    lista, minst = falten[0].lista, f", minst {_ANTAL.get(n, n)}" if (n := falten[0].minst) else ""
    for tabell, _ in tabeller:
        yield from _ingress(tabell, "")
    yield ""
    yield from kommentar(
        f"En post för varje {falten[0].postnamn}{minst}. "
        "Lägg till en genom att kopiera raderna från och med bindestrecket."
    )
    yield f"{lista}:"
    yield from posternas_rader(utkast, falten)


def posternas_rader(utkast: Utkast, falten: Sequence[Falt]) -> Iterator[str]:
    """Ger alla poster i en lista, minst en."""
    for nummer in range(max(1, utkast.antal_poster(falten[0].lista))):
        yield from postens_rader(utkast, falten, nummer, INDRAG, fragor=nummer == 0)


def postens_rader(utkast: Utkast, falten: Sequence[Falt], nummer: int, streck: str, *, fragor: bool) -> Iterator[str]:
    """Ger en post med sitt bindestreck, som är indraget med ``streck``; med ``fragor`` också frågorna."""
    forsta = True
    for falt in falten:
        djup = streck if forsta else streck + INDRAG
        if fragor:
            yield from fraga(falt, djup)
        yield from _markning(utkast, falt.stig(nummer), djup)
        rader = _svar(utkast, falt, falt.stig(nummer), streck + INDRAG)
        yield from [f"{streck}- {rader[0].lstrip()}", *rader[1:]] if forsta else rader
        forsta = False


def _markning(utkast: Utkast, stig: str, indrag: str) -> list[str]:
    """Raden ovanför ett svar som ska ses över."""
    return [markningsrad(utkast.att_granska[stig], indrag)] if stig in utkast.att_granska else []


def _ingress(tabell: Tabell, indrag: str) -> list[str]:
    return ["", *kommentar(tabell.ingress, indrag)] if tabell.ingress else []


def pa_en_rad(falt: Falt, text: str) -> bool:
    """Sant för ett svar som skrivs på nyckelns rad; alla andra står i ett block."""
    return (falt.typ is Svarstyp.JA_NEJ or falt.enradig) and "\n" not in text


def _svar(utkast: Utkast, falt: Falt, stig: str, indrag: str) -> list[str]:
    text = utkast[stig] or ""
    if pa_en_rad(falt, text):
        return pa_raden(falt.namn, text, indrag) if text else tomt(falt.namn, indrag)
    return i_block(falt.namn, text, indrag)
