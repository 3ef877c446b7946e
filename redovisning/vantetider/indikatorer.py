"""Indikatorerna: vad de nationella väntetiderna mäter, som daterade uppgifter med källa.

Gränser och mål ändras. En ny gräns är en ny ``Grans`` med ``fran``, och den gamla får ``till``; inget skrivs om. Ett
mål som saknas är inte känt här: det anges av den som har det, i sin egen fil (``egna``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from redovisning.vantetider.indikator import Indikator, Mal
from redovisning.vantetider.indikatorer_ovriga import OVRIGA
from redovisning.vantetider.indikatorer_vardgaranti import VARDGARANTI

ALLA: tuple[Indikator, ...] = (*VARDGARANTI, *OVRIGA)

INDIKATORER: Mapping[str, Indikator] = MappingProxyType({i.nyckel: i for i in ALLA})
"""Nyckel → indikator, i den ordning de visas."""

VARDGARANTILAGET = ("telefon", "medicinsk_bedomning", "forsta_besok", "operation")
"""Vårdgarantins fyra mått 0–3–90–90 i den ordning de visas."""

BUP = ("bup_forsta_besok", "bup_utredning", "bup_behandling")
"""BUP:s tre mätpunkter 2024."""


def egna(
    tillagg: Iterable[Indikator], mal: Iterable[tuple[str, Mal]] = (), kanda: Mapping[str, Indikator] = INDIKATORER
) -> Mapping[str, Indikator]:
    """Ger indikatorerna med regionens egna: en med känd nyckel ersätter den, och målen läggs till.

    ``mal`` är par av indikatorns nyckel och målet. Ett senare mål går före ett tidigare med samma ``fran``.

    Raises:
        KeyError: ett mål gäller en okänd indikator.
    """
    alla = {**kanda, **{i.nyckel: i for i in tillagg}}
    for nyckel, nytt in mal:
        alla[nyckel] = replace(alla[nyckel], mal=(nytt, *alla[nyckel].mal))
    return MappingProxyType(alla)


def hitta_indikator(namn: str, alla: Mapping[str, Indikator] = INDIKATORER) -> Indikator | None:
    """Ger indikatorn för en nyckel, ett namn eller en beteckning i Kolada, oavsett skiftläge; annars ``None``."""
    if namn in alla:
        return alla[namn]
    skrivet = " ".join(namn.split()).casefold()
    return next(
        (i for i in alla.values() if skrivet in {n.casefold() for n in (i.nyckel, i.namn, i.kort, *i.andra_namn)}), None
    )
