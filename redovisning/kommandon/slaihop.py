"""``redovisning slaihop``: flera filer blir ett utkast, och olika svar på samma fråga måste avgöras först."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.kommandon.hopslaget import meddela_hopslaget
from redovisning.kommandon.tolkning import Tolk, ifyllt, lagg_till_ersatt, utvidga, vag
from redovisning.kommandon.utskrift import meddela

if TYPE_CHECKING:
    from argparse import Namespace

MINST_FOR_STAPEL = 3


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "slaihop",
        "Slår ihop svaren i flera filer, av vilka slag som helst. Lika svar är ett svar. En fil som delats ut minns\n"
        "vad den hade: har bara den ena ändrat ett svar gäller ändringen. Finns annars olika svar på samma fråga\n"
        "visas alla, och inget skrivs förrän de är avgjorda med --valj eller ändrade i filerna.\n"
        "Bredvid UT skrivs «… ursprung.json»: vilken fil varje svar kom ur, och det som inte kom med.",
        "  redovisning slaihop Halland/redovisning.yaml Inkommet --ut Halland/redovisning.yaml --ersatt\n"
        '  redovisning slaihop *.xlsx --ut redovisning.yaml --valj "3.3=hr.xlsx"',
    )
    t.add_argument(
        "filer",
        type=vag,
        nargs="+",
        metavar="FIL|MAPP",
        help="filer i YAML, Excel, Word eller JSON, eller mappar, zip-filer och sparade mejl (.eml) med dem",
    )
    t.add_argument("--ut", type=vag, required=True, metavar="FIL", help="filen att skriva: .yaml, .xlsx, .docx, .json")
    t.add_argument(
        "--valj",
        type=ifyllt,
        action="append",
        default=[],
        metavar="[VAD=]FIL",
        help="filen vars svar gäller där svaren skiljer sig: överallt, i ett avsnitt (3.3=FIL) eller på en fråga "
        "(kompetensforsorjning.medel=FIL). Får anges flera gånger; det snävaste valet går före",
    )
    t.add_argument(
        "--mall",
        type=vag,
        metavar="FORMULÄR.docx",
        help="myndighetens Word-fil att fylla i när UT är en Word-fil (förval: programmets egen)",
    )
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Slår ihop filerna och skriver vägarna till resultatet och dess ursprung."""
    from redovisning.arbetsmapp import lagg_schema
    from redovisning.bidrag.besked import besked
    from redovisning.bidrag.hopslagning import sla_ihop
    from redovisning.bidrag.mottagning import finn_filer
    from redovisning.filer import filslag
    from redovisning.granskning.sammanhang import rakna_upp
    from redovisning.grind import Filslag
    from redovisning.minne import delad_lasning

    filer = [fil for monster in val.filer for fil in utvidga(str(monster))]
    with delad_lasning():
        antal = len(finn_filer(filer))
    with _stapel(antal) as framsteg:
        klart = sla_ihop(filer, val.ut, valj=val.valj, mall=val.mall, ersatt=val.ersatt, framsteg=framsteg)
    if filslag(val.ut) is Filslag.YAML and klart.utkast.omfattar is None:
        lagg_schema(klart.fil.parent, klart.utkast)
    meddela_hopslaget(klart, val.ut, val.mall, besked(klart.sammanslagning, klart.ursprung.name))
    if klart.inte_med:
        meddela(
            f"Inga svar är lästa ur {rakna_upp(klart.inte_med, hogst=9)}. Finns det svar där: för in dem i en fil med "
            "formulärets frågor (.docx, .xlsx eller .yaml) och slå ihop igen."
        )
    return 0


@contextmanager
def _stapel(antal: int) -> Iterator[Callable[[Path], None] | None]:
    """Ger det som ska anropas för varje läst fil: en stapel i terminalen när filerna är många, annars inget."""
    if antal < MINST_FOR_STAPEL or sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    kolumner = (TextColumn("Läser"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*kolumner, console=Console(stderr=True), transient=True) as stapel:
        lasning = stapel.add_task("", total=antal)
        yield lambda fil: stapel.update(lasning, advance=1, description=fil.name)
