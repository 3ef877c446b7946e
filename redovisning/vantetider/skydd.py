"""Mätvärdena så som de får visas, prövade en gång fast flera frågar: planens uppföljning, diagrammen och sidan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetider.smatal import grupper, undertryck_grupp
from redovisning.vantetider.troskel import TROSKEL


def undertryck(
    matvarden: Sequence[Matvarde], troskel: int = TROSKEL, indikatorer: Mapping[str, Indikator] = INDIKATORER
) -> list[Matvarde]:
    """Ger mätvärdena i samma ordning, med de små och de avslöjande utan antal och andel.

    Raises:
        ValueError: tröskeln är mindre än 1.
    """
    return Skydd(matvarden, indikatorer, troskel).alla()


class Skydd:
    """Små antal dolda på begäran. Varje grupp ur ``smatal.grupper`` prövas först när någon frågar efter den.

    Raises:
        ValueError: tröskeln är mindre än 1.
    """

    def __init__(
        self,
        matvarden: Sequence[Matvarde],
        indikatorer: Mapping[str, Indikator] = INDIKATORER,
        troskel: int = TROSKEL,
    ) -> None:
        if troskel < 1:
            raise ValueError("tröskeln ska vara minst 1")
        self.matvarden, self.indikatorer, self.troskel = matvarden, indikatorer, troskel
        self.grupper = list(grupper(matvarden, indikatorer))
        self._provade: dict[int, list[Matvarde]] = {}

    def grupp(self, nummer: int) -> list[Matvarde]:
        """Ger gruppens mätvärden, i gruppens ordning, med de små och de avslöjande utan antal och andel."""
        if nummer not in self._provade:
            index = self.grupper[nummer]
            self._provade[nummer] = undertryck_grupp(index, self.matvarden, self.troskel, self.indikatorer)
        return self._provade[nummer]

    def alla(self) -> list[Matvarde]:
        """Ger alla mätvärden i sin ordning, med de små och de avslöjande utan antal och andel."""
        ut = list(self.matvarden)
        for nummer, index in enumerate(self.grupper):
            for i, m in zip(index, self.grupp(nummer), strict=True):
                ut[i] = m
        return ut
