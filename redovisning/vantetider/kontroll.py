"""Kontrollen: mätvärden som inte kan stämma, eller som inte stämmer med varandra. Ger avvikelser som data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from redovisning.vantetider.matvarde import ALLA, KVINNOR, MAN, Matvarde, Serie, andel_i_procent, sista_siffran
from redovisning.vantetider.period import flytta
from redovisning.vantetider.smatal import har_litet_antal, litet
from redovisning.vantetider.troskel import TROSKEL

HOPP = 30
"""Ett större hopp än så nämns: procent för ett antal, procentenheter för en andel, mot månaden före."""
HOPP_MINST = 20
"""Ett antal ska ha varit minst så stort i någon av månaderna för att ett hopp ska nämnas."""


SMATT = "talen är för små för att visas"
"""Det som sägs i stället för talen i ett meddelande: ett litet antal visas inte där heller."""


class Avvikelse(NamedTuple):
    """En avvikelse: koden i katalogen, mätvärdets plats i listan, värden till meddelandet och fältet som det gäller.

    ``andra`` är det andra mätvärdet när två krockar.
    """

    kod: str
    nummer: int
    varden: Mapping[str, object]
    falt: str = "indikator"
    andra: int | None = None


def kontrollera(matvarden: Sequence[Matvarde], troskel: int = TROSKEL) -> list[Avvikelse]:
    """Ger det som inte kan stämma eller inte stämmer sinsemellan, i den ordning mätvärdena står.

    Ett antal som är mindre än tröskeln, och tal som röjer ett sådant, står inte i värdena.
    """
    forsta: dict[tuple[Serie, str], int] = {}
    ut: list[Avvikelse] = []
    for i, m in enumerate(matvarden):
        ut.extend(_ensam(i, m, troskel))
        nyckel = (m.serie, m.period)
        if (j := forsta.setdefault(nyckel, i)) != i:
            ut.append(_krock(i, j, m, matvarden[j], troskel))
    for nyckel, i in forsta.items():
        ut.extend(_hopp(i, matvarden, nyckel, forsta, troskel))
        if nyckel[0].kon == ALLA:
            ut.extend(_kon(i, matvarden, nyckel, forsta, troskel))
    return sorted(ut, key=lambda a: (a.nummer, a.kod))


def samma_varde(a: Matvarde, b: Matvarde) -> bool:
    """Sant när två mätvärden för samma sak har samma tal."""
    return (a.inom, a.totalt, a.andel, a.status) == (b.inom, b.totalt, b.andel, b.status)


def tal(varde: int | Decimal) -> str:
    """Ger ett tal som det skrivs i löpande text: ``3 923`` och ``75,1``, med hårt blanksteg, och ``−4``."""
    return f"{varde:,}".replace(",", "\xa0").replace(".", ",").replace("-", "−")


def omojligt(m: Matvarde) -> bool:
    """Sant när andelen inte är 0–100 procent, eller ett antal är mindre än noll."""
    negativt = any(n is not None and n < 0 for n in (m.inom, m.totalt))
    return negativt or (m.procent is not None and not 0 <= m.procent <= 100)


def visat(m: Matvarde, troskel: int = TROSKEL) -> str:
    """Ger mätvärdets tal som de nämns i ett meddelande; inte dem som röjer ett litet antal."""
    if har_litet_antal(m, troskel):
        return "ett litet antal"
    delar = []
    if m.andel is not None:
        delar.append(f"{tal(m.andel)} %")
    if m.inom is not None and m.totalt is not None:
        delar.append(f"{tal(m.inom)} av {tal(m.totalt)}")
    elif (antal := m.inom if m.inom is not None else m.totalt) is not None:
        delar.append(tal(antal))
    return " och ".join(delar) or m.status or "inget värde"


def sak(m: Matvarde) -> str:
    """Ger det som mätvärdet gäller: ``telefon, Region Halland, 2024-01``; också kön, ägarform, specialitet och dagar
    när det inte är alla."""
    delar = (
        m.indikator,
        m.var,
        *(d for d in (m.kon, m.agarform) if d != ALLA),
        m.specialitet,
        f"{m.intervall} dagar" if m.intervall else "",
        m.period,
    )
    return ", ".join(d for d in delar if d)


def _ensam(i: int, m: Matvarde, troskel: int) -> Iterator[Avvikelse]:
    """Ser det som syns i ett enda mätvärde."""
    inom, totalt, andel = m.inom, m.totalt, m.andel
    if andel is not None and not 0 <= andel <= 100:
        yield Avvikelse("VT21", i, {"vad": f"andelen är {tal(andel)} %"}, "andel")
    if (inom is not None and inom < 0) or (totalt is not None and totalt < 0):
        minst, falt = min((n, f) for n, f in ((inom, "inom"), (totalt, "totalt")) if n is not None)
        yield Avvikelse("VT21", i, {"vad": f"antalet är {tal(minst)}"}, falt)
    elif inom is not None and totalt is not None:
        if inom > totalt:
            sma = litet(inom, troskel) or litet(totalt, troskel)
            vad = "antalet inom gränsen är större än antalet totalt" if sma else _fler(inom, totalt)
            yield Avvikelse("VT21", i, {"vad": vad}, "inom")
        elif andel is not None and totalt and not _stammer(andel, inom, totalt):
            raknat = andel_i_procent(inom, totalt)
            assert raknat is not None
            antalen = f"{tal(inom)} av {tal(totalt)} är {tal(raknat)} %"
            antalen = f"antalen blir en annan andel ({SMATT})" if har_litet_antal(m, troskel) else antalen
            yield Avvikelse("VT20", i, {"andel": tal(andel), "antalen": antalen}, "andel")


def _fler(inom: int, totalt: int) -> str:
    return f"{tal(inom)} inom gränsen är fler än alla {tal(totalt)}"


def _stammer(andel: Decimal, inom: int, totalt: int) -> bool:
    """Sant när andelen är antalen avrundade till så många decimaler som andelen är given med."""
    # Dubbelt så noga räknat i hela tal: |andel − 100 · inom / totalt| ≤ en halv i sista siffran.
    skillnad = abs(andel * totalt - 100 * inom)
    return 2 * skillnad <= sista_siffran(andel) * totalt


def _krock(i: int, j: int, m: Matvarde, annan: Matvarde, troskel: int) -> Avvikelse:
    if samma_varde(m, annan):
        return Avvikelse("VT23", i, {"sak": sak(m)}, andra=j)
    varden = {"sak": sak(m), "ena": visat(m, troskel), "andra": visat(annan, troskel)}
    return Avvikelse("VT22", i, varden, andra=j)


def _hopp(
    i: int,
    matvarden: Sequence[Matvarde],
    nyckel: tuple[Serie, str],
    alla: Mapping[tuple[Serie, str], int],
    troskel: int,
) -> Iterator[Avvikelse]:
    """Ser ett stort hopp mot månaden före. År jämförs inte, och inte heller ett hopp som återkommer varje år."""
    serie, period = nyckel
    if "-" not in period or (j := alla.get((serie, flytta(period, -1)))) is None:
        return
    nu, da = matvarden[i], matvarden[j]
    mellan = {"fran": da.period, "till": nu.period}
    if nu.totalt is not None and da.totalt and nu.totalt >= 0 and max(nu.totalt, da.totalt) >= HOPP_MINST:
        # Heltal hela vägen: ett felskrivet antal kan vara för långt för ett flyttal.
        skillnad = abs(nu.totalt - da.totalt) * 100
        if (
            da.totalt > 0
            and skillnad > HOPP * da.totalt
            and not _arstid(matvarden, nyckel, alla, nu.totalt > da.totalt)
        ):
            sma = litet(nu.totalt, troskel) or litet(da.totalt, troskel)
            fore, efter = (f"färre än {troskel}" if litet(n, troskel) else tal(n) for n in (da.totalt, nu.totalt))
            andring = f"mer än {HOPP} procent" if sma else f"{round(Fraction(skillnad, da.totalt))} procent"
            varden = {"fore": fore, "efter": efter, "andring": andring}
            yield Avvikelse("VT24", i, {"vad": f"antalet totalt ({sak(nu)})", **varden, **mellan}, "totalt")
    a, b = nu.procent, da.procent
    if a is not None and b is not None and abs(a - b) > HOPP:
        fore, efter = (_andelen(m, troskel) for m in (da, nu))
        sma = har_litet_antal(nu, troskel) or har_litet_antal(da, troskel)
        andring = f"mer än {HOPP}" if sma else tal(abs(a - b))
        varden = {"fore": fore, "efter": efter, "andring": f"{andring} procentenheter"}
        yield Avvikelse("VT24", i, {"vad": f"andelen ({sak(nu)})", **varden, **mellan}, "andel")


def _andelen(m: Matvarde, troskel: int) -> str:
    assert m.procent is not None
    return "ett värde av få" if har_litet_antal(m, troskel) else f"{tal(m.procent)} %"


def _arstid(
    matvarden: Sequence[Matvarde], nyckel: tuple[Serie, str], alla: Mapping[tuple[Serie, str], int], upp: bool
) -> bool:
    """Sant när antalet gör ett lika stort hopp åt samma håll mellan samma månader året före eller efter."""
    serie, period = nyckel
    for ar in (-12, 12):
        i, j = (alla.get((serie, flytta(period, ar + n))) for n in (0, -1))
        nu, da = (matvarden[n].totalt if n is not None else None for n in (i, j))
        if nu is not None and da and (nu > da) is upp and abs(nu - da) * 100 > HOPP * da > 0:
            return True
    return False


def _kon(
    i: int,
    matvarden: Sequence[Matvarde],
    nyckel: tuple[Serie, str],
    alla: Mapping[tuple[Serie, str], int],
    troskel: int,
) -> Iterator[Avvikelse]:
    """Ser att antalen för kvinnor och män inte blir antalet för alla."""
    serie, period = nyckel
    par = [alla.get((serie._replace(kon=kon), period)) for kon in (KVINNOR, MAN)]
    if par[0] is None or par[1] is None:
        return
    m, k, n = matvarden[i], matvarden[par[0]], matvarden[par[1]]
    for vad, falt in (("antalet totalt", "totalt"), ("antalet inom gränsen", "inom")):
        a, b, c = (getattr(x, falt) for x in (m, k, n))
        if a is not None and b is not None and c is not None and a != b + c:
            talen = f"{tal(a)} för alla, men {tal(b)} för kvinnor och {tal(c)} för män är tillsammans {tal(b + c)}"
            if any(har_litet_antal(x, troskel) for x in (m, k, n)):
                talen = f"ett annat för alla än för kvinnor och män tillsammans ({SMATT})"
            yield Avvikelse("VT25", i, {"vad": f"{vad} ({sak(m)})", "talen": talen}, falt)
