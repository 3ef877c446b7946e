"""Diagrammen som jämför i en period, byggda ur mätvärden: enheter, kvinnor och män, och vårdgarantin i korthet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from redovisning.diagram import stil
from redovisning.diagram.enheter import Enhet, Enhetsjamforelse, Referens, sorterade
from redovisning.diagram.garantin import Garantilage, Garantimatt
from redovisning.diagram.kon import Konsjamforelse, Konspar
from redovisning.diagram.serier import INGET, Ram, Varde
from redovisning.diagram.tal import PROCENT, spann
from redovisning.diagram.urval import Punkt, Urval
from redovisning.diagram.utfall import Bygge, EjRitat
from redovisning.vantetider.indikator import Indikator, Raknar
from redovisning.vantetider.indikatorer import VARDGARANTILAGET
from redovisning.vantetider.matvarde import KVINNOR, MAN, RIKET, Serie
from redovisning.vantetider.period import i_ord

HOGST_RADER = 40
"""Fler enheter än så delas på flera diagram, så att vart och ett ryms på en sida."""


def garantin(urval: Urval) -> Iterator[Bygge]:
    """Ger vårdgarantin i korthet: de fyra måtten 0–3–90–90, vart och ett i sin senaste period."""
    matt, punkter, metoder = [], [], []
    for nyckel in VARDGARANTILAGET:
        indikator, serie = urval.indikatorer[nyckel], urval.huvudserie(nyckel)
        perioder = urval.perioder(serie) if serie else []
        if not serie or not perioder:
            matt.append(_utan_varden(indikator))
            continue
        sist = perioder[-1]
        riket = urval.varde(serie._replace(region=RIKET), sist) if urval.hem != RIKET else None
        mal = urval.mal(indikator, [sist])
        matt.append(
            Garantimatt(
                _dagar(indikator, sist),
                indikator.kort,
                _betyder(indikator, sist),
                urval.varde(serie, sist),
                riket,
                mal.varde if mal else None,
            )
        )
        punkter += [((serie, sist), indikator.kort), ((serie._replace(region=RIKET), sist), indikator.kort)]
        metoder.append(f"{indikator.kort.lower()} {serie.metod or indikator.metod}")
    if all(m.region.tal is None for m in matt):
        yield EjRitat("garantin", f"inget av vårdgarantins fyra mått har värden för {_hem(urval)}.")
        return
    perioder = sorted({p for (_, p), _ in punkter})
    ram = Ram(
        "Vårdgarantin i korthet: 0–3–90–90",
        f"Andel i procent, {urval.hem}",
        urval.kalla(p for p, _ in punkter),
        spann(perioder[0], perioder[-1]),
        "; ".join(metoder),
        urval.om_riket(s for (s, _), _ in punkter) + urval.fotnoter(punkter),
    )
    yield "", Garantilage(ram, matt)


def enheter(urval: Urval) -> Iterator[Bygge]:
    """Ger ett diagram per indikator som har enheter; utan enheter och utan vald region jämförs regionerna."""
    ritat = False
    for indikator in urval.indikatorer.values():
        if indikator.enhet != PROCENT:
            continue
        alla = _delarna(urval, indikator)
        perioder = [p for serie in alla for p in urval.nyckeltal.perioder(serie)]
        if not perioder:
            continue
        sist = max(perioder)
        valda = [s for s in alla if sist in urval.perioder(s)]
        rader = sorterade([Enhet(_namnet(s, valda), urval.varde(s, sist), urval.antal(s, sist)) for s in valda])
        delar = [rader[n : n + HOGST_RADER] for n in range(0, len(rader), HOGST_RADER)]
        referenser = _referenser(urval, indikator, valda[0], sist)
        for nummer, del_ in enumerate(delar, start=1):
            ram = _enhetsram(urval, indikator, valda, sist, f" ({nummer} av {len(delar)})" if len(delar) > 1 else "")
            namn = f"{indikator.nyckel}-{nummer}" if len(delar) > 1 else indikator.nyckel
            ritat = True
            yield namn, Enhetsjamforelse(ram, del_, referenser, "enhet" if valda[0].enhet else "region")
    if not ritat:
        yield EjRitat("enheter", "inga enheter har värden.")


def kon(urval: Urval) -> Iterator[Bygge]:
    """Ger ett diagram med en rad per indikator som har värden för kvinnor eller män, i sin senaste period."""
    funna: list[tuple[Indikator, Serie, str]] = []
    for indikator in urval.indikatorer.values():
        delade = [s for k in (KVINNOR, MAN) if (s := urval.huvudserie(indikator.nyckel, kon=k))]
        perioder = [p for s in delade for p in urval.nyckeltal.perioder(s)]
        if indikator.enhet == PROCENT and perioder:
            funna.append((indikator, delade[0], max(perioder)))
    if not funna:
        yield EjRitat("kon", f"inga värden är delade på kvinnor och män för {_hem(urval)}.")
        return
    perioder = sorted({p for _, _, p in funna})
    rader, punkter = [], []
    for indikator, serie, p in funna:
        namn = indikator.kort if len(perioder) == 1 else f"{indikator.kort}, {i_ord(p)}"
        par = [serie._replace(kon=k) for k in (KVINNOR, MAN)]
        skillnad = urval.nyckeltal.kvinnor_mot_man(serie, p)
        kvinnor, man = (urval.varde(s, p) for s in par)
        rader.append(Konspar(namn, kvinnor, man, skillnad.varde if skillnad else None))
        punkter += [((s, p), f"{indikator.kort.lower()}, {s.kon}") for s in par]
    ram = Ram(
        "Kvinnor och män",
        f"Andel i procent, {urval.hem}. Skillnaden är kvinnor minus män, i procentenheter",
        urval.kalla((p for p, _ in punkter), raknat=any(r.skillnad is not None for r in rader)),
        spann(perioder[0], perioder[-1]),
        _metoder(urval, [s for (s, _), _ in punkter]),
        urval.fotnoter(punkter),
    )
    yield "", Konsjamforelse(ram, rader)


def _delarna(urval: Urval, indikator: Indikator) -> list[Serie]:
    """Ger enheternas serier med en och samma metod; utan enheter regionernas, när ingen region är vald."""
    hela = {"indikator": indikator.nyckel, "kon": "alla", "agarform": "alla", "specialitet": "", "intervall": ""}
    alla = [s for s in urval.serier(**hela) if s.enhet and s.region == (urval.hem if urval.hem != RIKET else s.region)]
    if not alla and urval.hem == RIKET:
        alla = [s for s in urval.serier(**hela) if s.region != RIKET]
    metoder = {s.metod: len(urval.perioder(s)) for s in alla}
    metod = max((s.metod for s in alla), key=lambda m: (sum(s.metod == m for s in alla), metoder[m], m), default="")
    return [s for s in alla if s.metod == metod]


def _namnet(serie: Serie, alla: Sequence[Serie]) -> str:
    """Ger enheten, med sin region när enheterna är flera regioners, eller regionen."""
    flera = serie.enhet and any(s.region != serie.region for s in alla)
    return f"{serie.enhet}, {serie.region}" if flera else serie.enhet or serie.region


def _referenser(urval: Urval, indikator: Indikator, serie: Serie, period: str) -> list[Referens]:
    hela = serie._replace(enhet="")
    ut = []
    if urval.hem != RIKET:
        ut.append(Referens(urval.hem, urval.varde(hela._replace(region=urval.hem), period), stil.REGIONLINJE))
    ut.append(Referens(RIKET, urval.varde(hela._replace(region=RIKET), period), stil.RIKSLINJE))
    if mal := urval.mal(indikator, [period]):
        ut.append(Referens(mal.namn, Varde(mal.varde), stil.MALLINJE))
    return [r for r in ut if r.varde != INGET]


def _enhetsram(urval: Urval, indikator: Indikator, valda: Sequence[Serie], period: str, vilken: str) -> Ram:
    punkter: list[tuple[Punkt, str]] = [((s, period), _namnet(s, valda)) for s in valda]
    hela = valda[0]._replace(enhet="")
    andra = [(hela._replace(region=r), period) for r in {urval.hem: None, RIKET: None}]
    vad = "per enhet" if valda[0].enhet else "per region"
    return Ram(
        f"{indikator.namn}{vilken}",
        f"Andel i procent {vad}" + (f", {urval.hem}" if valda[0].enhet and urval.hem != RIKET else ""),
        urval.kalla([*(p for p, _ in punkter), *andra]),
        i_ord(period),
        _metoder(urval, valda[:1]),
        urval.om_riket([hela]) + urval.fotnoter(punkter),
    )


def _metoder(urval: Urval, serier: Sequence[Serie]) -> str:
    """Ger metoderna; är de flera står varje indikators metod för sig."""
    per = {s.indikator: s.metod or urval.indikatorer[s.indikator].metod for s in serier}
    if len(set(per.values())) == 1:
        return next(iter(per.values()))
    return "; ".join(f"{urval.indikatorer[i].kort.lower()} {metod}" for i, metod in per.items())


def _hem(urval: Urval) -> str:
    return urval.hem if urval.hem != RIKET else "riket"


def _utan_varden(indikator: Indikator) -> Garantimatt:
    return Garantimatt(_dagar(indikator, ""), indikator.kort, "", INGET, None)


def _dagar(indikator: Indikator, period: str) -> str:
    grans = indikator.grans(period)
    return f"{grans.dagar} dagar" if grans else ""


def _betyder(indikator: Indikator, period: str) -> str:
    """Ger vad talet säger, att läsa efter det: ``av de väntande har väntat högst 90 dagar, januari 2024``."""
    grans = indikator.grans(period)
    if grans is None:
        return i_ord(period)
    if indikator.raknar is Raknar.VANTANDE:
        return f"av de väntande har väntat högst {grans.dagar} dagar, {i_ord(period)}"
    return f"{grans.text}, {i_ord(period)}"
