"""Fasaden: namnen som andra bygger på, att de laddas först när de används, och att biblioteket är tyst."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import redovisning

TUNGA = {"pydantic", "lxml", "yaml", "zipfile", "docx", "openpyxl", "matplotlib", "jinja2", "rich", "argparse", "json"}


def laddade_efter(kod: str) -> set[str]:
    """Ger de toppmoduler som en ny Python har laddat efter koden."""
    ut = subprocess.run(
        [sys.executable, "-c", f"{kod}\nimport sys\nprint(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return {namn.partition(".")[0] for namn in ut.stdout.split()}


def test_namnen_som_andra_bygger_pa_ligger_fast():
    assert redovisning.__all__ == [
        "Anmarkning",
        "Anvandningsfel",
        "Avstamning",
        "Granskningsrapport",
        "Handlingsplan",
        "InteEttFormular",
        "Jamforelse",
        "Leverans",
        "MalfilAndrad",
        "MallFel",
        "Niva",
        "OfullstandigtUtkast",
        "OlasbarFil",
        "OlikaSvar",
        "PackningStoppad",
        "Redovisning2024",
        "RedovisningFel",
        "Rensad",
        "SkrivFel",
        "TextKanInteBaras",
        "Utkast",
        "Vantetider",
        "dela",
        "granska",
        "jamfor",
        "kontrollera",
        "las",
        "nytt_utkast",
        "packa",
        "rensa",
        "skapa",
        "skriv",
        "sla_ihop",
        "stam_av",
        "ta_in",
    ]


@pytest.mark.parametrize("namn", redovisning.__all__)
def test_varje_namn_finns_och_kan_anropas(namn):
    assert callable(getattr(redovisning, namn))


def test_signaturerna_ligger_fast():
    def parametrar(funktion) -> list[str]:
        return [str(p).split(":")[0].split(" =")[0] for p in inspect.signature(funktion).parameters.values()]

    assert parametrar(redovisning.las) == ["sokvag"]
    assert parametrar(redovisning.granska)[:2] == ["utkast", "mapp"]
    assert parametrar(redovisning.jamfor) == ["a", "b"]
    assert parametrar(redovisning.skriv) == ["utkast", "sokvag", "mall", "ersatt"]
    assert parametrar(redovisning.dela) == ["fil", "avsnitt", "ut", "som", "ersatt"]
    assert parametrar(redovisning.sla_ihop) == ["filer", "ut", "valj", "mall", "ersatt", "framsteg"]
    assert parametrar(redovisning.stam_av)[:2] == ["mapp", "utkasten"]
    assert parametrar(redovisning.ta_in) == ["avstamning", "vad", "valj"]
    assert parametrar(redovisning.rensa)[:2] == ["fil", "ut"]
    assert parametrar(redovisning.skapa) == ["mapp", "ut", "mall", "ersatt", "idag"]


@pytest.mark.parametrize("namn", ["Redovisning2024", "Handlingsplan", "Vantetider"])
def test_de_tre_dokumenten_ar_klasser_i_fasaden(namn):
    from redovisning.dokument.klasser import Dokument

    assert issubclass(getattr(redovisning, namn), Dokument)


def test_den_som_ger_en_sokvag_i_stallet_for_ett_utkast_far_veta_hur_man_laser():
    utkast = redovisning.nytt_utkast()
    for anrop in (
        lambda: redovisning.granska("redovisning.yaml"),
        lambda: redovisning.skriv("redovisning.yaml", "ut.docx"),
        lambda: redovisning.jamfor(utkast, "redovisning.yaml"),
    ):
        with pytest.raises(redovisning.Anvandningsfel, match=r"ett utkast.*str.*las\(fil\)"):
            anrop()


def test_rensa_tar_ocksa_en_sokvag_som_text(tmp_path):
    fil, ut = tmp_path / "plan.docx", tmp_path / "ren.docx"
    redovisning.skriv(redovisning.nytt_utkast(), fil)
    assert redovisning.rensa(str(fil), str(ut)).fil == ut


def test_typkontrollen_ser_samma_namn_som_koden():
    trad = ast.parse(Path(redovisning.__file__).read_text("utf-8"))
    for_typer = {
        alias.name: nod.module
        for gren in trad.body
        if isinstance(gren, ast.If)
        for nod in gren.body
        if isinstance(nod, ast.ImportFrom)
        for alias in nod.names
    }
    assert for_typer == {namn: f"redovisning.{modul}" for namn, modul in redovisning._HEM.items()}
    assert set(for_typer) == set(redovisning.__all__)


def test_skapa_ar_funktionen_aven_nar_modulen_ar_laddad():
    import redovisning.leverans

    assert redovisning.skapa is redovisning.leverans.skapa


def test_ett_okant_namn_ger_attributfel():
    with pytest.raises(AttributeError, match="finns_inte"):
        redovisning.finns_inte  # noqa: B018


def test_dir_visar_namnen():
    assert set(redovisning.__all__) <= set(dir(redovisning))


def test_import_av_paketet_laddar_inget_tungt():
    assert not laddade_efter("import redovisning") & TUNGA


def test_granskning_av_yaml_laddar_inte_word():
    kod = "import redovisning\nredovisning.las\nredovisning.granska\nfrom redovisning.yamlfil.lasning import las_yaml"
    assert not laddade_efter(kod) & {"lxml", "docx", "jinja2"}


def test_jamforelse_av_yaml_laddar_varken_word_eller_html():
    kod = "from redovisning import jamfor, nytt_utkast\njamfor(nytt_utkast(), nytt_utkast()).som_text()"
    assert not laddade_efter(kod) & {"lxml", "docx", "openpyxl", "jinja2"}


def test_biblioteket_ar_tyst(tmp_path):
    fil = tmp_path / "redovisning.yaml"
    fil.write_text("formular: 2024\nregion: Region Halland\n", "utf-8")
    kod = f"import redovisning as r\nu = r.las({str(fil)!r})\nr.granska(u)\nr.skriv(u, {str(tmp_path / 'ut.docx')!r})"
    ut = subprocess.run([sys.executable, "-c", kod], capture_output=True, text=True, check=True)
    assert (ut.stdout, ut.stderr) == ("", "")
    assert (tmp_path / "ut.docx").is_file()
