"""Undantagen. Anmärkningar är data; ett undantag betyder att något inte alls kunde läsas eller skrivas.

RedovisningFel
├── OlasbarFil          filen kunde inte läsas (fel slag, skadad, skyddad, makron …)
│   └── InteEttFormular filen gick att läsa men är inte ett känt formulär
├── OfullstandigtUtkast utkastet kan inte bli en typad modell; alla anmärkningar följer med
├── SkrivFel            inget skrevs och inget gammalt ändrades
│   ├── MallFel         formuläret som skulle fyllas passar inte
│   ├── MalfilAndrad    målfilen har redigerats för hand sedan den skrevs
│   ├── TextKanInteBaras utkastet har text som inte skulle komma med
│   ├── PackningStoppad något i det som skulle skickas är ett fel
│   └── OlikaSvar       filer som skulle slås ihop har olika svar på samma fråga
└── Anvandningsfel      fel slags argument
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.personnummer import maskerat

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning, Granskningsrapport


class RedovisningFel(Exception):
    """Bas för projektets undantag. ``str(fel)`` är alltid en svensk mening att visa."""


class OlasbarFil(RedovisningFel):
    """Filen kunde inte läsas. ``kod`` är utfallets fasta namn, till exempel ``losenordsskyddad``.

    ``fil`` är filen som den angavs; i meningen är ett personnummer i namnet maskerat.
    """

    def __init__(self, kod: str, fil: str, meddelande: str) -> None:
        super().__init__(f"{maskerat(fil)}: {meddelande}")
        self.kod = kod
        self.fil = fil
        self.meddelande = meddelande


class InteEttFormular(OlasbarFil):
    """Filen är hel men är inte ett formulär som projektet känner."""


class OfullstandigtUtkast(RedovisningFel):
    """Utkastet har fel och kan inte bli en typad modell. ``rapport`` har alla anmärkningar."""

    def __init__(self, rapport: Granskningsrapport) -> None:
        super().__init__(rapport.som_text())
        self.rapport = rapport


class SkrivFel(RedovisningFel):
    """Filen skrevs inte. Det som fanns på platsen är orört."""


class MallFel(SkrivFel):
    """Formuläret som skulle fyllas, eller planens mall, passar inte. ``problem`` har en mening per hinder."""

    def __init__(self, mall: str, problem: list[str], vad: str = "formuläret kan inte fyllas i") -> None:
        rader = "\n".join(f"  - {p}" for p in problem)
        super().__init__(f"{mall}: {vad}, och inget har skrivits:\n{rader}")
        self.problem = problem


class MalfilAndrad(SkrivFel):
    """Målfilen har ändrats sedan projektet skrev den, eller skrevs aldrig av projektet."""


class TextKanInteBaras(SkrivFel):
    """Utkastet har text som inte skulle komma med i filen. ``anmarkningar`` säger vilken."""

    def __init__(self, fil: str, anmarkningar: list[Anmarkning]) -> None:
        rader = "\n".join(f"  {a}" for a in anmarkningar)
        super().__init__(f"{fil}: inget har skrivits, för den här texten skulle inte komma med:\n{rader}")
        self.anmarkningar = anmarkningar


class PackningStoppad(SkrivFel):
    """Det som skulle packas har fel. ``anmarkningar`` säger vilka; med ett skäl (``trots``) packas det ändå."""

    def __init__(self, meddelande: str, anmarkningar: list[Anmarkning]) -> None:
        super().__init__(meddelande)
        self.anmarkningar = anmarkningar


class OlikaSvar(SkrivFel):
    """Filer som skulle slås ihop har olika svar på samma fråga. ``val`` är frågans väg → valen som avgör den."""

    def __init__(self, meddelande: str, val: dict[str, list[str]]) -> None:
        super().__init__(meddelande)
        self.val = val


class Anvandningsfel(RedovisningFel):
    """Biblioteket eller kommandot användes på ett sätt som inte går."""


def krav_pa_utkast(varde: object) -> None:
    """Stoppar den som ger en sökväg eller en modell där ett utkast behövs.

    Raises:
        Anvandningsfel: värdet är inget utkast.
    """
    from redovisning.utkast import Utkast

    if not isinstance(varde, Utkast):
        raise Anvandningsfel(
            f"Här behövs ett utkast, inte {type(varde).__name__}. Läs filen först, med las(fil). "
            "En modell blir ett utkast med Utkast.fran_modell(modell)."
        )
