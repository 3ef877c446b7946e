"""``redovisning jamfor``: bara resultatet på standard ut, i valt format, och aldrig någon annans fil ersatt."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from jamforprov import andrat_exempel
from mapprov import exempelutkast, innehall, kor

from redovisning import jamfor, skriv
from redovisning.html.kontrollmarke import orord
from redovisning.jamforelse.skillnader import Andring
from redovisning.kommandon import jamfor as kommandot


@pytest.fixture
def tva(exempel):
    """Ger exemplets mapp och en fil där ett svar är ett annat."""
    return exempel, skriv(andrat_exempel(generellt__vardplatser="nej"), "nyare.docx")


def test_skillnader_eller_inga_ar_bada_utfort(tva, capsys):
    assert kor("jamfor", *tva) == 0
    visat = capsys.readouterr()
    assert visat.err == ""
    assert visat.out.startswith("A: redovisning.yaml, ")
    assert "[-ja-]{+nej+}" in visat.out
    assert visat.out.endswith("\n1 ändrat, 0 tillagda, 0 borttagna. 47 svar är lika.\n")
    assert kor("jamfor", tva[0], tva[0]) == 0
    assert "Inga skillnader. 48 svar är lika.\n" in capsys.readouterr().out


@pytest.mark.parametrize("andra", ["finns_inte.yaml", "trasig.docx", "tom_mapp"])
def test_det_som_inte_gar_att_lasa_ger_tva_och_inget_resultat(tva, capsys, andra):
    Path("trasig.docx").write_bytes(b"inte word")
    Path("tom_mapp").mkdir()
    assert kor("jamfor", tva[0], andra) == 2
    visat = capsys.readouterr()
    assert visat.out == ""
    assert andra in visat.err


def test_fel_anvant_ger_tva(tva, capsys):
    assert kor("jamfor", tva[0]) == 2
    assert kor("jamfor", *tva, "--format", "pdf") == 2
    assert "«pdf» går inte att välja" in capsys.readouterr().err


def test_det_lasaren_fann_utanfor_svaren_sags_pa_standard_fel(tva, capsys):
    Path("egen.yaml").write_text("formular: 2024\nregion: Region Exempel # kolla\n", "utf-8")
    assert kor("jamfor", "egen.yaml", tva[0]) == 0
    visat = capsys.readouterr()
    assert "Det här fann läsaren i egen.yaml. Bara svaren jämförs:\negen.yaml:2:24 varning YA01" in visat.err
    assert "kolla" not in visat.out


# --- format och fil ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("val", [("--format", "json"), ("--ut", "skillnader.json")])
def test_json_pa_standard_ut_eller_i_en_fil(tva, capsys, val):
    assert kor("jamfor", *tva, *val) == 0
    text = Path(val[1]).read_text("utf-8") if val[0] == "--ut" else capsys.readouterr().out
    assert json.loads(text)["antal"]["andrat"] == 1


@pytest.mark.parametrize("val", [("--format", "html"), ("--ut", "skillnader.html")])
def test_html_ar_en_hel_sida_med_sitt_marke(tva, capsys, val):
    assert kor("jamfor", *tva, *val) == 0
    data = Path(val[1]).read_bytes() if val[0] == "--ut" else capsys.readouterr().out.encode()
    assert data.startswith(b"<!DOCTYPE html>")
    assert orord(data)


def test_formatet_gar_fore_andelsen(tva):
    kor("jamfor", *tva, "--format", "text", "--ut", "skillnader.html")
    assert Path("skillnader.html").read_text("utf-8").startswith("A: ")


@pytest.mark.parametrize("namn", ["ut.txt", "ut.json", "ut.html"])
def test_en_tidigare_jamforelse_ersatts_men_inte_en_andrad_eller_nagot_annat(tva, capsys, namn):
    ut = Path(namn)
    assert (
        kor("jamfor", *tva, "--ut", ut)
        == kor("jamfor", tva[0], tva[0], "--ut", ut)
        == kor("jamfor", *tva, "--ut", ut)
        == 0
    )
    assert capsys.readouterr().err == f"Jämförelsen står i {ut}\n" * 3
    andrad = ut.read_bytes().replace("ändrat".encode(), b"x").replace(b'"andrat": 1', b'"andrat": 2')
    for annat in (andrad, b"", b"egen text\n", b"{}", b"[]", b"\xff"):
        ut.write_bytes(annat)
        assert kor("jamfor", *tva, "--ut", ut) == 2
        assert "är ingen jämförelse" in capsys.readouterr().err
        assert ut.read_bytes() == annat


def test_utkasten_sjalva_ersatts_aldrig(tva):
    fore = innehall(Path())
    for fil in (tva[0] / "redovisning.yaml", tva[1]):
        assert kor("jamfor", *tva, "--ut", fil) == 2
    assert innehall(Path()) == fore


@pytest.mark.parametrize("namn", ["svar.docx", "Granskning.PDF", "bok.xlsx"])
@pytest.mark.parametrize("kommando", ["granska", "jamfor"])
def test_ett_resultat_skrivs_inte_i_en_fil_som_inte_skulle_ga_att_oppna(tva, capsys, kommando, namn):
    """Text i en fil som heter .docx säger Word att den är skadad."""
    filer = tva if kommando == "jamfor" else tva[:1]
    assert kor(kommando, *filer, "--ut", namn) == 2
    assert "slutar på .txt, .json eller .html" in capsys.readouterr().err
    assert not Path(namn).exists()


def test_personnummer_ar_maskerade_pa_skarmen_och_pa_sidan(exempel, capsys):
    andrat = "Barnet 20120304-2393 fick vänta."
    nyare = skriv(andrat_exempel(bup__medel=andrat), "nyare.docx")
    assert kor("jamfor", exempel, nyare) == 0
    assert kor("jamfor", exempel, nyare, "--ut", "sidan.html") == 0
    for visat in (capsys.readouterr().out, Path("sidan.html").read_text("utf-8")):
        assert "201203••-••••" in visat
        assert "2393" not in visat


def test_sidan_om_kommandot_visar_de_nycklar_och_ord_som_det_ger(tva):
    text = (Path(__file__).parent.parent / "docs" / "jamfor.md").read_text("utf-8")
    (visat,) = (json.loads(t) for t in re.findall(r"```json\n(.*?)```", text, re.DOTALL))
    data = jamfor(exempelutkast(), andrat_exempel(generellt__vardplatser="nej")).som_dict()
    assert list(visat) == list(data)
    assert list(visat["antal"]) == list(data["antal"])
    assert [list(s) for s in visat["skillnader"]] == [list(s) for s in data["skillnader"]]
    assert visat["skillnader"][0]["stycken"] == data["skillnader"][0]["stycken"]
    for andring in Andring:
        assert f"| {andring.ord} |" in text


# --- färger -----------------------------------------------------------------------------------------------------


class Fonster(io.StringIO):
    """En standard ut som säger sig vara ett fönster."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("miljo", "fargat"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=["fonster", "no_color", "dumb"],
)
def test_farg_bara_i_ett_fonster_som_vill_ha_den(tva, monkeypatch, miljo, fargat):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for namn, varde in miljo.items():
        monkeypatch.setenv(namn, varde)
    fonster = Fonster()
    monkeypatch.setattr("sys.stdout", fonster)
    assert kor("jamfor", *tva) == 0
    assert ("\x1b[31m" in fonster.getvalue()) is fargat


def test_ingen_farg_i_en_fil(tva, monkeypatch):
    monkeypatch.setattr("sys.stdout", Fonster())
    kor("jamfor", *tva, "--ut", "ut.txt")
    assert "\x1b" not in Path("ut.txt").read_text("utf-8")


def test_en_jamforelse_i_text_kanns_igen_rad_for_rad():
    text = jamfor(exempelutkast(), andrat_exempel(bup__medel="nytt\n\n- svar", region="")).som_text() + "\n"
    assert kommandot.ar_jamforelse(text.encode())
    assert not kommandot.ar_jamforelse(text.replace("    | ", "   > ").encode())
    assert not kommandot.ar_jamforelse(text.removesuffix("\n").encode())
