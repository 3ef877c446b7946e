"""Regler om mätvärdena i en väntetidsfil. Vad som är en avvikelse avgörs i ``vantetider.avvikelser``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from redovisning.anmarkning import Anmarkning
from redovisning.granskning.regel import regel
from redovisning.granskning.sammanhang import Sammanhang
from redovisning.granskning.tecken_klasser import citera
from redovisning.vantetider.avvikelser import avvikelser
from redovisning.vantetider.kontroll import Avvikelse
from redovisning.vantetider.ur_dokument import indikatorer_ur, matvarden_med_stig, olasta_perioder, troskel_ur


@regel("VT08")
def okand_region(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett mätvärde för något som varken är riket eller en av de 21 regionerna, första gången det nämns."""
    yield from _funna(s, "VT08")


@regel("VT10")
def okand_indikator(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en indikator som varken är känd eller en av filens egna, första gången den nämns."""
    yield from _funna(s, "VT10")


@regel("VT11")
def saknade_varden(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser att filen har värden som saknas i källan, och räknar dem."""
    yield from _funna(s, "VT11")


@regel("VT20")
def andelen_ar_inte_sina_antal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en andel som inte är antalet inom gränsen delat med alla, avrundat så noga som andelen är given."""
    yield from _funna(s, "VT20")


@regel("VT21")
def orimligt_varde(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en andel utanför 0–100 procent, ett negativt antal och fler inom gränsen än alla."""
    yield from _funna(s, "VT21")


@regel("VT22")
def tva_varden_for_samma_sak(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser två olika värden för samma indikator, plats, period, kön, ägarform och metod."""
    yield from _funna(s, "VT22")


@regel("VT23")
def samma_matvarde_tva_ganger(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett mätvärde som står två gånger med samma tal."""
    yield from _funna(s, "VT23")


@regel("VT24")
def stort_hopp(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett hopp mot månaden före på mer än 30 procent av antalet eller 30 procentenheter av andelen."""
    yield from _funna(s, "VT24")


@regel("VT25")
def kvinnor_och_man_blir_inte_alla(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser antal för kvinnor och män som tillsammans inte är antalet för alla."""
    yield from _funna(s, "VT25")


@regel("VT26")
def litet_antal(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett antal som är för litet för att visas, en gång för varje enhet och indikator."""
    yield from _funna(s, "VT26")


@regel("VT27")
def osakert_varde(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett värde som bygger på färre än tjugo, en gång för varje enhet och indikator."""
    yield from _funna(s, "VT27")


@regel("VT29")
def olasbar_period(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser en period, ett mätvärdes eller ett måls, som inte är en månad eller ett år."""
    for stig in olasta_perioder(s.utkast):
        yield s.anmark("VT29", stig, svar=citera(s.utkast[stig] or ""))


@regel("VT30")
def olasligt_intervall(s: Sammanhang) -> Iterator[Anmarkning]:
    """Ser ett intervall som inte är ett antal dagar, första gången det står."""
    yield from _funna(s, "VT30")


def _funna(s: Sammanhang, kod: str) -> Iterator[Anmarkning]:
    stigar, alla = s.en_gang(_avvikelserna)
    for a in alla:
        if a.kod == kod:
            varden: dict[str, Any] = dict(a.varden)
            if a.andra is not None:
                andra = s.utkast.plats(f"{stigar[a.andra]}.indikator")
                varden["stalle"] = f"samma fil {andra}" if andra else f"mätvärde {a.andra + 1}"
            yield s.anmark(kod, f"{stigar[a.nummer]}.{a.falt}", **varden)


def _avvikelserna(s: Sammanhang) -> tuple[Sequence[str], Sequence[Avvikelse]]:
    """Ger mätvärdenas vägar och avvikelserna."""
    poster = list(matvarden_med_stig(s.utkast))
    funna = avvikelser([m for m, _ in poster], indikatorer_ur(s.utkast), troskel_ur(s.utkast))
    return [stig for _, stig in poster], list(funna)
