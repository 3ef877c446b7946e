"""Det som visas: resultatet på standard ut, meddelanden till människan på standard fel."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from redovisning.fel import Anvandningsfel, MalfilAndrad, RedovisningFel
from redovisning.kommandotext import citerad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from redovisning.anmarkning import Anmarkning, Granskningsrapport
    from redovisning.utkast import Utkast


_DOKUMENT = {".docx", ".doc", ".xlsx", ".xls", ".pdf", ".odt", ".ods", ".rtf", ".yaml", ".yml", ".csv", ".zip", ".eml"}


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


def lamna(text: str, ut: Path | None, vad: str, *, orord: Callable[[bytes], bool]) -> None:
    """Skriver resultatet på standard ut, eller i filen ``ut``. ``vad`` är resultatets namn, till exempel «granskning».

    En fil som redan finns ersätts bara när ``orord`` känner igen den som ett sådant resultat.

    Raises:
        UtskriftFel: standard ut tar inte emot.
        SkrivFel: filen kunde inte skrivas, eller är något annat.
    """
    if ut is None:
        try:
            resultat(text)
        except UtskriftFel as fel:
            raise UtskriftFel(f"{fel} Med --ut FIL skrivs det i en fil i stället.") from fel
        return
    from redovisning.filskrivning import skriv_fil

    try:
        fil = skriv_fil(ut, f"{text}\n".encode(errors="replace"), orord=orord)
    except MalfilAndrad as fel:
        raise MalfilAndrad(
            f"{ut}: filen finns redan och är ingen {vad}, eller har ändrats sedan den skrevs. "
            "Inget har skrivits. Flytta filen eller välj ett annat namn."
        ) from fel
    meddela(f"{vad.capitalize()}{'n' if vad.endswith('e') else 'en'} står i {fil}")


def format_efter_andelsen(ut: Path | None) -> str:
    """Ger ``json`` eller ``html`` när filen heter så, annars ``text``.

    Raises:
        Anvandningsfel: filen heter som ett dokument, och skulle som text inte gå att öppna.
    """
    andelse = ut.suffix.casefold() if ut else ""
    if andelse in _DOKUMENT:
        raise Anvandningsfel(
            f"{ut}: resultatet skrivs som text, JSON eller en sida, och det blir ingen hel {andelse}-fil. Inget har "
            "skrivits. Välj ett namn som slutar på .txt, .json eller .html."
        )
    return {".json": "json", ".html": "html", ".htm": "html"}.get(andelse, "text")


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


def meddela_plan_ur_sig_sjalv(plan: Utkast, fil: Path) -> None:
    """Säger att det som hämtas ur väntetiderna inte är med, när någon av planens indikatorer har en nyckel dit."""
    if any(stig.endswith(".nyckel") for stig in plan.texter()):
        meddela(
            "Planen är byggd ur sina egna uppgifter. Utfall och diagram ur väntetiderna följer med när du skriver: "
            f"redovisning skapa {citerad(fil)}"
        )


def meddela_bredvid(fil: object) -> None:
    """Säger att den gamla filen var upptagen."""
    meddela(f"Den gamla filen är öppen i ett annat program och orörd. Den nya ligger bredvid: {fil}")


def meddela_hela_filen(fil: object, hinder: str) -> None:
    """Säger att kommentarerna i en YAML-fil inte följde med, och var de finns."""
    meddela(
        f"{fil}: svaren gick inte att skriva in i filen som fanns, för {hinder}. Hela filen är skriven på nytt. "
        "Den gamla, med sina kommentarer, ligger bredvid med datum i namnet."
    )


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
