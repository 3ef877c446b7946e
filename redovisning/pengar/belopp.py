"""Belopp i hela kronor: läsas ur text, skrivas med tusental, och avrundas en gång och på ett sätt."""

from __future__ import annotations

import re
from fractions import Fraction

from redovisning.fel import Anvandningsfel

HOGST = 10**12
"""Större belopp än tusen miljarder kronor är ett skrivfel."""

_LUFT = "[ \xa0\u2009\u202f]"
_ENHETER = {
    **dict.fromkeys(("", "kr", "kronor", "sek"), 1),
    **dict.fromkeys(("tkr", "ksek", "tusen", "tusen kronor"), 10**3),
    **dict.fromkeys(("mkr", "mnkr", "msek", "miljon", "miljoner", "miljoner kronor"), 10**6),
    **dict.fromkeys(("mdkr", "mdr", "miljard", "miljarder", "miljarder kronor"), 10**9),
}
_BELOPP = re.compile(rf"(?P<tal>(?:[0-9]{{1,3}}(?:{_LUFT}[0-9]{{3}})+|[0-9]+)(?:,[0-9]+)?){_LUFT}*(?P<enhet>\D*)")
_SA_HAR = "Skriv beloppet som 1197500000, «1 197 500 000» eller «1197,5 Mkr»."


def tolka_belopp(text: str) -> int:
    """Ger beloppet i hela kronor, skrivet ``1197500000``, ``1 197 500 000 kr`` eller ``1197,5 Mkr``.

    Raises:
        Anvandningsfel: texten är inget belopp, kan betyda flera saker eller är inte hela kronor.
    """
    skrivet = " ".join(text.split())
    m = _BELOPP.fullmatch(skrivet)
    enhet = _ENHETER.get(m["enhet"].casefold().rstrip(".")) if m else None
    if m is None or enhet is None:
        raise Anvandningsfel(f"beloppet «{skrivet}» går inte att läsa{_varfor(skrivet)}. {_SA_HAR}")
    kronor = Fraction(re.sub(_LUFT, "", m["tal"]).replace(",", ".")) * enhet
    if kronor.denominator != 1:
        raise Anvandningsfel(f"beloppet «{skrivet}» är inte hela kronor. {_SA_HAR}")
    if not kronor:
        raise Anvandningsfel(f"beloppet «{skrivet}» är noll. {_SA_HAR}")
    if kronor > HOGST:
        nollor = " Är nollorna redan utskrivna före enheten?" if m["enhet"] else ""
        raise Anvandningsfel(f"beloppet «{skrivet}» är mer än tusen miljarder kronor.{nollor} {_SA_HAR}")
    return int(kronor)


def _varfor(skrivet: str) -> str:
    if "." in skrivet:
        return ": en punkt kan betyda både tusental och decimaler"
    if re.fullmatch(rf"[0-9]+(?:{_LUFT}[0-9]+)+", skrivet):
        return ": siffrorna står inte tre och tre"
    return ""


def avrunda(exakt: Fraction) -> int:
    """Ger närmaste hela krona; en halv avrundas uppåt."""
    return (2 * exakt.numerator + exakt.denominator) // (2 * exakt.denominator)


def tusental(tal: int) -> str:
    """Ger talet med blanksteg mellan tusentalen: ``1 197 500 000``."""
    return f"{tal:,}".replace(",", " ")


def procent(andel: Fraction, decimaler: int) -> str:
    """Ger andelen i procent med så många decimaler: ``2,3262`` för 0,023262."""
    skala = 10**decimaler
    hela, rest = divmod(avrunda(andel * 100 * skala), skala)
    return f"{tusental(hela)},{rest:0{decimaler}}" if decimaler else tusental(hela)
