"""Dolda uppgifter i en regions mapp: i utkastets egen fil, i mallarna, och i det som ligger färdigt i leveransen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning, Granskningsrapport
from redovisning.dokument import FORMULAR, SENASTE_AR
from redovisning.fel import OlasbarFil
from redovisning.granskning.meddelanden import anmark
from redovisning.grind import Filslag, hamta, slapp_in
from redovisning.grind_slag import AGARNAMN
from redovisning.plats import Cellplats
from redovisning.underlag import UTMAPP, Underlag
from redovisning.utkast import Utkast

if TYPE_CHECKING:
    from redovisning.dolda.innehall import Fynd, Innehall

_DOKUMENT = frozenset({Filslag.WORD, Filslag.EXCEL})
_LASARENS = {"DO03": ("WO04", "EX14"), "DO04": ("WO02", "WO03"), "DO05": ("WO12",)}
"""Fynd → de koder som läsaren själv har när samma sak står vid en fråga i utkastet."""
_I_MALLEN = frozenset({"DO02", "DO06", "DO08", "DO09", "DO12", "DO13", "DO14"})
"""Det i en mall som följer med till filen som fylls."""
_ANDELSER = (".docx", ".xlsx", ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".doc", ".docm", ".xls", ".xlsm")
_SPARAD_KOPIA = re.compile(r"\(sparad \d{4}-\d\d-\d\d kl [\d.]+(?: \d+)?\)$")
ANNAT_INNEHALL = frozenset({"inte_ett_formular", "pdf", "bild"})
"""Utfall för en hel fil som inte är något av dokumenten, men som går att pröva som den är."""


def i_mappen(utkast: Utkast, plan: Utkast | None, mapp: Path | None, kand: bytes | None = None) -> Iterator[Anmarkning]:
    """Ger anmärkningarna om filerna i mappen, eller bara om utkastets fil när mappen är okänd.

    ``kand`` är innehållet i en fil som redan är prövad, till exempel planen som bifogas.
    """
    lasta = [u for u in (utkast, plan if plan is not utkast else None) if u is not None]
    for u in lasta:
        yield from i_utkastet(u)
    if mapp is None or utkast.fil is None or not mapp.is_dir():
        return
    underlag = Underlag(utkast.fil, mapp)
    for mall in (underlag.mall, underlag.planmall):
        if mall is not None:
            yield from _i_filen(Utkast(utkast.dokument, mall), lambda f: f.kod in _I_MALLEN)
    yield from i_leveransen(mapp / UTMAPP, utkast.region, kand)


def i_utkastet(utkast: Utkast) -> Iterator[Anmarkning]:
    """Ger anmärkningarna om utkastets egen fil, utom det som läsaren och reglerna redan har sagt om svaren i den."""
    fil = utkast.fil
    if fil is None:
        return
    from redovisning.dolda.innehall import anmarkningar
    from redovisning.dolda.textfynd import i_namnet

    yield from anmarkningar(list(i_namnet(fil.name)), utkast)
    if fil.suffix.casefold() not in (".docx", ".xlsx"):
        return
    yield from _i_filen(utkast, lambda f: not _sagt(f, utkast), med_bredvid=True)


def _i_filen(barare: Utkast, galler: Callable[[Fynd], bool], *, med_bredvid: bool = False) -> Iterator[Anmarkning]:
    """Ger anmärkningarna om de fynd i en fil som gäller. En fil som inte går att läsa har sin läsare sagt det om."""
    from redovisning.dolda.fil import las_innehall
    from redovisning.dolda.innehall import anmarkningar

    assert barare.fil
    try:
        mottagen = slapp_in(barare.fil)
        innehall = las_innehall(mottagen) if mottagen.slag in _DOKUMENT else None
    except OlasbarFil:
        return
    if innehall:
        fynd = [f for f in innehall.fynd if galler(f)]
        yield from anmarkningar([*fynd, *(_bredvid_svaren(innehall) if med_bredvid else ())], barare)


def i_leveransen(mapp: Path, region: str | None, kand: bytes | None = None) -> Iterator[Anmarkning]:
    """Ger anmärkningarna om det färdiga i leveransens mapp. En fil som programmet skrev och ingen har rört är ren."""
    if not mapp.is_dir():
        return
    from redovisning.dolda.fil import prova

    for fil in sorted(v for v in mapp.rglob("*") if v.suffix.casefold() in _ANDELSER and v.is_file()):
        if fil.name.startswith(AGARNAMN) or _SPARAD_KOPIA.search(fil.stem) or _ar_kand(fil, kand):
            continue
        namn = fil.relative_to(mapp.parent).as_posix()
        yield from (replace(a, kalla=namn) for a in prova(fil, region).anmarkningar)


def granska_annan(fil: Path) -> Granskningsrapport | None:
    """Ger rapporten för en hel fil som inte är något av dokumenten, eller ``None`` när den inte går att läsa."""
    from redovisning.dolda.fil import prova
    from redovisning.tillganglighet.provning import prova_tillganglighet

    provad = prova(fil)
    if any(a.kod == "BI01" for a in provad.anmarkningar):
        return None
    barare = Utkast(FORMULAR[SENASTE_AR], fil)
    lasbart = prova_tillganglighet(provad.mottagen, barare) if provad.mottagen else ()
    return Granskningsrapport(SENASTE_AR, None, [anmark("DO16", barare), *provad.anmarkningar, *lasbart])


def _bredvid_svaren(innehall: Innehall) -> Iterator[Fynd]:
    """Ger det i texten som ingen fråga omfattar: sidhuvud, sidfot och noter. Kommentarer läses med svaren."""
    from redovisning.dolda.innehall import SIDODELAR, Innehall, i_brodtexten
    from redovisning.dolda.textfynd import textfynd

    bitar = [b for b in innehall.bitar if b.var and not i_brodtexten(b.var) and b.var.strip() != SIDODELAR["comments"]]
    return textfynd(Innehall(bitar, ()))


def _sagt(fynd: Fynd, utkast: Utkast) -> bool:
    """Sant när läsaren har sagt samma sak vid sin fråga."""
    egna = [a for a in utkast.anmarkningar if a.kod in _LASARENS.get(fynd.kod, ())]
    if isinstance(fynd.plats, Cellplats):
        return any(a.plats == fynd.plats for a in egna)
    from redovisning.dolda.innehall import i_brodtexten

    return bool(egna) and i_brodtexten(fynd.var)


def _ar_kand(fil: Path, kand: bytes | None) -> bool:
    from redovisning.kontrollmarke import orord

    try:
        data = hamta(fil)
    except OlasbarFil:
        return False
    return data == kand or orord(data)
