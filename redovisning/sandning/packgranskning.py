"""Granskningen av något packat: varje fil i det, och om förteckningen fortfarande stämmer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from redovisning.anmarkning import Anmarkning, Granskningsrapport
from redovisning.bilagor.bilaga import prova_bilaga
from redovisning.dokument import FORMULAR, SENASTE_AR
from redovisning.dolda.fil import prova
from redovisning.dolda.i_mappen import i_utkastet
from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.filer import las
from redovisning.granskning import granska
from redovisning.granskning.bredvid import Bredvid
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.mappgranskning import Mappinnehall
from redovisning.regioner import hitta_region
from redovisning.sandning.forteckning import FORTECKNING
from redovisning.sandning.kontroll import kontrollera
from redovisning.sandning.namn import samma_namn
from redovisning.sandning.packat import Fil, Packat
from redovisning.tillganglighet.provning import prova_tillganglighet
from redovisning.underlag import PLANNAMN
from redovisning.utkast import Utkast


class Packgranskning(NamedTuple):
    """Rapporten, den ifyllda redovisningen om där finns en, och en rad om vilka filer som prövades."""

    rapport: Granskningsrapport
    innehall: Mappinnehall | None
    om: str


def granska_packat(packat: Packat, idag: date | None = None) -> Packgranskning:
    """Ger granskningen av filerna i det packade.

    Varje anmärkning har filens namn som källa. I en packad mapp prövas också förteckningen; en zip-fil eller ett mejl
    prövas mot förteckningen i samma mapp, om de står i den.
    """
    with packat.framlagt():
        utkasten = [(fil, utkast) for fil in packat.filer if (utkast := _utkast(fil)) is not None]
        egna = [utkast for _, utkast in utkasten if utkast.dokument.sandlista]
        region = egna[0].region if egna else None
        forteckningen = _prova_forteckningen(packat.vag)
        anmarkningar = list(forteckningen.anmarkningar)
        if not egna:
            barare = Utkast(FORMULAR[SENASTE_AR], packat.vag)
            anmarkningar.append(anmark("SA02", barare))
        bredvid = Bredvid(idag=idag, filer=frozenset(fil.vag.name for fil in packat.filer))
        lasta = {fil.namn for fil, _ in utkasten}
        for fil, utkast in utkasten:
            funna = [*granska(utkast, bredvid=bredvid).anmarkningar, *i_utkastet(utkast)]
            anmarkningar += [replace(a, kalla=fil.namn) for a in funna]
        for fil in packat.filer:
            if fil.namn not in lasta:
                anmarkningar += [replace(a, kalla=fil.namn) for a in _om_filen(fil, region)]
    ar = egna[0].dokument.ar if egna else SENASTE_AR
    kand = hitta_region(region) if region else None
    rapport = Granskningsrapport(ar, kand.namn if kand else region, anmarkningar)
    namn = rakna_upp((citera(fil.namn, 120) for fil in packat.filer), hogst=9) or "inga filer"
    om = f"{packat.vag}: prövade filer: {namn}.{forteckningen.om}"
    return Packgranskning(rapport, Mappinnehall(egna[0]) if egna else None, om)


def redovisningarna(packat: Packat) -> list[tuple[Path, Utkast]]:
    """Ger de ifyllda redovisningar som ligger i det packade, med sina vägar."""
    with packat.framlagt():
        lasta = ((fil.vag, _utkast(fil)) for fil in packat.filer)
        return [(vag, utkast) for vag, utkast in lasta if utkast is not None and utkast.dokument.sandlista]


def _utkast(fil: Fil) -> Utkast | None:
    """Ger filens svar, eller ``None`` när den är något annat än ett av våra dokument."""
    if fil.vag.suffix.casefold() not in (".docx", ".xlsx", ".yaml", ".yml", ".json"):
        return None
    try:
        return las(fil.vag)
    except OlasbarFil:
        return None


def _om_filen(fil: Fil, region: str | None) -> Iterator[Anmarkning]:
    if not fil.data.strip():
        return
    if fil.vag.name.casefold().startswith(PLANNAMN):
        yield from prova_bilaga(fil.vag, region).anmarkningar
        return
    provad = prova(fil.vag, region)
    yield from provad.anmarkningar
    if provad.mottagen:
        yield from prova_tillganglighet(provad.mottagen, Utkast(FORMULAR[SENASTE_AR], fil.vag))


class _Forteckningen(NamedTuple):
    """Det som inte är som när det packades, och en mening när allt är det."""

    anmarkningar: tuple[Anmarkning, ...] = ()
    om: str = ""


def _prova_forteckningen(vag: Path) -> _Forteckningen:
    """Ger en anmärkning för varje fil som inte är som när den packades; inget när ingen förteckning nämner det."""
    mapp, bara = (vag, "") if vag.is_dir() else (vag.parent, samma_namn(vag.name))
    if not (mapp / FORTECKNING).is_file():
        return _Forteckningen()
    try:
        (kontroll,) = kontrollera(mapp)
    except (Anvandningsfel, OlasbarFil) as fel:
        vad = str(fel).rpartition(f"{FORTECKNING}: ")[2]
        return _Forteckningen() if bara else _Forteckningen((_andrat(mapp, FORTECKNING, vad),))
    if bara and bara not in kontroll.forteckning.summor:
        return _Forteckningen()
    delade = (avvikelse.partition(": ") for avvikelse in kontroll.avvikelser)
    andrade = tuple(_andrat(mapp, namn, vad) for namn, _, vad in delade if bara in ("", namn))
    packad = kontroll.forteckning.uppgifter.get("packad", "okänd dag")
    om = f" Inget har ändrats sedan det packades ({packad}): förteckningen stämmer."
    return _Forteckningen(andrade, "" if andrade else om)


def _andrat(mapp: Path, namn: str, vad: str) -> Anmarkning:
    return replace(anmark("SA01", Utkast(FORMULAR[SENASTE_AR], mapp / FORTECKNING), vad=vad), kalla=namn)
