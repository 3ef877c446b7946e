"""Den typade modellen: från utkastets platta text till pydantic-klassen, och tillbaka.

En modell byggs aldrig av ett utkast med fel, så utkastet granskas först. ``utkast`` laddar modulen när någon ber om den
typade modellen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from redovisning.dokument.falt import falten, typat
from redovisning.dokument.svarstyper import som_text

if TYPE_CHECKING:
    from redovisning.dokument.klasser import Dokument
    from redovisning.utkast import Utkast


def till_modell(utkast: Utkast) -> Dokument:
    """Ger modellen; se ``Utkast.modell``.

    Raises:
        OfullstandigtUtkast: utkastet har fel eller är en del.
    """
    from pydantic import ValidationError

    from redovisning.fel import OfullstandigtUtkast
    from redovisning.granskning import granska
    from redovisning.granskning.modellfel import med_delfel, med_modellfel

    rapport = granska(utkast)
    if utkast.omfattar is not None:
        raise OfullstandigtUtkast(med_delfel(utkast, rapport))
    if not rapport.komplett:
        raise OfullstandigtUtkast(rapport)
    try:
        return utkast.dokument.klass.model_validate(_typade_svar(utkast))
    except ValidationError as fel:
        raise OfullstandigtUtkast(med_modellfel(utkast, rapport, fel)) from None


def modellens_svar(modell: Dokument) -> Iterator[tuple[str, str]]:
    """Ger väg och text för varje svar som modellen har."""
    for namn, varde in modell.model_dump(exclude={modell.huvudnyckel}, exclude_none=True).items():
        yield from _platt(namn, varde)


def _platt(stig: str, varde: Any) -> Iterator[tuple[str, str]]:
    if isinstance(varde, list):
        for i, post in enumerate(varde):
            yield from _platt(f"{stig}[{i}]", post)
    elif isinstance(varde, dict):
        for namn, inre in varde.items():
            yield from _platt(f"{stig}.{namn}", inre)
    else:
        yield stig, som_text(varde)


def _typade_svar(utkast: Utkast) -> dict[str, Any]:
    """Ger utkastet nästlat med tal och datum som sådana, och med avsnitt och listor också när de är tomma."""
    hela = utkast.utan_luckor()
    # Efter en granskning är det oläsbara bara ledtexter i frivilliga fält, och de räknas som tomma.
    lasta = {stig: typat(falt, hela.svar[stig].text) for stig, falt in hela.vagar() if stig in hela.svar}
    data = hela.nastlat({stig: varde for stig, varde in lasta.items() if varde is not None})
    for falt in falten(utkast.dokument):
        avsnitt, punkt, _ = falt.nyckel.partition(".")
        if punkt:
            data.setdefault(falt.lista or avsnitt, [] if falt.lista else {})
    return data
