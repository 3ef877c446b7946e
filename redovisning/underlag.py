"""Vad ett kommando ska arbeta med: utkastet i en regions mapp, och formuläret bredvid."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from redovisning.dokument.fragor import HANDLINGSPLAN
from redovisning.fel import Anvandningsfel

UTKASTNAMN = "redovisning"
PLANNAMN = HANDLINGSPLAN
MALLNAMN = "mall.docx"
UTMAPP = "leverans"
PLANMALLAR = ("planmall.docx", "planmall.dotx")
GRANSKA_IGEN = "granska-igen.yaml"
TABELLER = (".csv", ".tsv")
"""Textfiler som är tabeller och inte svar."""
_ANDELSER = (".yaml", ".yml", ".docx", ".json", ".xlsx")
_SPARAS_SOM = {".doc": ".docx", ".odt": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".ods": ".xlsx", ".csv": ".xlsx"}
_INTE_SVAREN = (".", "~$", MALLNAMN, "planmall.", PLANNAMN, GRANSKA_IGEN)
_PLANDATA = (".yaml", ".yml", ".json", ".xlsx")


@dataclass(frozen=True)
class Underlag:
    """Utkastets fil och regionens mapp. ``mapp`` är ``None`` när filen står för sig själv."""

    fil: Path
    mapp: Path | None

    @property
    def mall(self) -> Path | None:
        """Regionens eget formulär, ``mall.docx`` bredvid utkastet, om det finns."""
        vag = _i_mappen(self.fil.parent, MALLNAMN)
        return vag if vag and vag.name != self.fil.name else None

    @property
    def planmall(self) -> Path | None:
        """Regionens egen Word-mall för handlingsplanen, ``planmall.docx`` eller ``.dotx`` i mappen, om den finns."""
        return next((v for namn in PLANMALLAR if (v := _i_mappen(self.fil.parent, namn))), None)


def finn_underlag(vag: Path) -> Underlag:
    """Ger utkastet som en fil eller mapp pekar på.

    En fil som heter ``redovisning.…`` eller ``handlingsplan.…`` hör till mappen den ligger i. I en mapp utan
    redovisning är det handlingsplanen som är utkastet.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera.
    """
    if not vag.is_dir():
        return Underlag(vag, vag.parent if vag.stem.casefold() in (UTKASTNAMN, PLANNAMN) else None)
    utkast = utkast_i(vag) or utkast_i(vag, PLANNAMN, _PLANDATA)
    if not utkast:
        raise Anvandningsfel(
            f"{vag}: mappen har inget utkast. Det ska heta redovisning.yaml, redovisning.xlsx, redovisning.docx "
            "eller redovisning.json; en plan för sig heter handlingsplan.yaml eller handlingsplan.xlsx. "
            f"{_annars(vag)}"
        )
    if len(utkast) > 1:
        namn = ", ".join(u.name for u in utkast)
        raise Anvandningsfel(f"{vag}: mappen har flera utkast ({namn}). Peka ut den fil som gäller.")
    return Underlag(utkast[0], vag)


def _annars(mapp: Path) -> str:
    """Ger vad man kan göra i stället. I en leverans är det mappen ovanför som har utkastet."""
    hem = mapp.parent
    if nastan := _nastan_ratt(mapp):
        return nastan
    if hem != mapp and utkast_i(hem):
        return f"Mappen ovanför verkar vara regionens. Ange den, eller en av filerna i {mapp.name}{_mojliga(mapp)}."
    if mappar := [v.name for v in sorted(mapp.iterdir()) if v.name != UTMAPP and utkast_i(v)]:
        return f"Ange mappen som har utkastet: {_de_forsta(mappar)}."
    return f"Ange annars filens namn i stället för mappens{_mojliga(mapp)}."


def _nastan_ratt(mapp: Path) -> str:
    """Ger en mening om en fil som heter som ett utkast men har en ändelse som inte läses, annars en tom text."""
    for fil in sorted(mapp.iterdir()):
        stam, namn = Path(fil.stem.casefold()), fil.name
        if not fil.is_file():
            continue
        if stam.stem == UTKASTNAMN and stam.suffix in _ANDELSER:
            return f"Där ligger {namn}. Windows döljer ofta den sista ändelsen. Döp om filen till {fil.stem}."
        if fil.stem.casefold() == UTKASTNAMN and (ny := _SPARAS_SOM.get(fil.suffix.casefold())):
            return f"Där ligger {namn}. Öppna den och spara den som {ny}."
    return ""


def _mojliga(mapp: Path) -> str:
    """Ger namnen på de filer i mappen som kan ha svaren, efter ett kolon; de som heter som en redovisning först."""
    filer = (v for v in mapp.iterdir() if v.suffix.casefold() in _ANDELSER and v.is_file())
    namn = [v.name for v in filer if not v.name.casefold().startswith(_INTE_SVAREN) and ".schema." not in v.name]
    namn.sort(key=lambda n: (not n.casefold().startswith(UTKASTNAMN), n))
    return f": {_de_forsta(namn)}" if namn else ""


def _de_forsta(namn: list[str]) -> str:
    return ", ".join(namn[:3]) + (f" och {len(namn) - 3} till" if len(namn) > 3 else "")


def _i_mappen(mapp: Path, namn: str) -> Path | None:
    """Ger filen i mappen med det namnet, om den finns. Stora och små bokstäver är lika, som i Windows."""
    if (mapp / namn).is_file():
        return mapp / namn
    filer = sorted(mapp.iterdir()) if mapp.is_dir() else []
    return next((v for v in filer if v.name.casefold() == namn and v.is_file()), None)


def utkast_i(mapp: Path, namn: str = UTKASTNAMN, andelser: tuple[str, ...] = _ANDELSER) -> list[Path]:
    """Ger de filer i mappen som heter som ett utkast; inga om mappen inte finns."""
    if not mapp.is_dir():
        return []
    return sorted(
        v for v in mapp.iterdir() if v.stem.casefold() == namn and v.suffix.casefold() in andelser and v.is_file()
    )
