"""Mappningen: så säger man själv vad kolumnerna i en ny väntetidstabell betyder."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from redovisning.dokument.klasser import Del, Dokument, Fraga, Lista, Post, Radtext, Tabell
from redovisning.dokument.vantetider import EgenIndikator

TABELLEN = Tabell(form="rader")
KOLUMNER = Tabell()
ORD = Tabell()

Roll = Literal[
    "indikator",
    "region",
    "enhet",
    "region eller enhet",
    "period",
    "kön",
    "ägarform",
    "antal inom",
    "antal totalt",
    "andel",
    "metod",
    "källa",
    "specialitet",
    "intervall",
    "status",
    "används inte",
]
"""Vad en kolumn kan betyda."""


class Kolumn(Post):
    """En kolumn, efter sin rubrik."""

    postnamn = "kolumn"

    rubrik: Annotated[Radtext, Fraga("Kolumnens rubrik", KOLUMNER, hjalp="Som den står i tabellen.")]
    betyder: Annotated[Roll, Fraga("Vad den betyder", KOLUMNER)]
    indikator: Annotated[Radtext | None, Fraga("Indikator för just den kolumnen", KOLUMNER)] = None
    kon: Annotated[Literal["alla", "kvinnor", "män"] | None, Fraga("Kön för just den kolumnen", KOLUMNER)] = None


class Ordpar(Post):
    """Ett ord i tabellens celler och det som det ska läsas som."""

    postnamn = "ord"

    skrivet: Annotated[Radtext, Fraga("Så står det i tabellen", ORD)]
    lases: Annotated[
        Radtext,
        Fraga("Så läses det", ORD, hjalp="Till exempel Riket, kvinnor, undertryckt, saknas eller ett namn."),
    ]


class Vantetidsmappning(Dokument):
    """Hur en tabell med väntetider läses: kännetecknet, formen, det som gäller hela tabellen och varje kolumn."""

    ar = 2024
    titel = "Mappning av en tabell med väntetider"
    filnamn = "vantetidsmappning"
    huvudnyckel = "mappning"
    kallas = "mappningen"
    inledande_del = Del(nyckel="", rubrik="Tabellen")

    mappning: Literal[2024] = 2024
    kannetecken: Annotated[
        Radtext,
        Fraga("Rubrik som bara den här tabellen har", TABELLEN, hjalp="Mappningen används när rubriken finns."),
    ]
    rubrikerna_ar: Annotated[
        Literal["region eller enhet", "period", "kön", "indikator", "intervall"] | None,
        Fraga(
            "Vad övriga rubriker är i en bred tabell",
            TABELLEN,
            hjalp="Tomt när varje kolumn är ett slags uppgift. I en bred tabell är rubriken själv en uppgift.",
        ),
    ] = None
    cellerna_ar: Annotated[
        Literal["andel", "antal inom", "antal totalt"] | None,
        Fraga("Vad cellerna är i en bred tabell", TABELLEN, hjalp="Tomt: andel."),
    ] = None
    indikator: Annotated[Radtext | None, Fraga("Indikator för hela tabellen", TABELLEN)] = None
    region: Annotated[Radtext | None, Fraga("Region för hela tabellen", TABELLEN)] = None
    period: Annotated[Radtext | None, Fraga("Period för hela tabellen", TABELLEN)] = None
    kon: Annotated[Literal["alla", "kvinnor", "män"] | None, Fraga("Kön för hela tabellen", TABELLEN)] = None
    agarform: Annotated[Literal["alla", "region", "privat"] | None, Fraga("Ägarform för hela tabellen", TABELLEN)] = (
        None
    )
    metod: Annotated[Radtext | None, Fraga("Metod för hela tabellen", TABELLEN)] = None
    kalla: Annotated[Radtext | None, Fraga("Källa för hela tabellen", TABELLEN)] = None
    kolumner: Annotated[list[Kolumn], Lista("Kolumner"), Field(min_length=1)]
    ord: Annotated[list[Ordpar], Lista("Ord i cellerna")]
    indikatorer: Annotated[list[EgenIndikator], Lista("Egna indikatorer")]
