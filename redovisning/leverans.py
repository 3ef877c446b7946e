"""En regions hela leverans ur dess mapp: det ifyllda formuläret med sitt rätta namn, på rätt plats.

Också det som en ny fil inte bär vidare ur den gamla, för den som ska säga det.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.arbetsmapp import UTMAPP, kataloger, leveransnamn
from redovisning.filer import las, skriv
from redovisning.granskning import granska
from redovisning.underlag import finn_underlag

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning, Granskningsrapport
    from redovisning.utkast import Utkast


@dataclass(frozen=True)
class Leverans:
    """Det som skrevs: mappen, filerna i den och vad granskningen fann i utkastet.

    ``bredvid`` är de av filerna som fick ett annat namn än de skulle, för att den gamla var öppen i ett annat program.
    ``bara_i_utkastet`` är de av rapportens anmärkningar som inte går att se i det skrivna. ``mall`` är formuläret som
    fylldes; ``None`` är projektets eget.
    """

    mapp: Path
    filer: tuple[Path, ...]
    rapport: Granskningsrapport
    bredvid: tuple[Path, ...] = ()
    bara_i_utkastet: tuple[Anmarkning, ...] = ()
    mall: Path | None = None


def skapa(
    mapp: Path | str, ut: Path | str | None = None, *, mall: Path | str | None = None, ersatt: bool = False
) -> Leverans:
    """Ger leveransen ur en regions mapp, eller ur en enda utkastfil. Utkastet får ha luckor.

    Utan ``ut`` hamnar filerna i ``leverans`` bredvid utkastet. Utan ``mall`` används ``mall.docx`` bredvid utkastet om
    den finns, annars projektets eget formulär. Allt skrivs eller inget.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera, eller mallen är ingen Word-fil.
        OlasbarFil: utkastet eller formuläret kan inte läsas.
        SkrivFel: något kunde inte skrivas; se ``skriv``.
    """
    underlag = finn_underlag(Path(mapp))
    utkast = las(underlag.fil)
    rapport = granska(utkast, underlag.mapp)
    utmapp = Path(ut) if ut is not None else underlag.fil.parent / UTMAPP
    mal = utmapp / leveransnamn(utkast)
    formular = Path(mall) if mall is not None else underlag.mall
    with kataloger(utmapp):
        fil = skriv(utkast, mal, formular, ersatt=ersatt)
    bredvid = () if fil == mal else (fil,)
    return Leverans(utmapp, (fil,), rapport, bredvid, bara_i_kallan(utkast, rapport), formular)


def bara_i_kallan(utkast: Utkast, rapport: Granskningsrapport) -> tuple[Anmarkning, ...]:
    """Ger de anmärkningar som inte går att se i en fil skriven ur utkastet.

    Det är läsarens egna, till exempel kommentarer och strukna ord i Word, och text utanför fälten.
    """
    return tuple(a for a in rapport.anmarkningar if a in utkast.anmarkningar or a.kod.startswith("UT"))
