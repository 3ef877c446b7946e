"""``redovisning rensa``: en kopia av ett dokument utan namn, kommentarer och annat som inte syns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, ett_av, lagg_till_ersatt, vag
from redovisning.kommandon.utskrift import meddela, meddela_bredvid, visa_skrivna

if TYPE_CHECKING:
    from argparse import Namespace

RENSAD, NAGOT_KVAR = 0, 1


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "rensa",
        "Gör en kopia av ett Word-dokument eller en arbetsbok utan det som inte syns: namn i egenskaperna, egna\n"
        "egenskaper, kommentarer, kopplingen till mallen, miniatyrbild, och plats och namn i bilder. Texten är orörd.\n"
        "Det som någon måste ta ställning till står kvar och nämns: spårade ändringar, dold text, dolda blad,\n"
        "inbäddade filer, fält och länkar utåt.\n"
        "Utgångsvärde: 0 rensad, 1 rensad men något är kvar att ta ställning till, 2 inget skrivet.",
        '  redovisning rensa "Handlingsplan.docx" --ut "Handlingsplan ren.docx"\n'
        "  redovisning rensa plan.docx --ut ren.docx --andringar acceptera\n"
        "  redovisning rensa plan.xlsx --ut leverans/plan.xlsx",
    )
    t.add_argument("fil", type=vag, metavar="FIL", help="dokumentet: .docx eller .xlsx. Det ändras inte.")
    t.add_argument("--ut", type=vag, metavar="FIL", required=True, help="kopian att skriva, med samma ändelse")
    t.add_argument(
        "--andringar",
        type=ett_av("acceptera", "avvisa"),
        metavar="acceptera|avvisa",
        help="avgör alla spårade ändringar i ett Word-dokument (förval: de står kvar och nämns)",
    )
    lagg_till_ersatt(t)
    return t


def kor(val: Namespace) -> int:
    """Skriver kopian, dess väg, vad som togs bort och vad som är kvar."""
    from redovisning.dolda.rensning import rensa

    acceptera = None if val.andringar is None else val.andringar == "acceptera"
    rensad = rensa(val.fil, val.ut, acceptera=acceptera, ersatt=val.ersatt)
    visa_skrivna([rensad.fil])
    if rensad.fil != val.ut:
        meddela_bredvid(rensad.fil)
    antal = Counter(rensad.borttaget)
    vad = ", ".join(ord_ if n == 1 else f"{ord_} ({n} gånger)" for ord_, n in antal.items())
    meddela(f"Borttaget: {vad}." if vad else "Det fanns inget att ta bort. Kopian är likadan.")
    if rensad.kvar:
        meddela("\n".join(["Kvar i kopian, för någon att ta ställning till:", *map(str, rensad.kvar)]))
    return NAGOT_KVAR if rensad.att_avgora else RENSAD
