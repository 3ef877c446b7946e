"""Från byte till text: rätt kodning, och det som är udda sagt med plats."""

from __future__ import annotations

import pytest

from redovisning.avkodning import avkoda, halva_tecken, utan_halva_tecken
from redovisning.utkast import nytt_utkast


def fynden(data: bytes) -> list[str]:
    return [f"{f.kod} {f.plats}" for f in avkoda(data).fynd]


@pytest.mark.parametrize("data", [b"", b"abc\n", "åäö €\n".encode(), "\ufeffå".encode(), b"a\tb\r\nc\x0b\x0c"])
def test_vanlig_text_har_inget_att_saga(data: bytes):
    assert fynden(data) == []


def test_bom_och_radslut_tas_bort():
    avkodat = avkoda("\ufeff\ufeffå\r\nb\rc\n".encode())
    assert avkodat.text == "å\nb\nc\n"
    assert avkodat.rader == ["å", "b", "c", ""]


def test_ett_ovanligt_radslut_delar_inte_raden():
    assert avkoda("a\u2028b\x0bc\x85d".encode()).rader == ["a\u2028b\x0bc\x85d"]


def test_windows_1252_namns_pa_forsta_raden_dar_det_syns():
    avkodat = avkoda("a\nvård – “köer” €\n".encode("cp1252"))
    assert avkodat.text == "a\nvård – “köer” €\n"
    assert [(f.kod, str(f.plats), f.varden) for f in avkodat.fynd] == [("TR11", "2:1", {"rad": 2})]


def test_en_fil_med_tva_kodningar_lases_ratt_och_namns():
    avkodat = avkoda("Jämtland\n".encode() + "Härjedalen\n".encode("cp1252"))
    assert avkodat.text == "Jämtland\nHärjedalen\n"
    assert [f"{f.kod} {f.plats}" for f in avkodat.fynd] == ["TR12 2:1"]


def test_byte_som_windows_1252_saknar_blir_styrtecken_och_pekas_ut():
    avkodat = avkoda(b"a\x81\xe5")
    assert avkodat.text == "a\x81å"
    assert [f"{f.kod} {f.plats}" for f in avkodat.fynd] == ["TR11 1:1", "TR13 1:2"]


def test_varje_slags_styrtecken_sags_en_gang_vid_det_forsta():
    fynd = avkoda("a\x07b\x07\n\x00\x7f\x9f\ufffe".encode()).fynd
    assert [(str(f.plats), f.varden["tecken"]) for f in fynd] == [
        ("1:2", "U+0007"),
        ("2:1", "U+0000"),
        ("2:2", "U+007F"),
        ("2:3", "U+009F"),
        ("2:4", "U+FFFE"),
    ]
    assert "på 2 ställen" in str(fynd[0].varden["fler"])
    assert fynd[1].varden["fler"] == ""


def test_ett_halvt_tecken_byts_och_namns():
    assert utan_halva_tecken("a\ud83db\ude42") == ("a\ufffdb\ufffd", "U+D83D")
    assert utan_halva_tecken("a🙂b") == ("a🙂b", "")


def test_halva_tecken_i_ett_utkast_far_fragans_vag():
    utkast = nytt_utkast(2024)
    utkast.satt("bup.medel", "hel 🙂")
    utkast.satt("bup.resultat", "halv \ud83d")
    assert [(f.stig, f.varden) for f in halva_tecken(utkast)] == [("bup.resultat", {"tecken": "U+D83D"})]
