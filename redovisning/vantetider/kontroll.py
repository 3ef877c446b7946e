"""Kontrollen: mätvärden som inte kan stämma, eller som inte stämmer med varandra. Ger avvikelser som data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from redovisning.vantetider.matvarde import ALLA, KVINNOR, MAN, Matvarde, Serie, andel_i_procent
from redovisning.vantetider.period import flytta

HOPP = 30
"""Ett större hopp än så nämns: procent för ett antal, procentenheter för en andel, mot månaden före."""
HOPP_MINST = 20
"""Ett antal ska ha varit minst så stort i någon av månaderna för att ett hopp ska nämnas."""


class Avvikelse(NamedTuple):
    """En avvikelse: koden i katalogen, mätvärdets plats i listan och värden till meddelandet.

    ``andra`` är det andra mätvärdet när två krockar.
    """

    kod: str
    nummer: int
    varden: Mapping[str, object]
    andra: int | None = None


def kontrollera(matvarden: Sequence[Matvarde]) -> list[Avvikelse]:
    """Ger alla avvikelser i den ordning mätvärdena står, var och en en gång."""
    forsta: dict[tuple[Serie, str], int] = {}
    ut: list[Avvikelse] = []
    for i, m in enumerate(matvarden):
        ut.extend(_ensam(i, m))
        nyckel = (m.serie, m.period)
        if (j := forsta.setdefault(nyckel, i)) != i:
            ut.append(_krock(i, j, m, matvarden[j]))
    for nyckel, i in forsta.items():
        ut.extend(_hopp(i, matvarden, nyckel, forsta))
        if nyckel[0].kon == ALLA:
            ut.extend(_kon(i, matvarden, nyckel, forsta))
    return sorted(ut, key=lambda a: (a.nummer, a.kod))


def samma_varde(a: Matvarde, b: Matvarde) -> bool:
    """Sant när två mätvärden för samma sak har samma tal."""
    return (a.inom, a.totalt, a.andel, a.status) == (b.inom, b.totalt, b.andel, b.status)


def tal(varde: int | Decimal) -> str:
    """Ger ett tal som det skrivs i löpande text: ``3 923`` och ``75,1``, med hårt blanksteg."""
    return f"{varde:,}".replace(",", "\xa0").replace(".", ",")


def visat(m: Matvarde) -> str:
    """Ger mätvärdets tal som de nämns i ett meddelande."""
    delar = []
    if m.andel is not None:
        delar.append(f"{tal(m.andel)} %")
    if m.inom is not None and m.totalt is not None:
        delar.append(f"{tal(m.inom)} av {tal(m.totalt)}")
    elif (antal := m.inom if m.inom is not None else m.totalt) is not None:
        delar.append(tal(antal))
    return " och ".join(delar) or m.status or "inget värde"


def sak(m: Matvarde) -> str:
    """Ger det som mätvärdet gäller: ``telefon, Region Halland, 2024-01``; kön, ägarform och metod när de behövs."""
    delar = (
        m.indikator,
        m.var,
        *(d for d in (m.kon, m.agarform) if d != ALLA),
        m.specialitet,
        f"{m.intervall} dagar" if m.intervall else "",
        m.period,
    )
    return ", ".join(d for d in delar if d)


def _ensam(i: int, m: Matvarde) -> Iterator[Avvikelse]:
    """Ser det som syns i ett enda mätvärde."""
    inom, totalt, andel = m.inom, m.totalt, m.andel
    if andel is not None and not 0 <= andel <= 100:
        yield Avvikelse("VT21", i, {"vad": f"andelen är {tal(andel)} %"})
    if (inom is not None and inom < 0) or (totalt is not None and totalt < 0):
        yield Avvikelse("VT21", i, {"vad": f"antalet är {tal(min(n for n in (inom, totalt) if n is not None))}"})
    elif inom is not None and totalt is not None:
        if inom > totalt:
            yield Avvikelse("VT21", i, {"vad": f"{tal(inom)} inom gränsen är fler än alla {tal(totalt)}"})
        elif andel is not None and totalt and not _stammer(andel, inom, totalt):
            raknat = andel_i_procent(inom, totalt)
            assert raknat is not None
            varden = {"andel": tal(andel), "inom": tal(inom), "totalt": tal(totalt), "raknat": tal(raknat)}
            yield Avvikelse("VT20", i, varden)


def _stammer(andel: Decimal, inom: int, totalt: int) -> bool:
    """Sant när andelen är antalen avrundade till så många decimaler som andelen är given med."""
    exponent = andel.as_tuple().exponent
    assert isinstance(exponent, int)
    # Dubbelt så noga räknat i hela tal: |andel − 100 · inom / totalt| ≤ en halv i sista siffran.
    skillnad = abs(andel * totalt - 100 * inom)
    return 2 * skillnad <= Decimal(1).scaleb(min(exponent, 0)) * totalt


def _krock(i: int, j: int, m: Matvarde, annan: Matvarde) -> Avvikelse:
    if samma_varde(m, annan):
        return Avvikelse("VT23", i, {"sak": sak(m)}, j)
    return Avvikelse("VT22", i, {"sak": sak(m), "ena": visat(m), "andra": visat(annan)}, j)


def _hopp(
    i: int, matvarden: Sequence[Matvarde], nyckel: tuple[Serie, str], alla: Mapping[tuple[Serie, str], int]
) -> Iterator[Avvikelse]:
    """Ser ett stort hopp mot månaden före. År jämförs inte, och inte heller ett hopp som återkommer varje år."""
    serie, period = nyckel
    if "-" not in period or (j := alla.get((serie, flytta(period, -1)))) is None:
        return
    nu, da = matvarden[i], matvarden[j]
    mellan = {"fran": da.period, "till": nu.period}
    if nu.totalt is not None and da.totalt and nu.totalt >= 0 and max(nu.totalt, da.totalt) >= HOPP_MINST:
        procent = abs(nu.totalt - da.totalt) * 100 / da.totalt
        if procent > HOPP and not _arstid(matvarden, nyckel, alla, nu.totalt > da.totalt):
            varden = {"fore": tal(da.totalt), "efter": tal(nu.totalt), "andring": f"{procent:.0f} procent"}
            yield Avvikelse("VT24", i, {"vad": f"antalet totalt ({sak(nu)})", **varden, **mellan})
    a, b = nu.procent, da.procent
    if a is not None and b is not None and abs(a - b) > HOPP:
        varden = {"fore": f"{tal(b)} %", "efter": f"{tal(a)} %", "andring": f"{tal(abs(a - b))} procentenheter"}
        yield Avvikelse("VT24", i, {"vad": f"andelen ({sak(nu)})", **varden, **mellan})


def _arstid(
    matvarden: Sequence[Matvarde], nyckel: tuple[Serie, str], alla: Mapping[tuple[Serie, str], int], upp: bool
) -> bool:
    """Sant när antalet gör ett lika stort hopp åt samma håll mellan samma månader året före eller efter."""
    serie, period = nyckel
    for ar in (-12, 12):
        i, j = (alla.get((serie, flytta(period, ar + n))) for n in (0, -1))
        nu, da = (matvarden[n].totalt if n is not None else None for n in (i, j))
        if nu is not None and da and (nu > da) is upp and abs(nu - da) * 100 / da > HOPP:
            return True
    return False


def _kon(
    i: int, matvarden: Sequence[Matvarde], nyckel: tuple[Serie, str], alla: Mapping[tuple[Serie, str], int]
) -> Iterator[Avvikelse]:
    """Ser att antalen för kvinnor och män inte blir antalet för alla."""
    serie, period = nyckel
    par = [alla.get((serie._replace(kon=kon), period)) for kon in (KVINNOR, MAN)]
    if par[0] is None or par[1] is None:
        return
    m, k, n = matvarden[i], matvarden[par[0]], matvarden[par[1]]
    for vad, a, b, c in (
        ("antalet totalt", m.totalt, k.totalt, n.totalt),
        ("antalet inom gränsen", m.inom, k.inom, n.inom),
    ):
        if a is not None and b is not None and c is not None and a != b + c:
            varden = {"alla": tal(a), "kvinnor": tal(b), "man": tal(c), "summa": tal(b + c)}
            yield Avvikelse("VT25", i, {"vad": f"{vad} ({sak(m)})", **varden})
