"""Vad som står i en cell, som text: tal utan decimalbrus, datum som 2024-09-30, procent som de visas, sant och falskt.

Ett svar är text så som den som svarade ser den. Gissas något, eller syns något annat i Excel, följer en kod med.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from redovisning.dokument.falt import Svarstyp
from redovisning.dokument.svarstyper import som_text
from redovisning.excel.arbetsbok_in import Stil
from redovisning.excel.blad import Cell

_KRYSS = frozenset({"x", "✓", "✔", "☑", "☒", "✗", "✘"})
_SANT = {"true": "ja", "sant": "ja", "false": "nej", "falskt": "nej"}
_SANNINGSFORMEL = {"TRUE()": "1", "FALSE()": "0"}
"""Så sparar LibreOffice ett sanningsvärde som någon har skrivit."""
_TIDPUNKT = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?Z?)?")
_PROCENT = re.compile(r"(?:0|#|\?)(?:[.,](0+))?\s*%")
_ENKELT_TAL = re.compile(r"(?:[#0?]+[ ,\xa0]?)*[#0?]+(?:[.,][#0?]+)?(?:E\+0+)?", re.IGNORECASE)
_UTAN_BETYDELSE = re.compile(r"\[(?:Red|Black|Blue|Color\s*\d+|\$-[^\]]*)\]|_.|\*.|;@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Last:
    """Texten ur en cell. ``koder`` är koderna för det som är läst med en tolkning, med ordet som gäller."""

    text: str = ""
    koder: tuple[tuple[str, str], ...] = ()


def las_varde(cell: Cell, *, fran_1904: bool = False, typ: Svarstyp = Svarstyp.TEXT) -> Last:
    """Ger texten i en cell. ``typ`` är frågans: ett kryss betyder ja bara där svaret är ja eller nej."""
    koder: list[tuple[str, str]] = []
    if (sanning := _SANNINGSFORMEL.get(cell.formel or "")) is not None:
        cell = replace(cell, typ="b", varde=sanning, formel=None)
    if cell.formel is not None:
        if cell.varde is None:
            return Last("", (("EX08", _formeltext(cell)),))
        if cell.typ != "e" and cell.varde.strip():
            koder.append(("EX07", _formeltext(cell)))
    if cell.typ == "e":
        return Last("", (("EX09", f"{cell.varde or ''} ({_formeltext(cell)})" if cell.formel else cell.varde or ""),))
    text = _som_ja_nej(cell, koder) if typ is Svarstyp.JA_NEJ else ""
    text = text or _text(cell, typ, koder, fran_1904)
    if cell.struket.strip():
        koder.append(("EX10", cell.struket))
    if cell.format.strip():
        koder.append(("EX28", cell.format))
    return Last(text, tuple(koder))


def celltext(cell: Cell, *, fran_1904: bool) -> str:
    """Ger det som står i en cell som inte är ett svar; formeln när den saknar värde, och felvärdet som det är."""
    if cell.varde is None:
        return f"={cell.formel}"
    return las_varde(cell, fran_1904=fran_1904).text or cell.varde


def _som_ja_nej(cell: Cell, koder: list[tuple[str, str]]) -> str:
    """Ger ja eller nej när cellen har ett kryss eller ett sanningsvärde, annars tom text."""
    skrivet = (cell.varde or "").strip().casefold()
    if cell.typ == "b":
        skrivet = "sant" if skrivet == "1" else "falskt"
    svar = "ja" if skrivet in _KRYSS else _SANT.get(skrivet, "")
    if svar:
        koder.append(("EX05", skrivet.upper() if cell.typ == "b" else (cell.varde or "").strip()))
    return svar


def _text(cell: Cell, typ: Svarstyp, koder: list[tuple[str, str]], fran_1904: bool) -> str:
    varde = cell.varde or ""
    if cell.typ == "s":
        return varde
    if cell.typ == "b":
        text = "SANT" if varde.strip() == "1" else "FALSKT"
        koder.append(("EX06", text))
        return text
    datum = cell.typ == "d" or (cell.typ == "n" and ar_datum(cell.stil))
    text = _datum(varde, cell.stil, fran_1904) if datum else _tal(varde, cell.stil)
    if not text:
        return varde
    if datum and typ is not Svarstyp.DATUM:
        koder.append(("EX11", text))
    elif not datum and _visas_annorlunda(cell.stil):
        koder.append(("EX12", text))
    return text


def _formeltext(cell: Cell) -> str:
    return f"={cell.formel}" if cell.formel else "en formel"


def ar_datum(stil: Stil) -> bool:
    """Sant när ett tal i cellen visas som datum eller tid."""
    if stil.format in ("General", "@"):
        return False
    from openpyxl.styles.numbers import is_date_format

    return bool(is_date_format(stil.format))


def _datum(varde: str, stil: Stil, fran_1904: bool) -> str:
    """Ger ``2024-09-30``, med tid om den finns; bara tiden när datum saknas. Tom text om det inte går."""
    if m := _TIDPUNKT.fullmatch(varde.strip()):
        klockan = (m[2] or "00:00") + (m[3] if m[3] not in (None, ":00") else "")
        return m[1] if klockan == "00:00" else f"{m[1]} {klockan}"
    from openpyxl.styles.numbers import is_timedelta_format
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

    try:
        tid = from_excel(
            float(varde),
            CALENDAR_MAC_1904 if fran_1904 else CALENDAR_WINDOWS_1900,
            timedelta=is_timedelta_format(stil.format),
        )
    except (ValueError, OverflowError):
        return ""
    return _tidpunkt(tid)


def _tidpunkt(tid: datetime | time | timedelta) -> str:
    if isinstance(tid, timedelta):
        minuter, sekunder = divmod(round(tid.total_seconds()), 60)
        return f"{minuter // 60}:{minuter % 60:02}" + (f":{sekunder:02}" if sekunder else "")
    klockan = f"{tid:%H:%M}" + (f":{tid.second:02}" if tid.second else "")
    if isinstance(tid, time):
        return klockan
    return tid.date().isoformat() + ("" if tid.time() == time() else f" {klockan}")


def _tal(varde: str, stil: Stil) -> str:
    """Ger talet med de femton siffror som Excel räknar med, utan exponent; procent med de decimaler som visas."""
    try:
        tal = Decimal(format(float(varde), ".15g"))
    except (ValueError, InvalidOperation):
        return ""
    if not tal.is_finite():
        return ""
    if (m := _PROCENT.search(stil.format)) and "%" in stil.format:
        decimaler = len(m[1] or "")
        return f"{som_text(round(tal * 100, decimaler))} %"
    return som_text(int(tal)) if tal == tal.to_integral_value() else som_text(tal.normalize())


def _visas_annorlunda(stil: Stil) -> bool:
    """Sant när cellens format lägger till ord eller nollor: ``0 "kr"``, ``000-000 00 00``."""
    format_ = _UTAN_BETYDELSE.sub("", stil.format.split(";")[0]).strip()
    if format_ in ("General", "@", "") or "%" in format_:
        return False
    return not _ENKELT_TAL.fullmatch(format_) or bool(re.match(r"0{2,}", format_))
