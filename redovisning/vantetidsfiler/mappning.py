"""Användarens mappning: en YAML-fil som säger vad kolumnerna i en tabell betyder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from redovisning.dokument.fragor import MAPPNING
from redovisning.dokument.vantetidsmappning import Vantetidsmappning
from redovisning.fel import Anvandningsfel
from redovisning.utkast import Utkast
from redovisning.vantetider.indikator import Indikator
from redovisning.vantetider.indikatorer import INDIKATORER, hitta_indikator
from redovisning.vantetider.period import tolka_period
from redovisning.vantetider.ur_dokument import indikatorer_ur
from redovisning.vantetidsfiler.form import Form, Grupp
from redovisning.vantetidsfiler.rubriker import DIMENSIONER, TEXTER, regionens_namn, rent

_FASTA = {
    "indikator": "indikator",
    "region": "region",
    "period": "period",
    "kon": "kön",
    "agarform": "ägarform",
    "metod": "metod",
    "kalla": "källa",
}
_TAL = {"antal inom": "inom", "antal totalt": "totalt", "andel": "andel"}


@dataclass(frozen=True)
class Mappning:
    """En mappning. ``kolumner`` är rubrik → betydelse, indikator och kön; ``ord`` är skrivet → läst."""

    utkast: Utkast
    kannetecken: str
    fasta: Mapping[str, str]
    kolumner: Mapping[str, tuple[str, str, str]]
    ord: Mapping[str, str]
    rubrikerna_ar: str = ""
    cellerna_ar: str = "andel"

    def form(self, rubrikrad: int, celler: Sequence[object], indikatorer: Mapping[str, Indikator]) -> Form | None:
        """Ger formen när raden är tabellens rubrikrad, det vill säga har kännetecknet."""
        rubriker = [rent(c) for c in celler]
        if self.kannetecken not in rubriker:
            return None
        form = Form(rubrikrad, tuple(" ".join(str(c).split()) for c in celler), {}, (), self.fasta)
        dimensioner: dict[str, int] = {}
        grupper: dict[tuple[str, ...], Grupp] = {}
        oanvanda = []
        for i, rubrik in enumerate(rubriker):
            roll, indikator, kon = self.kolumner.get(rubrik, ("", "", ""))
            if roll in (*DIMENSIONER, *TEXTER) and roll not in dimensioner:
                dimensioner[roll] = i
            elif roll in _TAL:
                fasta = {n: v for n, v in (("indikator", indikator), ("kon", kon)) if v}
                grupp = grupper.get((indikator, kon), Grupp(fasta))
                if getattr(grupp, _TAL[roll]) is not None:
                    oanvanda.append(i)
                    continue
                grupper[indikator, kon] = grupp.med_tal(_TAL[roll], i)
            elif not roll and rubrik and self.rubrikerna_ar and (rubrik,) not in grupper:
                grupper[rubrik,] = Grupp(self._bred(celler[i], indikatorer)).med_tal(_TAL[self.cellerna_ar], i)
            elif rubrik and roll in ("", *DIMENSIONER, *TEXTER):
                oanvanda.append(i)
        return replace(form, dimensioner=dimensioner, grupper=tuple(grupper.values()), oanvanda=tuple(oanvanda))

    def saknade(self, form: Form) -> list[str]:
        """Ger de rubriker som mappningen nämner och tabellen inte har."""
        finns = {rent(r) for r in form.rubriker}
        return [rubrik for rubrik in self.kolumner if rubrik not in finns]

    def _bred(self, rubrik: object, indikatorer: Mapping[str, Indikator]) -> dict[str, str]:
        """Ger det som en rubrik i en bred tabell säger."""
        text = " ".join(str(rubrik).split())
        text = self.ord.get(text.casefold(), text)
        match self.rubrikerna_ar:
            case "region eller enhet":
                region = regionens_namn(text)
                return {"region": region} if region else {"enhet": text, **self._hemma()}
            case "kön":
                return {"kon": text.casefold()}
            case "period":
                return {"period": tolka_period(rubrik) or tolka_period(text) or text}
            case "indikator":
                funnen = hitta_indikator(text, indikatorer)
                return {"indikator": funnen.nyckel if funnen else text}
        return {self.rubrikerna_ar: text}

    def _hemma(self) -> dict[str, str]:
        return {"region": self.fasta["region"]} if "region" in self.fasta else {}


def mappning_ur(utkast: Utkast, indikatorer: Mapping[str, Indikator] = INDIKATORER) -> Mappning:
    """Ger mappningen ur ett läst utkast. ``indikatorer`` är de kända; mappningens egna är också kända för den.

    Raises:
        Anvandningsfel: utkastet är ingen mappning.
        OfullstandigtUtkast: mappningen har fel; undantaget bär anmärkningarna.
    """
    if utkast.dokument.filnamn != MAPPNING:
        namn = utkast.fil.name if utkast.fil else "filen"
        raise Anvandningsfel(f"{namn}: filen är ingen mappning. Den ska börja med «mappning: 2024».")
    modell = utkast.modell()
    assert isinstance(modell, Vantetidsmappning)
    kanda = {**indikatorer, **indikatorer_ur(utkast, indikatorer)}
    return Mappning(
        utkast,
        rent(modell.kannetecken),
        {roll: _fast(roll, v, utkast, kanda) for namn, roll in _FASTA.items() if (v := getattr(modell, namn))},
        {
            rent(k.rubrik): (
                k.betyder,
                _fast("indikator", k.indikator, utkast, kanda) if k.indikator else "",
                k.kon or "",
            )
            for k in modell.kolumner
        },
        {" ".join(o.skrivet.split()).casefold(): o.lases for o in modell.ord},
        modell.rubrikerna_ar or "",
        modell.cellerna_ar or "andel",
    )


def _fast(roll: str, text: str, utkast: Utkast, indikatorer: Mapping[str, Indikator]) -> str:
    """Ger en uppgift för hela tabellen så som mätvärden har den."""
    match roll:
        case "period":
            varde = tolka_period(text)
        case "indikator":
            funnen = hitta_indikator(text, indikatorer)
            varde = funnen.nyckel if funnen else None
        case "region":
            varde = regionens_namn(text)
        case _:
            return text
    if varde is None:
        namn = utkast.fil.name if utkast.fil else "mappningen"
        raise Anvandningsfel(f"{namn}: «{text}» är ingen känd {roll}.")
    return varde
