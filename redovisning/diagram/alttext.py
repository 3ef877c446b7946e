"""Alternativtexterna: vad talen i en bild säger, för den som får den uppläst. En funktion per slag av diagram.

Varje text börjar med vad det är för bild. Därefter står det senaste, hur det har ändrats och förhåller sig till målet
och riket, det högsta och det lägsta, och sist det som saknas.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from redovisning.diagram import bup, enheter, garantin, inflode, intervall, kon, manader, tidsserie
from redovisning.diagram.serier import INGET, Brott, Mallinje, Ram, Serie, Varde, synliga_brott, tidsaxel
from redovisning.diagram.tal import (
    ANTAL,
    PROCENT,
    avstand,
    med_enhet,
    nastan_noll,
    noggrant,
    skillnad,
    spann,
    tal,
    uppraknat,
)
from redovisning.dokument.svarstyper import MANADER
from redovisning.vantetider.period import i_ord

_NAMNDA = 3
"""Så många enheter nämns i varje ände när de är många."""


def for_tidsserie(data: tidsserie.Tidsserie) -> str:
    """Ger texten till en tidsserie."""
    return _ihop(
        _bild("Linjediagram", data.ram), *_serierna(data.serier, data.enhet, data.mal), _brott(data.brott, data.serier)
    )


def for_bup(data: bup.Matpunkter) -> str:
    """Ger texten till BUP:s mätpunkter."""
    punkter = (f"{p.namn}: {_ihop(*_serierna(p.serier, PROCENT, p.mal))}" for p in data.punkter)
    return _ihop(
        _bild(f"{len(data.punkter)} linjediagram", data.ram),
        *punkter,
        _brott(data.brott, [s for p in data.punkter for s in p.serier]),
    )


def for_enheter(data: enheter.Enhetsjamforelse) -> str:
    """Ger texten till enheterna."""
    matta = [e for e in data.enheter if e.varde.tal is not None]
    if len(matta) <= 2 * _NAMNDA:
        delar = [_namn_och_varde(matta)]
    else:
        delar = [f"Högst: {_namn_och_varde(matta[:_NAMNDA])}", f"Lägst: {_namn_och_varde(matta[-_NAMNDA:])}"]
    jamfor = [f"{r.namn} ({r.text()})" for r in data.referenser]
    utan = [e for e in data.enheter if e.varde.tal is None]
    return _ihop(
        _bild(
            f"Punktdiagram med {len(data.enheter)} {data.av if len(data.enheter) == 1 else f'{data.av}er'}", data.ram
        ),
        *delar,
        f"Att jämföra med: {uppraknat(jamfor)}" if jamfor else "",
        *_utan_tal((e.namn, e.varde) for e in utan),
    )


def for_kon(data: kon.Konsjamforelse) -> str:
    """Ger texten till kvinnor och män."""
    rader = []
    for r in data.rader:
        text = f"{r.namn}: kvinnor {r.kvinnor.text()}, män {r.man.text()}"
        if r.skillnad is not None:
            olika = "nästan lika" if nastan_noll(r.skillnad) else f"skillnad {skillnad(r.skillnad)}"
            text += f", {olika if r.skillnad else 'lika'}"
        rader.append(text)
    return _ihop(_bild("Punktdiagram", data.ram), *rader)


def for_intervall(data: intervall.Intervallandelar) -> str:
    """Ger texten till väntan i intervall."""
    rader = []
    for r in data.rader:
        delar = [f"{namn} {med_enhet(andel)}" for namn, andel in zip(data.intervall, r.andelar, strict=False)]
        rader.append(f"{r.namn}: {', '.join(delar) or r.dolt or INGET.text()}")
    return _ihop(_bild("Delade staplar", data.ram), *rader)


def for_inflode(data: inflode.Inflode) -> str:
    """Ger texten till remissinflödet."""
    delar = []
    for ar in data.ar:
        varden = [(m, v.tal) for m, v in sorted(ar.varden.items()) if v.tal is not None]
        (flest, mest), (minst, lagst) = (val(varden, key=lambda v: v[1]) for val in (max, min))
        text = f"{ar.ar}: {tal(varden[-1][1])} i {MANADER[varden[-1][0] - 1]}"
        if mest != lagst:
            text += f", flest i {MANADER[flest - 1]} ({tal(mest)}) och minst i {MANADER[minst - 1]} ({tal(lagst)})"
        delar.append(text + _summan(ar))
        delar.extend(_utan_tal((MANADER[m - 1], v) for m, v in sorted(ar.varden.items()) if v.tal is None))
    return _ihop(_bild("Linjediagram med en linje per år", data.ram), *delar, data.jamforelse)


def _summan(ar: inflode.Arsserie) -> str:
    """Ger slutet på meningen om ett år: summan, och skillnaden mot samma månader året innan."""
    if ar.summa is None:
        return ""
    text = f"; summa {f'{ar.summa.manader} ' if ar.summa.manader else ''}{tal(ar.summa.antal)}"
    if ar.summa.mot is None:
        return text
    manader = "samma månader " if ar.summa.manader else ""
    return f"{text}, {skillnad(ar.summa.mot, ANTAL)} mot {manader}{ar.ar - 1}"


def for_manader(data: manader.Manadsmarken) -> str:
    """Ger texten till månadernas beteckningar."""
    rader = []
    for r in data.rader:
        delar = []
        for namn in (*(b.namn for b in data.beteckningar), ""):
            if valda := [p for p in data.perioder if r.marken.get(p) == namn]:
                delar.append(f"{namn or 'ingen beteckning'} {_perioder(valda)}")
        if saknade := [p for p in data.perioder if p not in r.marken]:
            delar.append(f"inget utfall än för {_perioder(saknade)}")
        rader.append(f"{r.namn}: {'; '.join(delar)}")
    forklaring = uppraknat([f"{b.namn} ger {b.ger} av månadens summa" for b in data.beteckningar])
    return _ihop(_bild("Rutnät med en ruta per månad", data.ram), forklaring, *rader)


def for_garantin(data: garantin.Garantilage) -> str:
    """Ger texten till vårdgarantin i korthet."""
    rader = []
    for m in data.matt:
        text = f"{m.namn}, {m.grans}: {m.region.text()}"
        if m.region.tal is not None:
            text += f" {m.betyder}"
        if m.riket:
            text += f"; riket{':' if m.riket.tal is None else ''} {m.riket.text()}"
        if m.mal is not None:
            text += f"; målet är {noggrant(m.mal)}"
        rader.append(text)
    return _ihop(_bild("Rutor", data.ram), *rader)


def _bild(slag: str, ram: Ram) -> str:
    return f"{slag}. {ram.rubrik}. {ram.underrubrik}, {ram.period}"


def _ihop(*delar: str) -> str:
    """Ger delarna som meningar."""
    return " ".join(f"{d.rstrip('. ')}." for d in delar if d)


def _serierna(serier: Sequence[Serie], enhet: str, mal: Mallinje | None) -> Iterable[str]:
    axel = tidsaxel(serier)
    for serie in serier:
        yield from _serien(serie, axel, enhet)
    if mal:
        yield f"{mal.namn}: {noggrant(mal.varde, enhet)}"


def _serien(serie: Serie, axel: Sequence[str], enhet: str) -> Iterable[str]:
    ritade = serie.ritade()
    if ritade:
        period, varde = ritade[-1]
        senast = f"{serie.namn}: {med_enhet(varde, enhet)} {_vid(period)}"
        if serie.andring:
            senast += f", {_jamfort(serie.andring.varde, enhet, _vid(serie.andring.fran))}"
        yield senast + "".join(f", {_jamfort(m.varde, enhet, m.namn)}" for m in serie.mot)
    if len(ritade) > 2:
        hogst, lagst = max(ritade, key=lambda r: r[1]), min(ritade, key=lambda r: r[1])
        if hogst[1] == lagst[1]:
            yield f"Samma värde hela tiden: {med_enhet(hogst[1], enhet)}"
        else:
            lika = med_enhet(hogst[1], enhet) == med_enhet(lagst[1], enhet)
            ytterst = [f"{(noggrant if lika else med_enhet)(varde, enhet)} {_vid(p)}" for p, varde in (hogst, lagst)]
            yield f"Högst {ytterst[0]}, lägst {ytterst[1]}"
    tomma = [(p, serie.varden.get(p, INGET)) for p in axel if serie.varden.get(p, INGET).tal is None]
    for ord_ in dict.fromkeys(v.text() for _, v in tomma):
        yield f"{ord_.capitalize()} för {serie.namn}: {_perioder([p for p, v in tomma if v.text() == ord_])}"


def _jamfort(varde: Decimal, enhet: str, med: str) -> str:
    if varde == 0:
        return f"samma som {med}"
    if nastan_noll(varde):
        return f"nästan samma som {med}"
    return f"{avstand(varde, enhet)} {'högre' if varde > 0 else 'lägre'} än {med}"


def _brott(brott: Sequence[Brott], serier: Sequence[Serie]) -> str:
    synliga = synliga_brott(brott, tidsaxel(serier))
    return " ".join(f"Serien är bruten från {i_ord(b.period)}: {b.orsak}." for b in synliga)


def _vid(period: str) -> str:
    return f"i {i_ord(period)}" if "-" in period else f"år {period}"


def _perioder(valda: Sequence[str]) -> str:
    """Ger perioderna i ord; de som följer på varandra som ett spann."""
    grupper: list[list[str]] = []
    for p in valda:
        if grupper and tidsaxel([Serie("", {grupper[-1][-1]: INGET, p: INGET})])[1:] == [p]:
            grupper[-1].append(p)
        else:
            grupper.append([p])
    return uppraknat([spann(g[0], g[-1]) for g in grupper])


def _namn_och_varde(valda: Sequence[enheter.Enhet]) -> str:
    return uppraknat([f"{e.namn} ({e.varde.text()})" for e in valda])


def _utan_tal(namngivna: Iterable[tuple[str, Varde]]) -> Iterable[str]:
    alla = list(namngivna)
    for ord_ in dict.fromkeys(v.text() for _, v in alla):
        yield f"{ord_.capitalize()}: {uppraknat([namn for namn, v in alla if v.text() == ord_])}"
