"""Husets riktning: vem som får importera vem, läst ur källkoden. Importer inne i funktioner räknas också.

Lagren står i ``docs/beslut/0001-huset-och-riktningen.md``. En modul får importera sitt eget lager och dem under.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import redovisning

PAKET = Path(redovisning.__file__).parent
MODULER = sorted(PAKET.rglob("*.py"))

LAGER = (
    {"dokument"},
    {
        "anmarkning",
        "fel",
        "filnamn",
        "filskrivning",
        "fragenyckel",
        "fritext",
        "grind",
        "grind_paket",
        "grind_pdf",
        "grind_slag",
        "grind_utfall",
        "grind_yta",
        "kommandotext",
        "kontrollmarke",
        "nyckelforslag",
        "omfattning",
        "ordning",
        "minne",
        "modell",
        "paket",
        "personnummer",
        "paket_zip",
        "plats",
        "poster",
        "regioner",
        "resurser",
        "synligt",
        "trad",
        "utkast",
        "utlamnat",
        "xmltolk",
    },
    {"granskning", "handlingsplan", "jamforelse", "pengar", "vantetider"},
    {"yamlfil", "jsonfil", "word", "excel", "html", "plandokument", "avkodning", "tabeller", "diagram"},
    {"filer", "underlag", "arbetsmapp", "bidrag", "bilagor", "dolda", "leverans", "harledda", "mappgranskning"}
    | {
        "avstamning",
        "granskningsfil",
        "mallgranskning",
        "leveransbilagor",
        "leveransdiagram",
        "samskrivning",
    }
    | {
        "diagrammapp",
        "grannfiler",
        "mappens_vantetider",
        "pa_plats",
        "fran_fjolaret",
        "granska_igen",
        "pengafiler",
        "sandning",
        "planskrivning",
        "skrivkrav",
        "tillganglighet",
        "trad_ur_fil",
        "utlamning",
        "utpekat",
        "vantetidsfiler",
    },
    {"__init__", "__main__", "kommandorad", "kommandon"},
)
MEDIER = {"yamlfil", "jsonfil", "word", "excel", "html", "plandokument", "tabeller"}
"""Medierna. ``diagram`` är ett medium vars bilder får gå in i de andra."""
UNDANTAG = {("modell", "granskning")}
"""``utkast.modell()`` granskar först: den enda importen uppåt, inne i funktionen."""


def rum(fil: Path) -> str:
    """Ger rummet en modul ligger i: katalogen, eller modulen själv överst i paketet."""
    del_ = fil.relative_to(PAKET).parts[0]
    return del_.removesuffix(".py")


def importer(fil: Path) -> Iterator[str]:
    """Ger fullständiga namn på allt som modulen importerar."""
    for nod in ast.walk(ast.parse(fil.read_text("utf-8"))):
        if isinstance(nod, ast.Import):
            yield from (alias.name for alias in nod.names)
        elif isinstance(nod, ast.ImportFrom):
            assert nod.level == 0, f"{fil}: relativ import"
            assert nod.module
            yield nod.module
            yield from (f"{nod.module}.{alias.name}" for alias in nod.names)


def egna_rum(fil: Path) -> set[str]:
    """Ger de rum i paketet som modulen importerar."""
    kanda = set().union(*LAGER)
    delar = (namn.split(".") for namn in importer(fil))
    return {d[1] for d in delar if d[0] == "redovisning" and len(d) > 1 and d[1] in kanda}


def lagret(namn: str) -> int:
    return next(i for i, lager in enumerate(LAGER) if namn in lager)


@pytest.mark.parametrize("fil", MODULER, ids=lambda f: str(f.relative_to(PAKET)))
def test_varje_modul_importerar_bara_sitt_lager_och_dem_under(fil):
    eget = rum(fil)
    uppat = {(eget, annat) for annat in egna_rum(fil) if lagret(annat) > lagret(eget)}
    assert uppat <= UNDANTAG


@pytest.mark.parametrize("fil", [f for f in MODULER if rum(f) in MEDIER], ids=lambda f: str(f.relative_to(PAKET)))
def test_medierna_importerar_aldrig_varandra(fil):
    assert not egna_rum(fil) & (MEDIER - {rum(fil)})


@pytest.mark.parametrize("fil", [f for f in MODULER if rum(f) == "dokument"], ids=lambda f: f.name)
def test_dokumenten_importerar_bara_pydantic_och_standardbiblioteket(fil):
    import sys

    utifran = {namn.partition(".")[0] for namn in importer(fil)} - set(sys.stdlib_module_names)
    assert utifran <= {"pydantic", "redovisning"}
    assert egna_rum(fil) <= {"dokument"}


def anrop(fil: Path) -> Iterator[tuple[str, ast.Call]]:
    """Ger varje anrop med namnet på det som anropas, till exempel ``etree.XMLParser`` eller ``open``."""
    for nod in ast.walk(ast.parse(fil.read_text("utf-8"))):
        if isinstance(nod, ast.Call):
            yield ast.unparse(nod.func), nod


def test_xml_tolkas_bara_i_xmltolk():
    tolkande = {"XMLParser", "fromstring", "parse", "iterparse", "HTMLParser", "XMLPullParser", "XML", "HTML"}
    tolkar = {rum(fil) for fil in MODULER for namn, _ in anrop(fil) if namn in {f"etree.{t}" for t in tolkande}}
    assert tolkar == {"xmltolk"}
    smygvagar = {f"lxml.etree.{t}" for t in tolkande} | {"lxml.html", "lxml.objectify"}
    assert not [(rum(f), n) for f in MODULER for n in importer(f) if n in smygvagar or n.startswith("xml.")]


def test_zipfiler_oppnas_bara_i_grinden_och_paketet():
    oppnar = {rum(fil) for fil in MODULER if "zipfile" in importer(fil)}
    assert oppnar
    assert oppnar <= {"paket", "paket_zip", "grind", "grind_paket", "grind_slag"}


def test_filer_skrivs_bara_i_filskrivning():
    skrivande = {"write_text", "write_bytes", "replace_file", "touch", "copyfile", "copy", "copy2", "move", "copytree"}
    syndare = set()
    for fil in MODULER:
        for namn, nod in anrop(fil):
            sista = namn.rpartition(".")[2]
            lage = [a.value for a in (*nod.args[:2], *(k.value for k in nod.keywords)) if isinstance(a, ast.Constant)]
            oppnar = sista == "open" and any(isinstance(m, str) and set(m) & set("wax+") and len(m) < 4 for m in lage)
            if oppnar or (sista in skrivande and not namn.startswith(("dict", "copy."))):
                syndare.add((rum(fil), namn))
    assert {modul for modul, _ in syndare} <= {"filskrivning"}, syndare


def test_biblioteket_skriver_inget_pa_skarmen():
    skriver = {rum(fil) for fil in MODULER for namn, _ in anrop(fil) if namn in ("print", "sys.stdout.write")}
    assert skriver <= {"kommandon", "kommandorad"}


def test_varje_rum_finns_i_ett_lager():
    assert {rum(fil) for fil in MODULER} == set().union(*LAGER)


def test_beslutet_visar_varje_katalog_i_sitt_lager():
    beslut = PAKET.parent / "docs" / "beslut" / "0001-huset-och-riktningen.md"
    tabell = [rad for rad in beslut.read_text("utf-8").splitlines() if rad.startswith("| ")][1:]
    visade = [{n.strip("/").removesuffix(".py") for n in re.findall(r"`([^`]+)`", rad)} for rad in reversed(tabell)]
    kataloger = {v.parent.name for v in PAKET.glob("*/__init__.py")}
    assert len(visade) == len(LAGER)
    for rad, lager in zip(visade, LAGER, strict=True):
        assert rad <= lager
        assert lager & kataloger <= rad


def test_inget_rum_heter_verktyg_eller_utils():
    assert not {f.stem for f in MODULER} & {"utils", "util", "helpers", "hjalpare", "common", "misc"}
