"""Planens förändringar i ord: rubriker och rader för skärmen och sidan, och samma sak med fasta nycklar för JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import NamedTuple

from redovisning.anmarkning import kort
from redovisning.handlingsplan.forandringar import Forandrad, Planforandringar

_RUBRIKER = {
    "nya_atgarder": "Nya åtgärder",
    "avslutade_atgarder": "Avslutade åtgärder",
    "bortfallna_atgarder": "Bortfallna åtgärder",
    "andrade_atgarder": "Ändrade åtgärder",
    "nya_mal": "Nya mål",
    "borttagna_mal": "Borttagna mål",
    "nya_indikatorer": "Nya indikatorer",
    "borttagna_indikatorer": "Borttagna indikatorer",
}
_SAKNAS = "saknas"


class Grupp(NamedTuple):
    """En grupp av förändringar: gruppens nyckel, dess rubrik och en rad för varje post."""

    nyckel: str
    rubrik: str
    rader: tuple[str, ...]


def grupperna(forandringar: Planforandringar) -> Iterator[Grupp]:
    """Ger de grupper som det står något i, i fast ordning."""
    for nyckel, rubrik in _RUBRIKER.items():
        poster: tuple[Forandrad, ...] = getattr(forandringar, nyckel)
        if poster:
            yield Grupp(nyckel, rubrik, tuple(map(raden, poster)))


def raden(post: Forandrad) -> str:
    """Ger posten på en rad: ``Fler operationstider (Operation): slut 2024-06-30 → 2024-12-31``."""
    namn = kort(post.namn, 90) or "utan rubrik"
    vad = f"{namn} ({kort(post.omrade, 40)})" if post.omrade else namn
    mer = [post.orsak] if post.orsak else []
    mer += [
        f"{a.fraga.lower()} {kort(a.fore, 40) or _SAKNAS} → {kort(a.efter, 40) or _SAKNAS}"
        for a in post.andrade
        if not post.orsak or a.efter != post.orsak
    ]
    return f"{vad}: {', '.join(mer)}" if mer else vad


def som_dict(forandringar: Planforandringar) -> dict[str, object]:
    """Ger förändringarna med fasta nycklar och hela texter. Varje grupp finns, också när den är tom."""
    return {f.name: [_post(p) for p in getattr(forandringar, f.name)] for f in fields(forandringar)}


def _post(post: Forandrad) -> dict[str, object]:
    return {
        "namn": post.namn,
        "omrade": post.omrade or None,
        "a": post.stig_fore or None,
        "b": post.stig_efter or None,
        "orsak": post.orsak or None,
        "andrade": [{"uppgift": a.fraga, "a": a.fore or None, "b": a.efter or None} for a in post.andrade],
    }
