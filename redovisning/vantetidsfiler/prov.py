"""Prövningen av det inlästa, ur en eller flera filer: varje avvikelse blir en anmärkning med fil och plats."""

from __future__ import annotations

from redovisning.granskning.meddelanden import anmark
from redovisning.vantetider.avvikelser import avvikelser
from redovisning.vantetidsfiler.inlast import Inlast


def prova(ut: Inlast) -> None:
    """Lägger till anmärkningarna om mätvärdena och tar bort det andra av två likadana."""
    dubbla = set()
    for a in avvikelser(ut.matvarden, ut.indikatorer, ut.troskel, ut.fil):
        varden = dict(a.varden)
        if a.andra is not None:
            varden["stalle"] = f"{ut.fil(a.andra)} {ut.plats(a.andra)}".strip()
        stig = ut.stig(a.nummer)
        falt, plats = (f"{stig}.{a.falt}", ut.barare(a.nummer).plats(f"{stig}.{a.falt}")) if stig else (None, None)
        ut.anmarkningar.append(anmark(a.kod, ut.barare(a.nummer), falt, plats or ut.plats(a.nummer), **varden))
        if a.kod == "VT23":
            dubbla.add(a.nummer)
    if dubbla:
        ut.utan(dubbla)
