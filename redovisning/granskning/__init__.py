"""Granskningen: alla regler mot ett utkast. Reglerna laddas först när något granskas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from redovisning.anmarkning import Granskningsrapport
    from redovisning.utkast import Utkast

__all__ = ["granska"]


def granska(utkast: Utkast, mapp: Path | None = None) -> Granskningsrapport:
    """Ger alla anmärkningar: läsarens egna och reglernas, i formulärets ordning.

    ``mapp`` är regionens mapp, där handlingsplanen söks; utan den används mappen som utkastets fil ligger i.
    """
    from redovisning.granskning.korning import granska_med_regler

    return granska_med_regler(utkast, mapp)
