"""Dokumentationen: det som finns står där, och det som står där fungerar."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from redovisning.anmarkning import kort
from redovisning.dokument import FORMULAR
from redovisning.dokument.falt import falten
from redovisning.granskning.meddelanden import KATALOG
from redovisning.kommandon import KOMMANDON, modulnamn
from redovisning.kommandorad import huvud

ROT = Path(__file__).resolve().parent.parent
SIDOR = [ROT / "README.md", ROT / "CHANGELOG.md", *sorted((ROT / "docs").rglob("*.md"))]
ATT_LASA = [ROT / "README.md", ROT / "docs" / "kom-igang.md"]
KRAV = {"ja": "ska besvaras", "bor": "bör besvaras", "frivillig": "får lämnas tom"}


def sida(namn: str) -> str:
    return (ROT / namn).read_text("utf-8")


def python_skript(namn: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", sida(namn), re.DOTALL)


@pytest.mark.parametrize("kommando", KOMMANDON)
def test_varje_kommando_star_i_kom_igang(kommando):
    assert re.search(rf"\bredovisning {kommando}\b", sida("docs/kom-igang.md"))


@pytest.mark.parametrize("kod", sorted(KATALOG))
def test_varje_kod_star_i_regler(kod):
    assert re.search(rf"\b{kod}\b", sida("docs/regler.md"))


def test_koderna_i_dokumentationen_finns():
    namnda = {kod for s in SIDOR for kod in re.findall(r"\b(?:fel|varning|råd) ([A-Z]{2}\d\d)\b", s.read_text("utf-8"))}
    assert namnda
    assert namnda <= KATALOG.keys()


@pytest.mark.parametrize("falt", falten(FORMULAR[max(FORMULAR)]), ids=lambda f: f.nyckel)
def test_varje_falt_star_i_ordlistan_med_fraga_svar_och_krav(falt):
    svar = "ja eller nej" if falt.typ == "ja_nej" else "text"
    rad = f"| {kort(falt.fraga.text, 90)} | `{falt.nyckel}` | {svar} | {KRAV[falt.krav]} |"
    assert rad in sida("docs/ordlista.md").splitlines()


def test_ordlistan_namner_inga_falt_som_inte_finns():
    nycklar = re.findall(
        r"\| `([a-z0-9_]+(?:\[\])?(?:\.[a-z0-9_]+)?)` \|", sida("docs/ordlista.md").split("## Projektets ord")[0]
    )
    assert sorted(nycklar) == sorted(f.nyckel for f in falten(FORMULAR[max(FORMULAR)]))


def test_ordlistans_egna_ord_star_i_bokstavsordning():
    tabell = sida("docs/ordlista.md").split("## Projektets ord")[1]
    orden = [rad.split("|")[1].strip() for rad in tabell.splitlines() if rad.startswith("|")][2:]
    alfabet = "abcdefghijklmnopqrstuvwxyzåäö"

    def nyckel(ordet: str) -> list[int]:
        return [alfabet.find(c) for c in ordet]

    assert len(orden) > 25
    assert orden == sorted(orden, key=nyckel)


@pytest.mark.parametrize("namn", ["README.md", "docs/kom-igang.md"])
def test_skriptet_ar_tio_rader_och_gar_att_kora(namn, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    huvud(["exempel"])
    capsys.readouterr()
    (skript,) = python_skript(namn)
    assert len([rad for rad in skript.splitlines() if rad]) == 10
    exec(compile(skript, namn, "exec"), {})
    assert capsys.readouterr().out.splitlines()[-1] == "Samma svar: True"
    assert (tmp_path / "tillbaka.json").is_file()


@pytest.mark.parametrize("fil", SIDOR, ids=lambda f: str(f.relative_to(ROT)))
def test_kommandona_i_dokumentationen_gar_att_tolka(fil):
    rader = re.findall(
        r"^    (?:redovisning|py -m redovisning) ([a-z][\w-]+ .*)$", fil.read_text("utf-8"), re.MULTILINE
    )
    assert len(rader) >= 4 or fil not in ATT_LASA
    for rad in rader:
        kommando, *resten = shlex.split(re.split(r"\s{3,}", rad)[0], comments=True)
        assert import_module(modulnamn(kommando)).tolk().tolka(resten)


@pytest.mark.parametrize("fil", SIDOR, ids=lambda f: str(f.relative_to(ROT)))
def test_lankar_mellan_sidorna_leder_nagonstans(fil):
    mal = re.findall(r"\]\((?!https?:|mailto:)([^)#]+)", fil.read_text("utf-8"))
    assert [m for m in mal if not (fil.parent / m).exists()] == []


@pytest.mark.parametrize("namn", ["Makefile", ".ci/run", "pyproject.toml", "constraints.txt"])
def test_byggfilerna_namner_ingen_adress(namn):
    assert "://" not in sida(namn)


def test_varje_bygge_i_makefile_star_i_hjalpen():
    text = sida("Makefile")
    hjalp = text.partition("hjalp:\n")[2].partition("\n\n")[0]
    for mal in ("exempel", "test", "prov-lang", "schema", "mallar", "regler", "bench", "bilder", "stada"):
        assert re.search(rf"^{mal}\b.*:", text, re.MULTILINE) or f" {mal} " in text
        assert f"make {mal}" in hjalp


def test_filerna_som_nasta_ar_rors_finns():
    namn = re.findall(r"`((?:redovisning|mallar|schemas|docs|tests)/[\w./*-]+)`", sida("docs/nytt-ar.md"))
    i_ar = {n.replace("2025", "2024") for n in namn}
    assert len(i_ar) >= 10
    assert [n for n in sorted(i_ar) if not any(ROT.glob(n.rstrip("/")))] == []


@pytest.mark.parametrize("kommando", KOMMANDON)
def test_varje_val_star_i_dokumentationen(kommando):
    tolk = import_module(modulnamn(kommando)).tolk()
    valen = {namn for handling in tolk._actions for namn in handling.option_strings if namn.startswith("--")}
    texter = "\n".join(s.read_text("utf-8") for s in SIDOR if s.parent.name != "beslut")
    assert [v for v in sorted(valen - {"--help", "--hjalp"}) if not re.search(rf"{v}\b", texter)] == []


@pytest.mark.parametrize("ar", sorted(FORMULAR))
def test_varje_argang_har_sitt_underlag_och_sitt_prov_mot_det(ar):
    assert (ROT / f"tests/underlag/{ar}/formular.yaml").is_file()
    assert (ROT / f"tests/test_formularet_{ar}.py").is_file()
