"""Regeln om svar från en äldre redovisning: den som hämtat dem ska ha läst vart och ett."""

from __future__ import annotations

from collections.abc import Iterator

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang


@regel("FJ01")
def oforandrat_sedan_fjolaret(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett svar som följde med från en äldre redovisning och står oförändrat. Ett ändrat svar räknas inte."""
    for stig, marke in s.utkast.oforandrade.items():
        if stig in s.svar:
            yield s.anmark("FJ01", stig, marke=marke, rad=stig)
