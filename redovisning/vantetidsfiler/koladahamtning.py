"""Hämtar årsvärden från Kolada: nyckeltal och regioner i omgångar, sida för sida. Kräver tillägget ``kolada``.

Adressen är en inställning och står inte i programmet. Inget hämtas utan att användaren har angett den.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.vantetider.indikatorer import INDIKATORER

if TYPE_CHECKING:
    from urllib3 import PoolManager

PER_SIDA = 2000
"""Poster som begärs per sida."""
HOGST_OMRADEN = 20
"""Så många regioner tar tjänsten emot i en fråga."""
HOGST_NYCKELTAL = 10
MAX_SIDOR = 500
MAX_SVAR_MB = 50
_TIDER = {"connect": 10.0, "read": 30.0}
_FORSOK = 4
_HOGSTA_VANTAN = 60
_LOKALT = ("127.0.0.1", "localhost", "::1")

NYCKELTAL: Mapping[str, tuple[str, ...]] = {
    i.nyckel: koder
    for i in INDIKATORER.values()
    if (koder := tuple(n for n in i.andra_namn if n[:1] in "NU" and n[1:].isdigit()))
}
"""Indikatorns nyckel → dess beteckning i Kolada."""


def hamta(
    bas: str, nyckeltal: Sequence[str], omraden: Sequence[str], *, tider: Mapping[str, float] | None = None
) -> list[dict[str, Any]]:
    """Ger alla poster för nyckeltalen och områdena, i tjänstens form.

    Args:
        bas: tjänstens adress utan sökväg. Den ska vara https, utom till den egna datorn.
        nyckeltal: beteckningar som ``N79179``.
        omraden: koder som ``0013``; riket är ``0000``.
        tider: högsta väntan i sekunder, ``connect`` och ``read``.

    Raises:
        Anvandningsfel: adressen går inte att använda, eller tillägget är inte installerat.
        OlasbarFil: ``kolada_svarar_inte``, ``kolada_nekar`` eller ``kolada_skadad``.
    """
    _prova_adressen(bas)
    pool = _pool(tider or _TIDER)
    ut: list[dict[str, Any]] = []
    for n, o in product(_omgangar(nyckeltal, HOGST_NYCKELTAL), _omgangar(omraden, HOGST_OMRADEN)):
        ut += _alla_sidor(pool, f"{bas.rstrip('/')}/v3/data/kpi/{','.join(n)}/municipality/{','.join(o)}", bas)
    return ut


def _prova_adressen(bas: str) -> None:
    with suppress(ValueError):  # en hakparentes som inte stängs
        delar = urlsplit(bas)
        if (delar.scheme == "https" and delar.hostname) or (delar.scheme == "http" and delar.hostname in _LOKALT):
            return
    raise Anvandningsfel(f"«{bas}» går inte att använda som adress. Ange tjänstens adress, som börjar med https://.")


def _pool(tider: Mapping[str, float]) -> PoolManager:
    try:
        from urllib3 import PoolManager, Retry, Timeout
    except ImportError as fel:
        raise Anvandningsfel(
            "För att hämta från Kolada behövs tillägget kolada: pip install redovisning[kolada]. "
            "Ett nedladdat svar kan läsas utan det."
        ) from fel
    forsok = Retry(
        total=_FORSOK,
        redirect=0,
        status_forcelist=(429, 502, 503, 504),
        allowed_methods=("GET",),
        backoff_factor=0.2,
        retry_after_max=_HOGSTA_VANTAN,
        raise_on_status=False,
    )
    return PoolManager(retries=forsok, timeout=Timeout(**tider))


def _omgangar(alla: Sequence[str], storlek: int) -> Iterable[Sequence[str]]:
    return [alla[i : i + storlek] for i in range(0, len(alla), storlek)]


def _alla_sidor(pool: PoolManager, adress: str, bas: str) -> Iterator[dict[str, Any]]:
    """Ger posterna tills en sida är tom eller likadan som den före: tjänsten får ha ett eget tak för en sidas längd."""
    fore: list[dict[str, Any]] = []
    for sida in range(1, MAX_SIDOR + 1):
        poster = _sida(pool, f"{adress}?page={sida}&per_page={PER_SIDA}", bas)
        if not poster or poster == fore:
            return
        yield from poster
        fore = poster
    raise OlasbarFil("kolada_skadad", bas, f"svaret tar inte slut efter {MAX_SIDOR} sidor. Inget har sparats.")


def _sida(pool: PoolManager, adress: str, bas: str) -> list[dict[str, Any]]:
    from urllib3.exceptions import HTTPError

    try:
        svar = pool.request("GET", adress, preload_content=False)
        try:
            data = svar.read(MAX_SVAR_MB * 1024 * 1024 + 1)
        finally:
            svar.release_conn()
    except HTTPError as fel:
        raise OlasbarFil(
            "kolada_svarar_inte", bas, "tjänsten svarar inte. Kontrollera adressen och nätet, eller försök senare."
        ) from fel
    if svar.status != 200:
        raise OlasbarFil(
            "kolada_nekar",
            bas,
            f"tjänsten svarade med felet {svar.status}. Försök senare, eller hämta svaret som en fil.",
        )
    try:
        poster = json.loads(data, parse_float=Decimal)["values"]
        if len(data) > MAX_SVAR_MB * 1024 * 1024 or not isinstance(poster, list):
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError) as fel:
        raise OlasbarFil("kolada_skadad", bas, "svaret är inte helt eller har en annan form än den väntade.") from fel
    return poster
