"""Arbetsböcker: bladens celler genom python-calamine, som läser stora blad många gånger fortare än openpyxl.

Filen har redan gått genom grinden. Ett blad läses från sin första rad; calamine utelämnar tomma kolumner till vänster,
och de räknas in i platsen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from redovisning.fel import OlasbarFil
from redovisning.granskning.meddelanden import anmark
from redovisning.grind_yta import ryms
from redovisning.paket import MAX_UPPACKAT
from redovisning.plats import Cellplats
from redovisning.tabeller.tabell import Rad, Tabell, Tabeller, kolumnbokstav

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from redovisning.grind import Mottagen
    from redovisning.utkast import Utkast


_SATS = 1024
"""Rader som hämtas åt gången."""


def las_arbetsbok(mottagen: Mottagen, barare: Utkast) -> Tabeller:
    """Ger ett blad som en tabell. Dolda blad läses inte; de som har innehåll nämns i en anmärkning.

    Raises:
        OlasbarFil: ``arbetsbok_skadad`` när bladen inte går att läsa, ``for_stort_blad`` när ett rutnät är orimligt.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    _krav_att_bladen_ryms(mottagen)
    try:
        bok = CalamineWorkbook.from_filelike(io.BytesIO(mottagen.data))
        synliga: list[str] = []
        dolda: list[str] = []
        for blad in bok.sheets_metadata:
            if blad.typ is SheetTypeEnum.WorkSheet:
                (synliga if blad.visible is SheetVisibleEnum.Visible else dolda).append(blad.name)
        senast: dict[str, CalamineSheet] = {}
        tabeller = [_tabell(bok, mottagen, namn, senast) for namn in synliga]
        olasta = [namn for namn in dolda if bok.get_sheet_by_name(namn).height]
    except (CalamineError, OSError, ValueError) as fel:
        raise _skadad(mottagen) from fel
    return Tabeller(tabeller, [anmark("VT05", barare, None, Cellplats(namn, "A1"), blad=namn) for namn in olasta])


def _tabell(bok: CalamineWorkbook, mottagen: Mottagen, namn: str, senast: dict[str, CalamineSheet]) -> Tabell:
    """Ger ett blad. ``senast`` håller bara det blad som lästs sist, så att flera stora blad inte ligger i minnet."""
    forsta = [0]

    def satser() -> Iterator[Sequence[Rad]]:
        from python_calamine import CalamineError

        try:
            if namn not in senast:
                senast.clear()
                senast[namn] = bok.get_sheet_by_name(namn)
            blad = senast[namn]
            forsta[0] = blad.start[1] if blad.start else 0
            rader = blad.iter_rows()
            while sats := list(islice(rader, _SATS)):
                yield sats
        except (CalamineError, OSError, ValueError) as fel:
            raise _skadad(mottagen) from fel

    def plats(rad: int, kolumn: int) -> Cellplats:
        return Cellplats(namn, f"{kolumnbokstav(kolumn + forsta[0])}{rad}")

    return Tabell(namn, lambda: chain.from_iterable(satser()), plats)


def _krav_att_bladen_ryms(mottagen: Mottagen) -> None:
    paket = mottagen.paket()
    for relation in paket.relationer(paket.huvuddel).values():
        if not relation.typ.endswith("/worksheet") or relation.mal not in paket:
            continue
        if relation.mal not in paket.nara and not ryms(paket.strom(relation.mal, MAX_UPPACKAT)):
            raise OlasbarFil(
                "for_stort_blad",
                mottagen.sokvag.name,
                "ett blad har celler så långt bort att det inte går att läsa. Öppna filen i Excel, ta bort tomma rader "
                "och kolumner efter tabellen och spara den igen.",
            )


def _skadad(mottagen: Mottagen) -> OlasbarFil:
    return OlasbarFil(
        "arbetsbok_skadad",
        mottagen.sokvag.name,
        "arbetsbokens blad går inte att läsa. Öppna filen i Excel eller LibreOffice och spara den igen som .xlsx.",
    )
