"""Diagrammen över tid, byggda ur mätvärden: tidsserier, BUP:s mätpunkter och remissinflödet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redovisning.diagram.bup import Matpunkt, Matpunkter
from redovisning.diagram.inflode import HOGST_AR, Arsserie, Inflode, Summa
from redovisning.diagram.linjer import TATT
from redovisning.diagram.serier import Mallinje, Ram, Roll, Serie, tidsaxel
from redovisning.diagram.tal import ANTAL, PROCENT, kort_manad, skillnad, spann
from redovisning.diagram.tidsserie import Tidsserie
from redovisning.diagram.urval import Urval
from redovisning.diagram.utfall import Bygge, EjRitat
from redovisning.vantetider import indikatorer
from redovisning.vantetider.indikator import Indikator, Raknar
from redovisning.vantetider.matvarde import RIKET
from redovisning.vantetider.matvarde import Serie as Mattserie
from redovisning.vantetider.period import i_ord


def tidsserier(urval: Urval) -> Iterator[Bygge]:
    """Ger en tidsserie per indikator som har minst två perioder med värden."""
    for indikator in urval.indikatorer.values():
        serie = urval.huvudserie(indikator.nyckel)
        if serie is None or _ar_inflode(urval, indikator, serie):
            continue
        linjer = _linjer(urval, serie)
        if len(linjer[0].ritade()) < 2:
            skal = "en tidsserie behöver minst två perioder med värden"
            yield EjRitat("tidsserie", f"{indikator.namn}: {skal}.")
            continue
        axel = tidsaxel(linjer)
        mal = urval.mal(indikator, axel) if indikator.enhet == PROCENT else None
        vad = "Andel i procent" if indikator.enhet == PROCENT else "Antal"
        ram = _ram(urval, indikator.namn, vad, linjer, [serie], mal)
        yield indikator.nyckel, Tidsserie(ram, linjer, indikator.enhet, mal, urval.brott(indikator))


def bup(urval: Urval) -> Iterator[Bygge]:
    """Ger BUP:s tre mätpunkter i ett diagram."""
    punkter, serier = [], []
    alla_serier = [(n, s) for n in indikatorer.BUP if (s := urval.huvudserie(n))]
    manader = any(urval.har_manader(s) for _, s in alla_serier)
    for nyckel, serie in alla_serier:
        indikator, linjer = urval.indikatorer[nyckel], _linjer(urval, serie)
        if manader and not urval.har_manader(serie):
            yield EjRitat("bup", f"{indikator.kort} har bara värden för år, och de andra mätpunkterna för månader.")
        elif any(linje.ritade() for linje in linjer):
            grans = indikator.grans(tidsaxel(linjer)[-1])
            namn = f"{indikator.kort} {grans.text}" if grans else indikator.kort
            punkter.append(Matpunkt(namn, linjer, urval.mal(indikator, tidsaxel(linjer))))
            serier.append(serie)
    if not punkter:
        yield EjRitat("bup", "ingen av BUP:s tre mätpunkter har värden.")
        return
    alla = [linje for p in punkter for linje in p.serier]
    mal = next((p.mal for p in punkter if p.mal), None)
    rubrik = (
        f"Barn- och ungdomspsykiatrin: {'mätpunkten' if len(punkter) == 1 else f'{_ANTAL[len(punkter)]} mätpunkter'}"
    )
    ram = _ram(urval, rubrik, "Andel i procent", alla, serier, mal)
    brott = urval.brott(urval.indikatorer[serier[0].indikator])
    yield "", Matpunkter(ram, punkter, brott)


def inflode(urval: Urval) -> Iterator[Bygge]:
    """Ger ett diagram per indikator över det som kommer in, med en linje per år."""
    ritat = False
    for indikator in urval.indikatorer.values():
        serie = urval.huvudserie(indikator.nyckel)
        if serie is None or not _ar_inflode(urval, indikator, serie):
            continue
        arsserier = [_ar(urval, serie, ar) for ar in _aren(urval, serie)[:HOGST_AR]]
        perioder = [p for p in urval.nyckeltal.perioder(serie) if "-" in p]
        mot = urval.nyckeltal.mot_aret_innan(serie, perioder[-1])
        ord_ = (
            f"{i_ord(perioder[-1]).capitalize()}: {skillnad(mot.varde, ANTAL)} mot samma månad året innan"
            if mot
            else ""
        )
        visade = [p for p in perioder if p[:4] >= str(arsserier[-1].ar)]
        ram = Ram(
            indikator.namn,
            f"Antal per månad, {urval.hem}",
            urval.kalla(((serie, p) for p in visade), raknat=True),
            spann(visade[0], visade[-1]),
            serie.metod or indikator.metod,
            urval.fotnoter(((serie, p), i_ord(p)) for p in visade),
        )
        ritat = True
        yield indikator.nyckel, Inflode(ram, arsserier, ord_)
    if not ritat:
        yield EjRitat("inflode", "inget mått på det som kommer in, till exempel vardbegaran, har värden per månad.")


_ANTAL = {2: "två", 3: "tre"}


def _linjer(urval: Urval, serie: Mattserie) -> list[Serie]:
    """Ger hemmets linje, och rikets med samma metod."""
    linjer = [urval.linje(serie, urval.hem, Roll.RIKET if urval.hem == RIKET else Roll.REGION)]
    riket = urval.linje(serie._replace(region=RIKET), RIKET, Roll.RIKET, serie)
    if urval.hem != RIKET and riket.ritade():
        linjer.append(riket)
    return linjer


def _ram(
    urval: Urval,
    rubrik: str,
    vad: str,
    linjer: Sequence[Serie],
    serier: Sequence[Mattserie],
    mal: Mallinje | None,
) -> Ram:
    axel = tidsaxel(linjer)
    regioner = (urval.hem, RIKET) if urval.hem != RIKET else (RIKET,)
    punkter = [(s._replace(region=r), p) for s in serier for r in regioner for p in axel]
    fotnoter = urval.om_riket(serier) + urval.fotnoter((punkt, i_ord(punkt[1])) for punkt in punkter)
    if len(axel) > TATT and any(len(linje.ritade()) < len(axel) for linje in linjer if linje.namn == urval.hem):
        fotnoter += ("Grå fält: uppgift saknas eller visas inte.",)
    if mal and mal.fran:
        fotnoter += (f"Målet gäller från och med {i_ord(mal.fran)}.",)
    var = urval.hem if all(linje.namn != RIKET for linje in linjer) or urval.hem == RIKET else f"{urval.hem} och riket"
    metod = " och ".join(dict.fromkeys(s.metod or urval.indikatorer[s.indikator].metod for s in serier))
    return Ram(rubrik, f"{vad}, {var}", urval.kalla(punkter), spann(axel[0], axel[-1]), metod, fotnoter)


def _ar_inflode(urval: Urval, indikator: Indikator, serie: Mattserie) -> bool:
    """Sant för det som kommer in och har värden per månad. Har det bara årsvärden är det en tidsserie."""
    return indikator.raknar is Raknar.INKOMNA and bool(_aren(urval, serie))


def _aren(urval: Urval, serie: Mattserie) -> list[int]:
    """Ger åren som har månadsvärden, det senaste först."""
    return sorted({int(p[:4]) for p in urval.nyckeltal.perioder(serie) if "-" in p}, reverse=True)


def _ar(urval: Urval, serie: Mattserie, ar: int) -> Arsserie:
    varden = {int(p[5:]): urval.varde(serie, p) for p in urval.perioder(serie) if p.startswith(f"{ar}-")}
    sist = max(m for m, v in varden.items() if v.tal is not None)
    return Arsserie(ar, varden, (f"{ar}, {kort_manad(sist)}", varden[sist].text(ANTAL)), _summa(urval, serie, ar))


def _summa(urval: Urval, serie: Mattserie, ar: int) -> Summa | None:
    summa, mot = urval.nyckeltal.arssumma(serie, ar), urval.nyckeltal.mot_samma_manader(serie, ar)
    return Summa(summa.varde, "".join(summa.forbehall), mot.varde if mot else None) if summa else None
