"""Kommandoraden när skärmen saknas, är full eller har få tecken, och när namnen är besvärliga."""

from __future__ import annotations

import errno
import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from mapprov import innehall

from redovisning.kommandon import utskrift
from redovisning.kommandorad import huvud

ROT = Path(__file__).resolve().parent.parent
SKRIVER = [
    ["skapa", "exempel"],
    ["omvandla", "exempel", "ut.json"],
    ["ny", "ut", "--region", "Region Halland"],
    ["exempel", "ut"],
]
posix = pytest.mark.skipif(sys.platform == "win32", reason="finns inte i Windows")


class Full(io.StringIO):
    """En ström som inte tar emot något."""

    def __init__(self, nummer: int) -> None:
        super().__init__()
        self.nummer = nummer

    def write(self, _: str) -> int:
        raise OSError(self.nummer, "engelsk systemtext")


def stangd() -> io.StringIO:
    strom = io.StringIO()
    strom.close()
    return strom


STROMMAR = {
    "saknas": lambda: None,
    "stängd": stangd,
    "full": lambda: Full(errno.ENOSPC),
    "avbruten": lambda: Full(errno.EIO),
}


@pytest.fixture(autouse=True)
def _exempel(exempel):
    """Varje prov har exemplets redovisning i arbetsmappen."""


@pytest.fixture(params=STROMMAR)
def strom(request):
    return STROMMAR[request.param]()


@pytest.mark.parametrize("argument", SKRIVER, ids=lambda a: a[0])
def test_det_som_ar_skrivet_ar_utfort_aven_om_det_inte_kan_visas(argument, strom, capsys, monkeypatch):
    fore = innehall(Path())
    monkeypatch.setattr(sys, "stdout", strom)
    assert huvud(argument) == 0
    fel = capsys.readouterr().err
    assert fel.startswith("Det här är skrivet, men namnen kunde inte skrivas på standard ut:\n  ")
    nya = innehall(Path()).keys() - fore.keys()
    assert nya
    assert all(Path(n).name in fel for n in nya if not n.endswith("schema.json"))


@pytest.mark.parametrize(
    "argument", [["granska", "exempel"], ["--hjalp"], ["--version"], ["skapa", "-h"]], ids=" ".join
)
def test_det_som_bara_visas_ar_inte_utfort_nar_det_inte_kan_visas(argument, strom, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdout", strom)
    assert huvud(argument) == 2
    fel = capsys.readouterr().err
    assert fel.startswith("Resultatet kunde inte skrivas ut: ")
    assert fel.count("\n") == 1
    assert ("--ut FIL" in fel) == (argument[0] == "granska")


@pytest.mark.parametrize("argument", [*SKRIVER, ["granska", "exempel"]], ids=lambda a: a[0])
def test_ingen_att_meddela_hindrar_inte(argument, strom, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stderr", strom)
    assert huvud(argument) == 0
    assert capsys.readouterr().out


def test_utan_bade_standard_ut_och_standard_fel_blir_filen_till(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert huvud(["omvandla", "exempel", "ut.json"]) == 0
    assert Path("ut.json").is_file()
    assert huvud(["omvandla", "finns-inte", "ut2.json"]) == 2


@posix
@pytest.mark.parametrize(
    ("ut", "fel"), [("stängd", ""), ("full", ""), ("", "stängd"), ("", "full"), ("full", "full"), ("stängd", "stängd")]
)
def test_programmet_med_stangda_eller_fulla_strommar(ut, fel):
    if "full" in (ut, fel) and not Path("/dev/full").exists():
        pytest.skip("/dev/full finns inte här")
    rader = ["import os, sys"]
    for nummer, lage in ((1, ut), (2, fel)):
        if lage == "stängd":
            rader.append(f"os.close({nummer})")
        elif lage == "full":
            rader.append(f"os.dup2(os.open('/dev/full', os.O_WRONLY), {nummer})")
    rader.append("os.execv(sys.executable, [sys.executable, '-m', 'redovisning', 'skapa', 'exempel'])")
    barn = subprocess.run(
        [sys.executable, "-c", "\n".join(rader)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROT)},
    )
    assert barn.returncode == 0
    assert "Exception" not in barn.stderr
    assert ("Det här är skrivet" in barn.stderr) == bool(ut and not fel)
    assert Path("exempel", "leverans", "Redovisning 2024 Region Exempel.docx").is_file()


@posix
@pytest.mark.parametrize("extra", [{}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}], ids=["utf-8", "ascii"])
@pytest.mark.parametrize(
    "argument",
    [
        ["ny", "å", "--region", "Region Skåne"],
        ["ny", "a", "--region", "Region Skåne", "--som", "docx"],
        ["exempel", "å"],
        ["granska", "exempel/å.yaml"],
        ["granska", "exempel/å.yaml", "exempel", "--format", "json", "--ut", "å.json"],
        ["omvandla", "exempel/å.yaml", "ö.docx"],
        ["skapa", "exempel/å.yaml"],
        ["skapa", "exempel", "--ut", "å"],
    ],
    ids=" ".join,
)
def test_en_dator_utan_svenska_tecken_ger_fragetecken_eller_en_mening(argument, extra):
    text = Path("exempel", "redovisning.yaml").read_text("utf-8")
    Path("exempel", "å.yaml").write_text(text.replace("Region Exempel", "Region Skåne"), "utf-8")
    fore = innehall(Path())
    miljo = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "PYTHON"))}
    barn = subprocess.run(
        [sys.executable, "-m", "redovisning", *[a.encode() for a in argument]],
        capture_output=True,
        env={**miljo, "PYTHONPATH": str(ROT), "LC_ALL": "C", **extra},
    )
    assert barn.returncode in (0, 2)
    assert b"ov\xc3\xa4ntat" not in barn.stderr
    assert barn.returncode == 0 or (barn.stderr and innehall(Path()) == fore)
    assert extra or barn.returncode == 0


# --- namn -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tomt", ["", " "])
@pytest.mark.parametrize(
    "argument",
    [
        ["granska", "{}"],
        ["granska", "exempel", "--ut", "{}"],
        ["ny", "{}", "--region", "Region Halland"],
        ["ny", "ut", "--region", "{}"],
        ["exempel", "{}"],
        ["skapa", "{}"],
        ["skapa", "exempel", "--ut={}"],
        ["skapa", "exempel", "--mall", "{}"],
        ["omvandla", "{}", "ut.json"],
        ["omvandla", "exempel", "{}"],
    ],
    ids=" ".join,
)
def test_ett_tomt_namn_ger_en_mening(argument, tomt, capsys):
    fore = innehall(Path())
    assert huvud([a.format(tomt) for a in argument]) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert " är tomt. Hjälp: " in fel
    assert innehall(Path()) == fore


@pytest.mark.parametrize("region", ["- a", "-Halland"])
def test_ett_varde_som_borjar_med_streck_skrivs_ihop_med_valet(region, capsys):
    assert huvud(["ny", "ut", "--region", region]) == 2
    assert "Ett värde som börjar med - skrivs ihop med valet: --region=… Hjälp" in capsys.readouterr().err
    assert not Path("ut").exists()
    assert huvud(["ny", "ut", f"--region={region}"]) == 0


def test_ett_felskrivet_val_efter_ett_val_med_varde_far_ocksa_forslaget(capsys):
    assert huvud(["granska", "exempel", "--ut", "--fromat", "json"]) == 2
    assert "Menade du --format? Ett värde som börjar med -" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("namn", "visat"), [("prov", "prov"), ("två ord", '"två ord"'), ("a&b", '"a&b"'), ("(1)", '"(1)"')]
)
def test_forslagen_gar_att_klistra_in(namn, visat, capsys):
    assert huvud(["exempel", namn]) == 0
    forslag = [f"granska {visat}", f"skapa {visat}", f"ny Nytt --fran {visat}"]
    assert capsys.readouterr().err.splitlines() == ["Prova nu:", *(f"  redovisning {f}" for f in forslag)]
    Path(namn, "vantetider.csv").unlink()
    assert huvud(["skapa", namn]) == 0
    assert capsys.readouterr().err.endswith(f"Visa dem med: redovisning granska {visat}\n")


@posix
@pytest.mark.parametrize("namn", ["a$HOME", 'a"b', "a`b", "a\\b", "a'b", "-x", "a b!", "~", "a;b", "*"])
def test_forslaget_ar_ett_enda_argument_for_kommandotolken(namn):
    visat = utskrift.citerad(Path(namn))
    assert shlex.split(visat) == [f"./{namn}" if namn == "-x" else namn]
    if visat.startswith('"'):
        assert not set('"$`\\!') & set(visat[1:-1])
    elif not visat.startswith("'"):
        assert not set("$`!;*~") & set(visat)


def test_ett_for_langt_namn_ger_en_mening(capsys):
    for argument in (["ny", "a" * 300, "--region", "Region Halland"], ["granska", "a" * 300], ["exempel", "a" * 300]):
        assert huvud(argument) == 2
        fel = capsys.readouterr().err
        assert fel.count("\n") == 1
        assert "oväntat" not in fel
