"""Det som granskningssidan visar om en fil eller mapp: rapporten, svaren, planen och diagrammen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning, Granskningsrapport
from redovisning.dokument import FORMULAR
from redovisning.personnummer import maskerat

if TYPE_CHECKING:
    from redovisning.diagram.samling import Samling
    from redovisning.dokument.klasser import Sandlista
    from redovisning.utkast import Utkast


@dataclass(frozen=True)
class Granskad:
    """En granskad fil eller mapp. ``namn`` är som den nämns i sidan: utan vägen dit, och med ett personnummer maskerat.

    ``utkast`` är ``None`` när filen inte kunde läsas eller inte har några frågor. ``plan`` är handlingsplanen som data,
    när den ligger bredvid. ``besvaras_av`` är avsnittets nyckel → den som svarar på det.
    """

    namn: str
    rapport: Granskningsrapport
    utkast: Utkast | None = None
    plan: Utkast | None = None
    samling: Samling | None = None
    besvaras_av: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Maskerar namnet."""
        object.__setattr__(self, "namn", maskerat(self.namn))

    @property
    def last(self) -> bool:
        """Sant när filen gick att läsa."""
        return self.rapport.formular is not None

    @property
    def region(self) -> str:
        """Regionens namn, eller tomt."""
        return self.rapport.region or ""

    @property
    def titel(self) -> str:
        """Dokumentets titel, eller tomt när filen inte kunde läsas."""
        if self.utkast is not None:
            return self.utkast.dokument.titel
        return ""

    @property
    def sandlista(self) -> Sandlista | None:
        """Vart och när formuläret ska skickas; ``None`` när dokumentet inte skickas för sig."""
        if self.utkast is None or self.rapport.formular not in FORMULAR:
            return None
        return self.utkast.dokument.sandlista

    def svaret(self, a: Anmarkning) -> tuple[Utkast, str] | None:
        """Ger utkastet och svaret som anmärkningen gäller; ``None`` när den inte gäller något svar."""
        for utkast in (self.utkast, self.plan):
            if utkast is not None and a.falt in utkast.svar and kommer_ur(a, utkast):
                return utkast, utkast.svar[a.falt].text
        return None


def kommer_ur(a: Anmarkning, utkast: Utkast) -> bool:
    """Sant när anmärkningen gäller utkastets egen fil."""
    return a.kalla is None or utkast.fil is None or a.kalla == utkast.fil.name
