"""``redovisning omvandla``: samma svar i ett annat slags fil."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.kommandon.skapa import lagg_till_ersatt
from redovisning.kommandon.tolkning import Tolk
from redovisning.kommandon.utskrift import meddela_antal, meddela_bredvid, resultat

if TYPE_CHECKING:
    from argparse import Namespace


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "omvandla",
        "Läser svaren ur en fil och skriver dem i en annan. Ändelsen på UT avgör slaget: .yaml, .docx eller .json.",
        '  redovisning omvandla "Redovisning 2024 Region Halland.docx" Halland/redovisning.yaml --ersatt\n'
        '  redovisning omvandla redovisning.yaml utkast.docx --mall "Redovisningsmall 2024.docx"',
    )
    t.add_argument("in_", type=Path, metavar="IN", help="utkastet att läsa: en fil, eller en mapp med ett utkast")
    t.add_argument("ut", type=Path, metavar="UT", help="filen att skriva")
    t.add_argument("--mall", type=Path, metavar="FORMULÄR.docx", help="Word-formuläret att fylla i när UT är .docx")
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Omvandlar filen och skriver vägen till den nya."""
    from redovisning.filer import las, skriv
    from redovisning.granskning import granska
    from redovisning.underlag import finn_underlag

    underlag = finn_underlag(val.in_)
    utkast = las(underlag.fil)
    rapport = granska(utkast, underlag.mapp)
    ut = skriv(utkast, val.ut, val.mall, ersatt=val.ersatt)
    resultat(ut)
    if ut != val.ut:
        meddela_bredvid(ut)
    meddela_antal(rapport, ut)
    return 0
