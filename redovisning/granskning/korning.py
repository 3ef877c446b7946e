"""Kör reglerna: alla som gäller för dokumentet och dess år, i kodernas ordning, och ordnar det de fann."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning, Granskningsrapport
from redovisning.dokument.fragor import HANDLINGSPLAN, VANTETIDER

# Modulerna registrerar sina regler när de laddas.
from redovisning.granskning import (  # noqa: F401
    belopp,
    delar,
    fjolaret,
    foljdfragor,
    hanvisningar,
    ja_nej,
    kontakter,
    obligatoriska,
    pastaenden,
    personuppgifter,
    plan_och_svar,
    regionnamn,
    tecken,
    upprepningar,
    utanfor,
    varden,
)
from redovisning.granskning.bredvid import Bredvid
from redovisning.granskning.meddelanden import KATALOG
from redovisning.granskning.regel import REGLER
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.regioner import officiellt_namn

if TYPE_CHECKING:
    from redovisning.utkast import Utkast


EGNA_REGLER = {HANDLINGSPLAN: ("plan", "planindikatorer"), VANTETIDER: ("matvarden",)}
"""Dokumentets slag → modulerna med regler som bara gäller det. De laddas först när ett sådant dokument granskas."""


def ladda_regler(slag: str) -> None:
    """Laddar de regler som bara gäller ett slags dokument."""
    for modul in EGNA_REGLER.get(slag, ()):
        import_module(f"redovisning.granskning.{modul}")


def ladda_alla_regler() -> None:
    """Laddar alla regler, för den som ska räkna upp dem."""
    for slag in EGNA_REGLER:
        ladda_regler(slag)


def granska_med_regler(utkast: Utkast, mapp: Path | None = None, bredvid: Bredvid | None = None) -> Granskningsrapport:
    """Ger rapporten med läsarens och reglernas anmärkningar, i formulärets ordning.

    Regionens namn är det officiella när det som skrevs går att förstå, annars det som skrevs.
    """
    ladda_regler(utkast.dokument.filnamn)
    sammanhang = Sammanhang(utkast, mapp, bredvid)
    funna = list(utkast.anmarkningar)
    for kod, funktion in sorted(REGLER.items()):
        if KATALOG[kod].galler(sammanhang.ar, utkast.dokument.filnamn):
            funna.extend(funktion(sammanhang))
    region = officiellt_namn(sammanhang.svar.get("region", "")) or None
    return Granskningsrapport(sammanhang.ar, region, _ordna(sammanhang, funna))


def _ordna(s: Sammanhang, funna: list[Anmarkning]) -> list[Anmarkning]:
    """Frågornas ordning i formuläret; det som inte gäller någon fråga kommer sist."""
    ordning = {stig: i for i, stig in enumerate(s.falt)}
    return sorted(funna, key=lambda a: ordning.get(a.falt or "", len(ordning)))
