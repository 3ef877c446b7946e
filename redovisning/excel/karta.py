"""Kartan över ett blad: vilken ruta som svarar på vilken fråga, anteckningarna och det som är arbetsbokens eget.

Det som inte finns på kartan är text som någon har skrivit vid sidan av.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from redovisning.dokument.falt import Falt
from redovisning.excel.blad import Blad, Cell, Ruta
from redovisning.excel.rubriker import Roller
from redovisning.excel.upplagg import ANTECKNING, LAGE, NR, RAD, Status

_STATUSORD = frozenset(s.value for s in Status)


@dataclass(frozen=True)
class Svarsruta:
    """Rutan för en frågas svar. ``saker`` är falskt när varken rubrik eller blå ruta pekade ut den.

    ``fortsatter`` är rutor under den, på rader utan egen fråga, där svaret går vidare.
    """

    falt: Falt
    blad: Blad
    ruta: Ruta
    saker: bool = True
    fortsatter: tuple[Ruta, ...] = ()


@dataclass(frozen=True)
class Anteckningsruta:
    """En ruta i kolumnen Anteckning, för en fråga eller för en post i en tabell."""

    blad: Blad
    ruta: Ruta
    falt: Falt | None = None
    post: tuple[Posttabell, int] | None = None


@dataclass(eq=False)
class Posttabell:
    """En tabell med poster. ``rader`` är de som har något svar; ``forsta`` är raden där den första posten skulle stå.

    ``har_id``: tabellen har sin id-rad kvar. ``vantar_rubrik``: raden under id-raden är inte sedd än.
    """

    lista: str
    blad: Blad
    kolumner: Mapping[int, Falt]
    forsta: int
    bredvid: Roller = field(default_factory=dict)
    har_id: bool = False
    vantar_rubrik: bool = False
    rader: list[int] = field(default_factory=list)

    def rutor(self, rad: int) -> list[Svarsruta]:
        """Ger rutorna på en rad."""
        return [Svarsruta(falt, self.blad, (rad, kolumn)) for kolumn, falt in self.kolumner.items()]


@dataclass(frozen=True)
class Kartfynd:
    """Något som inte stämmer med upplägget: koden, rutan, frågan och mallens värden."""

    kod: str
    blad: Blad
    ruta: Ruta
    falt: Falt
    varden: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Bladkarta:
    """Vad som hittades på ett blad. ``egna`` är rutor med arbetsbokens egen text."""

    blad: Blad
    svar: list[Svarsruta] = field(default_factory=list)
    tabeller: list[Posttabell] = field(default_factory=list)
    anteckningar: list[Anteckningsruta] = field(default_factory=list)
    fynd: list[Kartfynd] = field(default_factory=list)
    egna: set[Ruta] = field(default_factory=set)

    @property
    def tom(self) -> bool:
        """Sant när bladet varken har frågor eller poster."""
        return not self.svar and not self.tabeller

    def anteckna(self, anteckning: Anteckningsruta) -> None:
        """Lägger en anteckning på kartan. Rutan är aldrig svar, också när svarets cell är sammanslagen över den."""
        self.anteckningar.append(anteckning)
        self.egna.add(anteckning.ruta)

    def ta_bredvid(self, rad: int, celler: list[Cell], rollerna: Roller) -> bool:
        """Noterar numret och statusen på en rad som egna; ger sant när raden har en anteckning."""
        for cell in celler:
            egen_status = cell.kolumn == rollerna.get(LAGE) and ar_status(cell)
            nummer = cell.kolumn in (rollerna.get(NR), rollerna.get(RAD)) and ar_nummer(cell)
            if egen_status or nummer:
                self.egna.add((rad, cell.kolumn))
        return (rad, rollerna.get(ANTECKNING, 0)) in self.blad.celler


def ar_status(cell: Cell) -> bool:
    """Sant för statusens formel, och för dess ord när formeln har blivit text."""
    return cell.formel is not None or cell.text.partition(":")[0].strip() in _STATUSORD


def ar_nummer(cell: Cell) -> bool:
    """Sant för ett nummer på en rad: ``3``, ``3.4.1`` eller en formel."""
    return cell.formel is not None or (cell.varde or "").strip().rstrip(".").replace(".", "").isdigit()
