"""Mätvärdena ordnade för diagrammen: skyddade mot små antal, med rätt region och en enda metod per diagram."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from redovisning.diagram.serier import INGET, Andring, Avstand, Brott, Mallinje, Roll, Varde
from redovisning.diagram.serier import Serie as Linje
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.kontroll import omojligt
from redovisning.vantetider.matt import Nyckeltal, egen_berakning
from redovisning.vantetider.matvarde import RIKET, Matvarde, Serie
from redovisning.vantetider.period import aret_innan
from redovisning.vantetider.skydd import Skydd
from redovisning.vantetider.smatal import har_litet_antal, osakert
from redovisning.vantetider.troskel import OSAKERT

DOLT, OMOJLIGT = "dolt", "orimligt värde"
Punkt = tuple[Serie, str]
"""En serie och en period: ett mätvärdes plats."""


class Urval:
    """Mätvärdena, med nyckeltalen ur dem. ``hem`` är regionen som diagrammen gäller, eller riket."""

    def __init__(self, skydd: Skydd, region: str = "") -> None:
        matvarden, troskel, self.indikatorer = skydd.matvarden, skydd.troskel, skydd.indikatorer
        self._for_fa = f"färre än {troskel}"
        self._sma = {(m.serie, m.period) for m in matvarden if har_litet_antal(m, troskel)}
        self._alla: dict[Serie, dict[str, Matvarde]] = {}
        skyddade = skydd.alla()
        self._omojliga = {(m.serie, m.period) for m in skyddade if omojligt(m)}
        for m in skyddade:
            self._alla.setdefault(m.serie, {})[m.period] = m
        self.nyckeltal = Nyckeltal([m for m in skyddade if not omojligt(m)], self.indikatorer)
        self.regioner = list(dict.fromkeys(m.region for m in matvarden if m.region != RIKET))
        self.hem = region or (self.regioner[0] if len(self.regioner) == 1 else RIKET)

    def serier(self, **delar: str) -> Iterator[Serie]:
        """Ger de serier som har just de delarna, till exempel ``indikator="telefon", enhet=""``."""
        vantat = list(delar.items())
        return (s for s in self._alla if all(getattr(s, namn) == varde for namn, varde in vantat))

    def huvudserie(self, indikator: str, **delar: str) -> Serie | None:
        """Ger hemmets serie: den metod som har det senaste värdet, och av dem den med flest perioder."""
        hela = {"region": self.hem, "enhet": "", "kon": "alla", "agarform": "alla", "specialitet": "", "intervall": ""}
        kandidater = self.serier(indikator=indikator, **(hela | delar))
        return max(kandidater, key=lambda s: (max(self._alla[s]), len(self._alla[s]), s.metod), default=None)

    def perioder(self, serie: Serie, som: Serie | None = None) -> list[str]:
        """Ger perioderna som serien nämner, också de dolda; finns månader räknas inte åren.

        Med ``som`` ges de perioder som är av samma slag som den seriens, månader eller år.
        """
        alla = sorted(self._alla.get(serie, ()))
        manader = [p for p in alla if "-" in p]
        if som is None:
            return manader or alla
        return manader if self.har_manader(som) else [p for p in alla if "-" not in p]

    def har_manader(self, serie: Serie) -> bool:
        """Sant när serien har värden för månader, och inte bara för år."""
        return any("-" in p for p in self._alla.get(serie, ()))

    def varde(self, serie: Serie, period: str) -> Varde:
        """Ger värdet så som det får visas."""
        m = self._alla.get(serie, {}).get(period)
        if m is None:
            return INGET
        if m.undertryckt:
            return Varde(dolt=self._for_fa if (serie, period) in self._sma else DOLT)
        if (serie, period) in self._omojliga:
            return Varde(dolt=OMOJLIGT)
        matt = self.nyckeltal.varde(serie, period)
        return INGET if matt is None else Varde(matt.varde)

    def antal(self, serie: Serie, period: str) -> int | None:
        """Ger hur många värdet räknas på."""
        m = self._alla.get(serie, {}).get(period)
        return m.totalt if m and (serie, period) not in self._omojliga else None

    def linje(self, serie: Serie, namn: str, roll: Roll, som: Serie | None = None) -> Linje:
        """Ger serien som en linje, med den senaste ändringen och avstånden till riket och målet.

        Med ``som`` är linjens perioder av samma slag som den seriens: månader och år ryms inte på samma tidsaxel.

        Ändringen är mot samma månad året innan, annars mot det förra värdet; aldrig över ett brott i serien.
        """
        varden = {p: self.varde(serie, p) for p in self.perioder(serie, som)}
        med_tal = [p for p, v in varden.items() if v.tal is not None]
        if not med_tal:
            return Linje(namn, varden, roll)
        sist, tal = med_tal[-1], self.nyckeltal
        tidigare = [p for p in (aret_innan(sist), *med_tal[-2:-1]) if p in med_tal]
        andringar = ((p, tal.forandring(serie, p, sist)) for p in tidigare)
        andring = next((Andring(m.varde, p) for p, m in andringar if m and not m.forbehall), None)
        par = ((tal.mot_riket(serie, sist), "riket"), (tal.mot_malet(serie, sist), "målet"))
        mot = tuple(Avstand(m.varde, ord_) for m, ord_ in par if m)
        return Linje(namn, varden, roll, andring, mot)

    def mal(self, indikator: Indikator, axel: Sequence[str]) -> Mallinje | None:
        """Ger målet som gäller den sista perioden, från och med den period då det började gälla."""
        mal = indikator.malet(self.hem, axel[-1])
        if mal is None:
            return None
        namn = "Mål, mer än" if mal.over else "Mål"
        return Mallinje(mal.varde, namn, "" if not mal.fran or mal.fran <= axel[0] else mal.fran)

    def brott(self, indikator: Indikator) -> list[Brott]:
        """Ger indikatorns brott i serien."""
        return [Brott(b.period, b.orsak) for b in indikator.brott]

    def kalla(self, punkter: Iterable[Punkt], *, raknat: bool = False) -> str:
        """Ger källan till det som visas. Är något uträknat, här eller i diagrammet, står det så."""
        kallor: dict[str, None] = {}
        for serie, period in punkter:
            m, matt = self._alla.get(serie, {}).get(period), self.nyckeltal.varde(serie, period)
            if m:
                kallor.setdefault(m.kalla)
                raknat = raknat or (matt is not None and matt.kalla != m.kalla)
        namn = [k for k in kallor if k]
        return egen_berakning(*namn) if raknat else " och ".join(namn) or "inte angiven"

    def om_riket(self, serier: Iterable[Serie]) -> tuple[str, ...]:
        """Ger en fotnot när riket finns, men inte går att jämföra med och därför inte visas."""
        hemmets = list(serier)
        rikets = [s._replace(region=RIKET) for s in hemmets]
        borta = {s._replace(metod="") for s in rikets if not self.perioder(s)}
        annars = any(s._replace(metod="") in borta for s in self._alla if s.region == RIKET)
        par = zip(hemmets, rikets, strict=True)
        slag = any(self.perioder(riket) and not self.perioder(riket, hemma) for hemma, riket in par)
        return (
            *(("Riket visas inte där det är mätt med en annan metod.",) if annars else ()),
            *(("Riket visas inte där det bara har värden för år, eller bara för månader.",) if slag else ()),
        )

    def fotnoter(self, punkter: Iterable[tuple[Punkt, str]]) -> tuple[str, ...]:
        """Ger det som måste läsas med bilden: vad «dolt» betyder, och vilka namngivna värden som är osäkra."""
        alla = list(punkter)
        ut = []
        if any(self.varde(*p).dolt == DOLT for p, _ in alla):
            ut.append("Dolt: värdet visas inte, för att ett litet antal annars skulle kunna räknas fram.")
        poster = [(self._alla.get(s, {}).get(p), namn) for (s, p), namn in alla]
        osakra = list(dict.fromkeys(namn for m, namn in poster if m and osakert(m)))
        if osakra:
            ut.append(f"Bygger på färre än {OSAKERT} och är osäkert: {', '.join(osakra)}.")
        return tuple(ut)
