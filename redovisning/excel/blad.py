"""Ett blad i en mottagen arbetsbok: cellerna med det som står i dem, sammanslagningar, dolda rader och kolumner.

Celler nämns med rad och kolumn, räknade från 1, tills de visas för någon.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lxml.etree import _Element

from redovisning.excel.arbetsbok_in import Arbetsbok, Bladpost, Stil
from redovisning.excel.namnrymd import x
from redovisning.excel.strangar import Strang, las_strang
from redovisning.excel.tecken import ur_cell
from redovisning.grind import Mottagen
from redovisning.minne import last_en_gang
from redovisning.plats import Cellplats
from redovisning.xmltolk import heltal

_C, _F, _V, _IS = x("c"), x("f"), x("v"), x("is")
_AV = frozenset({"", "0", "false"})
_UTAN_STIL = Stil()

Ruta = tuple[int, int]
"""Rad och kolumn."""
Omrade = tuple[int, int, int, int]
"""Första raden och kolumnen, sista raden och kolumnen."""


@dataclass(frozen=True, slots=True)
class Cell:
    """En cell som det står något i.

    ``typ`` är filformatets: ``s`` text, ``n`` tal, ``b`` sant eller falskt, ``e`` felvärde, ``d`` datum. ``varde`` är
    texten eller talet som filen har det, ``None`` när en formel saknar uträknat värde. ``formel`` är tom text för en
    formel som delas med en annan cell, ``None`` när cellen inte har någon. ``struket`` är genomstrukna ord och
    ``format`` ord med annat eget utseende.
    """

    rad: int
    kolumn: int
    typ: str
    varde: str | None
    stil: Stil = _UTAN_STIL
    formel: str | None = None
    struket: str = ""
    format: str = ""

    @property
    def text(self) -> str:
        """Cellens text, tom när det inte är text som står där."""
        return self.varde or "" if self.typ == "s" else ""


def las_bok(mottagen: Mottagen) -> tuple[Arbetsbok, tuple[Blad, ...]]:
    """Ger arbetsboken med alla blad lästa. De ska inte ändras: i en granskning ser flera samma bok.

    Raises:
        OlasbarFil: boken eller ett blad går inte att läsa.
    """

    def las() -> tuple[Arbetsbok, tuple[Blad, ...]]:
        bok = Arbetsbok(mottagen)
        return bok, tuple(Blad(bok, post) for post in bok.blad)

    return last_en_gang((mottagen.sokvag, mottagen.data), las)


class Blad:
    """Ett läst blad. ``celler`` har bara det som inte är tomt, rad för rad.

    ``filtrerade`` är de av de dolda raderna som ett filter döljer just nu.
    """

    def __init__(self, bok: Arbetsbok, post: Bladpost) -> None:
        self.namn = post.namn
        self.del_namn = post.del_namn
        self.nummer = post.nummer
        self.dolt = post.dolt
        self.rot = bok.paket.xml(post.del_namn)
        self.celler: dict[Ruta, Cell] = {}
        self.rader: dict[int, list[Cell]] = {}
        self._olasta: dict[int, list[int]] = {}
        self._dolda_rader: set[int] = set()
        self._las_rader(bok)
        self._dolda_kolumner = [
            (_tal(e.get("min")), _tal(e.get("max")))
            for e in self.rot.iterfind(f"{x('cols')}/{x('col')}")
            if e.get("hidden", "0") not in _AV or e.get("width") == "0"
        ]
        self.filtrerade = self._filtrerade_rader()
        referenser = (e.get("ref", "") for e in self.rot.iterfind(f"{x('mergeCells')}/{x('mergeCell')}"))
        self.sammanslagna: list[Omrade] = [o for o in map(omrade, referenser) if o]

    def _las_rader(self, bok: Arbetsbok) -> None:
        data = self.rot.find(x("sheetData"))
        rad = 0
        for e in data if data is not None else ():
            rad = _tal(e.get("r")) or rad + 1
            if e.get("hidden", "0") not in _AV or e.get("ht") == "0":
                self._dolda_rader.add(rad)
            self._las_rad(bok, e.iterchildren(_C), rad)
        self.rader = {nummer: self.rader[nummer] for nummer in sorted(self.rader)}

    def _las_rad(self, bok: Arbetsbok, celler: Iterable[_Element], rad: int) -> None:
        kolumn = 0
        for c in celler:
            kolumn = _kolumn(c.get("r", "").rstrip("0123456789")) or kolumn + 1
            stil = self._stil(bok, c.get("s", "0"))
            if not stil.last:
                self._olasta.setdefault(rad, []).append(kolumn)
            if len(c) and (cell := _las_cell(bok, self.namn, c, rad, kolumn, stil)):
                self.celler[rad, kolumn] = cell
                self.rader.setdefault(rad, []).append(cell)

    def _filtrerade_rader(self) -> set[int]:
        """Ger de dolda raderna i bladets filter, när något är valt i det."""
        filter_ = self.rot.find(x("autoFilter"))
        plats = omrade(filter_.get("ref", "")) if filter_ is not None and len(filter_) else None
        return {rad for rad in self._dolda_rader if plats and plats[0] < rad <= plats[2]}

    @staticmethod
    def _stil(bok: Arbetsbok, nummer: str) -> Stil:
        stilar, plats = bok.stilar, heltal(nummer)
        return stilar[plats] if plats is not None and plats < len(stilar) else _UTAN_STIL

    def olasta_kolumner(self, rad: int) -> list[int]:
        """Ger kolumnerna på en rad där man kan skriva när bladet är skyddat, från vänster."""
        return sorted(self._olasta.get(rad, ()))

    def dold(self, ruta: Ruta) -> bool:
        """Sant när bladet, raden eller kolumnen är dold."""
        rad, kolumn = ruta
        return self.dolt or rad in self._dolda_rader or any(a <= kolumn <= b for a, b in self._dolda_kolumner)

    def omrade(self, ruta: Ruta) -> Omrade:
        """Ger den sammanslagna cell som rutan ligger i, annars rutan själv."""
        rad, kolumn = ruta
        for o in self.sammanslagna:
            if o[0] <= rad <= o[2] and o[1] <= kolumn <= o[3]:
                return o
        return rad, kolumn, rad, kolumn

    def i_omrade(self, o: Omrade) -> list[Cell]:
        """Ger cellerna i ett område som det står något i, också de som en sammanslagning täcker."""
        if o[0] == o[2] and o[1] == o[3]:
            return [self.celler[o[:2]]] if o[:2] in self.celler else []
        return [
            c for rad, celler in self.rader.items() if o[0] <= rad <= o[2] for c in celler if o[1] <= c.kolumn <= o[3]
        ]

    def plats(self, ruta: Ruta) -> Cellplats:
        """Ger platsen som den visas: ``3.4!C7``."""
        return Cellplats(self.namn, cellnamn(*ruta), self.nummer)


def _las_cell(bok: Arbetsbok, blad: str, c: _Element, rad: int, kolumn: int, stil: Stil) -> Cell | None:
    """Ger cellen, eller ``None`` när den bara har utseende."""
    typ = c.get("t", "n")
    varde: str | None = None
    formel: str | None = None
    strang: Strang | None = None
    for barn in c:
        if barn.tag == _V:
            varde = barn.text or ("" if typ == "str" else None)
        elif barn.tag == _F:
            formel = barn.text or ""
        elif barn.tag == _IS:
            strang = las_strang(barn)
    if typ == "s" and varde is not None:
        plats = heltal(varde)
        if plats is None or plats >= len(bok.strangar):
            raise bok.skadad(f"cellen {cellnamn(rad, kolumn)} på bladet «{blad}» hänvisar till en text som inte finns")
        strang = bok.strangar[plats]
    elif typ == "str" and varde is not None:
        strang = Strang(ur_cell(varde))
    if strang:
        varde = strang.text
    if formel is None and not (varde and varde.strip()):
        return None
    typ = "s" if typ in ("s", "str", "inlineStr") else typ
    struket, format_ = (strang.struket, strang.format) if strang else ("", "")
    return Cell(rad, kolumn, typ, varde, stil, formel, varde or "" if stil.struken else struket, format_)


def cellnamn(rad: int, kolumn: int) -> str:
    """Ger cellens namn: ``C7``."""
    bokstaver = ""
    while kolumn > 0:
        kolumn, rest = divmod(kolumn - 1, 26)
        bokstaver = chr(65 + rest) + bokstaver
    return f"{bokstaver}{rad}"


def ruta(namn: str) -> Ruta | None:
    """Ger rad och kolumn för ett cellnamn, också skrivet ``$C$7``; ``None`` när det inte är ett."""
    namn = namn.replace("$", "")
    siffror = namn.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    kolumn = _kolumn(namn.removesuffix(siffror).upper())
    rad = heltal(siffror)
    return (rad, kolumn) if rad is not None and kolumn else None


def omrade(namn: str) -> Omrade | None:
    """Ger området för ``A1:C2`` eller ``A1``; ``None`` när det inte är ett."""
    forsta, _, sista = namn.partition(":")
    a, b = ruta(forsta), ruta(sista or forsta)
    return (*a, *b) if a and b else None


@lru_cache(4096)
def _kolumn(bokstaver: str) -> int:
    if not bokstaver.isascii() or not bokstaver.isalpha() or len(bokstaver) > 3:
        return 0
    nummer = 0
    for b in bokstaver.upper():
        nummer = nummer * 26 + ord(b) - 64
    return nummer


def _tal(text: str | None) -> int:
    return heltal(text) or 0
