"""``redovisning vantetider``: tabeller med väntetider, vilka som helst som är kända, i en och samma form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, lagg_till_ersatt, lagg_till_lasval, lagg_till_troskel, vag
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
    lagg_till_troskel(t)
    t.add_argument(
        "--alla-antal",
        action="store_true",
        help="skriver också små antal och det som röjer dem: ett arbetsmaterial att inte sprida",
    )
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Läser filerna och skriver vägen till den nya."""
    from redovisning.fel import Anvandningsfel
    from redovisning.vantetider.skydd import undertryck
    from redovisning.vantetider.ur_dokument import INGET_EGET
    from redovisning.vantetidsfiler import inlasning
    from redovisning.vantetidsfiler.prov import prova
    from redovisning.vantetidsfiler.skrivning import skriv_vantetider

    if not (val.in_ or val.kolada):
        raise Anvandningsfel("redovisning vantetider: ange filerna att läsa. Hjälp: redovisning vantetider --hjalp")
    valen = inlasning.val(val.period, val.indikator, val.region, val.kalla, val.mappning, val.in_)
    inlast = inlasning.las_vantetider(val.in_, valen)
    if val.troskel:
        inlast.eget = inlast.eget._replace(troskel=val.troskel)
    if val.kolada:
        inlasning.hamta_fran_kolada(val.kolada, valen, inlast)
    prova(inlast)
    for a in inlast.anmarkningar:
        meddela(a)
    if not inlast.matvarden:
        raise Anvandningsfel("Inga mätvärden kunde läsas, och inget har skrivits.")
    matvarden = inlast.matvarden
    if not val.alla_antal:
        matvarden = undertryck(matvarden, inlast.troskel, inlast.indikatorer)
    ut = skriv_vantetider(matvarden, val.ut, inlast.eget, ersatt=val.ersatt)
    visa_skrivna([ut])
    if ut != val.ut:
        meddela_bredvid(ut)
    if dolda := sum(m.undertryckt for m in matvarden) - sum(m.undertryckt for m in inlast.matvarden):
        meddela(_om_de_dolda(dolda, inlast.troskel))
    if ut.suffix.casefold() == ".csv" and inlast.eget != INGET_EGET:
        meddela(
            "Egna indikatorer, mål och kommentarer ryms inte i en CSV-fil. Välj .yaml eller .xlsx för att ha dem med."
        )
    meddela(_sammanfattning(len(matvarden), inlast.lasta_rader, len(inlast.anmarkningar)))
    return 0


def _om_de_dolda(antal: int, troskel: int) -> str:
    vilka = "1 mätvärde är skrivet" if antal == 1 else f"{antal} mätvärden är skrivna"
    return (
        f"{vilka} som undertryckt: färre än {troskel}, eller sådant som hade röjt det. "
        "Med --alla-antal skrivs allt, som ett arbetsmaterial."
    )


def _sammanfattning(matvarden: int, rader: int, anmarkningar: int) -> str:
    hur = f"{_flera(anmarkningar, 'anmärkning')}, se ovan." if anmarkningar else "Inget att anmärka på."
    return (
        f"{rader} {'rad läst' if rader == 1 else 'rader lästa'}, "
        f"{matvarden} {'mätvärde skrivet' if matvarden == 1 else 'mätvärden skrivna'}. {hur}"
    )


def _flera(antal: int, ordet: str) -> str:
    return f"{antal} {ordet}{'' if antal == 1 else 'ar'}"
