"""Mäter tid och minne. Varje jämförelse görs i samma körning, växelvis, och bara kvoten betyder något.

Tiden är processorns, också den som barnprocesser har använt: det som annat på samma maskin tar räknas inte.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def processortid() -> float:
    """Ger använd processortid i sekunder, eller klockans tid där systemet inte säger vad barnprocesser använt."""
    try:
        import resource
    except ImportError:
        return time.perf_counter()
    barn = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + barn.ru_utime + barn.ru_stime


def medianer(arbeten: Sequence[Callable[[], object]], varv: int) -> list[float]:
    """Ger mediantiden i sekunder för varje arbete; arbetena körs växelvis så att störningar drabbar alla lika."""
    tider: list[list[float]] = [[] for _ in arbeten]
    for arbete in arbeten:
        arbete()
    for _ in range(varv):
        for i, arbete in enumerate(arbeten):
            start = processortid()
            arbete()
            tider[i].append(processortid() - start)
    return [statistics.median(t) for t in tider]


def exponent(antal: Sequence[int], tider: Sequence[float]) -> float:
    """Ger exponenten k i tid ≈ c · antalᵏ, anpassad med minsta kvadrat i logaritmer."""
    x = [math.log(a) for a in antal]
    y = [math.log(t) for t in tider]
    mx, my = statistics.mean(x), statistics.mean(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


def minne_mb() -> float:
    """Ger processens minne i MB, eller noll där systemet inte säger det."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0.0
    return int(status.read_text().split()[1]) * 4096 / 1e6


def rad(namn: str, varde: float, grans: str, enhet: str = "×") -> str:
    """Ger en rad i resultattabellen."""
    return f"| {namn} | {varde:.2f} {enhet} | {grans} |"
