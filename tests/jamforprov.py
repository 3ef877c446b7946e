"""Det som jämförelseproven delar: två årgångar av ett påhittat dokument, och exemplets utkast med några ändringar."""

from __future__ import annotations

from typing import Annotated, Literal

from mapprov import exempelutkast

from redovisning.dokument.falt import Del, Fraga, Tabell
from redovisning.dokument.klasser import Avsnitt, Dokument, Fritext, Lista, Post, Radtext
from redovisning.utkast import Utkast

TABELL = Tabell()


class Kontakt(Post):
    """En kontakt; namnet är dess nyckel."""

    postnamn = "kontakt"

    namn: Annotated[Radtext, Fraga("Namn", TABELL)]
    telefon: Annotated[Radtext | None, Fraga("Telefon", TABELL)] = None


class Koer2030(Avsnitt):
    """Avsnittet det första året."""

    nummer = "1"
    rubrik = "Köer"

    medel: Annotated[Fritext, Fraga("Hur har 2030 års medel använts?", TABELL)]
    utgar: Annotated[Fritext | None, Fraga("Vad blev kvar från 2029?", TABELL)] = None
    matt: Annotated[Fritext, Fraga("Hur mäts köerna?", TABELL)]


class Koer2031(Avsnitt):
    """Avsnittet det andra året: en fråga är ny, en är omskriven och en har utgått."""

    nummer = "1"
    rubrik = "Köer"

    medel: Annotated[Fritext, Fraga("Hur har 2031 års medel använts?", TABELL)]
    matt: Annotated[Fritext, Fraga("Hur följs köerna upp?", TABELL)]
    nytt: Annotated[Fritext, Fraga("Vad är nytt sedan 2030?", TABELL)]


class Plan2030(Dokument):
    """Det första året."""

    ar = 2030
    titel = "Plan 2030"
    inledande_del = Del("", "Regionen")
    filnamn = "plan"
    huvudnyckel = "plan"

    plan: Literal[2030] = 2030
    region: Annotated[Radtext, Fraga("Region", TABELL)]
    koer: Koer2030
    kontakter: Annotated[list[Kontakt], Lista("Kontakter")]


class Plan2031(Dokument):
    """Det andra året."""

    ar = 2031
    titel = "Plan 2031"
    inledande_del = Del("", "Regionen")
    filnamn = "plan"
    huvudnyckel = "plan"

    plan: Literal[2031] = 2031
    region: Annotated[Radtext, Fraga("Region", TABELL)]
    koer: Koer2031
    kontakter: Annotated[list[Kontakt], Lista("Kontakter")]


def utkast(dokument: type[Dokument], **svar: str) -> Utkast:
    """Ger ett utkast; ``koer__medel`` är ``koer.medel`` och ``kontakter_0__namn`` är ``kontakter[0].namn``."""
    ut = Utkast(dokument)
    for namn, text in svar.items():
        post, _, falt = namn.partition("__")
        lista, _, nummer = post.rpartition("_")
        forled = f"{lista}[{nummer}]" if nummer.isdigit() else post
        ut.satt(f"{forled}.{falt}" if falt else forled, text)
    return ut


def andrat_exempel(**andrade: str) -> Utkast:
    """Ger exemplets utkast med ändrade svar; ``__`` är punkten i vägen, och ett tomt svar är borttaget."""
    ut = exempelutkast()
    for namn, text in andrade.items():
        ut.satt(namn.replace("__", "."), text)
    return ut
