"""Ord som sidan behöver: antal i bokstäver och böjningar, och nivåernas märken."""

from __future__ import annotations

from collections.abc import Iterable

from redovisning.anmarkning import Anmarkning, Niva
from redovisning.plats import Cellplats, Formularplats, Plats, Textplats

SYMBOLER = {Niva.FEL: "✖", Niva.VARNING: "▲", Niva.RAD: "●"}
"""Nivåns märke. Det står alltid med ordet bredvid: varken färg eller form säger något ensamt."""


def antal(n: int, ett: str, flera: str) -> str:
    """Ger antalet med rätt böjning: ``1 fråga``, ``4 frågor``, och ``1 234 frågor`` med hårt mellanrum."""
    return f"{tal(n)} {ett if n == 1 else flera}"


def tal(n: int) -> str:
    """Ger talet med hårda mellanrum mellan tusental."""
    return f"{n:,}".replace(",", "\u00a0")


def niva_antal(n: int, niva: Niva) -> str:
    """Ger antalet av en nivå: ``2 fel``, ``1 varning``."""
    return antal(n, niva.ord, {Niva.VARNING: "varningar"}.get(niva, niva.ord))


def i_ord(anmarkningar: Iterable[Anmarkning]) -> str:
    """Ger anmärkningarna räknade: ``2 fel, 1 varning``; tomt när det inte finns några."""
    alla = list(anmarkningar)
    per_niva = ((n, sum(a.niva is n for a in alla)) for n in Niva)
    return ", ".join(niva_antal(hur_manga, n) for n, hur_manga in per_niva if hur_manga)


def uppraknat(delar: Iterable[str]) -> str:
    """Ger delarna med komma emellan och «och» före den sista."""
    alla = list(delar)
    return " och ".join([", ".join(alla[:-1]), alla[-1]] if len(alla) > 1 else alla)


def platsen(plats: Plats | None) -> str:
    """Ger platsen i ord: ``rad 34, tecken 21``, ``bladet 3.4, cell C5``, ``avsnitt 3.4``; tomt när den är okänd."""
    match plats:
        case Textplats(rad, kolumn):
            return f"rad {rad}, tecken {kolumn}"
        case Cellplats(blad, cell):
            return f"bladet {blad}, cell {cell}"
        case Formularplats(avsnitt):
            return f"avsnitt {avsnitt}" if avsnitt[:1].isdigit() else avsnitt
    return ""


def mening(text: str) -> str:
    """Ger texten med stor bokstav först, utom när den börjar med en nyckel som ``forsta_besok``."""
    return text if "_" in text.partition(" ")[0] else text[:1].upper() + text[1:]
