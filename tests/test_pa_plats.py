"""Att skriva till en YAML-fil som redan finns: kommentarerna är kvar, den gamla sparas, och det som inte går sägs."""

from __future__ import annotations

import pytest
from mapprov import exempelutkast, innehall, kor

from redovisning import MalfilAndrad, SkrivFel, las, skriv
from redovisning.pa_plats import pa_plats
from redovisning.utkast import nytt_utkast

EGEN = "# min fil\nformular: 2024 # i år\nregion: Region Exempel\nbup:\n  # Kim skriver\n  medel: |\n    gammalt\n"


@pytest.fixture
def fil(egen_mapp):
    fil = egen_mapp / "redovisning.yaml"
    fil.write_text(EGEN, "utf-8", newline="")
    return fil


def med_svaret(text):
    utkast = nytt_utkast(2024)
    utkast.satt("region", "Region Exempel")
    utkast.satt("bup.medel", text)
    return utkast


def test_skriv_byter_bara_svaret_och_sparar_den_gamla_bredvid(fil):
    skriv(med_svaret("nytt"), fil, ersatt=True)
    assert fil.read_text("utf-8") == EGEN.replace("gammalt", "nytt")
    (kopia,) = [v for v in fil.parent.iterdir() if v.name.startswith("redovisning (sparad ")]
    assert kopia.read_text("utf-8") == EGEN


def test_utan_ersatt_vagras_andringen(fil):
    with pytest.raises(MalfilAndrad):
        skriv(med_svaret("nytt"), fil)
    assert innehall(fil.parent) == {"redovisning.yaml": EGEN.encode()}


def test_samma_svar_skrivs_inte_och_behover_inte_ersatta(fil):
    fore = fil.stat().st_mtime_ns
    assert skriv(med_svaret("gammalt"), fil) == fil
    assert fil.stat().st_mtime_ns == fore
    assert innehall(fil.parent) == {"redovisning.yaml": EGEN.encode()}


def test_ett_varv_genom_word_behaller_kommentarerna(fil, capsys):
    skriv(med_svaret("ändrat i Word"), "utkast.docx")
    assert kor("omvandla", "utkast.docx", fil, "--ersatt") == 0
    assert fil.read_text("utf-8") == EGEN.replace("gammalt", "ändrat i Word")
    assert "på nytt" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("innehall", "skal"),
    [
        ("formular: 2024\nokand: x\n", "den har text som inte går att läsa"),
        ("", "den gick inte att läsa"),
        ('{"formular": 2024}', "den är ingen YAML-fil"),
        ("formular: 2024\nregion: Västra\n".encode("latin-1"), "den är inte sparad som UTF-8"),
    ],
)
def test_nar_det_inte_gar_skrivs_hela_filen_och_det_sags_varfor(fil, capsys, innehall, skal):
    data = innehall if isinstance(innehall, bytes) else innehall.encode()
    fil.write_bytes(data)
    skriv(exempelutkast(), "utkast.json")
    assert kor("omvandla", "utkast.json", fil, "--ersatt") == 0
    sagt = capsys.readouterr().err
    assert f"redovisning.yaml: svaren gick inte att skriva in i filen som fanns, för {skal}." in sagt
    assert las(fil) == exempelutkast()
    assert any(v.read_bytes() == data for v in fil.parent.glob("redovisning (sparad *.yaml"))


def test_en_ny_fil_har_inget_hinder(egen_mapp):
    assert pa_plats(med_svaret("x"), egen_mapp / "ny.yaml") == (None, "")


@pytest.mark.parametrize("namn", ["x" * 300 + ".yaml", "saknas/ny.yaml", "mapp.yaml"])
def test_en_plats_som_inte_gar_att_skriva_pa_ger_samma_fel_som_for_andra_filer(egen_mapp, namn):
    (egen_mapp / "mapp.yaml").mkdir()
    with pytest.raises(SkrivFel):
        skriv(med_svaret("x"), egen_mapp / namn, ersatt=True)
    assert innehall(egen_mapp) == {"mapp.yaml": b""}
