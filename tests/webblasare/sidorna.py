"""Sidorna som öppnas i webbläsaren: exemplet, en tom mapp, en elak mapp och tjugoen filer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from htmlprov import FARLIGT

from redovisning import las, nytt_utkast, resurser, skriv
from redovisning.anmarkning import Anmarkning, Granskningsrapport, Niva
from redovisning.granskningsfil import granskad
from redovisning.html.granskad import Granskad
from redovisning.html.granskningssida import granskningssida
from redovisning.regioner import REGIONER
from redovisning.utkast import Utkast

IDAG = date(2024, 9, 18)
LANGT_ORD = "Vårdförmedlingssamordningskansliverksamhetsplanering" * 4
_EXEMPEL = resurser.mall("exempel")


def exemplet(mapp: Path) -> bytes:
    """Ger sidan om exemplet, med plan, diagram och dem som svarar."""
    for namn in ("redovisning.yaml", "handlingsplan.yaml", "vantetider.csv"):
        (mapp / namn).write_bytes((_EXEMPEL / namn).read_bytes())
    _svarande(mapp, {"3.1": "Alva Exempelsson", "3.7": "Elsa Påhittad"})
    return _sidan(mapp)


def tom(mapp: Path) -> bytes:
    """Ger sidan om en ny mapp, dagen efter den sista."""
    utkast = nytt_utkast()
    utkast.satt("region", "Region Halland")
    skriv(utkast, mapp / "redovisning.yaml")
    return _sidan(mapp, date(2024, 10, 1))


def elak(mapp: Path) -> bytes:
    """Ger sidan om en mapp med HTML och skript i svar, namn, enheter och plan, långa ord och över 300 anmärkningar."""
    utkast = _exempelutkast("Region <b>Elak</b>")
    utkast.satt("bup.medel", FARLIGT + "\n\n" + LANGT_ORD + "\n\n- " + "\n- ".join([FARLIGT, LANGT_ORD]))
    utkast.satt("bup.resultat", "\u202eomvänt\u202c </script><script>document.title='x'</script>")
    utkast.satt("generellt.vardplatser", "<img src=x onerror=alert(1)> kanske")
    for nr in range(2, 110):
        utkast.satt(f"kontaktpersoner[{nr}].namn", f"{LANGT_ORD[:60]} {nr} <i>")
    skriv(utkast, mapp / "redovisning.json")
    plan = (_EXEMPEL / "handlingsplan.yaml").read_text("utf-8")
    plan = plan.replace("Region Exempel", "Region <b>Elak</b>").replace("Kvällsoperationer i Norrvik", LANGT_ORD)
    (mapp / "handlingsplan.yaml").write_text(plan, "utf-8")
    tider = (_EXEMPEL / "vantetider.csv").read_text("utf-8")
    tider = tider.replace("Region Exempel", "Region <b>Elak</b>").replace("Hälsorum Sjövik", "<script>Sjövik</script>")
    (mapp / "vantetider.csv").write_text(tider, "utf-8")
    _svarande(mapp, {"3.7": '"><script>alert(1)</script>', "3.1": LANGT_ORD})
    return _sidan(mapp)


def tjugoen(mapp: Path) -> bytes:
    """Ger sidan om tjugoen regioners filer, några med luckor, några med fel och några som inte kan läsas."""
    granskade = []
    for nr, region in enumerate(REGIONER):
        fil = mapp / f"Redovisning 2024 {region.namn}.json"
        utkast = _exempelutkast(region.namn) if nr % 3 else nytt_utkast()
        utkast.satt("region", region.namn)
        if nr % 4 == 1:
            utkast.satt("vantetidsdata.svarsfrekvens_95", "kanske")
        skriv(utkast, fil)
        if nr % 7 == 6:
            a = Anmarkning(Niva.FEL, "losenordsskyddad", None, None, "filen är skyddad.", fil.name, None)
            granskade.append(Granskad(fil.name, Granskningsrapport(None, None, [a])))
        else:
            granskade.append(granskad(fil.name, fil, IDAG, med_allt=False))
    return granskningssida(granskade, IDAG)


def filen(fil: Path) -> bytes:
    """Ger sidan om en enda fil."""
    return granskningssida([granskad(fil.name, fil, IDAG)], IDAG)


def _sidan(mapp: Path, idag: date = IDAG) -> bytes:
    return granskningssida([granskad(mapp.name, mapp, idag)], idag)


def _exempelutkast(region: str) -> Utkast:
    utkast = las(_EXEMPEL / "redovisning.yaml")
    utkast.satt("region", region)
    return utkast


def _svarande(mapp: Path, vem: dict[str, str]) -> None:
    (mapp / "redovisning ursprung.json").write_text(json.dumps({"filer": [{"besvaras_av": vem}]}), "utf-8")
