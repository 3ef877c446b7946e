"""Fördelning av ett belopp i hela kronor efter vikter, med största rest: summan stämmer alltid på kronan."""

from __future__ import annotations

from collections.abc import Mapping


def fordela(belopp: int, vikter: Mapping[str, int]) -> dict[str, int]:
    """Ger hela kronor per namn, i namnens ordning. Summan är alltid beloppet.

    Var och en får sin exakta andel avrundad nedåt. Kronorna som blir över går en och en till dem som har störst rest.
    Är resterna lika går den till det namn som kommer först: bland länskoder den lägsta. Allt räknas i heltal.

    Källa: största rest återger varje krona i den publicerade fördelningen av 1 197 500 000 kronor för 2024. Med vanlig
    avrundning blir summan för många belopp en krona fel, till exempel 1 237 500 000 efter samma befolkning.

    Raises:
        ValueError: beloppet eller en vikt är negativ, eller alla vikter är noll.
    """
    summa = sum(vikter.values())
    if belopp < 0 or min(vikter.values(), default=0) < 0 or not summa:
        raise ValueError("beloppet och vikterna ska vara minst 0, och någon vikt mer än 0")
    namnen = sorted(vikter)
    ut = {namn: belopp * vikter[namn] // summa for namn in namnen}
    over = belopp - sum(ut.values())
    for namn in sorted(namnen, key=lambda n: (-(belopp * vikter[n] % summa), n))[:over]:
        ut[namn] += 1
    return ut
