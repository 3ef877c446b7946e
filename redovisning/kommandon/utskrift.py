"""Det som visas: resultatet på standard ut, meddelanden till människan på standard fel."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from redovisning.fel import RedovisningFel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from redovisning.anmarkning import Anmarkning, Granskningsrapport
    from redovisning.utkast import Utkast

_OFARLIGA = "._-/:+,@" + ("\\" if os.name == "nt" else "")


class UtskriftFel(RedovisningFel):
    """Resultatet kunde inte skrivas på standard ut. Det som kommandot redan har skrivit i filer är kvar."""


def forbered() -> None:
    """Gör att alla tecken går att skriva: UTF-8 till filer och andra program, ersättningstecken i gamla fönster."""
    for strom in (sys.stdout, sys.stderr):
        if isinstance(strom, io.TextIOWrapper) and not strom.closed:
            egen = strom.isatty() or "PYTHONIOENCODING" in os.environ
            strom.reconfigure(encoding=None if egen else "utf-8", errors="replace")


def resultat(text: object) -> None:
    """Skriver en rad av det efterfrågade resultatet.

    Raises:
        UtskriftFel: standard ut är stängd, full eller saknas.
        BrokenPipeError: mottagaren har slutat läsa.
    """
    try:
        _skriv(sys.stdout, text)
    except BrokenPipeError:
        raise
    except OSError as fel:
        orsak = "disken är full" if fel.errno == errno.ENOSPC else "standard ut är stängd"
        raise UtskriftFel(f"Resultatet kunde inte skrivas ut: {orsak}.") from fel


def meddela(text: object) -> None:
    """Skriver en rad till den som kör kommandot. Finns ingen att skriva till är det inget fel."""
    try:
        _skriv(sys.stderr, text)
    except OSError:
        return


def visa_skrivna(filer: Iterable[Path]) -> None:
    """Skriver vägarna till filer som är färdiga. De är det även om vägarna inte går att skriva ut, och då sägs det."""
    vagar = [str(fil) for fil in filer]
    try:
        resultat("\n".join(vagar))
    except (UtskriftFel, BrokenPipeError):
        meddela("\n  ".join(["Det här är skrivet, men namnen kunde inte skrivas på standard ut:", *vagar]))


def citerad(vag: Path) -> str:
    """Ger vägen så att den kan klistras in i ett kommando: inom citattecken när den har blanksteg eller liknande."""
    text = str(vag)
    if text.startswith("-"):
        text = os.path.join(os.curdir, text)
    if all(c.isalnum() or c in _OFARLIGA for c in text):
        return text
    if os.name == "nt" or not any(c in '"$`\\!' for c in text):
        return f'"{text}"'
    from shlex import quote

    return quote(text)


def meddela_antal(rapport: Granskningsrapport, kallan: Path) -> None:
    """Säger hur många anmärkningar som finns i det lästa och hur man får se dem."""
    if rapport.anmarkningar:
        meddela(f"Granskningen fann {rapport.sammanfattning()} Visa dem med: redovisning granska {citerad(kallan)}")
    else:
        meddela("Granskningen fann inget att anmärka på.")


def meddela_bara_i_kallan(anmarkningar: Sequence[Anmarkning], kallan: Path, ut: Path) -> None:
    """Visar i sin helhet de anmärkningar som inte går att få fram ur den nya filen."""
    if anmarkningar:
        meddela("\n".join([f"Det här fann läsaren i {kallan}. Det syns inte i {ut.name}:", *map(str, anmarkningar)]))


def meddela_ansvariga(utkast: Utkast, ut: Path) -> None:
    """Säger vilka som svarar på vad, när den nya filen inte har plats för det."""
    if utkast.besvaras_av:
        from redovisning.dokument.falt import delar

        vem = "; ".join(
            f"{d.namn}: {utkast.besvaras_av[d.nyckel]}"
            for d, _ in delar(utkast.dokument)
            if d.nyckel in utkast.besvaras_av
        )
        meddela(f"Vem som besvarar vad står bara i arbetsboken och följer inte med till {ut.name}: {vem}")


def meddela_formular(mall: Path | None, ar: int | None) -> None:
    """Säger vilket Word-formulär som fylldes i."""
    meddela(f"Formuläret som fylldes i: {mall if mall is not None else f'programmets eget för {ar}'}")


def meddela_bredvid(fil: object) -> None:
    """Säger att den gamla filen var upptagen."""
    meddela(f"Den gamla filen är öppen i ett annat program och orörd. Den nya ligger bredvid: {fil}")


def _skriv(strom: TextIO | None, text: object) -> None:
    """Skriver raden hela vägen ut, så att ett fel märks här. Strömmen saknas i ``pythonw`` och efter ``>&-``.

    Raises:
        OSError: strömmen saknas, är stängd eller tar inte emot.
    """
    if strom is None or strom.closed:
        raise OSError(errno.EBADF, "stängd")
    try:
        strom.write(f"{text}\n")
        strom.flush()
    except OSError:
        _tysta(strom)
        raise


def _tysta(strom: TextIO) -> None:
    """Låter resten försvinna. Annars klagar Python på engelska när programmet avslutas."""
    try:
        ingenting = os.open(os.devnull, os.O_WRONLY)
        os.dup2(ingenting, strom.fileno())
        os.close(ingenting)
    except OSError:
        return
