"""CSV-filer: semikolon, komma eller tabb, UTF-8 med eller utan BOM eller Windows-1252."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redovisning.avkodning import avkoda
from redovisning.granskning.meddelanden import anmark
from redovisning.plats import Textplats
from redovisning.tabeller.tabell import Tabell, Tabeller

if TYPE_CHECKING:
    from redovisning.grind import Mottagen
    from redovisning.utkast import Utkast

_SKILJETECKEN = (";", "\t", ",", "|")
_PROVRADER = 50


def las_textfil(mottagen: Mottagen, barare: Utkast) -> Tabeller:
    """Ger filens enda tabell. ``barare`` är utkastet som anmärkningarna görs för."""
    avkodat = avkoda(mottagen.data)
    rader = avkodat.rader
    # Ett citattecken som aldrig avslutas gör resten av filen till en cell; den visar sig då som oläslig.
    csv.field_size_limit(max(csv.field_size_limit(), len(mottagen.data) + 1))
    skiljetecken = _skiljetecken(rader[:_PROVRADER])
    tabell = Tabell(
        "",
        lambda: _rader(rader, skiljetecken),
        lambda rad, kolumn: _plats(rader, skiljetecken, rad, kolumn),
    )
    fynd = [anmark(f.kod, barare, f.stig, f.plats, **f.varden) for f in avkodat.fynd]
    return Tabeller([tabell], fynd)


def _skiljetecken(rader: list[str]) -> str:
    """Ger tecknet som delar flest rader i lika många celler, och i flest celler när det är lika."""

    def poang(tecken: str) -> tuple[int, int]:
        antal = [len(celler) for celler in csv.reader((f"{r}\n" for r in rader), delimiter=tecken) if len(celler) > 1]
        vanligast = max(antal, key=lambda n: (antal.count(n), n), default=0)
        return antal.count(vanligast), vanligast

    return max(_SKILJETECKEN, key=poang)


def _rader(rader: list[str], skiljetecken: str) -> Iterator[list[str]]:
    """Ger en lista celler för varje rad i filen. En cell med radbrytning följs av tomma rader, så att numren håller."""
    lasare = csv.reader((f"{r}\n" for r in rader), delimiter=skiljetecken)
    nummer = 0
    for celler in lasare:
        yield celler
        nummer += 1
        while nummer < lasare.line_num:
            yield []
            nummer += 1


def _plats(rader: list[str], skiljetecken: str, rad: int, kolumn: int) -> Textplats:
    """Ger platsen för en cell: kolumnen är tecknets nummer på raden."""
    if rad > len(rader):
        return Textplats(len(rader), 1)
    tecken, citerad = 0, False
    for i, c in enumerate(rader[rad - 1]):
        if c == '"':
            citerad = not citerad
        elif c == skiljetecken and not citerad:
            tecken += 1
            if tecken == kolumn - 1:
                return Textplats(rad, i + 2)
    return Textplats(rad, 1)
