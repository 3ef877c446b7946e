"""Det som en bilaga visade sig innehålla: texten, fynden i den och namnen i dess egenskaper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.plats import Plats
from redovisning.utkast import Utkast

_LANGSTA_CITAT = 40
_ANTAL = {
    "BI03": ("en kommentar", "kommentarer"),
    "BI04": ("en spårad ändring", "spårade ändringar"),
    "BI11": ("ett inbäddat dokument", "inbäddade dokument"),
}


@dataclass(frozen=True)
class Fynd:
    """Något i bilagan som ska sägas. ``ord`` är orden det gäller, ``var`` stället i text och ``plats`` en cell."""

    kod: str
    ord: str
    var: str = ""
    plats: Plats | None = None


@dataclass(frozen=True)
class Innehall:
    """En läst bilaga. ``text`` är all text, att söka i."""

    text: str
    fynd: Sequence[Fynd]


def citat(text: str, langd: int = _LANGSTA_CITAT) -> str:
    """Ger orden inom citattecken, avkortade och med osynliga tecken synliga."""
    return f"«{citera(text, langd)}»"


def anmarkningar(fynd: Sequence[Fynd], barare: Utkast) -> Iterator[Anmarkning]:
    """Ger en anmärkning för varje slags fynd på varje ställe, med de första orden och hur många som är kvar."""
    grupper: dict[tuple[str, str, str], list[Fynd]] = {}
    for f in fynd:
        grupper.setdefault((f.kod, f.var, str(f.plats or "")), []).append(f)
    for (kod, var, _), alla in grupper.items():
        orden = list(dict.fromkeys(f.ord for f in alla))
        en, flera = _ANTAL.get(kod, ("", ""))
        antal = en if len(orden) == 1 else f"{len(orden)} {flera}"
        yield anmark(kod, barare, None, alla[0].plats, var=var, ord=rakna_upp(orden), antal=antal)
