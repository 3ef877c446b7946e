"""``redovisning ny``: en mapp som är klar att fylla i, tom eller med svaren ur en äldre redovisning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, ett_av, ifyllt, menade, vag
from redovisning.kommandon.utskrift import meddela, meddela_bara_i_kallan, visa_skrivna

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from redovisning.fran_fjolaret import Hamtat


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "ny",
        "Gör en mapp med ett utkast och korta anvisningar. Inget som finns skrivs över.\n"
        "Med --fran följer svaren i en äldre redovisning med där frågan är densamma. Vart och ett märks, och\n"
        "«redovisning granska» varnar för dem som står oförändrade.\n"
        "Med --plan görs en tom handlingsplan i stället, också i en mapp som redan har en redovisning.",
        '  redovisning ny Halland --region "Region Halland"\n'
        '  redovisning ny Halland --region "Region Halland" --som docx\n'
        '  redovisning ny Halland --fran "Redovisning 2024 Region Halland.docx"\n'
        '  redovisning ny Halland --region "Region Halland" --plan --som xlsx',
    )
    t.add_argument("mapp", type=vag, metavar="MAPP", help="mappen att göra")
    t.add_argument(
        "--region",
        type=ifyllt,
        metavar="REGION",
        help="regionens namn, inom citattecken; med --fran behövs det bara om det ska vara ett annat",
    )
    t.add_argument(
        "--fran",
        type=vag,
        metavar="FJOLÅRET",
        help="den äldre redovisningen att hämta svar ur: en fil av vilket slag som helst, en mapp eller något packat",
    )
    t.add_argument(
        "--som",
        type=ett_av("yaml", "xlsx", "docx"),
        default="yaml",
        metavar="yaml|xlsx|docx",
        help="utkastets slag: en textfil att fylla i, en arbetsbok eller det tomma Word-formuläret (förval: yaml)",
    )
    t.add_argument("--plan", action="store_true", help="gör en tom handlingsplan (yaml eller xlsx)")
    return t


def kor(val: Namespace) -> int:
    """Gör mappen och skriver filernas vägar."""
    from redovisning.arbetsmapp import ny_mapp, ny_plan
    from redovisning.dokument import slaget
    from redovisning.dokument.fragor import HANDLINGSPLAN
    from redovisning.regioner import hitta_region
    from redovisning.utkast import Utkast, nytt_utkast

    if val.plan and (val.fran is not None or val.som == "docx"):
        tolk().error("--plan går inte ihop med --fran eller --som docx: planen fylls i som yaml eller xlsx")
    if val.fran is not None:
        return _fran_fjolaret(val.mapp, val.fran, val.region, f".{val.som}")
    if val.region is None:
        tolk().error("det här saknas: --region (eller --fran, en äldre redovisning att hämta svar ur)")
    region = hitta_region(val.region)
    utkast = Utkast(slaget(HANDLINGSPLAN)) if val.plan else nytt_utkast()
    utkast.satt("region", region.namn if region else val.region)
    gor = ny_plan if val.plan else ny_mapp
    visa_skrivna(gor(val.mapp, utkast, f".{val.som}"))
    if region is None:
        meddela(_okand_region(val.region))
    return 0


def _fran_fjolaret(mapp: Path, fjolaret: Path, region: str | None, andelse: str) -> int:
    from redovisning.arbetsmapp import ny_mapp
    from redovisning.fran_fjolaret import hamta
    from redovisning.granskning import granska
    from redovisning.leverans import bara_i_kallan
    from redovisning.regioner import hitta_region

    hamtat = hamta(fjolaret, region)
    rapport = granska(hamtat.fjolaret, hamtat.underlag.mapp)
    filer = ny_mapp(mapp, hamtat.utkast, andelse, hamtat.bredvid())
    visa_skrivna(filer)
    bara_i = [a for a in bara_i_kallan(hamtat.fjolaret, rapport) if a.kalla == hamtat.underlag.fil.name]
    meddela_bara_i_kallan(bara_i, hamtat.underlag.fil, filer[0])
    _meddela_hamtat(hamtat)
    if region is not None and hitta_region(region) is None:
        meddela(_okand_region(region))
    return 0


def _meddela_hamtat(hamtat: Hamtat) -> None:
    """Säger hur många svar som följde med, vilka som inte gjorde det och om regionen är en annan."""
    from redovisning.granska_igen import markning
    from redovisning.regioner import hitta_region
    from redovisning.underlag import GRANSKA_IGEN

    fil, ar = hamtat.underlag.fil, hamtat.fjolaret.dokument.ar
    antal = len(hamtat.utkast.att_granska)
    if antal:
        meddela(
            f"{antal} svar följde med från {fil} och är märkta «{markning(ar)}». Läs igenom vart och ett. "
            f"De står också i {GRANSKA_IGEN}, som säger hur märkningen tas bort."
        )
    if hamtat.utelamnade:
        rubrik = f"{len(hamtat.utelamnade)} svar följde inte med, för frågan är inte densamma. De står kvar i {fil}:"
        meddela("\n  - ".join([rubrik, *map(str, hamtat.utelamnade)]))
    gammal, ny = (hitta_region(u.region or "") or u.region for u in (hamtat.fjolaret, hamtat.utkast))
    if gammal and gammal != ny:
        meddela(f"Svaren är skrivna för {hamtat.fjolaret.region}. Den nya redovisningen gäller {hamtat.utkast.region}.")


def _okand_region(skrivet: str) -> str:
    from redovisning.regioner import REGIONER

    forslag = menade(skrivet, [r.namn for r in REGIONER])
    return (
        f"«{skrivet}» är inte namnet på någon av de 21 regionerna{forslag or '.'} "
        "Namnet står i utkastet som du skrev det."
    )
