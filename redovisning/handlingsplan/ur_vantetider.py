"""Utfallet för en indikator i planen, hämtat ur väntetiderna: det senaste, och samma period året innan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from redovisning.handlingsplan.malvarde import Riktning
from redovisning.handlingsplan.uppfoljning import Hamtare, Hamtat
from redovisning.vantetider import matvarde
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER, hitta_indikator
from redovisning.vantetider.matt import Nyckeltal
from redovisning.vantetider.matvarde import Matvarde, Serie
from redovisning.vantetider.period import aret_innan, i_ord
from redovisning.vantetider.smatal import TROSKEL, undertryck


def hamtare(
    matvarden: Sequence[Matvarde],
    region: str,
    indikatorer: Mapping[str, Indikator] = INDIKATORER,
    troskel: int = TROSKEL,
) -> Hamtare:
    """Ger det som hämtar regionens utfall. Små antal är dolda också här. Finns flera metoder gäller den senaste."""
    synliga = undertryck(matvarden, troskel, indikatorer)
    nyckeltal = Nyckeltal(synliga, indikatorer)
    hela = [
        serie
        for serie in {m.serie for m in synliga if m.region == region}
        if not (serie.enhet or serie.specialitet or serie.intervall) and serie.agarform == matvarde.ALLA
    ]

    def hamta(nyckel: str, kon: str) -> Hamtat | None:
        indikator = hitta_indikator(nyckel, indikatorer)
        serier = [s for s in hela if indikator and s.indikator == indikator.nyckel and s.kon == (kon or matvarde.ALLA)]
        med_varde = [(perioder[-1], s) for s in serier if (perioder := nyckeltal.perioder(s))]
        return _hamtat(nyckeltal, indikator, *max(med_varde)) if indikator and med_varde else None

    return hamta


def _hamtat(nyckeltal: Nyckeltal, indikator: Indikator, period: str, serie: Serie) -> Hamtat | None:
    nu, da = nyckeltal.varde(serie, period), nyckeltal.varde(serie, aret_innan(period))
    if nu is None:
        return None
    riktning = next((r for r in Riktning if r == indikator.riktning.value), None)
    return Hamtat(nu.text, da.text if da else "", i_ord(period), nu.kalla, riktning)
