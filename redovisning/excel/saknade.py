"""Frågor och avsnitt som inte finns i arbetsboken, fast de skulle."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from redovisning.dokument.falt import Falt
from redovisning.excel.igenkanning import Kanda
from redovisning.excel.karta import Bladkarta
from redovisning.excel.startuppgifter import Startuppgifter
from redovisning.fragenyckel import nyckel
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.omfattning import avsnitten, hel_eller_del, omfattningens_namn
from redovisning.utkast import Svar, Utkast

_LIKHET = 0.8


def namn_saknade(
    utkast: Utkast, k: Kanda, kartor: Iterable[Bladkarta], start: Startuppgifter, ovriga: list[Svar]
) -> None:
    """Namnger det som saknas: hela avsnitt en gång, annars fråga för fråga.

    Säger arbetsboken inte själv vad den omfattar, och fattas hela avsnitt, är den en del med dem som finns.
    """
    kartor = list(kartor)
    funna = {ruta.falt for karta in kartor for ruta in karta.svar}
    funna |= {falt for karta in kartor for tabell in karta.tabeller for falt in tabell.kolumner.values()}
    med = {f.avsnitt.nyckel for f in funna if f.nyckel != "region"}
    borta = [nyckel_ for nyckel_ in avsnitten(utkast.dokument) if nyckel_ not in med]
    if borta and med and start.omfattar is None:
        utkast.omfattar = hel_eller_del(utkast.dokument, med)
        finns, saknas = omfattningens_namn(utkast.dokument, med), omfattningens_namn(utkast.dokument, borta)
        utkast.anmarkningar.append(anmark("EX25", utkast, finns=finns, saknas=saknas))
    for avsnitt in borta:
        falten = [f for f in k.falt.values() if f.avsnitt.nyckel == avsnitt]
        if any(utkast.ingar(f) for f in falten if f.nyckel != "region"):
            namn = omfattningens_namn(utkast.dokument, [avsnitt])
            utkast.anmarkningar.append(anmark("EX02", utkast, avsnitt or None, avsnitt=namn))
    for falt in k.falt.values():
        i_del = utkast.omfattar is not None and falt.avsnitt.nyckel not in utkast.omfattar
        helt_borta = falt.avsnitt.nyckel in borta and (falt.nyckel != "region" or i_del)
        if falt not in funna and utkast.ingar(falt) and not helt_borta:
            utkast.anmarkningar.append(anmark("EX01", utkast, falt.stig(), narmast=_narmast(falt, ovriga)))


def _narmast(falt: Falt, ovriga: list[Svar]) -> str:
    """Ger den rad bland övrig text som liknar frågan mest, om någon gör det. Likheten används bara som förslag."""
    rader = {nyckel(bit): bit for s in ovriga for rad in s.text.split("\n") for bit in rad.split("\t")}
    lika = get_close_matches(nyckel(falt.fraga.text), [n for n in rader if n], 1, _LIKHET)
    return f" Närmast är «{citera(rader[lika[0]], 90)}»." if lika else ""
