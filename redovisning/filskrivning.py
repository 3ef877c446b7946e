"""Skriver filer så att den gamla eller den nya alltid är hel.

Den nya filen skrivs bredvid, läses tillbaka och jämförs innan den tar den gamlas plats. En fil som någon har
redigerat skrivs inte över utan att en daterad kopia först läggs bredvid, och en fil som är öppen i Word lämnas i fred.
"""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import stat
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from redovisning.fel import MalfilAndrad, SkrivFel
from redovisning.filnamn import reserverat
from redovisning.kommandotext import valet

VANTETIDER = (0.1, 0.3, 0.6)
"""Pauser i sekunder mellan försöken att ersätta en fil som ett annat program håller öppen."""

_ORSAKER = {
    "ENOSPC": "disken är full",
    "EDQUOT": "utrymmet på disken är slut",
    "EFBIG": "filen är för stor för disken",
    "EACCES": "det saknas behörighet att skriva i mappen",
    "EPERM": "det saknas behörighet att skriva i mappen",
    "EROFS": "mappen går bara att läsa",
    "ENOENT": "mappen finns inte",
    "ENOTDIR": "mappen finns inte",
    "ENAMETOOLONG": "filnamnet är för långt",
    "ELOOP": "länken leder runt till sig själv",
}


def skriv_fil(
    mal: Path,
    data: bytes,
    *,
    kontrollera: Callable[[bytes], None] | None = None,
    ersatt: bool = False,
    orord: Callable[[bytes], bool] | None = None,
) -> Path:
    """Ger sökvägen till den skrivna filen: ``mal``, eller ett namn bredvid när ``mal`` är öppen i ett annat program.

    Args:
        mal: filen som ska skrivas. En länk följs.
        data: hela innehållet. En fil som redan har det lämnas orörd.
        kontrollera: får det återlästa innehållet och kastar ``SkrivFel`` om det inte duger.
        ersatt: en fil som någon har redigerat får ersättas; den sparas först under ett daterat namn.
        orord: säger om en befintlig fils innehåll är sådant som projektet skrev och ingen har ändrat sedan dess.

    Raises:
        MalfilAndrad: ``mal`` finns, är inte orörd och ``ersatt`` är falskt.
        SkrivFel: filen kunde inte skrivas. Det som fanns är kvar.
    """
    if reserverat(mal.name):
        raise SkrivFel(f"{mal}: namnet är reserverat i Windows. Välj ett annat filnamn. Inget har skrivits.")
    try:
        if mal.is_dir():
            raise SkrivFel(f"{mal}: där ligger en mapp med samma namn. Välj ett annat filnamn. Inget har skrivits.")
        verklig = Path(os.path.realpath(mal)) if mal.is_symlink() else mal
        gammalt, last = _las_gammalt(verklig)
        if gammalt == data:
            return mal
        redigerad = gammalt is not None and not (orord and orord(gammalt))
        if redigerad and not ersatt:
            raise MalfilAndrad(
                f"{mal}: filen finns redan och har ändrats sedan den skrevs, eller skrevs av någon annan. Inget har "
                f"skrivits. Flytta filen eller byt namn på den, eller använd {valet('ersatt')}: då sparas den gamla "
                "bredvid, med datum i namnet."
            )
        with _tillfallig(verklig, data) as ny:
            if kontrollera:
                kontrollera(_aterlast(ny, data))
            if not last and _ta_platsen(ny, verklig, gammalt, spara=redigerad):
                return mal
            return _lagg_bredvid(ny, verklig, data)
    except OSError as fel:
        raise SkrivFel(f"{mal}: filen kunde inte skrivas: {orsak(fel)}. Det som fanns förut är orört.") from fel
    except UnicodeEncodeError as fel:
        raise SkrivFel(
            f"{mal}: namnet har tecken som datorns språkinställning saknar. Inget har skrivits. "
            "Sätt miljövariabeln PYTHONUTF8 till 1 och försök igen."
        ) from fel


def orsak(fel: OSError) -> str:
    """Ger felets orsak på svenska, att ställa efter ett kolon."""
    return _ORSAKER.get(errno.errorcode.get(fel.errno or 0, ""), "disken svarade med ett fel")


def _las_gammalt(mal: Path) -> tuple[bytes | None, bool]:
    """Ger målets innehåll (``None`` när det saknas) och om ett annat program har låst det för läsning.

    Raises:
        SkrivFel: målet är ingen vanlig fil. Att läsa till exempel ett rör tar aldrig slut.
    """
    try:
        if not stat.S_ISREG(mal.stat().st_mode):
            raise SkrivFel(
                f"{mal}: där ligger något som inte är en vanlig fil. Välj ett annat namn. Inget har skrivits."
            )
        return mal.read_bytes(), False
    except FileNotFoundError:
        return None, False
    except PermissionError:
        return None, True


@contextlib.contextmanager
def _tillfallig(mal: Path, data: bytes) -> Iterator[Path]:
    """Ger en fil i samma mapp med innehållet. Den tas bort efteråt om den inte har bytt namn."""
    forsok = 0
    while True:
        fil = mal.with_name(f".~{mal.name[:40]}.{os.getpid()}{f'-{forsok}' if forsok else ''}.tmp")
        try:
            _skriv_ny(fil, data)
            break
        except FileExistsError:
            forsok += 1
    try:
        yield fil
    finally:
        _ta_bort(fil)


def _skriv_ny(fil: Path, data: bytes) -> None:
    """Skriver en fil som inte fanns och jämför den återläst. Går det inte lämnas inget kvar."""
    fd = os.open(fil, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        try:
            kvar = memoryview(data)
            while kvar:
                kvar = kvar[os.write(fd, kvar) :]
            os.fsync(fd)
        finally:
            os.close(fd)
        _aterlast(fil, data)
    except BaseException:
        _ta_bort(fil)
        raise


def _aterlast(fil: Path, data: bytes) -> bytes:
    last = fil.read_bytes()
    if last != data:
        raise SkrivFel(f"{fil}: det som skrevs kom inte tillbaka likadant från disken. Det som fanns förut är orört.")
    return last


def _ta_platsen(ny: Path, mal: Path, gammalt: bytes | None, *, spara: bool) -> bool:
    """Ger sant när den nya filen har tagit målets plats, falskt när ett annat program håller målet öppet."""
    nu, last = _las_gammalt(mal)
    if last:
        return False
    if nu != gammalt:
        raise MalfilAndrad(f"{mal}: filen ändrades medan den nya skrevs. Inget har skrivits. Försök igen.")
    with contextlib.ExitStack() as angra:
        if gammalt is not None:
            lage = mal.stat()
            with contextlib.suppress(OSError):
                ny.chmod(stat.S_IMODE(lage.st_mode))
            if spara and (kopia := _daterad_kopia(mal, gammalt, datetime.fromtimestamp(lage.st_mtime))):
                angra.callback(_ta_bort, kopia)
        for paus in (*VANTETIDER, None):
            try:
                os.replace(ny, mal)
            except PermissionError:
                if paus is not None:
                    time.sleep(paus)
            else:
                angra.pop_all()
                _synka_mapp(mal.parent)
                return True
    return False


def _daterad_kopia(mal: Path, innehall: bytes, sparad: datetime) -> Path | None:
    """Ger kopian med tiden då filen senast sparades i namnet, eller ``None`` när en likadan redan finns."""
    kopia = _ledig(mal, f"sparad {sparad:%Y-%m-%d} kl {sparad:%H.%M}", innehall)
    if kopia.exists():
        return None
    _skriv_ny(kopia, innehall)
    return kopia


def _lagg_bredvid(ny: Path, mal: Path, data: bytes) -> Path:
    """Ger filen ``Namn (ny).docx``, eller nästa lediga nummer, med det nya innehållet."""
    bredvid = _ledig(mal, "ny", data)
    if not bredvid.exists():
        os.rename(ny, bredvid)
        _synka_mapp(bredvid.parent)
    return bredvid


def _ledig(mal: Path, tillagg: str, innehall: bytes) -> Path:
    """Ger det första namnet ``Namn (tillägg)``, ``Namn (tillägg 2)`` … som är ledigt eller redan har innehållet."""
    nummer = itertools.chain([""], (f" {n}" for n in itertools.count(2)))
    namn = (mal.with_name(f"{mal.stem} ({tillagg}{n}){mal.suffix}") for n in nummer)
    return next(fil for fil in namn if not os.path.lexists(fil) or (fil.is_file() and _las_gammalt(fil)[0] == innehall))


def _synka_mapp(mapp: Path) -> None:
    """Ser till att namnbytet når disken. Windows kan inte det och behöver det inte."""
    with contextlib.suppress(OSError):
        fd = os.open(mapp, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _ta_bort(fil: Path) -> None:
    with contextlib.suppress(OSError):
        fil.unlink()
