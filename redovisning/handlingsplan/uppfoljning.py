"""Planens uppföljning: en rad per indikator med utfall, måluppfyllelse och utveckling, för alla och per kön.

Utfallet är det som står i planen. Saknas det, och indikatorn har en nyckel i väntetiderna, hämtas det därifrån.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from redovisning.handlingsplan.bedomning import Bedomning, Utveckling, bedom, utveckling
from redovisning.handlingsplan.malvarde import Malvarde, Riktning, malvarden_per_kon
from redovisning.handlingsplan.matstock import Matstock, matstocken
from redovisning.handlingsplan.tal import Varde, tolka_varde
from redovisning.utkast import Utkast
from redovisning.vantetider.indikatorer import hitta_indikator

ALLA, KVINNOR, MAN = KONEN = ("", "kvinnor", "män")
"""Könen som kolumnerna i planen: alla tillsammans, kvinnor och män."""

_FALT = {ALLA: "", KVINNOR: "_kvinnor", MAN: "_man"}


@dataclass(frozen=True)
class Hamtat:
    """Ett utfall ur väntetiderna, som text med enhet: det senaste, ett tidigare att jämföra med, period och källa.

    ``riktning`` är måttets egen; ``None`` när det inte har någon.
    """

    utfall: str
    tidigare: str = ""
    period: str = ""
    kalla: str = ""
    riktning: Riktning | None = None


Hamtare = Callable[[str, str], Hamtat | None]
"""Ger utfallet för en nyckel i väntetiderna och ett kön ur ``KONEN``; ``None`` när det inte finns."""


@dataclass(frozen=True)
class Konsutfall:
    """Utfallet för ett kön, eller för alla. ``text`` är som det skrevs, ``varde`` är talet när det är ett."""

    text: str
    tidigare: str
    varde: Varde | None
    bedomning: Bedomning
    utveckling: Utveckling | None
    hamtat: Hamtat | None = None


@dataclass(frozen=True)
class Uppfoljningsrad:
    """En indikator i uppföljningen. ``stig`` är dess väg i planen, till exempel ``indikatorer[2]``.

    ``utfallsperiod`` är perioden för ett utfall ur väntetiderna; ``uppfoljningsperiod`` är planens egen uppgift.
    """

    stig: str
    styrmatt: str
    malvarde: str
    riktning: Riktning | None
    per_kon: Mapping[str, Konsutfall]
    framgangsfaktor: str = ""
    uppfoljningsperiod: str = ""
    utfallsperiod: str = ""
    nyckel: str = ""
    mal: frozenset[str] = frozenset()
    kalla: str = ""

    @property
    def redovisade(self) -> tuple[str, ...]:
        """Ger de kön som har ett utfall; bara ``""`` när inget har det."""
        return tuple(kon for kon in KONEN if self.per_kon[kon].text) or (ALLA,)


def folj_upp(
    plan: Utkast, hamta: Hamtare | None = None, matstock: Matstock | None = None
) -> tuple[Uppfoljningsrad, ...]:
    """Ger en rad per indikator i planen, i planens ordning. Utan ``matstock`` gäller planens egen."""
    matstock = matstock or matstocken(plan)
    return tuple(_rad(plan, stig, hamta, matstock) for stig in postvagar(plan, "indikatorer"))


def hamtade_utfall(rader: Iterable[Uppfoljningsrad]) -> dict[str, str]:
    """Ger väg i planen → utfallet som väntetiderna ger den, för de utfall som inte är skrivna."""
    return {f"{rad.stig}.utfall{_FALT[kon]}": u.text for rad in rader for kon, u in rad.per_kon.items() if u.hamtat}


def postvagar(plan: Utkast, lista: str) -> list[str]:
    """Ger vägarna till de poster i listan som har något svar, till exempel ``atgarder[2]``."""
    fore = f"{lista}["
    besvarade = {stig[len(fore) :].partition("].")[0] for stig in plan.svar if stig.startswith(fore)}
    return [f"{fore}{i}]" for i in range(plan.antal_poster(lista)) if str(i) in besvarade]


def malnummer(text: str) -> frozenset[str]:
    """Ger numren på de mål som räknas upp: ``M1, M3`` → ``{"M1", "M3"}``, med stora bokstäver."""
    return frozenset(bit.strip().upper() for bit in text.replace(";", ",").split(",") if bit.strip())


def _rad(plan: Utkast, stig: str, hamta: Hamtare | None, matstock: Matstock) -> Uppfoljningsrad:
    def svar(namn: str) -> str:
        return plan[f"{stig}.{namn}"] or ""

    vantetider = {kon: hamta(svar("nyckel"), kon) for kon in KONEN} if hamta and svar("nyckel") else {}
    riktning = _riktning(svar("riktning"), svar("nyckel"), [h for h in vantetider.values() if h])
    malen = malvarden_per_kon(svar("malvarde"), riktning)
    per_kon: dict[str, Konsutfall] = {}
    for kon, slut in _FALT.items():
        eget, forr = svar(f"utfall{slut}"), svar(f"tidigare{slut}")
        hamtat = None if eget else vantetider.get(kon)
        utfall, tidigare = (hamtat.utfall, forr or hamtat.tidigare) if hamtat else (eget, forr)
        per_kon[kon] = _konsutfall(malen[kon], utfall, tidigare, hamtat, riktning, matstock)
    hamtade = [u.hamtat for u in per_kon.values() if u.hamtat]
    return Uppfoljningsrad(
        stig,
        svar("styrmatt"),
        svar("malvarde"),
        next((m.riktning for m in malen.values() if m and m.riktning), riktning),
        per_kon,
        svar("framgangsfaktor"),
        svar("uppfoljningsperiod"),
        next((h.period for h in hamtade), ""),
        svar("nyckel"),
        malnummer(svar("mal")),
        svar("kalla") or next((h.kalla for h in hamtade), ""),
    )


def _riktning(skriven: str, nyckel: str, hamtade: Sequence[Hamtat]) -> Riktning | None:
    """Ger riktningen som planen säger, annars den som måttet i väntetiderna har."""
    kand = hitta_indikator(nyckel) if nyckel else None
    matt = [skriven, *(h.riktning for h in hamtade), kand.riktning.value if kand else ""]
    return next((Riktning(m) for m in matt if m in list(Riktning)), None)


def _konsutfall(
    malet: Malvarde | None,
    text: str,
    tidigare: str,
    hamtat: Hamtat | None,
    riktning: Riktning | None,
    matstock: Matstock,
) -> Konsutfall:
    varde, forr = tolka_varde(text), tolka_varde(tidigare)
    riktning = (malet.riktning if malet else None) or riktning
    return Konsutfall(
        text,
        tidigare,
        varde,
        bedom(malet, varde, forr, matstock),
        utveckling(varde, forr, riktning, matstock),
        hamtat,
    )
