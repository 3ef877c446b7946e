"""Det som krävs för att en fil ska få skrivas: att allt i utkastet kan följa med, och att det kom tillbaka likadant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.anmarkning import frageord
from redovisning.dokument.falt import hitta_falt
from redovisning.fel import Anvandningsfel, OlasbarFil, SkrivFel, TextKanInteBaras
from redovisning.fritext import oskrivbara
from redovisning.grind import Filslag

if TYPE_CHECKING:
    from redovisning.utkast import Utkast


def krav_pa_en_del(utkast: Utkast, mal: Path, slag: Filslag, mall: Path | str | None) -> None:
    """Vägrar en del där målet inte kan säga att det är en del.

    Raises:
        Anvandningsfel: målet är en JSON-fil, eller ett helt formulär som ska fyllas.
    """
    if utkast.omfattar is None:
        return
    if slag is Filslag.JSON:
        raise Anvandningsfel(
            f"{mal.name}: utkastet är en del, och en JSON-fil kan inte säga vilka avsnitt den har. "
            "Välj .yaml, .xlsx eller .docx, eller slå först ihop delarna med «redovisning slaihop»."
        )
    if mall is not None:
        raise Anvandningsfel(
            f"{mal.name}: utkastet är en del, och ett helt formulär ({mall}) kan inte fyllas med den. "
            "Slå först ihop delarna med «redovisning slaihop»."
        )


def krav_pa_att_allt_foljer_med(utkast: Utkast, mal: Path, slag: Filslag) -> None:
    """Vägrar ett utkast med text som målet inte kan bära.

    Raises:
        TextKanInteBaras: läsaren hittade text som inte skulle komma med.
        SkrivFel: målet är en Word-fil, och ett svar har styrtecken.
    """
    if hinder := [a for a in utkast.anmarkningar if a.hindrar]:
        raise TextKanInteBaras(mal.name, hinder)
    if slag is not Filslag.WORD:
        return
    rader = [
        f"  - {_fragan(utkast, stig)}: {', '.join(tecken)}"
        for stig, text in utkast.texter().items()
        if (tecken := oskrivbara(text))
    ]
    if rader:
        raise SkrivFel(
            f"{mal.name}: inget har skrivits, för svaren har styrtecken som Word inte kan bära. "
            "Ta bort dem och försök igen:\n" + "\n".join(rader)
        )


def krav_pa_likadant(utkast: Utkast, tillbaka: Utkast, mal: Path) -> None:
    """Jämför det återlästa med det som skulle skrivas.

    Raises:
        SkrivFel: de är inte lika; frågorna som skiljer nämns.
    """
    if tillbaka == utkast and tillbaka.omfattar == utkast.omfattar:
        return
    ut, in_ = utkast.texter(), tillbaka.texter()
    skilda = [stig for stig in {**ut, **in_} if ut.get(stig) != in_.get(stig)]
    rader = "\n".join(f"  - {_fragan(utkast, stig)}" for stig in skilda)
    raise SkrivFel(
        f"{mal.name}: när filen lästes tillbaka stämde den inte med utkastet i:\n"
        f"{rader or '  - formulärets årgång'}\n{_gor_sa_har(utkast)}"
    )


def olast_tillbaka(utkast: Utkast, fel: OlasbarFil, mal: Path) -> SkrivFel:
    """Ger felet när det skrivna inte gick att läsa tillbaka."""
    return SkrivFel(f"{mal.name}: filen gick inte att läsa tillbaka. {fel.meddelande}\n{_gor_sa_har(utkast)}")


def _gor_sa_har(utkast: Utkast) -> str:
    """Vad man gör när återläsningen inte stämmer. Då är det programmet som är fel, inte svaren."""
    behall = f"utkastet {utkast.fil.name}" if utkast.fil else "utkastet"
    return (
        "Inget har skrivits och det som fanns är orört. Felet ligger i programmet, inte i svaren. "
        f"Behåll {behall} som det är och skicka det här meddelandet till den som sköter programmet."
    )


def _fragan(utkast: Utkast, stig: str) -> str:
    falt = hitta_falt(utkast.dokument, stig)
    return f"{frageord(falt)} ({stig})" if falt else stig
