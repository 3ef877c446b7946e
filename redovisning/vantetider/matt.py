"""Nyckeltalen: senaste månaden, förändring, medel, könsskillnad, mot riket och mot målet.

Varje tal bär enhet, period, metod och källa. Ett tal som är räknat här säger det: källan är då «egen beräkning på
uppgifter från …», aldrig bara den som uppgifterna kom ifrån.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from redovisning.dokument.svarstyper import MANADER
from redovisning.vantetider.indikator import Indikator, Raknar
from redovisning.vantetider.indikatorer import INDIKATORER
from redovisning.vantetider.kontroll import tal
from redovisning.vantetider.matvarde import ALLA, KVINNOR, MAN, RIKET, Matvarde, Serie
from redovisning.vantetider.period import aret_innan, i_ord, perioder

PROCENT, PROCENTENHETER, ANTAL = "procent", "procentenheter", "antal"
_TIONDEL = Decimal("0.1")


@dataclass(frozen=True)
class Matt:
    """Ett nyckeltal. ``enhet`` är procent, procentenheter eller antal; ``forbehall`` sådant som läsaren bör veta."""

    namn: str
    varde: Decimal
    enhet: str
    period: str
    metod: str
    kalla: str
    forbehall: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Ger talet som det läses: ``86 %``, ``+2,5 procentenheter`` eller ``3 923``."""
        if self.enhet == PROCENT:
            return f"{tal(self.varde)}\xa0%"
        if self.enhet == PROCENTENHETER:
            ordet = PROCENTENHETER.removesuffix("er") if abs(self.varde) == 1 else PROCENTENHETER
            return f"{'+' if self.varde > 0 else ''}{tal(self.varde)} {ordet}"
        return tal(self.varde)


def egen_berakning(*kallor: str) -> str:
    """Ger källan för ett tal som är räknat här."""
    olika = list(dict.fromkeys(k for k in kallor if k))
    return f"egen beräkning på uppgifter från {' och '.join(olika)}" if olika else "egen beräkning"


class Nyckeltal:
    """Nyckeltalen för en mängd mätvärden. Undertryckta värden finns inte här, och ger inga tal."""

    def __init__(self, matvarden: Iterable[Matvarde], indikatorer: Mapping[str, Indikator] = INDIKATORER) -> None:
        self._indikatorer = indikatorer
        self._serier: dict[Serie, dict[str, Matvarde]] = {}
        for m in matvarden:
            self._serier.setdefault(m.serie, {})[m.period] = m

    def perioder(self, serie: Serie) -> list[str]:
        """Ger perioderna som har ett värde, de tidigaste först."""
        return sorted(p for p in self._serier.get(serie, {}) if self._tal(serie, p) is not None)

    def varde(self, serie: Serie, period: str) -> Matt | None:
        """Ger värdet för en period så som källan har det, eller räknat ur antalen; ``None`` när det saknas."""
        varde = self._tal(serie, period)
        if varde is None:
            return None
        m = self._serier[serie][period]
        raknat = m.andel is None and self._enhet(serie) == PROCENT
        kalla = egen_berakning(m.kalla) if raknat else m.kalla
        return Matt(i_ord(period), varde, self._enhet(serie), period, m.metod, kalla)

    def senaste(self, serie: Serie) -> Matt | None:
        """Ger det senaste värdet."""
        alla = self.perioder(serie)
        return self.varde(serie, alla[-1]) if alla else None

    def forandring(self, serie: Serie, fran: str, till: str) -> Matt | None:
        """Ger skillnaden mellan två perioder: procentenheter för en andel, antal för ett antal."""
        return self._skillnad(f"förändring från {i_ord(fran)}", (serie, till), (serie, fran))

    def mot_aret_innan(self, serie: Serie, period: str) -> Matt | None:
        """Ger skillnaden mot samma månad året innan."""
        return self._skillnad("mot samma period året innan", (serie, period), (serie, aret_innan(period)))

    def kvinnor_mot_man(self, serie: Serie, period: str) -> Matt | None:
        """Ger kvinnors värde minus mäns."""
        par = [(serie._replace(kon=kon), period) for kon in (KVINNOR, MAN)]
        return self._skillnad("kvinnor jämfört med män", *par)

    def mot_riket(self, serie: Serie, period: str) -> Matt | None:
        """Ger värdet minus rikets, samma period och samma metod. Rikets värde är utan ägarform och enhet."""
        riket = serie._replace(region=RIKET, enhet="", agarform=ALLA)
        return None if serie.region == RIKET else self._skillnad("jämfört med riket", (serie, period), (riket, period))

    def mot_malet(self, serie: Serie, period: str) -> Matt | None:
        """Ger värdet minus målet som gäller perioden; ``None`` när inget mål är känt."""
        varde, indikator = self.varde(serie, period), self._indikatorer.get(serie.indikator)
        mal = indikator.malet(serie.region, period) if indikator else None
        if varde is None or mal is None or varde.enhet != PROCENT:
            return None
        kalla = egen_berakning(varde.kalla, mal.kalla)
        namn = f"jämfört med målet {'över ' if mal.over else ''}{tal(mal.varde)}\xa0%"
        return Matt(namn, varde.varde - mal.varde, PROCENTENHETER, period, varde.metod, kalla)

    def arssumma(self, serie: Serie, ar: int, manader: Iterable[int] = range(1, 13)) -> Matt | None:
        """Ger summan av årets månader, bara de angivna; ``None`` när ingen av dem har ett värde.

        En månad utan värde, eller med ett som inte får visas, ingår inte. Förbehållet säger då vilka som ingår.
        """
        funna = [p for m in manader if self._tal(serie, p := f"{ar}-{m:02d}") is not None]
        if not funna:
            return None
        varde = sum((self._tal(serie, p) or Decimal(0) for p in funna), Decimal(0))
        kalla = egen_berakning(*(self._kalla(serie, p) for p in funna))
        metod, forbehall = self._serier[serie][funna[-1]].metod, _vilka_manader([int(p[5:]) for p in funna])
        return Matt(f"summa {ar}", varde, self._enhet(serie), str(ar), metod, kalla, forbehall)

    def mot_samma_manader(self, serie: Serie, ar: int) -> Matt | None:
        """Ger årets summa minus summan av samma månader året innan; ``None`` när någon av dem saknas då."""
        funna = [m for m in range(1, 13) if self._tal(serie, f"{ar}-{m:02d}") is not None]
        nu, da = self.arssumma(serie, ar), self.arssumma(serie, ar - 1, funna)
        if nu is None or da is None or nu.forbehall != da.forbehall:
            return None
        kalla = egen_berakning(*(self._kalla(serie, f"{a}-{m:02d}") for a in (ar, ar - 1) for m in funna))
        namn = "mot samma månader året innan"
        return Matt(namn, nu.varde - da.varde, nu.enhet, nu.period, nu.metod, kalla, nu.forbehall)

    def medel(self, serie: Serie, fran: str, till: str) -> Matt | None:
        """Ger medelvärdet över en tid.

        Genomförda räknas ihop: alla inom gränsen av alla. Väntande är ett läge varje månad, och där är medlet
        månadernas medel. Finns inte alla antal är det också månadernas medel. Metoden säger vilket, och förbehållet
        hur många perioder som saknas.
        """
        alla = perioder(fran, till)
        funna = [p for p in alla if self._tal(serie, p) is not None]
        if not funna:
            return None
        poster = [self._serier[serie][p] for p in funna]
        indikator = self._indikatorer.get(serie.indikator)
        flode = indikator is not None and indikator.raknar is Raknar.GENOMFORDA
        antal = [(m.inom, m.totalt) for m in poster if m.inom is not None and m.totalt is not None]
        if flode and self._enhet(serie) == PROCENT and len(antal) == len(poster) and any(t for _, t in antal):
            varde = Decimal(100 * sum(i for i, _ in antal)) / sum(t for _, t in antal)
            hur = "alla inom gränsen av alla under tiden"
        else:
            varde = sum((self._tal(serie, p) or Decimal(0) for p in funna), Decimal(0)) / len(funna)
            hur = "medel av periodernas värden"
        saknas = len(alla) - len(funna)
        forbehall = (
            *((f"{saknas} av {len(alla)} perioder saknas",) if saknas else ()),
            *self._brott(serie, fran, till),
        )
        period = fran if fran == till else f"{fran}–{till}"
        kalla = egen_berakning(*(m.kalla for m in poster))
        metod = ", ".join(d for d in (poster[-1].metod, hur) if d)
        avrundat = varde.quantize(_TIONDEL, ROUND_HALF_UP)
        return Matt(f"medel {period}", avrundat, self._enhet(serie), period, metod, kalla, forbehall)

    def _skillnad(self, namn: str, ena: tuple[Serie, str], andra: tuple[Serie, str]) -> Matt | None:
        a, b = self.varde(*ena), self.varde(*andra)
        if a is None or b is None:
            return None
        enhet = PROCENTENHETER if a.enhet == PROCENT else a.enhet
        perioder_ = ena[1] if ena[1] == andra[1] else f"{andra[1]} och {ena[1]}"
        kalla = egen_berakning(self._kalla(*ena), self._kalla(*andra))
        forbehall = self._brott(ena[0], *sorted((ena[1], andra[1])))
        return Matt(namn, a.varde - b.varde, enhet, perioder_, a.metod, kalla, forbehall)

    def _brott(self, serie: Serie, fran: str, till: str) -> tuple[str, ...]:
        """Ger en mening för varje brott i serien mellan perioderna."""
        indikator = self._indikatorer.get(serie.indikator)
        brott = (b for b in indikator.brott if fran < b.period <= till) if indikator else ()
        return tuple(f"brott i serien {i_ord(b.period)}: {b.orsak}" for b in brott)

    def _kalla(self, serie: Serie, period: str) -> str:
        return self._serier[serie][period].kalla

    def _tal(self, serie: Serie, period: str) -> Decimal | None:
        m = self._serier.get(serie, {}).get(period)
        if m is None or m.status:
            return None
        if self._enhet(serie) == ANTAL:
            return Decimal(m.totalt) if m.totalt is not None else None
        return m.procent

    def _enhet(self, serie: Serie) -> str:
        indikator = self._indikatorer.get(serie.indikator)
        return indikator.enhet if indikator else PROCENT


def _vilka_manader(nummer: list[int]) -> tuple[str, ...]:
    """Ger en text om vilka månader som ingår: ``januari–augusti`` eller ``10 av 12 månader``; inget för ett helt år."""
    if len(nummer) == 12:
        return ()
    forsta, sista = MANADER[nummer[0] - 1], MANADER[nummer[-1] - 1]
    if nummer == list(range(nummer[0], nummer[-1] + 1)):
        return (forsta if forsta == sista else f"{forsta}–{sista}",)
    return (f"{len(nummer)} av 12 månader",)
