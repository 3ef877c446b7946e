"""Det som ett dokuments klass skrivs med: frågor, tabellerna de står i, avsnitt och listor av poster.

Ordalydelse, ordning, tabell och krav sägs i klassen och ingen annanstans.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict


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


class Bas(BaseModel):
    """Det som alla klasser i ett dokument har gemensamt."""

    model_config = ConfigDict(extra="forbid", defer_build=True, validate_assignment=True)


class Avsnitt(Bas):
    """Ett avsnitt med ett svar per fråga."""

    nummer: ClassVar[str] = ""
    rubrik: ClassVar[str] = ""
    ingress: ClassVar[str] = ""
    avslut: ClassVar[str] = ""


class Post(Bas):
    """En rad i en tabell som växer, till exempel en kontaktperson. ``postnamn`` är vad en sådan kallas."""

    postnamn: ClassVar[str] = ""


@dataclass(frozen=True)
class Lista:
    """En lista av poster med eget nummer och egen rubrik; skrivs i listfältets ``Annotated``.

    Utan den hör listan till dokumentets inledande del. Minsta antalet poster sägs med ``Field(min_length=1)``.
    """

    rubrik: str
    nummer: str = ""
    ingress: str = ""
    avslut: str = ""


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


class Dokument(Bas):
    """Ett helt dokument. Underklassen säger årgång, titel och avsnitt.

    ``filnamn`` är dokumentets slag och början på dess filers namn. ``huvudnyckel`` är nyckeln som en textfil anger
    årgången med, och heter likadant i klassen. ``saknas`` är rådet när ett svar saknas, om frågan inte har ett eget.
    """

    ar: ClassVar[int]
    titel: ClassVar[str]
    inledande_del: ClassVar[Del]
    filnamn: ClassVar[str] = "redovisning"
    huvudnyckel: ClassVar[str] = "formular"
    sandlista: ClassVar[Sandlista | None] = None
    saknas: ClassVar[str] = "Skriv ett svar."
