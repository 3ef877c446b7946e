"""Modellens egna villkor på svenska: det som pydantic anmärker på när reglerna inte har något att säga."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from redovisning.anmarkning import Anmarkning, Granskningsrapport
from redovisning.dokument.falt import falten, hitta_falt
from redovisning.granskning.meddelanden import anmark
from redovisning.omfattning import omfattningens_namn

if TYPE_CHECKING:
    from pydantic import ValidationError

    from redovisning.utkast import Utkast

_BRIST = {
    "missing": "ett svar som måste finnas saknas",
    "extra_forbidden": "nyckeln finns inte i dokumentet",
    "greater_than_equal": "talet ska vara minst {ge}",
    "greater_than": "talet ska vara större än {gt}",
    "less_than_equal": "talet ska vara högst {le}",
    "less_than": "talet ska vara mindre än {lt}",
    "multiple_of": "talet ska gå att dela jämnt med {multiple_of}",
    "string_too_short": "texten ska ha minst {min_length} tecken",
    "string_too_long": "texten får ha högst {max_length} tecken",
    "string_pattern_mismatch": "texten har inte den form som frågan kräver",
    "too_short": "det finns {actual_length} poster, och det ska vara minst {min_length}",
    "too_long": "det finns {actual_length} poster, och det får vara högst {max_length}",
    "literal_error": "det är inget av de tillåtna valen",
    "value_error": "{error}",
}
_OVRIGT = "det har inte den form som dokumentet kräver"


def med_modellfel(utkast: Utkast, rapport: Granskningsrapport, fel: ValidationError) -> Granskningsrapport:
    """Ger rapporten med modellens fel tillagda, ett för varje ställe."""
    ursprung = {nytt: gammalt for gammalt, nytt in utkast.omnumrerade().items()}
    per_stig: dict[str, Anmarkning] = {}
    for e in fel.errors(include_url=False, include_input=False):
        stig = _stig(utkast, e["loc"], ursprung)
        if stig not in per_stig:
            per_stig[stig] = anmark("VA04", utkast, stig or None, brist=_brist(e["type"], e.get("ctx", {})))
    return Granskningsrapport(rapport.formular, rapport.region, [*rapport.anmarkningar, *per_stig.values()])


def med_delfel(utkast: Utkast, rapport: Granskningsrapport) -> Granskningsrapport:
    """Ger rapporten för en del, som aldrig är en hel modell, med felet tillagt."""
    delar = omfattningens_namn(utkast.dokument, utkast.omfattar or ())
    fel = anmark("DE02", utkast, delar=delar)
    return Granskningsrapport(rapport.formular, rapport.region, [*rapport.anmarkningar, fel])


def _stig(utkast: Utkast, lage: tuple[int | str, ...], ursprung: Mapping[str, str]) -> str:
    """Vägen så långt den finns i dokumentet, med posternas nummer som de står i utkastet."""
    match lage:
        case (str(lista), int(nummer), *resten):
            rad = f"{lista}[{nummer}]"
            stig = ".".join([ursprung.get(rad, rad), *map(str, resten[:1])])
        case _:
            stig = ".".join(map(str, lage[:2]))
    if hitta_falt(utkast.dokument, stig) is not None:
        return stig
    lista = stig.partition("[")[0]
    return lista if lista in {f.lista for f in falten(utkast.dokument)} else ""


def _brist(typ: str, ctx: Mapping[str, Any]) -> str:
    varden = {namn: str(v).replace(".", ",") if isinstance(v, float) else v for namn, v in ctx.items()}
    return _BRIST.get(typ, _OVRIGT).format(**varden)
