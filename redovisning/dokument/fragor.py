"""Det som en fråga och dess omgivning består av: krav, tabeller, avsnittens rubriker, vart formuläret skickas.

Ren data utan pydantic: läsare, skrivare och regler behöver bara det här. Klasserna står i ``klasser``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

REDOVISNING, HANDLINGSPLAN, VANTETIDER, MAPPNING = "redovisning", "handlingsplan", "vantetider", "vantetidsmappning"
"""Dokumentens slag, som också är början på deras filers namn."""
HUVUDNYCKEL = "formular"
"""Nyckeln som redovisningens filer anger årgången med."""
FORMULARET = "formuläret"
"""Vad ett dokument kallas i löpande text när klassen inte säger något annat."""


class Krav(StrEnum):
    """Vad formuläret kräver: ``ja`` måste besvaras, ``bor`` bör besvaras, ``frivillig`` får vara tomt."""

    JA = "ja"
    BOR = "bor"
    FRIVILLIG = "frivillig"


@dataclass(frozen=True, eq=False)
class Tabell:
    """En tabell i formuläret. Jämförs på identitet: två likadana grannar är ändå två tabeller.

    ``form``: ``kolumner`` har frågorna i rubrikraden och svaren under; ``rader`` har frågan till vänster.
    """

    form: Literal["kolumner", "rader"] = "kolumner"
    ingress: str = ""
    rubrikrad: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Fraga:
    """En fråga med formulärets ordalydelse; radbrytning skiljer stycken i samma rubrikcell.

    ``bor``: ett saknat svar är en varning i stället för ingenting. ``andra_lydelser``: så står samma fråga i
    andra utgåvor av formuläret; de godtas när formuläret läses och fylls. ``saknas`` är rådet när svaret saknas.
    """

    text: str
    tabell: Tabell
    hjalp: str = ""
    bor: bool = False
    andra_lydelser: tuple[str, ...] = ()
    saknas: str = ""


@dataclass(frozen=True)
class Stapeldiagram:
    """Ett stapeldiagram som arbetsboken ritar av en lista: en grupp för varje post, en stapel för varje fält i den.

    ``etikett`` är fältet som namnger posten och ``staplar`` fälten vars tal ritas, till exempel ``86 %`` eller
    ``≥ 90 %``. Svar som inte är ett tal ritas inte.
    """

    rubrik: str
    etikett: str
    staplar: tuple[str, ...]


@dataclass(frozen=True)
class Lista:
    """En lista av poster med eget nummer och egen rubrik; skrivs i listfältets ``Annotated``.

    Utan den hör listan till dokumentets inledande del. Minsta antalet poster sägs med ``Field(min_length=1)``.
    ``diagram`` är de diagram som arbetsboken ritar av listan.
    """

    rubrik: str
    nummer: str = ""
    ingress: str = ""
    avslut: str = ""
    diagram: tuple[Stapeldiagram, ...] = ()


@dataclass(frozen=True)
class Del:
    """Ett avsnitts rubrik och omgivande text, som den står i formuläret. ``nyckel`` är tom för det inledande."""

    nyckel: str
    rubrik: str
    nummer: str = ""
    ingress: str = ""
    avslut: str = ""

    @property
    def namn(self) -> str:
        """Numret om avsnittet har ett (``3.4``), annars rubriken (``Generellt``)."""
        return self.nummer or self.rubrik

    @property
    def hel_rubrik(self) -> str:
        """Rubriken med nummer, som den står i formuläret."""
        return f"{self.nummer} {self.rubrik}".strip()


@dataclass(frozen=True)
class Sandlista:
    """Vart och när ett ifyllt formulär ska skickas. Hör till formulärets årgång."""

    mottagare: str
    epost: str
    senast: str
    kompletteringar: str
