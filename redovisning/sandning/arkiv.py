"""Zip-filen: alla bilagor i en fil, med å, ä och ö i namnen och alltid samma byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redovisning.paket import Paket
from redovisning.paket_zip import packad_post, skriv_zip


def zipfil(filer: Sequence[tuple[str, bytes]]) -> bytes:
    """Ger en zip-fil med filerna i ordning, utan mappar och med datumet 1980-01-01."""
    return skriv_zip(packad_post(namn, data) for namn, data in filer)


def filer_i(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Ger namnet och innehållet för varje fil i en zip-fil.

    Raises:
        OlasbarFil: filen är skadad, har lösenord, packar upp sig orimligt eller har namn som leder ut ur mappen.
    """
    paket = Paket(data)
    for namn in paket.namn:
        yield namn, paket.las(namn)
