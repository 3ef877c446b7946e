"""En liten textfil av nycklar och värden, i YAML eller JSON, som ett träd med platser: allt utom själva utkasten.

Filen har redan passerat grinden. Värdena är text, precis som de skrevs; den som läser filen avgör vad de betyder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from redovisning.anmarkning import Niva, kort
from redovisning.avkodning import avkoda
from redovisning.granskning.meddelanden import KATALOG
from redovisning.grind import Filslag
from redovisning.plats import Textplats
from redovisning.trad import Fynd, Karta, Nod, tom

if TYPE_CHECKING:
    from collections.abc import Iterable

    from redovisning.grind import Mottagen
    from redovisning.yamlfil.kalla import Kalla
    from redovisning.yamlfil.trad_ur_yaml import Avbrott

_BARA_I_SVAR = frozenset({"JS02", "JS03"})
"""Ett tal utan citattecken är fel i ett svar men inte i en tabell."""


class Radfel(NamedTuple):
    """Ett ställe i filen som inte går att läsa, och vad som är fel där."""

    plats: Textplats
    text: str

    def __str__(self) -> str:
        return f"rad {self.plats.rad}: {self.text}"


def i_radordning(fel: Iterable[Radfel]) -> list[Radfel]:
    """Ger felen i filens ordning, vart och ett en gång."""
    return sorted(dict.fromkeys(fel), key=lambda f: (f.plats.rad, f.plats.kolumn))


def las_karta(mottagen: Mottagen, *, rad_for_rad: bool = False) -> tuple[Karta, list[Radfel]]:
    """Ger filens nycklar med värden, och allt som inte gick att läsa. Går inget att läsa är kartan tom.

    ``rad_for_rad``: i en YAML-fil med en nyckel på varje rad döljer en trasig rad inte de andra.
    """
    avkodat = avkoda(mottagen.data)
    rotter, fynd = _ur_json(*avkodat[:2]) if mottagen.slag is Filslag.JSON else _ur_yaml(*avkodat[:2], rad_for_rad)
    fel = [_radfel(f) for f in (*avkodat.fynd, *fynd) if KATALOG[f.kod].niva is Niva.FEL and f.kod not in _BARA_I_SVAR]
    for rot in rotter:
        if not isinstance(rot, Karta) and not tom(rot):
            borjan = kort(avkodat.rader[rot.plats.rad - 1])
            fel.append(Radfel(rot.plats, f"här väntas en nyckel, ett kolon och ett värde, men här står «{borjan}»."))
    kartor = [rot for rot in rotter if isinstance(rot, Karta)]
    return Karta([p for k in kartor for p in k.poster], Textplats(1, 1)), i_radordning(fel)


def _ur_yaml(text: str, rader: list[str], rad_for_rad: bool) -> tuple[list[Nod], list[Fynd]]:
    from redovisning.nyckelforslag import Grupp
    from redovisning.yamlfil.kalla import kalla
    from redovisning.yamlfil.trad_ur_yaml import Avbrott, bygg

    kallan = kalla(text, rader, Grupp())
    try:
        return bygg(kallan, 0, kallan.skyddade)
    except Avbrott as avbrott:
        if not rad_for_rad:
            return [], [*avbrott.fynd, _orsaken(avbrott, kallan)]
    noder: list[Nod] = []
    fynd: list[Fynd] = []
    for nummer, rad in enumerate(kallan.skyddade):
        try:
            ur_raden = bygg(kallan, nummer, [rad])
            noder += ur_raden[0]
            fynd += ur_raden[1]
        except Avbrott as avbrott:
            fynd += [*avbrott.fynd, _orsaken(avbrott, kallan)]
    return noder, fynd


def _orsaken(avbrott: Avbrott, kallan: Kalla) -> Fynd:
    from redovisning.yamlfil.syntaxfel import oversatt

    orsak = avbrott.orsak
    return orsak if isinstance(orsak, Fynd) else oversatt(orsak, kallan.rader, avbrott.forsta, ())


def _ur_json(text: str, rader: list[str]) -> tuple[list[Nod], list[Fynd]]:
    from redovisning.jsonfil.tolkning import tolka

    rot, fynd = tolka(text, rader)
    return [rot] if rot is not None else [], fynd


def _radfel(f: Fynd) -> Radfel:
    return Radfel(f.plats, KATALOG[f.kod].text.format(**{"omfang": "Stället är inte läst.", **f.varden}))
