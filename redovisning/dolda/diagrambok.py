"""Arbetsboken bakom ett diagram i Word: den följer med hel, också de blad som diagrammet inte visar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from redovisning.dolda.innehall import Fynd, citat
from redovisning.fel import OlasbarFil
from redovisning.grind import Filslag, slapp_in_data
from redovisning.paket import Paket

DIAGRAM = "/charts/"
_STALLE = "i arbetsboken bakom ett diagram"
_PERSONNUMMER = ("PU01", "PU02")
_VAR = dict.fromkeys(("DO01", "DO02", "DO03", "DO04", "DO05", "DO06", "DO10"), _STALLE)
_VAR |= dict.fromkeys(("DO08", "DO12", "DO13", "PU01"), f" {_STALLE}")
_VAR["DO09"] = f", {_STALLE},"
"""Kod → stället, så som kodens meddelande vill ha det. Att boken har en miniatyrbild eller ett diagram är inget."""


def diagrambocker(paket: Paket) -> list[str]:
    """Ger namnen på arbetsböckerna bakom paketets diagram."""
    return [
        r.mal
        for namn in paket.namn
        if DIAGRAM in f"/{namn}"
        for r in paket.relationer(namn).values()
        if r.typ.endswith("/package") and not r.extern and r.mal in paket
    ]


def diagramfynd(paket: Paket, namn: str) -> Iterator[Fynd]:
    """Ger det som arbetsboken bär utöver diagrammets siffror. Att den finns är inget fynd: så är diagram gjorda."""
    from redovisning.dolda.excelfynd import las_arbetsbok
    from redovisning.dolda.textfynd import textfynd

    if namn not in paket:
        return
    try:
        mottagen = slapp_in_data(Path(namn), paket.las(namn))
        innehall = las_arbetsbok(mottagen) if mottagen.slag is Filslag.EXCEL else None
    except OlasbarFil:
        innehall = None
    if innehall is None:
        yield Fynd("DO11", citat(namn.rpartition("/")[2]), _STALLE)
        return
    blad = [t for t in innehall.tabeller if t.rader]
    if len(blad) > 1:
        yield Fynd("DO05", f"{len(blad)} blad med innehåll", _STALLE)
    yield from (Fynd(f.kod, f.ord, var) for f in innehall.fynd if (var := _VAR.get(f.kod)))
    yield from (Fynd(f.kod, f.ord, f" {_STALLE}") for f in textfynd(innehall) if f.kod in _PERSONNUMMER)
