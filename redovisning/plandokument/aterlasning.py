"""Kontrollen av den byggda planen: all text som regionen har skrivit ska stå i dokumentet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redovisning.anmarkning import kort
from redovisning.dokument.falt import Svarstyp, hitta_falt, postord
from redovisning.fel import SkrivFel
from redovisning.fritext import dela
from redovisning.paket import Paket
from redovisning.plandokument.wordxml import texten, w
from redovisning.utkast import Utkast

_VISAS_INTE = ("nyckel", "indikator", "tidigare", "tidigare_kvinnor", "tidigare_man")
"""Nyckeln och indikatorn visas med måttets namn. Ett tidigare utfall visas bara bredvid ett nytt."""
_LUFT = re.compile(r"[\s\xad]")


def kontrollera(plan: Utkast, data: bytes) -> None:
    """Läser tillbaka dokumentet.

    Raises:
        SkrivFel: något av det som regionen har skrivit står inte i dokumentet.
    """
    paket = Paket(data)
    hela = _tatt("\n".join(texten(p) for p in paket.xml(paket.huvuddel).iter(w("p"))))
    borta = [f"  - {frageord(plan, stig)}" for stig, rad in _rader(plan) if _tatt(rad) not in hela]
    if borta:
        raise SkrivFel(
            "Handlingsplanen: inget har skrivits, för när dokumentet lästes tillbaka saknades text ur planen:\n"
            + "\n".join(dict.fromkeys(borta))
            + "\nFelet ligger i programmet, inte i planen. Skicka det här meddelandet till den som sköter programmet."
        )


def _tatt(text: str) -> str:
    """Ger texten utan blanktecken och mjuka bindestreck. Ett område kan stå med andra stora bokstäver."""
    return _LUFT.sub("", text).casefold()


def _rader(plan: Utkast) -> Iterator[tuple[str, str]]:
    """Ger varje rad text som regionen har skrivit med egna ord. Val, tal och datum kan stå på annat sätt."""
    for stig, text in plan.texter().items():
        falt = hitta_falt(plan.dokument, stig)
        if falt is not None and falt.typ is Svarstyp.TEXT and falt.namn not in _VISAS_INTE:
            for block in dela(text):
                yield from ((stig, rad) for rad in block.rader)


def frageord(plan: Utkast, stig: str) -> str:
    """Ger frågan så som den nämns i ett meddelande: ``åtgärd 2 «Beskrivning» (atgarder[1].beskrivning)``."""
    falt, post = hitta_falt(plan.dokument, stig), postord(plan.dokument, stig)
    return f"{f'{post} ' if post else ''}«{kort(falt.fraga.text if falt else stig, 70)}» ({stig})"
