"""Hur en fråga ligger till mellan regionens utkast och dem som kommit tillbaka."""

from __future__ import annotations

from enum import Enum

from redovisning.bidrag.andringar import Lage, laget, verkliga
from redovisning.bidrag.klasser import Alternativ, Bidrag, Fragesvar


class Utfall(Enum):
    """Vad avstämningen fann, i den ordning det visas. Värdet är namnet i JSON."""

    OLIKA = "olika"
    I_UTKASTET = "andrat_i_utkastet"
    BORTTAGET = "borttaget_i_utkastet"
    I_DATA = "andrat_i_data"
    I_BADA = "samma_andring_i_bada"
    LIKA = "lika"


ATT_TA_IN = (Utfall.OLIKA, Utfall.I_UTKASTET, Utfall.BORTTAGET)
"""De utfall där något i ett utkast skiljer sig från regionens på ett sätt som går att ta in."""


def utfallet(fraga: Fragesvar, utkasten: tuple[Bidrag, ...]) -> Utfall:
    """Ger utfallet. ``utkasten`` är de som kommit tillbaka; regionens eget är huvudet bland frågans inlagor."""
    riktiga, vald = list(verkliga(fraga.alternativ)), fraga.vald
    if vald is None:
        return Utfall.OLIKA
    if vald not in riktiga:
        return Utfall.LIKA if vald.text else Utfall.I_DATA
    if vald != i_huvudet(fraga):
        return Utfall.I_UTKASTET
    if fraga.borttaget:
        return Utfall.BORTTAGET
    if any(laget(fraga.falt, i.bidrag, vald.text) is Lage.ANDRAT for i in vald.inlagor):
        return Utfall.I_BADA
    if len(riktiga) > 1 or any(_saknar(fraga, b) for b in utkasten):
        return Utfall.I_DATA
    return Utfall.LIKA


def i_huvudet(fraga: Fragesvar) -> Alternativ | None:
    """Ger det som står i regionens eget utkast, också en ledtext; ``None`` när inget står där."""
    return next((a for a in fraga.alternativ if a.text and any(i.bidrag.huvud for i in a.inlagor)), None)


def _saknar(fraga: Fragesvar, bidrag: Bidrag) -> bool:
    """Sant när utkastet har frågan men inget svar."""
    svarar = any(i.bidrag is bidrag for a in verkliga(fraga.alternativ) for i in a.inlagor)
    return bidrag.utkast.ingar(fraga.falt) and not svarar
