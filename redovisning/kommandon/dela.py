"""``redovisning dela``: en fil för varje avsnitt att lämna ut till den som ska svara på det."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, ett_av, ifyllt, lagg_till_ersatt, vag
from redovisning.kommandon.utskrift import meddela, meddela_bredvid, visa_skrivna
from redovisning.kommandotext import citerad

if TYPE_CHECKING:
    from argparse import Namespace


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "dela",
        "Gör en fil för varje --avsnitt, med bara dess frågor, regionen och de svar som redan finns.\n"
        "Filerna lämnas ut till dem som ska svara och slås sedan ihop med «redovisning slaihop».",
        "  redovisning dela Halland --avsnitt 3.3 --avsnitt 3.7 --ut Utlämnat\n"
        "  redovisning dela Halland --avsnitt 3.1,3.2 --avsnitt Generellt --ut Utlämnat --som docx",
    )
    t.add_argument("underlag", type=vag, metavar="FIL|MAPP", help="utkastet, eller en mapp med ett")
    t.add_argument(
        "--avsnitt",
        type=ifyllt,
        action="append",
        required=True,
        metavar="AVSNITT",
        help="avsnittets nummer, rubrik eller nyckel; flera i samma fil skrivs med kommatecken emellan. "
        "Får anges flera gånger: en fil för varje",
    )
    t.add_argument("--ut", type=vag, required=True, metavar="MAPP", help="mappen för filerna")
    t.add_argument(
        "--som",
        type=ett_av("xlsx", "docx", "yaml"),
        default="xlsx",
        metavar="xlsx|docx|yaml",
        help="filernas slag: arbetsbok, Word-formulär eller textfil (förval: xlsx)",
    )
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Skriver filerna och deras vägar."""
    from redovisning.bidrag.uppdelning import dela
    from redovisning.underlag import finn_underlag

    uppdelning = dela(val.underlag, val.avsnitt, val.ut, som=val.som, ersatt=val.ersatt)
    visa_skrivna(uppdelning.filer)
    for fil in uppdelning.bredvid:
        meddela_bredvid(fil)
    utkastet, mapp = citerad(finn_underlag(val.underlag).fil), citerad(val.ut)
    meddela(f"När filerna har kommit tillbaka: redovisning slaihop {utkastet} {mapp} --ut {utkastet} --ersatt")
    return 0
