"""Läser en arbetsbok efter det som inte syns: kommentarer, det dolda och formler som hämtar, med blad och cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redovisning.dolda.excelbok import bokfynd
from redovisning.dolda.innehall import Bit, Fynd, Innehall, Tabell, citat
from redovisning.dolda.paketfynd import ar_i_huset, paketfynd, utat
from redovisning.dolda.undanskymt import undanskymda_nummer
from redovisning.excel.arbetsbok_in import Arbetsbok
from redovisning.excel.blad import Blad, Cell, las_bok
from redovisning.excel.namnrymd import RELATION, rita
from redovisning.excel.vid_sidan import ankarets_ruta, sidotexter
from redovisning.grind import Mottagen
from redovisning.plats import Plats

_KOMMENTAR, _OBJEKT, _LANK = "EX14", "EX16", "EX27"
_HAMTAR = re.compile(r"\b(?:_xlfn\.)?(WEBSERVICE|RTD|IMAGE|STOCKHISTORY|CUBE[A-Z]+|CALL|REGISTER\.ID)\s*\(")
_LANKFORMEL = re.compile(r'\bHYPERLINK\s*\(\s*"([^"]+)"', re.IGNORECASE)
_NUMMERFORMAT = re.compile(r"(?:00)?000000-0000")
_VISAR_INGET = ";;;"
_FLIK = " på fliken"


def las_arbetsbok(mottagen: Mottagen) -> Innehall:
    """Ger arbetsbokens innehåll.

    Raises:
        OlasbarFil: en del går inte att läsa.
    """
    bok, bladen = las_bok(mottagen)
    bitar = [Bit(namn, _FLIK) for namn in bok.diagramblad]
    fynd: list[Fynd] = []
    tabeller: list[Tabell] = []
    stallen: dict[tuple[str, str], tuple[str, Plats | None]] = {}
    for blad in bladen:
        bitar.append(Bit(blad.namn, _FLIK, blad.plats((1, 1))))
        bitar += [Bit(_visat(c), "", blad.plats(ruta)) for ruta, c in blad.celler.items() if c.varde]
        bitar += [Bit(c.formel, " i en formel", blad.plats(ruta)) for ruta, c in blad.celler.items() if c.formel]
        for s in sidotexter(bok, blad):
            if s.kod == _KOMMENTAR:
                fynd.append(Fynd("DO03", citat(s.text), "här", blad.plats(s.ruta)))
            if s.kod not in (_OBJEKT, _LANK):
                bitar.append(Bit(s.text, " i en kommentar" if s.kod == _KOMMENTAR else "", blad.plats(s.ruta)))
        fynd += _dolt(blad)
        fynd += _hamtar(blad)
        tabeller.append(_tabell(blad))
        stallen |= _stallen(bok, blad)
    fynd += [*bokfynd(bok), *paketfynd(bok.paket, stallen), *undanskymda_nummer(bok.paket, bitar)]
    return Innehall(bitar, fynd, tabeller)


def _visat(cell: Cell) -> str:
    """Ger cellens text som den visas i formatet för personnummer, där ett tal får sina nollor och sitt streck."""
    varde = cell.varde or ""
    if cell.typ == "n" and varde.isdigit() and (m := _NUMMERFORMAT.search(cell.stil.eget.replace("\\", ""))):
        siffror = varde.zfill(len(m[0]) - 1)
        return f"{siffror[:-4]}-{siffror[-4:]}"
    return varde


def _dolt(blad: Blad) -> Iterator[Fynd]:
    """Ger det som står på ett dolt blad, eller i dolda rader och kolumner. Ett dolt blad utan innehåll sägs inte."""
    var = f"på det dolda bladet {citat(blad.namn)}" if blad.dolt else "i dolda rader eller kolumner"
    dolda = [(ruta, c) for ruta, c in blad.celler.items() if blad.dold(ruta)]
    for ruta, c in blad.celler.items():
        if c.stil.eget.replace(" ", "") == _VISAR_INGET and not blad.dold(ruta):
            yield Fynd("DO05", citat(c.varde or c.formel or ""), "i en cell vars format döljer den", blad.plats(ruta))
    if dolda:
        plats = blad.plats(min(ruta for ruta, _ in dolda))
        yield from (Fynd("DO05", citat(c.varde or c.formel or ""), var, plats) for _, c in dolda)


def _hamtar(blad: Blad) -> Iterator[Fynd]:
    for ruta, cell in blad.celler.items():
        if not cell.formel:
            continue
        if m := _HAMTAR.search(cell.formel):
            yield Fynd("DO01", citat(m[1]), "i en formel", blad.plats(ruta))
        if (m := _LANKFORMEL.search(cell.formel)) and ar_i_huset(m[1]):
            yield utat(m[1], "i en formel", blad.plats(ruta))


def _tabell(blad: Blad) -> Tabell:
    rader = [{c.kolumn: c.varde or "" for c in celler} for celler in blad.rader.values()]
    platser = [{c.kolumn: blad.plats((c.rad, c.kolumn)) for c in celler} for celler in blad.rader.values()]
    return Tabell(rader, "här", platser)


def _stallen(bok: Arbetsbok, blad: Blad) -> dict[tuple[str, str], tuple[str, Plats | None]]:
    """Ger cellerna där bladets kopplingar, bilder och inbäddade dokument står."""
    hela = ("här", blad.plats((1, 1)))
    ut: dict[tuple[str, str], tuple[str, Plats | None]] = {(blad.del_namn, ""): hela}
    for relation in bok.paket.relationer(blad.del_namn).values():
        if relation.extern or relation.mal not in bok.paket:
            continue
        ut[relation.mal, ""] = hela
        if relation.typ.endswith("/drawing"):
            for ankare in bok.paket.xml(relation.mal):
                if not isinstance(ankare.tag, str) or not ankare.tag.startswith(rita("")):
                    continue
                plats = blad.plats(ankarets_ruta(ankare))
                for e in ankare.iter():
                    for namn, id_ in e.attrib.items():
                        if str(namn).startswith(f"{{{RELATION}}}"):
                            ut[relation.mal, str(id_)] = ("här", plats)
    return ut
