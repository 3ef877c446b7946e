"""Små mätvärden att bygga diagram av, och diagrammens delar att pröva."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from redovisning.diagram.diagrammet import Diagram
from redovisning.diagram.samling import Samling
from redovisning.vantetider.matvarde import Matvarde
from redovisning.vantetider.period import flytta

HEM = "Region Halland"
BEDOMNING, TELEFON = "medicinsk_bedomning", "telefon"


def m(
    indikator: str, period: str, andel: float | None, region: str = HEM, enhet: str = "", **ovrigt: object
) -> Matvarde:
    varde = None if andel is None else Decimal(str(andel))
    forval: dict[str, object] = {"metod": "genomförda", "kalla": "Egen statistik"}
    return Matvarde(indikator, region, enhet, period, andel=varde, **(forval | ovrigt))


def tid(indikator: str, varden: str, region: str = HEM, **ovrigt: object) -> list[Matvarde]:
    """Ger månadsvärden från januari 2024; ``-`` är en månad som saknas."""
    par = enumerate(varden.split())
    return [m(indikator, flytta("2024-01", n), float(v), region, **ovrigt) for n, v in par if v != "-"]


def ett(samling: Samling, namn: str) -> Diagram:
    return next(d for d in samling.diagram if d.namn == namn)


def namnen(samling: Samling) -> list[str]:
    return [d.namn for d in samling.diagram]


def skalen(samling: Samling, sort: str) -> list[str]:
    return [e.skal for e in samling.ej_ritade if e.sort == sort]


def data(samling: Samling, namn: str) -> Any:
    """Ger det som diagrammet ritas av, till exempel en ``Tidsserie``."""
    rita = ett(samling, namn).rita
    assert isinstance(rita, partial)
    return rita.args[0]


def fot(samling: Samling, namn: str) -> str:
    return " ".join(data(samling, namn).ram.fot())


def celler(samling: Samling, namn: str) -> list[tuple[str, ...]]:
    return [tuple(c.replace("\u00a0", " ") for c in rad) for rad in ett(samling, namn).tabell.rader]
