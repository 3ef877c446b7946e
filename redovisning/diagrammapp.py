"""Diagrammen i en mapp: en bild per diagram och format, och en textfil med alternativtexter och tabeller."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from redovisning.arbetsmapp import kataloger
from redovisning.diagram.marke import med_marke, orord
from redovisning.fel import MalfilAndrad
from redovisning.filnamn import sakert_filnamn
from redovisning.filskrivning import skriv_fil
from redovisning.kommandotext import valet

if TYPE_CHECKING:
    from redovisning.diagram.diagrammet import Diagram
    from redovisning.diagram.samling import Samling

TEXTFIL = "diagram.txt"
_RUBRIK = "Alternativtexter och tabeller"


class Skrivna(NamedTuple):
    """Det som skrevs: bilderna och sist textfilen. ``bredvid`` är de som fick ett annat namn än de skulle."""

    filer: tuple[Path, ...]
    bredvid: tuple[Path, ...]


def skriv_diagram(samling: Samling, mapp: Path, format: Collection[str] = ("png",), *, ersatt: bool = False) -> Skrivna:
    """Ger vägarna till bilderna och textfilen. Bilder som ingen har ändrat ersätts.

    Inget skrivs om någon av filerna finns och har ändrats för hand, utom med ``ersatt``.

    Raises:
        MalfilAndrad: en fil som skulle skrivas finns och är inte orörd.
        SkrivFel: en fil kunde inte skrivas.
        Anvandningsfel: mappen går inte att göra.
    """
    filer = list(diagramfiler(samling, format))
    if not ersatt:
        _krav_pa_ororda(mapp, filer)
    with kataloger(mapp):
        skrivna = [(mapp / namn, skriv_fil(mapp / namn, data, ersatt=ersatt, orord=orord)) for namn, data in filer]
    return Skrivna(tuple(v for _, v in skrivna), tuple(v for mal, v in skrivna if v != mal))


def diagramfiler(samling: Samling, format: Collection[str] = ("png",)) -> Iterator[tuple[str, bytes]]:
    """Ger namn och innehåll för varje bild, och sist textfilen. Varje bild ritas när den begärs."""
    filnamn = list(_filnamn(samling.diagram))
    for namn, diagram in zip(filnamn, samling.diagram, strict=True):
        for f in format:
            yield f"{namn}.{f}", diagram.bild(f)
    bildnamn = [[f"{namn}.{f}" for f in format] for namn in filnamn]
    yield TEXTFIL, med_marke(textfil(samling, bildnamn).encode(), "txt")


def textfil(samling: Samling, bildnamn: list[list[str]]) -> str:
    """Ger textfilen: för varje diagram dess filer, alternativtext och tabell, och sist det som inte kunde ritas.

    Tabellens celler skiljs med tabb, så att de går att klistra in i Excel och Word.
    """
    delar = [f"{_RUBRIK}\n{'=' * len(_RUBRIK)}"]
    for diagram, namn in zip(samling.diagram, bildnamn, strict=True):
        tabell = [diagram.tabell.rubriker, *diagram.tabell.rader]
        rader = "\n".join("\t".join(rad) for rad in tabell)
        rubrik = ", ".join(namn)
        delar.append(f"{rubrik}\n{'-' * len(rubrik)}\n{diagram.rubrik}\n\n{diagram.alttext}\n\n{rader}")
    if samling.ej_ritade:
        rubrik = "Kunde inte ritas"
        delar.append("\n".join([rubrik, "-" * len(rubrik), *(f"{e.sort}: {e.skal}" for e in samling.ej_ritade)]))
    return "\n\n\n".join(delar) + "\n\n"


def _filnamn(diagram: Collection[Diagram]) -> Iterator[str]:
    """Ger namn att spara diagrammen under, olika också där stora och små bokstäver är samma namn."""
    upptagna: set[str] = set()
    for d in diagram:
        namn = forsok = sakert_filnamn(d.namn)
        nummer = 2
        while forsok.casefold() in upptagna:
            forsok, nummer = f"{namn} {nummer}", nummer + 1
        upptagna.add(forsok.casefold())
        yield forsok


def _krav_pa_ororda(mapp: Path, filer: Collection[tuple[str, bytes]]) -> None:
    andrade = [
        namn
        for namn, data in filer
        if (mal := mapp / namn).is_file() and (gammalt := mal.read_bytes()) != data and not orord(gammalt)
    ]
    if andrade:
        raise MalfilAndrad(
            f"{mapp}: det här finns redan och har ändrats sedan det skrevs, eller skrevs av någon annan: "
            f"{', '.join(andrade)}. Inget har skrivits. Flytta undan det, välj en annan mapp, eller använd "
            f"{valet('ersatt')}: då sparas det gamla bredvid, med datum i namnet."
        )
