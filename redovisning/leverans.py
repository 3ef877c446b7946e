"""En regions hela leverans ur dess mapp: det ifyllda formuläret med sitt rätta namn, på rätt plats."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.arbetsmapp import UTMAPP, kataloger, leveransnamn
from redovisning.filer import las, skriv
from redovisning.granskning import granska
from redovisning.underlag import finn_underlag

if TYPE_CHECKING:
    from redovisning.anmarkning import Granskningsrapport


@dataclass(frozen=True)
class Leverans:
    """Det som skrevs: mappen, filerna i den och vad granskningen fann i utkastet.

    ``bredvid`` är de av filerna som fick ett annat namn än de skulle, för att den gamla var öppen i ett annat program.
    """

    mapp: Path
    filer: tuple[Path, ...]
    rapport: Granskningsrapport
    bredvid: tuple[Path, ...] = ()


def skapa(
    mapp: Path | str, ut: Path | str | None = None, *, mall: Path | str | None = None, ersatt: bool = False
) -> Leverans:
    """Ger leveransen ur en regions mapp, eller ur en enda utkastfil. Utkastet får ha luckor.

    Utan ``ut`` hamnar filerna i ``leverans`` bredvid utkastet. Utan ``mall`` används ``mall.docx`` i mappen om den
    finns, annars projektets eget formulär. Allt skrivs eller inget.

    Raises:
        Anvandningsfel: mappen har inget utkast eller flera.
        OlasbarFil: utkastet eller formuläret kan inte läsas.
        SkrivFel: något kunde inte skrivas; se ``skriv``.
    """
    underlag = finn_underlag(Path(mapp))
    utkast = las(underlag.fil)
    rapport = granska(utkast, underlag.mapp)
    utmapp = Path(ut) if ut is not None else underlag.fil.parent / UTMAPP
    mal = utmapp / leveransnamn(utkast)
    with kataloger(utmapp):
        fil = skriv(utkast, mal, mall or underlag.mall, ersatt=ersatt)
    return Leverans(utmapp, (fil,), rapport, () if fil == mal else (fil,))
