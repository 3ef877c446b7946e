"""Det som avgjordes utan att någon valde, som text: svar som ändrats bara i en fil, och svar som någon tagit bort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from redovisning.bidrag.andringar import verkliga
from redovisning.bidrag.klasser import Skal
from redovisning.bidrag.konflikter import alternativens_rader, fragan

if TYPE_CHECKING:
    from redovisning.bidrag.klasser import Fragesvar, Sammanslagning

ANDRADE = "Ändrat i bara en av filerna sedan avsnitten lämnades ut. Ändringen gäller, om du inte lägger till valet:"
BORTTAGNA = "Borttaget i en fil men kvar i resultatet. Ska det bort, lägg till valet:"
KVAR_I_DEL = "Borttaget i utkastet och orört i delen. Ska det tillbaka, lägg till valet:"


def besked(sammanslagning: Sammanslagning) -> list[str]:
    """Ger raderna, inga när allt var självklart eller valt."""
    fragor = [f for f in sammanslagning.fragor if f.skal is not Skal.VALT and f.vald is not None]
    kvar_i_del = [f for f in fragor if f.vald and not f.vald.text]
    borttagna = [f for f in fragor if f.borttaget and f not in kvar_i_del]
    andrade = [f for f in fragor if ar_andrad(f) and f not in borttagna]
    ut: list[str] = []
    for rubrik, vilka in ((ANDRADE, andrade), (BORTTAGNA, borttagna), (KVAR_I_DEL, kvar_i_del)):
        ut += _stycke(rubrik, vilka, sammanslagning)
    return ut


def ar_andrad(fraga: Fragesvar) -> bool:
    """Sant när svaret gäller för att de andra, som är olika det, är äldre."""
    return fraga.skal is Skal.ANDRAT and len(list(verkliga(fraga.alternativ))) > 1


def _stycke(rubrik: str, fragor: Sequence[Fragesvar], sammanslagning: Sammanslagning) -> Iterator[str]:
    if not fragor:
        return
    yield rubrik
    for fraga in fragor:
        yield f"  {fragan(fraga, sammanslagning)}"
        yield from (f"  {rad}" for rad in alternativens_rader(fraga))
