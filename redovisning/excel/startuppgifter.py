"""Uppgifterna på startbladet: vad arbetsboken omfattar, vem som besvarar vilket avsnitt, och regionens namn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from redovisning.dokument.falt import Del
from redovisning.excel.blad import Blad, Cell, Ruta
from redovisning.excel.fasta_texter import SKRIVS_PA_BLADET
from redovisning.excel.igenkanning import Kanda
from redovisning.excel.karta import Bladkarta, Svarsruta
from redovisning.excel.upplagg import BESVARAS_AV, ID, INLEDNING, OMFATTAR, REGION
from redovisning.fragenyckel import nyckel
from redovisning.omfattning import avsnitten


@dataclass
class Startuppgifter:
    """``omfattar`` är cellen som säger det, ``None`` när ingen gör det; ``besvaras_av`` är avsnittets nyckel → cell."""

    omfattar: tuple[Blad, Cell] | None = None
    besvaras_av: dict[str, Cell] = field(default_factory=dict)


def las_start(kartor: list[Bladkarta], k: Kanda) -> Startuppgifter:
    """Ger uppgifterna ur de blad som inte har frågor. Rutor som känns igen blir egna på bladets karta."""
    ut = Startuppgifter()
    for karta in kartor:
        if karta.tom:
            _las_blad(ut, karta, k)
    return ut


def _las_blad(ut: Startuppgifter, karta: Bladkarta, k: Kanda) -> None:
    kolumner: tuple[int, int] | None = None
    for rad, celler in karta.blad.rader.items():
        rubriker = {nyckel(c.text): c for c in celler if c.text}
        if besvaras := rubriker.get(nyckel(BESVARAS_AV)):
            id_cell = rubriker.get(nyckel(ID))
            kolumner = besvaras.kolumn, id_cell.kolumn if id_cell else 0
        elif kolumner:
            _besvaras_av(ut, karta, k, (rad, kolumner[0]), kolumner[1])
        for etikett, cell in _uppgifter(celler):
            if etikett == nyckel(OMFATTAR):
                ut.omfattar = ut.omfattar or (karta.blad, cell)
                karta.egna.add((rad, cell.kolumn))
            elif cell.formel is not None or cell.text.startswith(SKRIVS_PA_BLADET):
                karta.egna.add((rad, cell.kolumn))
            else:
                karta.svar.append(Svarsruta(k.falt["region"], karta.blad, (rad, cell.kolumn)))


def _uppgifter(celler: list[Cell]) -> Iterator[tuple[str, Cell]]:
    """Ger benämningens nyckel och cellen till höger om den, för de uppgifter som läses."""
    for etikett, cell in pairwise(celler):
        if nyckel(etikett.text) in (nyckel(OMFATTAR), nyckel(REGION)):
            yield nyckel(etikett.text), cell


def _besvaras_av(ut: Startuppgifter, karta: Bladkarta, k: Kanda, ruta: Ruta, id_kolumn: int) -> None:
    celler = karta.blad.rader[ruta[0]]
    d = _avsnitt(k, celler, id_kolumn)
    if d is None:
        return
    karta.egna |= {(c.rad, c.kolumn) for c in celler if c.kolumn == id_kolumn}
    cell = karta.blad.celler.get(ruta)
    # På översikten visas namnen av formler; det är på startbladet de skrivs.
    visas_bara = cell is not None and cell.formel is not None and ruta[1] not in karta.blad.olasta_kolumner(ruta[0])
    if cell and not visas_bara and ut.besvaras_av.setdefault(d.nyckel, cell).text == cell.text:
        karta.egna.add(ruta)


def _avsnitt(k: Kanda, celler: list[Cell], id_kolumn: int) -> Del | None:
    """Ger avsnittet som en rad gäller: på id, annars på rubriken."""
    kanda_avsnitt = avsnitten(k.dokument)
    for cell in celler:
        if cell.kolumn == id_kolumn and cell.text.strip():
            id_ = cell.text.strip()
            return kanda_avsnitt.get("" if id_ == INLEDNING else id_)
    return next((d for c in celler if c.text and (d := k.rubriker.get(nyckel(c.text)))), None)
