"""Vad ett dokument består av: frågor, tabellerna de står i och vandringen som gör dem till platta fält.

Ett dokument är en pydantic-klass av avsnitt (ett svar per fråga) och av poster (en lista, till exempel
kontaktpersoner). Ordalydelse, ordning, tabell och krav sägs i klassen och ingen annanstans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic.fields import FieldInfo


class Svarstyp(StrEnum):
    """Hur en fråga besvaras."""

    JA_NEJ = "ja_nej"
    TEXT = "text"


class Krav(StrEnum):
    """Vad formuläret kräver: ``ja`` måste besvaras, ``bor`` bör besvaras, ``frivillig`` får vara tomt."""

    JA = "ja"
    BOR = "bor"
    FRIVILLIG = "frivillig"


def tolka_ja_nej(text: str) -> Literal["ja", "nej"] | None:
    """Ger ``ja`` eller ``nej`` oavsett skiftläge, blanktecken och avslutande punkt; ``None`` om det är något annat."""
    match text.strip().rstrip(".").strip().casefold():
        case "ja":
            return "ja"
        case "nej":
            return "nej"
    return None


def _ja_nej(varde: Any) -> Any:
    return (tolka_ja_nej(varde) or varde) if isinstance(varde, str) else varde


JaNej = Annotated[
    Literal["ja", "nej"],
    BeforeValidator(_ja_nej),
    WithJsonSchema({"enum": ["ja", "nej", "Ja", "Nej", "JA", "NEJ"]}),
]
"""Rullistans svar: ``ja`` eller ``nej``; skiftläget spelar ingen roll."""


def _inte_blank(varde: str) -> str:
    if not varde.strip():
        raise ValueError("blankt svar")
    return varde


# StringConstraints hade räckt, men dess modul tar lika lång tid att ladda som en hel granskning.
Fritext = Annotated[str, AfterValidator(_inte_blank), WithJsonSchema({"type": "string", "pattern": r"\S"})]
"""Fritext i flera stycken, med punktlistor och numrerade listor (se ``redovisning.fritext``); aldrig tom."""

_ENRADIG = object()

Radtext = Annotated[
    str,
    _ENRADIG,
    AfterValidator(_inte_blank),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"\S"}),
]
"""En kort uppgift på en rad. Redigeraren godtar siffror utan citattecken: filen läses ändå som den skrevs."""


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
    andra utgåvor av formuläret; de godtas när formuläret läses och fylls.
    """

    text: str
    tabell: Tabell
    hjalp: str = ""
    bor: bool = False
    andra_lydelser: tuple[str, ...] = ()


class _Bas(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True, validate_assignment=True)


class Avsnitt(_Bas):
    """Ett avsnitt med ett svar per fråga."""

    nummer: ClassVar[str] = ""
    rubrik: ClassVar[str] = ""
    ingress: ClassVar[str] = ""
    avslut: ClassVar[str] = ""


class Post(_Bas):
    """En rad i en tabell som växer, till exempel en kontaktperson."""


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


class Dokument(_Bas):
    """Ett helt dokument. Underklassen säger årgång, titel och avsnitt."""

    ar: ClassVar[int]
    titel: ClassVar[str]
    inledande_del: ClassVar[Del]
    sandlista: ClassVar[Sandlista]


@dataclass(frozen=True)
class Falt:
    """Ett fält i platt form: ``nyckel`` är ``vardformedling.medel``, ``region`` eller ``kontaktpersoner[].namn``.

    ``lista`` är namnet på listan av poster, tomt annars; ``enradig`` är sant för korta uppgifter som ett namn.
    """

    nyckel: str
    fraga: Fraga = field(compare=False)
    typ: Svarstyp
    krav: Krav
    avsnitt: Del
    lista: str = ""
    enradig: bool = False

    @property
    def namn(self) -> str:
        """Sista ledet i nyckeln."""
        return self.nyckel.rpartition(".")[2]

    def stig(self, index: int = 0) -> str:
        """Ger fältets väg i ett utkast; för poster med postens nummer från 0: ``kontaktpersoner[1].namn``."""
        return self.nyckel.replace("[]", f"[{index}]")


@lru_cache
def falten(dokument: type[Dokument]) -> tuple[Falt, ...]:
    """Ger dokumentets alla fält i formulärets ordning."""
    return tuple(_vandra(dokument))


@lru_cache
def _register(dokument: type[Dokument]) -> dict[str, Falt]:
    return {f.nyckel: f for f in falten(dokument)}


_INDEX = re.compile(r"\[\d+\]")


def hitta_falt(dokument: type[Dokument], stig: str) -> Falt | None:
    """Ger fältet för en väg i ett utkast (``kontaktpersoner[1].namn``), eller ``None``."""
    return _register(dokument).get(_INDEX.sub("[]", stig) if "[" in stig else stig)


@lru_cache
def delar(dokument: type[Dokument]) -> tuple[tuple[Del, tuple[tuple[Tabell, tuple[Falt, ...]], ...]], ...]:
    """Ger avsnitten i ordning, vart och ett med sina tabeller och deras fält."""
    ut: dict[str, tuple[Del, list[tuple[Tabell, list[Falt]]]]] = {}
    for f in falten(dokument):
        _, tabeller = ut.setdefault(f.avsnitt.nyckel, (f.avsnitt, []))
        if not tabeller or tabeller[-1][0] is not f.fraga.tabell:
            tabeller.append((f.fraga.tabell, []))
        tabeller[-1][1].append(f)
    return tuple((d, tuple((t, tuple(fs)) for t, fs in ts)) for d, ts in ut.values())


def _vandra(dokument: type[Dokument]) -> Iterator[Falt]:
    for namn, info in dokument.model_fields.items():
        klass = info.annotation
        if isinstance(klass, type) and issubclass(klass, Avsnitt):
            d = Del(namn, klass.rubrik, klass.nummer, klass.ingress, klass.avslut)
            yield from _fragor(klass, f"{namn}.", d)
        elif get_origin(klass) is list and issubclass(get_args(klass)[0], Post):
            yield from _fragor(get_args(klass)[0], f"{namn}[].", dokument.inledande_del, namn)
        elif _fraga(info.metadata):
            yield _falt(namn, info, dokument.inledande_del)


def _fragor(klass: type[BaseModel], forled: str, d: Del, lista: str = "") -> Iterator[Falt]:
    for namn, info in klass.model_fields.items():
        if _fraga(info.metadata) is None:
            raise TypeError(f"{klass.__name__}.{namn} saknar Fraga")
        yield _falt(forled + namn, info, d, lista)


def _falt(nyckel: str, info: FieldInfo, d: Del, lista: str = "") -> Falt:
    fraga = _fraga(info.metadata)
    assert fraga is not None
    enradig = any(m is _ENRADIG for m in info.metadata)
    return Falt(nyckel, fraga, _svarstyp(info.annotation), _krav(info.is_required(), fraga), d, lista, enradig)


def _fraga(metadata: list[Any]) -> Fraga | None:
    return next((m for m in metadata if isinstance(m, Fraga)), None)


def _krav(maste: bool, fraga: Fraga) -> Krav:
    if maste:
        return Krav.JA
    return Krav.BOR if fraga.bor else Krav.FRIVILLIG


def _svarstyp(annotation: Any) -> Svarstyp:
    """``X | None`` och ``Annotated`` skalas av; ``Literal`` betyder rullista."""
    if get_origin(annotation) is Literal:
        return Svarstyp.JA_NEJ
    return Svarstyp.JA_NEJ if any(_svarstyp(a) is Svarstyp.JA_NEJ for a in get_args(annotation)) else Svarstyp.TEXT
