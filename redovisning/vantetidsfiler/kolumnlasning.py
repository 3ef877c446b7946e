"""Kolumnerna i en tabell, tolkade: varje roll har sitt sätt att läsa en cell, och det oläsliga blir anmärkningar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from redovisning.anmarkning import kort
from redovisning.granskning.meddelanden import anmark
from redovisning.granskning.tecken_klasser import citera
from redovisning.tabeller.tabell import Tabell
from redovisning.utkast import Utkast
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import hitta_indikator
from redovisning.vantetider.matvarde import ALLA
from redovisning.vantetider.period import tolka_period
from redovisning.vantetidsfiler import celler
from redovisning.vantetidsfiler.celler import OLASBAR, Minne, Talkolumn
from redovisning.vantetidsfiler.form import Form
from redovisning.vantetidsfiler.inlast import Inlast
from redovisning.vantetidsfiler.namn import Namn

_VANTAT = {
    "period": "en månad eller ett år, till exempel 2024-01 eller januari 2024",
    "indikator": "en indikator",
    "region": "en region, eller en enhet under sin region (saknas den i tabellen: ange --region)",
    "kön": "alla, kvinnor eller män",
    "ägarform": "alla, region eller privat",
    "status": "undertryckt, saknas eller tomt",
    "antal": "ett heltal, till exempel 3 923",
    "andel": "en andel i procent, till exempel 75 %",
}
_FORVAL = {"kön": ALLA, "ägarform": ALLA}
_TEXTER = ("metod", "källa", "specialitet", "intervall")

_STORSTA_DEL = 2
"""Ett tal som är större än så är procent, inte en del av ett som blivit fel."""

Kolumner = Sequence[Sequence[Any]]


class Kolumnlasning:
    """Läser kolumnerna i en tabell. ``ord`` är användarens egna ord: skrivet → läst."""

    def __init__(
        self,
        tabell: Tabell,
        form: Form,
        indikatorer: Mapping[str, Indikator],
        barare: Utkast,
        ut: Inlast,
        ord_: Mapping[str, str],
    ) -> None:
        self.tabell, self.form, self.barare, self.ut = tabell, form, barare, ut
        self._indikatorer = indikatorer
        self._namn = Namn(form.fasta.get("region", ""))
        self._ord = {k.casefold(): v for k, v in ord_.items()}
        tolkar: dict[str, Callable[[Any], object]] = {
            "indikator": self._indikator,
            "region": self._namn.region,
            "enhet": celler.fri_text,
            "period": lambda cell: tolka_period(cell) or OLASBAR,
            "kön": celler.ord_ur(celler.KONORD),
            "ägarform": celler.ord_ur(celler.AGARORD),
            **dict.fromkeys(_TEXTER, celler.fri_text),
            "status": celler.ord_ur(celler.STATUSORD),
        }
        self._minnen = {roll: self._minne(tolka) for roll, tolka in tolkar.items()}
        self._antal = self._minne(celler.antal)
        self._andelar: dict[int, Minne] = {}

    def dimensioner(self, kolumner: Kolumner, nummer: Sequence[int], felrader: set[int]) -> dict[str, list[Any]]:
        """Ger varje dimension som en kolumn av tolkade värden, eller det fasta värdet för varje rad."""
        d, fasta, n = self.form.dimensioner, self.form.fasta, len(nummer)
        ut = {roll: [fasta.get(roll) or _FORVAL.get(roll, "")] * n for roll in self._minnen}
        for roll in self._minnen.keys() & (d.keys() - ({"period"} if "år" in d else set())):
            ut[roll] = self._tolkad(self._minnen[roll], kolumner[d[roll]], roll, d[roll], nummer, felrader)
        if "år" in d:
            i = d.get("period", d["år"])
            perioder = [
                a if i == d["år"] else _manad_och_ar(str(celler.fri_text(m)), str(celler.fri_text(a)))
                for m, a in zip(kolumner[i], kolumner[d["år"]], strict=True)
            ]
            ut["period"] = self._tolkad(self._minnen["period"], perioder, "period", i, nummer, felrader)
        if "region eller enhet" in d:
            i = d["region eller enhet"]
            ut["region"], ut["enhet"] = self._namn.kolumn(
                [self._ord.get(str(c).strip().casefold(), c) for c in kolumner[i]]
            )
            self._olasbara(ut["region"], kolumner[i], "region", i, nummer, felrader)
        if "källa" in d and (kalla := fasta.get("källa")):
            ut["källa"] = [k or kalla for k in ut["källa"]]
        return ut

    def antal(self, kolumner: Kolumner, i: int | None, nummer: Sequence[int], felrader: set[int]) -> Talkolumn:
        """Ger en kolumn av antal; bara ``None`` när kolumnen inte finns."""
        if i is None:
            return Talkolumn([None] * len(nummer), (None,))
        tal = self._tolkad(self._antal, kolumner[i], "antal", i, nummer, felrader)
        return Talkolumn(tal, self._antal.sarskilda)

    def andelar(self, kolumner: Kolumner, i: int | None, nummer: Sequence[int], felrader: set[int]) -> Talkolumn:
        """Ger en kolumn av andelar i procent; bara ``None`` när kolumnen inte finns."""
        if i is None:
            return Talkolumn([None] * len(nummer), (None,))
        if i not in self._andelar:
            self._andelar[i] = self._minne(self._andelens_tolk(i, kolumner[i]))
        minne = self._andelar[i]
        return Talkolumn(self._tolkad(minne, kolumner[i], "andel", i, nummer, felrader), minne.sarskilda)

    def anmark(self, kod: str, rad: int, kolumn: int, **varden: object) -> None:
        """Lägger till en anmärkning om en cell; rad och kolumn räknas från 1."""
        self.ut.anmarkningar.append(anmark(kod, self.barare, None, self.tabell.plats(rad, kolumn), **varden))

    def _minne(self, tolka: Callable[[Any], object]) -> Minne:
        if not self._ord:
            return Minne(tolka)
        return Minne(lambda c: tolka(self._ord.get(" ".join(c.split()).casefold(), c) if isinstance(c, str) else c))

    def _indikator(self, cell: object) -> object:
        text = str(celler.fri_text(cell))
        funnen = hitta_indikator(text, self._indikatorer)
        return funnen.nyckel if funnen else text or OLASBAR

    def _andelens_tolk(self, i: int, kolumn: Iterable[Any]) -> Callable[[Any], object]:
        """Ger läsaren för en kolumn: procent, eller delar av ett när alla tal i första satsen är högst ett.

        Excels procentformat följer inte med ur cellen: 75 % är talet 0,75.
        """
        tal = [c for c in kolumn if isinstance(c, float | int)]
        if not any(tal):
            if _kan_vara_delar_av_ett(kolumn):
                self._kanske_delar_av_ett(i, "bara tal från 0 till 1")
            return celler.andel
        if not all(0 <= t <= 1 for t in tal):
            if max(tal) <= _STORSTA_DEL and 2 * sum(0 < t <= 1 for t in tal) > sum(map(bool, tal)):
                storst = f"{max(tal):g}".replace(".", ",")
                self._kanske_delar_av_ett(i, f"mest tal från 0 till 1, men också {storst}")
            return celler.andel
        self.anmark("VT07", max(self.form.rubrikrad, 1), i + 1, rubrik=self._rubrik(i))
        return celler.andel_av_ett

    def _kanske_delar_av_ett(self, i: int, vad: str) -> None:
        self.anmark("VT15", max(self.form.rubrikrad, 1), i + 1, rubrik=self._rubrik(i), vad=vad)

    def _tolkad(
        self, minne: Minne, kolumn: Sequence[Any], roll: str, i: int, nummer: Sequence[int], felrader: set[int]
    ) -> list[Any]:
        if bool in set(map(type, kolumn)):
            # Sant och falskt är lika med 1 och 0 i en uppslagning, men är inga tal.
            kolumn = [("SANT" if c else "FALSKT") if isinstance(c, bool) else c for c in kolumn]
        tolkade = list(map(minne.__getitem__, kolumn))
        if OLASBAR in minne.sarskilda:
            self._olasbara(tolkade, kolumn, roll, i, nummer, felrader)
        return tolkade

    def _olasbara(
        self,
        tolkade: Sequence[Any],
        kolumn: Sequence[Any],
        roll: str,
        i: int,
        nummer: Sequence[int],
        felrader: set[int],
    ) -> None:
        if OLASBAR not in tolkade:
            return
        for rad, (varde, cell) in enumerate(zip(tolkade, kolumn, strict=True)):
            if varde is OLASBAR:
                felrader.add(rad)
                visad = f"«{citera(str(cell))}»" if str(cell).strip() else "en tom cell"
                self.anmark(
                    "VT02", nummer[rad], i + 1, rubrik=self._rubrik(i), cell=visad, vantat=_VANTAT.get(roll, roll)
                )

    def _rubrik(self, i: int) -> str:
        rubrik = kort(self.form.rubriker[i], 50) if i < len(self.form.rubriker) else ""
        return f"«{rubrik}»" if rubrik else f"nummer {i + 1}"


def _kan_vara_delar_av_ett(kolumn: Iterable[Any]) -> bool:
    """Sant när alla tal i text är från 0 till 1, något är däremellan och inget har procenttecken."""
    andelar = [(c, celler.andel(c)) for c in set(kolumn) if isinstance(c, str)]
    tal = [t for _, t in andelar if isinstance(t, Decimal)]
    return any(0 < t < 1 for t in tal) and all(0 <= t <= 1 for t in tal) and not any("%" in c for c, _ in andelar)


def _manad_och_ar(manad: str, ar: str) -> str:
    """Ger perioden ur två celler: månaden i ord, eller som ett tal från 1 till 12."""
    return f"{ar}-{manad.zfill(2)}" if manad.isdigit() and len(manad) <= 2 else f"{manad} {ar}"
