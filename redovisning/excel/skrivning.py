"""Skriver arbetsboken: bladen i ordning, ifyllda med utkastets svar.

Allt prövas innan något skrivs: en text som inte ryms i en cell, eller som har tecken som Excel inte kan bära, namnges
och ingen arbetsbok blir till.
"""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.anmarkning import kort
from redovisning.dokument.falt import hitta_falt, postord
from redovisning.excel.avsnittsblad import skriv_avsnitt
from redovisning.excel.bok_ut import UtBok
from redovisning.excel.diagramblad import har_diagram, skriv_diagram
from redovisning.excel.diagramrader import Listtabell
from redovisning.excel.form import MORKBLA, SVARSBLA
from redovisning.excel.oversikt import Rad, skriv_oversikt
from redovisning.excel.packning import packad
from redovisning.excel.startblad import Startblad
from redovisning.excel.upplagg import BESVARAS_AV, DIAGRAM, MAX_TECKEN, OVERSIKT, START, bladnamn
from redovisning.fel import SkrivFel
from redovisning.fritext import oskrivbara
from redovisning.omfattning import avsnitten, omfattade_delar
from redovisning.utkast import Utkast


def arbetsbok(utkast: Utkast) -> bytes:
    """Ger arbetsboken med utkastets svar, alltid samma byte för samma utkast.

    Är utkastet en del finns bara dess avsnitt med, och regionen.

    Raises:
        SkrivFel: ett svar är längre än en cell rymmer eller har tecken som Excel inte kan bära.
    """
    utkast = utkast.utan_luckor()
    if hinder := list(_hinder(utkast)):
        raise SkrivFel(
            "Arbetsboken: inget har skrivits, för Excel kan inte bära allt som står i svaren. "
            "Korta texterna, ta bort tecknen eller använd ett annat slags fil:\n" + "\n".join(hinder)
        )
    bok = UtBok()
    namnen = bladnamn(utkast.dokument)
    med = list(omfattade_delar(utkast))
    startblad, oversikt = bok.nytt_blad(START, MORKBLA), bok.nytt_blad(OVERSIKT, MORKBLA)
    start = Startblad(bok, startblad, utkast, [d for d, _ in med])
    rader: list[Rad] = []
    listorna: dict[str, Listtabell] = {}
    for d, tabeller in med:
        blad = bok.nytt_blad(namnen[d.nyckel], SVARSBLA)
        skrivet = skriv_avsnitt(bok, blad, utkast, d, tabeller, start.svarar(d.nyckel))
        rader.append(Rad(d, start.svarar(d.nyckel), skrivet.rakning))
        listorna |= {lista: Listtabell(blad.namn, tabell) for lista, tabell in skrivet.listor.items()}
        if "region" in skrivet.celler:
            start.visa_region(blad.namn, skrivet.celler["region"])
    skriv_oversikt(oversikt, utkast, rader)
    if har_diagram(utkast):
        skriv_diagram(bok.nytt_blad(DIAGRAM, MORKBLA), utkast, listorna)
    bok.skriv_vallistor()
    return packad(bok, utkast.dokument, utkast.utlamnat)


def _hinder(utkast: Utkast) -> Iterator[str]:
    """Ger en rad för varje text som inte går att skriva: frågan och vad som är i vägen."""
    for stig, text in utkast.texter().items():
        yield from _hindret(_fraga(utkast, stig), text)
    for stig, text in utkast.anteckningar.items():
        yield from _hindret(f"anteckningen vid {stig}", text)
    kanda = avsnitten(utkast.dokument)
    for nyckel, namn in utkast.besvaras_av.items():
        yield from _hindret(f"{kanda[nyckel].namn} «{BESVARAS_AV}»", namn)


def _hindret(var: str, text: str) -> Iterator[str]:
    langd = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if langd > MAX_TECKEN:
        yield f"  - {var}: texten är {langd} tecken lång, och en cell rymmer {MAX_TECKEN}"
    if tecken := oskrivbara(text):
        yield f"  - {var}: styrtecken som Excel inte kan bära: {', '.join(tecken)}"


def _fraga(utkast: Utkast, stig: str) -> str:
    falt = hitta_falt(utkast.dokument, stig)
    assert falt is not None
    post = postord(utkast.dokument, stig)
    return f"{falt.avsnitt.namn} {f'{post} ' if post else ''}«{kort(falt.fraga.text, 70)}» ({stig})"
