"""Det i en färdig fils text som inte ska lämna huset: samma sökningar som i granskningens regler, med ställe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redovisning.dolda.innehall import Fynd, Innehall, citat
from redovisning.granskning.personuppgifter import SOKNINGAR
from redovisning.granskning.sma_antal import sma_tal_i_tabell

_TAGG = re.compile(r"<[^<>]*>")


def textfynd(innehall: Innehall) -> Iterator[Fynd]:
    """Ger fynden i löpande text och i tabeller."""
    for bit in innehall.bitar:
        for kod, sokning in SOKNINGAR.items():
            yield from (Fynd(kod, citat(ord_), bit.var, bit.plats) for ord_ in sokning(bit.text))
    for tabell in innehall.tabeller:
        for rad, spalt, rubrik in sma_tal_i_tabell(tabell.rader):
            plats = tabell.platser[rad].get(spalt) if tabell.platser else None
            yield Fynd("DO15", f"{citat(rubrik)} {tabell.rader[rad][spalt].strip()}", tabell.var, plats)


def i_namnet(namn: str) -> Iterator[Fynd]:
    """Ger de säkra personnumren i en fils namn."""
    yield from (Fynd("DO17", citat(ord_)) for ord_ in SOKNINGAR["PU01"](namn))


def i_textfil(data: bytes) -> Iterator[Fynd]:
    """Ger personnumren i en textfil, med raden. I en webbsida eller en SVG-bild söks bara det som visas."""
    text = data.decode("utf-8", "replace")
    if text.lstrip().startswith("<"):
        text = _TAGG.sub(" ", text)
    for nummer, rad in enumerate(text.splitlines(), 1):
        for kod in ("PU01", "PU02"):
            yield from (Fynd(kod, citat(ord_), f" på rad {nummer}") for ord_ in SOKNINGAR[kod](rad))
