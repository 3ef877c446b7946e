"""Det som en fil visade sig innehålla: texten bit för bit med sitt ställe, tabellerna, och fynden i den."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.sammanhang import rakna_gangerna, rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.plats import Plats
from redovisning.utkast import Utkast

_LANGSTA_CITAT = 40
_ANTAL = {
    "TG05": ("en tabell", "tabeller"),
    "TG06": ("en tabell", "tabeller"),
    "TG08": ("en bild", "bilder"),
    "TG11": ("en länk", "länkar"),
    "DO01": ("ett fält som hämtar", "fält som hämtar"),
    "DO02": ("en bild som säger", "bilder som säger"),
    "DO03": ("en kommentar", "kommentarer"),
    "DO04": ("en spårad ändring", "spårade ändringar"),
    "DO11": ("ett inbäddat dokument", "inbäddade dokument"),
}

SIDODELAR = {
    "header": "i sidhuvudet",
    "footer": "i sidfoten",
    "footnotes": "i en fotnot",
    "endnotes": "i en slutnot",
    "comments": "i en kommentar",
}
"""Delarna bredvid brödtexten, efter relationens slag, och hur stället heter."""

Stallen = Mapping[tuple[str, str], tuple[str, Plats | None]]
"""(delens namn, relationens id) → stället i text och cellen. Tomt id är hela delen."""


@dataclass(frozen=True)
class Fynd:
    """Något i filen som ska sägas. ``ord`` är orden det gäller, ``var`` stället i text och ``plats`` en cell."""

    kod: str
    ord: str
    var: str = ""
    plats: Plats | None = None


@dataclass(frozen=True, slots=True)
class Bit:
    """Ett stycke eller en cell. ``var`` är stället i text («under «Nuläge»»), ``plats`` cellen."""

    text: str
    var: str = ""
    plats: Plats | None = None


@dataclass(frozen=True)
class Tabell:
    """En tabells rader, var och en spalt → text, med stället. ``platser`` är cellernas, i samma form."""

    rader: Sequence[Mapping[int, str]]
    var: str
    platser: Sequence[Mapping[int, Plats]] = ()


@dataclass(frozen=True)
class Innehall:
    """En läst fil: texten, tabellerna och fynden."""

    bitar: Sequence[Bit]
    fynd: Sequence[Fynd]
    tabeller: Sequence[Tabell] = field(default=())

    @cached_property
    def text(self) -> str:
        """All text, att söka i."""
        return "\n".join(b.text for b in self.bitar)


def citat(text: str, langd: int = _LANGSTA_CITAT) -> str:
    """Ger orden inom citattecken, avkortade och med osynliga tecken synliga."""
    return f"«{citera(text, langd)}»"


def i_brodtexten(var: str) -> bool:
    """Sant när stället är i brödtexten och inte i en del bredvid."""
    return var.strip() not in SIDODELAR.values()


def anmarkningar(fynd: Sequence[Fynd], barare: Utkast) -> Iterator[Anmarkning]:
    """Ger en anmärkning för varje slags fynd på varje ställe, med de första orden och hur många som är kvar."""
    grupper: dict[tuple[str, str, str], list[Fynd]] = {}
    for f in fynd:
        grupper.setdefault((f.kod, f.var, str(f.plats or "")), []).append(f)
    for (kod, var, _), alla in grupper.items():
        orden = list(dict.fromkeys(f.ord for f in alla))
        en, flera = _ANTAL.get(kod, ("", ""))
        hur_manga = len(alla) if kod == "DO03" else len(orden)
        antal = en if hur_manga == 1 else f"{hur_manga} {flera}"
        ord_ = rakna_upp(orden) if en else rakna_gangerna(f.ord for f in alla)
        yield anmark(kod, barare, None, alla[0].plats, var=var, ord=ord_, antal=antal)
