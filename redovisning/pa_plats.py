"""Nya svar i en YAML-fil som redan finns: med kommentarerna kvar när det går, annars med skälet till att det inte går.

Den gamla filen är en mottagen fil som andra och passerar grinden.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from redovisning.fel import OlasbarFil
from redovisning.grind import Filslag, slapp_in

if TYPE_CHECKING:
    from pathlib import Path

    from redovisning.utkast import Utkast


class PaPlats(NamedTuple):
    """Filens nya innehåll, eller ``None`` och skälet att ställa efter «för». Finns ingen fil finns inget skäl."""

    data: bytes | None
    hinder: str = ""


def pa_plats(utkast: Utkast, mal: Path) -> PaPlats:
    """Ger innehållet i YAML-filen ``mal`` med utkastets svar och allt annat orört.

    Raises:
        TextKanInteBaras: ett svar har ett halvt tecken.
    """
    # Ett namn som inte går att använda finns inte; det säger den som skriver.
    if not os.path.exists(mal):
        return PaPlats(None)
    from redovisning.yamlfil.omraden import GarInte
    from redovisning.yamlfil.uppdatering import uppdaterad

    try:
        mottagen = slapp_in(mal)
        if mottagen.slag is not Filslag.YAML:
            return PaPlats(None, "den är ingen YAML-fil")
        return PaPlats(uppdaterad(mottagen.data, utkast))
    except OlasbarFil:
        return PaPlats(None, "den gick inte att läsa")
    except GarInte as fel:
        return PaPlats(None, str(fel))
