"""Från byte till text för textfilerna: UTF-8 med eller utan BOM, Windows-1252 namngivet, styrtecken utpekade."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from redovisning.plats import Textplats
from redovisning.trad import Fynd

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

_STYRTECKEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|\ufffe|\uffff")
_BOM = "\ufeff"


class Avkodat(NamedTuple):
    """En textfils text, dess rader (delade bara vid ``\\n``) och det som behöver sägas om den."""

    text: str
    rader: list[str]
    fynd: list[Fynd]


def avkoda(data: bytes) -> Avkodat:
    """Ger texten med ``\\n`` som radslut. Byte som inte är UTF-8 läses som Windows-1252, och det sägs."""
    fynd: list[Fynd] = []
    try:
        text = data.decode()
    except UnicodeDecodeError as fel:
        text = data.decode("utf-8", "redovisning.windows1252")
        rad = data.count(b"\n", 0, fel.start) + 1
        # Det som är riktig UTF-8 i samma fil visar att filen är hopklistrad av två kodningar.
        blandat = not data.decode("utf-8", "ignore").isascii()
        fynd.append(Fynd("TR12" if blandat else "TR11", Textplats(rad, 1), {"rad": rad}))
    text = text.lstrip(_BOM).replace("\r\n", "\n").replace("\r", "\n")
    rader = text.split("\n")
    return Avkodat(text, rader, [*fynd, *_styrtecken(text, rader)])


def utan_halva_tecken(text: str) -> tuple[str, str]:
    """Ger texten med U+FFFD för varje halvt tecken (surrogat), och det första av dem som ``U+D83D`` eller ``""``."""
    try:
        text.encode()
    except UnicodeEncodeError as fel:
        hel = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return hel, f"U+{ord(text[fel.start]):04X}"
    return text, ""


def halva_tecken(utkast: Utkast) -> list[Fynd]:
    """Ger ett fynd för varje svar med ett halvt tecken; ett sådant går inte att skriva i en textfil."""
    alla = ((stig, utan_halva_tecken(text)[1]) for stig, text in utkast.texter().items())
    return [Fynd("TR15", Textplats(1, 1), {"tecken": tecken}, stig) for stig, tecken in alla if tecken]


def _styrtecken(text: str, rader: list[str]) -> Iterator[Fynd]:
    """En anmärkning för varje slags styrtecken, vid det första av dem."""
    sedda: dict[str, int] = {}
    for tecken in _STYRTECKEN.findall(text):
        sedda[tecken] = sedda.get(tecken, 0) + 1
    for tecken, antal in sedda.items():
        rad = next(i for i, r in enumerate(rader) if tecken in r)
        fler = f" på {antal} ställen, här det första" if antal > 1 else ""
        plats = Textplats(rad + 1, rader[rad].index(tecken) + 1)
        yield Fynd("TR13", plats, {"tecken": f"U+{ord(tecken):04X}", "fler": fler})


def _som_windows1252(fel: UnicodeError) -> tuple[str, int]:
    """Ett ogiltigt byte i taget; de fem byte som Windows-1252 saknar blir styrtecken och pekas ut som sådana."""
    assert isinstance(fel, UnicodeDecodeError)
    byte = fel.object[fel.start : fel.start + 1]
    try:
        return byte.decode("cp1252"), fel.start + 1
    except UnicodeDecodeError:
        return byte.decode("latin-1"), fel.start + 1


codecs.register_error("redovisning.windows1252", _som_windows1252)
