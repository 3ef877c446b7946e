"""Jämställdhetsanalysen: skillnaden mellan kvinnor och män, om den är stor och vad planen gör åt den."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from redovisning.handlingsplan.malvarde import Riktning
from redovisning.handlingsplan.matstock import Matstock, matstocken
from redovisning.handlingsplan.uppfoljning import KVINNOR, MAN, Uppfoljningsrad, malnummer, postvagar
from redovisning.utkast import Utkast


@dataclass(frozen=True)
class Konsskillnad:
    """Kvinnornas utfall minus männens. ``enhet`` är ``procentenheter``, eller ``procent`` av det större talet.

    ``samst`` är det kön som har det sämre utfallet; tomt när riktningen är okänd eller utfallen är lika.
    ``atgarder`` är vägarna till planens åtgärder för indikatorn.
    """

    rad: Uppfoljningsrad
    skillnad: Decimal
    enhet: str
    stor: bool
    samst: str = ""
    atgarder: tuple[str, ...] = ()


def konsskillnader(
    plan: Utkast, rader: Iterable[Uppfoljningsrad], matstock: Matstock | None = None
) -> tuple[Konsskillnad, ...]:
    """Ger skillnaden för varje indikator som har utfall för båda könen i samma enhet, i planens ordning.

    Utan ``matstock`` gäller planens egen.
    """
    grans = (matstock or matstocken(plan)).stor_skillnad
    return tuple(s for rad in rader if (s := _skillnad(plan, rad, grans)))


def atgarder_for(plan: Utkast, rad: Uppfoljningsrad) -> tuple[str, ...]:
    """Ger vägarna till de åtgärder som nämner indikatorn, eller som hör till ett av dess mål."""
    namn = {n.casefold() for n in (rad.styrmatt, rad.nyckel) if n}
    ut = []
    for stig in postvagar(plan, "atgarder"):
        namnda = {bit.strip().casefold() for bit in (plan[f"{stig}.indikator"] or "").split(";")}
        if namnda & namn or malnummer(plan[f"{stig}.mal"] or "") & rad.mal:
            ut.append(stig)
    return tuple(ut)


def _skillnad(plan: Utkast, rad: Uppfoljningsrad, grans: Decimal) -> Konsskillnad | None:
    kvinnor, man = (rad.per_kon[kon].varde for kon in (KVINNOR, MAN))
    if kvinnor is None or man is None or kvinnor.enhet != man.enhet:
        return None
    skillnad, enhet = kvinnor.tal - man.tal, "procentenheter"
    samst = ""
    if rad.riktning and skillnad:
        samst = KVINNOR if (skillnad < 0) is (rad.riktning is Riktning.HOGRE) else MAN
    if kvinnor.enhet != "%":
        storst = max(abs(kvinnor.tal), abs(man.tal)) or Decimal(1)
        skillnad, enhet = (100 * skillnad / storst).quantize(Decimal("0.1"), ROUND_HALF_UP), "procent"
    return Konsskillnad(rad, skillnad, enhet, abs(skillnad) > grans, samst, atgarder_for(plan, rad))
