"""Punkter som LibreOffice märkte utan lista runt får en, så att en skärmläsare säger att de är punkter."""

from __future__ import annotations

import io

import pytest
from bilageprov import pdf
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject
from sandprov import DAG

from redovisning.sandning.pdfordning import ordna

Gren = tuple[str, list["Gren | int"]]


def markt(*grenar: Gren) -> bytes:
    """Ger en PDF vars märkning har grenarna under roten; ett tal är innehåll på sidan."""

    def andra(skrivare: PdfWriter) -> None:
        def lagg(foralder, gren: Gren | int):
            if isinstance(gren, int):
                return NumberObject(gren)
            slag, barn = gren
            element = DictionaryObject({NameObject("/S"): NameObject(f"/{slag}"), NameObject("/P"): foralder})
            pekare = skrivare._add_object(element)
            inre = ArrayObject(lagg(pekare, b) for b in barn)
            element[NameObject("/K")] = inre[0] if len(inre) == 1 else inre
            return pekare

        rot = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        pekare = skrivare._add_object(rot)
        rot[NameObject("/K")] = ArrayObject(lagg(pekare, g) for g in grenar)
        skrivare.root_object[NameObject("/StructTreeRoot")] = pekare

    return pdf("x", andra=andra)


def grenarna(data: bytes) -> list[Gren]:
    """Ger märkningen tillbaka, och håller att varje element pekar på det som det ligger i."""

    def las(barn, foralder) -> Gren | int:
        element = barn.get_object()
        if isinstance(element, int):
            return int(element)
        assert element["/P"].get_object() == foralder
        k = element["/K"]
        return str(element["/S"])[1:], [las(b, element) for b in (k if isinstance(k, list) else [k])]

    rot = PdfReader(io.BytesIO(data)).root_object["/StructTreeRoot"]
    return [las(b, rot) for b in rot["/K"]]  # type: ignore[misc]


PUNKT: Gren = ("LI", [("LBody", [1])])


@pytest.mark.parametrize(
    ("fore", "efter"),
    [
        (("TD", [PUNKT, PUNKT]), ("TD", [("L", [PUNKT, PUNKT])])),
        (("TD", [PUNKT]), ("TD", [("L", [PUNKT])])),
        (
            ("TD", [("P", [2]), PUNKT, ("P", [3]), PUNKT, PUNKT]),
            ("TD", [("P", [2]), ("L", [PUNKT]), ("P", [3]), ("L", [PUNKT, PUNKT])]),
        ),
        (("Table", [("TR", [("TD", [PUNKT])])]), ("Table", [("TR", [("TD", [("L", [PUNKT])])])])),
        (("L", [PUNKT, PUNKT]), ("L", [PUNKT, PUNKT])),
        (("L", [("LI", [("LBody", [PUNKT])])]), ("L", [("LI", [("LBody", [("L", [PUNKT])])])])),
        (("P", [1, 2]), ("P", [1, 2])),
    ],
)
def test_punkter_utan_lista_far_en_och_de_andra_ror_ingen(fore, efter):
    assert grenarna(ordna(markt(fore), DAG, "kopian")) == [efter]


def test_en_omarkt_pdf_gar_bra():
    assert PdfReader(io.BytesIO(ordna(pdf("x"), DAG, "kopian"))).pages
