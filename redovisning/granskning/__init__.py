"""Granskningen: alla regler mot ett utkast. Reglerna laddas först när något granskas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from redovisning.anmarkning import Granskningsrapport
    from redovisning.granskning.bredvid import Bredvid
    from redovisning.utkast import Utkast

__all__ = ["granska"]


def granska(utkast: Utkast, mapp: Path | None = None, *, bredvid: Bredvid | None = None) -> Granskningsrapport:
    """Ger alla anmärkningar: läsarens egna och reglernas, i formulärets ordning.

    ``mapp`` är regionens mapp, där handlingsplanen söks; utan den används mappen som utkastets fil ligger i.
    ``bredvid`` är det lästa som utkastet jämförs med; ``mappgranskning`` hämtar det ur mappen.

    Raises:
        Anvandningsfel: det som gavs är inget utkast.
    """
    from redovisning.fel import krav_pa_utkast
    from redovisning.granskning.korning import granska_med_regler

    krav_pa_utkast(utkast)
    return granska_med_regler(utkast, mapp, bredvid)
