"""Svaren i sina celler: text som text, och datum och tal som sådana när de då kommer tillbaka som de skrevs.

Ett riktigt datum går att sortera och filtrera på, och att räkna med. «30 september 2024» är text, för cellen kan bara
bära dagen och inte hur den skrevs.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from redovisning.dokument.falt import Falt, Svarstyp, typat
from redovisning.dokument.svarstyper import som_text
from redovisning.excel.bok_ut import UtBlad
from redovisning.excel.form import DATUMSVAR, SVAR, TALSVAR, Form

FORSTA_DATUM = date(1900, 3, 1)
"""Dagarna före den räknar Excel fel på: där finns en 29 februari 1900."""
_DAG_NOLL = date(1899, 12, 30)
_SIFFROR = 15
"""Så många siffror har ett tal i en cell."""
_FORMER = {Svarstyp.DATUM: DATUMSVAR, Svarstyp.TAL: TALSVAR}


def som_i_cellen(falt: Falt, svar: str) -> str:
    """Ger svaret som det läses i cellen: ``Ja`` för ``ja``."""
    return svar.capitalize() if falt.typ is Svarstyp.JA_NEJ and svar in ("ja", "nej") else svar


def skriv_svar(blad: UtBlad, rad: int, kolumn: int, falt: Falt, svar: str) -> None:
    """Skriver svaret i en blå cell."""
    form = _FORMER.get(falt.typ, SVAR)
    tal = _tal(falt, svar)
    if tal is None:
        blad.text(rad, kolumn, som_i_cellen(falt, svar), _for_text(form, svar))
    else:
        blad.tal(rad, kolumn, tal, form)


def _for_text(form: Form, svar: str) -> Form:
    """Ger formen för en text: en som står kvar i en cell för tal ska ha textformat, så att den inte görs om."""
    return SVAR if svar and not form.text else form


def _tal(falt: Falt, svar: str) -> int | float | None:
    """Ger talet som cellen får, ``None`` när svaret är text eller inte skulle läsas tillbaka likadant."""
    if falt.typ not in _FORMER or not svar:
        return None
    varde = typat(falt, svar)
    if isinstance(varde, date):
        return (varde - _DAG_NOLL).days if varde >= FORSTA_DATUM and varde.isoformat() == svar else None
    if not isinstance(varde, (int, Decimal)) or len(Decimal(varde).as_tuple().digits) > _SIFFROR:
        return None
    tal = int(varde) if varde == int(varde) else float(varde)
    return tal if som_text(tal) == svar else None
