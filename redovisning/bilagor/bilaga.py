"""En färdig fil som ska bifogas som den är: läsbar, utan det som kan köras, och med sitt nya namn."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from redovisning.anmarkning import Anmarkning
from redovisning.arbetsmapp import leveransnamn
from redovisning.dokument import slaget
from redovisning.dokument.falt import falten
from redovisning.dokument.fragor import HANDLINGSPLAN
from redovisning.dolda.fil import prova
from redovisning.fel import OlasbarFil
from redovisning.filer import las
from redovisning.granskning.meddelanden import anmark
from redovisning.grind import Filslag
from redovisning.tillganglighet.provning import prova_tillganglighet
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


def prova_bilaga(fil: Path, region: str | None, ar: int | None = None) -> Bilaga:
    """Ger filen som den ska bifogas, med allt som prövningen fann. En fil som inte går att läsa ger en anmärkning.

    ``region`` är regionens namn som det skrevs; ``None`` när det inte är känt, och då prövas det inte. ``ar`` är
    leveransens år, som filens nya namn får; utan det planens årgång.
    """
    provad = prova(fil, region, bara_dokument=True)
    if provad.mottagen is None:
        return Bilaga(fil, fil.name, provad.anmarkningar)
    barare = Utkast(slaget(HANDLINGSPLAN), fil)
    barare.satt("region", region or "")
    namn = leveransnamn(barare, _ANDELSER[provad.mottagen.slag], ar=ar)
    stoppas = any(a.kod in _HINDER for a in provad.anmarkningar)
    fel_fil = (anmark("BI12", barare),) if _ar_formularet(fil, provad.mottagen.slag) else ()
    funna = (*fel_fil, *provad.anmarkningar, *prova_tillganglighet(provad.mottagen, barare))
    return Bilaga(fil, namn, funna, None if stoppas else provad.mottagen.data)


def _ar_formularet(fil: Path, slag: Filslag) -> bool:
    """Sant för ett Word-dokument som har de flesta av redovisningens frågor. En plan kan dela någon enstaka rubrik."""
    if slag is not Filslag.WORD:
        return False
    try:
        utkast = las(fil)
    except OlasbarFil:
        return False
    saknade = sum(a.kod == "WO09" for a in utkast.anmarkningar)
    return 2 * saknade < len(falten(utkast.dokument))
