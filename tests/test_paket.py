"""Paketet: delar läses med tak och kontrollsumma, och en kopia ändrar bara det som ska ändras."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from grindfall import DTD, lappa, paketet
from lxml import etree
from paketbygge import DOKUMENT, delar, innehallstyper, ordfil, relationer, zipfil

from redovisning import paket as paketmodul
from redovisning import xmltolk
from redovisning.fel import OlasbarFil
from redovisning.paket import Paket, Relation, packa
from redovisning.xmltolk import Inledning, inledning, tolka_xml


def _kod(gor: object, *argument: object) -> str:
    with pytest.raises(OlasbarFil) as fel:
        gor(*argument)  # type: ignore[operator]
    return fel.value.kod


def _innehall(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        assert arkiv.testzip() is None
        return {i.filename: arkiv.read(i) for i in arkiv.infolist()}


def _rapackat(data: bytes) -> dict[str, bytes]:
    """Ger den packade datan för varje del, sedd av standardbibliotekets katalog."""
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        ut = {}
        for i in arkiv.infolist():
            namn, extra = (
                int.from_bytes(data[i.header_offset + k : i.header_offset + k + 2], "little") for k in (26, 28)
            )
            start = i.header_offset + 30 + namn + extra
            ut[i.filename] = data[start : start + i.compress_size]
        return ut


class Strom(io.RawIOBase):
    """En ström utan läge: zipfile skriver då storlekarna efter datan (flaggbit 3)."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, bit: object) -> int:
        self.data += bytes(bit)  # type: ignore[call-overload]
        return len(bytes(bit))  # type: ignore[call-overload]


def _ordprogrammets_fil() -> bytes:
    """En zip-fil som av ett ordbehandlingsprogram: mappar, efterskrifter, extrafält, åäö i namn, olika datum."""
    strom = Strom()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for nummer, (namn, innehall) in enumerate(delar().items()):
            info = zipfile.ZipInfo(namn, (2024, 5, 31, 12, nummer, 58))
            info.external_attr = 0o600 << 16
            arkiv.writestr(info, innehall, zipfile.ZIP_DEFLATED)
        arkiv.writestr(zipfile.ZipInfo("word/media/"), b"")
        tomt = zipfile.ZipInfo("word/media/bild-å.png", (2023, 1, 2, 3, 4, 6))
        tomt.extra = b"\x20\xa2\x04\x00\x00\x00\x00\x00" + b"\x99"
        arkiv.writestr(tomt, b"\x89PNG" * 20, zipfile.ZIP_STORED)
    return bytes(strom.data)


def test_delar_i_filens_ordning_utan_mappar() -> None:
    paket = Paket(_ordprogrammets_fil())
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


@pytest.mark.parametrize("data", [_ordprogrammets_fil(), ordfil(), zipfil(list(delar().items()), zipfile.ZIP_STORED)])
def test_bara_den_andrade_delen_andras(data: bytes) -> None:
    ny = Paket(data).med({"word/document.xml": b"<ny/>"}, {"word/numbering.xml": b"<n/>", "word/\xe5.xml": b""})
    fore, efter = _innehall(data), _innehall(ny)
    assert efter == {**fore, "word/document.xml": b"<ny/>", "word/numbering.xml": b"<n/>", "word/å.xml": b""}
    assert list(efter) == [*fore, "word/numbering.xml", "word/å.xml"]
    ra_fore, ra_efter = _rapackat(data), _rapackat(ny)
    assert all(ra_fore[n] == ra_efter[n] for n in ra_fore if n != "word/document.xml")


def test_datum_och_attribut_foljer_med_och_nya_delar_far_1980() -> None:
    data = _ordprogrammets_fil()
    ny = Paket(data).med({"WORD/DOCUMENT.XML": b"<ny/>"}, {"word/ny.xml": b"<n/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as fore, zipfile.ZipFile(io.BytesIO(ny)) as efter:
        for a in fore.infolist():
            b = efter.getinfo(a.filename)
            assert (a.date_time, a.external_attr) == (b.date_time, b.external_attr)
            assert b.flag_bits & 0x08 == 0
        assert efter.getinfo("word/ny.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_kopian_ar_densamma_varje_gang_och_star_ut_en_gang_till() -> None:
    paket = Paket(_ordprogrammets_fil())
    en = paket.med({"word/document.xml": b"<ny/>"})
    assert en == paket.med({"word/document.xml": b"<ny/>"})
    assert Paket(en).med({}) == en


def test_okand_eller_redan_befintlig_del_ar_ett_programfel() -> None:
    paket = Paket(ordfil())
    with pytest.raises(KeyError):
        paket.med({"word/finns-inte.xml": b""})
    with pytest.raises(ValueError, match=r"word/Document\.xml"):
        paket.med({}, {"word/Document.xml": b""})


def test_skadad_del_kopieras_inte_vidare() -> None:
    data = paketet().replace(b"_rels/.rels", b"_rels/.selr", 1)
    assert _kod(Paket(data).med, {"word/document.xml": b"<a/>"}) == "del_skadad"


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
    assert _kod(Paket(data).las, "word/x.xml") == kod


def test_lagrad_del_packas_upp_med_samma_kontroller() -> None:
    data = zipfil(list(delar().items()), zipfile.ZIP_STORED)
    assert Paket(data).las("word/document.xml") == DOKUMENT
    assert _kod(Paket(data.replace(b"Hej", b"Nej")).las, "word/document.xml") == "del_skadad"


def test_post_utanfor_filen_ar_en_skada() -> None:
    data = lappa(ordfil(), b"word/document.xml", None, 42, "<L", 2**31)
    assert _kod(Paket, data) == "skadad"


def test_delar_under_taket_kan_tillsammans_vara_en_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paketmodul, "MAX_UPPACKAT", len(DOKUMENT) * 2)
    paket = Paket(ordfil(a=DOKUMENT, b=DOKUMENT))
    assert paket.las("word/document.xml") == paket.las("a") == paket.las("a")
    assert _kod(paket.las, "b") == "packbomb"
    assert _kod(paket.prova) == "packbomb"


def test_enskild_del_over_taket_ar_en_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paketmodul, "MAX_UPPACKAT_DEL", len(DOKUMENT) - 1)
    assert _kod(Paket(ordfil()).las, "word/document.xml") == "packbomb"


def test_packa_lagger_innehallstyperna_forst_och_ger_alltid_samma_byte() -> None:
    data = packa([("word/document.xml", DOKUMENT), ("[Content_Types].xml", innehallstyper("word/document.xml", "x"))])
    assert list(_innehall(data)) == ["[Content_Types].xml", "word/document.xml"]
    assert data == packa(
        [("word/document.xml", DOKUMENT), ("[Content_Types].xml", innehallstyper("word/document.xml", "x"))]
    )
    assert data.startswith(b"PK\x03\x04")
    with pytest.raises(ValueError, match="samma namn"):
        packa([("a.xml", b""), ("A.xml", b"")])


def test_zip64_falt_behovs_inte_i_kopian() -> None:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as arkiv:
        for namn, innehall in delar().items():
            with arkiv.open(zipfile.ZipInfo(namn), "w", force_zip64=True) as f:
                f.write(innehall)
    ny = Paket(ut.getvalue()).med({})
    assert _innehall(ny) == delar()
    assert b"\x01\x00\x10\x00" in ut.getvalue()
    assert b"\x01\x00\x10\x00" not in ny


def test_verkliga_paket_overlever_en_kopia(provdata: Path) -> None:
    kopierade = 0
    for fil in sorted((provdata / "korpus").glob("*.docx")):
        data = fil.read_bytes()
        try:
            paket = Paket(data, fil.name)
            paket.prova()
        except OlasbarFil:
            continue
        kopia = paket.med({paket.namn[0]: paket.las(paket.namn[0])})
        assert _innehall(kopia) == _innehall(data), fil.name
        kopierade += 1
    assert kopierade > 50


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
    assert _kod(tolka_xml, data, "word/document.xml") == "dtd"


def test_doktyp_i_text_och_kommentar_ar_ingen_dtd() -> None:
    data = b"<?xml version='1.0'?><!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE a>]]></a>"
    assert tolka_xml(data, "x.xml").text == "<!DOCTYPE a>"


def test_den_andra_sparren_haller_om_den_forsta_missar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xmltolk, "inledning", lambda _: Inledning.ELEMENT)
    assert _kod(tolka_xml, DTD, "x.xml") == "dtd"


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


def test_trad_som_skulle_ta_orimligt_med_minne_byggs_inte() -> None:
    assert tolka_xml(b"<a>" + b"<b/>" * 1000 + b"</a>", "x.xml").tag == "a"
    assert _kod(tolka_xml, b"<a>" + b'<b c="d"/>' * 800_000 + b"</a>", "x.xml") == "packbomb"


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
