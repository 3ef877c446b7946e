"""Egna kommentarer i en YAML-fil: rader efter ``#`` som någon har skrivit och som inte är formulärets frågor.

Den som läser filen för sig har dem framför sig. Slås filen ihop med andra följer de inte med, och nämns därför.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from redovisning.avkodning import avkoda
from redovisning.dokument.falt import Blankett
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.plats import Textplats
from redovisning.utkast import Svar, Utkast
from redovisning.yamlfil.fragor import ar_markningsrad
from redovisning.yamlfil.minnesrader import ar_minnesrad
from redovisning.yamlfil.skrivning import yaml_text


def namn_kommentarer(utkast: Utkast, data: bytes) -> None:
    """Lägger de egna kommentarerna i filen till utkastets text vid sidan av svaren, och anmärker på var och en."""
    for svar in _kommentarer(utkast, avkoda(data).rader):
        utkast.vid_sidan.append(svar)
        utkast.anmarkningar.append(anmark("DE04", utkast, plats=svar.plats, ord=citera(svar.text, 200)))


def _kommentarer(utkast: Utkast, rader: list[str]) -> Iterator[Svar]:
    """Ger varje följd av kommentarsrader som en text. En rad som också står i ett svar är svarets."""
    kanda = _formularets(utkast.dokument, utkast.omfattar)
    i_svar = {rad.strip() for svar in utkast.svar.values() for rad in svar.text.split("\n")}

    def egen(numrerad: tuple[int, str]) -> bool:
        rad = numrerad[1].strip()
        if not rad.startswith("#") or not rad.strip("# ") or ar_markningsrad(rad) or ar_minnesrad(rad):
            return False
        return rad not in kanda and rad not in i_svar

    for ar_egen, foljd in groupby(enumerate(rader, 1), egen):
        if ar_egen:
            (nummer, forsta), *resten = foljd
            text = "\n".join(rad.strip().lstrip("#").strip() for rad in (forsta, *(rad for _, rad in resten)))
            yield Svar(text, Textplats(nummer, forsta.index("#") + 1))


@lru_cache(8)
def _formularets(dokument: Blankett, omfattar: frozenset[str] | None) -> frozenset[str]:
    """Kommentarerna i en ny fil, hel eller del: de är formulärets, inte någons egna."""
    hela, del_ = Utkast(dokument), Utkast(dokument)
    del_.omfattar = omfattar
    rader = (rad.strip() for utkast in (hela, del_) for rad in yaml_text(utkast).split("\n"))
    return frozenset(rad for rad in rader if rad.startswith("#"))
