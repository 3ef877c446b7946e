"""Allt som mätvärden i sig ger anledning att nämna: okända namn, saknade, orimliga och små. Ger avvikelser som data.

Samma avvikelser blir anmärkningar på två vägar: som regler om en väntetidsfil (``granskning.matvarden``), och om
mätvärden ur vilka tabeller som helst, hundratusentals och ur flera filer (``vantetidsfiler.prov``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from redovisning.granskning.tecken_klasser import citera
from redovisning.regioner import EXEMPELREGION, hitta_region
from redovisning.vantetider.celler import ar_dagspann
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.kontroll import Avvikelse, kontrollera, sak
from redovisning.vantetider.matvarde import RIKET, SAKNAS, Matvarde
from redovisning.vantetider.smatal import har_litet_antal, osakert
from redovisning.vantetider.troskel import OSAKERT, TROSKEL

KODER = ("VT08", "VT10", "VT11", "VT20", "VT21", "VT22", "VT23", "VT24", "VT25", "VT26", "VT27", "VT30")
"""Koderna som en avvikelse kan ha."""


def avvikelser(
    matvarden: Sequence[Matvarde],
    indikatorer: Mapping[str, Indikator],
    troskel: int = TROSKEL,
    fil: Callable[[int], str] = lambda _: "",
) -> Iterator[Avvikelse]:
    """Ger alla avvikelser. ``fil`` ger filen för ett mätvärdes nummer: saknade värden räknas ihop för varje fil."""
    yield from _okanda(matvarden, indikatorer)
    yield from _olasliga_intervall(matvarden)
    yield from kontrollera(matvarden, troskel)
    yield from _samlade(matvarden, troskel, fil)


def _okanda(matvarden: Sequence[Matvarde], kanda: Mapping[str, Indikator]) -> Iterator[Avvikelse]:
    """Ger varje okänd indikator och region en gång, vid den första raden."""
    indikatorer: dict[str, int] = {}
    regioner: dict[str, int] = {}
    for i, m in enumerate(matvarden):
        indikatorer.setdefault(m.indikator, i)
        regioner.setdefault(m.region, i)
    for namn, i in indikatorer.items():
        if namn not in kanda:
            yield Avvikelse("VT10", i, {"namn": citera(namn)})
    for namn, i in regioner.items():
        if namn not in ("", RIKET, EXEMPELREGION) and hitta_region(namn) is None:
            yield Avvikelse("VT08", i, {"namn": citera(namn)}, "region")


def _olasliga_intervall(matvarden: Sequence[Matvarde]) -> Iterator[Avvikelse]:
    """Ger varje text som inte är ett antal dagar en gång, vid den första raden."""
    forsta: dict[str, int] = {}
    for i, m in enumerate(matvarden):
        if m.intervall:
            forsta.setdefault(m.intervall, i)
    for text, i in forsta.items():
        if not ar_dagspann(text):
            yield Avvikelse("VT30", i, {"intervall": citera(text)}, "intervall")


def _samlade(matvarden: Sequence[Matvarde], troskel: int, fil: Callable[[int], str]) -> Iterator[Avvikelse]:
    """Ger saknade värden en gång per fil, och små och osäkra en gång för varje enhet och indikator."""
    saknade: dict[str, list[int]] = {}
    sma: dict[tuple[str, ...], list[int]] = {}
    osakra: dict[tuple[str, ...], list[int]] = {}
    for i, m in enumerate(matvarden):
        if m.status == SAKNAS:
            saknade.setdefault(fil(i), []).append(i)
        elif m.undertryckt or m.intervall:
            continue
        elif har_litet_antal(m, troskel):
            sma.setdefault((m.indikator, m.region, m.enhet), []).append(i)
        elif osakert(m):
            osakra.setdefault((m.indikator, m.region, m.enhet), []).append(i)
    for alla in saknade.values():
        var = "på ett ställe i filen, här" if len(alla) == 1 else f"på {len(alla)} ställen i filen, det första här"
        yield Avvikelse("VT11", alla[0], {"var": var}, "status")
    yield from _namnda("VT26", "totalt", sma.values(), matvarden, troskel=troskel)
    yield from _namnda("VT27", "totalt", osakra.values(), matvarden, grans=OSAKERT)


def _namnda(
    kod: str, falt: str, grupper: Iterable[list[int]], matvarden: Sequence[Matvarde], **varden: object
) -> Iterator[Avvikelse]:
    for alla in grupper:
        vad = citera(sak(matvarden[alla[0]]._replace(period="", kon="alla")), 80)
        ofta = "här" if len(alla) == 1 else f"{len(alla)} gånger i filen och första gången här"
        yield Avvikelse(kod, alla[0], {"vad": vad, "ofta": ofta, **varden}, falt)
