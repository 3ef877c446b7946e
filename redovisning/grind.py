"""Grinden: den enda vägen in för en fil. Prövar storlek, slag och paket innan någon läsare ser filen.

Slaget avgörs av innehållet, inte av namnet. Det som inte kan läsas får ett namngivet utfall och en mening om vad man
gör åt det (``grind_utfall.UTFALL``).
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.grind_slag import AGARNAMN, PDF_BORJAN, Filslag, annat_slag, ar_agarfil
from redovisning.grind_utfall import olasbar
from redovisning.minne import last_en_gang

if TYPE_CHECKING:
    from redovisning.paket import Paket

__all__ = ["Filslag", "Mottagen", "hamta", "lagg_fram", "slapp_in", "slapp_in_bilaga", "slapp_in_bilaga_data"]

MAX_STORLEK_MB = 100
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_JSONSTART = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_DOKUMENTNAMN = {
    ".doc",
    ".docx",
    ".docm",
    ".dotx",
    ".dotm",
    ".xls",
    ".xlsx",
    ".xlsm",
    ".xlsb",
    ".odt",
    ".ods",
    ".rtf",
    ".pdf",
}


@dataclass(frozen=True)
class Mottagen:
    """En fil som grinden har släppt in. ``data`` är hela filen, läst en gång."""

    sokvag: Path
    slag: Filslag
    data: bytes = field(repr=False)
    _paket: Paket | None = field(default=None, repr=False, compare=False)

    def paket(self) -> Paket:
        """Ger paketet för en Word- eller Excel-fil.

        Raises:
            OlasbarFil: datan är inget helt paket.
        """
        if self._paket is None:
            from redovisning.paket import Paket

            object.__setattr__(self, "_paket", Paket(self.data, _visat(self.sokvag)))
        assert self._paket is not None
        return self._paket


def slapp_in(sokvag: Path | str) -> Mottagen:
    """Ger filen med sitt slag och sitt innehåll.

    Raises:
        OlasbarFil: filen kan inte läsas; ``kod`` är ett av namnen i ``grind_utfall.UTFALL``.
    """
    vagen = Path(sokvag)
    return last_en_gang((slapp_in, vagen), lambda: slapp_in_data(vagen, hamta(vagen)))


def slapp_in_data(sokvag: Path, data: bytes) -> Mottagen:
    """Ger en fil vars innehåll redan är läst, till exempel det som just skrevs. ``sokvag`` ger namn och ändelse.

    Raises:
        OlasbarFil: som ``slapp_in``.
    """
    fil = _visat(sokvag)
    if ar_agarfil(data):
        raise olasbar("agarfil", fil)
    if data.startswith(_ZIP):
        from redovisning.grind_paket import oppna_paket

        slag, paket = oppna_paket(data, fil)
        return Mottagen(sokvag, slag, data, paket)
    if kod := annat_slag(data):
        raise olasbar(kod, fil)
    if sokvag.suffix.lower() in _DOKUMENTNAMN:
        raise olasbar("text_med_annat_namn", fil, andelse=sokvag.suffix)
    json = sokvag.suffix.lower() == ".json" or _JSONSTART.match(data)
    return Mottagen(sokvag, Filslag.JSON if json else Filslag.YAML, data)


def slapp_in_bilaga(sokvag: Path | str) -> Mottagen:
    """Ger en färdig fil som ska bifogas som den är: ett Word-dokument, en arbetsbok eller en PDF.

    En PDF är här bara igenkänd; den prövas när den öppnas med ``grind_pdf.oppna_pdf``.

    Raises:
        OlasbarFil: som ``slapp_in``, och ``ingen_bilaga`` och ``mallfil``.
    """
    return slapp_in_bilaga_data(Path(sokvag), hamta(sokvag))


def hamta(sokvag: Path | str) -> bytes:
    """Ger innehållet i en vanlig fil av rimlig storlek, vad den än är.

    Raises:
        OlasbarFil: filen saknas, är tom, för stor, en mapp eller inte går att öppna.
    """
    vagen = Path(sokvag)
    return last_en_gang((hamta, vagen), lambda: _med_innehall(_hamta(vagen, _visat(vagen)), _visat(vagen)))


def lagg_fram(sokvag: Path, data: bytes) -> None:
    """Gör att filen läses ur ``data`` och inte från disken, så länge det delade läsandet pågår; se ``minne``.

    Så läses filerna i en zip-fil eller ett mejl utan att någonsin läggas på disken.

    Raises:
        OlasbarFil: filen är tom.
    """
    last_en_gang((hamta, sokvag), lambda: _med_innehall(data, _visat(sokvag)))


def slapp_in_bilaga_data(sokvag: Path, data: bytes) -> Mottagen:
    """Ger en färdig fil vars innehåll redan är läst. ``sokvag`` ger namn och ändelse.

    Raises:
        OlasbarFil: som ``slapp_in_bilaga``.
    """
    if data.startswith(PDF_BORJAN):
        return Mottagen(sokvag, Filslag.PDF, data)
    mottagen = slapp_in_data(sokvag, data)
    if mottagen.slag not in (Filslag.WORD, Filslag.EXCEL):
        raise olasbar("ingen_bilaga", _visat(sokvag))
    paket = mottagen.paket()
    if ".template." in paket.innehallstyper[paket.huvuddel]:
        raise olasbar("mallfil", _visat(sokvag))
    return mottagen


def _visat(sokvag: Path) -> str:
    """Ger sökvägen som den kan stå i ett meddelande: utan styrtecken och byte som inte är text."""
    return "".join(c if c.isprintable() else "?" for c in str(sokvag))


def _hamta(sokvag: Path, fil: str) -> bytes:
    """Ger filens innehåll, när filen är en vanlig fil av rimlig storlek."""
    tak = MAX_STORLEK_MB * 1024 * 1024
    try:
        lage = sokvag.stat()
        if stat.S_ISDIR(lage.st_mode):
            raise olasbar("mapp", fil)
        if not stat.S_ISREG(lage.st_mode):
            raise olasbar("inte_en_fil", fil)
        if sokvag.name.startswith(AGARNAMN):
            raise olasbar("agarfil", fil)
        if lage.st_size > tak:
            raise olasbar("for_stor", fil, tak=MAX_STORLEK_MB)
        with sokvag.open("rb") as f:
            data = f.read()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise olasbar("saknas", fil) from None
    except OSError:
        raise olasbar("kan_inte_lasas", fil) from None
    return data


def _med_innehall(data: bytes, fil: str) -> bytes:
    """Ger datan, när det är någon och inte för mycket."""
    if len(data) > MAX_STORLEK_MB * 1024 * 1024:
        raise olasbar("for_stor", fil, tak=MAX_STORLEK_MB)
    if not data or data.isspace():
        raise olasbar("tom", fil)
    return data
