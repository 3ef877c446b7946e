"""Avstämningen som data för JSON: fasta nycklar och hela svar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redovisning.avstamning.lagen import Utfall
from redovisning.bidrag.andringar import laget

if TYPE_CHECKING:
    from redovisning.avstamning.avstamning import Avstamning
    from redovisning.bidrag.klasser import Alternativ, Fragesvar


def som_dict(avstamning: Avstamning) -> dict[str, object]:
    """Ger hela avstämningen. Frågor där allt är lika räknas bara."""
    punkter = list(avstamning.punkter())
    return {
        "fil": avstamning.huvud.namn,
        "utkast": [{"fil": b.namn, "minns": b.minne is not None} for b in avstamning.utkasten],
        "antal": {utfall.value: sum(u is utfall for _, u in punkter) for utfall in Utfall},
        "fragor": [_fraga(fraga, utfall) for fraga, utfall in punkter if utfall is not Utfall.LIKA],
        "at_sidan": list(avstamning.at_sidan),
        "vid_sidan": [a.som_dict() for a in avstamning.vid_sidan()],
    }


def _fraga(fraga: Fragesvar, utfall: Utfall) -> dict[str, object]:
    return {
        "falt": fraga.stig,
        "fraga": fraga.falt.fraga.text,
        "utfall": utfall.value,
        "svar": [rad for alternativ in fraga.alternativ for rad in _svaren(fraga, alternativ)],
    }


def _svaren(fraga: Fragesvar, alternativ: Alternativ) -> Iterator[dict[str, object]]:
    for i in alternativ.inlagor:
        lage = laget(fraga.falt, i.bidrag, alternativ.text).value if alternativ.text else "borttaget"
        yield {
            "fil": i.bidrag.namn,
            "text": alternativ.text or None,
            "lage": "regionens" if i.bidrag.huvud and alternativ.text else lage,
            "plats": i.svar.plats.som_dict() if i.svar.plats else None,
        }
