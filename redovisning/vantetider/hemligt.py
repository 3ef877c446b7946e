"""De hemliga talen medan det som inte röjer dem visas igen, ett mätvärde i taget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from redovisning.vantetider.linjart import Atomer, Framraknat, Rad, Tal, utan


class Hemliga:
    """De hemliga talens rester: det av dem som de synliga talen inte säger. En rest som blir tom är röjd."""

    def __init__(self, synligt: Framraknat, hemliga: Iterable[Atomer]) -> None:
        self._synligt = synligt
        rester = (synligt.rest(v) for v in dict.fromkeys(hemliga))
        self._rester: list[Rad] = [r for r in rester if r is not None]
        self._rojt = not all(self._rester)
        self._med: dict[int, set[int]] = {}
        for nummer, rest in enumerate(self._rester):
            self._skriv_upp(nummer, rest)

    def rojs_av(self, tal: Sequence[Tal]) -> bool:
        """Sant när talen, tillsammans med de synliga, låter räkna fram något hemligt."""
        rader = self._synligt.nya_rader(tal)
        # Bara en rest som börjar där någon av raderna börjar kan bli tom av dem.
        rester = (self._rester[n] for pivot in rader for n in self._med.get(pivot, ()) if min(self._rester[n]) == pivot)
        return self._rojt or any(not utan(r, rader) for r in rester)

    def visa(self, tal: Sequence[Tal]) -> None:
        """Lägger talen till de synliga, och tar det som de säger ur resterna."""
        nya = [pivot for t in tal if (pivot := self._synligt.visa(t)) is not None]
        for nummer in {n for pivot in nya for n in self._med.get(pivot, ())}:
            self._rester[nummer] = rest = self._synligt.utan_kant(self._rester[nummer])
            self._skriv_upp(nummer, rest)

    def _skriv_upp(self, nummer: int, rest: Rad) -> None:
        """Minns var resten har tal. En plats som den har lämnat står kvar: den prövas då en gång för mycket."""
        for k in rest:
            self._med.setdefault(k, set()).add(nummer)
