"""Diagrammen som delar upp: väntan i intervall ur mätvärden, och månadernas märken ur en regeltabell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from redovisning.diagram.intervall import HOGST_INTERVALL, Fordelning, Intervallandelar
from redovisning.diagram.manader import INGEN, Beteckning, Manadsmarken, Matpunktsrad
from redovisning.diagram.serier import Ram
from redovisning.diagram.tal import spann, tal
from redovisning.diagram.urval import Urval
from redovisning.diagram.utfall import Bygge, EjRitat
from redovisning.pengar.prestation import Prestation
from redovisning.vantetider.celler import dagspann
from redovisning.vantetider.indikator import Indikator, Raknar
from redovisning.vantetider.matvarde import ALLA, KONEN, RIKET, Serie
from redovisning.vantetider.period import i_ord

_AVRUNDAT = Decimal(2)
"""Så långt från hundra får andelarnas summa ligga, i procentenheter: varje del är avrundad för sig."""


def intervall(urval: Urval) -> Iterator[Bygge]:
    """Ger ett diagram per indikator som har väntan i intervall: regionen, könen och riket i den senaste perioden."""
    ritat = False
    for indikator in urval.indikatorer.values():
        delar = [
            s
            for s in urval.serier(indikator=indikator.nyckel, enhet="", agarform=ALLA, specialitet="")
            if s.intervall and s.region in (urval.hem, RIKET)
        ]
        perioder = [p for s in delar if s.region == urval.hem for p in urval.perioder(s)]
        if not perioder:
            continue
        metod = max(s.metod for s in delar if max(perioder) in urval.perioder(s))
        bygge = _intervall(urval, indikator, [s for s in delar if s.metod == metod], max(perioder))
        ritat = ritat or not isinstance(bygge, EjRitat)
        yield bygge
    if not ritat:
        yield EjRitat("intervall", "ingen indikator har väntan uppdelad i intervall av dagar.")


def manader(prestationer: Sequence[Prestation]) -> Iterator[Bygge]:
    """Ger ett diagram per region i regeltabellen, med månadernas beteckningar så som användaren angav dem."""
    for p in prestationer:
        regler, marken = p.regler, p.utfall.marken
        kanda = [m for m in regler.manader if any(manad == m for _, manad in marken)]
        if not kanda:
            yield EjRitat("manader", f"{p.utfall.region}: ingen månad har någon beteckning.")
            continue
        betecknade = set(marken.values())
        beteckningar = [
            Beteckning(b.namn, f"{tal(Decimal(100 * b.andel.numerator) / b.andel.denominator, 1)}\u00a0%", b.andel >= 1)
            for b in regler.beteckningar.values()
            if b.namn in betecknade
        ]
        sist = max(kanda)
        rader = [
            Matpunktsrad(
                m.namn, {manad: marken.get((m.nyckel, manad), "") for manad in regler.manader if manad <= sist}
            )
            for m in regler.matpunkter
        ]
        ram = Ram(
            regler.rubrik,
            f"Månadernas beteckning per mätpunkt, {p.utfall.region}",
            " och ".join(dict.fromkeys((regler.kalla, p.utfall.kalla))),
            spann(regler.manader[0], regler.manader[-1]),
            fotnoter=(forklaring(beteckningar, tomma=sist < max(regler.manader)),),
        )
        yield p.utfall.region, Manadsmarken(ram, regler.manader, rader, beteckningar)


def forklaring(beteckningar: Sequence[Beteckning], *, tomma: bool) -> str:
    """Ger raden under bilden som säger vad beteckningarna betyder."""
    par = [(b.namn, f"{b.ger} av månadens summa") for b in beteckningar]
    par += [(INGEN, "ingen beteckning"), *([("tom ruta", "inget utfall än")] if tomma else [])]
    return ", ".join(f"{namn}\u00a0=\u00a0{betyder}" for namn, betyder in par) + "."


def _intervall(urval: Urval, indikator: Indikator, delar: Sequence[Serie], period: str) -> Bygge:
    namnen = sorted({s.intervall for s in delar if period in urval.perioder(s)}, key=_start)
    if len(namnen) > HOGST_INTERVALL:
        return EjRitat("intervall", f"{indikator.namn}: {len(namnen)} intervall är fler än {HOGST_INTERVALL}.")
    rader, punkter = [], []
    for region, kon in [(urval.hem, k) for k in KONEN] + [(RIKET, ALLA)] * (urval.hem != RIKET):
        egna = {s.intervall: s for s in delar if (s.region, s.kon) == (region, kon) and period in urval.perioder(s)}
        if egna:
            raden = region if kon == ALLA else kon.capitalize()
            rader.append(_fordelning(urval, raden, egna, namnen, period))
            punkter += [((s, period), _osaker(raden, s.intervall, urval.hem)) for s in egna.values()]
    vantar = indikator.raknar is Raknar.VANTANDE
    if not any(r.andelar for r in rader):
        return EjRitat("intervall", f"{indikator.namn}: ingen rad har andelar som går att visa och blir 100 %.")
    vilka = "de väntande, efter hur länge de har väntat" if vantar else "de genomförda, efter hur länge de väntade"
    ram = Ram(
        f"{indikator.kort}: väntetid i intervall",
        f"Andel i procent av {vilka}, {urval.hem}",
        urval.kalla(p for p, _ in punkter),
        i_ord(period),
        delar[0].metod or indikator.metod,
        urval.fotnoter(punkter),
    )
    visade = [_i_dagar(n) for n in namnen]
    return indikator.nyckel, Intervallandelar(ram, [f"{visade[0]} dagar", *visade[1:]], rader)


def _fordelning(urval: Urval, namn: str, egna: dict[str, Serie], namnen: Sequence[str], period: str) -> Fordelning:
    varden = [urval.varde(egna[n], period) for n in namnen if n in egna]
    dolt = next((v.dolt for v in varden if v.dolt), "")
    andelar = [v.tal for v in varden if v.tal is not None]
    if dolt or len(andelar) < len(namnen):
        return Fordelning(namn, (), dolt)
    if abs(sum(andelar, Decimal(-100))) > _AVRUNDAT:
        return Fordelning(namn, (), "andelarna blir inte 100\u00a0%")
    return Fordelning(namn, andelar)


def _osaker(rad: str, intervall: str, hem: str) -> str:
    return f"{'' if rad == hem else f'{rad.lower()} '}{_i_dagar(intervall)} dagar"


def _start(intervall: str) -> int:
    return dagspann(intervall)[0]


def _i_dagar(intervall: str) -> str:
    return intervall.replace("-", "–")
