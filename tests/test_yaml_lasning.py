"""YAML in: varje svar som det skrevs, med sin rad och kolumn."""

from __future__ import annotations

from pathlib import Path

import pytest
from yamlprov import anmarkta, las

from redovisning.dokument import FORMULAR
from redovisning.grind import slapp_in
from redovisning.plats import Textplats
from redovisning.yamlfil import trad_ur_yaml
from redovisning.yamlfil.lasning import las_data, las_yaml

FIL = """\
# överst
formular: 2024
region: Region Exempel
kontaktpersoner:
- namn: Kim Exempelsson
  telefon: 0701740605
  epost:
- namn: Alva
generellt:
  vardformedling: Ja.
  vardplatser: NEJ
  kompetensforsorjning: kanske
vardformedling:
  medel: |
    Första stycket.

    - punkt
  resultat:
bup: {medel: "på en rad"}
"""


def test_varje_svar_har_sin_rad_och_kolumn():
    platser = {stig: str(svar.plats) for stig, svar in las(FIL).svar.items()}
    assert platser == {
        "region": "3:9",
        "kontaktpersoner[0].namn": "5:9",
        "kontaktpersoner[0].telefon": "6:12",
        "kontaktpersoner[1].namn": "8:9",
        "generellt.vardformedling": "10:19",
        "generellt.vardplatser": "11:16",
        "generellt.kompetensforsorjning": "12:25",
        "vardformedling.medel": "14:10",
        "bup.medel": "19:14",
    }


def test_ett_obesvarat_falt_har_nyckelns_plats():
    utkast = las(FIL)
    assert utkast.platser["vardformedling.resultat"] == Textplats(18, 3)
    assert utkast.platser["kontaktpersoner[0].epost"] == Textplats(7, 3)


def test_ett_falt_som_inte_star_i_filen_har_avsnittets_plats():
    utkast = las(FIL)
    assert utkast.plats("vardformedling.vardlotskanslier") == Textplats(13, 1)
    assert utkast.plats("kontaktpersoner[1].epost") == Textplats(8, 3)
    assert utkast.plats("kontaktpersoner[2].epost") == Textplats(4, 1)


def test_ett_avsnitt_som_saknas_har_filens_borjan_som_plats():
    assert las(FIL).plats("innovation.medel") == Textplats(1, 1)


def test_ja_och_nej_lases_utan_hansyn_till_skiftlage_och_annat_lamnas_till_granskningen():
    utkast = las(FIL)
    assert utkast["generellt.vardformedling"] == "ja"
    assert utkast["generellt.vardplatser"] == "nej"
    assert utkast["generellt.kompetensforsorjning"] == "kanske"
    assert utkast.anmarkningar == []


@pytest.mark.parametrize(
    "skrivet", ["0701740605", "12:30", "no", "on", "2024-09-30", "1_000", "0x1F", "1e3", "true", ".5", "=A1", "-x", "y"]
)
def test_ett_rakt_varde_forblir_vad_som_skrevs(skrivet: str):
    assert las(f"bup:\n  medel: {skrivet}\n")["bup.medel"] == skrivet


@pytest.mark.parametrize("skrivet", ["", "~", "null", "Null", "NULL", '""', "|", "''", "|\n\n\n"])
def test_ett_tomt_varde_ar_obesvarat(skrivet: str):
    utkast = las(f"bup:\n  medel: {skrivet}\n  resultat: B\n")
    assert utkast.texter() == {"bup.resultat": "B"}
    assert utkast.platser["bup.medel"] == Textplats(2, 3)


@pytest.mark.parametrize("skrivet", ["'~'", '"null"', "|\n    null", "'no'"])
def test_inom_citattecken_och_i_block_ar_ocksa_null_text(skrivet: str):
    assert las(f"bup:\n  medel: {skrivet}\n")["bup.medel"] == skrivet.strip("'\"|\n ")


def test_ett_block_behaller_stycken_rader_och_indrag():
    text = "bup:\n  medel: |\n    Ett\n      indraget\n\n\n    # två\n    - tre\n"
    assert las(text)["bup.medel"] == "Ett\n  indraget\n\n# två\n- tre"


def test_tecken_som_yaml_inte_tar_emot_blir_kvar_i_svaret():
    utkast = las("bup:\n  medel: |\n    A\x0bB\u2028C\x85D\ufeffE\x07F\n    \U000f0000 G\n")
    assert utkast["bup.medel"] == "A\nB\nC\nD\ufeffE\x07F\n\U000f0000 G"
    assert [f"{a.kod} {a.plats}" for a in utkast.anmarkningar] == ["TR13 3:14", "TR07 1:1"]


def test_en_vertikal_tabb_flyttar_inte_platserna_efter():
    utkast = las("region: A\x0bB\u2028C\nbup:\n  medel: D\n")
    assert str(utkast.platser["bup.medel"]) == "3:10"


def test_radslut_fran_windows_och_aldre_mac_lases_som_radslut():
    for radslut in ("\r\n", "\r"):
        utkast = las(FIL.replace("\n", radslut))
        assert utkast == las(FIL)
        assert utkast.platser == las(FIL).platser


def test_utf8_med_bom_lases_som_utan():
    utkast = las_data(b"\xef\xbb\xbf" + FIL.encode())
    assert utkast == las(FIL)
    assert utkast.platser == las(FIL).platser
    assert utkast.anmarkningar == []


def test_windows_1252_lases_och_namns():
    utkast = las_data("formular: 2024\nregion: Region Jämtland Härjedalen\n".encode("cp1252"))
    assert utkast.region == "Region Jämtland Härjedalen"
    assert [f"{a.kod} {a.plats}" for a in utkast.anmarkningar] == ["TR11 2:1"]


def test_en_fil_med_tva_kodningar_lases_ratt_och_namns():
    utkast = las_data(
        "formular: 2024\nregion: Region Jämtland Härjedalen\n".encode() + "bup:\n  medel: Kö\n".encode("cp1252")
    )
    assert (utkast.region, utkast["bup.medel"]) == ("Region Jämtland Härjedalen", "Kö")
    assert [f"{a.kod} {a.plats}" for a in utkast.anmarkningar] == ["TR12 4:1"]


def test_citerade_nycklar_och_klamrar_lases_som_vanligt():
    assert anmarkta('"formular": 2024\n"bup": {"medel": "A", \'resultat\': B}\n') == []


def test_vid_dubbla_nycklar_galler_det_forsta_svaret():
    assert las("region: A\nregion: B\n").region == "A"


def test_ett_avsnitt_som_star_tva_ganger_behaller_bada_delarnas_svar():
    utkast = las("bup:\n  medel: A\nbup:\n  resultat: B\n  medel: C\n")
    assert utkast.texter() == {"bup.medel": "A", "bup.resultat": "B"}
    assert [str(a.plats) for a in utkast.anmarkningar if a.kod == "TR02"] == ["3:1"]


def test_en_nyckel_utan_namn_anmarks():
    assert anmarkta("bup:\n  ? \n  : text\n") == ["TR01 2:4"]


def test_filen_lases_genom_grinden_och_namns_i_anmarkningarna(tmp_path: Path):
    fil = tmp_path / "region.yaml"
    fil.write_text("regionn: A\n", "utf-8")
    utkast = las_yaml(slapp_in(fil))
    assert utkast.fil == fil
    assert {a.kalla for a in utkast.anmarkningar} == {"region.yaml"}
    assert utkast.region == "A"


def test_utan_c_biblioteket_lases_samma_sak(monkeypatch: pytest.MonkeyPatch):
    vantat = las(FIL)
    monkeypatch.setattr(trad_ur_yaml, "LADDARE", trad_ur_yaml.yaml.SafeLoader)
    utkast = las(FIL)
    assert utkast == vantat
    assert utkast.platser == vantat.platser


def test_en_regions_hela_redovisning_lases_utan_anmarkning(provdata: Path):
    utkast = las_yaml(slapp_in(provdata / "prov" / "halland-2024.yaml"))
    assert utkast.anmarkningar == []
    assert len(utkast.svar) == 43
    assert all(svar.plats for svar in utkast.svar.values())


@pytest.mark.parametrize(
    ("text", "titel", "svar"),
    [
        ("handlingsplan:\nregion: A\natgarder:\n- omrade: B\n", "Handlingsplan", "atgarder[0].omrade"),
        ("handlingsplan:\n  region: A\n  atgarder:\n  - omrade: B\n", "Handlingsplan", "atgarder[0].omrade"),
        ("region: A\natgarder:\n- omrade: B\n", "Handlingsplan", "atgarder[0].omrade"),
        ("vantetider:\nregion: A\nmatvarden:\n- indikator: telefon\n", "Väntetider", "matvarden[0].indikator"),
        ("mappning:\nkannetecken: Utfall\n", None, "kannetecken"),
    ],
)
def test_ett_annat_dokument_utan_artal_kanns_igen_och_far_en_anmarkning_om_det(text, titel, svar):
    """Det lästes som en redovisning, med trettio fel om frågor som inte hör dit."""
    utkast = las(text)
    (a,) = utkast.anmarkningar
    assert a.kod == "TR16"
    assert titel is None or f"«{titel}" in a.meddelande
    assert utkast[svar]


@pytest.mark.parametrize(
    "text",
    [
        "handlingsplan:\n  uppdaterad: ja\n",
        "region: A\nhandlingsplan: ja\nbup:\n  medel: B\n",
        "region: A\n",
        "region: A\nvantetidsdata:\nindikatorer: C\nbup:\n",
    ],
)
def test_en_redovisning_utan_artal_tas_inte_for_ett_annat_dokument(text):
    utkast = las(text)
    assert utkast.dokument is FORMULAR[2024]
    assert "TR16" not in {a.kod for a in utkast.anmarkningar}


def test_det_som_skrivits_under_huvudnyckeln_blir_svar_och_dubbletter_namns():
    utkast = las("formular:\n  region: A\n  bup:\n    medel: B\nregion: C\n")
    assert (utkast["region"], utkast["bup.medel"]) == ("A", "B")
    assert sorted(a.kod for a in utkast.anmarkningar) == ["TR02", "TR07"]
