"""Ett litet minne för det som bara beror på ett innehåll: samma stilmall räknas ut en gång för många formulär."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Minne(Generic[T]):
    """Minns de senast använda värdena, högst ``rymmer`` stycken. Nyckeln ska säga allt som värdet beror på."""

    def __init__(self, rymmer: int) -> None:
        self._rymmer = rymmer
        self._varden: OrderedDict[Hashable, T] = OrderedDict()

    def hamta(self, nyckel: Hashable, rakna_ut: Callable[[], T]) -> T:
        """Ger värdet för nyckeln, uträknat om det inte är känt. Ett undantag passerar och minns inte."""
        with contextlib.suppress(KeyError):
            self._varden[nyckel] = varde = self._varden.pop(nyckel)
            return varde
        self._varden[nyckel] = varde = rakna_ut()
        while len(self._varden) > self._rymmer:
            self._varden.popitem(last=False)
        return varde
