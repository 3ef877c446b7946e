"""Uppdateringens gränser: programmets egna märken ovanför svar, och de filer som inte går att ändra i."""

from __future__ import annotations

import pytest

from redovisning.fel import TextKanInteBaras
from redovisning.utkast import nytt_utkast
from redovisning.yamlfil.ingrepp import Ingrepp
from redovisning.yamlfil.lasning import las_data
from redovisning.yamlfil.omraden import Fil, GarInte, Punkt
from redovisning.yamlfil.skrivning import yaml_text
from redovisning.yamlfil.uppdatering import uppdaterad

HUVUD = "formular: 2024\nregion: Region Exempel\n"


def efter(text: str, **svar: str) -> str:
    """Ger filen efter att några svar i 3.7 ändrats."""
    utkast = las_data(text.encode())
    for namn, nytt in svar.items():
        utkast.satt(f"bup.{namn}", nytt)
    return uppdaterad(text.encode(), utkast).decode()


# --- märkta svar ------------------------------------------------------------------------------------------------


def markt(text: str, andrat: str = "") -> str:
    utkast = las_data(text.encode())
    utkast.satt("bup.medel", andrat or utkast["bup.medel"] or "")
    utkast.att_granska["bup.medel"] = "från 2024, granska"
    return uppdaterad(text.encode(), utkast).decode()


def test_ett_svar_som_ska_ses_over_har_sitt_marke_narmast_over_sig():
    utkast = nytt_utkast(2024)
    for stig in ("bup.medel", "kontaktpersoner[0].namn", "kontaktpersoner[1].telefon", "generellt.vardplatser"):
        utkast.satt(stig, "ja")
        utkast.att_granska[stig] = "från 2023, granska"
    text = yaml_text(utkast)
    assert text.count("# från 2023, granska\n") == 4
    assert "[ska besvaras]\n  # från 2023, granska\n  medel: |\n    ja\n" in text
    assert "[ska besvaras]\n  # från 2023, granska\n  - namn: ja\n" in text
    assert "\n    # från 2023, granska\n    telefon: ja\n" in text


def test_market_satts_och_byts_i_en_fil_som_finns():
    utan, med = HUVUD + "bup:\n  # q\n  medel: a\n", HUVUD + "bup:\n  # q\n  # från 2024, granska\n  medel: a\n"
    assert markt(utan) == med
    assert markt(med) == med
    assert markt(med.replace("2024, granska", "2023, granska")) == med


def test_market_forsvinner_nar_svaret_andras_men_inte_annars():
    med = HUVUD + "bup:\n  # från 2024, granska\n  medel: a\n  resultat: b\n"
    assert efter(med, medel="c") == HUVUD + "bup:\n  medel: |\n    c\n  resultat: b\n"
    assert efter(med, resultat="c").count("# från 2024, granska") == 1
    utkast = las_data(med.encode())
    utkast.att_granska["bup.resultat"] = "från 2024, granska"
    assert "  medel: a\n  # från 2024, granska\n  resultat: b\n" in uppdaterad(med.encode(), utkast).decode()


# --- det som inte går -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "skal"),
    [
        (b"formular: 2024\nregion: \xe5\n", "UTF-8"),
        (b"formular: 2024\nokand: x\n", "inte går att läsa"),
        (b"formular: 2024\nregion: a: b\n", "inte går att läsa"),
        (b"# bara en kommentar\n", "nycklar"),
        (b"# del: 3.7\nformular: 2024\nregion: x\n", "andra avsnitt"),
        (b"{formular: 2024, region: x}", "egna rader"),
        (b"formular: 2024\n? region\n: x\n", "ovanligt"),
    ],
)
def test_en_fil_som_inte_gar_att_andra_i_sager_varfor(data, skal):
    utkast = nytt_utkast(2024)
    utkast.satt("region", "Y")
    with pytest.raises(GarInte, match=skal):
        uppdaterad(data, utkast)


@pytest.mark.parametrize("data", [b"region: [", b"region: !t |\n  x\n"])
def test_det_som_inte_ar_vanlig_yaml_gar_inte_att_kartlagga(data):
    with pytest.raises(GarInte, match=r"riktig YAML|ovanligt"):
        Fil(data).kommentarer  # noqa: B018


def test_tva_ingrepp_som_gar_i_varandra_gors_inte():
    ingrepp = Ingrepp(Fil(b"region: abc\n"))
    ingrepp.byt(Punkt(0, 8), Punkt(0, 10), "x")
    ingrepp.byt(Punkt(0, 9), Punkt(0, 11), "y")
    with pytest.raises(GarInte, match="ovanligt"):
        ingrepp.data()


def test_ett_tomt_avsnitt_utan_nya_svar_lamnas_som_det_ar():
    text = "formular: 2024\nbup:\nregion: A\ngenerellt: ~ # c"
    utkast = las_data(text.encode())
    utkast.satt("region", "B")
    assert uppdaterad(text.encode(), utkast).decode() == text.replace(": A", ": B")


@pytest.mark.parametrize("borta", [b"# c\n", b"medel: nytt\n"])
def test_ett_ingrepp_som_skulle_tappa_nagot_anvands_inte(monkeypatch, borta):
    fil = f"{HUVUD}# c\nbup:\n  medel: a\n".encode()
    utkast = las_data(fil)
    utkast.satt("bup.medel", "nytt")
    assert b"# c\n" in uppdaterad(fil, utkast)
    monkeypatch.setattr(Ingrepp, "data", lambda self: fil.replace(b"medel: a\n", b"medel: nytt\n").replace(borta, b""))
    with pytest.raises(GarInte, match="ovanligt"):
        uppdaterad(fil, utkast)


def test_ett_halvt_tecken_vagras():
    utkast = las_data(HUVUD.encode())
    utkast.satt("region", "halv \ud83d")
    with pytest.raises(TextKanInteBaras, match="U\\+D83D"):
        uppdaterad(HUVUD.encode(), utkast)
