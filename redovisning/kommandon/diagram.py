"""``redovisning diagram``: väntetiderna som bilder, med alternativtexter och tabeller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, ett_av, lagg_till_ersatt, lagg_till_lasval, lagg_till_troskel, vag
from redovisning.kommandon.utskrift import meddela, meddela_bredvid, visa_skrivna

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from redovisning.diagram.samling import Samling
    from redovisning.vantetidsfiler.inlast import Inlast


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    from redovisning.diagram.diagrammet import FORMAT
    from redovisning.diagram.slag import SLAG

    sorter = "\n".join(f"  {namn:<10} {slag.visar}" for namn, slag in SLAG.items())
    t = Tolk(
        "diagram",
        "Ritar diagram av väntetider: alla som uppgifterna räcker till, eller de sorter du väljer. Läser samma filer "
        "som\n«redovisning vantetider». Små antal visas aldrig. I mappen läggs också diagram.txt, med "
        f"alternativtext och\ntabell för varje bild.\n\nsorterna:\n{sorter}",
        "  redovisning diagram vantetider.csv --ut Bilder\n"
        "  redovisning diagram vantetider.xlsx --ut Bilder --sort garantin --sort kon --format svg\n"
        "  redovisning diagram riket.csv --ut Bilder --region Halland --prestation prestation.yaml",
    )
    t.add_argument("in_", type=vag, nargs="*", metavar="IN", help="filerna med väntetider")
    t.add_argument("--ut", type=vag, required=True, metavar="MAPP", help="mappen för bilderna")
    t.add_argument(
        "--sort",
        type=ett_av(*SLAG),
        action="append",
        metavar="SORT",
        help="en sort att rita; kan anges flera gånger (förval: alla)",
    )
    t.add_argument(
        "--format",
        type=ett_av(*FORMAT),
        action="append",
        metavar="|".join(FORMAT),
        help="bildernas format; kan anges flera gånger (förval: png)",
    )
    t.add_argument(
        "--prestation", type=vag, metavar="FIL", help="regeltabellen med utfall, för månaderna märkta G och F"
    )
    lagg_till_lasval(t)
    lagg_till_troskel(t)
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Läser filerna, ritar diagrammen och skriver bildernas vägar."""
    from redovisning.diagram.samling import samla
    from redovisning.diagram.slag import SLAG
    from redovisning.diagrammapp import skriv_diagram
    from redovisning.fel import Anvandningsfel
    from redovisning.pengafiler.prestationsfil import las_prestation

    if not val.in_ and val.prestation is None:
        tolk().error("ange minst en fil med väntetider, eller --prestation")
    inlast, region = _las(val)
    prestationer = las_prestation(val.prestation) if val.prestation else ()
    if val.in_ and not inlast.matvarden:
        meddela(_inga_varden(val.in_, inlast))
        if not prestationer:
            raise Anvandningsfel("Inget diagram kunde ritas, och inget har skrivits.")
    sorter = val.sort or [s for s in SLAG if (prestationer if s == "manader" else inlast.matvarden)]
    samling = samla(
        inlast.matvarden,
        region,
        indikatorer=inlast.indikatorer,
        prestationer=prestationer,
        sorter=sorter,
        troskel=inlast.troskel,
    )
    _sag_vad_som_saknas(samling)
    if not samling.diagram:
        raise Anvandningsfel("Inget diagram kunde ritas, och inget har skrivits.")
    skrivna = skriv_diagram(samling, val.ut, dict.fromkeys(val.format or ("png",)), ersatt=val.ersatt)
    visa_skrivna(skrivna.filer)
    for fil in skrivna.bredvid:
        meddela_bredvid(fil)
    return 0


def _las(val: Namespace) -> tuple[Inlast, str]:
    """Ger det inlästa och regionen som diagrammen gäller, och säger vad som inte gick att läsa."""
    from redovisning.anmarkning import Niva
    from redovisning.vantetider.matvarde import RIKET
    from redovisning.vantetidsfiler import inlasning
    from redovisning.vantetidsfiler.prov import prova

    valen = inlasning.val(val.period, val.indikator, val.region, val.kalla, val.mappning, val.in_)
    inlast = inlasning.las_vantetider(val.in_, valen)
    if val.troskel:
        inlast.eget = inlast.eget._replace(troskel=val.troskel)
    prova(inlast)
    for a in inlast.anmarkningar:
        if a.niva is Niva.FEL:
            meddela(a)
    if ovriga := sum(a.niva is not Niva.FEL for a in inlast.anmarkningar):
        meddela(f"{ovriga} {'anmärkning' if ovriga == 1 else 'anmärkningar'} till. Kommandot vantetider visar alla.")
    regioner = {m.region for m in inlast.matvarden} - {RIKET}
    if len(regioner) > 1 and not valen.region:
        meddela(f"Uppgifterna gäller {len(regioner)} regioner, och diagrammen visar riket. Välj en med --region.")
    return inlast, valen.region


def _inga_varden(filer: Sequence[Path], inlast: Inlast) -> str:
    """Ger en mening om filer som inget värde kunde läsas ur."""
    vilka = "\n  ".join(map(str, filer))
    if not inlast.lasta_rader:
        return f"Här finns inga rader under rubrikerna, så det finns inget att rita:\n  {vilka}"
    return f"Ingen rad har ett värde som går att läsa. «redovisning vantetider» säger varför:\n  {vilka}"


def _sag_vad_som_saknas(samling: Samling) -> None:
    if samling.ej_ritade:
        meddela("\n  ".join(["Det här kunde inte ritas:", *(f"{e.sort}: {e.skal}" for e in samling.ej_ritade)]))
