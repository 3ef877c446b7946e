"""Läser en befolkning, eller regionernas andelar, ur användarens egen fil."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from redovisning.dokument.svarstyper import tolka_datum
from redovisning.fel import Anvandningsfel
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.pengafiler.kartlasare import Kartlasare, andel, heltal, krav_pa_felfri, oppna
from redovisning.pengar.befolkning import BEFOLKNINGAR, Andelar, Befolkning, saknade_regioner
from redovisning.regioner import REGIONER, hitta_region

T = TypeVar("T")

_LANSKODER = {r.lanskod for r in REGIONER}
_DATUM = "ett datum, till exempel 2023-11-01"


def befolkning(angivet: str) -> Befolkning:
    """Ger befolkningen för ett datum som programmet känner, annars den i filen med det namnet.

    Raises:
        OlasbarFil: filen kan inte läsas.
        Anvandningsfel: datumet är okänt, eller något i filen är fel.
    """
    datum = tolka_datum(angivet)
    if datum in BEFOLKNINGAR:
        return BEFOLKNINGAR[datum]
    if datum is not None and not Path(angivet).is_file():
        kanda = " eller ".join(d.isoformat() for d in BEFOLKNINGAR)
        raise Anvandningsfel(
            f"befolkningen {angivet} finns inte i programmet. Ange {kanda}, eller en fil med egna tal."
        )
    return las_befolkning(Path(angivet))


def las_befolkning(fil: Path) -> Befolkning:
    """Ger befolkningen i en fil: ``datum``, ``kalla``, ``antal`` för alla regioner, och ``grupp`` om det är en del.

    Raises:
        OlasbarFil: filen kan inte läsas.
        Anvandningsfel: något i filen är fel; alla fel sägs på en gång.
    """
    lasare = oppna(fil)
    datum, kalla, grupp = _huvud(lasare)
    antal = _per_region(lasare, "antal", heltal, "antalet invånare, ett heltal")
    if antal and (saknas := saknade_regioner(antal)):
        lasare.anmark(lasare.delar["antal"][0].plats, f"antal saknas för {rakna_upp(saknas, 21)}.")
    lasare.inga_andra()
    krav_pa_felfri(fil, lasare)
    return Befolkning(datum, antal, kalla, grupp)


def las_andelar(fil: Path) -> Andelar:
    """Ger andelarna i en fil: ``andelar`` för en eller flera regioner, annars räknade ur ``antal`` för alla.

    Raises:
        OlasbarFil: filen kan inte läsas.
        Anvandningsfel: något i filen är fel; alla fel sägs på en gång.
    """
    lasare = oppna(fil)
    if "andelar" not in lasare.delar:
        return las_befolkning(fil).andelar()
    datum, kalla, grupp = _huvud(lasare)
    tal = _per_region(lasare, "andelar", andel, "andelen av landet, till exempel 0,0121252")
    if sum(tal.values(), Fraction(0)) > 1:
        lasare.anmark(lasare.delar["andelar"][0].plats, "andelarna är tillsammans mer än 1.")
    lasare.inga_andra()
    krav_pa_felfri(fil, lasare)
    return Andelar(datum, dict(sorted(tal.items())), kalla, grupp)


def _huvud(lasare: Kartlasare) -> tuple[date, str, str]:
    datum = lasare.tolkat("datum", tolka_datum, _DATUM, date.min)
    return datum, lasare.text("kalla"), lasare.text("grupp", krav=False)


def _per_region(lasare: Kartlasare, nyckel: str, tolka: Callable[[str], T | None], vantat: str) -> dict[str, T]:
    """Ger länskod → värde, i länskodernas ordning."""
    ut: dict[str, T] = {}
    for namn, nod in lasare.poster(nyckel, "en rad för varje region: namnet eller länskoden, ett kolon och ett värde"):
        region = hitta_region(namn.varde)
        lanskod = region.lanskod if region else namn.varde.strip()
        if lanskod not in _LANSKODER:
            lasare.anmark(namn.plats, f"«{citera(namn.varde)}» är ingen av de 21 regionerna.")
        elif lanskod in ut:
            lasare.anmark(namn.plats, f"«{citera(namn.varde)}» är en region som redan har ett värde.")
        elif (varde := lasare.tolka_nod(namn.varde, nod, tolka, vantat)) is not None:
            ut[lanskod] = varde
    return dict(sorted(ut.items()))
