"""Grinden: varje fil får ett namngivet utfall, och slaget följer innehållet."""

from __future__ import annotations

import os
import random
import re
import sys
import tracemalloc
from pathlib import Path

import pytest
from grindfall import DTD, FALL, paketet
from paketbygge import bokdelar, delar, relationer, zipfil

from redovisning import grind, grind_paket
from redovisning.fel import OlasbarFil
from redovisning.grind import Filslag, Mottagen, slapp_in
from redovisning.grind_utfall import UTFALL, olasbar
from redovisning.minne import delad_lasning

# Utfallen som inte går att visa med ett filinnehåll; de har egna prov här eller i test_paket.
EGNA_PROV = {"saknas", "mapp", "inte_en_fil", "kan_inte_lasas", "for_stor", "del_saknas", "tabell"}
EGNA_PROV |= {"ingen_bilaga", "mallfil", "pdf_skyddad", "pdf_skadad", "pdf_orimlig"}
"""De sista prövas i ``test_grind_bilaga``, och tabellen i ``test_filer``."""


def _skriv(mapp: Path, namn: str, data: bytes) -> Path:
    fil = mapp / namn
    fil.write_bytes(data)
    return fil


def _kod(fil: Path) -> str:
    with pytest.raises(OlasbarFil) as fel:
        slapp_in(fil)
    return fel.value.kod


@pytest.mark.parametrize(("kod", "namn", "data"), FALL, ids=[f"{k}-{n}" for k, n, _ in FALL])
def test_varje_fientlig_fil_far_sitt_utfall_och_en_mening(tmp_path: Path, kod: str, namn: str, data: bytes) -> None:
    fil = _skriv(tmp_path, namn, data)
    with pytest.raises(OlasbarFil) as fel:
        slapp_in(fil)
    assert fel.value.kod == kod
    assert fel.value.fil == str(fil)
    assert fel.value.__cause__ is None
    assert fel.value.__suppress_context__ or fel.value.__context__ is None


def test_varje_utfall_har_ett_fall() -> None:
    assert {kod for kod, *_ in FALL} | EGNA_PROV == set(UTFALL)


@pytest.mark.parametrize("kod", UTFALL)
def test_varje_mening_sager_vad_filen_ar_och_vad_man_gor(kod: str) -> None:
    mening = olasbar(kod, "a.docx", tak=1, del_namn="x.xml", andelse=".docx").meddelande
    assert mening.endswith(".")
    assert "{" not in mening
    assert len(re.findall(r"[.;](?: |$)", mening)) >= 2, "en mening om vad det är och en om vad man gör"


def test_fil_som_saknas(tmp_path: Path) -> None:
    assert _kod(tmp_path / "finns-inte.docx") == "saknas"
    fil = _skriv(tmp_path, "a.yaml", b"x")
    assert _kod(fil / "under.yaml") == "saknas"
    assert _kod(tmp_path / "noll\x00tecken.yaml") == "saknas"


def test_styrtecken_i_filnamnet_nar_inte_meddelandet() -> None:
    with pytest.raises(OlasbarFil) as fel:
        slapp_in("a\x1b[31m\n\udce5.docx")
    assert fel.value.fil == "a?[31m??.docx"


def test_mapp_i_stallet_for_fil(tmp_path: Path) -> None:
    assert _kod(tmp_path) == "mapp"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har inte namngivna rör i filträdet")
def test_ror_och_enheter_lases_inte(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ror.yaml")
    assert _kod(tmp_path / "ror.yaml") == "inte_en_fil"


def test_fil_utan_lasratt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fil = _skriv(tmp_path, "a.docx", paketet())

    def nekas(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", nekas)
    assert _kod(fil) == "kan_inte_lasas"


def test_for_stor_fil_lases_inte_alls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grind, "MAX_STORLEK_MB", 1)
    fil = _skriv(tmp_path, "a.yaml", b"x" * (1024 * 1024 + 1))
    assert _kod(fil) == "for_stor"


def test_en_framlagd_fil_lases_ur_minnet_bara_sa_lange_arbetet_pagar(tmp_path: Path) -> None:
    fil = tmp_path / "arkiv.zip" / "a.yaml"
    with delad_lasning():
        grind.lagg_fram(fil, b"region: Region Exempel\n")
        assert grind.slapp_in(fil).data == grind.hamta(fil) == b"region: Region Exempel\n"
        with pytest.raises(OlasbarFil, match="tom"):
            grind.lagg_fram(fil.with_name("b.yaml"), b" ")
    assert _kod(fil) == "saknas"


def test_fil_som_vaxer_under_lasningen_stoppas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grind, "MAX_STORLEK_MB", 1)
    fil = _skriv(tmp_path, "a.yaml", b"x" * (1024 * 1024 + 1))
    liten = _skriv(tmp_path, "b.yaml", b"x").stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: liten)
    assert _kod(fil) == "for_stor"


@pytest.mark.parametrize(
    ("namn", "data", "slag"),
    [
        ("a.yaml", b"formular: 2024\n", Filslag.YAML),
        ("a.txt", b"\xef\xbb\xbfformular: 2024\n", Filslag.YAML),
        ("windows.yaml", "region: Region Jämtland Härjedalen\n".encode("cp1252"), Filslag.YAML),
        ("tecken.yaml", b"region: Region\x01 Exempel\nkontaktpersoner: []\n", Filslag.YAML),
        ("lang.yaml", b"# " + b"x" * 160, Filslag.YAML),
        ("riff.yaml", b"RIFF: 1\n", Filslag.YAML),
        ("mindre.yaml", b"<<: {a: 1}\n", Filslag.YAML),
        ("a.json", b"2024", Filslag.JSON),
        ("a.yaml", b"\xef\xbb\xbf\n {}", Filslag.JSON),
        ("a.yml", b"[1]", Filslag.JSON),
        ("a.docx", paketet(), Filslag.WORD),
        ("svar.yaml", paketet(), Filslag.WORD),
        ("a.xlsx", paketet(grund=bokdelar), Filslag.EXCEL),
    ],
)
def test_slaget_foljer_innehallet(tmp_path: Path, namn: str, data: bytes, slag: Filslag) -> None:
    fil = _skriv(tmp_path, namn, data)
    mottagen = slapp_in(str(fil))
    assert (mottagen.slag, mottagen.data, mottagen.sokvag) == (slag, data, fil)


@pytest.mark.parametrize(
    "andelse",
    [".doc", ".docx", ".docm", ".dotx", ".dotm", ".xls", ".xlsx", ".xlsm", ".xlsb", ".odt", ".ods", ".rtf", ".pdf"],
)
def test_text_med_ett_dokuments_namn_far_en_mening_som_namner_andelsen(tmp_path: Path, andelse: str) -> None:
    fil = _skriv(tmp_path, f"svar{andelse}", b"formular: 2024\n")
    assert _kod(fil) == "text_med_annat_namn"
    with pytest.raises(OlasbarFil, match=f"slutar på {re.escape(andelse)} "):
        slapp_in(fil)


def test_innehallet_syns_inte_nar_en_mottagen_fil_skrivs_ut(tmp_path: Path) -> None:
    mottagen = slapp_in(_skriv(tmp_path, "a.yaml", b"hemligt: svar"))
    assert "hemligt" not in repr(mottagen)


def test_wordmall_slapps_in_som_word(tmp_path: Path) -> None:
    typ = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    assert slapp_in(_skriv(tmp_path, "a.dotx", paketet(delar(typ=typ)))).slag is Filslag.WORD


@pytest.mark.skipif(sys.platform == "win32", reason="länkar kräver särskild behörighet i Windows")
def test_lank_foljs(tmp_path: Path) -> None:
    _skriv(tmp_path, "a.yaml", b"formular: 2024\n")
    (tmp_path / "lank.yaml").symlink_to("a.yaml")
    (tmp_path / "slinga.yaml").symlink_to("slinga.yaml")
    assert slapp_in(tmp_path / "lank.yaml").slag is Filslag.YAML
    assert _kod(tmp_path / "slinga.yaml") == "kan_inte_lasas"


def test_mottagen_ger_samma_paket_varje_gang(tmp_path: Path) -> None:
    mottagen = slapp_in(_skriv(tmp_path, "a.docx", paketet()))
    assert mottagen.paket() is mottagen.paket()
    egen = Mottagen(Path("b.docx"), Filslag.WORD, paketet())
    assert egen.paket() is egen.paket()
    assert egen.paket().fil == "b.docx"


def test_arbetsbokens_delar_ryms_under_taket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fil = _skriv(tmp_path, "a.xlsx", paketet({"xl/a.xml": b"<a/>" * 300, "xl/b.xml": b"<b/>" * 300}, bokdelar))
    assert slapp_in(fil).slag is Filslag.EXCEL
    monkeypatch.setattr(grind_paket, "MAX_UPPACKAT", 2600)
    assert _kod(fil) == "packbomb"


def test_arbetsbokens_xml_delar_provas_ocksa_utan_xml_andelse(tmp_path: Path) -> None:
    egen = (
        b'<Default Extension="dat" ContentType="application/x+xml"/>'
        b'<Default Extension="svg" ContentType="image/svg+xml"/></Types>'
    )
    bok = {**bokdelar(), "xl/bild.svg": DTD}
    bok["[Content_Types].xml"] = bok["[Content_Types].xml"].replace(b"</Types>", egen)
    assert slapp_in(_skriv(tmp_path, "hel.xlsx", paketet(bok, bokdelar))).slag is Filslag.EXCEL
    assert _kod(_skriv(tmp_path, "dold.xlsx", paketet({**bok, "xl/a.dat": DTD}, bokdelar))) == "dtd"


def test_dtd_bakom_en_lang_kommentar_slapps_inte_in(tmp_path: Path) -> None:
    lang = b"<!--" + b" " * 70_000 + b"-->" + DTD.split(b"?>", 1)[1]
    assert _kod(_skriv(tmp_path, "a.xlsx", paketet({"xl/a.xml": lang}, bokdelar))) == "trasig_xml"


def test_packbomb_packas_aldrig_upp_i_minnet(tmp_path: Path) -> None:
    bomb = zipfil([*bokdelar().items(), ("xl/bomb.xml", bytes(60_000_000))])
    data = bomb.replace((60_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    fil = _skriv(tmp_path, "a.xlsx", data)
    tracemalloc.start()
    kod = _kod(fil)
    _, topp = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kod == "packbomb"
    assert topp < 3_000_000


def test_slumpvis_skadade_paket_ger_alltid_ett_utfall(tmp_path: Path) -> None:
    slump = random.Random(2024)
    hel = paketet({"word/_rels/document.xml.rels": relationer(("rId1", "styles", "styles.xml"))})
    utfall = set()
    for _ in range(1500):
        data = bytearray(hel)
        for _ in range(slump.randint(1, 4)):
            data[slump.randrange(len(data))] = slump.randrange(256)
        if slump.random() < 0.2:
            del data[slump.randrange(len(data)) :]
        fil = _skriv(tmp_path, "a.docx", bytes(data))
        try:
            mottagen = slapp_in(fil)
            if mottagen.slag is Filslag.WORD:
                mottagen.paket().xml(mottagen.paket().huvuddel)
                mottagen.paket().prova()
            utfall.add("slapps_in")
        except OlasbarFil as fel:
            utfall.add(fel.kod)
    assert utfall <= {"slapps_in", *UTFALL}
    assert {"slapps_in", "skadad", "del_skadad"} <= utfall
