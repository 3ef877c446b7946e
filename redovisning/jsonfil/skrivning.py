"""Skriver ett utkast som JSON: samma nästlade nycklar som i YAML, bara besvarade frågor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from redovisning.avkodning import halva_tecken
from redovisning.dokument.falt import falten
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
    data = utkast.som_dict()
    for lista in {f.lista for f in falten(utkast.dokument)} & data.keys():
        data[lista] = _poster(utkast, lista)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _poster(utkast: Utkast, lista: str) -> list[dict[str, str]]:
    """Posterna på sina platser: en tom post före en ifylld står kvar, så att filen läses tillbaka lika."""
    falt = [f for f in falten(utkast.dokument) if f.lista == lista]
    alla = [
        {f.namn: text for f in falt if (text := utkast[f.stig(i)]) is not None}
        for i in range(utkast.antal_poster(lista))
    ]
    while not alla[-1]:
        alla.pop()
    return alla
