"""Kontrollen efteråt: vad i det packade har ändrats, försvunnit eller lagts till, också i zip-filen och mejlet?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.granskning.tecken_klasser import citera
from redovisning.grind import hamta
from redovisning.grind_slag import AGARNAMN
from redovisning.sandning import arkiv, mejl
from redovisning.sandning.forteckning import FORTECKNING, Forteckning, Ofullstandig, las_forteckning, sha256
from redovisning.sandning.mapp import sandmappar
from redovisning.sandning.namn import ar_datorns_egen, samma_namn

_OLASLIGA = frozenset({"kan_inte_lasas", "for_stor"})
"""Utfall där filen finns men inte går att jämföra. De andra betyder att den inte längre är den fil som packades."""
_OPPNARE: Mapping[str, Callable[[bytes], Iterator[tuple[str, bytes]]]] = {
    ".zip": arkiv.filer_i,
    ".eml": mejl.bilagor_i,
}


@dataclass(frozen=True)
class Kontroll:
    """En kontrollerad mapp. ``avvikelser`` är en mening för varje fil som inte är som när den packades."""

    mapp: Path
    forteckning: Forteckning
    avvikelser: tuple[str, ...]

    @property
    def oforandrad(self) -> bool:
        """Sant när allt är som när det packades."""
        return not self.avvikelser


def kontrollera(mapp: Path | str) -> tuple[Kontroll, ...]:
    """Ger kontrollen av en packad mapp, eller av varje packad mapp i en regions mapp.

    Raises:
        Anvandningsfel: mappen finns inte eller har inget packat, eller förteckningen går inte att förstå.
        OlasbarFil: en fil i mappen går inte att läsa, så att det inte går att säga om den har ändrats.
    """
    mapp = Path(mapp)
    if not mapp.is_dir():
        raise Anvandningsfel(f"{mapp}: mappen finns inte. Kontrollera namnet, och var kommandofönstret står.")
    mappar = sandmappar(mapp)
    if not mappar:
        raise Anvandningsfel(
            f"{mapp}: här finns inget packat. En packad mapp har filen {FORTECKNING}. Packa med: redovisning packa"
        )
    return tuple(_kontrollera(m) for m in mappar)


def _kontrollera(mapp: Path) -> Kontroll:
    fil = mapp / FORTECKNING
    if fil.is_symlink():
        raise Anvandningsfel(f"{fil}: förteckningen är en länk till något annat och läses inte.")
    try:
        forteckning = las_forteckning(hamta(fil))
    except Ofullstandig as fel:
        raise Anvandningsfel(f"{fil}: förteckningen går inte att använda: {fel}. Ta fram den som packades.") from None
    egna = () if forteckning.hel else (f"{FORTECKNING}: har ändrats sedan det packades.",)
    return Kontroll(mapp, forteckning, (*egna, *_filerna(mapp, forteckning), *_tillagda(mapp, forteckning)))


def _filerna(mapp: Path, forteckning: Forteckning) -> Iterator[str]:
    pa_disk = {samma_namn(v.name): v for v in mapp.iterdir()}
    for namn, summa in forteckning.summor.items():
        fil = pa_disk.get(namn)
        if fil is None:
            yield f"{namn}: saknas."
            continue
        data = _innehall(fil)
        if data is None:
            yield f"{namn}: är inte längre den fil som packades."
        elif sha256(data) != summa:
            yield f"{namn}: har ändrats sedan det packades.{_inuti(namn, data, forteckning)}"


def _innehall(fil: Path) -> bytes | None:
    """Ger filens byte, eller ``None`` när den är något annat än en vanlig fil med innehåll. En länk följs aldrig."""
    if fil.is_symlink():
        return None
    try:
        return hamta(fil)
    except OlasbarFil as fel:
        if fel.kod in _OLASLIGA:
            raise
        return None


def _inuti(namn: str, data: bytes, forteckning: Forteckning) -> str:
    """Ger i ord vad som skiljer inne i en ändrad zip-fil eller ett ändrat mejl; annars en tom text."""
    andelse = Path(namn).suffix.casefold()
    if andelse not in _OPPNARE:
        return ""
    vantat = {n: s for n, s in forteckning.summor.items() if Path(n).suffix.casefold() not in _OPPNARE}
    try:
        finns = [(samma_namn(n), sha256(d)) for n, d in _OPPNARE[andelse](data)]
    except (OlasbarFil, mejl.Ejmejl):
        return " Det går inte att se vilka filer den har i sig."
    skilda = list(_skillnader(vantat, finns))
    return " I den: " + "; ".join(skilda) + "." if skilda else " Filerna i den är oförändrade."


def _skillnader(vantat: Mapping[str, str], finns: Iterable[tuple[str, str]]) -> Iterator[str]:
    sedda: set[str] = set()
    for namn, summa in finns:
        if namn not in vantat:
            yield f"{citera(namn)} har lagts till"
        elif namn in sedda:
            yield f"{namn} finns mer än en gång"
        elif vantat[namn] != summa:
            yield f"{namn} har ändrats"
        sedda.add(namn)
    yield from (f"{namn} saknas" for namn in vantat if namn not in sedda)


def _tillagda(mapp: Path, forteckning: Forteckning) -> Iterator[str]:
    """Ger det som inte fanns när mappen packades. Låsfiler och datorns egna filer räknas inte."""
    kanda = {FORTECKNING, *forteckning.summor}
    sedda: set[str] = set()
    for namn in sorted(samma_namn(v.name) for v in mapp.iterdir()):
        if namn in sedda:
            yield f"{citera(namn, 120)}: finns två gånger, med å, ä eller ö skrivna på olika sätt."
        sedda.add(namn)
        if namn not in kanda and not ar_datorns_egen(namn) and not namn.startswith(AGARNAMN):
            yield f"{citera(namn, 120)}: har lagts till."
