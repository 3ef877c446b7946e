"""Vad bladet Diagram ritar: vilka av en listas poster som är med i vilket diagram, och deras tal nu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from redovisning.dokument.falt import Falt, hitta_falt
from redovisning.excel.bok_ut import citerat
from redovisning.excel.diagramtal import talet
from redovisning.excel.fasta_texter import diagrammets_rubrik, stapelns_rubrik
from redovisning.excel.formler import Tabellen
from redovisning.utkast import Utkast

_I_TOM_LISTA = 10
"""Så många rader visar ett diagram av en lista som är tom när arbetsboken görs."""


@dataclass(frozen=True)
class Listtabell:
    """En skriven lista: bladets namn och tabellen."""

    blad: str
    tabell: Tabellen

    def cell(self, falt: Falt, nummer: int) -> str:
        """Ger cellen för en uppgift i en post, räknad från 0, som den nämns från ett annat blad."""
        kolumn = self.tabell.kolumner[self.tabell.falten.index(falt)]
        return f"{citerat(self.blad)}!${kolumn}${self.tabell.forsta + nummer}"


@dataclass(frozen=True)
class Tal:
    """Ett tal i ett diagram, ``None`` när det saknas. ``hamtat``: det står inte i listan utan i en annan fil."""

    varde: float | None
    hamtat: bool = False


@dataclass(frozen=True)
class Rutat:
    """En post i ett diagram: dess nummer i listan, namnet och talen."""

    nummer: int
    etikett: str
    tal: tuple[Tal, ...]


@dataclass(frozen=True)
class Ritning:
    """Ett diagram som ska ritas, av procent eller av andra tal."""

    rubrik: str
    lista: Listtabell
    etikett: Falt
    falten: tuple[Falt, ...]
    procent: bool
    rader: tuple[Rutat, ...]

    def stapelrubrik(self, falt: Falt) -> str:
        """Ger rubriken för ett fälts staplar."""
        return stapelns_rubrik(falt, procent=self.procent)

    @property
    def _talen(self) -> list[float]:
        return [t.varde for rad in self.rader for t in rad.tal if t.varde is not None]

    @property
    def talformat(self) -> str:
        """Talens format: en decimal när något av dem har det."""
        if not self.procent:
            return "General"
        return "0 %" if all(round(tal * 100, 6) % 1 == 0 for tal in self._talen) else "0.0 %"

    @property
    def storst(self) -> float | None:
        """Axelns slut: 100 procent och plats för dess siffror, om inget är större."""
        return 1.1 if self.procent and max(self._talen, default=0) <= 1 else None

    @property
    def minst(self) -> float | None:
        """Axelns början: noll, om inget är mindre."""
        return 0.0 if min(self._talen, default=0) >= 0 else None


def ritningar(utkast: Utkast, listorna: Mapping[str, Listtabell]) -> Iterator[Ritning]:
    """Ger diagrammen i den ordning klassen säger. Av en lista utan tal blir det ett, som fylls när talen skrivs."""
    for lista, diagram in utkast.dokument.diagram:
        if lista not in listorna:
            continue
        etikett, *falten = _falten(utkast, lista, (diagram.etikett, *diagram.staplar))
        antal = len(listorna[lista].tabell.poster) or _I_TOM_LISTA
        procenten, andra = (
            [_rutat(utkast, i, etikett, falten, procent=p) for i in range(antal)] for p in (True, False)
        )
        med_andra = {r.nummer for r in andra if _har_tal(r)}
        utan_andra = tuple(r for r in procenten if _har_tal(r) or r.nummer not in med_andra)
        for procent, rader in ((True, utan_andra), (False, tuple(r for r in andra if r.nummer in med_andra))):
            if rader:
                rubrik = diagrammets_rubrik(diagram, procent=procent)
                yield Ritning(rubrik, listorna[lista], etikett, tuple(falten), procent, rader)


def _har_tal(rutat: Rutat) -> bool:
    return any(tal.varde is not None for tal in rutat.tal)


def _falten(utkast: Utkast, lista: str, namnen: Sequence[str]) -> list[Falt]:
    alla = (hitta_falt(utkast.dokument, f"{lista}[].{namn}") for namn in namnen)
    return [f for f in alla if f]


def _rutat(utkast: Utkast, nummer: int, etikett: Falt, falten: Sequence[Falt], *, procent: bool) -> Rutat:
    talen = []
    for falt in falten:
        stig = falt.stig(nummer)
        skrivet, hamtat = utkast[stig], utkast.hamtat.get(stig, "")
        tal = talet(skrivet or hamtat, procent=procent)
        talen.append(Tal(tal, hamtat=tal is not None and not skrivet))
    return Rutat(nummer, utkast[etikett.stig(nummer)] or "", tuple(talen))
