"""En regions hela leverans ur dess mapp: formuläret, planen, diagrammen och granskningen, med sina rätta namn.

Också det som en ny fil inte bär vidare ur den gamla, för den som ska säga det.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.arbetsmapp import kataloger, leveransnamn
from redovisning.fel import Anvandningsfel, MalfilAndrad
from redovisning.filer import skriv
from redovisning.filskrivning import skriv_fil
from redovisning.granskningsfil import GRANSKNINGSNAMN, granskningssidan
from redovisning.kommandotext import citerad
from redovisning.leveransbilagor import bilagorna
from redovisning.mappgranskning import granska_mapp, las_mapp
from redovisning.omfattning import omfattningens_namn
from redovisning.samskrivning import alla_eller_inga
from redovisning.underlag import PLANNAMN, UTMAPP, finn_underlag
from redovisning.utlamning import lamna_ut

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning, Granskningsrapport
    from redovisning.mappgranskning import Mappinnehall
    from redovisning.underlag import Underlag
    from redovisning.utkast import Utkast


@dataclass(frozen=True)
class Leverans:
    """Det som skrevs: mappen, filerna i den och vad granskningen fann i mappen.

    Formuläret är först bland ``filer``, eller planen när mappen bara har en sådan. ``bredvid`` är de av filerna som
    fick ett annat namn än de skulle, för att den gamla var öppen i ett annat program. ``bara_i_utkastet`` är de av
    rapportens anmärkningar som inte går att se i det skrivna. ``mall`` är formuläret som fylldes; ``None`` är
    projektets eget. ``saknas`` är en mening för varje bilaga som inte kom med. ``bara_planen``: inget formulär skrevs,
    och ``mall`` är planens. ``plan`` är planens fil när den byggdes.
    """

    mapp: Path
    filer: tuple[Path, ...]
    rapport: Granskningsrapport
    bredvid: tuple[Path, ...] = ()
    bara_i_utkastet: tuple[Anmarkning, ...] = ()
    mall: Path | None = None
    saknas: tuple[str, ...] = ()
    bara_planen: bool = False
    plan: Path | None = None


@dataclass(frozen=True)
class Forberedd:
    """En leverans som är läst och granskad men inte skriven. ``mall`` är formuläret att fylla, annars projektets."""

    underlag: Underlag
    innehall: Mappinnehall
    rapport: Granskningsrapport
    mapp: Path
    mall: Path | None
    idag: date

    @property
    def bara_planen(self) -> bool:
        """Sant när det bara är handlingsplanen som ska skapas. Då är ``mall`` planens mall."""
        return self.innehall.utkast is self.innehall.plan

    @property
    def formular(self) -> Path:
        """Det ifyllda formulärets fil, eller planens när det bara är den som skapas."""
        return self.mapp / leveransnamn(self.innehall.utkast)

    @property
    def plan(self) -> Path | None:
        """Planens fil, byggd eller bifogad; ``None`` när ingen plan följer med."""
        if self.innehall.plan is not None:
            return self.mapp / leveransnamn(self.innehall.plan, ar=self.innehall.utkast.dokument.ar)
        bilaga = self.innehall.bilaga
        return self.mapp / bilaga.namn if bilaga and bilaga.data is not None else None


def skapa(
    mapp: Path | str,
    ut: Path | str | None = None,
    *,
    mall: Path | str | None = None,
    ersatt: bool = False,
    idag: date | None = None,
) -> Leverans:
    """Ger leveransen ur en regions mapp, eller ur en enda utkastfil. Utkastet får ha luckor.

    Utan ``ut`` hamnar filerna i ``leverans`` bredvid utkastet. Utan ``mall`` används ``mall.docx`` bredvid utkastet om
    den finns, annars projektets eget formulär. För en handlingsplan som står för sig är ``mall`` dess Word-mall. Har
    mappen en handlingsplan byggs den, eller bifogas som den är, och har den väntetider ritas diagrammen. Sist läggs
    granskningen som en sida. ``idag`` är dagen den görs; utan den dagens datum. Allt skrivs eller inget.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera, utkastet är en del, eller mallen är ingen Word-fil.
        OlasbarFil: utkastet eller formuläret kan inte läsas.
        SkrivFel: något kunde inte skrivas; se ``skriv``.
    """
    return genomfor(forbered(mapp, ut, mall=mall, idag=idag), ersatt=ersatt)


def forbered(
    mapp: Path | str, ut: Path | str | None = None, *, mall: Path | str | None = None, idag: date | None = None
) -> Forberedd:
    """Ger det som ``skapa`` läser och granskar, innan något skrivs. Utan ``idag`` gäller datorns datum.

    Raises:
        Anvandningsfel, OlasbarFil: som ``skapa``.
    """
    underlag = finn_underlag(Path(mapp))
    innehall = las_mapp(underlag)
    _krav_pa_hela(innehall.utkast, underlag.fil)
    lamna_ut(innehall.utkast)
    idag = idag or date.today()
    rapport = granska_mapp(innehall, underlag.mapp, idag, med_mallen=mall is None)
    utmapp = Path(ut) if ut is not None else underlag.fil.parent / UTMAPP
    egen = underlag.planmall if innehall.utkast.dokument.filnamn == PLANNAMN else underlag.mall
    return Forberedd(underlag, innehall, rapport, utmapp, Path(mall) if mall is not None else egen, idag)


def genomfor(
    f: Forberedd,
    *,
    ersatt: bool = False,
    behall: Collection[Path] = (),
    prova: Callable[[Leverans], None] | None = None,
) -> Leverans:
    """Ger leveransen, skriven. Filer i ``behall`` får vara som de är.

    ``prova`` får leveransen sist. Kastar den något tas allt tillbaka.

    Raises:
        SkrivFel, OlasbarFil: som ``skapa``.
    """
    utkast = f.innehall.utkast
    bilagor = bilagorna(f.innehall, f.mall if f.bara_planen else f.underlag.planmall)
    formular = [] if f.bara_planen else [f.formular]
    sidan = granskningssidan(f.underlag, f.rapport, f.innehall, bilagor.samling, f.idag)
    filer = {**bilagor.filer, GRANSKNINGSNAMN: sidan}
    bilagda = [f.mapp / namn for namn in filer]
    malen = formular + bilagda
    with kataloger(f.mapp), alla_eller_inga(malen):
        skrivna = [mal if mal in behall else _skriv_formularet(f, mal, ersatt=ersatt) for mal in formular]
        for fil, data in zip(bilagda, filer.values(), strict=True):
            with kataloger(fil.parent):
                skrivna.append(skriv_fil(fil, data, ersatt=ersatt, orord=bilagor.orord))
        bredvid = tuple(fil for fil, vantad in zip(skrivna, malen, strict=True) if fil != vantad)
        bara_har = bara_i_kallan(utkast, f.rapport)
        leverans = Leverans(
            f.mapp,
            tuple(skrivna),
            f.rapport,
            bredvid,
            bara_har,
            f.mall,
            bilagor.saknas,
            bara_planen=f.bara_planen,
            plan=f.plan if f.innehall.plan is not None else None,
        )
        if prova:
            prova(leverans)
    return leverans


def _skriv_formularet(f: Forberedd, mal: Path, *, ersatt: bool) -> Path:
    """Ger vägen till det ifyllda formuläret.

    Raises:
        MalfilAndrad: någon har ändrat i det; meningen säger hur man ser vad.
        SkrivFel: som ``skriv``.
    """
    try:
        return skriv(f.innehall.utkast, mal, f.mall, ersatt=ersatt)
    except MalfilAndrad as fel:
        kommando = f"redovisning stam-av {citerad(f.underlag.fil)} {citerad(mal)}"
        raise MalfilAndrad(f"{fel}\nVad som är ändrat i den visar: {kommando}") from None


def _krav_pa_hela(utkast: Utkast, fil: Path) -> None:
    if utkast.omfattar is not None:
        raise Anvandningsfel(
            f"{fil}: filen är bara en del: {omfattningens_namn(utkast.dokument, utkast.omfattar)}. "
            "Slå först ihop alla delar till ett utkast: redovisning slaihop FIL… --ut redovisning.yaml"
        )


def bara_i_kallan(utkast: Utkast, rapport: Granskningsrapport) -> tuple[Anmarkning, ...]:
    """Ger de anmärkningar som inte går att se i en fil skriven ur utkastet.

    Det är läsarens egna, till exempel kommentarer och strukna ord i Word, och text utanför fälten.
    """
    return tuple(a for a in rapport.anmarkningar if a in utkast.anmarkningar or a.kod.startswith("UT"))
