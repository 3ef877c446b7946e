"""Mellan dokumentet och mätvärdena: det som står i en väntetidsfil blir mätvärden och indikatorer, och tvärtom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from redovisning.dokument import slaget
from redovisning.dokument.falt import hitta_falt, typat
from redovisning.dokument.fragor import VANTETIDER
from redovisning.dokument.svarstyper import som_text
from redovisning.regioner import hitta_region
from redovisning.utkast import Utkast
from redovisning.vantetider.indikator import Grans, Indikator, Mal, Raknar, Riktning, Slag
from redovisning.vantetider.indikatorer import INDIKATORER, egna, hitta_indikator
from redovisning.vantetider.matvarde import ALLA, RIKET, Matvarde
from redovisning.vantetider.period import tolka_period
from redovisning.vantetider.troskel import TROSKEL

if TYPE_CHECKING:
    from redovisning.plats import Plats

_LISTA, _MAL = "matvarden", "mal"
_FALT = Matvarde._fields
_FORVAL = {"kon": ALLA, "agarform": ALLA}


def matvarden_med_stig(utkast: Utkast) -> Iterator[tuple[Matvarde, str]]:
    """Ger mätvärdena i en väntetidsfil med sin väg i utkastet, till exempel ``matvarden[3]``.

    En post där något obligatoriskt saknas eller inte går att läsa är inte med.
    """
    region, kalla = utkast["region"] or "", utkast["kalla"] or ""
    alla = indikatorer_ur(utkast)
    for i in range(utkast.antal_poster(_LISTA)):
        stig = f"{_LISTA}[{i}]"
        varden = {namn: _varde(utkast, f"{stig}.{namn}") for namn in _FALT}
        varden["period"] = _period(utkast, f"{stig}.period")
        if not (varden["indikator"] and varden["period"]) or any(v is _OLASBART for v in varden.values()):
            continue
        indikator = hitta_indikator(str(varden["indikator"]), alla)
        varden["indikator"] = indikator.nyckel if indikator else varden["indikator"]
        varden["region"] = _region(str(varden["region"] or region))
        varden["kalla"] = varden["kalla"] or kalla
        varden["metod"] = varden["metod"] or (indikator.metod if indikator else "")
        yield Matvarde(**{n: v if v is not None else _tomt(n) for n, v in varden.items()}), stig  # type: ignore[arg-type]


def indikatorer_ur(utkast: Utkast, kanda: Mapping[str, Indikator] = INDIKATORER) -> Mapping[str, Indikator]:
    """Ger de kända indikatorerna och de som regionen lagt till i filen, med regionens egna mål."""
    tillagg = list(_egna_indikatorer(utkast))
    return egna(tillagg, _egna_mal(utkast, egna(tillagg, kanda=kanda)), kanda=kanda)


def troskel_ur(utkast: Utkast) -> int:
    """Ger det minsta antal som får visas, enligt filen eller det vanliga."""
    varde = _varde(utkast, "troskel")
    return varde if isinstance(varde, int) and varde > 0 else TROSKEL


class Eget(NamedTuple):
    """Det som en väntetidsfil har utöver mätvärdena: egna indikatorer och mål, kommentaren och minsta antalet."""

    indikatorer: tuple[Mapping[str, str], ...] = ()
    mal: tuple[Mapping[str, str], ...] = ()
    kommentar: str = ""
    troskel: int = 0

    def __add__(self, annat: Eget) -> Eget:  # type: ignore[override]
        """Ger bådas: samma post en gång, kommentarerna efter varandra, och det största minsta antalet."""
        indikatorer, mal = (
            tuple(p for i, p in enumerate(alla) if p not in alla[:i])
            for alla in (self.indikatorer + annat.indikatorer, self.mal + annat.mal)
        )
        kommentarer = dict.fromkeys(k for k in (self.kommentar, annat.kommentar) if k)
        return Eget(indikatorer, mal, "\n\n".join(kommentarer), max(self.troskel, annat.troskel))


INGET_EGET = Eget()


def eget_ur(utkast: Utkast) -> Eget:
    """Ger det som filen har utöver mätvärdena. Ett mål utan region får filens."""
    indikatorer, mal = (tuple(_poster(utkast, lista)) for lista in ("indikatorer", _MAL))
    if region := utkast["region"]:
        mal = tuple({**m, "region": m.get("region", region)} for m in mal)
    troskel = troskel_ur(utkast) if utkast["troskel"] else 0
    return Eget(indikatorer, mal, utkast["kommentar"] or "", troskel)


def _poster(utkast: Utkast, lista: str) -> Iterator[Mapping[str, str]]:
    for i in range(utkast.antal_poster(lista)):
        fore = f"{lista}[{i}]."
        yield {s.removeprefix(fore): v.text for s, v in utkast.svar.items() if s.startswith(fore)}


def till_utkast(matvarden: Iterable[Matvarde], region: str = "", kalla: str = "", eget: Eget = INGET_EGET) -> Utkast:
    """Ger en väntetidsfil med mätvärdena. Det som är lika för alla sägs en gång: regionen och källan."""
    utkast = Utkast(slaget(VANTETIDER))
    for lista, poster in (("indikatorer", eget.indikatorer), (_MAL, eget.mal)):
        for i, post in enumerate(poster):
            for namn, text in post.items():
                utkast.satt(f"{lista}[{i}].{namn}", text)
    for namn, text in (("kommentar", eget.kommentar), ("troskel", str(eget.troskel or ""))):
        utkast.satt(namn, text)
    for namn, text in (("region", region), ("kalla", kalla)):
        if text:
            utkast.satt(namn, text)
    hemma = {"region": region, "kalla": kalla, **_FORVAL}
    for i, m in enumerate(matvarden):
        for namn, varde in zip(_FALT, m, strict=True):
            if varde is not None and varde != "" and varde != hemma.get(namn):
                utkast.satt(f"{_LISTA}[{i}].{namn}", som_text(varde))
    return utkast


def olasta_perioder(utkast: Utkast) -> Iterator[str]:
    """Ger vägen till varje period, ett mätvärdes eller ett måls, som inte är en månad eller ett år."""
    for lista, namnen in ((_LISTA, ("period",)), (_MAL, ("fran", "till"))):
        stigar = (f"{lista}[{i}].{namn}" for i in range(utkast.antal_poster(lista)) for namn in namnen)
        yield from (stig for stig in stigar if _period(utkast, stig) is _OLASBART)


def plats(utkast: Utkast, stig: str) -> Plats | None:
    """Ger platsen där ett mätvärde står."""
    return utkast.plats(f"{stig}.indikator")


_OLASBART = object()


def _varde(utkast: Utkast, stig: str) -> object:
    text = utkast[stig]
    falt = hitta_falt(utkast.dokument, stig)
    if text is None or falt is None:
        return None
    varde = typat(falt, text)
    return _OLASBART if varde is None else varde


def _period(utkast: Utkast, stig: str) -> object:
    """Ger perioden som ``2024-01`` eller ``2024``, hur den än är skriven; ``None`` när ingen står där."""
    text = utkast[stig]
    return None if text is None else tolka_period(text) or _OLASBART


def _tomt(namn: str) -> str | None:
    return None if namn in ("inom", "totalt", "andel") else _FORVAL.get(namn, "")


def _region(namn: str) -> str:
    region = hitta_region(namn)
    return region.namn if region else namn


def _egna_indikatorer(utkast: Utkast) -> Iterator[Indikator]:
    for i in range(utkast.antal_poster("indikatorer")):
        nyckel, namn, kalla = (utkast[f"indikatorer[{i}].{n}"] or "" for n in ("nyckel", "namn", "kalla"))
        if not (nyckel and namn):
            continue
        # Ett svar som inte är något av de tillåtna är inget svar: granskningen säger det, och förvalet gäller.
        v = {n: _varde(utkast, f"indikatorer[{i}].{n}") for n in ("raknar", "dagar", "slag", "riktning", "enhet")}
        raknar, dagar, slag, riktning, enhet = (None if x is _OLASBART else x for x in v.values())
        slag_ = Slag(str(slag)) if slag else Slag.REGIONAL
        yield Indikator(
            nyckel,
            namn,
            namn,
            Raknar(str(raknar)) if raknar else Raknar.OKANT,
            (Grans(kalla=kalla, dagar=dagar, slag=slag_),) if isinstance(dagar, int) else (),
            Riktning(str(riktning)) if riktning else Riktning.HOGRE,
            str(enhet or "procent"),
            region=utkast["region"] or "",
            kalla=kalla,
        )


def _egna_mal(utkast: Utkast, kanda: Mapping[str, Indikator]) -> Iterator[tuple[str, Mal]]:
    for i in range(utkast.antal_poster(_MAL) if utkast.dokument.filnamn == VANTETIDER else 0):
        v = {n: utkast[f"{_MAL}[{i}].{n}"] or "" for n in ("indikator", "region", "kalla")}
        fran, till = (_period(utkast, f"{_MAL}[{i}].{n}") for n in ("fran", "till"))
        procent = _varde(utkast, f"{_MAL}[{i}].procent")
        indikator = hitta_indikator(v["indikator"], kanda)
        if indikator and isinstance(procent, Decimal) and _OLASBART not in (fran, till):
            region = _region(v["region"] or utkast["region"] or RIKET)
            yield indikator.nyckel, Mal(str(fran or ""), str(till or ""), v["kalla"], region, procent)
