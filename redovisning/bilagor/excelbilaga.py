"""Läser en arbetsbok som ska bifogas: texten, kommentarerna och det som är dolt, med blad och cell."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.bilagor.innehall import Fynd, Innehall, citat
from redovisning.bilagor.paketfynd import paketfynd
from redovisning.excel.arbetsbok_in import Arbetsbok
from redovisning.excel.blad import Blad
from redovisning.excel.vid_sidan import sidotexter
from redovisning.grind import Mottagen

_KOMMENTAR, _OBJEKT = "EX14", "EX16"


def las_excelbilaga(mottagen: Mottagen) -> Innehall:
    """Ger arbetsbokens innehåll.

    Raises:
        OlasbarFil: en del går inte att läsa.
    """
    bok = Arbetsbok(mottagen)
    texter = [*bok.diagramblad]
    fynd: list[Fynd] = []
    for post in bok.blad:
        blad = Blad(bok, post)
        vid_sidan = sidotexter(bok, blad, frozenset())
        texter += [post.namn, *(c.text for c in blad.celler.values() if c.text)]
        texter += [s.text for s in vid_sidan if s.kod not in (_KOMMENTAR, _OBJEKT)]
        fynd += [Fynd("BI03", citat(s.text), "här", blad.plats(s.ruta)) for s in vid_sidan if s.kod == _KOMMENTAR]
        fynd += _dolt(blad)
    return Innehall("\n".join(texter), [*fynd, *paketfynd(bok.paket)])


def _dolt(blad: Blad) -> Iterator[Fynd]:
    """Ger det som står på ett dolt blad, eller i dolda rader och kolumner. Ett dolt blad utan innehåll sägs inte."""
    var = f"på det dolda bladet {citat(blad.namn)}" if blad.dolt else "i dolda rader eller kolumner"
    dolda = [(ruta, c) for ruta, c in blad.celler.items() if blad.dold(ruta)]
    if dolda:
        plats = blad.plats(min(ruta for ruta, _ in dolda))
        yield from (Fynd("BI05", citat(c.varde or c.formel or ""), var, plats) for _, c in dolda)
