"""Punkterna i en PDF-kopia som inte hör till någon lista.

När en cell i en tabell delas över två sidor mitt i en lista märker LibreOffice punkterna på den andra sidan utan lista
runt. En skärmläsare säger då inte att de är punkter.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PdfWriter

_PUNKT, _LISTA = "/LI", "/L"


def lagg_punkter_i_listor(skrivare: PdfWriter) -> None:
    """Lägger en lista runt varje följd av punkter som saknar en."""
    from pypdf.generic import ArrayObject, NameObject

    rot = skrivare.root_object.get("/StructTreeRoot")
    for element in list(_elementen(rot)):
        if element.get("/S") == _LISTA:
            continue
        barn = _barnen(element)
        if not any(_slag(b) == _PUNKT for b in barn):
            continue
        nya: list[Any] = []
        for ar_punkt, grupp in groupby(barn, lambda b: _slag(b) == _PUNKT):
            foljd = list(grupp)
            nya += [_lista(skrivare, element, foljd)] if ar_punkt else foljd
        element[NameObject("/K")] = ArrayObject(nya)


def _lista(skrivare: PdfWriter, foralder: Any, punkter: list[Any]) -> Any:
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    lista = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/StructElem"),
            NameObject("/S"): NameObject(_LISTA),
            NameObject("/P"): foralder.indirect_reference or foralder,
            NameObject("/K"): ArrayObject(punkter),
        }
    )
    pekare = skrivare._add_object(lista)
    for punkt in punkter:
        punkt.get_object()[NameObject("/P")] = pekare
    return pekare


def _elementen(rot: Any) -> Iterator[Any]:
    """Ger märkningens alla element, utan att gå djupare i Python än ett steg."""
    kvar = [] if rot is None else [rot.get_object()]
    while kvar:
        element = kvar.pop()
        yield element
        kvar += [b.get_object() for b in _barnen(element) if _slag(b)]


def _barnen(element: Any) -> list[Any]:
    """Ger barnen, som pekare där de är det."""
    if "/K" not in element:
        return []
    barn = element.raw_get("/K")
    inre = barn.get_object()
    return list(inre) if isinstance(inre, list) else [barn]


def _slag(barn: Any) -> str:
    """Ger elementets slag; tomt för innehåll på en sida."""
    element = barn.get_object()
    return str(element.get("/S", "")) if isinstance(element, dict) else ""
