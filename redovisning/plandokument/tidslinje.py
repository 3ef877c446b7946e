"""Åtgärdernas tidslinje: en tabell med en rad per åtgärd och en kolumn per månad, kvartal, halvår eller år.

En tabell går att läsa upp, ändra i Word och dela över flera sidor. Tiden står också i ord i varje rad, så att inget
hänger på färgen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from redovisning.dokument.svarstyper import MANADER
from redovisning.plandokument.stilar import Stil
from redovisning.plandokument.tabell import Kolumn, postabell
from redovisning.plandokument.wordxml import Styckeform, korning, stycke

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.plandokument.atgarder import Planatgard
    from redovisning.plandokument.skrift import Skrift

RUBRIK = "Tidslinje"
HOGST = 12
"""Så många kolumner får tiden."""

_PA_FYLLD = "FFFFFF"
_MANADER = tuple(m[:3] for m in MANADER)
_OM = "En rad per åtgärd med tiden i ord, och ett kryss i varje period då åtgärden pågår."
_KVARTAL, _HELT_AR = 3, 12


class Period(NamedTuple):
    """En kolumn i tidslinjen. ``forsta`` och ``sista`` är månader, räknade från år 0."""

    forsta: int
    sista: int
    namn: str


def tidslinje(skrift: Skrift, atgarder: Sequence[Planatgard]) -> list[_Element]:
    """Ger rubriken och tidslinjen för de åtgärder som har en start- eller slutdag; tomt om ingen har det."""
    med = sorted((a for a in atgarder if a.start or a.slut), key=lambda a: (a.start or a.slut or date.max, a.nummer))
    if not med:
        return []
    perioder = indela([d for a in med for d in (a.start, a.slut) if d])
    kolumner = [
        Kolumn("Nr", 0.8, lambda a: [skrift.cellrad(str(a.nummer))]),
        Kolumn("Åtgärd", 17 - 0.8 - len(perioder) * _bredd(len(perioder)), lambda a: _atgard(skrift, a)),
        *(_kolumn(skrift, p, _bredd(len(perioder))) for p in perioder),
    ]
    ut = [skrift.rubrik(2, RUBRIK), *postabell(skrift, med, kolumner, "Åtgärderna i tiden", _OM)]
    forklaringar = ["x = åtgärden pågår."]
    if any(not (a.start and a.slut) or a.start > a.slut for a in med):
        forklaringar.append(
            "från och till = bara starten eller slutet är angivet, eller så kommer slutet före starten."
        )
    if utan := len(atgarder) - len(med):
        forklaringar.append(f"{'En åtgärd' if utan == 1 else f'{utan} åtgärder'} utan datum är inte med.")
    return [*ut, skrift.forklaring(" ".join(forklaringar))]


def indela(dagar: Sequence[date]) -> list[Period]:
    """Ger perioderna som täcker dagarna: så korta som ryms på ``HOGST`` kolumner."""
    forst, sist = _manad(min(dagar)), _manad(max(dagar))
    langd = next(n for n in _langder() if sist // n - forst // n < HOGST)
    granser = range(forst // langd * langd, sist + langd + 1, langd)
    return [Period(a, b - 1, _namn(a, langd)) for a, b in pairwise(granser) if a <= sist]


def _langder() -> Sequence[int]:
    """Månad, kvartal, halvår, år, och sedan så många hela år som det behövs."""
    return (1, _KVARTAL, 6, *range(_HELT_AR, 10_000 * _HELT_AR, _HELT_AR))


def _manad(dag: date) -> int:
    return dag.year * _HELT_AR + dag.month - 1


def _namn(manad: int, langd: int) -> str:
    ar, i_aret = divmod(manad, _HELT_AR)
    if langd == 1:
        return f"{_MANADER[i_aret]}\n{ar}"
    if langd == _KVARTAL:
        return f"kv {i_aret // langd + 1}\n{ar}"
    if langd < _HELT_AR:
        return f"{_MANADER[i_aret]}–\n{_MANADER[i_aret + langd - 1]}\n{ar}"
    return str(ar) if langd == _HELT_AR else f"{ar}–\n{ar + langd // _HELT_AR - 1}"


def _bredd(antal: int) -> float:
    """Ger periodens bredd i centimeter: smalare ju fler de är."""
    return 0.85 if antal > 8 else 1.1


def _atgard(skrift: Skrift, atgard: Planatgard) -> list[_Element]:
    rubrik = [skrift.cellrad(atgard["rubrik"], fet=True)] if atgard["rubrik"] else []
    return [*rubrik, skrift.cellrad(atgard.tid)]


def _kolumn(skrift: Skrift, period: Period, bredd: float) -> Kolumn[Planatgard]:
    def cell(atgard: Planatgard) -> list[_Element]:
        market = _market(atgard, period)
        if not market:
            return [skrift.tom_cell()]
        form = Styckeform(mitten=True, fyllning=skrift.stilar.farg)
        return [stycke(skrift.stilar[Stil.TABELLTEXT], korning(market, farg=_PA_FYLLD), form=form)]

    return Kolumn(period.namn, bredd, cell, alltid=True, tat=True)


def _market(atgard: Planatgard, period: Period) -> str:
    """Ger ``x`` i de perioder som åtgärden pågår. Går tiden inte att sträcka ut märks bara dagen som är känd."""
    start, slut = (None if d is None else _manad(d) for d in (atgard.start, atgard.slut))
    if start is not None and slut is not None and start <= slut:
        return "x" if start <= period.sista and slut >= period.forsta else ""
    if start is not None and period.forsta <= start <= period.sista:
        return "från"
    return "till" if slut is not None and period.forsta <= slut <= period.sista else ""
