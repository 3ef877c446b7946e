"""En mottagen arbetsbok: bladen i ordning, de gemensamma texterna, stilarna och de definierade namnen.

Arbetsboken läses ur sitt paket och inte med openpyxl, av tre skäl som är uppmätta: openpyxl kastar text som står i en
sammanslagen cells täckta rutor, gör om ``x005F_`` i svaren och ger upp på böcker som Excel öppnar; dessutom ger den
antingen formeln eller dess värde. Här ges allt som står i filen, och formeln med sitt värde, i ett pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from lxml.etree import _Element

from redovisning.excel.namnrymd import RELATION, x
from redovisning.excel.strangar import Strang, las_strang, pa
from redovisning.fel import OlasbarFil
from redovisning.grind import Mottagen
from redovisning.xmltolk import heltal

_VANLIGA = {"0": "General", "49": "@"}
_AV = frozenset({"0", "false"})


@dataclass(frozen=True, slots=True)
class Stil:
    """Det i en cells stil som har med svaret att göra: talformatet, om den är låst och om texten är genomstruken."""

    nummer: str = "0"
    eget: str = ""
    last: bool = True
    struken: bool = False

    @property
    def format(self) -> str:
        """Talformatet som det skrivs, till exempel ``0 %`` eller ``yyyy-mm-dd``."""
        return self.eget or _inbyggt(self.nummer)


@dataclass(frozen=True, slots=True)
class Bladpost:
    """Ett blad i arbetsbokens förteckning, numrerat från 0. ``dolt``: det syns inte bland flikarna."""

    nummer: int
    namn: str
    del_namn: str
    dolt: bool


class Arbetsbok:
    """En arbetsbok. Delarna läses först när de behövs. ``diagramblad`` är namnen på blad som bara är ett diagram.

    Raises:
        OlasbarFil: ``arbetsbok_skadad`` när förteckningen saknar blad, annars som ``Paket.xml``.
    """

    def __init__(self, mottagen: Mottagen) -> None:
        self.mottagen = mottagen
        self.paket = mottagen.paket()
        self._rot = self.paket.xml(self.paket.huvuddel)
        self._relationer = self.paket.relationer(self.paket.huvuddel)
        self.diagramblad: list[str] = []
        self.blad = tuple(self._bladposter())
        if not self.blad:
            raise self.skadad("förteckningen över blad är tom")

    def skadad(self, vad: str) -> OlasbarFil:
        """Ger felet för en arbetsbok vars delar inte stämmer med varandra."""
        return OlasbarFil(
            "arbetsbok_skadad",
            self.mottagen.sokvag.name,
            f"arbetsboken är skadad: {vad}. Öppna den i Excel eller LibreOffice, låt programmet reparera den "
            "och spara den igen.",
        )

    def _bladposter(self) -> list[Bladpost]:
        ut: list[Bladpost] = []
        for e in self._rot.iterfind(f"{x('sheets')}/{x('sheet')}"):
            relation = self._relationer.get(e.get(f"{{{RELATION}}}id", ""))
            if relation and relation.typ.endswith("/chartsheet"):
                self.diagramblad.append(e.get("name", ""))
            elif relation and relation.typ.endswith("/worksheet") and not relation.extern:
                dolt = e.get("state", "visible") != "visible"
                ut.append(Bladpost(len(ut), e.get("name", ""), relation.mal, dolt))
        return ut

    @cached_property
    def fran_1904(self) -> bool:
        """Sant när datum räknas från 1904, som i äldre Excel för Mac."""
        egenskaper = self._rot.find(x("workbookPr"))
        return egenskaper is not None and egenskaper.get("date1904", "0") not in _AV

    def namn(self, sokt: str) -> str:
        """Ger det som ett definierat namn pekar på, till exempel ``Start!$B$3``; tomt när namnet saknas."""
        for e in self._rot.iterfind(f"{x('definedNames')}/{x('definedName')}"):
            if e.get("name", "").casefold() == sokt.casefold():
                return e.text or ""
        return ""

    def _del(self, typ: str) -> _Element | None:
        for relation in self._relationer.values():
            if relation.typ.endswith(typ) and not relation.extern and relation.mal in self.paket:
                return self.paket.xml(relation.mal)
        return None

    @cached_property
    def strangar(self) -> list[Strang]:
        """De gemensamma texterna."""
        rot = self._del("/sharedStrings")
        return [] if rot is None else list(map(las_strang, rot.iterchildren(x("si"))))

    @cached_property
    def stilar(self) -> list[Stil]:
        """Cellernas stilar, i den ordning cellerna nämner dem."""
        rot = self._del("/styles")
        if rot is None:
            return []
        format_ = {e.get("numFmtId", ""): e.get("formatCode", "") for e in rot.iter(x("numFmt"))}
        typsnitt = [pa(font.find(x("strike"))) for font in rot.iterfind(f"{x('fonts')}/{x('font')}")]
        return [_stil(xf, format_, typsnitt) for xf in rot.iterfind(f"{x('cellXfs')}/{x('xf')}")]


def _stil(xf: _Element, format_: dict[str, str], typsnitt: list[bool]) -> Stil:
    nummer, font = xf.get("numFmtId", "0"), heltal(xf.get("fontId", "0"))
    skydd = xf.find(x("protection"))
    last = skydd is None or skydd.get("locked", "1") not in _AV
    struken = font is not None and font < len(typsnitt) and typsnitt[font]
    return Stil(nummer, format_.get(nummer, ""), last, struken)


def _inbyggt(nummer: str) -> str:
    if nummer in _VANLIGA:
        return _VANLIGA[nummer]
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    return BUILTIN_FORMATS.get(heltal(nummer) or 0, "General")
