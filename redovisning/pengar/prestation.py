"""Utfallet av prestationer: vad varje mätpunkt och månad gav av sin ram, och bonuspotten av resten.

Reglerna är användarens. Här finns inga procent, steg eller poäng: de är olika för varje år och står i överenskommelsen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from redovisning.pengar.belopp import avrunda
from redovisning.pengar.fordelning import fordela


@dataclass(frozen=True)
class Beteckning:
    """En beteckning, till exempel G: andelen av månadens summa som den ger, och poängen om reglerna har poäng."""

    namn: str
    andel: Fraction
    poang: Fraction | None = None


@dataclass(frozen=True)
class Trappa:
    """Förbättringstrappan: beteckning → minsta förbättring, i procentenheter eller i procent av det tidigare värdet."""

    steg: Mapping[str, Fraction]
    i_procent: bool = False

    def beteckning(self, nu: Fraction, fore: Fraction, *, hogre: bool) -> str:
        """Ger det högsta steg som förbättringen räcker till, eller ``""``. ``hogre``: ett högre värde är bättre."""
        battre = nu - fore if hogre else fore - nu
        if self.i_procent:
            if not fore:
                return ""
            battre = battre * 100 / fore
        klarade = [(minst, namn) for namn, minst in self.steg.items() if battre >= minst]
        return max(klarade)[1] if klarade else ""


@dataclass(frozen=True)
class Matpunkt:
    """En mätpunkt. ``vikt`` är dess del av ramen. ``grundkrav`` är gränsen i procent; ``hogre``: minst så mycket."""

    nyckel: str
    namn: str
    vikt: int = 1
    grundkrav: Fraction | None = None
    hogre: bool = True

    def klarar(self, varde: Fraction) -> bool:
        """Sant när värdet klarar grundkravet."""
        if self.grundkrav is None:
            return False
        return varde >= self.grundkrav if self.hogre else varde <= self.grundkrav


@dataclass(frozen=True)
class Bonuspott:
    """Potten av det som inte tjänats in, delad efter det intjänade.

    ``summa`` och ``utfall`` är landets pott och landets samlade utfall. Utan dem gäller regionerna i filen.
    """

    manad: str
    summa: int | None = None
    utfall: int | None = None


@dataclass(frozen=True)
class Regler:
    """En regeltabell: ramen i kronor för hela landet, månaderna, mätpunkterna och vad beteckningarna ger."""

    rubrik: str
    kalla: str
    ram: int
    manader: tuple[str, ...]
    matpunkter: tuple[Matpunkt, ...]
    beteckningar: Mapping[str, Beteckning]
    bonuspott: Bonuspott | None = None


@dataclass(frozen=True)
class Utfall:
    """En regions utfall: dess andel av ramen med källa, och (mätpunkt, månad) → beteckning. Inget märke ger inget."""

    region: str
    andel: Fraction
    kalla: str
    marken: Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Belopp:
    """Ram och intjänat i hela kronor, var för sig avrundade ur det exakta; det som inte tjänades in är skillnaden."""

    ram: int
    intjanat: int

    @property
    def ej_intjanat(self) -> int:
        """Det av ramen som inte tjänades in."""
        return self.ram - self.intjanat

    def som_dict(self) -> dict[str, int]:
        """Ger beloppen som de står i JSON."""
        return {"ram": self.ram, "intjanat": self.intjanat, "ej_intjanat": self.ej_intjanat}


@dataclass(frozen=True)
class Prestation:
    """En regions utfall räknat efter reglerna."""

    regler: Regler
    utfall: Utfall

    def belopp(self, matpunkter: Iterable[Matpunkt] | None = None, manader: Iterable[str] | None = None) -> Belopp:
        """Ger beloppen för några mätpunkter och månader, förvalt alla. Det exakta avrundas när det är summerat."""
        valda = list(self.regler.manader if manader is None else manader)
        ram = intjanat = Fraction(0)
        for m in self.regler.matpunkter if matpunkter is None else matpunkter:
            ram += self._per_manad * m.vikt * len(valda)
            intjanat += self._per_manad * m.vikt * sum((self._andel(m, manad) for manad in valda), Fraction(0))
        return Belopp(avrunda(ram), avrunda(intjanat))

    def poang(self, matpunkter: Iterable[Matpunkt] | None = None) -> Fraction | None:
        """Ger poängen för några mätpunkter, förvalt alla; ``None`` när reglerna inte har poäng."""
        if all(b.poang is None for b in self.regler.beteckningar.values()):
            return None
        valda = {m.nyckel for m in (self.regler.matpunkter if matpunkter is None else matpunkter)}
        tagna = (self.regler.beteckningar[b] for (m, _), b in self.utfall.marken.items() if m in valda)
        return sum((b.poang or Fraction(0) for b in tagna), Fraction(0))

    @cached_property
    def _per_manad(self) -> Fraction:
        """Ger det exakta beloppet för en månad och vikten 1."""
        delar = sum(m.vikt for m in self.regler.matpunkter) * len(self.regler.manader)
        return self.regler.ram * self.utfall.andel / delar

    def _andel(self, matpunkt: Matpunkt, manad: str) -> Fraction:
        marke = self.utfall.marken.get((matpunkt.nyckel, manad))
        return self.regler.beteckningar[marke].andel if marke else Fraction(0)


def bonus(prestationer: Iterable[Prestation]) -> dict[str, int]:
    """Ger region → del av bonuspotten i hela kronor, i proportion till det intjänade.

    Är landets pott och utfall kända får varje region sin andel av dem. Annars är potten det som regionerna tillsammans
    inte tjänade in, och den delas mellan dem med största rest. Utan bonuspott, eller när ingen tjänat in något, är
    svaret tomt.

    Källa: 2023 låg utfallet till grund för hur medlen i bonuspotten fördelades i december.
    """
    alla = {p.utfall.region: p for p in prestationer}
    pott = next((p.regler.bonuspott for p in alla.values()), None)
    intjanat = {region: p.belopp().intjanat for region, p in alla.items()}
    if pott is None or not sum(intjanat.values()):
        return {}
    if pott.summa is not None and pott.utfall:
        return {region: avrunda(Fraction(pott.summa * kronor, pott.utfall)) for region, kronor in intjanat.items()}
    delar = fordela(sum(p.belopp().ej_intjanat for p in alla.values()), intjanat)
    return {region: delar[region] for region in alla}
