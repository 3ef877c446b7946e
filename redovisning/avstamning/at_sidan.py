"""Vad i en angiven mapp som är utkast att stämma av, och vad som lämnas åt sidan: en leverans har också en plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from redovisning.bidrag.mottagning import inte_med
from redovisning.fel import Anvandningsfel, InteEttFormular
from redovisning.filer import las
from redovisning.granskning.sammanhang import rakna_upp


def bara_utkast(filer: Sequence[Path], angivna: Sequence[Path | str], eget: Path) -> tuple[list[Path], tuple[str, ...]]:
    """Ger filerna utom dem ur en mapp som inte är utkast, och namnen på det som lämnades i mapparna.

    ``eget`` är regionens utkast: ett annat slags dokument än det är inget att stämma av mot det.
    En fil som är angiven för sig är alltid med: att den inte är ett utkast är då ett fel, och läsaren säger det.

    Raises:
        Anvandningsfel: mapparna har inga utkast.
        OlasbarFil: en fil kan inte läsas.
    """
    for_sig = {Path(v).resolve() for v in angivna if not Path(v).is_dir()}
    if for_sig >= {fil.resolve() for fil in filer}:
        return list(filer), ()
    slag = las(eget).dokument.filnamn
    med = [fil for fil in filer if fil.resolve() in for_sig or _ar_utkast(fil, slag)]
    namn = inte_med(angivna, med)
    if not med:
        vad = rakna_upp(namn, hogst=9)
        raise Anvandningsfel(f"{angivna[0]}: där finns inget utkast, bara {vad}. Ange filen som har kommit tillbaka.")
    return med, namn


def _ar_utkast(fil: Path, slag: str) -> bool:
    """Falskt för en hel fil som inte har formulärets frågor, och för ett dokument av ett annat slag."""
    try:
        return las(fil).dokument.filnamn == slag
    except InteEttFormular:
        return False
