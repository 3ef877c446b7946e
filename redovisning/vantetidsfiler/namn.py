"""Namnen i en kolumn där riket, regioner och enheter står under varandra: enheterna hör till regionen ovanför."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from redovisning.vantetider.matvarde import RIKET
from redovisning.vantetidsfiler.celler import OLASBAR, Minne, fri_text
from redovisning.vantetidsfiler.rubriker import regionens_namn

_SUMMOR = frozenset({"totalt", "total", "summa", "alla", "hela regionen"})


class Namn:
    """Håller regionen som enheterna hör till, från rad till rad. ``hemma`` gäller tills någon region har stått."""

    def __init__(self, hemma: str = "") -> None:
        self.hemma = hemma
        self.nu = hemma
        self._slag = Minne(self._tolka)

    def region(self, cell: object) -> object:
        """Ger regionens namn för en kolumn med bara regioner. Ett okänt namn behålls; en tom cell är ``hemma``."""
        text = str(fri_text(cell))
        return regionens_namn(text) or text or self.hemma or OLASBAR

    def kolumn(self, namn: Sequence[Any]) -> tuple[list[Any], list[str]]:
        """Ger regioner och enheter för en kolumn med båda. En enhet utan region och en tom cell ger ``OLASBAR``."""
        regioner: list[Any] = []
        enheter: list[str] = []
        for region, enhet in map(self._slag.__getitem__, namn):
            if region:
                if region is not OLASBAR and region != RIKET:
                    self.nu = region
                regioner.append(region)
            else:
                regioner.append(self.nu or OLASBAR)
            enheter.append(enhet)
        return regioner, enheter

    def _tolka(self, cell: object) -> tuple[object, str]:
        text = str(fri_text(cell))
        if not text:
            return OLASBAR, ""
        if text.casefold() in _SUMMOR:
            return self.hemma or OLASBAR, ""
        region = regionens_namn(text)
        return (region, "") if region else ("", text)
