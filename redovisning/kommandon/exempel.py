"""``redovisning exempel``: en påhittad regions mapp, komplett ifylld, att prova de andra kommandona med."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, vag
from redovisning.kommandon.utskrift import meddela, visa_skrivna
from redovisning.kommandotext import citerad

if TYPE_CHECKING:
    from argparse import Namespace


BREDVID = ("handlingsplan.yaml", "vantetider.csv")


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "exempel",
        "Skriver en mapp med den påhittade Region Exempels ifyllda utkast, handlingsplan och väntetider.\n"
        "Inget som finns skrivs över.",
        "  redovisning exempel\n  redovisning exempel Prova",
    )
    t.add_argument(
        "mapp", nargs="?", type=vag, default=Path("exempel"), metavar="MAPP", help="mappen att göra (förval: exempel)"
    )
    return t


def kor(val: Namespace) -> int:
    """Skriver mappen och filernas vägar."""
    from redovisning import resurser
    from redovisning.arbetsmapp import ny_mapp
    from redovisning.dokument import slaget
    from redovisning.dokument.fragor import HANDLINGSPLAN
    from redovisning.filer import las

    fler = {namn: resurser.mall("exempel", namn).read_bytes() for namn in BREDVID}
    # Planen har sina egna årgångar, så dess år är inte alltid redovisningens.
    schemat = resurser.schema(slaget(HANDLINGSPLAN).ar, HANDLINGSPLAN)
    fler[schemat.name] = schemat.read_bytes()
    visa_skrivna(ny_mapp(val.mapp, las(resurser.mall("exempel", "redovisning.yaml")), ".yaml", fler))
    mapp = citerad(val.mapp)
    meddela(f"Prova nu:\n  redovisning granska {mapp}\n  redovisning skapa {mapp}\n  redovisning ny Nytt --fran {mapp}")
    return 0
