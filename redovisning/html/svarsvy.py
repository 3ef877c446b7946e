"""Svaren som de ska läsas: fråga för fråga, med stycken och listor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redovisning.dokument.falt import Falt, Krav, Svarstyp
from redovisning.fritext import Blockslag, dela
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.html.ord import mening
from redovisning.personnummer import visat

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

_INGET_SVAR = {
    Krav.JA: "Inget svar än. Frågan måste besvaras.",
    Krav.BOR: "Inget svar än. Frågan bör besvaras.",
    Krav.FRIVILLIG: "Inget svar. Frågan får lämnas tom.",
}


@dataclass
class Stycken:
    """Ett stycke, eller punkterna i en lista. ``fran`` är den första punktens nummer i en numrerad lista."""

    slag: str
    fran: int = 1
    rader: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Fragevy:
    """En fråga med sitt svar. ``tomt`` säger i ord att svaret saknas och vad som krävs."""

    stig: str
    fraga: str
    stycken: tuple[Stycken, ...]
    tomt: str = ""
    kravs: bool = False


@dataclass
class Avsnittsvy:
    """Ett avsnitts frågor. ``poster`` är en lista av (rubrik, frågor); frågor utanför listor har tom rubrik."""

    rubrik: str
    poster: list[tuple[str, list[Fragevy]]] = field(default_factory=list)


def svaren(utkast: Utkast) -> tuple[Avsnittsvy, ...]:
    """Ger avsnitten med alla frågor i formulärets ordning. Tomma frivilliga fält i en post är inte med.

    Personnummer är maskerade, som i anmärkningarna.
    """
    ut: dict[str, Avsnittsvy] = {}
    for stig, falt in utkast.vagar():
        avsnitt = ut.setdefault(falt.avsnitt.nyckel, Avsnittsvy(falt.avsnitt.hel_rubrik))
        fragan = _fraga(stig, falt, visat(utkast[stig] or "", stig))
        if falt.lista and fragan.tomt and not fragan.kravs:
            continue
        rubrik = mening(f"{falt.postnamn} {_nummer(stig)}") if falt.lista else ""
        if not avsnitt.poster or avsnitt.poster[-1][0] != rubrik:
            avsnitt.poster.append((rubrik, []))
        avsnitt.poster[-1][1].append(fragan)
    return tuple(a for a in ut.values() if a.poster)


def stycken(text: str) -> tuple[Stycken, ...]:
    """Ger texten delad som den kommer att stå: stycken, punktlistor och numrerade listor."""
    ut: list[Stycken] = []
    for block in dela(text):
        rad = "\n".join(block.rader)
        ny_lista = block.slag is Blockslag.NUMMER and block.nummer == 1
        if block.slag is Blockslag.STYCKE or ny_lista or not ut or ut[-1].slag != block.slag.value:
            ut.append(Stycken(block.slag.value, block.nummer or 1))
        ut[-1].rader.append(rad)
    return tuple(ut)


def _fraga(stig: str, falt: Falt, text: str) -> Fragevy:
    fraga = falt.fraga.text
    if not text or ar_ledtext(text):
        return Fragevy(stig, fraga, (), _INGET_SVAR[falt.krav], falt.krav is not Krav.FRIVILLIG)
    if falt.typ is not Svarstyp.TEXT or falt.enradig:
        kort = mening(text) if falt.typ is Svarstyp.JA_NEJ else text
        return Fragevy(stig, fraga, (Stycken("stycke", rader=[kort]),))
    return Fragevy(stig, fraga, stycken(text))


def _nummer(stig: str) -> int:
    return int(stig.partition("[")[2].partition("]")[0]) + 1
