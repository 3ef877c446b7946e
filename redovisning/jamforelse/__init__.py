"""Jämförelsen av två utkast: vilka svar som ändrats, tillkommit och tagits bort, och vad i dem som skiljer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from redovisning.jamforelse.skillnader import Jamforelse
    from redovisning.utkast import Utkast

__all__ = ["jamfor"]


def jamfor(a: Utkast, b: Utkast) -> Jamforelse:
    """Ger skillnaderna mellan två utkast, fråga för fråga i formulärets ordning. ``a`` är det äldre.

    Utkasten får komma ur olika slags filer och gälla olika år; frågorna känns igen på sina nycklar.

    Raises:
        Anvandningsfel: utkasten är olika slags dokument, till exempel en redovisning och en handlingsplan, eller är
            inga utkast.
    """
    from redovisning.fel import krav_pa_utkast
    from redovisning.jamforelse.skillnader import jamfor_utkast

    krav_pa_utkast(a)
    krav_pa_utkast(b)
    return jamfor_utkast(a, b)
