"""Var varje värde och varje kommentar står i en YAML-fil, så att ett svar kan bytas utan att något annat rörs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

import yaml

from redovisning.avkodning import avkoda
from redovisning.nyckelforslag import Grupp
from redovisning.yamlfil import trad_ur_yaml
from redovisning.yamlfil.kalla import kalla

_RADSLUT = re.compile(r"\r\n|\r|\n")
_BLOCKTECKEN = re.compile(r"[|>][0-9+-]*")
_KOLON = re.compile(r"[ \t]*:")


class GarInte(Exception):
    """Filen kan inte ändras på plats. ``str(fel)`` är skälet, att ställa efter «för»."""


class Punkt(NamedTuple):
    """Ett ställe i filen: rad och kolumn, räknade från 0."""

    rad: int
    kolumn: int


class Omrade(NamedTuple):
    """Där ett enkelt värde står.

    För ett block är ``fran``–``till`` tecknet efter kolonet och ``forsta``–``efter`` raderna under (från och med, till
    men inte med), med sitt indrag. För andra värden är raderna inga.
    """

    fran: Punkt
    till: Punkt
    block: bool = False
    forsta: int = 0
    efter: int = 0
    indrag: int = 0

    @property
    def tomt(self) -> bool:
        """Sant när inget är skrivet."""
        return self.fran == self.till


class Fil:
    """En YAML-fil med sina rader, sitt träd och sina kommentarer.

    Raises:
        GarInte: filen är inte UTF-8, eller är inte en karta i blockform.
    """

    def __init__(self, data: bytes) -> None:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            raise GarInte("den är inte sparad som UTF-8") from None
        self.text = text.lstrip("\ufeff")
        self.fore = text[: len(text) - len(self.text)]
        self.rader = avkoda(data).rader
        slut = [m.end() for m in _RADSLUT.finditer(self.text)]
        self.radstart = [0, *slut]
        self.radslut = m[0] if (m := _RADSLUT.search(self.text)) else "\n"
        skyddade = kalla("\n".join(self.rader), self.rader, Grupp()).skyddade
        try:
            self.rot: Any = yaml.compose("\n".join(skyddade), Loader=trad_ur_yaml.LADDARE)
        except yaml.YAMLError:
            raise GarInte("den är inte riktig YAML") from None
        if not isinstance(self.rot, yaml.MappingNode) or self.rot.flow_style:
            raise GarInte("dess nycklar står inte på egna rader")

    def omrade(self, nyckel: Any, varde: Any) -> Omrade:
        """Ger området för ett enkelt värde."""
        fran, till = _punkt(varde.start_mark), _punkt(varde.end_mark)
        if varde.style not in ("|", ">"):
            return Omrade(fran, till) if till > fran else Omrade(kolon := self.kolon(nyckel), kolon)
        m = _BLOCKTECKEN.match(self.rader[fran.rad], fran.kolumn)
        if m is None:
            raise GarInte("ett svar är skrivet på ett ovanligt sätt")
        forsta = efter = fran.rad + 1
        grund: int = nyckel.start_mark.column
        siffra = next((int(c) for c in m[0] if c.isdigit()), 0)
        indrag = grund + siffra if siffra else 0
        for nr in range(forsta, len(self.rader)):
            if not (innehall := self.rader[nr].lstrip(" ")):
                continue
            djup = len(self.rader[nr]) - len(innehall)
            indrag = indrag or djup
            if djup <= grund or djup < indrag:
                break
            efter = nr + 1
        if efter == forsta and self.rader[forsta : forsta + 1] and self.rader[forsta].isspace():
            efter += 1  # den färdiga, indragna raden i ett tomt block
        return Omrade(fran, Punkt(fran.rad, m.end()), True, forsta, efter, indrag if indrag > grund else 0)

    def kolon(self, nyckel: Any) -> Punkt:
        """Ger punkten efter nyckelns kolon."""
        slut = _punkt(nyckel.end_mark)
        m = _KOLON.match(self.rader[slut.rad], slut.kolumn)
        if m is None:
            raise GarInte("en nyckel är skriven på ett ovanligt sätt")
        return Punkt(slut.rad, m.end())

    def slut(self, nyckel: Any, varde: Any) -> Punkt:
        """Ger punkten där värdet slutar, efter det sista som är skrivet."""
        if ar_enkelt(varde):
            o = self.omrade(nyckel, varde)
            return Punkt(o.efter - 1, len(self.rader[o.efter - 1])) if o.efter > o.forsta else o.till
        if varde.flow_style:
            return _punkt(varde.end_mark)
        if isinstance(varde, yaml.MappingNode):
            return max(self.slut(n, v) for n, v in varde.value)
        return max(_punkt(p.end_mark) if ar_enkelt(p) else self.slut(nyckel, p) for p in varde.value)

    def efter_kommentarer(self, rad: int, kolumn: int) -> int:
        """Ger sista raden av de kommentarer som hör till raden, annars raden själv.

        Det är de som följer direkt på den, om de inte står ihop med nästa nyckel, och de som är mer indragna än
        ``kolumn``.
        """
        sist = rad
        while sist + 1 in self.kommentarsrader and self.kommentarsrader[sist + 1] >= kolumn:
            sist += 1
        nasta = self.rader[sist + 1] if sist + 1 < len(self.rader) else ""
        if nasta.strip() and len(nasta) - len(nasta.lstrip()) >= kolumn:
            sist = rad
        nr = sist + 1
        while nr < len(self.rader) and (not self.rader[nr].strip() or self.kommentarsrader.get(nr, -1) > kolumn):
            sist = nr if nr in self.kommentarsrader else sist
            nr += 1
        return sist

    def kommentarer_i(self, fran: Punkt, till: Punkt) -> list[str]:
        """Ger kommentarerna som börjar i området, med sitt nummertecken."""
        return [self.rader[p.rad][p.kolumn :].rstrip() for p in self.kommentarer if fran <= p < till]

    def kommentar_efter(self, punkt: Punkt) -> bool:
        """Sant när en kommentar följer på samma rad."""
        n = bisect_left(self.kommentarer, punkt)
        return n < len(self.kommentarer) and self.kommentarer[n].rad == punkt.rad

    @cached_property
    def kommentarsrader(self) -> dict[int, int]:
        """Raderna som bara är en kommentar → dess kolumn."""
        return {p.rad: p.kolumn for p in self.kommentarer if not self.rader[p.rad][: p.kolumn].strip()}

    @cached_property
    def kommentarer(self) -> list[Punkt]:
        """Var varje kommentar börjar, i ordning."""
        text: dict[int, list[tuple[int, int]]] = {}
        block: set[int] = set()
        for nyckel, varde in self._enkla(self.rot):
            o = (
                self.omrade(nyckel, varde)
                if nyckel is not None
                else Omrade(_punkt(varde.start_mark), _punkt(varde.end_mark))
            )
            block.update(range(o.forsta, o.efter))
            for rad in range(o.fran.rad, o.till.rad + 1):
                borjan = o.fran.kolumn if rad == o.fran.rad else 0
                text.setdefault(rad, []).append((borjan, o.till.kolumn if rad == o.till.rad else len(self.rader[rad])))
        alla = ((nr, _kommentar(rad, text.get(nr, []))) for nr, rad in enumerate(self.rader) if nr not in block)
        return [Punkt(nr, kolumn) for nr, kolumn in alla if kolumn is not None]

    def _enkla(self, nod: Any, nyckel: Any = None) -> Iterator[tuple[Any, Any]]:
        """Alla enkla noder, nycklar och värden; ett värde med sin nyckel."""
        if ar_enkelt(nod):
            yield nyckel, nod
        elif isinstance(nod, yaml.MappingNode):
            for n, v in nod.value:
                yield from self._enkla(n)
                yield from self._enkla(v, n)
        else:
            for del_ in nod.value:
                yield from self._enkla(del_)


def ar_enkelt(nod: Any) -> bool:
    """Sant för ett värde som inte är en karta eller en lista, alltså text eller inget."""
    return isinstance(nod, yaml.ScalarNode)


def _punkt(marke: Any) -> Punkt:
    return Punkt(marke.line, marke.column)


def _kommentar(rad: str, text: list[tuple[int, int]]) -> int | None:
    """Kolumnen för radens kommentar: det första nummertecknet efter ett blanktecken som inte står i ett värde."""
    plats = rad.find("#")
    while plats >= 0:
        i_text = any(fran <= plats < till for fran, till in text)
        if not i_text and (plats == 0 or rad[plats - 1] in " \t"):
            return plats
        plats = rad.find("#", plats + 1)
    return None
