"""``redovisning fordela``: ett belopp efter befolkningen, BUP:s belopp, eller utfallet av prestationer."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from redovisning.kommandon.tolkning import Tolk, ett_av, ifyllt, vag
from redovisning.kommandon.utskrift import meddela, resultat

if TYPE_CHECKING:
    from argparse import Namespace

    from redovisning.pengar.prestation import Prestation


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "fordela",
        "Räknar ut regionernas pengar, på ett av tre sätt:\n"
        "  BELOPP --befolkning   fördelar beloppet efter befolkningen, i hela kronor med största rest\n"
        "  --bup --befolkning    vad en mätpunkt och månad inom BUP är värd för varje region\n"
        "  --prestation          ram, intjänat och ej intjänat efter en regeltabell som du skriver\n"
        "Så skrivs filerna: docs/pengar.md.",
        "  redovisning fordela 1197500000 --befolkning 2023-11-01\n"
        '  redovisning fordela "1197,5 Mkr" --befolkning befolkning.yaml --format json\n'
        "  redovisning fordela --bup --befolkning barn-och-unga.yaml\n"
        "  redovisning fordela --prestation prestation.yaml",
    )
    t.add_argument("belopp", nargs="*", metavar="BELOPP", help="kronor, till exempel 1197500000 eller «1197,5 Mkr»")
    t.add_argument(
        "--befolkning",
        type=ifyllt,
        metavar="DATUM|FIL",
        help="2023-11-01 eller 2024-11-01, som följer med programmet, eller en fil med egna tal",
    )
    t.add_argument("--bup", action="store_true", help="räknar BUP:s belopp för 2024 efter invånarna 0–18 år i filen")
    t.add_argument("--prestation", type=vag, metavar="FIL", help="regeltabellen och regionernas utfall")
    t.add_argument(
        "--format",
        type=ett_av("text", "json"),
        default="text",
        metavar="text|json",
        help="hur resultatet skrivs (förval: text)",
    )
    return t


def kor(val: Namespace) -> int:
    """Räknar och skriver tabellen, eller JSON med länskoderna i ordning."""
    satt = [bool(val.belopp), val.bup, val.prestation is not None]
    if sum(satt) != 1:
        tolk().error("ange ett av tre: BELOPP, --bup eller --prestation")
    if val.prestation is not None:
        if val.befolkning is not None:
            tolk().error("--befolkning används inte med --prestation: andelarna står i filen")
        _prestation(val.prestation, val.format)
    elif val.befolkning is None:
        tolk().error("det här saknas: --befolkning, ett datum eller en fil")
    elif val.bup:
        _bup(val.befolkning, val.format)
    else:
        _fordela(" ".join(val.belopp), val.befolkning, val.format)
    return 0


def _fordela(skrivet: str, angivet: str, format_: str) -> None:
    from redovisning.pengafiler.befolkningsfil import befolkning
    from redovisning.pengar.belopp import tolka_belopp
    from redovisning.pengar.fordelning import fordela
    from redovisning.pengar.som_text import fordelning_som_text, kallrader

    belopp, talen = tolka_belopp(skrivet), befolkning(angivet)
    delar = fordela(belopp, talen.antal)
    if format_ == "json":
        resultat(json.dumps(delar))
        meddela("\n".join(kallrader(talen)))
    else:
        resultat(fordelning_som_text(belopp, talen, delar))


def _bup(fil: str, format_: str) -> None:
    from redovisning.fel import Anvandningsfel
    from redovisning.pengafiler.befolkningsfil import las_andelar
    from redovisning.pengar.bup import BUP_2024
    from redovisning.pengar.som_text import bup_som_text, bupbelopp, kallrader

    andelar = las_andelar(Path(fil))
    if not re.search(r"\b0\s*[–-]\s*18\b", andelar.grupp):
        raise Anvandningsfel(
            f"{fil}: BUP:s pengar fördelas efter invånarna 0–18 år, och filen säger inte att talen gäller dem. "
            "Skriv «grupp: 0–18 år» i den om de gör det."
        )
    if format_ == "json":
        per_region = {kod: {"andel": float(a), **bupbelopp(a, BUP_2024)} for kod, a in andelar.tal.items()}
        resultat(json.dumps(per_region, indent=2))
        meddela("\n".join(kallrader(andelar)))
    else:
        resultat(bup_som_text(andelar, BUP_2024))


def _prestation(fil: Path, format_: str) -> None:
    from redovisning.pengafiler.prestationsfil import las_prestation
    from redovisning.pengar.prestation import bonus
    from redovisning.pengar.som_text import prestation_som_text

    prestationer = las_prestation(fil)
    bonusar = bonus(prestationer)
    if format_ == "json":
        resultat(json.dumps([_som_dict(p, bonusar) for p in prestationer], ensure_ascii=False, indent=2))
    else:
        resultat(prestation_som_text(prestationer, bonusar))


def _som_dict(p: Prestation, bonusar: dict[str, int]) -> dict[str, Any]:
    """Ger en regions utfall: summan, och beloppen för varje mätpunkt och månad."""
    poang, regler = p.poang(), p.regler
    return {
        "region": p.utfall.region,
        **p.belopp().som_dict(),
        **({"poang": float(poang)} if poang is not None else {}),
        **({"bonus": bonusar.get(p.utfall.region, 0)} if regler.bonuspott else {}),
        "manader": {manad: p.belopp(manader=[manad]).som_dict() for manad in regler.manader},
        "matpunkter": {
            m.nyckel: {
                "namn": m.namn,
                **p.belopp([m]).som_dict(),
                "manader": {
                    manad: {
                        "beteckning": p.utfall.marken.get((m.nyckel, manad)),
                        **p.belopp([m], [manad]).som_dict(),
                    }
                    for manad in regler.manader
                },
            }
            for m in regler.matpunkter
        },
    }
