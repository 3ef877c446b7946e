"""De långa proven går att lita på: de ser det som är trasigt, och sidan visar det som senast mättes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.langprov import jobb, resultat
from tests.langprov.__main__ import PROV, huvud
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


def test_karnan_ar_delar_som_finns():
    paket = Path(resultat.ROT, "redovisning")
    assert [del_ for del_ in KARNA if not (paket / del_).exists()] == []
