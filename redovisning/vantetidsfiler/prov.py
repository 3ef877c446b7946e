"""Prövningen av det inlästa: okända namn, värden som inte stämmer, små antal. Varje avvikelse blir en anmärkning."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.regioner import hitta_region
from redovisning.vantetider.kontroll import kontrollera, sak
from redovisning.vantetider.matvarde import RIKET, SAKNAS, Matvarde
from redovisning.vantetider.smatal import OSAKERT, TROSKEL, har_litet_antal, osakert
from redovisning.vantetidsfiler.inlast import Inlast
from redovisning.vantetidsfiler.rubriker import EXEMPELREGION


def prova(ut: Inlast, troskel: int = TROSKEL) -> None:
    """Lägger till anmärkningarna om mätvärdena och tar bort det andra av två likadana."""
    _okanda(ut)
    dubbla = set()
    for a in kontrollera(ut.matvarden):
        varden = dict(a.varden)
        if a.andra is not None:
            varden["stalle"] = f"{ut.fil(a.andra)} {ut.plats(a.andra)}".strip()
        _anmark(ut, a.kod, a.nummer, **varden)
        if a.kod == "VT23":
            dubbla.add(a.nummer)
    if dubbla:
        ut.utan(dubbla)
    _samlade(ut, troskel)


def _okanda(ut: Inlast) -> None:
    """Nämner varje okänd indikator och region en gång, vid den första raden."""
    indikatorer: dict[str, int] = {}
    regioner: dict[str, int] = {}
    for i, m in enumerate(ut.matvarden):
        indikatorer.setdefault(m.indikator, i)
        regioner.setdefault(m.region, i)
    for namn, i in indikatorer.items():
        if namn not in ut.indikatorer:
            _anmark(ut, "VT10", i, namn=citera(namn))
    for namn, i in regioner.items():
        if namn not in (RIKET, EXEMPELREGION) and hitta_region(namn) is None:
            _anmark(ut, "VT08", i, namn=citera(namn))


def _samlade(ut: Inlast, troskel: int) -> None:
    """Nämner saknade värden en gång per fil, och små och osäkra en gång för varje enhet och indikator."""
    saknade: dict[str, list[int]] = {}
    sma: dict[tuple[str, ...], list[int]] = {}
    osakra: dict[tuple[str, ...], list[int]] = {}
    for i, m in enumerate(ut.matvarden):
        if m.status == SAKNAS:
            saknade.setdefault(ut.fil(i), []).append(i)
        elif m.undertryckt or m.intervall:
            continue
        elif har_litet_antal(m, troskel):
            sma.setdefault((m.indikator, m.region, m.enhet), []).append(i)
        elif osakert(m):
            osakra.setdefault((m.indikator, m.region, m.enhet), []).append(i)
    _namn_dem(ut, "VT11", saknade.values())
    _namn_dem(ut, "VT26", sma.values(), _vad, troskel=troskel)
    _namn_dem(ut, "VT27", osakra.values(), _vad, grans=OSAKERT)


def _vad(m: Matvarde) -> str:
    return citera(sak(m._replace(period="", kon="alla")), 80)


def _namn_dem(
    ut: Inlast,
    kod: str,
    grupper: Iterable[list[int]],
    vad: Callable[[Matvarde], str] | None = None,
    **varden: object,
) -> None:
    for alla in grupper:
        mer = {"vad": vad(ut.matvarden[alla[0]])} if vad else {}
        _anmark(ut, kod, alla[0], antal=len(alla), **mer, **varden)


def _anmark(ut: Inlast, kod: str, index: int, **varden: object) -> None:
    ut.anmarkningar.append(anmark(kod, ut.barare(index), None, ut.plats(index), **varden))
