"""Prövar en färdig fil som ska bifogas som den är: läsbar, utan det som inte ska följa med, och rätt region."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.arbetsmapp import leveransnamn
from redovisning.bilagor.innehall import Innehall, anmarkningar
from redovisning.bilagor.regionen import andra_regioner, namns
from redovisning.dokument.handlingsplan import Handlingsplan
from redovisning.fel import OlasbarFil
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import Filslag, Mottagen, slapp_in_bilaga
from redovisning.regioner import hitta_region
from redovisning.utkast import Utkast

_ANDELSER = {Filslag.WORD: ".docx", Filslag.EXCEL: ".xlsx", Filslag.PDF: ".pdf"}
_HINDER = frozenset({"BI01", "BI02"})


@dataclass(frozen=True)
class Bilaga:
    """En prövad fil.

    ``data`` är filens byte som de är, ``None`` när den inte ska bifogas. ``namn`` är dess nya namn.
    """

    fil: Path
    namn: str
    anmarkningar: tuple[Anmarkning, ...]
    data: bytes | None = field(default=None, repr=False)


def prova_bilaga(fil: Path, region: str | None) -> Bilaga:
    """Ger filen som den ska bifogas, med allt som prövningen fann. En fil som inte går att läsa ger en anmärkning.

    ``region`` är regionens namn som det skrevs; ``None`` när det inte är känt, och då prövas det inte.
    """
    barare = Utkast(Handlingsplan, fil)
    barare.satt("region", region or "")
    try:
        mottagen = slapp_in_bilaga(fil)
        innehall = _las(mottagen, region)
    except OlasbarFil as fel:
        return Bilaga(fil, fil.name, (anmark("BI01", barare, varfor=fel.meddelande),))
    funna = (*anmarkningar(innehall.fynd, barare), *_om_regionen(innehall.text, region, barare))
    namn = leveransnamn(barare, _ANDELSER[mottagen.slag])
    stoppas = any(a.kod in _HINDER for a in funna)
    return Bilaga(fil, namn, funna, None if stoppas else mottagen.data)


def _las(mottagen: Mottagen, region: str | None) -> Innehall:
    match mottagen.slag:
        case Filslag.WORD:
            from redovisning.bilagor.wordbilaga import las_wordbilaga

            return las_wordbilaga(mottagen)
        case Filslag.EXCEL:
            from redovisning.bilagor.excelbilaga import las_excelbilaga

            return las_excelbilaga(mottagen)
    from redovisning.bilagor.pdfbilaga import las_pdfbilaga

    return las_pdfbilaga(mottagen, lambda text: bool(text.strip()) and (not region or namns(region, text)))


def _om_regionen(text: str, region: str | None, barare: Utkast) -> Iterator[Anmarkning]:
    if not any(c.isalnum() for c in text):
        yield anmark("BI06", barare)
    elif region and not namns(region, text):
        kand = hitta_region(region)
        namn = kand.namn if kand else citera(region)
        andra = andra_regioner(region, text)
        if andra:
            yield anmark("BI08", barare, region=namn, annan=" och ".join(andra[:3]))
        else:
            yield anmark("BI07", barare, region=namn)
