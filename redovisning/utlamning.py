"""Ett utkast som lämnas ut, till en läsare eller till den som ska svara: filen ska minnas vad den hade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.granskning.ledtexter import ar_ledtext
from redovisning.utlamnat import utlamnat

if TYPE_CHECKING:
    from redovisning.utkast import Utkast


def lamna_ut(utkast: Utkast) -> None:
    """Ger utkastet minnet av sina svar, så att filen som skrivs ur det bär minnet.

    Bara det som skrivs ur regionens eget utkast lämnas ut. En fil som skrivs ur en som redan är utlämnad behåller
    det minne som den hade: annars skulle ändringarna i den se ut som om de alltid stått där.
    """
    texter = {stig: text for stig, text in utkast.texter().items() if not ar_ledtext(text)}
    utkast.utlamnat = utlamnat(utkast.dokument, texter)
