"""Förteckningen bredvid det packade: vad som packades, ur vilket utkast, med vilken granskning, och varje fils summa.

Den är en textfil som både människor och ``sha256sum -c`` läser: allt utom summorna står på rader som börjar med ``#``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from redovisning.sandning.namn import ar_filnamn, samma_namn

FORTECKNING = "forteckning.txt"
_UPPGIFT = re.compile(r"# ([^:]+): (.*)")
_SUMMA = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_EGEN_SUMMA = "# summan av raderna ovanför: "
_RUBRIK = "# Förteckning över det som är packat att skicka"
_ANVISNING = (
    "#",
    "# Kontrollera att inget har ändrats, i mappen där den här filen ligger:",
    "#   redovisning kontrollera .",
    f"#   sha256sum -c {FORTECKNING}    (finns på de flesta datorer utom Windows)",
    "#",
    "# SHA-256                                                         fil",
)


class Ofullstandig(Exception):
    """Texten är ingen förteckning. Texten i undantaget säger vad som är fel, på svenska."""


@dataclass(frozen=True)
class Forteckning:
    """``uppgifter``: vad det gäller, när, till vem … ``summor``: filnamn → SHA-256.

    ``hel`` är sant när dess egen summa stämmer.
    """

    uppgifter: Mapping[str, str]
    summor: Mapping[str, str]
    hel: bool = True

    def text(self) -> str:
        """Ger förteckningen som den skrivs, med sin egen summa sist."""
        rader = [_RUBRIK, "#", *(f"# {nyckel}: {varde}" for nyckel, varde in self.uppgifter.items()), *_ANVISNING]
        rader += [f"{summa}  {namn}" for namn, summa in self.summor.items()]
        stomme = "".join(f"{rad}\n" for rad in rader)
        return f"{stomme}{_EGEN_SUMMA}{sha256(stomme.encode())}\n"


def sha256(data: bytes) -> str:
    """Ger summan som 64 hexadecimala tecken."""
    return hashlib.sha256(data).hexdigest()


def las_forteckning(data: bytes) -> Forteckning:
    """Ger förteckningen ur dess text. Radslut från Windows godtas: de kommer av att filen öppnats och sparats.

    Raises:
        Ofullstandig: texten är ingen förteckning, eller nämner en fil utanför mappen.
    """
    try:
        text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Ofullstandig("filen är inte text i UTF-8") from None
    if not text.startswith(_RUBRIK):
        raise Ofullstandig("filen börjar inte som en förteckning")
    uppgifter: dict[str, str] = {}
    summor: dict[str, str] = {}
    for nummer, rad in enumerate(text.splitlines(), 1):
        if rad.startswith("#"):
            if (m := _UPPGIFT.fullmatch(rad)) and not rad.startswith(_EGEN_SUMMA):
                uppgifter.setdefault(m[1], m[2])
        elif m := _SUMMA.fullmatch(rad):
            if not ar_filnamn(m[2]):
                raise Ofullstandig(f"rad {nummer} nämner något som inte är en fil i mappen")
            if summor.setdefault(samma_namn(m[2]), m[1]) != m[1]:
                raise Ofullstandig(f"rad {nummer} nämner samma fil en gång till, med en annan summa")
        elif rad.strip():
            raise Ofullstandig(f"rad {nummer} är varken en anmärkning (#) eller en summa med ett filnamn")
    if not summor:
        raise Ofullstandig("den nämner inga filer")
    return Forteckning(uppgifter, summor, _ar_hel(text))


def _ar_hel(text: str) -> bool:
    stomme, egen, summa = text.rpartition(_EGEN_SUMMA)
    return bool(egen) and summa.strip() == sha256(stomme.encode())
