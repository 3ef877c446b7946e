"""``redovisning kontrollera``: om något i det packade har ändrats sedan dess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redovisning.kommandon.tolkning import Tolk, vag
from redovisning.kommandon.utskrift import resultat

if TYPE_CHECKING:
    from argparse import Namespace

    from redovisning.sandning.kontroll import Kontroll

OFORANDRAD, ANDRAD = 0, 1


def tolk() -> Tolk:
    """Ger kommandots argumenttolk."""
    t = Tolk(
        "kontrollera",
        "Säger om något i det packade har ändrats, försvunnit eller lagts till sedan det packades, också inne i\n"
        "zip-filen och mejlet. Jämför med förteckningen, som ligger bredvid filerna.\n"
        "Utgångsvärde: 0 inget har ändrats, 1 något har ändrats, 2 det gick inte att läsa.",
        "  redovisning kontrollera Halland\n  redovisning kontrollera Halland/sändning-2024-09-29",
    )
    t.add_argument("mapp", type=vag, metavar="MAPP", help="en packad mapp, eller en regions mapp med packade mappar i")
    return t


def kor(val: Namespace) -> int:
    """Kontrollerar varje packad mapp och skriver en rad för varje avvikelse."""
    from redovisning.sandning.kontroll import kontrollera

    kontroller = kontrollera(val.mapp)
    resultat("\n".join(rad for kontroll in kontroller for rad in _rader(kontroll)))
    return OFORANDRAD if all(k.oforandrad for k in kontroller) else ANDRAD


def _rader(kontroll: Kontroll) -> list[str]:
    if not kontroll.oforandrad:
        return [f"{kontroll.mapp}: {avvikelse}" for avvikelse in kontroll.avvikelser]
    packad = kontroll.forteckning.uppgifter.get("packad", "okänd dag")
    antal = len(kontroll.forteckning.summor)
    return [f"{kontroll.mapp}: oförändrad sedan den packades ({packad}). {antal} filer stämmer med förteckningen."]
