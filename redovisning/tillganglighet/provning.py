"""Prövar om ett Word-dokument går att läsa för alla: titel, språk, rubriker, tabeller, listor, bilder, länkar …"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.dolda.innehall import Fynd, anmarkningar
from redovisning.grind import Filslag, Mottagen
from redovisning.tillganglighet.dokumentet import Dokumentet
from redovisning.tillganglighet.helheten import spraket, titeln
from redovisning.tillganglighet.kontrast import svag_text
from redovisning.tillganglighet.rubriker import rubrikerna
from redovisning.tillganglighet.stycken import listor_av_tecken, tomma_stycken
from redovisning.tillganglighet.synligt import bilder_utan_text, intetsagande_lankar
from redovisning.tillganglighet.tabeller import tabellerna
from redovisning.utkast import Utkast

PROV: tuple[Callable[[Dokumentet], Iterator[Fynd]], ...] = (
    titeln,
    spraket,
    rubrikerna,
    tabellerna,
    listor_av_tecken,
    bilder_utan_text,
    tomma_stycken,
    svag_text,
    intetsagande_lankar,
)


def prova_tillganglighet(mottagen: Mottagen, barare: Utkast) -> tuple[Anmarkning, ...]:
    """Ger det som gör dokumentet svårt att läsa för någon; inget för annat än Word.

    ``barare`` är det tomma utkast som ger anmärkningarna filens namn.

    Raises:
        OlasbarFil: en del av dokumentet går inte att läsa.
    """
    if mottagen.slag is not Filslag.WORD:
        return ()
    dokumentet = Dokumentet(mottagen)
    return tuple(anmarkningar([fynd for prov in PROV for fynd in prov(dokumentet)], barare))
