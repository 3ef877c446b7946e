"""Det en regel får se: utkastet, svaren på några färdiga sätt och namnen på filerna i regionens mapp."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from redovisning.anmarkning import Anmarkning, Niva, kort
from redovisning.dokument.falt import Falt, Svarstyp, falten, postord
from redovisning.granskning.bredvid import Bredvid
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.granskning.meddelanden import anmark
from redovisning.plats import Plats

if TYPE_CHECKING:
    from pathlib import Path

    from redovisning.utkast import Utkast

T = TypeVar("T")


class Sammanhang:
    """Ett utkast under granskning. Allt räknas ut högst en gång."""

    def __init__(self, utkast: Utkast, mapp: Path | None = None, bredvid: Bredvid | None = None) -> None:
        self.utkast = utkast
        self.mapp = mapp if mapp is not None else (utkast.fil.parent if utkast.fil else None)
        self.bredvid = bredvid or Bredvid()
        self.falt: dict[str, Falt] = dict(utkast.vagar())
        self.texter: dict[str, str] = {s: utkast.svar[s].text for s in self.falt if s in utkast.svar}

        self._raknat: dict[Callable[[Sammanhang], Any], Any] = {}

    def en_gang(self, funktion: Callable[[Sammanhang], T]) -> T:
        """Ger funktionens värde för utkastet, uträknat bara den första gången."""
        if funktion not in self._raknat:
            self._raknat[funktion] = funktion(self)
        return cast("T", self._raknat[funktion])

    @property
    def ar(self) -> int:
        """Formulärets år."""
        return self.utkast.dokument.ar

    @cached_property
    def svar(self) -> dict[str, str]:
        """Väg → text för de besvarade frågorna. En ledtext som enda text räknas inte som svar."""
        return {stig: text for stig, text in self.texter.items() if not ar_ledtext(text)}

    @cached_property
    def fritexter(self) -> dict[str, str]:
        """Väg → text för fritextsvaren i avsnitten, utan kontaktuppgifterna och andra korta uppgifter."""
        return {
            stig: text
            for stig, text in self.svar.items()
            if (f := self.falt[stig]).avsnitt.nyckel and f.typ is Svarstyp.TEXT and not f.enradig
        }

    @cached_property
    def redan_fel(self) -> frozenset[str]:
        """Fälten som läsaren själv har gett ett fel: ett svar fanns, men det gick inte att läsa."""
        return frozenset(a.falt for a in self.utkast.anmarkningar if a.niva is Niva.FEL and a.falt)

    @cached_property
    def filer(self) -> frozenset[str] | None:
        """Namnen på filerna i mappen, med små bokstäver; ``None`` när mappen är okänd eller inte går att läsa."""
        if self.bredvid.filer is not None:
            return frozenset(namn.casefold() for namn in self.bredvid.filer)
        if self.mapp is None:
            return None
        try:
            return frozenset(namn.casefold() for namn in os.listdir(self.mapp))
        except OSError:
            return None

    def anmark(self, kod: str, stig: str | None = None, plats: Plats | None = None, **varden: object) -> Anmarkning:
        """Ger en anmärkning om ett svar."""
        return anmark(kod, self.utkast, stig, plats, **varden)

    def faltnamn(self, nyckel: str) -> str:
        """Ger fältet som det nämns i ett meddelande: ``«Ev. kommentar» (generellt.kommentar)``."""
        fraga = next(f.fraga.text for f in falten(self.utkast.dokument) if f.nyckel == nyckel)
        return f"«{kort(fraga, 50)}» ({nyckel})"

    def fragenamn(self, stig: str) -> str:
        """Ger frågan som den nämns i ett meddelande: ``3.2 «Hur har 2024 års …»``, ``åtgärd 2 «Beskrivning»``."""
        falt = self.falt[stig]
        return f"{postord(self.utkast.dokument, stig) or falt.avsnitt.namn} «{kort(falt.fraga.text, 40)}»"


def rakna_upp(delar: Iterable[str], hogst: int = 3) -> str:
    """Ger delarna i löpande text: ``a``, ``a och b``, ``a, b och c``; efter ``hogst`` bara hur många som är kvar."""
    alla = list(delar)
    visade = alla[:hogst] + ([f"{len(alla) - hogst} till"] if len(alla) > hogst else [])
    return " och ".join([", ".join(visade[:-1]), visade[-1]] if len(visade) > 1 else visade)


def rakna_gangerna(delar: Iterable[str]) -> str:
    """Ger de olika delarna i löpande text, och hur många de är när någon av dem finns mer än en gång.

    Så syns det att tre personnummer finns fast de maskerade ser likadana ut: ``«8507••-••••» (3 gånger)``.
    """
    alla = list(delar)
    olika = dict.fromkeys(alla)
    if len(olika) == len(alla):
        return rakna_upp(olika)
    return f"{rakna_upp(olika)} ({len(alla)} gånger{' sammanlagt' if len(olika) > 1 else ''})"
