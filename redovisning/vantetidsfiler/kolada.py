"""Ett svar från Kolada (API v3): årsvärden per nyckeltal, region och kön."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from redovisning.fel import OlasbarFil
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.plats import Plats, Textplats
from redovisning.regioner import REGIONER
from redovisning.utkast import Utkast
from redovisning.vantetider.indikatorer import hitta_indikator
from redovisning.vantetider.matvarde import ALLA, KVINNOR, MAN, RIKET, SAKNAS, Matvarde
from redovisning.vantetidsfiler.celler import STORST, avrundad
from redovisning.vantetidsfiler.inlast import Inlast

KALLA = "Kolada"
RIKETS_KOD = "0000"
_KON = {"T": ALLA, "K": KVINNOR, "M": MAN}
_SVAR = re.compile(rb'\s*\{.*?"values"\s*:\s*\[', re.DOTALL)
_POST = re.compile(rb'"kpi"\s*:')


def ar_kolada(data: bytes) -> bool:
    """Sant när datan ser ut som ett svar från Kolada."""
    return _SVAR.match(data.removeprefix(b"\xef\xbb\xbf")[:4000]) is not None


def las_kolada(data: bytes, barare: Utkast, ut: Inlast) -> None:
    """Lägger svarets mätvärden i ``ut``. Värden för kommuner och okända nyckeltal nämns.

    Raises:
        OlasbarFil: ``kolada_skadad`` när datan inte är ett helt svar i den formen.
    """
    namn = barare.fil.name if barare.fil else KALLA
    try:
        poster = json.loads(data.decode("utf-8-sig"), parse_float=Decimal)["values"]
        platser = _platser(data, len(poster))
    except (ValueError, KeyError, TypeError, RecursionError) as fel:
        raise _skadad(namn) from fel
    las_hamtat(poster, barare, ut, namn, platser)


def las_hamtat(
    poster: Sequence[Mapping[str, Any]], barare: Utkast, ut: Inlast, namn: str, platser: Sequence[Plats] = ()
) -> None:
    """Lägger posterna i ett svar i ``ut``. ``namn`` är filen eller adressen som svaret kom ifrån.

    ``platser`` är var i filen varje post står; ett hämtat svar har inga, och då är platsen postens nummer.

    Raises:
        OlasbarFil: ``kolada_skadad`` när en post har en annan form än den väntade.
    """
    try:
        _las_poster(poster, barare, ut, platser)
    except (ValueError, KeyError, TypeError, AttributeError) as fel:
        raise _skadad(namn) from fel


@lru_cache
def omraden() -> Mapping[str, str]:
    """Ger kod i Kolada → regionens namn, med riket först."""
    return {RIKETS_KOD: RIKET, **{f"00{r.lanskod}": r.namn for r in REGIONER}}


def _skadad(namn: str) -> OlasbarFil:
    return OlasbarFil(
        "kolada_skadad", namn, "svaret från Kolada är inte helt eller har en annan form. Hämta det på nytt."
    )


def _platser(data: bytes, antal: int) -> list[Plats]:
    """Ger raden och kolumnen för varje posts nyckeltal; inga när det inte är säkert vilken som är vilken."""
    lagen = [m.start() for m in _POST.finditer(data)]
    if len(lagen) != antal:
        return []
    ut: list[Plats] = []
    rad = start = fran = 0
    for lage in lagen:
        rad += data.count(b"\n", fran, lage)
        start = max(start, data.rfind(b"\n", fran, lage) + 1)
        fran = lage
        ut.append(Textplats(rad + 1, len(data[start:lage].decode("utf-8-sig", "replace")) + 1))
    return ut


def _las_poster(poster: Sequence[Mapping[str, Any]], barare: Utkast, ut: Inlast, platser: Sequence[Plats]) -> None:
    def plats(nummer: int, _: int) -> Plats:
        return platser[nummer - 1] if platser else Textplats(nummer, 1)

    ut.ny_del(barare, plats)
    okanda: dict[str, list[int]] = {}
    matvarden: list[Matvarde] = []
    nummer: list[int] = []
    for i, post in enumerate(poster, 1):
        ut.lasta_rader += len(post["values"])
        if (okand := _okand(post)) is not None:
            okanda.setdefault(okand, []).extend([i] * len(post["values"]))
            continue
        nya = list(_matvarden(post))
        matvarden += nya
        nummer += [i] * len(nya)
    ut.lagg_till(matvarden, nummer, [1] * len(nummer))
    for okand, alla in okanda.items():
        vilka = "ett värde är inte läst" if len(alla) == 1 else f"{len(alla)} värden är inte lästa, det första"
        ut.anmarkningar.append(anmark("VT14", barare, None, plats(alla[0], 1), okand=citera(okand), vilka=vilka))


def _okand(post: Mapping[str, Any]) -> str | None:
    """Ger det nyckeltal eller den områdeskod som inte är känd här, eller ``None``."""
    if hitta_indikator(post["kpi"]) is None:
        return str(post["kpi"])
    return str(post["municipality"]) if post["municipality"] not in omraden() else None


def _matvarden(post: Mapping[str, Any]) -> Iterator[Matvarde]:
    indikator = hitta_indikator(post["kpi"])
    assert indikator is not None
    for varde in post["values"]:
        yield Matvarde(
            indikator.nyckel,
            omraden()[post["municipality"]],
            "",
            str(int(post["period"])),
            _KON[varde["gender"]],
            andel=_andel(varde["value"]),
            metod=indikator.metod,
            kalla=f"{KALLA}, {post['kpi']}",
            status=SAKNAS if varde["value"] is None else "",
        )


def _andel(varde: object) -> Decimal | None:
    """Ger värdet i procent, avrundat: Kolada skriver långa decimaltal."""
    if varde is None:
        return None
    if not isinstance(varde, int | Decimal) or isinstance(varde, bool):
        raise TypeError(varde)
    tal = Decimal(varde)
    if not abs(tal) < STORST:
        raise ValueError(varde)
    return avrundad(tal)
