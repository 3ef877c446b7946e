"""En ny redovisning som börjar med svaren i en äldre: de följer med där frågan är densamma, och märks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.anmarkning import frageord, kort
from redovisning.dokument.falt import Falt, Svarstyp, hitta_falt
from redovisning.dokument.svarstyper import tolka_val
from redovisning.fel import Anvandningsfel
from redovisning.fragenyckel import nyckel
from redovisning.granska_igen import granska_igen_text, markning
from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.regioner import officiellt_namn
from redovisning.underlag import GRANSKA_IGEN, Underlag
from redovisning.utkast import Utkast, nytt_utkast
from redovisning.utpekat import las_utpekat

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Utelamnat:
    """Ett äldre svar som inte följde med: dess väg och fråga i det äldre utkastet, och varför."""

    stig: str
    falt: Falt
    varfor: str

    def __str__(self) -> str:
        return f"{frageord(self.falt)} ({self.stig}): {self.varfor}"


@dataclass(frozen=True)
class Hamtat:
    """Det nya utkastet, det äldre med sin fil, och de svar som inte följde med."""

    utkast: Utkast
    fjolaret: Utkast
    underlag: Underlag
    utelamnade: tuple[Utelamnat, ...]

    def bredvid(self) -> Mapping[str, bytes]:
        """Ger filerna som ska ligga bredvid det nya utkastet: namn → innehåll. Inga när inget svar följde med."""
        if not self.utkast.att_granska:
            return {}
        text = granska_igen_text(self.utkast, self.fjolaret.dokument.ar, self.underlag.fil.name)
        return {GRANSKA_IGEN: text.encode()}


def hamta(fjolaret: Path, region: str | None = None) -> Hamtat:
    """Ger ett utkast till den senaste årgången med svaren i en fil, en mapp eller något packat.

    Det äldre är från samma eller ett tidigare år. Ett svar följer med när frågan har samma nyckel, samma ordalydelse
    och besvaras på samma sätt. Bara bokstäver och siffror i ordalydelsen jämförs. ``region`` är den nya
    redovisningens region; utan den gäller den äldres.

    Raises:
        OlasbarFil: filen kan inte läsas.
        Anvandningsfel: mappen har inget utkast eller flera; filen är ett annat slags dokument, har inga svar, gäller
            ett senare år eller saknar region.
    """
    (underlag, gammalt), nytt = las_utpekat(fjolaret), nytt_utkast()
    _prova(gammalt, nytt, underlag.fil)
    namn = region or gammalt.region
    if not namn:
        raise Anvandningsfel(f"{underlag.fil}: ingen region står i filen. Ange den med --region.")
    nytt.satt("region", officiellt_namn(namn))
    utelamnade = []
    for stig, text in gammalt.texter().items():
        falt = hitta_falt(gammalt.dokument, stig)
        if stig == "region" or falt is None or ar_ledtext(text):
            continue
        if varfor := hinder(falt, text, nytt, stig):
            utelamnade.append(Utelamnat(stig, falt, varfor))
        else:
            nytt.satt(stig, text)
    nytt = nytt.utan_luckor()
    nytt.att_granska = {stig: markning(gammalt.dokument.ar) for stig in nytt.texter() if stig != "region"}
    nytt.oforandrade = dict(nytt.att_granska)
    return Hamtat(nytt, gammalt, underlag, tuple(utelamnade))


def _prova(gammalt: Utkast, nytt: Utkast, fil: Path) -> None:
    if gammalt.dokument.filnamn != nytt.dokument.filnamn:
        raise Anvandningsfel(f"{fil}: filen är inte en redovisning utan «{gammalt.dokument.titel}».")
    if gammalt.dokument.ar > nytt.dokument.ar:
        raise Anvandningsfel(
            f"{fil}: redovisningen gäller {gammalt.dokument.ar}, och den nya {nytt.dokument.ar}. "
            "Svar hämtas bara från samma eller ett tidigare år."
        )
    if not any(stig != "region" and not ar_ledtext(text) for stig, text in gammalt.texter().items()):
        raise Anvandningsfel(f"{fil}: filen har inga svar att hämta. Kontrollera att det är rätt fil.")


def hinder(gammalt: Falt, text: str, utkast: Utkast, stig: str) -> str:
    """Ger varför svaret inte kan följa med, eller ``""``."""
    nytt, ar = hitta_falt(utkast.dokument, stig), utkast.dokument.ar
    if nytt is None:
        return f"frågan finns inte i formuläret för {ar}"
    if not _lydelser(gammalt) & _lydelser(nytt):
        return f"frågan lyder {ar} «{kort(nytt.fraga.text, 70)}»"
    if gammalt.typ is not nytt.typ:
        return f"frågan besvaras {ar} på ett annat sätt"
    if nytt.typ is Svarstyp.VAL and tolka_val(text, nytt.val) is None:
        return f"svaret är inte något av valen {ar}: {', '.join(nytt.val)}"
    return ""


def _lydelser(falt: Falt) -> set[str]:
    return {nyckel(lydelse) for lydelse in (falt.fraga.text, *falt.fraga.andra_lydelser)}
