"""Det som avgjordes utan att någon valde, som text: svar som ändrats bara i en fil, och svar som någon tagit bort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from redovisning.bidrag.andringar import verkliga
from redovisning.bidrag.frageblock import frageblock
from redovisning.bidrag.klasser import Skal
from redovisning.bidrag.mottagning import tappat_minne

if TYPE_CHECKING:
    from redovisning.bidrag.klasser import Alternativ, Fragesvar, Sammanslagning

ANDRADE = "Ändrat i bara en av filerna sedan avsnitten lämnades ut. Ändringen gäller; den andra texten är kvar i {fil}:"
BORTTAGNA = "Borttaget i en fil men kvar i resultatet. Ska det bort, kör om med valet:"
KVAR_I_DEL = "Borttaget i utkastet och orört i en fil som lämnats ut. Ska det tillbaka, kör om med valet:"


def besked(sammanslagning: Sammanslagning, ursprung: str) -> list[str]:
    """Ger raderna, inga när allt var självklart eller valt. ``ursprung`` är namnet på filen med det bortvalda."""
    fragor = [f for f in sammanslagning.fragor if f.skal is not Skal.VALT]
    andrade = [f for f in fragor if f.skal is Skal.ANDRAT and f.vald in _riktiga(f) and len(_riktiga(f)) > 1]
    andrade = [f for f in andrade if not f.borttaget]
    return [
        *_stycke(ANDRADE.format(fil=ursprung), andrade, sammanslagning),
        *om_borttagna(sammanslagning),
        *tappat_minne(sammanslagning.bidrag),
    ]


def om_borttagna(sammanslagning: Sammanslagning) -> list[str]:
    """Ger raderna om svar som någon har tagit bort, utan att ett val har avgjort saken."""
    fragor = [f for f in sammanslagning.fragor if f.skal is not Skal.VALT and f.borttaget]
    kvar = [f for f in fragor if f.vald in _riktiga(f)]
    borta = [f for f in fragor if f.vald is f.borttaget]
    return [*_stycke(BORTTAGNA, kvar, sammanslagning), *_stycke(KVAR_I_DEL, borta, sammanslagning)]


def _riktiga(fraga: Fragesvar) -> list[Alternativ]:
    return list(verkliga(fraga.alternativ))


def _stycke(rubrik: str, fragor: Sequence[Fragesvar], sammanslagning: Sammanslagning) -> Iterator[str]:
    """Rubriken och frågorna; under dem valet som ger det som inte blev, när det går att ändra sig efteråt."""
    if not fragor:
        return
    yield rubrik
    gar_att_andra = fragor[0].borttaget is not None
    yield from (f"  {rad}" for rad in frageblock(fragor, sammanslagning, med_val=gar_att_andra))
