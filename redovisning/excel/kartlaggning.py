"""Kartlägger ett blad: går igenom raderna uppifrån och avgör vad var och en är."""

from __future__ import annotations

from dataclasses import replace

from redovisning.excel.blad import Blad, Cell
from redovisning.excel.fragelasning import Fragelasare, Fragerad, fragerad
from redovisning.excel.igenkanning import Kanda
from redovisning.excel.karta import Bladkarta
from redovisning.excel.postlasning import Postlasare
from redovisning.excel.rubriker import Roller, ar_rubrikrad, roller
from redovisning.excel.upplagg import ANTECKNING, LAGE, SVAR
from redovisning.fragenyckel import nyckel


def kartlagg(blad: Blad, k: Kanda) -> Bladkarta:
    """Ger kartan över ett blad."""
    return _Kartlaggare(blad, k).kor()


class _Kartlaggare:
    def __init__(self, blad: Blad, k: Kanda) -> None:
        self.blad = blad
        self.kanda = k
        self.karta = Bladkarta(blad)
        self.poster = Postlasare(self.karta, k)
        self.roller: Roller = {}
        self.avsnitt: str | None = None
        self.fragor: list[Fragerad] = []
        self.losa: list[tuple[list[Cell], Roller]] = []

    def kor(self) -> Bladkarta:
        for rad, celler in self.blad.rader.items():
            self._rad(rad, celler)
        Fragelasare(self.karta, self.kanda).los(self.fragor)
        for celler, rollerna in self.losa:
            self._fortsattning(celler, rollerna)
        return self.karta

    def _rad(self, rad: int, celler: list[Cell]) -> None:
        funna = roller(celler)
        under_id = self.poster.tabell is not None and self.poster.tabell.vantar_rubrik
        if ar_rubrikrad(funna) and not under_id:
            self.roller = funna
            self.poster.avsluta()
            self.karta.egna |= {(rad, kolumn) for kolumn in funna.values()}
            return
        fraga = fragerad(self.kanda, rad, self._utanfor_tabellen(celler), self.roller, self.avsnitt)
        if fraga and fraga.idcell:
            self.poster.avsluta()
            self.fragor.append(fraga)
        elif self.poster.rad(rad, celler):
            return
        elif fraga and self.poster.tabell is None:
            self.fragor.append(fraga)
        elif not self._rubrik(celler):
            self.losa.append((celler, self.roller))

    def _utanfor_tabellen(self, celler: list[Cell]) -> list[Cell]:
        """Ger radens celler utom dem i en tabells kolumner: där är en text som lyder som en fråga ändå ett svar."""
        tabell = self.poster.tabell
        return [c for c in celler if c.kolumn not in tabell.kolumner] if tabell else celler

    def _rubrik(self, celler: list[Cell]) -> bool:
        """Noterar avsnittets rubrik, som avgör vilket avsnitt frågorna under hör till."""
        for cell in celler:
            d = self.kanda.rubriker.get(nyckel(cell.text)) if cell.text else None
            if d is not None:
                self.avsnitt = d.nyckel
                return True
        return False

    def _fortsattning(self, celler: list[Cell], rollerna: Roller) -> None:
        """Text direkt under ett svar, på en rad utan egen fråga, hör till svaret."""
        kolumn = rollerna.get(SVAR, 0)
        bredvid = {kolumn, rollerna.get(ANTECKNING), rollerna.get(LAGE)}
        rad = celler[0].rad
        if (rad, kolumn) not in self.blad.celler or any(c.kolumn not in bredvid for c in celler):
            return
        for i, svar in enumerate(self.karta.svar):
            sista = svar.fortsatter[-1] if svar.fortsatter else svar.ruta
            if svar.ruta[1] == kolumn and self.blad.omrade(sista)[2] == rad - 1:
                self.karta.svar[i] = replace(svar, fortsatter=(*svar.fortsatter, (rad, kolumn)))
                return
