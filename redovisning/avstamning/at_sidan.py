"""Vad i en angiven mapp som är utkast att stämma av, och vad som lämnas åt sidan: en leverans har också en plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from redovisning.fel import Anvandningsfel, InteEttFormular
from redovisning.filer import las
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind_slag import AGARNAMN


def bara_utkast(filer: Sequence[Path], angivna: Sequence[Path | str], eget: Path) -> tuple[list[Path], tuple[str, ...]]:
    """Ger filerna utom dem ur en mapp som inte är utkast, och namnen på det som lämnades i mapparna.

    ``eget`` är regionens utkast: ett annat slags dokument än det är inget att stämma av mot det.
    En fil som är angiven för sig är alltid med: att den inte är ett utkast är då ett fel, och läsaren säger det.

    Raises:
        Anvandningsfel: mapparna har inga utkast.
        OlasbarFil: en fil kan inte läsas.
    """
    mappar = [mapp for mapp in map(Path, angivna) if mapp.is_dir()]
    if not mappar:
        return list(filer), ()
    slag = las(eget).dokument.filnamn
    for_sig = {Path(v).resolve() for v in angivna if not Path(v).is_dir()}
    med = [fil for fil in filer if fil.resolve() in for_sig or _ar_utkast(fil, slag)]
    valda = {fil.resolve() for fil in med}
    ovriga = (v for mapp in mappar for v in sorted(mapp.iterdir()) if v.resolve() not in valda)
    namn = tuple(citera(v.name, 120) for v in ovriga if not v.name.startswith((".", *AGARNAMN)))
    if not med:
        raise Anvandningsfel(
            f"{mappar[0]}: där finns inget utkast, bara {rakna_upp(namn, hogst=9)}. Ange filen som har kommit tillbaka."
        )
    return med, namn


def _ar_utkast(fil: Path, slag: str) -> bool:
    """Falskt för en hel fil som inte har formulärets frågor, och för ett dokument av ett annat slag."""
    try:
        return las(fil).dokument.filnamn == slag
    except InteEttFormular:
        return False
