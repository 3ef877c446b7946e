"""Filnamn som går att ha i Windows, macOS och Linux, och namn som skiljer filer åt när de visas bredvid varandra."""

from __future__ import annotations

from pathlib import Path

import pytest

from redovisning.filnamn import ar_sparad_kopia, sakert_filnamn, sarskiljande_namn
from redovisning.filskrivning import skriv_fil


@pytest.mark.parametrize(
    ("namn", "sakert"),
    [
        ("Redovisning 2024 Region Örebro län.docx", "Redovisning 2024 Region Örebro län.docx"),
        ("Redovisning: utkast 1/2?.docx", "Redovisning- utkast 1-2-.docx"),
        ('a<b>"c"|*\\.docx', "a-b-c-.docx"),
        ("..", "namnlös"),
        (" . ", "namnlös"),
        ("", "namnlös"),
        ("slut. . ", "slut"),
        ("CON", "_CON"),
        ("nul.docx", "_nul.docx"),
        ("Com1 .txt", "_Com1.txt"),
        ("lpt²", "_lpt²"),
        ("console.txt", "console.txt"),
        ("~$lås.docx", "_~$lås.docx"),
        (".~tillfällig.docx", "_.~tillfällig.docx"),
        ("rad\r\nbyte\ttabb  två", "rad byte tabb två"),
        ("osyn\u200bligt\u202excod.docx", "osynligtxcod.docx"),
        ("A\u030a.docx", "Å.docx"),
        ("x" * 200 + ".docx", "x" * 115 + ".docx"),
        ("Avsnitt 3.4 med en lång fortsättning", "Avsnitt 3.4 med en lång fortsättning"),
    ],
)
def test_sakert_filnamn(namn: str, sakert: str) -> None:
    assert sakert_filnamn(namn) == sakert
    assert sakert_filnamn(sakert) == sakert


@pytest.mark.parametrize(
    ("vagar", "namn"),
    [
        (["x/hr/del.yaml", "x/bup/Del.yaml", "annan.yaml"], ["hr/del.yaml", "bup/Del.yaml", "annan.yaml"]),
        (["x/bup/Del.yaml", "y/bup/del.yaml", "hr/b.yaml"], ["x/bup/Del.yaml", "y/bup/del.yaml", "b.yaml"]),
        (["a.yaml", "in/a.yaml"], ["a.yaml", "in/a.yaml"]),
        (["/a/b/x.docx", "/a/c/y.docx"], ["x.docx", "y.docx"]),
        (["/a/x.docx", "/b/x.docx"], ["a/x.docx", "b/x.docx"]),
        (["/x.docx", "/b/x.docx"], ["/x.docx", "b/x.docx"]),
        ([], []),
    ],
)
def test_filer_som_heter_lika_far_sa_manga_mappar_framfor_som_skiljer_dem_at(vagar, namn):
    assert sarskiljande_namn([Path(v) for v in vagar]) == namn


def test_samma_fil_tva_ganger_har_samma_korta_namn():
    """En sida som skickas vidare ska inte visa var filen låg bara för att den angavs två gånger."""
    assert sarskiljande_namn([Path("/a/x.docx"), Path("/a/x.docx")]) == ["x.docx", "x.docx"]


def test_de_kopior_som_sparas_bredvid_kanns_igen_pa_sina_namn(tmp_path):
    """Annars skulle en kopia av planen räknas som en plan till, och en kopia av ett bidrag slås ihop en gång till."""
    mal = tmp_path / "handlingsplan.docx"
    for version in (b"ett", b"tva", b"tre"):
        skriv_fil(mal, version, ersatt=True)
    kopior = [v for v in tmp_path.iterdir() if v != mal]
    assert len(kopior) == 2
    assert all(map(ar_sparad_kopia, kopior))
    assert not ar_sparad_kopia(mal)
    assert not ar_sparad_kopia(Path("handlingsplan (sparad av HR).docx"))
