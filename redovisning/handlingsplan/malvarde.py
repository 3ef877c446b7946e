"""Målvärden ur text: ``≥ 90 %``, ``100 %``, ``Öka``, ``Minska med 50 % jämfört med 2020``, ``K: 16 % M: 17,2 %``.

Ett målvärde som inte säger åt vilket håll det är bättre, till exempel ``40 %``, behöver en riktning. Bara 100 procent
och 0 procent säger det själva: mer respektive mindre går inte att nå.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from redovisning.handlingsplan.tal import Varde, enheten, tolka_varde

PROCENTENHETER = ("procentenheter", "procentenhet", "p.e", "pe", "%-enheter", "%-enhet")
"""Så skrivs en ändring av en andel. Punkten sist är borta när målvärdet läses."""


class Riktning(StrEnum):
    """Åt vilket håll ett bättre utfall ligger."""

    HOGRE = "högre är bättre"
    LAGRE = "lägre är bättre"


@dataclass(frozen=True)
class Malvarde:
    """Ett målvärde.

    Har ``grans`` ett värde ska utfallet nå dit. Annars ska det öka eller minska: med ``andring`` (i ``%`` av
    jämförelsevärdet, i ``procentenheter`` eller i enheten själv) eller, utan ``andring``, över huvud taget.
    ``strangt``: gränsen själv räcker inte (``> 80 %``). ``jamfort_med`` är perioden som anges, till exempel ``2020``.
    """

    riktning: Riktning | None
    grans: Varde | None = None
    strangt: bool = False
    andring: Varde | None = None
    jamfort_med: str = ""

    def malet(self, tidigare: Decimal | None) -> Decimal | None:
        """Ger talet som ska nås, räknat från jämförelsevärdet när målet är en förändring; ``None`` när det saknas."""
        if self.grans:
            return self.grans.tal
        if tidigare is None or self.andring is None:
            return tidigare
        steg = tidigare * self.andring.tal / 100 if self.andring.enhet == "%" else self.andring.tal
        return tidigare + (steg if self.riktning is Riktning.HOGRE else -steg)


_MINST = r"≥|>=|=>|minst|lägst"
_HOGST = r"≤|<=|=<|högst|max(?:imalt)?\.?"
_OVER = r">|mer än|över"
_UNDER = r"<|mindre än|färre än|under"
_GRANS = re.compile(rf"(?:({_MINST})|({_HOGST})|({_OVER})|({_UNDER}))\s*(.+)", re.IGNORECASE)
_ANDRING = re.compile(
    r"(?:ska )?(?:(öka|ökar|ökning)|(minska|minskar|minskning))"
    r"(?:\s+med\s+(?:minst\s+)?(.+?))?"
    r"(?:,?\s+(?:jämfört med|jmf\.? med|jfr\.? med|från|sedan)\s+(.+))?",
    re.IGNORECASE,
)
_PER_KON = re.compile(r"\b(K|M|kvinnor|män)\s*:\s*", re.IGNORECASE)


def tolka_malvarde(text: str, riktning: Riktning | None = None) -> Malvarde | None:
    """Ger målvärdet; ``None`` när texten inte går att läsa så. ``riktning`` gäller när texten inte säger den."""
    skrivet = " ".join(text.replace("\xa0", " ").split()).rstrip(". ")
    if m := _ANDRING.fullmatch(skrivet):
        return _forandring(m)
    if m := _GRANS.fullmatch(skrivet):
        varde = tolka_varde(m[5])
        hall = Riktning.HOGRE if m[1] or m[3] else Riktning.LAGRE
        return Malvarde(hall, varde, strangt=bool(m[3] or m[4])) if varde else None
    varde = tolka_varde(skrivet)
    return Malvarde(riktning or _egen_riktning(varde), varde) if varde else None


def malvarden_per_kon(text: str, riktning: Riktning | None = None) -> dict[str, Malvarde | None]:
    """Ger målvärdet för ``""`` (totalt), ``kvinnor`` och ``män``. Står bara ett målvärde gäller det alla tre."""
    delar = _PER_KON.split(text)
    if len(delar) == 1:
        malet = tolka_malvarde(text, riktning)
        return {"": malet, "kvinnor": malet, "män": malet}
    ut: dict[str, Malvarde | None] = {"": tolka_malvarde(delar[0], riktning), "kvinnor": None, "män": None}
    for kon, bit in zip(delar[1::2], delar[2::2], strict=True):
        ut["kvinnor" if kon.casefold().startswith("k") else "män"] = tolka_malvarde(bit.strip(" ,;/"), riktning)
    return ut


def riktningen_sags(text: str) -> bool:
    """Sant när målvärdet självt säger om högre eller lägre är bättre."""
    return any(malet and malet.riktning for malet in malvarden_per_kon(text).values())


def _forandring(m: re.Match[str]) -> Malvarde | None:
    malet = Malvarde(Riktning.HOGRE if m[1] else Riktning.LAGRE, jamfort_med=m[4] or "")
    if not m[3]:
        return malet
    med = tolka_varde(m[3])
    return replace(malet, andring=Varde(med.tal, enheten(med.enhet))) if med else None


def _egen_riktning(varde: Varde | None) -> Riktning | None:
    if varde and varde.enhet == "%" and varde.tal in (0, 100):
        return Riktning.HOGRE if varde.tal else Riktning.LAGRE
    return None
