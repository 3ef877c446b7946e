"""Måluppfyllelse och utveckling: uttalade regler, ett tecken **och** ett ord för var och en.

Tecknen är de som regionernas uppföljningstabeller brukar ha. Reglerna:

- *uppfyllt*: utfallet når målet. Är målet att öka eller minska räcker det att utfallet har gått åt rätt håll.
- *delvis*: utfallet når inte målet men ligger inom toleransen, räknad i procent av målet. Är målet en förändring
  räknas också ett utfall som har gått minst halvvägs från jämförelsevärdet.
- *ej uppfyllt*: allt annat.
- *ej bedömt*: målvärde, utfall, riktning eller jämförelsevärde saknas eller har olika enheter. Skälet följer med.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from redovisning.handlingsplan.malvarde import PROCENTENHETER, Malvarde, Riktning
from redovisning.handlingsplan.matstock import Matstock
from redovisning.handlingsplan.tal import Varde


class Maluppfyllelse(StrEnum):
    """Om målet är nått."""

    UPPFYLLT = "uppfyllt"
    DELVIS = "delvis uppfyllt"
    EJ_UPPFYLLT = "ej uppfyllt"
    EJ_BEDOMT = "ej bedömt"

    @property
    def tecken(self) -> str:
        """Ger tecknet: ■ ● ▲ ◆."""
        return {"uppfyllt": "■", "delvis uppfyllt": "●", "ej uppfyllt": "▲", "ej bedömt": "◆"}[self.value]


class Hall(StrEnum):
    """Åt vilket håll utfallet har gått."""

    UPP = "ökar"
    LIKA = "oförändrat"
    NED = "minskar"

    @property
    def tecken(self) -> str:
        """Ger pilen: ↑ → ↓."""
        return {"ökar": "↑", "oförändrat": "→", "minskar": "↓"}[self.value]


@dataclass(frozen=True)
class Bedomning:
    """Måluppfyllelsen, och skälet när den inte gick att bedöma."""

    uppfyllelse: Maluppfyllelse
    skal: str = ""

    def __str__(self) -> str:
        """Ger tecken och ord: ``■ uppfyllt``."""
        return f"{self.uppfyllelse.tecken} {self.uppfyllelse.value}"


@dataclass(frozen=True)
class Utveckling:
    """Hållet, och om det är bra; ``None`` när riktningen inte är känd eller inget har ändrats."""

    hall: Hall
    bra: bool | None = None

    def __str__(self) -> str:
        """Ger tecken och ord: ``↑ ökar, bättre``."""
        omdome = "" if self.bra is None else ", bättre" if self.bra else ", sämre"
        return f"{self.hall.tecken} {self.hall.value}{omdome}"


def bedom(
    malet: Malvarde | None, utfall: Varde | None, tidigare: Varde | None = None, matstock: Matstock | None = None
) -> Bedomning:
    """Ger måluppfyllelsen för ett utfall mot ett målvärde, enligt reglerna ovan."""
    if hinder := _hinder(malet, utfall, tidigare):
        return Bedomning(Maluppfyllelse.EJ_BEDOMT, hinder)
    assert malet is not None
    assert malet.riktning is not None
    assert utfall is not None
    gransen = malet.malet(tidigare.tal if tidigare else None)
    assert gransen is not None
    # Alla jämförelser görs som om högre vore bättre.
    tecken = 1 if malet.riktning is Riktning.HOGRE else -1
    over = tecken * (utfall.tal - gransen)
    strangt = malet.strangt or (malet.grans is None and malet.andring is None)
    if over > 0 or (over == 0 and not strangt):
        return Bedomning(Maluppfyllelse.UPPFYLLT)
    tolerans = (matstock or Matstock()).tolerans
    delvis = -over <= abs(gransen) * tolerans / 100
    if malet.grans is None:
        assert tidigare is not None
        vunnet = tecken * (utfall.tal - tidigare.tal)
        delvis = over == 0 if malet.andring is None else 2 * vunnet >= abs(gransen - tidigare.tal)
    return Bedomning(Maluppfyllelse.DELVIS if delvis else Maluppfyllelse.EJ_UPPFYLLT)


def utveckling(
    utfall: Varde | None, tidigare: Varde | None, riktning: Riktning | None, matstock: Matstock | None = None
) -> Utveckling | None:
    """Ger utvecklingen sedan det tidigare utfallet; ``None`` när något av dem saknas eller de har olika enheter."""
    if utfall is None or tidigare is None or utfall.enhet != tidigare.enhet:
        return None
    skillnad = utfall.tal - tidigare.tal
    grans = (matstock or Matstock()).oforandrat
    if utfall.enhet != "%":
        grans = abs(tidigare.tal) * grans / 100
    if abs(skillnad) <= grans:
        return Utveckling(Hall.LIKA)
    upp = skillnad > 0
    return Utveckling(Hall.UPP if upp else Hall.NED, None if riktning is None else upp is (riktning is Riktning.HOGRE))


def _hinder(malet: Malvarde | None, utfall: Varde | None, tidigare: Varde | None) -> str:
    if malet is None:
        return "målvärdet saknas eller går inte att läsa som ett tal"
    if utfall is None:
        return "utfallet saknas eller går inte att läsa som ett tal"
    if malet.riktning is None:
        return "målvärdet säger inte om högre eller lägre är bättre"
    if malet.grans is None and tidigare is None:
        return f"värdet att jämföra med{f' ({malet.jamfort_med})' if malet.jamfort_med else ''} saknas"
    jamfort = malet.grans or tidigare
    andring = malet.andring.enhet if malet.andring else utfall.enhet
    if (jamfort is not None and jamfort.enhet != utfall.enhet) or andring not in ("%", *_i_samma(utfall.enhet)):
        return "målvärdet och utfallet har olika enheter"
    return ""


def _i_samma(enhet: str) -> tuple[str, ...]:
    """Ger enheterna som en ändring av utfallet kan ha: «öka med 5» är procentenheter för en andel, annars enheten."""
    return ("", *PROCENTENHETER) if enhet == "%" else (enhet, "")
