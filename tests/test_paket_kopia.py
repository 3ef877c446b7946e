"""Kopian av ett paket: bara det som ska ändras är ändrat, och samma indata ger samma byte."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from grindfall import paketet
from paketbygge import DOKUMENT, EXTRAFALT, delar, innehallstyper, ordfil, ordprogrammets_fil, utfall, zipfil

from redovisning.fel import OlasbarFil
from redovisning.paket import Paket, packa


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


@pytest.mark.parametrize("data", [ordprogrammets_fil(), ordfil(), zipfil(list(delar().items()), zipfile.ZIP_STORED)])
def test_bara_den_andrade_delen_andras(data: bytes) -> None:
    ny = Paket(data).med({"word/document.xml": b"<ny/>"}, {"word/numbering.xml": b"<n/>", "word/\xe5.xml": b""})
    fore, efter = _innehall(data), _innehall(ny)
    assert efter == {**fore, "word/document.xml": b"<ny/>", "word/numbering.xml": b"<n/>", "word/å.xml": b""}
    assert list(efter) == [*fore, "word/numbering.xml", "word/å.xml"]
    ra_fore, ra_efter = _rapackat(data), _rapackat(ny)
    assert all(ra_fore[n] == ra_efter[n] for n in ra_fore if n != "word/document.xml")


def test_datum_och_attribut_foljer_med_och_nya_delar_far_1980() -> None:
    data = ordprogrammets_fil()
    ny = Paket(data).med({"WORD/DOCUMENT.XML": b"<ny/>"}, {"word/ny.xml": b"<n/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as fore, zipfile.ZipFile(io.BytesIO(ny)) as efter:
        for a in fore.infolist():
            b = efter.getinfo(a.filename)
            assert (a.date_time, a.external_attr) == (b.date_time, b.external_attr)
            assert b.flag_bits & 0x08 == 0
            assert (b.create_system, b.create_version, b.extract_version) == (a.create_system, 20, 20)
            assert b.extra == (EXTRAFALT if "bild" in a.filename else b"")
        assert efter.getinfo("word/ny.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_kopian_ar_densamma_varje_gang_och_star_ut_en_gang_till() -> None:
    paket = Paket(ordprogrammets_fil())
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
    assert utfall(Paket(data).med, {"word/document.xml": b"<a/>"}) == "del_skadad"


def test_packa_lagger_innehallstyperna_forst_och_ger_alltid_samma_byte() -> None:
    data = packa([("word/document.xml", DOKUMENT), ("[Content_Types].xml", innehallstyper("word/document.xml", "x"))])
    assert list(_innehall(data)) == ["[Content_Types].xml", "word/document.xml"]
    assert data == packa(
        [("word/document.xml", DOKUMENT), ("[Content_Types].xml", innehallstyper("word/document.xml", "x"))]
    )
    assert data.startswith(b"PK\x03\x04")
    with pytest.raises(ValueError, match="samma namn"):
        packa([("a.xml", b""), ("A.xml", b"")])


def test_delnamn_i_aldre_teckenkod_foljer_med_som_de_star() -> None:
    data = zipfil([*delar().items(), ("word/bild-X.png", b"x")]).replace(b"bild-X", b"bild-\x86")
    ny = Paket(data).med({"word/bild-å.png": b"y"})
    assert ny.count(b"word/bild-\x86.png") == 2
    assert _innehall(ny) == {**delar(), "word/bild-å.png": b"y"}


def test_slutposten_har_antalet_delar_och_katalogens_lage() -> None:
    data = Paket(ordprogrammets_fil()).med({}, {"word/ny.xml": b"<n/>"})
    _, _, _, har, antal, langd, start, kommentar = struct.unpack("<4s4H2LH", data[-22:])
    assert (har, antal, kommentar) == (6, 6, 0)
    assert data[start : start + 4] == b"PK\x01\x02"
    assert start + langd == len(data) - 22


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
