"""Omfattningen: vilka avsnitt en del av ett dokument har, hur de sägs i text och hur de läses ur text.

En del är ett utkast som har lämnats ut för sig, med några av dokumentets avsnitt (``Utkast.omfattar``). Regionen följer
alltid med. Hela dokumentet är ingen del: då är omfattningen ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from redovisning.dokument.falt import Blankett, Del, Falt, Tabell, delar, hitta_falt
from redovisning.fel import Anvandningsfel

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

SKICKA_TILLBAKA = "Det här är en del. Svara på frågorna och skicka tillbaka filen till den som gav dig den."
"""Det som står överst i en del, vilket medium den än är i."""

_LIKHET = 0.6


def avsnitten(dokument: Blankett) -> dict[str, Del]:
    """Ger nyckel → avsnitt i dokumentets ordning, det inledande med tom nyckel."""
    return {d.nyckel: d for d, _ in delar(dokument)}


def hitta_avsnitt(dokument: Blankett, skrivet: str) -> Del | None:
    """Ger avsnittet som menas med dess nummer, rubrik eller nyckel, oavsett skiftläge; ``None`` om inget passar."""
    sokt = _stavning(skrivet)
    return next((d for d in avsnitten(dokument).values() if sokt and sokt in map(_stavning, _namnen(d))), None)


def tolka_avsnitt(dokument: Blankett, skrivet: str) -> tuple[str, ...]:
    """Ger nycklarna för ett eller flera avsnitt med kommatecken emellan, i dokumentets ordning.

    Raises:
        Anvandningsfel: ett avsnitt finns inte; meningen föreslår det närmaste.
    """
    bitar = [bit for bit in skrivet.split(",") if bit.strip()]
    funna: set[str] = set()
    while bitar:
        # En rubrik kan själv ha kommatecken, så det längsta som passar gäller.
        antal = next((n for n in range(len(bitar), 0, -1) if hitta_avsnitt(dokument, ",".join(bitar[:n]))), 0)
        traff = hitta_avsnitt(dokument, ",".join(bitar[:antal]))
        if traff is None:
            raise Anvandningsfel(okant_avsnitt(dokument, bitar[0].strip()))
        funna.add(traff.nyckel)
        bitar = bitar[antal:]
    if not funna:
        raise Anvandningsfel(okant_avsnitt(dokument, skrivet))
    return tuple(n for n in avsnitten(dokument) if n in funna)


def okant_avsnitt(dokument: Blankett, skrivet: str) -> str:
    """Ger en mening om att avsnittet inte finns: vilket som liknar det, annars vilka som finns."""
    from difflib import get_close_matches

    per_ord = {_stavning(o): d for d in avsnitten(dokument).values() for o in _namnen(d) if o}
    lika = [] if re.fullmatch(r"[\d. ]+", skrivet) else get_close_matches(_stavning(skrivet), per_ord, 1, _LIKHET)
    if lika:
        return f"avsnittet «{skrivet}» finns inte. Menade du {per_ord[lika[0]].hel_rubrik}?"
    return f"avsnittet «{skrivet}» finns inte. Avsnitten är {', '.join(d.namn for d in avsnitten(dokument).values())}."


def omfattningens_namn(dokument: Blankett, nycklar: Iterable[str]) -> str:
    """Ger avsnitten som de nämns, i dokumentets ordning: ``Generellt, 3.3``."""
    med = set(nycklar)
    return ", ".join(d.namn for nyckel, d in avsnitten(dokument).items() if nyckel in med)


def hel_eller_del(dokument: Blankett, nycklar: Iterable[str]) -> frozenset[str] | None:
    """Ger omfattningen av de avsnitten; ``None`` när de är alla."""
    omfattar = frozenset(nycklar)
    return None if omfattar >= avsnitten(dokument).keys() else omfattar


def satt_omfattning(utkast: Utkast, skrivet: str) -> bool:
    """Gör utkastet till en del med de uppräknade avsnitten. Ger falskt, och gör inget, när ett av dem är okänt.

    Avsnitt som har svar räknas alltid med, så att inget som någon har skrivit ställs utanför.
    """
    try:
        nycklar = tolka_avsnitt(utkast.dokument, skrivet)
    except Anvandningsfel:
        return False
    besvarade = (hitta_falt(utkast.dokument, stig) for stig in utkast.svar if stig != "region")
    utkast.omfattar = hel_eller_del(utkast.dokument, {*nycklar, *(f.avsnitt.nyckel for f in besvarade if f)})
    return True


def omfattade_delar(utkast: Utkast) -> Iterator[tuple[Del, tuple[tuple[Tabell, tuple[Falt, ...]], ...]]]:
    """Ger avsnitten med sina tabeller, som ``delar``, men bara de frågor som ingår i utkastet."""
    for d, tabeller in delar(utkast.dokument):
        kvar = tuple((t, med) for t, fs in tabeller if (med := tuple(f for f in fs if utkast.ingar(f))))
        if kvar:
            yield (d if kvar == tabeller else replace(d, ingress="", avslut="")), kvar


def _namnen(d: Del) -> tuple[str, ...]:
    return d.nummer, d.rubrik, d.hel_rubrik, d.nyckel


def _stavning(text: str) -> str:
    return " ".join(text.split()).rstrip(". ").casefold()
