"""Det som känns igen i en arbetsbok: nycklar, frågor, rubriker, egna texter, och vilket dokument det är."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from redovisning.dokument import DOKUMENT
from redovisning.dokument.falt import Blankett, Del, Falt, falten
from redovisning.excel.arbetsbok_in import Arbetsbok
from redovisning.excel.blad import Blad, Cell, ruta
from redovisning.excel.upplagg import FORMULAR_ID
from redovisning.fel import InteEttFormular
from redovisning.fragenyckel import formularnycklar, nyckel

TYDLIG_FRAGA = 20
"""Så många bokstäver gör en fråga till mer än ett vanligt ord."""
_IDENTITET = re.compile(r"\s*([^\W\d]+)\s+([0-9]{4})\s*")


@dataclass(frozen=True)
class Kanda:
    """Ett dokuments kända texter. ``fragor`` och ``rubriker`` är nycklar enligt ``fragenyckel``."""

    dokument: Blankett
    falt: Mapping[str, Falt]
    listor: Mapping[str, tuple[Falt, ...]]
    fragor: Mapping[str, tuple[Falt, ...]]
    rubriker: Mapping[str, Del]
    langst: int

    def kandidater(self, cell: Cell | None) -> tuple[Falt, ...]:
        """Ger de frågor som texten i en cell kan vara; tomt när den inte är någon."""
        if cell is None or not 0 < len(cell.text) <= self.langst:
            return ()
        return self.fragor.get(nyckel(cell.text), ())


@lru_cache
def kanda(dokument: Blankett) -> Kanda:
    """Ger det som känns igen av ett dokument; räknas ut en gång."""
    nycklar = formularnycklar(dokument)
    alla = falten(dokument)
    listor = {f.lista: tuple(g for g in alla if g.lista == f.lista) for f in alla if f.lista}
    per_nyckel = {f.nyckel: f for f in alla}
    return Kanda(dokument, per_nyckel, listor, nycklar.fragor, nycklar.rubriker, 2 * nycklar.langst)


@dataclass(frozen=True)
class Identitet:
    """Dokumentet och cellen som säger det; cellen saknas när det syns bara på frågorna."""

    dokument: Blankett
    cell: tuple[Blad, Cell] | None


def identifiera(bok: Arbetsbok, bladen: Iterable[Blad]) -> Identitet:
    """Ger dokumentet som arbetsboken gäller: det definierade namnet, annars cellens text, annars frågorna.

    Raises:
        InteEttFormular: ``okand_argang`` för ett år som inte finns här, ``inte_ett_formular`` när inget känns igen.
    """
    bladen = list(bladen)
    fil = bok.mottagen.sokvag.name
    slagen = {d.filnamn for d in DOKUMENT.values()}
    okand: InteEttFormular | None = None
    for blad, cell in _identitetsceller(bok, bladen):
        m = _IDENTITET.fullmatch(cell.text)
        if not m or m[1].casefold() not in slagen:
            continue
        slag, ar = m[1].casefold(), int(m[2])
        if dokument := DOKUMENT.get((slag, ar)):
            return Identitet(dokument, (blad, cell))
        kanda_ar = ", ".join(str(ar) for namn, ar in sorted(DOKUMENT) if namn == slag)
        okand = okand or InteEttFormular(
            "okand_argang",
            fil,
            f"arbetsboken är för {slag} {ar}, och den här versionen känner {slag} för {kanda_ar}. "
            "Använd rätt års arbetsbok eller en nyare version av redovisning.",
        )
    if okand:
        raise okand
    texter = {c.text.strip() for blad in bladen for c in blad.celler.values() if c.text}
    langst = max(kanda(d).langst for d in DOKUMENT.values())
    nycklar = {nyckel(text) for text in texter if len(text) <= langst}
    antal = {d: _antal_fragor(kanda(d), texter, nycklar) for d in DOKUMENT.values()}
    dokument, flest = max(antal.items(), key=lambda par: (par[1], par[0].ar))
    if not flest:
        raise InteEttFormular(
            "inte_ett_formular",
            fil,
            "filen är en arbetsbok men ingen av formulärets frågor finns i den. "
            "Kontrollera att det är redovisningens arbetsbok du valt.",
        )
    return Identitet(dokument, None)


def _identitetsceller(bok: Arbetsbok, bladen: list[Blad]) -> Iterable[tuple[Blad, Cell]]:
    """Ger cellen med det definierade namnet, och därefter varje cell vars text ser ut som en identitet."""
    bladnamn, _, cellnamn = bok.namn(FORMULAR_ID).rpartition("!")
    utpekad = ruta(cellnamn)
    for blad in bladen:
        if utpekad in blad.celler and blad.namn.casefold() == bladnamn.strip("'").replace("''", "'").casefold():
            yield blad, blad.celler[utpekad]
    for blad in bladen:
        for cell in blad.celler.values():
            if cell.typ == "s" and len(cell.text) < 60 and _IDENTITET.fullmatch(cell.text):
                yield blad, cell


def _antal_fragor(k: Kanda, texter: set[str], nycklar: set[str]) -> int:
    """Ger antalet olika frågor som hittas på id eller text, noll när de inte räcker för att vara ett formulär.

    Ett ord som «Status» eller «Region» står i många arbetsböcker. Sådana frågor räcker bara om de är minst hälften.
    """
    ider = texter & k.falt.keys()
    lydelser = nycklar & k.fragor.keys()
    sakra = {i for i in ider if "." in i} | {n for n in lydelser if len(n) >= TYDLIG_FRAGA}
    alla = ider | lydelser
    return len(alla) if sakra or 2 * len(alla) >= len(k.falt) else 0
