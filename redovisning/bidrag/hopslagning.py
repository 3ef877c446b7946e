"""Slår ihop filer till ett utkast: läser dem, avgör vad som gäller och skriver resultatet med sitt ursprung."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.bidrag.konflikter import krav_att_allt_ar_avgjort
from redovisning.bidrag.mottagning import UTAN_MINNE, finn_filer, finn_huvud, hindrande, inte_med, las_bidrag, med_namn
from redovisning.bidrag.sammanslagning import sla_samman
from redovisning.bidrag.ursprung import URSPRUNG, ursprung
from redovisning.bidrag.val import avgor
from redovisning.fel import TextKanInteBaras
from redovisning.filer import filslag, skriv
from redovisning.filskrivning import skriv_fil
from redovisning.granskning import granska
from redovisning.grind import Filslag
from redovisning.leverans import bara_i_kallan
from redovisning.minne import delad_lasning
from redovisning.pa_plats import PaPlats, pa_plats
from redovisning.samskrivning import alla_eller_inga

if TYPE_CHECKING:
    from redovisning.anmarkning import Anmarkning
    from redovisning.bidrag.klasser import Bidrag, Sammanslagning
    from redovisning.utkast import Utkast


@dataclass(frozen=True)
class Hopslagning:
    """Det som skrevs: resultatet, filen med dess ursprung, och utkastet.

    ``bara_i_bidragen`` är filens namn → de anmärkningar som inte går att se i resultatet, till exempel kommentarer.
    ``hinder`` är skälet när en YAML-fil som fanns skrevs om helt, så att dess kommentarer bara är kvar i den sparade.
    ``sammanslagning`` säger varför varje svar gäller; se ``besked``. ``inte_med`` är namnen på det i en angiven mapp
    som inga svar lästes ur, till exempel en .doc-fil.
    """

    fil: Path
    ursprung: Path
    utkast: Utkast
    bara_i_bidragen: dict[str, tuple[Anmarkning, ...]]
    sammanslagning: Sammanslagning
    hinder: str = ""
    inte_med: tuple[str, ...] = ()


def sla_ihop(
    filer: Sequence[Path | str],
    ut: Path | str,
    *,
    valj: Sequence[str] = (),
    mall: Path | str | None = None,
    ersatt: bool = False,
    framsteg: Callable[[Path], None] | None = None,
) -> Hopslagning:
    """Ger det hopslagna utkastet, skrivet i ``ut``, med ursprunget i en fil bredvid. Båda skrivs eller ingen.

    Args:
        filer: bidragen, av vilka slag som helst, eller mappar, zip-filer och mejl med dem.
        ut: filen att skriva; ändelsen säger slaget.
        valj: avgör olika svar, till exempel ``3.3=hr.xlsx``; se ``bidrag.val``.
        mall: Word-formuläret att fylla när resultatet är en .docx-fil.
        ersatt: filer som finns får ersättas; de gamla sparas bredvid.
        framsteg: anropas med varje fil som är läst.

    Raises:
        Anvandningsfel: filerna hör inte ihop, ett val går inte att använda, eller ändelsen går inte att skriva.
        OlasbarFil: en fil kan inte läsas.
        OlikaSvar: det finns olika svar på samma fråga som inget val avgör.
        TextKanInteBaras: en fil har text som inte skulle komma med.
        SkrivFel: något kunde inte skrivas. Det som fanns är i samtliga fall orört.
    """
    mal = Path(ut)
    with delad_lasning():
        alla = finn_filer(filer)
        bidragen = las_bidrag(alla, framsteg, huvud=finn_huvud(alla, mal))
    if hinder := hindrande(bidragen):
        raise TextKanInteBaras(mal.name, hinder)
    sammanslagning = avgor(sla_samman(bidragen), valj)
    krav_att_allt_ar_avgjort(sammanslagning)
    return replace(skriv_resultatet(sammanslagning, mal, mall, ersatt=ersatt), inte_med=inte_med(filer, alla))


def skriv_resultatet(
    sammanslagning: Sammanslagning, mal: Path, mall: Path | str | None = None, *, ersatt: bool
) -> Hopslagning:
    """Skriver en avgjord sammanslagning och dess ursprung, båda eller ingen; se ``sla_ihop`` och ``skriv``.

    Raises:
        SkrivFel: något kunde inte skrivas. Det som fanns är orört.
    """
    utkast = sammanslagning.utkast()
    ursprunget = mal.with_name(mal.stem + URSPRUNG)
    yaml = pa_plats(utkast, mal) if filslag(mal) is Filslag.YAML else PaPlats(None)
    med_kommentarer = mal.resolve() if yaml.data is not None else None
    with alla_eller_inga([mal, ursprunget]):
        skrivet = skriv_fil(ursprunget, ursprung(sammanslagning, mal.name), ersatt=ersatt)
        fil = skriv(utkast, mal, mall, ersatt=ersatt)
    bara_i = {b.namn: _bara_i(b, med_kommentarer) for b in sammanslagning.bidrag}
    return Hopslagning(fil, skrivet, utkast, bara_i, sammanslagning, yaml.hinder)


def _bara_i(bidrag: Bidrag, med_kommentarer: Path | None) -> tuple[Anmarkning, ...]:
    """Är bidraget filen som svaren skrevs i är dess egna kommentarer kvar där."""
    fil = bidrag.utkast.fil
    kvar = fil is not None and fil.resolve() == med_kommentarer
    alla = bara_i_kallan(bidrag.utkast, granska(bidrag.utkast))
    return tuple(med_namn(bidrag, a) for a in alla if a.kod != UTAN_MINNE and not (kvar and a.kod == "DE04"))
