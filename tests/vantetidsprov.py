"""Tabeller att läsa i proven: text som blir CSV, rader som blir en arbetsbok, och läsningen av dem."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook

from redovisning.grind import slapp_in_data
from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetidsfiler.inlasning import Val, las_mottagen, val
from redovisning.vantetidsfiler.inlast import Inlast
from redovisning.vantetidsfiler.prov import prova

Rader = Iterable[Sequence[object]]


def bok(rader: Rader, blad: str = "Blad1") -> bytes:
    """Ger en arbetsbok med ett blad."""
    wb = Workbook()
    wb.active.title = blad
    for rad in rader:
        wb.active.append(list(rad))
    ut = io.BytesIO()
    wb.save(ut)
    return ut.getvalue()


def las(innehall: str | bytes | Rader, namn: str = "", valen: Val | None = None, *, provat: bool = False) -> Inlast:
    """Ger det inlästa ur text (CSV), byte eller rader (arbetsbok). ``provat``: också jämförelserna är gjorda."""
    if isinstance(innehall, str):
        data, forval = innehall.encode(), "tabell.csv"
    elif isinstance(innehall, bytes):
        data, forval = innehall, "tabell.csv"
    else:
        data, forval = bok(innehall), "tabell.xlsx"
    ut = Inlast()
    las_mottagen(slapp_in_data(Path(namn or forval), data), valen or Val(), ut, set())
    if provat:
        prova(ut)
    return ut


def koder(ut: Inlast) -> list[str]:
    """Ger anmärkningarnas koder i ordning."""
    return [a.kod for a in ut.anmarkningar]


def anmarkningen(ut: Inlast, kod: str) -> str:
    """Ger den enda anmärkningen med koden, som den visas."""
    (a,) = [str(a) for a in ut.anmarkningar if a.kod == kod]
    return a


def kort(ut: Inlast, *falt: str) -> list[tuple[object, ...]]:
    """Ger bara de nämnda fälten ur mätvärdena."""
    return [tuple(getattr(m, f) for f in falt) for m in ut.matvarden]


def matt(**varden: object) -> Matvarde:
    """Ger ett mätvärde med rimliga förval."""
    forval: dict[str, object] = {"indikator": "telefon", "region": "Region Halland", "enhet": "", "period": "2024-01"}
    return Matvarde(**{**forval, **varden})  # type: ignore[arg-type]


MAPPNING = """\
mappning: 2024
kannetecken: Utfall i procent
indikator: telefon
region: Halland
period: mars 2024
kolumner:
  - rubrik: Mottagning
    betyder: enhet
  - rubrik: Utfall i procent
    betyder: andel
  - rubrik: Antal samtal
    betyder: antal totalt
  - rubrik: Kommentar
    betyder: används inte
ord:
  - skrivet: inga uppgifter
    lases: saknas
"""
TABELL = "Mottagning;Utfall i procent;Antal samtal;Kommentar;Extra\nGranen;86;400;bra;1\nLärkan;Inga uppgifter;;;\n"


def mappad(tabell: object, mappning: str) -> object:
    Path("mappning.yaml").write_text(mappning, "utf-8")
    return las(tabell, valen=val(mappningar=[Path("mappning.yaml")]))
