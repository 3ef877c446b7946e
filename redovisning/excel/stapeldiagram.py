"""Ett stapeldiagram i arbetsboken: liggande staplar, en grupp för varje post, med talen utskrivna."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from redovisning.excel.form import TEXTFARG

if TYPE_CHECKING:
    from openpyxl.chart import BarChart

FARGER = ("1F3864", "BDBDBD", "CB8019", "7FB2D9")
"""Staplarnas färger. De som möts skiljer sig i ljushet och går att skilja åt i svartvitt."""
_HELA_PROCENT = "0 %"
_BREDD, _HUVUD, _PER_STAPEL, _MELLANRUM = 20.0, 3.2, 0.48, 0.35
_RADHOJD = 15 / 72 * 2.54


@dataclass(frozen=True)
class Stapel:
    """En serie staplar: rubriken, området med talen och talen nu (``None`` när posten saknar tal)."""

    rubrik: str
    rubrikcell: str
    omrade: str
    varden: Sequence[float | None]


@dataclass(frozen=True)
class Diagramdata:
    """Det som ritas: diagrammets rubrik, området med posternas namn, namnen nu, staplarna och talens format.

    ``minst`` och ``storst`` är axelns början och slut, ``None`` när de ska rätta sig efter talen.
    """

    rubrik: str
    etikettomrade: str
    etiketter: Sequence[str]
    staplar: Sequence[Stapel]
    talformat: str
    minst: float | None = 0.0
    storst: float | None = None

    @property
    def procent(self) -> bool:
        """Sant när talen är andelar som visas i procent."""
        return self.talformat.endswith("%")


def _hojden(poster: int, staplar: int) -> float:
    """Ger diagrammets höjd i centimeter."""
    return _HUVUD + poster * (_MELLANRUM + _PER_STAPEL * staplar)


def rader(poster: int, staplar: int) -> int:
    """Ger antalet rader av vanlig höjd som ett diagram med så många poster och staplar för var och en täcker."""
    return int(_hojden(poster, staplar) / _RADHOJD) + 2


def alttext(data: Diagramdata) -> str:
    """Ger vad diagrammet visar, i ord, för den som inte ser det."""
    antal = sum(any(s.varden[i] is not None for s in data.staplar) for i in range(len(data.etiketter)))
    vad = " och ".join(s.rubrik for s in data.staplar)
    return f"{data.rubrik}: stapeldiagram med {vad} för {antal} av {len(data.etiketter)} rader. Talen står i tabellen."


def diagrammet(data: Diagramdata) -> BarChart:
    """Ger diagrammet, med den första posten överst."""
    from openpyxl.chart import BarChart
    from openpyxl.chart.shapes import GraphicalProperties

    diagram: Any = BarChart()
    diagram.type, diagram.grouping = "bar", "clustered"
    diagram.title, diagram.style = _rubrik(data.rubrik), 2
    diagram.width, diagram.height = _BREDD, round(_hojden(len(data.etiketter), len(data.staplar)), 2)
    diagram.gapWidth, diagram.overlap, diagram.roundedCorners = 60, 0, False
    diagram.legend.position = "b"
    diagram.x_axis.delete = diagram.y_axis.delete = False
    diagram.x_axis.scaling.orientation = "maxMin"
    diagram.y_axis.crosses = "max"
    diagram.y_axis.scaling.min, diagram.y_axis.scaling.max = data.minst, data.storst
    if data.procent:
        diagram.y_axis.numFmt = _talformat(_HELA_PROCENT)
        diagram.y_axis.majorUnit = 0.2 if data.storst else None
    diagram.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_linje("D9D9D9"))
    for axel in (diagram.x_axis, diagram.y_axis):
        axel.spPr = GraphicalProperties(ln=_linje("A6A6A6"))
        axel.txPr = _skrift(900)
    diagram.legend.txPr = _skrift(1000)
    for nummer, stapel in enumerate(data.staplar):
        diagram.series.append(_serie(data, stapel, nummer))
    return diagram  # type: ignore[no-any-return]


def _serie(data: Diagramdata, stapel: Stapel, nummer: int) -> Any:
    from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumRef, NumVal, StrData, StrRef, StrVal
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series, SeriesLabel
    from openpyxl.chart.shapes import GraphicalProperties

    antal = len(data.etiketter)
    namn = StrRef(f=stapel.rubrikcell, strCache=StrData(ptCount=1, pt=[StrVal(idx=0, v=stapel.rubrik)]))
    etiketter = [StrVal(idx=i, v=text) for i, text in enumerate(data.etiketter) if text]
    kat = StrRef(f=data.etikettomrade, strCache=StrData(ptCount=antal, pt=etiketter))
    talen = [NumVal(idx=i, v=_talet(tal)) for i, tal in enumerate(stapel.varden) if tal is not None]
    varden = NumRef(f=stapel.omrade, numCache=NumData(formatCode=data.talformat, ptCount=antal, pt=talen))
    serie: Any = Series(idx=nummer, order=nummer, tx=SeriesLabel(strRef=namn), cat=AxDataSource(strRef=kat))
    serie.val = NumDataSource(numRef=varden)
    farg = FARGER[nummer % len(FARGER)]
    serie.spPr = GraphicalProperties(solidFill=farg, ln=_linje("595959"))
    serie.invertIfNegative = False
    # En rad utan tal är en tom text, som Excel ritar som 0: formatets tredje del låter bli att skriva ut den.
    serie.dLbls = DataLabelList(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        numFmt=f"{data.talformat};-{data.talformat};",
        txPr=_skrift(900),
    )
    return serie


def _linje(farg: str) -> Any:
    from openpyxl.drawing.line import LineProperties

    return LineProperties(solidFill=farg, w=6350)


def _talformat(kod: str) -> Any:
    from openpyxl.chart.data_source import NumFmt

    return NumFmt(formatCode=kod, sourceLinked=False)


def _skrift(storlek: int, *, fet: bool = False) -> Any:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

    egenskaper = CharacterProperties(sz=storlek, b=fet, solidFill=TEXTFARG)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=egenskaper), endParaRPr=egenskaper)])


def _rubrik(text: str) -> Any:
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties, RegularTextRun

    egenskaper = CharacterProperties(sz=1200, b=True, solidFill=TEXTFARG)
    stycke = Paragraph(pPr=ParagraphProperties(defRPr=egenskaper), r=[RegularTextRun(rPr=egenskaper, t=text)])
    return Title(tx=Text(rich=RichText(p=[stycke])), overlay=False)


def _talet(tal: float) -> str:
    """Ger talet som filen skriver det: 2463 och inte 2463.0."""
    return f"{tal:.15g}"
