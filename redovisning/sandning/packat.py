"""Det som ligger i något packat: en mapp med förteckning, en zip-fil eller ett mejl med bilagor.

Namnen är främmande text. De filer som ligger i en zip-fil eller ett mejl läses i minnet och läggs aldrig på disken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from redovisning.fel import OlasbarFil
from redovisning.filnamn import sakert_filnamn
from redovisning.grind import hamta, lagg_fram, slapp_in
from redovisning.grind_slag import AGARNAMN
from redovisning.minne import delad_lasning
from redovisning.paket import INNEHALLSTYPER
from redovisning.sandning import arkiv
from redovisning.sandning.forteckning import FORTECKNING
from redovisning.sandning.namn import ar_datorns_egen

_ARKIV, _MEJL = "arkiv", "mejl"
"""Grindens utfall för en fil som är ett arkiv, och för ett mejl."""
PACKADE = (_ARKIV, _MEJL)
_OM_NAMNEN = {
    "dubbla_delar": (
        "Zip-filen har två filer med samma namn {namnet}, så det går inte att veta vilken som gäller. Packa upp den, "
        "ge filerna olika namn och packa dem igen, eller ange filerna var för sig."
    ),
    "udda_delnamn": (
        "Zip-filen har en fil med ett namn som kan leda ut ur mappen {namnet}, och läses därför inte. Packa upp den "
        "själv, kontrollera filerna och packa dem igen, eller be om den på nytt."
    ),
    "for_manga_delar": "Zip-filen har orimligt många filer och läses därför inte. Ange filerna var för sig.",
}
_INOM_PARENTES = re.compile(r"\(.*\)", re.DOTALL)
"""Grindens mening om namnen har namnet inom parentes."""
_GENVAG = "__MACOSX"
"""Mappen som macOS lägger i sina zip-filer."""


@dataclass(frozen=True)
class Fil:
    """En fil i det packade. ``namn`` visas, med arkivet framför när den ligger i ett sådant; ``vag`` går att läsa."""

    namn: str
    vag: Path
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Packat:
    """Något packat: ``vag`` är mappen, zip-filen eller mejlet, och ``filer`` det som ligger i det, var fil en gång."""

    vag: Path
    filer: tuple[Fil, ...]

    @contextmanager
    def framlagt(self) -> Iterator[None]:
        """Gör att filerna går att läsa på sina vägar så länge arbetet inuti pågår."""
        with delad_lasning():
            for fil in self.filer:
                if fil.data.strip():
                    lagg_fram(fil.vag, fil.data)
            yield


def packad_mapp(vag: Path) -> Packat | None:
    """Ger en packad mapp, eller ``None`` när vägen inte är en mapp med en förteckning. Länkar följs inte.

    Raises:
        OlasbarFil: en fil i mappen går inte att öppna.
    """
    if not (vag / FORTECKNING).is_file():
        return None
    filer = sorted(v for v in vag.rglob("*") if v.is_file() and not v.is_symlink())
    return Packat(vag, tuple(_utan_dubbletter(_oppnade(vag, ((_i(vag, v), _byten(v)) for v in filer)))))


def packad_fil(vag: Path, fel: OlasbarFil) -> Packat | None:
    """Ger det som ligger i filen när grindens utfall ``fel`` är att den är en zip-fil eller ett mejl med bilagor.

    Raises:
        OlasbarFil: zip-filen är skadad eller orimligt stor.
    """
    if Path(fel.fil).name != vag.name or (lasta := _filerna_i(vag, hamta(vag), fel.kod)) is None:
        return None
    return Packat(vag, tuple(_utan_dubbletter(_oppnade(vag, lasta))))


def inuti(vag: Path) -> Packat | None:
    """Ger det som ligger i filen när den är en zip-fil eller ett mejl med bilagor, annars ``None``.

    Raises:
        OlasbarFil: zip-filen är skadad, orimligt stor eller har namn som inte går att använda.
    """
    try:
        slapp_in(vag)
    except OlasbarFil as fel:
        if (om_namnen := zipfilens_namn(vag, fel)) is not None:
            raise om_namnen from fel
        return packad_fil(vag, fel) if fel.kod in PACKADE else None
    return None


def _filerna_i(vag: Path, data: bytes, slag: str) -> list[tuple[str, bytes]] | None:
    """Ger filerna i ett arkiv eller ett mejl; ``None`` när det inte är ett som går att öppna."""
    from redovisning.sandning import mejl

    try:
        if slag == _ARKIV and data.startswith(b"PK"):
            return list(arkiv.filer_i(data))
        if slag == _MEJL:
            return list(mejl.bilagor_i(data)) or None
    except OlasbarFil as fel:
        raise _om_zipfilen(vag, fel) from fel
    except mejl.Ejmejl:
        return None
    return None


def zipfilens_namn(vag: Path, fel: OlasbarFil) -> OlasbarFil | None:
    """Ger felet med zip-filens ord när namnen i den är fel; ``None`` när det är ett dokument eller ett annat fel."""
    mening = _OM_NAMNEN.get(fel.kod)
    if mening is None or Path(fel.fil).name != vag.name or INNEHALLSTYPER.encode() in hamta(vag):
        return None
    namnet = "".join(_INOM_PARENTES.findall(fel.meddelande)[:1])
    return OlasbarFil(fel.kod, str(vag), mening.format(namnet=namnet))


def _om_zipfilen(vag: Path, fel: OlasbarFil) -> OlasbarFil:
    """Ger felet med en mening om zip-filen. Grindens egna meningar gäller dokument från Word och Excel."""
    vad = "Zip-filen är skadad eller orimligt stor. Packa upp den själv och ange filerna, eller be om den på nytt."
    return OlasbarFil(fel.kod, str(vag), vad)


def _oppnade(vag: Path, filer: Iterable[tuple[str, bytes]]) -> Iterator[Fil]:
    """Ger filerna, och efter dem det som ligger i zip-filer och mejl bland dem."""
    inuti: list[Fil] = []
    for namn, data in filer:
        if _ar_datorns(namn) or PurePosixPath(namn).name == FORTECKNING:
            continue
        visat = _sakert(namn)
        lasta = _inne_i(vag / visat, data)
        if lasta is None:
            yield Fil(visat, vag / visat, data)
            continue
        inre = ((f"{visat}/{_sakert(n)}", d) for n, d in lasta if not _ar_datorns(n))
        inuti += [Fil(n, vag / n, d) for n, d in inre]
    yield from inuti


def _sakert(namn: str) -> str:
    """Ger namnet så som det får stå i ett meddelande och i en väg."""
    return "/".join(map(sakert_filnamn, PurePosixPath(namn).parts))


def _inne_i(hem: Path, data: bytes) -> list[tuple[str, bytes]] | None:
    """Ger det som ligger i en zip-fil eller ett mejl, ``None`` för en annan fil och för en som inte går att öppna."""
    from redovisning.grind import slapp_in_data

    try:
        slapp_in_data(hem, data)
    except OlasbarFil as fel:
        try:
            return _filerna_i(hem, data, fel.kod)
        except OlasbarFil:
            return None
    return None


def _utan_dubbletter(filer: Iterable[Fil]) -> Iterator[Fil]:
    """Ger varje innehåll en gång: samma fil ligger i mappen, i zip-filen och i mejlet. Varje väg är bara en fils."""
    sedda: set[bytes] = set()
    vagar: set[Path] = set()
    for fil in filer:
        if fil.data in sedda:
            continue
        sedda.add(fil.data)
        vag, nummer = fil.vag, 1
        while vag in vagar:
            nummer += 1
            vag = fil.vag.with_stem(f"{fil.vag.stem} ({nummer})")
        vagar.add(vag)
        yield Fil(fil.namn, vag, fil.data)


def _ar_datorns(namn: str) -> bool:
    delar = PurePosixPath(namn).parts
    return bool(delar) and (delar[0] == _GENVAG or ar_datorns_egen(delar[-1]) or delar[-1].startswith(AGARNAMN))


def _i(mapp: Path, fil: Path) -> str:
    return fil.relative_to(mapp).as_posix()


def _byten(fil: Path) -> bytes:
    """Ger filens byte; en tom fil är också en fil."""
    try:
        return hamta(fil)
    except OlasbarFil as fel:
        if fel.kod in ("tom", "agarfil"):
            return b""
        raise
