"""Dolda uppgifter: det i en färdig fil som inte syns, eller inte ska lämna huset, och en ren kopia utan det.

En och samma prövning för en bifogad plan, för ett utkast i Word eller Excel och för allt i leveransen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from redovisning.anmarkning import Anmarkning

__all__ = ["prova_fil"]


def prova_fil(vag: Path, region: str | None = None) -> tuple[Anmarkning, ...]:
    """Ger allt i filen som bör ses över innan den lämnar huset. En fil som inte går att läsa ger en anmärkning (BI01).

    Word, Excel och PDF prövas helt, bilder på var och av vem de togs, och textfiler på personnummer. ``region`` är
    regionens namn som det skrevs; med det prövas också att filen gäller rätt region. Kastar aldrig för filens skull.
    """
    from redovisning.dolda.fil import prova

    return prova(vag, region).anmarkningar
