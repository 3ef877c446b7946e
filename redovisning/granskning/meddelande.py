"""Hur en post i katalogen över anmärkningar ser ut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from redovisning.anmarkning import Niva


@dataclass(frozen=True)
class Meddelande:
    """En post i katalogen.

    ``text`` är mallen med ``{namn}`` för det som varierar. ``kalla`` säger varifrån regeln kommer. ``fran`` och
    ``till`` är de formulärår regeln gäller, och ``dokument`` det slag (``Dokument.filnamn``) den gäller; ``*`` är
    alla. En läsares meddelanden gäller det som läses, vad det än är. ``hindrar``: text skulle gå förlorad om
    utkastet skrevs så här. ``atgard`` säger mer om hur det rättas och ``exempel`` ger värden till mallen; båda är
    till för dokumentationen.
    """

    kod: str
    niva: Niva
    rubrik: str
    text: str
    kalla: str
    fran: int = 2024
    till: int | None = None
    hindrar: bool = False
    atgard: str = ""
    exempel: Mapping[str, str] = field(default_factory=dict, hash=False)
    dokument: str = "redovisning"

    def galler(self, ar: int, dokument: str = "redovisning") -> bool:
        """Sant när regeln gäller för dokumentets slag och år."""
        return self.dokument in ("*", dokument) and self.fran <= ar and (self.till is None or ar <= self.till)

    @property
    def ar(self) -> str:
        """Formuläråren regeln gäller, som de skrivs i dokumentationen: ``2024–``, ``2024`` eller ``2024–2026``."""
        if self.till == self.fran:
            return str(self.fran)
        return f"{self.fran}–{self.till or ''}"
