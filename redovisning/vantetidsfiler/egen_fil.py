"""Projektets egen väntetidsfil: YAML, JSON eller arbetsbok med dokumentet ``Vantetider``."""

from __future__ import annotations

from redovisning.dokument.fragor import VANTETIDER
from redovisning.fel import InteEttFormular
from redovisning.filer import las
from redovisning.granskning import granska
from redovisning.grind import Mottagen
from redovisning.plats import Plats, Textplats
from redovisning.utkast import Utkast
from redovisning.vantetider.avvikelser import KODER
from redovisning.vantetider.ur_dokument import indikatorer_ur, matvarden_med_stig, troskel_ur
from redovisning.vantetidsfiler.inlast import Inlast


def ar_egen_arbetsbok(mottagen: Mottagen) -> bool:
    """Sant när arbetsboken är projektets egen, med ett dokument i, och inte en tabell någon annan gjort."""
    from redovisning.excel.arbetsbok_in import Arbetsbok
    from redovisning.excel.upplagg import FORMULAR_ID

    return bool(Arbetsbok(mottagen).namn(FORMULAR_ID))


def las_egen_fil(mottagen: Mottagen, ut: Inlast) -> None:
    """Lägger filens mätvärden i ``ut``, med det som granskningen säger om filen.

    Raises:
        InteEttFormular: filen är ett annat dokument.
    """
    utkast = las(mottagen.sokvag)
    if utkast.dokument.filnamn != VANTETIDER:
        raise InteEttFormular(
            "inga_vantetider",
            mottagen.sokvag.name,
            "filen är varken en tabell eller en väntetidsfil. En väntetidsfil börjar med «vantetider: 2024»; en tabell "
            "är en .csv- eller .xlsx-fil.",
        )
    # Mätvärdena prövas tillsammans med dem ur andra filer, i ``prov``.
    ut.anmarkningar.extend(a for a in granska(utkast).anmarkningar if a.kod not in KODER)
    poster = list(matvarden_med_stig(utkast))
    platser = [_plats(utkast, stig) for _, stig in poster]

    def plats(rad: int, _: int) -> Plats:
        return platser[rad - 1]

    ut.indikatorer = {**ut.indikatorer, **indikatorer_ur(utkast)}
    if utkast["troskel"]:
        ut.angiven_troskel = max(ut.angiven_troskel, troskel_ur(utkast))
    ut.ny_del(utkast, plats, [stig for _, stig in poster])
    ut.lasta_rader += utkast.antal_poster("matvarden")
    ut.lagg_till([m for m, _ in poster], range(1, len(poster) + 1), [1] * len(poster))


def _plats(utkast: Utkast, stig: str) -> Plats:
    return utkast.plats(f"{stig}.indikator") or Textplats(1, 1)
