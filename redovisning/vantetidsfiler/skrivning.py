"""Mätvärdena ut: som CSV för kalkylprogram, och som väntetidsfil i YAML, JSON eller Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from redovisning.dokument.svarstyper import som_text
from redovisning.fel import Anvandningsfel, SkrivFel
from redovisning.filer import skriv
from redovisning.filskrivning import skriv_fil
from redovisning.vantetider.matvarde import RIKET, Matvarde
from redovisning.vantetider.ur_dokument import INGET_EGET, Eget, till_utkast
from redovisning.vantetidsfiler.celler import FORMELTECKEN

RUBRIKER = (
    *("indikator", "region", "enhet", "period", "kön", "ägarform"),
    *("antal inom", "antal totalt", "andel", "metod", "källa", "specialitet", "intervall", "status"),
)
"""CSV-filens rubriker, i den ordning ``Matvarde`` har sina fält."""

_ANDELSER = (".yaml", ".yml", ".json", ".xlsx")


def skriv_vantetider(
    matvarden: Sequence[Matvarde], mal: Path, eget: Eget = INGET_EGET, *, ersatt: bool = False
) -> Path:
    """Ger vägen till den skrivna filen: ``.csv``, ``.yaml``, ``.json`` eller ``.xlsx``.

    ``eget`` är regionens egna indikatorer och mål; de ryms inte i en CSV-fil.

    Raises:
        Anvandningsfel: ändelsen går inte att skriva.
        MalfilAndrad: filen finns och är inte skriven härifrån, eller är ändrad sedan dess.
        SkrivFel: filen kunde inte skrivas. Det som fanns är orört.
    """
    andelse = mal.suffix.casefold()
    if andelse == ".csv":
        return skriv_fil(mal, csv_data(matvarden), kontrollera=lambda d: _kontrollera(d, matvarden, mal), ersatt=ersatt)
    if andelse not in _ANDELSER:
        raise Anvandningsfel(f"{mal.name}: väntetider kan skrivas som .csv, .yaml, .json och .xlsx.")
    regioner = {m.region for m in matvarden} - {RIKET}
    kallor = {m.kalla for m in matvarden}
    utkast = till_utkast(
        matvarden,
        regioner.pop() if len(regioner) == 1 else "",
        kallor.pop() if len(kallor) == 1 else "",
        eget,
    )
    return skriv(utkast, mal, ersatt=ersatt)


def csv_data(matvarden: Sequence[Matvarde]) -> bytes:
    """Ger CSV-filen: semikolon, decimalkomma och UTF-8 med BOM, som Excel på svenska öppnar rätt.

    En text som ett kalkylprogram skulle läsa som en formel får en apostrof först.
    """
    ut = io.StringIO()
    skrivare = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skrivare.writerow(RUBRIKER)
    skrivare.writerows([[_cell(v) for v in m] for m in matvarden])
    return ut.getvalue().encode("utf-8-sig")


def _cell(varde: object) -> str:
    if varde is None:
        return ""
    if isinstance(varde, str):
        return f"'{varde}" if varde[:1] in FORMELTECKEN else varde
    return som_text(varde)  # type: ignore[arg-type]


def _kontrollera(skrivet: bytes, matvarden: Sequence[Matvarde], mal: Path) -> None:
    rader = list(csv.reader(io.StringIO(skrivet.decode("utf-8-sig")), delimiter=";"))
    if rader[1:] != [[_cell(v) for v in m] for m in matvarden]:
        raise SkrivFel(f"{mal.name}: filen gick inte att läsa tillbaka likadan. Inget har skrivits.")
