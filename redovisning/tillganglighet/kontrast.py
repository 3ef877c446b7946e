"""Kontrasten: textens färg mot färgen bakom den, ur körningen, stilarna, cellen och tabellens stil."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.diagram.stil import kontrast
from redovisning.dolda.innehall import Fynd, citat
from redovisning.tillganglighet.dokumentet import KORNING, Dokumentet, texten
from redovisning.tillganglighet.farger import Farger
from redovisning.word.vandring import P

MINST = 4.5
"""Kravet på vanlig text i WCAG 2.1, 1.4.3."""


def svag_text(d: Dokumentet) -> Iterator[Fynd]:
    """TG10: texten har för liten kontrast mot det som är bakom. Automatisk färg väljer Word efter bakgrunden."""
    farger = Farger(d.stilar)
    for korning, stalle in d.element(KORNING):
        stycke = next(korning.iterancestors(P), None)
        if stycke is None or not (farg := farger.textens(korning, stycke)) or not (text := texten(korning)):
            continue
        bakgrund = farger.bakgrunden(korning, stycke)
        if (matt := kontrast(f"#{farg}", f"#{bakgrund}")) < MINST:
            visat = f"{int(matt * 10) / 10:.1f}".replace(".", ",")
            yield Fynd("TG10", f"{citat(text)} ({visat}:1, färgen {farg} mot {bakgrund})", stalle)
