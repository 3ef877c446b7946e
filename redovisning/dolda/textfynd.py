"""Det i en färdig fils text som inte ska lämna huset: samma sökningar som i granskningens regler, med ställe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from redovisning.avkodning import avkoda
from redovisning.dolda.innehall import Fynd, Innehall, citat
from redovisning.granskning.personuppgifter import SOKNINGAR
from redovisning.granskning.sma_antal import sma_tal_i_tabell

_TAGG = re.compile(r"<[A-Za-z/!?][^<>]*>")
_BARA_FORM = re.compile(r"\b(?:d|points|transform|values|viewBox)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
"""Attribut i en SVG-bild som bara är koordinater: de kan se ut som vad som helst."""


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
    """Ger personnumren i en textfil, med raden. I en webbsida eller SVG-bild söks också kommentarer och attribut."""
    text = avkoda(data).text
    if not text.lstrip().startswith("<"):
        yield from _rad_for_rad(text, ("PU01", "PU02"))
        return
    yield from _rad_for_rad(unescape(_TAGG.sub(_luft, text)), ("PU01", "PU02"))
    taggar = ("\n" * text.count("\n", 0, m.start()) + unescape(_BARA_FORM.sub("", m[0])) for m in _TAGG.finditer(text))
    yield from (f for tagg in taggar for f in _rad_for_rad(tagg, ("PU01",)))


def _luft(tagg: re.Match[str]) -> str:
    """Ger luft i stället för en tagg, med dess radbyten kvar så att raderna räknas rätt."""
    return " " + "\n" * tagg[0].count("\n")


def _rad_for_rad(text: str, koder: tuple[str, ...]) -> Iterator[Fynd]:
    for nummer, rad in enumerate(text.split("\n"), 1):
        for kod in koder:
            yield from (Fynd(kod, citat(ord_), f" på rad {nummer}") for ord_ in SOKNINGAR[kod](rad))
