"""Det som en väg pekar på: en fil, en regions mapp, eller något packat (en mapp, en zip-fil eller ett mejl)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.filer import las
from redovisning.granskning.sammanhang import rakna_upp
from redovisning.granskning.tecken_klasser import citera
from redovisning.mappgranskning import granska_med_innehall
from redovisning.underlag import Underlag, finn_underlag

if TYPE_CHECKING:
    from redovisning.anmarkning import Granskningsrapport
    from redovisning.mappgranskning import Mappinnehall
    from redovisning.sandning.packat import Packat
    from redovisning.utkast import Utkast

T = TypeVar("T")


class Granskat(NamedTuple):
    """Rapporten, var filerna ligger, och det lästa när där fanns ett utkast.

    ``om`` säger om något packat: vilka filer som prövades och om förteckningen stämmer. För annat är den tom.
    """

    rapport: Granskningsrapport
    underlag: Underlag
    innehall: Mappinnehall | None
    om: str = ""


def granska_utpekat(vag: Path, idag: date) -> Granskat:
    """Ger granskningen av en fil, en regions mapp eller något packat.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera, och är inget packat.
        OlasbarFil: filen kan inte läsas.
    """

    def vanligt(underlag: Underlag) -> Granskat:
        rapport, innehall = granska_med_innehall(underlag, idag)
        return Granskat(rapport, underlag, innehall)

    def packat(det: Packat) -> Granskat:
        from redovisning.sandning.packgranskning import granska_packat

        rapport, innehall, om = granska_packat(det, idag)
        fil = innehall.utkast.fil if innehall and innehall.utkast.fil else det.vag / det.vag.name
        return Granskat(rapport, Underlag(fil, None), innehall, om)

    return _det_utpekade(vag, vanligt, packat)


def las_utpekat(vag: Path) -> tuple[Underlag, Utkast]:
    """Ger utkastet i en fil, en regions mapp eller något packat, och var det ligger.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera, eller det packade har ingen redovisning eller flera.
        OlasbarFil: filen kan inte läsas.
    """
    return _det_utpekade(vag, lambda underlag: (underlag, las(underlag.fil)), _enda_redovisningen)


def _enda_redovisningen(det: Packat) -> tuple[Underlag, Utkast]:
    from redovisning.sandning.packgranskning import redovisningarna

    funna = redovisningarna(det)
    if len(funna) == 1:
        fil, utkast = funna[0]
        return Underlag(fil, None), utkast
    if funna:
        namn = rakna_upp((f"«{citera(fil.name)}»" for fil, _ in funna), hogst=9)
        ange = "Ange" if det.vag.is_dir() else "Packa upp den och ange"
        raise Anvandningsfel(f"{det.vag}: där finns flera ifyllda redovisningar ({namn}). {ange} den fil som gäller.")
    namn = rakna_upp((f"«{citera(fil.namn)}»" for fil in det.filer), hogst=9) or "inga filer"
    raise Anvandningsfel(
        f"{det.vag}: där finns ingen ifylld redovisning som går att läsa, bara {namn}. Ange filen med svaren."
    )


def _det_utpekade(vag: Path, vanligt: Callable[[Underlag], T], packat: Callable[[Packat], T]) -> T:
    if vag.is_dir():
        from redovisning.sandning.packat import packad_mapp

        if det := packad_mapp(vag):
            return packat(det)
    try:
        return vanligt(finn_underlag(vag))
    except OlasbarFil as fel:
        from redovisning.sandning.packat import PACKADE, packad_fil, zipfilens_namn

        if fel.kod not in PACKADE:
            if (om_namnen := zipfilens_namn(vag, fel)) is not None:
                raise om_namnen from fel
            raise
        det = packad_fil(vag, fel)
        if det is None:
            raise
    return packat(det)
