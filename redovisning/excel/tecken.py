"""Tecken i celler: Excel läser ``_x000D_`` som ett radbyte, så svar som ser ut så skrivs på ett annat sätt."""

from __future__ import annotations

import re

_FORM = re.compile("_x([0-9A-Fa-f]{4})_")
_LIKNAR = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def till_cell(text: str) -> str:
    """Ger texten så som den ska stå i filen: ``_x0041_`` blir ``_x005F_x0041_`` och inte bokstaven A."""
    return _LIKNAR.sub("_x005F_", text)


def ur_cell(text: str) -> str:
    """Ger texten som Excel visar den, ur texten i filen: ``_x000D_`` är ett radbyte och ``_x005F_`` ett understreck."""
    if "_x" not in text:
        return text
    # Ett tecken utanför det första planet kan vara skrivet som två halvor, som blir ett först tillsammans.
    avkodad = _FORM.sub(lambda m: chr(int(m[1], 16)), text)
    return avkodad.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
