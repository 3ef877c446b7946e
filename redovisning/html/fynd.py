"""Anmärkningarna i sidan: grupperade efter avsnitt, och i varje grupp ett kort för varje kod."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redovisning.anmarkning import Anmarkning, Niva
from redovisning.dokument.falt import delar
from redovisning.granskning.meddelanden import KATALOG
from redovisning.html.granskad import Granskad, kommer_ur
from redovisning.html.lage import i_avsnittet
from redovisning.html.ord import SYMBOLER, mening, platsen
from redovisning.personnummer import visat

if TYPE_CHECKING:
    from redovisning.utkast import Utkast

LANGSTA_UTDRAG = 320
"""Så många tecken av ett svar står bredvid en anmärkning. Hela svaret står längre ned i sidan."""

_CITAT = re.compile("«([^»]{3,})»")
_FORE_ORDET = 90


@dataclass(frozen=True)
class Utdrag:
    """Svarets egna ord bredvid en anmärkning. ``traff`` är orden som anmärkningen citerar, tomt annars."""

    fore: str
    traff: str = ""
    efter: str = ""


@dataclass(frozen=True)
class Fynd:
    """En anmärkning. ``stig`` är frågan i utkastet när svaret visas i sidan, annars tomt."""

    id: str
    var: str
    fraga: str
    meddelande: str
    stig: str
    utdrag: Utdrag | None


@dataclass
class Kort:
    """Anmärkningar med samma kod i samma avsnitt och fil. ``gemensamt`` är meddelandet när alla säger detsamma."""

    niva: Niva
    kod: str
    fil: str
    fynd: list[Fynd] = field(default_factory=list)

    @property
    def symbol(self) -> str:
        """Nivåns märke."""
        return SYMBOLER[self.niva]

    @property
    def kand(self) -> bool:
        """Sant när koden förklaras i sidan."""
        return self.kod in KATALOG

    @property
    def rubrik(self) -> str:
        """Vad koden handlar om."""
        return KATALOG[self.kod].rubrik if self.kand else "Filen kunde inte läsas"

    @property
    def regel(self) -> str:
        """Varifrån regeln kommer."""
        return KATALOG[self.kod].kalla if self.kand else ""

    @property
    def atgard(self) -> str:
        """Hur det rättas."""
        return KATALOG[self.kod].atgard if self.kand else ""

    @property
    def gemensamt(self) -> str:
        """Meddelandet, när det är flera anmärkningar och alla säger detsamma; annars tomt."""
        alla = {f.meddelande for f in self.fynd}
        return next(iter(alla)) if len(alla) == 1 < len(self.fynd) else ""


@dataclass
class Grupp:
    """Anmärkningarna i ett avsnitt. ``nyckel`` är avsnittets, eller tom när gruppen inte är ett avsnitt."""

    rubrik: str
    nyckel: str
    besvaras_av: str
    anmarkningar: list[Anmarkning] = field(default_factory=list)
    kort: list[Kort] = field(default_factory=list)


def grupper(granskad: Granskad, forled: str) -> tuple[Grupp, ...]:
    """Ger grupperna i formulärets ordning, sedan planens, väntetidernas och de andra filernas; inga tomma.

    ``forled`` är början på anmärkningarnas id.
    """
    ut: dict[str, Grupp] = {}
    for a in granskad.rapport.anmarkningar:
        rubrik, nyckel = _gruppen(a, granskad)
        grupp = ut.setdefault(rubrik, Grupp(rubrik, nyckel, granskad.besvaras_av.get(nyckel, "") if nyckel else ""))
        grupp.anmarkningar.append(a)
    ordnade = sorted(ut.values(), key=_ordning(granskad))
    nummer = iter(range(1, len(granskad.rapport.anmarkningar) + 1))
    for grupp in ordnade:
        kort: dict[tuple[Niva, str, str], Kort] = {}
        for a in sorted(grupp.anmarkningar, key=lambda a: list(Niva).index(a.niva)):
            fil = a.visad_kalla or granskad.namn
            ett = kort.setdefault((a.niva, a.kod, fil), Kort(a.niva, a.kod, fil))
            ett.fynd.append(_fynd(a, granskad, f"{forled}{next(nummer)}"))
        grupp.kort = list(kort.values())
    return tuple(ordnade)


def _gruppen(a: Anmarkning, granskad: Granskad) -> tuple[str, str]:
    """Ger gruppens rubrik och, för ett avsnitt i utkastet, dess nyckel."""
    if granskad.utkast is not None and kommer_ur(a, granskad.utkast):
        for d, _ in delar(granskad.utkast.dokument):
            if i_avsnittet(a, d, granskad.utkast):
                return d.hel_rubrik, d.nyckel
        return "Hela filen", ""
    if granskad.plan is not None and kommer_ur(a, granskad.plan):
        return "Handlingsplanen", ""
    if a.kod in KATALOG and KATALOG[a.kod].dokument == "vantetider":
        return "Väntetiderna", ""
    return f"Filen {a.visad_kalla or granskad.namn}", ""


def _ordning(granskad: Granskad) -> Callable[[Grupp], tuple[int, str]]:
    avsnitten = [d.hel_rubrik for d, _ in delar(granskad.utkast.dokument)] if granskad.utkast is not None else []
    ordningen = [*avsnitten, "Hela filen", "Handlingsplanen", "Väntetiderna"]
    plats = {rubrik: i for i, rubrik in enumerate(ordningen)}
    return lambda grupp: (plats.get(grupp.rubrik, len(plats)), grupp.rubrik)


def _fynd(a: Anmarkning, granskad: Granskad, id_: str) -> Fynd:
    svaret = granskad.svaret(a)
    i_sidan = a.falt or "" if _fragan_visas(a, granskad.utkast) else ""
    fraga = ": ".join(d for d in (mening(a.post), a.fraga) if d)
    var = platsen(a.plats)
    utdrag = utdraget(visat(svaret[1], a.falt or ""), a.meddelande) if svaret else None
    return Fynd(id_, var, fraga, mening(a.meddelande), i_sidan, utdrag)


def _fragan_visas(a: Anmarkning, utkast: Utkast | None) -> bool:
    return utkast is not None and kommer_ur(a, utkast) and a.fraga is not None


def utdraget(svar: str, meddelande: str) -> Utdrag:
    """Ger svarets ord runt det som meddelandet citerar, annars dess början, på hela ord."""
    for citat in _CITAT.findall(meddelande):
        ordet = citat.strip(" …")
        if len(ordet) >= 3 and (i := svar.find(ordet)) >= 0:
            slut = i + len(ordet)
            fore, efter = svar[:i], svar[slut:]
            return Utdrag(_slutet(fore, _FORE_ORDET), ordet, _borjan(efter, max(60, LANGSTA_UTDRAG - len(ordet))))
    return Utdrag(_borjan(svar, LANGSTA_UTDRAG))


def _borjan(text: str, langd: int) -> str:
    if len(text) <= langd:
        return text
    stympad = text[:langd]
    return (stympad.rsplit(None, 1)[0] if " " in stympad[langd // 2 :] else stympad) + " …"


def _slutet(text: str, langd: int) -> str:
    if len(text) <= langd:
        return text
    stympad = text[-langd:]
    return "… " + (stympad.split(None, 1)[-1] if " " in stympad[: langd // 2] else stympad)


def kodernas(alla: tuple[Grupp, ...]) -> Iterator[str]:
    """Ger koderna som grupperna har och som katalogen förklarar."""
    yield from (k.kod for g in alla for k in g.kort if k.kand)
