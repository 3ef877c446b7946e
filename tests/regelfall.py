"""Fallen i ``tests/fall``: små YAML-filer som säger vad som skiljer ett utkast från grunden, och hur de läses.

``grund.yaml`` är ett helt utkast. I ett fall betyder ett tomt värde att svaret tas bort. Fyra nycklar hör bara till
fallen: ``mapp`` är namnen på filerna i regionens mapp, ``utanfor`` är text utanför fälten (``avsnitt`` och ``text``),
``del`` är avsnitten när utkastet är en del och ``oforandrade`` är märkningen av svar ur en äldre redovisning.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from redovisning.anmarkning import Anmarkning
from redovisning.granskning import granska
from redovisning.plats import Formularplats
from redovisning.utkast import Svar, Utkast, nytt_utkast

MAPP = Path(__file__).parent / "fall"
GRUND = MAPP / "grund.yaml"


def las_fall(fil: Path) -> dict[str, Any]:
    """Ger filens innehåll med alla värden som text, så som de skrevs."""
    return yaml.load(fil.read_text("utf-8"), yaml.BaseLoader) or {}


def satt_alla(utkast: Utkast, varde: Any, stig: str = "") -> None:
    """Lägger in nästlade svar; ett tomt svar tar bort det som stod där."""
    if isinstance(varde, Mapping):
        for namn, v in varde.items():
            satt_alla(utkast, v, f"{stig}.{namn}" if stig else namn)
    elif isinstance(varde, list):
        for i, v in enumerate(varde):
            satt_alla(utkast, v, f"{stig}[{i}]")
    elif stig != "formular":
        utkast.satt(stig, varde)


def helt_utkast(andringar: Mapping[str, Any] | None = None) -> Utkast:
    """Ger grundens utkast med ändringarna: väg eller nästlat, ``{"bup.medel": "…"}``."""
    utkast = nytt_utkast(2024)
    satt_alla(utkast, las_fall(GRUND))
    satt_alla(utkast, andringar or {})
    return utkast


def granska_fall(fil: Path, tom_mapp: Path) -> list[Anmarkning]:
    """Ger anmärkningarna för ett fall. Filerna under ``mapp`` läggs i den tomma mappen."""
    fall = las_fall(fil)
    filer, utanfor, omfattar = fall.pop("mapp", None), fall.pop("utanfor", []), fall.pop("del", None)
    oforandrade = fall.pop("oforandrade", {})
    utkast = helt_utkast(fall)
    utkast.oforandrade.update(oforandrade)
    utkast.omfattar = frozenset(omfattar) if omfattar else None
    utkast.utanfor += [Svar(u["text"], Formularplats(u["avsnitt"])) for u in utanfor]
    for namn in filer or []:
        (tom_mapp / namn).touch()
    return granska(utkast, None if filer is None else tom_mapp).anmarkningar


def koder(utkast: Utkast, mapp: Path | None = None) -> set[str]:
    """Ger koderna som utkastet ger, utom rådet om exemplets region."""
    return {a.kod for a in granska(utkast, mapp).anmarkningar} - {"RE03"}


def funna(kod: str, andringar: Mapping[str, Any], mapp: Path | None = None) -> list[Anmarkning]:
    """Ger anmärkningarna med en viss kod för grundens utkast med ändringarna."""
    return [a for a in granska(helt_utkast(andringar), mapp).anmarkningar if a.kod == kod]
