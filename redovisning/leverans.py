"""En regions hela leverans ur dess mapp: formuläret, handlingsplanen och diagrammen, med sina rätta namn.

Också det som en ny fil inte bär vidare ur den gamla, för den som ska säga det.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.arbetsmapp import UTMAPP, kataloger, leveransnamn
from redovisning.fel import Anvandningsfel
from redovisning.filer import skriv
from redovisning.filskrivning import skriv_fil
from redovisning.leveransbilagor import bilagorna
from redovisning.mappgranskning import granska_mapp, las_mapp
from redovisning.omfattning import omfattningens_namn
from redovisning.samskrivning import alla_eller_inga
from redovisning.underlag import finn_underlag

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning, Granskningsrapport
    from redovisning.utkast import Utkast


@dataclass(frozen=True)
class Leverans:
    """Det som skrevs: mappen, filerna i den och vad granskningen fann i mappen.

    Formuläret är först bland ``filer``. ``bredvid`` är de av filerna som fick ett annat namn än de skulle, för att den
    gamla var öppen i ett annat program. ``bara_i_utkastet`` är de av rapportens anmärkningar som inte går att se i det
    skrivna. ``mall`` är formuläret som fylldes; ``None`` är projektets eget. ``saknas`` är en mening för varje bilaga
    som inte kom med.
    """

    mapp: Path
    filer: tuple[Path, ...]
    rapport: Granskningsrapport
    bredvid: tuple[Path, ...] = ()
    bara_i_utkastet: tuple[Anmarkning, ...] = ()
    mall: Path | None = None
    saknas: tuple[str, ...] = ()


def skapa(
    mapp: Path | str, ut: Path | str | None = None, *, mall: Path | str | None = None, ersatt: bool = False
) -> Leverans:
    """Ger leveransen ur en regions mapp, eller ur en enda utkastfil. Utkastet får ha luckor.

    Utan ``ut`` hamnar filerna i ``leverans`` bredvid utkastet. Utan ``mall`` används ``mall.docx`` bredvid utkastet om
    den finns, annars projektets eget formulär. Har mappen en handlingsplan byggs den, eller bifogas som den är, och
    har den väntetider ritas diagrammen. Allt skrivs eller inget.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera, utkastet är en del, eller mallen är ingen Word-fil.
        OlasbarFil: utkastet eller formuläret kan inte läsas.
        SkrivFel: något kunde inte skrivas; se ``skriv``.
    """
    underlag = finn_underlag(Path(mapp))
    innehall = las_mapp(underlag)
    utkast = innehall.utkast
    _krav_pa_hela(utkast, underlag.fil)
    rapport = granska_mapp(innehall, underlag.mapp, date.today())
    utmapp = Path(ut) if ut is not None else underlag.fil.parent / UTMAPP
    formular = Path(mall) if mall is not None else underlag.mall
    mal = utmapp / leveransnamn(utkast)
    bilagor = bilagorna(innehall, underlag)
    malen = [mal, *(utmapp / namn for namn in bilagor.filer)]
    with kataloger(utmapp), alla_eller_inga(malen):
        skrivna = [skriv(utkast, mal, formular, ersatt=ersatt)]
        for fil, data in zip(malen[1:], bilagor.filer.values(), strict=True):
            with kataloger(fil.parent):
                skrivna.append(skriv_fil(fil, data, ersatt=ersatt, orord=bilagor.orord))
    bredvid = tuple(fil for fil, vantad in zip(skrivna, malen, strict=True) if fil != vantad)
    bara_har = bara_i_kallan(utkast, rapport)
    return Leverans(utmapp, tuple(skrivna), rapport, bredvid, bara_har, formular, bilagor.saknas)


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
