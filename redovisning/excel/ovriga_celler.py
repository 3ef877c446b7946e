"""Det som står i andra celler än svarens: egna blad, rader bredvid tabellen, lösa ord. Inget av det försvinner."""

from __future__ import annotations

from redovisning.excel.blad import Cell, Ruta
from redovisning.excel.cellvarden import celltext
from redovisning.excel.fasta_texter import alla_texter, avsnittens_texter
from redovisning.excel.igenkanning import Kanda
from redovisning.excel.karta import Bladkarta, ar_nummer
from redovisning.excel.upplagg import BESVARAS_AV, LISTOR
from redovisning.fragenyckel import nyckel
from redovisning.utkast import Svar

_MINST_EGNA = 5
"""Så många egna texter gör ett blad utan frågor till startbladet eller översikten."""


def ovrig_text(karta: Bladkarta, k: Kanda, fran_1904: bool) -> list[Svar]:
    """Ger texten som varken är svar eller arbetsbokens egen; på egna blad är rader intill varandra en text."""
    ut: list[Svar] = []
    grupp: list[str] = []
    forsta: Cell | None = None
    sista = 0

    def avsluta() -> None:
        if grupp and forsta:
            ut.append(Svar("\n".join(grupp), karta.blad.plats((forsta.rad, forsta.kolumn))))
        grupp.clear()

    egna = _egna_rutor(karta, k)
    for rad, celler in karta.blad.rader.items():
        frammande = {c: celltext(c, fran_1904=fran_1904) for c in celler if (rad, c.kolumn) not in egna}
        texter = {c: text for c, text in frammande.items() if text.strip()}
        if not texter:
            continue
        if rad > sista + 1 or not karta.tom:
            avsluta()
        if not grupp:
            forsta = next(iter(texter))
        grupp.append("\t".join(texter.values()))
        sista = rad
    avsluta()
    return ut


def _egna_rutor(karta: Bladkarta, k: Kanda) -> set[Ruta]:
    """Ger rutorna med arbetsbokens egen text: rubriker, frågor och ingresser.

    På startbladet och översikten är också korta ord, formlerna och radernas nummer dess egna, och på bladet med val
    valen. På ett blad som någon själv har lagt till är samma korta ord text som alla andra.
    """
    texter = {(c.rad, c.kolumn): nyckel(c.text) for c in karta.blad.celler.values() if c.text}
    alla = {ruta for ruta, text in texter.items() if text in alla_texter(k.dokument)}
    igenkant = karta.tom and len(alla) >= _MINST_EGNA
    ut = karta.egna | (alla if igenkant else {r for r in alla if texter[r] in avsnittens_texter(k.dokument)})
    if karta.blad.dolt and karta.blad.namn == LISTOR:
        valen = {nyckel(v) for f in k.falt.values() for v in f.val}
        ut |= {ruta for ruta, text in texter.items() if text in valen}
    for rad, celler in karta.blad.rader.items():
        radens = {c.kolumn for c in celler if (rad, c.kolumn) in ut}
        for cell in celler:
            if cell.formel is not None:
                eget = igenkant or BESVARAS_AV in cell.formel
            else:
                eget = igenkant and bool(radens - {cell.kolumn}) and ar_nummer(cell)
            if eget:
                ut.add((rad, cell.kolumn))
    return ut
