"""Ett blad med en rad per namn: namnen till vänster, axlar i mitten och talen i kolumner till höger.

Axlarnas lodräta enhet är punkter uppifrån, så att rader med långa namn får bli högre än andra.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from redovisning.diagram import stil
from redovisning.diagram.blad import Blad, radhojd
from redovisning.diagram.serier import Ram
from redovisning.diagram.tal import med_enhet
from redovisning.diagram.textmatt import bredd, bryt_olika

RUBRIKRAD = 14.0
_SKALA = 16.0
_PROV = stil.STOR_PUNKT + 6
_FA, _MANGA = 8, 20
"""Namnen får bli tre rader när de är få, och en när de är många, så att bilden ryms på en sida."""
_TRANGT = 220.0


@dataclass(frozen=True)
class Kolumn:
    """En kolumn till höger: en rubrik och en text per rad. ``prov`` är punkten som rubriken förklarar."""

    rubrik: str
    texter: Sequence[str]
    prov: stil.Linjestil | None = None

    @property
    def bredd(self) -> float:
        """Kolumnens bredd i punkter, med luften till vänster."""
        rubriken = bredd(self.rubrik, stil.LITEN) + (_PROV if self.prov else 0)
        return max(rubriken, *(bredd(t, stil.BRODTEXT) for t in self.texter)) + 12


class Radblad(Blad):
    """Bladet med namnen och kolumnerna skrivna. ``mitt`` är radernas mitt, i axlarnas lodräta enhet."""

    def __init__(
        self,
        ram: Ram,
        namn: Sequence[str],
        kolumner: Sequence[Kolumn],
        *,
        ovanfor: float,
        skala: bool = True,
        namnplats: float = 150.0,
    ) -> None:
        manga = len(namn) > _MANGA
        hogst = 1 if manga else 2 if len(namn) > _FA else 3
        plats = min(max(bredd(n, stil.BRODTEXT) for n in namn), max(namnplats, 180.0) if manga else namnplats) + 1
        rader = bryt_olika(namn, stil.BRODTEXT, plats, hogst=hogst)
        self.radhojder = [radhojd(stil.BRODTEXT) * len(r) + (2.5 if manga else 7) for r in rader]
        skalans_hojd = _SKALA if skala else 4.0
        super().__init__(ram, ovanfor + sum(self.radhojder) + skalans_hojd)
        self.mitt = [sum(self.radhojder[:i]) + hojd / 2 for i, hojd in enumerate(self.radhojder)]
        vanster, topp = self.vanster + plats + 8, self.topp + ovanfor
        hoger = self.hoger - sum(k.bredd for k in kolumner) - (4 if kolumner else 14)
        self.rutan = (vanster, topp, hoger, self.botten - skalans_hojd)
        self.axel = self.axlar(*self.rutan)
        self.axel.set_ylim(sum(self.radhojder), 0)
        self.axel.set_yticks([])
        for texten, mitt in zip(rader, self.mitt, strict=True):
            self.stycke(
                vanster - 8, topp + mitt - radhojd(stil.BRODTEXT) * len(texten) / 2, texten, stil.BRODTEXT, ha="right"
            )
        self._kolumner(kolumner, topp)

    def procentskala(self) -> None:
        """Sätter den vågräta axeln till 0–100 %, med lodräta hjälplinjer."""
        self.axel.set_xlim(0, 100)
        steg = 20 if self.rutan[2] - self.rutan[0] > _TRANGT else 25
        self.axel.set_xticks(range(0, 101, steg), [med_enhet(Decimal(n)) for n in range(0, 101, steg)])
        self.axel.grid(axis="x")
        self.axel.tick_params(axis="x", length=0)
        self.axel.spines["left"].set_visible(True)
        self.axel.spines["bottom"].set_visible(False)

    def andel_till_x(self, procent: float) -> float:
        """Ger läget på bladet för ett värde på procentskalan."""
        return self.rutan[0] + procent / 100 * (self.rutan[2] - self.rutan[0])

    def _kolumner(self, kolumner: Sequence[Kolumn], topp: float) -> None:
        x = self.hoger
        for kolumn in reversed(kolumner):
            self.text(x, topp - RUBRIKRAD / 2, kolumn.rubrik, stil.LITEN, ha="right", color=stil.DAMPAD_TEXT)
            if kolumn.prov:
                provets_x = x - bredd(kolumn.rubrik, stil.LITEN) - _PROV / 2 - 1
                self.linje([provets_x], [topp - RUBRIKRAD / 2], **kolumn.prov.utseende(stil.STOR_PUNKT))
            for text, mitt in zip(kolumn.texter, self.mitt, strict=True):
                self.text(x, topp + mitt, text, ha="right")
            x -= kolumn.bredd
