"""Det som sammanslagningen räknar med: bidragen, vad som står i dem på varje fråga, och vilket svar som gäller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from redovisning.utkast import Svar, Utkast

if TYPE_CHECKING:
    from redovisning.dokument.falt import Blankett, Falt
    from redovisning.utlamnat import Utlamnat


Ursprungsrader = tuple[dict[str, str], ...]
"""Filer, platser och uppgifter om dem, som de står i ursprunget."""


@dataclass(frozen=True, eq=False)
class Bidrag:
    """En fil som ska slås ihop med andra. ``namn`` är filens namn, med mappen framför när två heter lika.

    ``andrad`` är när filen senast ändrades, ``sparad_av`` den som enligt filens egenskaper sparade den sist, och
    ``summa`` är innehållets SHA-256. De är tomma för ett utkast som inte kom ur en fil. ``tidigare`` är frågans väg och
    svarets fingeravtryck → varifrån svaret kom när filen själv slogs ihop. ``huvud`` är sant för det utkast som de
    andra har lämnats ut ur.
    """

    namn: str
    utkast: Utkast
    slag: str = ""
    andrad: datetime | None = None
    sparad_av: str = ""
    summa: str = ""
    tidigare: Mapping[tuple[str, str], Ursprungsrader] = field(default_factory=dict)
    huvud: bool = False

    @property
    def minne(self) -> Utlamnat | None:
        """Vad filen hade när den lämnades ut; ``None`` när den inte är utlämnad."""
        return None if self.huvud else self.utkast.utlamnat


@dataclass(frozen=True)
class Inlaga:
    """Vad ett bidrag svarar på en fråga. ``stig`` är frågans väg i bidraget; en post kan ha ett annat nummer där."""

    bidrag: Bidrag
    stig: str
    svar: Svar

    @property
    def stalle(self) -> str:
        """Filen och platsen i den: ``hr.yaml:34:21``."""
        return ":".join(d for d in (self.bidrag.namn, str(self.svar.plats or "")) if d)


@dataclass(frozen=True)
class Alternativ:
    """En text och alla bidrag som har den. En tom text är ett svar som någon har tagit bort."""

    text: str
    inlagor: tuple[Inlaga, ...]


class Skal(Enum):
    """Varför ett svar gäller."""

    ENSAMT = "det enda svaret"
    ANDRAT = "de andra är äldre"
    VALT = "valt"


@dataclass(frozen=True)
class Fragesvar:
    """En fråga med minst ett svar. ``stig`` är dess väg i resultatet; ``vald`` är ``None`` tills svaren är avgjorda."""

    stig: str
    falt: Falt
    alternativ: tuple[Alternativ, ...]
    vald: Alternativ | None = None
    skal: Skal = Skal.ENSAMT

    @property
    def borttaget(self) -> Alternativ | None:
        """Alternativet att svaret är borttaget, när någon har tagit bort det."""
        return next((a for a in self.alternativ if not a.text), None)

    @property
    def bortvalda(self) -> tuple[Alternativ, ...]:
        """Texterna som inte gäller: de andra när en är vald, annars alla."""
        return tuple(a for a in self.alternativ if a is not self.vald)


@dataclass(frozen=True)
class Sammanslagning:
    """Bidragen tillsammans, fråga för fråga i dokumentets ordning."""

    dokument: Blankett
    bidrag: tuple[Bidrag, ...]
    fragor: tuple[Fragesvar, ...]
    omfattar: frozenset[str] | None = None
    besvaras_av: dict[str, str] = field(default_factory=dict)

    @property
    def konflikter(self) -> tuple[Fragesvar, ...]:
        """Frågorna med olika svar som ingen har avgjort."""
        return tuple(f for f in self.fragor if f.vald is None)

    def utkast(self) -> Utkast:
        """Ger utkastet med de svar som gäller; frågor som inte är avgjorda är obesvarade."""
        ut = Utkast(self.dokument)
        ut.omfattar, ut.besvaras_av = self.omfattar, dict(self.besvaras_av)
        for fraga in self.fragor:
            if fraga.vald is None or not fraga.vald.text:
                continue
            ut.satt(fraga.stig, fraga.vald.text)
            att_granska = {i.bidrag.utkast.att_granska.get(i.stig, "") for i in fraga.vald.inlagor} - {""}
            if att_granska:
                ut.att_granska[fraga.stig] = "; ".join(sorted(att_granska))
        return ut
