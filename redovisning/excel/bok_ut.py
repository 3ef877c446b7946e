"""En arbetsbok som byggs: blad med text, svar, formler och länkar, och det som openpyxl inte själv kan bära.

Formlernas uträknade värden och de rader vars höjd får växa samlas här och läggs in när boken packas.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from redovisning.excel.form import BRODTEXT, Form, Formgivare
from redovisning.excel.tecken import till_cell
from redovisning.excel.upplagg import LISTOR

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.chart._chart import ChartBase
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

V = TypeVar("V", str, int, float, str | float, covariant=True)
_LANGSTA_LISTA = 253
_SOM_FORMEL = ("=", "+", "-", "@", "'")


@dataclass(frozen=True)
class Formel(Generic[V]):
    """En formel utan likhetstecken, med engelska funktionsnamn som i filformatet, och värdet den har nu."""

    uttryck: str
    varde: V


@dataclass
class UtBlad:
    """Ett blad som byggs. Rader och kolumner räknas från 1."""

    ark: Worksheet
    formgivare: Formgivare
    varden: dict[str, str | float] = field(default_factory=dict)
    alttexter: list[str] = field(default_factory=list)
    fasta_rader: set[int] = field(default_factory=set)
    _regler: dict[str, DataValidation] = field(default_factory=dict)

    @property
    def namn(self) -> str:
        """Bladets namn."""
        return str(self.ark.title)

    def tom(self, rad: int, kolumn: int, form: Form) -> Any:
        """Ger en cell med form men utan innehåll."""
        cell = self.ark.cell(rad, kolumn)
        self.formgivare.klad(cell, form)
        return cell

    def text(self, rad: int, kolumn: int, text: str, form: Form) -> None:
        """Skriver en text. Den blir aldrig en formel, vad den än börjar med, och kortas aldrig."""
        if not text:
            self.tom(rad, kolumn, form)
            return
        cell = self.tom(rad, kolumn, replace(form, apostrof=form.text and text.startswith(_SOM_FORMEL)))
        # Bokens egen väg in gör formler av ``=`` och kapar texter som blir långa först när de kodats.
        cell._value = till_cell(text)
        cell.data_type = "s"

    def tal(self, rad: int, kolumn: int, tal: int | float, form: Form) -> None:
        """Skriver ett tal; ett datum är dagens nummer i en cell med datumformat."""
        self.tom(rad, kolumn, form).value = tal

    def fraga(self, rad: int, kolumn: int, text: str, hjalp: str, form: Form, hjalpform: Form) -> None:
        """Skriver en fråga med hjälptexten under sig i samma cell."""
        if not hjalp:
            self.text(rad, kolumn, text, form)
            return
        from openpyxl.cell.rich_text import CellRichText, TextBlock
        from openpyxl.cell.text import InlineFont
        from openpyxl.styles.colors import Color

        def bit(text: str, form: Form) -> TextBlock:
            farg = Color(rgb=f"00{form.farg}")
            font = InlineFont(rFont=form.typsnitt, sz=form.storlek, b=form.fet, i=form.kursiv, color=farg)
            return TextBlock(font, till_cell(text))

        self.tom(rad, kolumn, form).value = CellRichText(bit(f"{text}\n", form), bit(hjalp, hjalpform))

    def formel(
        self, rad: int, kolumn: int, formel: Formel[str] | Formel[int] | Formel[str | float], form: Form
    ) -> None:
        """Skriver en formel. Är uttrycket ett tal skrivs talet."""
        cell = self.tom(rad, kolumn, form)
        if formel.uttryck.isdigit():
            cell.value = int(formel.uttryck)
            return
        cell.value = f"={formel.uttryck}"
        self.varden[cell.coordinate] = formel.varde

    def lank(self, rad: int, kolumn: int, text: str, till_blad: str, form: Form) -> None:
        """Skriver en länk till ett annat blad i boken."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        self.text(rad, kolumn, text, form)
        cell: Any = self.ark.cell(rad, kolumn)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{citerat(till_blad)}!A1", display=text)

    def diagram(self, cell: str, diagram: ChartBase, alttext: str) -> None:
        """Lägger ett diagram med sitt övre vänstra hörn i en cell. ``alttext`` säger vad det visar."""
        self.ark.add_chart(diagram, cell)
        self.alttexter.append(alttext)

    def sidbrytning(self, rad: int) -> None:
        """Låter en ny sida börja med raden i utskrift."""
        from openpyxl.worksheet.pagebreak import Break

        self.ark.row_breaks.append(Break(id=rad - 1))

    def sammanfoga(self, rad: int, kolumn: int, sista_rad: int, sista_kolumn: int) -> None:
        """Gör rutorna till en cell; den första har innehållet."""
        self.ark.merge_cells(start_row=rad, start_column=kolumn, end_row=sista_rad, end_column=sista_kolumn)

    def hojd(self, rad: int, punkter: float, *, fast: bool = False) -> None:
        """Sätter radens höjd. Bara en fast rad står kvar när svaret växer; andra följer med."""
        self.ark.row_dimensions[rad].height = round(punkter, 2)
        if fast:
            self.fasta_rader.add(rad)

    def bredder(self, bredder: list[float]) -> None:
        """Sätter kolumnernas bredd, från den första."""
        for nummer, bredd in enumerate(bredder, 1):
            self.ark.column_dimensions[kolumnnamn(nummer)].width = bredd

    def regel(self, nyckel: str, regel: DataValidation, omrade: str) -> None:
        """Lägger en regel för vad som kan skrivas på ett område. Samma nyckel är samma regel."""
        if nyckel not in self._regler:
            self.ark.add_data_validation(regel)
            self._regler[nyckel] = regel
        self._regler[nyckel].add(omrade)


class UtBok:
    """Arbetsboken som byggs, blad för blad."""

    def __init__(self) -> None:
        from openpyxl import Workbook

        self.bok: Workbook = Workbook()
        self.bok.remove(self.bok.worksheets[0])
        self.blad: list[UtBlad] = []
        self._formgivare = Formgivare()
        self._vallistor: list[tuple[str, ...]] = []

    def nytt_blad(self, namn: str, flikfarg: str = "") -> UtBlad:
        """Ger ett nytt blad, sist i boken."""
        ark = self.bok.create_sheet(namn)
        ark.sheet_view.showGridLines = False
        if flikfarg:
            ark.sheet_properties.tabColor = flikfarg
        self.blad.append(UtBlad(ark, self._formgivare))
        return self.blad[-1]

    def namnge(self, namn: str, blad: UtBlad, cell: str) -> None:
        """Ger en cell ett namn som gäller i hela boken."""
        from openpyxl.utils import absolute_coordinate
        from openpyxl.workbook.defined_name import DefinedName

        adress = f"{citerat(blad.namn)}!{absolute_coordinate(cell)}"
        self.bok.defined_names[namn] = DefinedName(namn, attr_text=adress)

    def vallista(self, val: tuple[str, ...]) -> str:
        """Ger valen som en regel anger dem: i sig själv om de ryms, annars som ett område på bladet ``LISTOR``."""
        direkt = ",".join(val)
        if len(direkt) <= _LANGSTA_LISTA and not any(set(v) & {",", '"'} or v != v.strip() for v in val):
            return f'"{direkt}"'
        if val not in self._vallistor:
            self._vallistor.append(val)
        kolumn = kolumnnamn(self._vallistor.index(val) + 1)
        return f"{LISTOR}!${kolumn}$1:${kolumn}${len(val)}"

    def skriv_vallistor(self) -> None:
        """Lägger de val som inte ryms i sina regler på ett dolt blad sist i boken."""
        if not self._vallistor:
            return
        blad = self.nytt_blad(LISTOR)
        blad.ark.sheet_state = "hidden"
        for kolumn, val in enumerate(self._vallistor, 1):
            for rad, text in enumerate(val, 1):
                blad.text(rad, kolumn, text, BRODTEXT)


def kolumnnamn(nummer: int) -> str:
    """Ger kolumnens bokstäver: 3 är ``C``."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(nummer))


def citerat(blad: str) -> str:
    """Ger bladets namn så som det står i en formel: ``'3.1'``."""
    return "'" + blad.replace("'", "''") + "'"
