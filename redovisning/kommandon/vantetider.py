"""``redovisning vantetider``: tabeller med väntetider, vilka som helst som är kända, i en och samma form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, lagg_till_ersatt, lagg_till_lasval, vag
from redovisning.kommandon.utskrift import meddela, meddela_bredvid, visa_skrivna

if TYPE_CHECKING:
    from argparse import Namespace


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "vantetider",
        "Läser tabeller med väntetider (CSV, Excel, ett svar från Kolada eller en väntetidsfil) och skriver dem i en\n"
        "och samma form. Ändelsen på UT avgör slaget: .yaml, .csv, .xlsx eller .json.\n"
        "Det som inte går att läsa, och det som inte stämmer, nämns på skärmen med fil, blad och cell.\n"
        "Utgångsvärde: 0 när filen är skriven, också om något nämndes; 2 när inget är skrivet.",
        "  redovisning vantetider telefontillganglighet-2024-01.csv --ut vantetider.yaml\n"
        "  redovisning vantetider bup.xlsx --indikator bup_utredning --period 2024-01 --ut bup.csv\n"
        "  redovisning vantetider egna.xlsx --mappning mappning.yaml --ut vantetider.xlsx",
    )
    t.add_argument("in_", type=vag, nargs="*", metavar="IN", help="filerna att läsa")
    t.add_argument("--ut", type=vag, required=True, metavar="UT", help="filen att skriva")
    lagg_till_lasval(t)
    t.add_argument(
        "--kolada",
        default="",
        metavar="ADRESS",
        help="hämtar årsvärden från Kolada på den adressen, för --region och riket eller för alla regioner",
    )
    t.add_argument(
        "--undertryck",
        action="store_true",
        help="skriver inte små antal, och inte heller det som skulle låta någon räkna fram dem",
    )
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Läser filerna och skriver vägen till den nya."""
    from redovisning.fel import Anvandningsfel
    from redovisning.vantetider.smatal import undertryck
    from redovisning.vantetidsfiler import inlasning
    from redovisning.vantetidsfiler.prov import prova
    from redovisning.vantetidsfiler.skrivning import skriv_vantetider

    if not (val.in_ or val.kolada):
        raise Anvandningsfel("redovisning vantetider: ange filerna att läsa. Hjälp: redovisning vantetider --hjalp")
    valen = inlasning.val(val.period, val.indikator, val.region, val.kalla, val.mappning)
    inlast = inlasning.las_vantetider(val.in_, valen)
    if val.kolada:
        inlasning.hamta_fran_kolada(val.kolada, valen, inlast)
    prova(inlast)
    for a in inlast.anmarkningar:
        meddela(a)
    if not inlast.matvarden:
        raise Anvandningsfel("Inga mätvärden kunde läsas, och inget har skrivits.")
    matvarden = inlast.matvarden
    if val.undertryck:
        matvarden = undertryck(matvarden, indikatorer=inlast.indikatorer)
    ut = skriv_vantetider(matvarden, val.ut, ersatt=val.ersatt)
    visa_skrivna([ut])
    if ut != val.ut:
        meddela_bredvid(ut)
    meddela(_sammanfattning(len(matvarden), inlast.lasta_rader, len(inlast.anmarkningar)))
    return 0


def _sammanfattning(matvarden: int, rader: int, anmarkningar: int) -> str:
    hur = f"{anmarkningar} anmärkningar, se ovan." if anmarkningar else "Inget att anmärka på."
    return f"{rader} rader lästa, {matvarden} mätvärden skrivna. {hur}"
