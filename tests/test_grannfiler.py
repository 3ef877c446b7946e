"""Filer bredvid utkastet: att Word har det öppet, och att det finns kopior av det, sägs innan något skickas."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapprov import exempelutkast, kor

from redovisning import jamfor, las, skapa, skriv
from redovisning.mappgranskning import granska_underlag
from redovisning.underlag import finn_underlag

pytestmark = pytest.mark.usefixtures("egen_mapp")


def koderna(vag: Path | str) -> list[str]:
    anmarkningar = granska_underlag(finn_underlag(Path(vag))).anmarkningar
    return [a.kod for a in anmarkningar if a.kod in ("MA03", "MA04")]


@pytest.mark.parametrize(
    ("namn", "las_namn"),
    [
        ("redovisning.docx", "~$dovisning.docx"),
        ("svar123.docx", "~$var123.docx"),
        ("svar.docx", "~$svar.docx"),
        ("redovisning.xlsx", "~$redovisning.xlsx"),
        ("svar.docx", ".~lock.svar.docx#"),
    ],
)
def test_en_fil_som_ar_oppen_i_ett_annat_program_sags_vara_det(namn, las_namn):
    """Annars granskas det som sparades sist, och den som skriver just nu tror att hens ändring är med."""
    fil = skriv(exempelutkast(), namn)
    assert koderna(fil) == []
    fil.with_name(las_namn).write_bytes(b"\x08Kim Berg")
    assert koderna(fil) == ["MA03"]
    assert las(fil) == exempelutkast()


def test_en_las_fil_for_en_annan_fil_och_for_en_textfil_sager_inget():
    fil = skriv(exempelutkast(), "redovisning.docx")
    Path("~$annat.docx").write_bytes(b"x")
    assert koderna(fil) == []
    yaml = skriv(exempelutkast(), "svar.yaml")
    Path("~$svar.yaml").write_bytes(b"x")
    assert koderna(yaml) == []


def test_skapa_och_jamfor_sager_att_filen_ar_oppen(capsys):
    Path("Halland").mkdir()
    skriv(exempelutkast(), "Halland/redovisning.docx")
    Path("Halland/~$dovisning.docx").write_bytes(b"x")
    assert "MA03" in [a.kod for a in skapa("Halland", "ut").bara_i_utkastet]
    assert kor("skapa", "Halland") == 0
    assert "redovisning.docx varning MA03: filen är öppen i Word, Excel" in capsys.readouterr().err
    assert kor("jamfor", "Halland", "Halland") == 0
    assert "MA03" in capsys.readouterr().err
    assert jamfor(las("Halland/redovisning.docx"), exempelutkast()).skillnader == ()


@pytest.mark.parametrize(
    "namn",
    [
        "redovisning - Kopia.yaml",
        "redovisning (2).docx",
        "redovisning-LAPTOP7.yaml",
        "Redovisning (Kims konfliktkopia 2024-09-29).xlsx",
        "redovisning_FINAL.docx",
        "redovisning.yaml.txt",
        "Kopia av redovisning.xlsx",
        "redovisning.doc",
    ],
)
def test_en_kopia_bredvid_utkastet_namns(namn):
    """OneDrive lägger bredvid det som den andre skrev; det är inte med i det som skickas."""
    fil = skriv(exempelutkast(), "redovisning.yaml")
    assert koderna(Path()) == []
    Path(namn).write_bytes(b"x")
    assert koderna(Path()) == ["MA04"]
    assert koderna(fil) == koderna(Path())


@pytest.mark.parametrize(
    "namn",
    [
        "redovisning (sparad 2024-09-29 kl 21.15).yaml",
        "redovisning ursprung.json",
        "redovisning-2024.schema.json",
        "Redovisning 2023 Region Exempel.docx",
        "redovisningsmall.docx",
        "handlingsplan - Kopia.txt",
        "redovisning.pdf",
    ],
)
def test_programmets_egna_filer_och_andra_redovisningar_ar_inga_kopior(namn):
    skriv(exempelutkast(), "redovisning.yaml")
    Path(namn).write_bytes(b"x")
    assert "MA04" not in koderna(Path())
