"""Åtgärderna i planen: numrerade, ordnade efter område och sikt, i tabeller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from redovisning.dokument.falt import hitta_falt
from redovisning.dokument.svarstyper import tolka_datum
from redovisning.handlingsplan.uppfoljning import postvagar
from redovisning.plandokument.tabell import Kolumn, postabell
from redovisning.vantetider.indikatorer import hitta_indikator

if TYPE_CHECKING:
    from lxml.etree import _Element

    from redovisning.plandokument.skrift import Skrift
    from redovisning.utkast import Utkast

LISTA = "atgarder"
UTAN_OMRADE = "Utan angivet område"
SIKTER = {"kort": "på kort sikt", "lång": "på lång sikt", "": "utan angiven sikt"}
"""Sikten → hur den sägs, i den ordning som tabellerna kommer."""

_OM = "En rad per åtgärd: numret, åtgärden med sin beskrivning, varför den görs och hur den genomförs."
_SKAL = ("problem", "forvantad_effekt")
_GENOMFORANDE = ("ansvarig", "start", "slut", "status", "kostnad", "mal", "indikator")


@dataclass(frozen=True)
class Planatgard:
    """En åtgärd med sitt nummer i dokumentet. ``stig`` är dess väg i planen."""

    plan: Utkast
    stig: str
    nummer: int = 0

    def __getitem__(self, namn: str) -> str:
        return self.plan[f"{self.stig}.{namn}"] or ""

    def fraga(self, namn: str) -> str:
        """Ger frågan så som den står i dokumentets klass."""
        fragan = hitta_falt(self.plan.dokument, f"{self.stig}.{namn}")
        assert fragan is not None
        return fragan.fraga.text

    @property
    def indikatorer(self) -> str:
        """Ger de indikatorer som åtgärden nämner med sina namn: en nyckel i väntetiderna är inget för läsaren."""
        namnda = [bit.strip() for bit in self["indikator"].split(";")]
        return "; ".join(dict.fromkeys(self._indikatorns_namn(n) for n in namnda if n))

    def _indikatorns_namn(self, namnd: str) -> str:
        for stig in postvagar(self.plan, "indikatorer"):
            if (self.plan[f"{stig}.nyckel"] or "").casefold() == namnd.casefold():
                return self.plan[f"{stig}.styrmatt"] or namnd
        kand = hitta_indikator(namnd)
        return kand.namn if kand else namnd

    @property
    def sikt(self) -> str:
        """Ger ``kort``, ``lång`` eller tomt för allt annat."""
        return self["sikt"] if self["sikt"] in SIKTER else ""

    @property
    def start(self) -> date | None:
        """Ger startdagen när den är ett datum."""
        return tolka_datum(self["start"])

    @property
    def slut(self) -> date | None:
        """Ger slutdagen när den är ett datum."""
        return tolka_datum(self["slut"])

    @property
    def tid(self) -> str:
        """Ger tiden så som den skrevs: ``2024-03-01 – 2024-12-31``, eller den av dagarna som finns."""
        if self["start"] and self["slut"]:
            return f"{self['start']} – {self['slut']}"
        return f"från {self['start']}" if self["start"] else f"till {self['slut']}" if self["slut"] else ""


Omraden = Sequence[tuple[str, Sequence[Planatgard]]]


def omraden(plan: Utkast) -> Omraden:
    """Ger områdena i planens ordning, vart och ett med sina åtgärder i ordning efter sikt; de utan område sist.

    Numren löper i den ordning som åtgärderna står i dokumentet.
    """
    grupper: dict[str, tuple[str, list[Planatgard]]] = {}
    for stig in postvagar(plan, LISTA):
        atgard = Planatgard(plan, stig)
        namn = " ".join(atgard["omrade"].split())
        grupper.setdefault(namn.casefold(), (namn, []))[1].append(atgard)
    ordnade = sorted(grupper.values(), key=lambda grupp: not grupp[0])
    ut, nummer = [], 0
    for namn, atgarder in ordnade:
        numrerade = []
        for atgard in sorted(atgarder, key=lambda a: list(SIKTER).index(a.sikt)):
            nummer += 1
            numrerade.append(Planatgard(plan, atgard.stig, nummer))
        ut.append((namn, numrerade))
    return ut


def atgardernas_tabeller(skrift: Skrift, alla: Omraden) -> Iterator[_Element]:
    """Ger en rubrik per område, när det finns områden, och under den en tabell per sikt."""
    rubriker = any(namn for namn, _ in alla)
    kolumner = _kolumner(skrift, [a for _, atgarder in alla for a in atgarder])
    for namn, atgarder in alla:
        if rubriker:
            yield skrift.rubrik(2, namn or UTAN_OMRADE)
        for sikt, sagd in SIKTER.items():
            egna = [a for a in atgarder if a.sikt == sikt]
            text = f"{namn}: åtgärder {sagd}" if namn else f"Åtgärder {sagd}"
            yield from postabell(skrift, egna, kolumner, text, _OM)


def _kolumner(skrift: Skrift, alla: Sequence[Planatgard]) -> list[Kolumn[Planatgard]]:
    """Ger de kolumner som någon åtgärd i planen har något i, samma i alla tabeller."""

    def skal(atgard: Planatgard) -> list[_Element]:
        return [p for n in finns if atgard[n] for p in skrift.celltext(atgard[n], _kort(atgard, n) if bada else "")]

    finns = [n for n in _SKAL if any(a[n] for a in alla)]
    bada = len(finns) == len(_SKAL)
    kolumner = [
        Kolumn[Planatgard]("Nr", 0.9, lambda a: [skrift.cellrad(str(a.nummer))], alltid=True),
        Kolumn[Planatgard]("Åtgärd", 6.2, lambda a: _atgarden(skrift, a), alltid=True),
    ]
    if finns:
        rubriken = "Problem och förväntad effekt" if bada else alla[0].fraga(finns[0])
        kolumner.append(Kolumn(rubriken, 4.8, skal, alltid=True))
    if any(a[n] for a in alla for n in _GENOMFORANDE):
        kolumner.append(Kolumn("Genomförande", 5.1, lambda a: _genomforande(skrift, a), alltid=True))
    return kolumner


def _kort(atgard: Planatgard, namn: str) -> str:
    return "Problem" if namn == "problem" else atgard.fraga(namn)


def _atgarden(skrift: Skrift, atgard: Planatgard) -> list[_Element]:
    ut = [skrift.cellrad(atgard["rubrik"], fet=True)] if atgard["rubrik"] else []
    if atgard["beskrivning"]:
        ut += skrift.celltext(atgard["beskrivning"])
    if atgard["kommentar"]:
        ut += skrift.celltext(atgard["kommentar"], atgard.fraga("kommentar"))
    return ut


def _genomforande(skrift: Skrift, atgard: Planatgard) -> list[_Element]:
    ut = []
    for namn in _GENOMFORANDE:
        if namn == "slut":
            continue  # sägs tillsammans med starten
        text, etikett = atgard[namn], atgard.fraga(namn)
        if namn == "start":
            text, etikett = atgard.tid, "Tid"
        elif namn == "indikator":
            text = atgard.indikatorer
        if text:
            ut += skrift.celltext(text, etikett)
    if atgard["sikt"] and not atgard.sikt:
        ut += skrift.celltext(atgard["sikt"], atgard.fraga("sikt"))
    return ut
