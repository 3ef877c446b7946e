"""Kommandoraden: svensk hjälp och svenska fel, utgångsvärden, och inget annat än resultatet på standard ut."""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from redovisning import __version__, kommandorad
from redovisning.kommandon import KOMMANDON, modulnamn
from redovisning.kommandon.tolkning import TEXTER, Tolk
from redovisning.kommandorad import huvud

ENGELSKA = re.compile(
    r"\b(usage|error|arguments|required|invalid|choice|choose|expected|unrecognized|the|following|options|show|help "
    r"message|exit|positional|ignored|explicit|option|with|not|one|least|most|could|match|from|Traceback|Error|file)\b"
)

FELANVANDNINGAR = [
    [],
    ["grnska"],
    ["hjälp"],
    ["--versio"],
    ["-x"],
    ["ny"],
    ["ny", "mapp"],
    ["ny", "--region", "Region Halland"],
    ["ny", "mapp", "--region"],
    ["ny", "mapp", "--regon", "Region Halland"],
    ["ny", "mapp", "--region", "Region Halland", "--som", "pdf"],
    ["ny", "mapp", "mapp2", "--region", "Region Halland"],
    ["granska"],
    ["granska", "--format", "text"],
    ["granska", "fil.yaml", "--format", "pdf"],
    ["granska", "fil.yaml", "--format=jsn"],
    ["granska", "fil.yaml", "--format"],
    ["granska", "fil.yaml", "--ut"],
    ["granska", "fil.yaml", "-u", "x"],
    ["granska", "finns-inte.yaml"],
    ["granska", "."],
    ["granska", "-"],
    ["skapa"],
    ["skapa", "a", "b"],
    ["skapa", "a", "--ersatt=ja"],
    ["skapa", "a", "--mal", "x"],
    ["skapa", "finns-inte"],
    ["omvandla"],
    ["omvandla", "a"],
    ["omvandla", "a.yaml", "b.docx", "c.json"],
    ["omvandla", "finns-inte.yaml", "ut.docx"],
    ["exempel", "a", "b"],
    ["exempel", "--ersatt"],
]


def kor(*argument: str) -> int:
    return huvud(list(argument))


@pytest.fixture(autouse=True)
def _egen_mapp(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REDOVISNING_FELSOKNING", raising=False)


@pytest.mark.parametrize("argument", FELANVANDNINGAR, ids=" ".join)
def test_fel_anvandning_ger_2_och_svenska_pa_standard_fel(argument, capsys, tmp_path):
    assert kor(*argument) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert fel.strip()
    assert not ENGELSKA.search(fel), fel
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("argument", "forslag"),
    [
        (["grnska", "x"], "Menade du granska?"),
        (["Skapa", "x"], "Menade du skapa?"),
        (["--verson"], "Menade du --version?"),
        (["granska", "x", "--fromat", "json"], "Menade du --format?"),
        (["granska", "x", "--format", "jsno"], "Menade du json?"),
        (["ny", "x", "--region", "y", "--som", "yml"], "Menade du yaml?"),
        (["skapa", "x", "--ersätt"], "Menade du --ersatt?"),
    ],
)
def test_det_narmaste_foreslas(argument, forslag, capsys):
    assert kor(*argument) == 2
    assert forslag in capsys.readouterr().err


def test_ett_helt_annat_ord_ger_inget_forslag(capsys):
    assert kor("xyzzy") == 2
    fel = capsys.readouterr().err
    assert "Menade du" not in fel
    assert all(namn in fel for namn in KOMMANDON)


@pytest.mark.parametrize("val", ["--hjalp", "--help", "-h"])
def test_hjalpen_namner_varje_kommando(val, capsys):
    assert kor(val) == 0
    ut, fel = capsys.readouterr()
    assert fel == ""
    assert all(re.search(rf"^  {namn} +{re.escape(vad)}$", ut, re.MULTILINE) for namn, vad in KOMMANDON.items())
    assert not ENGELSKA.search(ut)


@pytest.mark.parametrize("kommando", KOMMANDON)
@pytest.mark.parametrize("val", ["--hjalp", "--help", "-h"])
def test_varje_kommando_har_svensk_hjalp_med_exempel(kommando, val, capsys):
    assert kor(kommando, val) == 0
    ut, fel = capsys.readouterr()
    assert fel == ""
    assert ut.startswith(f"användning: redovisning {kommando}")
    assert f"exempel:\n  redovisning {kommando}" in ut
    assert not ENGELSKA.search(ut), ut


@pytest.mark.parametrize("kommando", KOMMANDON)
def test_exemplen_i_hjalpen_gar_att_tolka(kommando):
    import importlib
    import shlex

    tolk = importlib.import_module(modulnamn(kommando)).tolk()
    rader = [rad.strip() for rad in tolk.hjalptext().partition("exempel:\n")[2].splitlines()]
    tolkade = [tolk.tolka(shlex.split(rad, posix=True)[2:]) for rad in rader]
    assert len(tolkade) >= 1
    assert all(rad.startswith(f"redovisning {kommando}") for rad in rader)


def test_versionen_star_pa_standard_ut(capsys):
    assert kor("--version") == 0
    assert capsys.readouterr() == (f"redovisning {__version__}\n", "")


def test_alla_texter_i_pythonversionens_argparse_har_en_oversattning():
    utvecklarfel = {  # når bara den som skriver kommandona
        ".__call__() not defined",
        "conflicting subparser: %s",
        "conflicting subparser alias: %s",
        "unknown parser %(parser_name)r (choices: %(choices)s)",
        'argument "-" with mode %r',
        "can't open '%(filename)s': %(error)s",
        "cannot merge actions - two groups are named %r",
        "'required' is an invalid argument for positionals",
        "invalid option string %(option)r: must start with a character %(prefix_chars)r",
        "dest= is required for options like %r",
        "dest= is required for options like %s",
        "invalid conflict_resolution value: %r",
        "conflicting option strings: %s",
        "conflicting option string: %s",
        "mutually exclusive arguments must be optional",
        "cannot have multiple subparser arguments",
        "%r is not callable",
        "option '%(option)s' is deprecated",
        "argument '%(argument_name)s' is deprecated",
        "command '%(parser_name)s' is deprecated",
        "conflicting parser option string: %s",
        "conflicting parser option strings: %s",
        "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)",
    }
    trad = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    texter = {
        a.value
        for nod in ast.walk(trad)
        if isinstance(nod, ast.Call) and isinstance(nod.func, ast.Name) and nod.func.id in ("_", "ngettext")
        for a in nod.args
        if isinstance(a, ast.Constant) and isinstance(a.value, str)
    }
    assert "expected one argument" in texter
    assert texter - TEXTER.keys() - utvecklarfel == set()


def test_argparse_ar_engelskt_igen_efter_tolkningen():
    Tolk("prov", "Prov.", "  redovisning prov").tolka([])
    assert argparse._("usage: ") == "usage: "


def test_ett_namn_som_borjar_med_streck_gar_att_ange_efter_tva_streck(capsys, tmp_path):
    (tmp_path / "-x.pdf").write_bytes(b"%PDF-1.7\n")
    assert kor("granska", "--", "-x.pdf") == 2
    assert "PDF" in capsys.readouterr().err


def test_ett_ovantat_fel_blir_en_svensk_rad_utan_felsokning(capsys, monkeypatch):
    monkeypatch.setattr(kommandorad, "_kor", lambda _: 1 // 0)
    assert kor("granska", "x") == 2
    fel = capsys.readouterr().err
    assert len(fel.splitlines()) == 1
    assert "ZeroDivisionError" in fel
    assert "REDOVISNING_FELSOKNING" in fel
    assert "Traceback" not in fel


def test_felsokning_visar_var_det_gick_fel(capsys, monkeypatch):
    monkeypatch.setenv("REDOVISNING_FELSOKNING", "1")
    monkeypatch.setattr(kommandorad, "_kor", lambda _: 1 // 0)
    assert kor("granska", "x") == 2
    assert "Traceback" in capsys.readouterr().err


def test_avbrott_ger_en_lugn_rad(capsys, monkeypatch):
    def avbryt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(kommandorad, "_kor", avbryt)
    assert kor("granska", "x") == 2
    assert capsys.readouterr().err == "Avbrutet. Inga halva filer har lämnats kvar.\n"


def test_en_mottagare_som_slutar_lasa_ger_ingen_felutskrift():
    kod = "import sys\nfrom redovisning.kommandorad import huvud\nsys.stdin.readline()\nsys.exit(huvud(['--hjalp']))"
    barn = subprocess.Popen(
        [sys.executable, "-c", kod],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    )
    assert barn.stdin
    assert barn.stdout
    assert barn.stderr
    barn.stdout.close()
    barn.stdin.write(b"\n")
    barn.stdin.close()
    assert (barn.stderr.read(), barn.wait()) == (b"", 2)
    barn.stderr.close()


def test_ett_gammalt_fonster_far_ersattningstecken_i_stallet_for_ett_fel(monkeypatch):
    fonster = io.TextIOWrapper(io.BytesIO(), encoding="cp437", write_through=True)
    monkeypatch.setattr(fonster, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", fonster)
    assert kor("grnska“”") == 2
    assert b"kommandot grnska?? finns inte" in fonster.buffer.getvalue()


def test_utdata_till_en_fil_ar_utf8(monkeypatch):
    fil = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", write_through=True)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr(sys, "stdout", fil)
    assert kor("--hjalp") == 0
    assert "användning" in fil.buffer.getvalue().decode("utf-8")


def test_hjalpen_laddar_varken_modeller_eller_medier():
    kod = "from redovisning.kommandorad import huvud\nhuvud(['--hjalp'])\nimport sys\nprint('LADDAT', *sys.modules)"
    rot = Path(__file__).parent.parent
    ut = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, encoding="utf-8", cwd=rot)
    laddat = {namn.partition(".")[0] for namn in ut.stdout.partition("LADDAT")[2].split()}
    assert "redovisning" in laddat
    assert not laddat & {"pydantic", "yaml", "lxml", "zipfile", "json", "argparse", "difflib", "dataclasses", "rich"}


def test_python_m_redovisning_ar_samma_kommando():
    rot = Path(__file__).parent.parent
    ut = subprocess.run([sys.executable, "-m", "redovisning", "--version"], capture_output=True, text=True, cwd=rot)
    assert (ut.returncode, ut.stdout) == (0, f"redovisning {__version__}\n")
