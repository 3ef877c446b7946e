"""``redovisning ny``: en mapp som är klar att fylla i."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, ett_av, ifyllt, menade, vag
from redovisning.kommandon.utskrift import meddela, visa_skrivna

if TYPE_CHECKING:
    from argparse import Namespace


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "ny",
        "Gör en mapp med ett tomt utkast och korta anvisningar. Inget som finns skrivs över.",
        '  redovisning ny Halland --region "Region Halland"\n'
        '  redovisning ny Halland --region "Region Halland" --som docx',
    )
    t.add_argument("mapp", type=vag, metavar="MAPP", help="mappen att göra")
    t.add_argument("--region", type=ifyllt, required=True, metavar="REGION", help="regionens namn, inom citattecken")
    t.add_argument(
        "--som",
        type=ett_av("yaml", "xlsx", "docx"),
        default="yaml",
        metavar="yaml|xlsx|docx",
        help="utkastets slag: en textfil att fylla i, en arbetsbok eller det tomma Word-formuläret (förval: yaml)",
    )
    return t


def kor(val: Namespace) -> int:
    """Gör mappen och skriver filernas vägar."""
    from redovisning.arbetsmapp import ny_mapp
    from redovisning.regioner import hitta_region
    from redovisning.utkast import nytt_utkast

    region = hitta_region(val.region)
    utkast = nytt_utkast()
    utkast.satt("region", region.namn if region else val.region)
    visa_skrivna(ny_mapp(val.mapp, utkast, f".{val.som}"))
    if region is None:
        meddela(_okand_region(val.region))
    return 0


def _okand_region(skrivet: str) -> str:
    from redovisning.regioner import REGIONER

    forslag = menade(skrivet, [r.namn for r in REGIONER])
    return (
        f"«{skrivet}» är inte namnet på någon av de 21 regionerna{forslag or '.'} "
        "Namnet står i utkastet som du skrev det."
    )
