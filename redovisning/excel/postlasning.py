"""Tabellerna med poster: hittade på sin id-rad eller på sina rubriker, och läsningen rad för rad."""

from __future__ import annotations

from redovisning.dokument.falt import Falt
from redovisning.excel.blad import Blad, Cell
from redovisning.excel.fasta_texter import avsnittens_texter
from redovisning.excel.igenkanning import Kanda
from redovisning.excel.karta import Anteckningsruta, Bladkarta, Kartfynd, Posttabell, ar_nummer
from redovisning.excel.rubriker import bredvid_poster, roller
from redovisning.excel.upplagg import ANTECKNING, Status
from redovisning.fragenyckel import nyckel


class Postlasare:
    """Håller reda på tabellen som raderna hör till."""

    def __init__(self, karta: Bladkarta, k: Kanda) -> None:
        self.karta = karta
        self.blad: Blad = karta.blad
        self.kanda = k
        self.tabell: Posttabell | None = None

    def rad(self, rad: int, celler: list[Cell]) -> bool:
        """Ger sant när raden hör till en tabell: en id-rad, en rubrikrad eller en post."""
        if kolumner := self._id_rad(celler):
            self._ny(kolumner, rad, celler, har_id=True)
            return True
        if self.tabell and self.tabell.vantar_rubrik and self._rubriker_under_id(rad, celler, self.tabell):
            return True
        if (self.tabell is None or not self.tabell.har_id) and (kolumner := self._nya_rubriker(celler)):
            self._ny(kolumner, rad, celler)
            self._bredvid(celler)
            return True
        return self.tabell is not None and self._post(rad, celler, self.tabell)

    def avsluta(self) -> None:
        """Det som kommer efter hör inte till någon tabell."""
        self.tabell = None

    def _ny(self, kolumner: dict[int, Falt], rad: int, celler: list[Cell], *, har_id: bool = False) -> None:
        lista = next(iter(kolumner.values())).lista
        self.tabell = Posttabell(lista, self.blad, kolumner, rad + 1, har_id=har_id, vantar_rubrik=har_id)
        self.karta.tabeller.append(self.tabell)
        self.karta.egna |= {(rad, c.kolumn) for c in celler if c.kolumn in kolumner}

    def _bredvid(self, celler: list[Cell]) -> None:
        assert self.tabell is not None
        self.tabell.bredvid = bredvid_poster(roller(c for c in celler if c.kolumn not in self.tabell.kolumner))
        self.karta.egna |= {(celler[0].rad, kolumn) for kolumn in self.tabell.bredvid.values()}

    def _id_rad(self, celler: list[Cell]) -> dict[int, Falt]:
        """Ger kolumn → fält för en rad med ``poster[].fält``; tomt när raden är något annat."""
        traffar = {c.kolumn: f for c in celler if (f := self.kanda.falt.get(c.text.strip())) and f.lista}
        if not traffar:
            return {}
        lista = next(iter(traffar.values())).lista
        samma = {kolumn: f for kolumn, f in traffar.items() if f.lista == lista}
        # I en tabell kan någon ha skrivit ett id som svar; en ny tabells id-rad har mer än ett, och inget annat.
        if self.tabell and len(samma) < min(2, len(self.kanda.listor[lista])):
            return {}
        return _forsta_av_varje(samma)

    def _nya_rubriker(self, celler: list[Cell]) -> dict[int, Falt]:
        """Ger kolumn → fält för en rad med minst hälften av en listas frågor, och minst två om den har så många.

        Under en tabell utan id-rad är det rubriker bara om alla frågorna står på raden: annars är det en post.
        """
        kandidater = {c.kolumn: self.kanda.kandidater(c) for c in celler}
        basta: dict[int, Falt] = {}
        for lista, falt in self.kanda.listor.items():
            tagna: dict[int, Falt] = {}
            for kolumn, mojliga in kandidater.items():
                f = next((f for f in mojliga if f.lista == lista and f not in tagna.values()), None)
                if f is not None:
                    tagna[kolumn] = f
            minst = len(falt) if self.tabell else max(min(2, len(falt)), len(falt) // 2)
            if len(tagna) >= minst and len(tagna) > len(basta):
                basta = tagna
        return basta

    def _rubriker_under_id(self, rad: int, celler: list[Cell], tabell: Posttabell) -> bool:
        """Noterar rubrikraden under en id-rad. Saknas den är raden redan den första posten."""
        tabell.vantar_rubrik = False
        i_tabellen = [c for c in celler if c.kolumn in tabell.kolumner]
        ratta = [c for c in i_tabellen if tabell.kolumner[c.kolumn] in self.kanda.kandidater(c)]
        if not i_tabellen or 2 * len(ratta) < len(i_tabellen):
            return False
        tabell.forsta = rad + 1
        for cell in i_tabellen:
            self.karta.egna.add((rad, cell.kolumn))
            if cell not in ratta:
                self.karta.fynd.append(Kartfynd("EX19", self.blad, (rad, cell.kolumn), tabell.kolumner[cell.kolumn]))
        self._bredvid(celler)
        return True

    def _post(self, rad: int, celler: list[Cell], tabell: Posttabell) -> bool:
        anteckning = self.karta.ta_bredvid(rad, celler, tabell.bredvid)
        if not tabell.bredvid:
            self._ta_utan_rubriker(celler, tabell)
        ifyllda = [c for c in celler if self._i_tabellen(c, tabell)]
        if not ifyllda or self._losryckt(rad, ifyllda, tabell):
            if anteckning:
                ruta = (rad, tabell.bredvid[ANTECKNING])
                self.karta.anteckna(Anteckningsruta(self.blad, ruta))
            return anteckning
        tabell.rader.append(rad)
        if anteckning:
            ruta = (rad, tabell.bredvid[ANTECKNING])
            self.karta.anteckna(Anteckningsruta(self.blad, ruta, post=(tabell, len(tabell.rader) - 1)))
        return True

    def _ta_utan_rubriker(self, celler: list[Cell], tabell: Posttabell) -> None:
        """Noterar radens nummer och läge som egna också när någon har tagit bort rubrikraden."""
        for cell in celler:
            nummer = cell.kolumn == min(tabell.kolumner) - 1 and ar_nummer(cell)
            lage = cell.kolumn == max(tabell.kolumner) + 1 and Status.BESVARAD in (cell.formel or "")
            if nummer or lage:
                self.karta.egna.add((cell.rad, cell.kolumn))

    def _i_tabellen(self, cell: Cell, tabell: Posttabell) -> bool:
        if cell.kolumn in tabell.kolumner:
            return True
        if nyckel(cell.text) in avsnittens_texter(self.kanda.dokument):
            return False
        _, fran, _, till = self.blad.omrade((cell.rad, cell.kolumn))
        return any(fran <= kolumn <= till for kolumn in tabell.kolumner)

    def _losryckt(self, rad: int, ifyllda: list[Cell], tabell: Posttabell) -> bool:
        """Sant för en ensam text en bit under tabellen, i en ruta som inte är till för svar."""
        if len(ifyllda) > 1 or len(tabell.kolumner) == 1 or ifyllda[0].kolumn in self.blad.olasta_kolumner(rad):
            return False
        return rad > (tabell.rader[-1] if tabell.rader else tabell.forsta) + 1


def _forsta_av_varje(kolumner: dict[int, Falt]) -> dict[int, Falt]:
    """Ger varje fält en gång: en kopierad kolumn till höger är inte svaret en gång till."""
    forsta: dict[Falt, int] = {}
    for kolumn, falt in kolumner.items():
        forsta.setdefault(falt, kolumn)
    return {kolumn: falt for falt, kolumn in forsta.items()}
