"""Granskningen som en sida: läget, anmärkningarna, svaren, diagrammen och planens åtgärder, för en fil eller flera."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from redovisning.anmarkning import Niva
from redovisning.dokument.svarstyper import datum_i_ord
from redovisning.granskning.meddelanden import KATALOG
from redovisning.granskning.regeldok import forklaring
from redovisning.html.diagramvy import Diagramvy, diagrammen
from redovisning.html.fynd import Grupp, Kort, grupper, kodernas
from redovisning.html.granskad import Granskad
from redovisning.html.lage import Avsnittslage, Rakning, Sistadag, lagen, sista_dagen, status, summan
from redovisning.html.miljo import sida
from redovisning.html.ord import SYMBOLER, antal, i_ord, niva_antal, tal
from redovisning.html.planvy import Atgardsrad, atgarderna, statusraden
from redovisning.html.svarsvy import Avsnittsvy, svaren
from redovisning.html.svgbild import Bildblad

INGEN = "Ingen är angiven"


@dataclass
class Filvy:
    """En granskad fil så som sidan visar den. ``id`` är början på alla id:n som hör till den."""

    id: str
    granskad: Granskad
    status: str
    sista_dagen: Sistadag | None
    lage: tuple[Avsnittslage, ...]
    grupper: tuple[Grupp, ...]
    svaren: tuple[Avsnittsvy, ...] = ()
    diagram: tuple[Diagramvy, ...] = ()
    ej_ritade: tuple[str, ...] = ()
    atgarder: tuple[Atgardsrad, ...] = ()
    id_for: dict[str, str] = field(default_factory=dict)

    @property
    def rakning(self) -> Rakning:
        """Hela filens räkning."""
        return summan(self.lage)

    @property
    def personer(self) -> list[tuple[str, list[tuple[Grupp, Kort]]]]:
        """Ger den som svarar → det som är kvar för den, i formulärets ordning och det utan namn sist.

        Tom när ingen är angiven.
        """
        ut: dict[str, list[tuple[Grupp, Kort]]] = {rad.besvaras_av: [] for rad in self.lage if rad.besvaras_av}
        if not ut:
            return []
        for grupp in self.grupper:
            ut.setdefault(grupp.besvaras_av or INGEN, []).extend((grupp, kort) for kort in grupp.kort)
        return list(ut.items())

    def gruppens_id(self, rubrik: str) -> str:
        """Ger id på gruppen med anmärkningar som har rubriken."""
        return f"{self.id}-g{next(nr for nr, g in enumerate(self.grupper, 1) if g.rubrik == rubrik)}"

    def om_fragan(self, stig: str) -> list[tuple[Kort, str]]:
        """Ger korten om en fråga, med id på anmärkningen i vart och ett."""
        return [(k, f.id) for g in self.grupper for k in g.kort for f in k.fynd if f.stig == stig]


def granskningssida(granskade: Sequence[Granskad], idag: date) -> bytes:
    """Ger sidan som en HTML-fil. Samma granskning och samma dag ger samma byte.

    En fil visas med sina svar, diagram och åtgärder. Flera visas med en översikt först och sedan bara läget och
    anmärkningarna, så att sidan går att skicka.
    """
    blad = Bildblad()
    ensam = len(granskade) == 1
    filer = [_fil(f"f{nr}", g, idag, blad if ensam else None) for nr, g in enumerate(granskade, 1)]
    alla = tuple(g for f in filer for g in f.grupper)
    koder = sorted(set(kodernas(alla)))
    kallnyckel = _kallnyckel(ensam)
    kallor = {kallnyckel(f, k): k.fil if ensam else f.granskad.namn for f in filer for g in f.grupper for k in g.kort}
    return sida(
        "granskning.html",
        filer=filer,
        ensam=ensam,
        titel=_titel(granskade),
        idag=datum_i_ord(idag),
        gemensamt=blad.gemensamt,
        koder=[(KATALOG[kod], SYMBOLER[KATALOG[kod].niva], forklaring(KATALOG[kod])) for kod in koder],
        nivaer=[(n, SYMBOLER[n], _antal(alla, n)) for n in Niva],
        avsnitt_id={rubrik: f"s{nr}" for nr, rubrik in enumerate(dict.fromkeys(g.rubrik for g in alla), 1)},
        kall_id={nyckel: (f"k{nr}", namn) for nr, (nyckel, namn) in enumerate(kallor.items(), 1)},
        kallnyckel=kallnyckel,
        antal_anmarkningar=sum(len(g.rapport.anmarkningar) for g in granskade),
        antal=antal,
        i_ord=i_ord,
        niva_antal=niva_antal,
        statusraden=statusraden,
        tal=tal,
    )


def _fil(id_: str, granskad: Granskad, idag: date, blad: Bildblad | None) -> Filvy:
    vy = Filvy(
        id_,
        granskad,
        status(granskad),
        sista_dagen(granskad, idag),
        lagen(granskad),
        grupper(granskad, f"{id_}-"),
    )
    if blad is None:
        return vy
    if granskad.utkast is not None:
        vy.svaren = svaren(granskad.utkast)
        stigar = (f.stig for a in vy.svaren for _, fragor in a.poster for f in fragor)
        vy.id_for = {stig: f"svar-{nr}" for nr, stig in enumerate(stigar, 1)}
    if granskad.samling is not None:
        vy.diagram = tuple(diagrammen(granskad.samling.diagram, blad))
        vy.ej_ritade = tuple(f"{e.sort}: {e.skal}" for e in granskad.samling.ej_ritade)
    if granskad.plan is not None:
        vy.atgarder = atgarderna(granskad.plan)
    return vy


def _titel(granskade: Sequence[Granskad]) -> str:
    if len(granskade) == 1:
        return granskade[0].region or granskade[0].namn
    return antal(len(granskade), "fil", "filer")


def _antal(alla: tuple[Grupp, ...], niva: Niva) -> int:
    return sum(a.niva is niva for g in alla for a in g.anmarkningar)


def _kallnyckel(ensam: bool) -> Callable[[Filvy, Kort], str]:
    """Ger det som ett kort väljs på i filtret: filen det gäller, eller i en översikt det som granskades."""
    return lambda fil, kort: kort.fil if ensam else fil.id
