"""Ett litet minne för det som bara beror på ett innehåll: samma stilmall räknas ut en gång för många formulär."""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

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


_UNDER_ARBETET: ContextVar[dict[Hashable, Any] | None] = ContextVar("under_arbetet", default=None)


@contextlib.contextmanager
def delad_lasning() -> Iterator[None]:
    """Gör att ``last_en_gang`` minns det lästa så länge arbetet inuti pågår, och glömmer det sedan.

    Ett arbete inne i ett annat delar det yttres minne.
    """
    if _UNDER_ARBETET.get() is not None:
        yield
        return
    marke = _UNDER_ARBETET.set({})
    try:
        yield
    finally:
        _UNDER_ARBETET.reset(marke)


def last_en_gang(nyckel: Hashable, las: Callable[[], T]) -> T:
    """Ger det lästa. Inne i ``delad_lasning`` läses samma sak en gång, fast flera frågar efter den."""
    minns = _UNDER_ARBETET.get()
    if minns is None:
        return las()
    if nyckel not in minns:
        minns[nyckel] = las()
    varde: T = minns[nyckel]
    return varde
