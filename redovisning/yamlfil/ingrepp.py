"""Ingreppen i en YAML-fil: text som byts, skjuts in och stryks. Alla andra byte blir precis som de var."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from redovisning.yamlfil.omraden import Fil, GarInte, Punkt


class Ordning(IntEnum):
    """Vad som kommer först av det som skjuts in på samma ställe. Lika slag står i den ordning de gavs."""

    SVARETS_RADER = 0
    NYTT = 1
    MARKE = 2


class Ingrepp:
    """Ingrepp som samlas och görs på en gång. De får inte gå i varandra."""

    def __init__(self, fil: Fil) -> None:
        self.fil = fil
        self.alla: list[tuple[int, int, Ordning, str]] = []

    def byt(self, fran: Punkt, till: Punkt, text: str) -> None:
        """Byter det som står mellan två punkter, också när de är på olika rader."""
        self._lagg(self._lage(fran), self._lage(till), text, Ordning.SVARETS_RADER)

    def byt_rader(self, fran: int, till: int, rader: Sequence[str], ordning: Ordning = Ordning.NYTT) -> None:
        """Byter raderna från och med ``fran`` till men inte med ``till``."""
        if fran == till:
            self.efter(fran - 1, rader, ordning)
        elif till < len(self.fil.rader):
            text = "".join(f"{rad}\n" for rad in rader)
            self._lagg(self.fil.radstart[fran], self.fil.radstart[till], text, ordning)
        else:
            self._lagg(self.fil.radstart[fran], len(self.fil.text), "\n".join(rader), ordning)

    def efter(self, rad: int, rader: Sequence[str], ordning: Ordning = Ordning.NYTT) -> None:
        """Skjuter in rader efter en rad; ``-1`` är före den första."""
        if rad + 1 < len(self.fil.rader):
            lage, text = self.fil.radstart[rad + 1], "".join(f"{r}\n" for r in rader)
        else:
            lage, text = len(self.fil.text), "".join(f"\n{r}" for r in rader)
        self._lagg(lage, lage, text, ordning)

    def data(self) -> bytes:
        """Ger filen efter ingreppen, med filens eget radslut i det nya."""
        delar, plats = [self.fil.fore], 0
        for fran, till, _, text in sorted(self.alla, key=lambda i: i[:3]):
            if fran < plats:
                raise GarInte("svaren står på ett ovanligt sätt")
            delar += [self.fil.text[plats:fran], text.replace("\n", self.fil.radslut)]
            plats = till
        return "".join([*delar, self.fil.text[plats:]]).encode()

    def _lagg(self, fran: int, till: int, text: str, ordning: Ordning) -> None:
        self.alla.append((fran, till, ordning, text))

    def _lage(self, punkt: Punkt) -> int:
        return self.fil.radstart[punkt.rad] + punkt.kolumn
