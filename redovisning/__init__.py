"""Fyller i, granskar och läser regionernas redovisning av överenskommelsen om ökad tillgänglighet.

    from redovisning import granska, las, skriv

    utkast = las("redovisning.yaml")
    print(granska(utkast).som_text())
    skriv(utkast, "Redovisning 2024 Region Exempel.docx")

Namnen hämtas först när de används, så att ``import redovisning`` går fort.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning, Granskningsrapport, Niva
    from redovisning.avstamning.avstamning import Avstamning, stam_av, ta_in
    from redovisning.bidrag.hopslagning import sla_ihop
    from redovisning.bidrag.uppdelning import dela
    from redovisning.dokument.handlingsplan import Handlingsplan
    from redovisning.dokument.redovisning2024 import Redovisning2024
    from redovisning.dokument.vantetider import Vantetider
    from redovisning.dolda.rensning import Rensad, rensa
    from redovisning.fel import (
        Anvandningsfel,
        InteEttFormular,
        MalfilAndrad,
        MallFel,
        OfullstandigtUtkast,
        OlasbarFil,
        OlikaSvar,
        PackningStoppad,
        RedovisningFel,
        SkrivFel,
        TextKanInteBaras,
    )
    from redovisning.filer import las, skriv
    from redovisning.granskning import granska
    from redovisning.jamforelse import jamfor
    from redovisning.jamforelse.skillnader import Jamforelse
    from redovisning.leverans import Leverans, skapa
    from redovisning.sandning.kontroll import kontrollera
    from redovisning.sandning.packning import packa
    from redovisning.utkast import Utkast, nytt_utkast

__version__ = "0.1.0"

__all__ = [
    "Anmarkning",
    "Anvandningsfel",
    "Avstamning",
    "Granskningsrapport",
    "Handlingsplan",
    "InteEttFormular",
    "Jamforelse",
    "Leverans",
    "MalfilAndrad",
    "MallFel",
    "Niva",
    "OfullstandigtUtkast",
    "OlasbarFil",
    "OlikaSvar",
    "PackningStoppad",
    "Redovisning2024",
    "RedovisningFel",
    "Rensad",
    "SkrivFel",
    "TextKanInteBaras",
    "Utkast",
    "Vantetider",
    "dela",
    "granska",
    "jamfor",
    "kontrollera",
    "las",
    "nytt_utkast",
    "packa",
    "rensa",
    "skapa",
    "skriv",
    "sla_ihop",
    "stam_av",
    "ta_in",
]

_MODULER = {
    "anmarkning": ("Anmarkning", "Granskningsrapport", "Niva"),
    "avstamning.avstamning": ("Avstamning", "stam_av", "ta_in"),
    "bidrag.hopslagning": ("sla_ihop",),
    "bidrag.uppdelning": ("dela",),
    "dokument.handlingsplan": ("Handlingsplan",),
    "dokument.redovisning2024": ("Redovisning2024",),
    "dokument.vantetider": ("Vantetider",),
    "dolda.rensning": ("Rensad", "rensa"),
    "fel": (
        "Anvandningsfel",
        "InteEttFormular",
        "MalfilAndrad",
        "MallFel",
        "OfullstandigtUtkast",
        "OlasbarFil",
        "OlikaSvar",
        "PackningStoppad",
        "RedovisningFel",
        "SkrivFel",
        "TextKanInteBaras",
    ),
    "filer": ("las", "skriv"),
    "granskning": ("granska",),
    "jamforelse": ("jamfor",),
    "jamforelse.skillnader": ("Jamforelse",),
    "leverans": ("Leverans", "skapa"),
    "sandning.kontroll": ("kontrollera",),
    "sandning.packning": ("packa",),
    "utkast": ("Utkast", "nytt_utkast"),
}
_HEM = {namn: modul for modul, namnen in _MODULER.items() for namn in namnen}


def __getattr__(namn: str) -> object:
    if namn not in _HEM:
        raise AttributeError(f"modulen {__name__!r} har inget namn {namn!r}")
    varde: object = getattr(import_module(f"{__name__}.{_HEM[namn]}"), namn)
    globals()[namn] = varde
    return varde


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
