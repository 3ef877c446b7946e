"""En mutant: ett litet fel i källkoden. Den som gör dem är ``mutanter``, som behöver mutmut."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """Ett fel i en fil. ``kod`` är hela filen med felet; ``rad`` är raden där det står, från 1."""

    fil: str
    rad: int
    fore: str
    efter: str
    kod: str
    radtext: str = ""

    @property
    def namn(self) -> str:
        """Mutanten som den nämns i utfallet."""
        return f"{self.fil}:{self.rad}: {self._byte}"[:200]

    @property
    def nyckel(self) -> str:
        """Mutanten som den står i listan med skäl: med radens text, för radens nummer ändras med koden ovanför."""
        return f"{self.fil}: {self.radtext}: {self._byte}"[:300]

    @property
    def _byte(self) -> str:
        return f"{' '.join(self.fore.split())} → {' '.join(self.efter.split())}"
