"""Projektets egen väntetidsfil: YAML, JSON eller arbetsbok med dokumentet ``Vantetider``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from redovisning.dokument.fragor import VANTETIDER
from redovisning.fel import InteEttFormular, RedovisningFel
from redovisning.filer import las
from redovisning.granskning import granska
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.plats import Plats, Textplats
from redovisning.utkast import Utkast
from redovisning.vantetider.avvikelser import KODER
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.ur_dokument import eget_ur, indikatorer_ur, matvarden_med_stig
from redovisning.vantetidsfiler.inlast import Inlast


def ar_egen_arbetsbok(mottagen: Mottagen) -> bool:
    """Sant när arbetsboken är projektets egen, med ett dokument i, och inte en tabell någon annan gjort."""
    from redovisning.excel.arbetsbok_in import Arbetsbok
    from redovisning.excel.upplagg import FORMULAR_ID

    return bool(Arbetsbok(mottagen).namn(FORMULAR_ID))


def filernas_indikatorer(filer: Iterable[Path | str]) -> Mapping[str, Indikator]:
    """Ger de kända indikatorerna med dem som regionen lagt till i någon av filerna; en fil som inte går att läsa hoppas
    över här och nämns när den läses."""
    kanda: Mapping[str, Indikator] = INDIKATORER
    for fil in filer:
        with suppress(RedovisningFel):
            if (
                _kan_ha_egna(mottagen := slapp_in(fil))
                and (utkast := las(mottagen.sokvag)).dokument.filnamn == VANTETIDER
            ):
                kanda = indikatorer_ur(utkast, kanda)
    return kanda


def _kan_ha_egna(mottagen: Mottagen) -> bool:
    if mottagen.slag is Filslag.EXCEL:
        return ar_egen_arbetsbok(mottagen)
    return mottagen.slag in (Filslag.YAML, Filslag.JSON) and b"indikatorer" in mottagen.data


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

    ut.indikatorer = indikatorer_ur(utkast, ut.indikatorer)
    ut.eget += eget_ur(utkast)
    ut.ny_del(utkast, plats, [stig for _, stig in poster])
    ut.lasta_rader += utkast.antal_poster("matvarden")
    ut.lagg_till([m for m, _ in poster], range(1, len(poster) + 1), [1] * len(poster))


def _plats(utkast: Utkast, stig: str) -> Plats:
    return utkast.plats(f"{stig}.indikator") or Textplats(1, 1)
