"""Utfallet för en indikator i planen, hämtat ur väntetiderna: det senaste, och samma period året innan."""

from __future__ import annotations

from redovisning.handlingsplan.malvarde import Riktning
from redovisning.handlingsplan.uppfoljning import Hamtare, Hamtat
from redovisning.vantetider import matvarde
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import hitta_indikator
from redovisning.vantetider.matt import Matt, Nyckeltal
from redovisning.vantetider.matvarde import Serie
from redovisning.vantetider.period import aret_innan, i_ord
from redovisning.vantetider.skydd import Skydd


def hamtare(skydd: Skydd, region: str) -> Hamtare:
    """Ger det som hämtar regionens utfall. Små antal är dolda också här. Finns flera metoder gäller den senaste."""
    synliga, indikatorer = _Synliga(skydd), skydd.indikatorer
    hela = [
        serie
        for serie in {m.serie for m in skydd.matvarden if m.region == region}
        if not (serie.enhet or serie.specialitet or serie.intervall) and serie.agarform == matvarde.ALLA
    ]

    def hamta(nyckel: str, kon: str) -> Hamtat | None:
        indikator = hitta_indikator(nyckel, indikatorer)
        serier = [s for s in hela if indikator and s.indikator == indikator.nyckel and s.kon == (kon or matvarde.ALLA)]
        med_varde = [(nu.period, s, nu) for s in serier if (nu := synliga.senaste(s))]
        return _hamtat(synliga, indikator, *max(med_varde)[1:]) if indikator and med_varde else None

    return hamta


class _Synliga:
    """Det som får visas. Bara de grupper av mätvärden som någon frågar efter prövas."""

    def __init__(self, skydd: Skydd) -> None:
        self._skydd = skydd
        self._grupp: dict[tuple[Serie, str], int] = {}
        self._perioder: dict[Serie, list[str]] = {}
        for nummer, index in enumerate(skydd.grupper):
            for m in (skydd.matvarden[i] for i in index):
                self._grupp[m.serie, m.period] = nummer
                self._perioder.setdefault(m.serie, []).append(m.period)
        self._nyckeltal: dict[int, Nyckeltal] = {}

    def senaste(self, serie: Serie) -> Matt | None:
        """Ger seriens senaste värde som får visas."""
        alla = (self.varde(serie, period) for period in sorted(self._perioder.get(serie, ()), reverse=True))
        return next(filter(None, alla), None)

    def varde(self, serie: Serie, period: str) -> Matt | None:
        """Ger värdet för en period när det finns och får visas."""
        nummer = self._grupp.get((serie, period))
        if nummer is None:
            return None
        if nummer not in self._nyckeltal:
            self._nyckeltal[nummer] = Nyckeltal(self._skydd.grupp(nummer), self._skydd.indikatorer)
        return self._nyckeltal[nummer].varde(serie, period)


def _hamtat(synliga: _Synliga, indikator: Indikator, serie: Serie, nu: Matt) -> Hamtat:
    da = synliga.varde(serie, aret_innan(nu.period))
    riktning = next((r for r in Riktning if r == indikator.riktning.value), None)
    return Hamtat(nu.text, da.text if da else "", i_ord(nu.period), nu.kalla, riktning)
