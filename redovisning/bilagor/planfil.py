"""Finner handlingsplanen i en regions mapp: som data, eller som en färdig fil att bifoga."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redovisning.dokument.fragor import HANDLINGSPLAN
from redovisning.fel import Anvandningsfel, InteEttFormular, OlasbarFil
from redovisning.filer import las
from redovisning.granskning.planfilen import ARBETSBOK, TEXTDATA, kan_vara_planen
from redovisning.utkast import Utkast


@dataclass(frozen=True)
class Plankalla:
    """Filen med planen. ``utkast`` är planen när filen är data, ``None`` när den är färdig och ska bifogas."""

    fil: Path
    utkast: Utkast | None = None


def finn_plan(mapp: Path) -> Plankalla | None:
    """Ger planen i mappen, eller ``None`` när där inte finns någon.

    Data är ``handlingsplan.yaml``, ``.yml`` eller ``.json``, och en arbetsbok som är planens egen. Färdig är en fil
    vars namn börjar på handlingsplan: ``.docx``, ``.pdf`` eller en annan arbetsbok.

    Raises:
        Anvandningsfel: mappen har flera planer, eller en textfil med planens namn är ett annat dokument.
        OlasbarFil: textfilen med planen går inte att läsa.
    """
    kallor = [_kalla(fil) for fil in _filer(mapp)]
    if len(kallor) > 1:
        raise Anvandningsfel(_flera(mapp, kallor))
    return kallor[0] if kallor else None


def _filer(mapp: Path) -> list[Path]:
    if not mapp.is_dir():
        return []
    return sorted(v for v in mapp.iterdir() if kan_vara_planen(v) and v.is_file())


def _kalla(fil: Path) -> Plankalla:
    andelse = fil.suffix.casefold()
    if andelse in TEXTDATA:
        return Plankalla(fil, _las_plan(fil))
    return Plankalla(fil, _plan_i_arbetsbok(fil) if andelse == ARBETSBOK else None)


def _las_plan(fil: Path) -> Utkast:
    utkast = las(fil)
    if utkast.dokument.filnamn != HANDLINGSPLAN:
        raise Anvandningsfel(
            f"{fil}: filen heter som handlingsplanen men är ett annat dokument («{utkast.dokument.titel}»). "
            "Byt namn på den, eller lägg planen där."
        )
    return utkast


def _plan_i_arbetsbok(fil: Path) -> Utkast | None:
    """Ger planen när arbetsboken är planens egen. Vad en annan arbetsbok är prövas när den bifogas."""
    try:
        utkast = las(fil)
    except (InteEttFormular, OlasbarFil):
        return None
    return utkast if utkast.dokument.filnamn == HANDLINGSPLAN else None


def _flera(mapp: Path, kallor: list[Plankalla]) -> str:
    data = [k.fil.name for k in kallor if k.utkast is not None]
    fardiga = [k.fil.name for k in kallor if k.utkast is None]
    if data and fardiga:
        return (
            f"{mapp}: mappen har handlingsplanen både som data ({', '.join(data)}) och färdig ({', '.join(fardiga)}), "
            f"och bara en kan följa med. Ska planen byggas ur {data[0]}: flytta {' och '.join(fardiga)} från mappen. "
            f"Ska den färdiga bifogas som den är: flytta {' och '.join(data)}."
        )
    return (
        f"{mapp}: mappen har flera handlingsplaner ({', '.join(k.fil.name for k in kallor)}), och bara en kan följa "
        "med. Behåll den som gäller och flytta de andra från mappen."
    )
