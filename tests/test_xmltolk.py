"""XML-tolken: ingen DTD släpps igenom, i ingen teckenkod, och trasig XML får en svensk mening."""

from __future__ import annotations

import pytest
from grindfall import DTD
from lxml import etree
from paketbygge import utfall

from redovisning import xmltolk
from redovisning.fel import OlasbarFil
from redovisning.xmltolk import Inledning, inledning, tolka_xml


@pytest.mark.parametrize("kod", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_xml_i_olika_teckenkoder(kod: str) -> None:
    deklarerad = {"utf-16-le": "utf-16", "utf-16-be": "utf-16", "iso-8859-1": "iso-8859-1"}.get(kod)
    deklaration = f'<?xml version="1.0" encoding="{deklarerad}"?>' if deklarerad else ""
    rot = tolka_xml(f"{deklaration}<a>Å<!--k--><?i x?><![CDATA[<]]></a>".encode(kod), "x.xml")
    assert rot.text == "Å"
    assert etree.tostring(rot, encoding="unicode") == "<a>Å<!--k--><?i x?><![CDATA[<]]></a>"


@pytest.mark.parametrize("kod", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_dtd_stoppas_i_alla_teckenkoder(kod: str) -> None:
    data = "<!-- \u2d2d\u3e3c --><?i ?>\n<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>".encode(kod)
    assert utfall(tolka_xml, data, "word/document.xml") == "dtd"


@pytest.mark.parametrize("kod", ["UTF-8", "utf8", "us-ascii", "ascii", "ISO-8859-1", "windows-1252"])
def test_deklarerade_teckenkoder_som_godtas(kod: str) -> None:
    assert tolka_xml(f"<?xml version='1.0' encoding='{kod}'?><a>b</a>".encode("ascii"), "x.xml").text == "b"


def test_blanktecken_mellan_element_bestar() -> None:
    data = "<a> <b/>\n  <c> </c> </a>"
    assert etree.tostring(tolka_xml(data.encode(), "x.xml"), encoding="unicode") == data


def test_doktyp_i_text_och_kommentar_ar_ingen_dtd() -> None:
    data = b"<?xml version='1.0'?><!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]></a>"
    assert tolka_xml(data, "x.xml").text == "<!DOCTYPE a>"


def test_den_andra_sparren_haller_om_den_forsta_missar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmltolk, "inledning", lambda _: Inledning.ELEMENT)
    assert utfall(tolka_xml, DTD, "x.xml") == "dtd"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ingen xml",
        b"<a>",
        b"<a>&okand;</a>",
        b"<a>\x01</a>",
        b"<a>\xff</a>",
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"<!--" + b"<?" * 50_000,
        b"<a>" * 5000,
        b"<a b='1' b='2'/>",
    ],
)
def test_trasig_xml_far_en_svensk_mening(data: bytes) -> None:
    with pytest.raises(OlasbarFil) as fel:
        tolka_xml(data, "word/document.xml", "svar.docx")
    assert fel.value.kod == "trasig_xml"
    assert str(fel.value).startswith("svar.docx: Filen är skadad: delen word/document.xml går inte att tolka.")
    assert fel.value.__suppress_context__ or fel.value.__context__ is None


def test_inledning_kanner_igen_elementet_efter_instruktioner() -> None:
    assert inledning(b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- k --><w:a/>") is Inledning.ELEMENT
    assert inledning(b"<?xml version='1.0'?><!-- aldrig slut") is Inledning.OKAND
    assert inledning("<a/>".encode("utf-16-be") + b"\x00") is Inledning.ELEMENT
    assert inledning("<!DOCTYPE a>".encode("utf-16-le")) is Inledning.DOKTYP
    assert inledning("\u3c21DOCTYPE".encode("utf-16")) is Inledning.OKAND


def test_trad_som_skulle_ta_orimligt_med_minne_byggs_inte() -> None:
    assert tolka_xml(b"<a>" + b"<b/>" * 1000 + b"</a>", "x.xml").tag == "a"
    assert utfall(tolka_xml, b"<a>" + b'<b c="d"/>' * 800_000 + b"</a>", "x.xml") == "packbomb"
