"""De långa proven går att lita på: de ser det som är trasigt, och sidan visar det som senast mättes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.langprov import jobb, resultat
from tests.langprov.__main__ import PROV, huvud
from tests.langprov.mutant import Mutant
from tests.langprov.mutantvakt import UPPDRAG
from tests.langprov.mutantval import ryms_ihop, sammanlagda
from tests.langprov.mutation import SKAL
from tests.langprov.omraden import KARNA
from tests.langprov.resultat import Rad

FORE = {"svar.docx": b"gammalt", "annat.yaml": b"annat"}
HELT = {"svar.docx": b"nytt", "svar (sparad 2024-09-29).docx": b"gammalt", "annat.yaml": b"annat"}


@pytest.mark.parametrize("efter", [FORE, HELT, FORE | {".~svar.docx.1.tmp": b"ny"}], ids=["orört", "klart", "avbrutet"])
def test_den_gamla_eller_den_nya_filen_hel_ar_inget_brott(efter):
    assert jobb.skadat(FORE, HELT, efter) == ""


@pytest.mark.parametrize(
    ("efter", "mening"),
    [
        (FORE | {"svar.docx": b"ny"}, "svar.docx är borta eller skadad"),
        ({"svar.docx": b"gammalt"}, "annat.yaml är borta eller skadad"),
        (FORE | {"svar.docx": b"nytt"}, "svar.docx ersattes utan den kopia som skulle ha sparats"),
        (FORE | {"ny.docx": b"ha"}, "ny.docx är inte hel"),
    ],
    ids=["halv", "borta", "utan kopia", "halv ny"],
)
def test_en_skadad_mapp_namns(efter, mening):
    assert jobb.skadat(FORE, HELT, efter) == mening


def test_sidan_ar_skriven_ur_de_sparade_resultaten():
    rader = resultat.sparade()
    assert resultat.SIDA.read_text("utf-8") == resultat.sidan(rader), "kör: python -m tests.langprov"
    assert {rad.prov for rad in rader} <= set(PROV)


def test_ett_lofte_som_inte_holl_syns_i_tabellen_och_forklaras_under_den():
    text = resultat.sidan([Rad("doda", "Inget dör", "1 skadad", "0", False, "python -m x", "svar.docx är borta.")])
    assert "| Inget dör | 1 skadad | 0 | **nej** | `python -m x` |" in text
    assert text.endswith("**Inget dör.** svar.docx är borta.\n")


def test_ett_okant_prov_namns_med_dem_som_finns(capsys):
    assert huvud(["dödda"]) == 2
    assert "Provet dödda finns inte. Proven är varv-word, varv-yaml" in capsys.readouterr().err


FIL = "redovisning/granskning/ja_nej.py"


def mutant(rad: int, ny: str) -> Mutant:
    kod = (resultat.ROT / FIL).read_text("utf-8").splitlines(keepends=True)
    kod[rad - 1] = f"{ny}\n"
    return Mutant(FIL, rad, "", ny, "".join(kod))


def test_fel_pa_skilda_rader_laggs_in_pa_en_gang_och_fel_pa_samma_rad_efter_varandra():
    """Två fel på samma rad skulle dölja varandra, och då såg ett av dem ut att överleva."""
    a, b, c = mutant(5, "# a"), mutant(5, "# b"), mutant(9, "# c")
    assert ryms_ihop([a, b, c]) == [a, c]
    (text,) = sammanlagda([a, c]).values()
    ratt = (resultat.ROT / FIL).read_text("utf-8").splitlines()
    assert {i: ny for i, (ny, gammal) in enumerate(zip(text.splitlines(), ratt, strict=True), 1) if ny != gammal} == {
        5: "# a",
        9: "# c",
    }


PROVFIL = """
import time
def test_gar(): pass
def test_faller(): assert False
def test_fastnar(): time.sleep(30)
def test_annat(): assert False
"""


def test_bara_de_uppraknade_proven_kors_och_de_som_faller_eller_fastnar_antecknas(tmp_path):
    """Ett prov som inte fanns, eller aldrig kördes, får inte se ut som ett prov som märkte felet."""
    (tmp_path / "test_x.py").write_text(PROVFIL, "utf-8")
    fallna, uppdrag = tmp_path / "fallna", tmp_path / "uppdrag.json"
    prov = [f"test_x.py::test_{namn}" for namn in ("faller", "gar", "fastnar", "finns_inte")]
    uppdrag.write_text(json.dumps({"prov": prov, "sekunder": 0.2, "fallna": str(fallna)}), "utf-8")
    miljo = os.environ | {UPPDRAG: str(uppdrag), "PYTHONPATH": str(resultat.ROT)}
    kommando = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.langprov.mutantvakt", "."]
    subprocess.run(kommando, cwd=tmp_path, env=miljo, capture_output=True, check=False)
    assert [json.loads(rad) for rad in fallna.read_text("utf-8").splitlines()] == [prov[0], prov[2]]


def test_varje_skal_galler_en_rad_som_finns():
    """En ändrad rad har fått en ny mutant, och den ska prövas och inte ursäktas med den gamlas skäl."""
    for rad in SKAL.read_text("utf-8").splitlines()[1:]:
        fil, _, resten = rad.partition(": ")
        rader = {r.strip() for r in (resultat.ROT / fil).read_text("utf-8").splitlines()}
        assert any(resten.startswith(f"{r}: ") for r in rader if r), rad


def test_karnan_ar_delar_som_finns():
    paket = Path(resultat.ROT, "redovisning")
    assert [del_ for del_ in KARNA if not (paket / del_).exists()] == []
