"""Jämförelsen som en sida: avsnitt för avsnitt, hela svar, med det strukna och det tillagda utmärkt i texten."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from redovisning.html.miljo import sida
from redovisning.jamforelse.skillnader import Jamforelse, Skillnad
from redovisning.jamforelse.som_text import (
    bara_i,
    planens_grupper,
    posten,
    sammanfattning,
    stallet,
    synlig_bit,
    utelamnat,
)


def jamforelsesida(jamforelse: Jamforelse) -> bytes:
    """Ger sidan som en HTML-fil."""
    return sida(
        "jamforelse.html",
        a=jamforelse.a,
        b=jamforelse.b,
        sammanfattning=sammanfattning(jamforelse),
        utelamnat=utelamnat(jamforelse),
        planen=planens_grupper(jamforelse),
        avsnitten=[
            {
                "id": f"avsnitt-{del_.nyckel or 'inledning'}",
                "rubrik": del_.hel_rubrik,
                "skillnader": [_skillnad(s, jamforelse) for s in skillnader],
            }
            for del_, skillnader in groupby(jamforelse.skillnader, lambda s: s.fraga.falt.avsnitt)
        ],
        fragor=[
            {
                "avsnitt": f.falt.avsnitt.namn,
                "a": f.a.fraga.text if f.a else "",
                "b": f.b.fraga.text if f.b else "",
            }
            for f in jamforelse.fragor
        ],
    )


def _skillnad(skillnad: Skillnad, jamforelse: Jamforelse) -> dict[str, Any]:
    stallen = (("A", skillnad.a, jamforelse.a), ("B", skillnad.b, jamforelse.b))
    return {
        "andring": skillnad.andring,
        "fraga": skillnad.fraga.falt.fraga.text,
        "post": posten(skillnad),
        "bara": bara_i(skillnad.fraga),
        "stallen": [
            (a_eller_b, var) for a_eller_b, stalle, s in stallen if stalle.stig and (var := stallet(stalle, s))
        ],
        "stycken": [[(bit.slag.value, synlig_bit(bit)) for bit in stycke] for stycke in skillnad.visade_stycken],
    }
