"""Paketet: delar läses med tak och kontrollsumma, och relationer leder till delnamn."""

from __future__ import annotations

import zipfile

import pytest
from grindfall import DTD, lappa, paketet
from paketbygge import DOKUMENT, delar, ordfil, ordprogrammets_fil, relationer, utfall, zipfil

from redovisning import paket as paketmodul
from redovisning.fel import OlasbarFil
from redovisning.paket import Paket, Relation, packa


def test_delar_i_filens_ordning_utan_mappar() -> None:
    paket = Paket(ordprogrammets_fil())
    assert paket.namn == ("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/media/bild-å.png")
    assert paket.las("word/document.xml") == DOKUMENT
    assert paket.las("word/media/bild-å.png") == b"\x89PNG" * 20


def test_delnamn_skiljer_inte_pa_stora_och_sma_bokstaver() -> None:
    paket = Paket(ordfil())
    assert "Word/Document.XML" in paket
    assert "word/annan.xml" not in paket
    assert 7 not in paket
    assert paket.las("WORD/document.xml") == DOKUMENT


def test_saknad_del_namns() -> None:
    with pytest.raises(OlasbarFil, match=r"delen word/styles\.xml saknas") as fel:
        Paket(ordfil(), "svar.docx").las("word/styles.xml")
    assert (fel.value.kod, fel.value.fil) == ("del_saknas", "svar.docx")


def test_huvuddelen_foljer_relationen_och_inte_namnet() -> None:
    assert Paket(packa(list(delar("word/document22.xml").items()))).huvuddel == "word/document22.xml"
    andra = relationer(
        ("r1", "extended-properties", "docProps/app.xml"), ("r2", "officeDocument", "/WORD/document.xml")
    )
    assert Paket(paketet({"_rels/.rels": andra})).huvuddel == "word/document.xml"


def test_relationer_ger_hela_delnamn_och_lamnar_externa_adresser() -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="a" Type="t/styles" Target="styles.xml"/>'
        b'<Relationship Id="b" Type="t/customXml" Target="../customXml/item1.xml"/>'
        b'<Relationship Id="c" Type="t/image" Target="/word/media/en%20bild.png"/>'
        b'<Relationship Id="d" Type="t/hyperlink" Target="mailto:namn@example.se" TargetMode="External"/>'
        b'<Relationship Id="a" Type="t/annan" Target="annan.xml"/>'
        b"</Relationships>"
    )
    paket = Paket(paketet({"word/_rels/document.xml.rels": rels, "word/media/en bild.png": b"x"}))
    assert paket.relationer("word/document.xml") == {
        "a": Relation("t/styles", "word/styles.xml", False),
        "b": Relation("t/customXml", "customXml/item1.xml", False),
        "c": Relation("t/image", "word/media/en bild.png", False),
        "d": Relation("t/hyperlink", "mailto:namn@example.se", True),
    }
    assert paket.relationer("word/styles.xml") == {}


def test_innehallstyp_efter_delnamn_fore_andelse() -> None:
    paket = Paket(ordfil(word__styles_DOT_xml=b"<a/>", word__x_DOT_bin=b"x"))
    assert paket.innehallstyper["word/styles.xml"] == "application/xml"
    assert paket.innehallstyper["word/document.xml"].endswith("document.main+xml")
    assert "word/x.bin" not in paket.innehallstyper


def test_prova_hittar_skadan_i_en_del_som_ingen_laste() -> None:
    data = ordfil(word__theme_DOT_xml=b"<a/>")
    Paket(data).prova()
    skadad = lappa(data, b"word/theme.xml", 14, 16, "<L", 1)
    assert Paket(skadad).las("word/document.xml") == DOKUMENT
    with pytest.raises(OlasbarFil, match=r"delen word/theme\.xml") as fel:
        Paket(skadad).prova()
    assert fel.value.kod == "del_skadad"


@pytest.mark.parametrize(
    ("fallet", "kod"),
    [("storre", "packbomb"), ("mindre", "del_skadad"), ("skrap", "del_skadad"), ("avhuggen", "del_skadad")],
)
def test_del_som_inte_ar_vad_katalogen_uppger(fallet: str, kod: str) -> None:
    data = zipfil([*delar().items(), ("word/x.xml", b"<a>" + b"0123456789" * 40 + b"</a>")])
    match fallet:
        case "storre":
            data = lappa(data, b"word/x.xml", None, 24, "<L", 20)
        case "mindre":
            data = lappa(data, b"word/x.xml", None, 24, "<L", 4000)
        case "skrap":
            start = data.find(b"word/x.xml") + len(b"word/x.xml")
            data = data[:start] + b"\xff\xff\xff" + data[start + 3 :]
        case "avhuggen":
            data = lappa(data, b"word/x.xml", None, 20, "<L", 5)
    assert utfall(Paket(data).las, "word/x.xml") == kod


def test_lagrad_del_packas_upp_med_samma_kontroller() -> None:
    data = zipfil(list(delar().items()), zipfile.ZIP_STORED)
    assert Paket(data).las("word/document.xml") == DOKUMENT
    assert utfall(Paket(data.replace(b"Hej", b"Nej")).las, "word/document.xml") == "del_skadad"


def test_post_utanfor_filen_ar_en_skada() -> None:
    data = lappa(ordfil(), b"word/document.xml", None, 42, "<L", 2**31)
    assert utfall(Paket, data) == "skadad"


def test_delar_under_taket_kan_tillsammans_vara_en_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paketmodul, "MAX_UPPACKAT", len(DOKUMENT) * 2)
    paket = Paket(ordfil(a=DOKUMENT, b=DOKUMENT))
    assert paket.las("word/document.xml") == paket.las("a") == paket.las("a")
    assert utfall(paket.las, "b") == "packbomb"
    assert utfall(paket.prova) == "packbomb"


def test_enskild_del_over_taket_ar_en_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paketmodul, "MAX_UPPACKAT_DEL", len(DOKUMENT) - 1)
    assert utfall(Paket(ordfil()).las, "word/document.xml") == "packbomb"


def test_summor_ger_kontrollsumma_och_langd() -> None:
    summor = Paket(ordfil(a=b"123456789")).summor()
    assert summor["a"] == (0xCBF43926, 9)
    assert len(summor) == 4


def test_paketets_xml_namner_filen() -> None:
    with pytest.raises(OlasbarFil, match=r"^svar\.docx: .*word/document\.xml"):
        Paket(paketet({"word/document.xml": DTD}), "svar.docx").xml("word/document.xml")


def test_delnamn_i_meddelanden_ar_korta_och_utan_styrtecken() -> None:
    with pytest.raises(OlasbarFil) as fel:
        Paket(zipfil([*delar().items(), ("a\x1b[31m" + "x" * 500, b"x")]))
    assert "\x1b" not in str(fel.value)
    assert len(str(fel.value)) < 250
