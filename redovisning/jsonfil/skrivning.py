"""Skriver ett utkast som JSON: samma nästlade nycklar som i YAML, bara besvarade frågor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from redovisning.avkodning import halva_tecken
from redovisning.fel import TextKanInteBaras
from redovisning.granskning.meddelanden import anmark

if TYPE_CHECKING:
    from redovisning.utkast import Utkast


def json_text(utkast: Utkast) -> str:
    """Ger hela filen som text, med radslut sist. Läst tillbaka ger den ett likadant utkast.

    Raises:
        TextKanInteBaras: ett svar har ett halvt tecken (surrogat), som ingen textfil kan bära.
    """
    if halva := halva_tecken(utkast):
        raise TextKanInteBaras("JSON-filen", [anmark(f.kod, utkast, f.stig, None, **f.varden) for f in halva])
    return json.dumps(utkast.som_dict(), ensure_ascii=False, indent=2) + "\n"
