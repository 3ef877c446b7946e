"""Två eller flera svar bredvid varandra: orden som skiljer inom hakparentes, med några ord omkring."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redovisning.granskning.tecken_klasser import synlig
from redovisning.jamforelse.orddiff import Slag, orddiff

_ORD_OMKRING = 4
_KORTAST = 160
SAKNAS = "[–]"
"""Står där ett annat svar har ord som det här inte har."""


def skillnader(texter: Sequence[str]) -> list[str]:
    """Ger varje text på en rad, kortad till det som skiljer den från den första; så lång att ingen är lik en annan."""
    hela = [_mot(text, texter[1 if n == 0 else 0]) for n, text in enumerate(texter)]
    langd = _KORTAST
    while True:
        korta = [rad if len(rad) <= langd else rad[:langd].rstrip() + " …" for rad in hela]
        if len(set(korta)) == len(korta) or langd > max(map(len, hela)):
            return korta
        langd *= 2


def _mot(text: str, annan: str) -> str:
    bitar = orddiff(annan, text)
    ut: list[str] = []
    for n, (slag, bit) in enumerate(bitar):
        if slag is Slag.LIKA:
            ut.append(_omkring(synlig(bit), forst=n == 0, sist=n == len(bitar) - 1))
        elif slag is Slag.TILLAGT:
            ut.append(_inom_hakparentes(bit))
        elif n + 1 == len(bitar) or bitar[n + 1].slag is Slag.LIKA:
            ut.append(SAKNAS)
    return "".join(ut)


def _omkring(text: str, *, forst: bool, sist: bool) -> str:
    """De lika orden närmast det som skiljer, på en rad; resten blir ett uteslutningstecken."""
    orden = text.split()
    if len(orden) > _ORD_OMKRING * (1 if forst or sist else 2):
        orden = [*([] if forst else orden[:_ORD_OMKRING]), "…", *([] if sist else orden[-_ORD_OMKRING:])]
    fore = " " if text[:1].isspace() and not forst else ""
    efter = " " if text[-1:].isspace() and not sist and orden else ""
    return fore + " ".join(orden) + efter


def _inom_hakparentes(text: str) -> str:
    """Ger det som skiljer på en rad. Där syns också radbyten och blanktecken, som annars ser lika ut."""
    fore = " " if re.match(r" \S", text) else ""
    utskriven = re.sub(r"[^\S \n]", lambda m: f"[U+{ord(m[0]):04X}]", text.removeprefix(fore))
    return f"{fore}[{synlig(utskriven)}]".replace("\n", " ⏎ ")
