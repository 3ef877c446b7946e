"""Vilka prov en mutant möter först, ur mätningen av sviten, och hur sviten delas i lika långa delar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from coverage import CoverageData

from tests.langprov.mutant import Mutant
from tests.langprov.resultat import ROT

_SEKUNDER, _MINST, _HOGST = 15.0, 20, 400
"""Så länge får den första omgångens prov ta, och så många är de minst och högst."""
_VID_LADDNINGEN = ("tests/test_katalog.py", "tests/test_harledda.py", "tests/test_regel_alla.py")
"""Prov för rader som bara körs när modulen laddas, och därför inte hör till något prov."""


Matning = Mapping[int, Iterable[str]]
"""En fils rader → proven som går igenom dem, så som täckningen nämner dem."""


def matningen(matt: CoverageData, mutanter: Iterable[Mutant]) -> dict[str, Matning]:
    """Ger fil → mätningen för mutanternas filer. Varje fil slås upp en gång, för det tar sekunder."""
    return {fil: matt.contexts_by_lineno(str(ROT / fil)) for fil in sorted({m.fil for m in mutanter})}


def de_narmaste(per_rad: Matning, mutant: Mutant, sekunder: Mapping[str, float]) -> list[str]:
    """Ger de prov som går igenom mutantens rad och troligast märker den: de närmaste i namnet, och de korta, först."""
    namn = _proven([per_rad.get(mutant.rad, [])])
    if len(namn) < _MINST:
        # En rad i något som sparar sitt svar hör bara till det första provet; filens andra prov kan också märka den.
        namn |= _proven(per_rad.values())
    if not namn:
        return list(_VID_LADDNINGEN)
    orden = {ord_ for del_ in Path(mutant.fil).with_suffix("").parts[1:] for ord_ in del_.split("_")}
    ordnade = sorted(namn, key=lambda n: ("varv" in n, -sum(o in n for o in orden), sekunder.get(n, 0.0), n))
    valda: list[str] = []
    tid = 0.0
    for prov in ordnade[:_HOGST]:
        tid += sekunder.get(prov, 0.0)
        if tid > _SEKUNDER and len(valda) >= _MINST:
            break
        valda.append(prov)
    return valda


def _proven(sammanhang: Iterable[Iterable[str]]) -> set[str]:
    return {namn.rpartition("|")[0] for rad in sammanhang for namn in rad} - {""}


def hela_sviten(sekunder: Mapping[str, float]) -> list[str]:
    """Ger alla provens filer, de som tar längst tid först: delade varannan tar delarna nästan lika lång tid."""
    tider: dict[str, float] = defaultdict(float)
    for prov, tid in sekunder.items():
        tider[prov.partition("::")[0]] += tid
    filer = [fil.relative_to(ROT).as_posix() for fil in (ROT / "tests").glob("test_*.py")]
    return sorted(filer, key=lambda fil: (-tider[fil], fil))


def ryms_ihop(mutanter: Sequence[Mutant]) -> list[Mutant]:
    """Ger så många av mutanterna, de första först, som går att ha i koden på en gång: på skilda rader."""
    tagna: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    med = []
    for mutant in mutanter:
        fran, till, _ = byte = _byte(mutant)
        if all(till < start or slut < fran for start, slut, _ in tagna[mutant.fil]):
            tagna[mutant.fil].append(byte)
            med.append(mutant)
    return med


def sammanlagda(mutanter: Sequence[Mutant]) -> dict[str, str]:
    """Ger fil → dess text med alla mutanternas fel på en gång; mutanterna ryms ihop."""
    rader = {m.fil: _rader(m.fil) for m in mutanter}
    for mutant, (fran, till, text) in sorted(((m, _byte(m)) for m in mutanter), key=lambda p: p[1][0], reverse=True):
        rader[mutant.fil][fran:till] = [text]
    return {fil: "".join(alla) for fil, alla in rader.items()}


def _rader(fil: str) -> list[str]:
    return (ROT / fil).read_text("utf-8").splitlines(keepends=True)


def _byte(mutant: Mutant) -> tuple[int, int, str]:
    """Ger raderna som skiljer: från och med, till, och vad de byts mot."""
    gamla, nya = _rader(mutant.fil), mutant.kod.splitlines(keepends=True)
    kortast = min(len(gamla), len(nya))
    fram = next((i for i in range(kortast) if gamla[i] != nya[i]), kortast)
    bak = next((i for i in range(kortast - fram) if gamla[-1 - i] != nya[-1 - i]), kortast - fram)
    return fram, len(gamla) - bak, "".join(nya[fram : len(nya) - bak])
