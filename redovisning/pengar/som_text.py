"""Tabellerna över pengarna som text: tusental med blanksteg, tal till höger, svensk bokstavsordning och källan sist."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from redovisning.dokument.svarstyper import MANADER
from redovisning.ordning import svensk_ordning
from redovisning.pengar.befolkning import HARLEDD, Andelar, Befolkning
from redovisning.pengar.belopp import procent, tusental
from redovisning.pengar.bup import Bupram, bup_belopp
from redovisning.pengar.prestation import Matpunkt, Prestation
from redovisning.regioner import REGIONER

_NAMN = {r.lanskod: r.namn for r in REGIONER}
_INGET = "–"


def fordelning_som_text(belopp: int, befolkning: Befolkning, delar: Mapping[str, int]) -> str:
    """Ger fördelningen av ett belopp som en tabell, en rad för varje region och sist summan."""
    rader = [
        (_NAMN[kod], tusental(befolkning.antal[kod]), procent(Fraction(befolkning.antal[kod], befolkning.summa), 4), kr)
        for kod, kr in ((kod, tusental(delar[kod])) for kod in _i_bokstavsordning(delar))
    ]
    summa = ("Summa", tusental(befolkning.summa), procent(Fraction(1), 4), tusental(sum(delar.values())))
    return "\n".join(
        [
            f"{tusental(belopp)} kronor efter {befolkning.namn}, hela kronor med största rest",
            "",
            *_tabell(("Region", "Invånare", "Andel (%)", "Kronor"), rader, summa),
            "",
            *kallrader(befolkning),
        ]
    )


def bup_som_text(andelar: Andelar, ram: Bupram) -> str:
    """Ger regionernas belopp för BUP som en tabell: en mätpunkt en månad, alla mätpunkter en månad, och hela året."""
    rader = [
        (
            _NAMN[kod],
            procent(andelar.tal[kod], 5),
            *(tusental(b) for b in bupbelopp(andelar.tal[kod], ram).values()),
        )
        for kod in _i_bokstavsordning(andelar.tal)
    ]
    rubriker = ("Region", "Andel (%)", "En mätpunkt, en månad", f"{ram.matpunkter} mätpunkter, en månad", "Hela ramen")
    return "\n".join(
        [
            f"BUP {ram.ar}: {tusental(ram.kronor)} kronor på {ram.manader} månader och {ram.matpunkter} mätpunkter",
            "",
            *_tabell(rubriker, rader),
            "",
            "Varje belopp är avrundat för sig, så de kan skilja någon krona från varandras summor.",
            f"Ramen: {ram.kalla}.",
            *kallrader(andelar),
        ]
    )


def bupbelopp(andel: Fraction, ram: Bupram) -> dict[str, int]:
    """Ger de tre beloppen som visas: för en mätpunkt en månad, för alla mätpunkter en månad och för hela ramen."""
    return {
        "matpunkt_och_manad": bup_belopp(andel, ram=ram),
        "manad": bup_belopp(andel, 1, ram.matpunkter, ram),
        "hela_ramen": bup_belopp(andel, ram.manader, ram.matpunkter, ram),
    }


def kallrader(tal: Befolkning | Andelar) -> list[str]:
    """Ger källan till befolkningstalen, och förbehållet när de är härledda."""
    grupp = f" {tal.grupp}" if tal.grupp else ""
    return [f"Källa: befolkningen{grupp} {tal.datum.isoformat()}, {tal.kalla}.", *([HARLEDD] if tal.harledd else [])]


def prestation_som_text(prestationer: Sequence[Prestation], bonusar: Mapping[str, int]) -> str:
    """Ger varje regions mätpunkter med beteckningar och kronor, kronorna per månad, och bonuspotten sist."""
    regler = prestationer[0].regler
    stycken = [f"{regler.rubrik}\nKälla: {regler.kalla}"]
    for p in prestationer:
        stycken.append(f"{p.utfall.region}, {procent(p.utfall.andel, 4)} % av {tusental(regler.ram)} kronor")
        stycken.append("\n".join(_matpunkter(p)))
        stycken.append("\n".join(_manader(p)))
        stycken.append(f"Andelens källa: {p.utfall.kalla}")
    if regler.bonuspott:
        stycken.append("\n".join(_bonus(prestationer, bonusar)))
    stycken.append("Kronor. Varje belopp är avrundat för sig, så en summa kan skilja någon krona från sina delar.")
    return "\n\n".join(stycken)


def _matpunkter(p: Prestation) -> list[str]:
    manader = p.regler.manader
    med_poang = p.poang() is not None
    rader = []
    for m in p.regler.matpunkter:
        marken = (p.utfall.marken.get((m.nyckel, manad), _INGET) for manad in manader)
        poang = (_tal(p.poang([m])),) if med_poang else ()
        rader.append((m.namn, *marken, *poang, *_kronor(p, matpunkter=[m])))
    summa = ("Summa", *("" for _ in manader), *((_tal(p.poang()),) if med_poang else ()), *_kronor(p))
    poangrubrik = ("Poäng",) if med_poang else ()
    rubriker = ("Mätpunkt", *map(_kort_manad, manader), *poangrubrik, "Ram", "Intjänat", "Ej intjänat")
    return _tabell(rubriker, rader, summa)


def _manader(p: Prestation) -> list[str]:
    rader = [(manad, *_kronor(p, manader=[manad])) for manad in p.regler.manader]
    return _tabell(("Månad", "Ram", "Intjänat", "Ej intjänat"), rader, ("Summa", *_kronor(p)))


def _bonus(prestationer: Sequence[Prestation], bonusar: Mapping[str, int]) -> list[str]:
    pott = prestationer[0].regler.bonuspott
    assert pott is not None
    if not bonusar:
        return [f"Bonuspotten {pott.manad}: ingen har tjänat in något, så den delas inte ut."]
    if pott.summa is not None and pott.utfall is not None:
        ur = f"{tusental(pott.summa)} kronor, delade efter landets samlade utfall {tusental(pott.utfall)} kronor"
    else:
        ur = "det som regionerna här inte tjänade in, delat mellan dem efter det intjänade"
    rader = [(region, tusental(kronor)) for region, kronor in bonusar.items()]
    return [f"Bonuspotten {pott.manad}: {ur}", "", *_tabell(("Region", "Kronor"), rader)]


def _kronor(
    p: Prestation, matpunkter: Sequence[Matpunkt] | None = None, manader: Sequence[str] | None = None
) -> tuple[str, str, str]:
    b = p.belopp(matpunkter, manader)
    return tusental(b.ram), tusental(b.intjanat), tusental(b.ej_intjanat)


def _kort_manad(manad: str) -> str:
    return MANADER[int(manad[-2:]) - 1][:3]


def _tal(tal: Fraction | None) -> str:
    return f"{float(tal or 0):g}".replace(".", ",")


def _i_bokstavsordning(koder: Iterable[str]) -> list[str]:
    return sorted(koder, key=lambda kod: svensk_ordning(_NAMN[kod]))


def _tabell(rubriker: Sequence[str], rader: Sequence[Sequence[str]], summa: Sequence[str] = ()) -> list[str]:
    """Ger rader med första kolumnen till vänster och resten till höger, och en linje före summan."""
    alla = [rubriker, *rader, *([summa] if summa else [])]
    bredder = [max(len(rad[i]) for rad in alla) for i in range(len(rubriker))]

    def skriv(rad: Sequence[str]) -> str:
        forsta, *ovriga = zip(rad, bredder, strict=True)
        return "  ".join([forsta[0].ljust(forsta[1]), *(cell.rjust(bredd) for cell, bredd in ovriga)]).rstrip()

    linje = "-" * (sum(bredder) + 2 * (len(bredder) - 1))
    return [skriv(rubriker), linje, *map(skriv, rader), *([linje, skriv(summa)] if summa else [])]
