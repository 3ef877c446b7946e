"""Varningen tills svaret är läst: vad ``granska-igen.yaml`` styrker, och vad som händer när den är trasig."""

from __future__ import annotations

from pathlib import Path

import pytest
from fjolarsprov import andra_rad, fjolarets_fil, varnade
from mapprov import kor

from redovisning import granska, las, nytt_utkast, skriv
from redovisning.fran_fjolaret import hamta
from redovisning.granska_igen import fingeravtryck, granska_igen_text
from redovisning.underlag import GRANSKA_IGEN

pytestmark = pytest.mark.usefixtures("egen_mapp")

MARKE = "från 2024, granska"


@pytest.fixture
def fjolaret() -> Path:
    """Ger en liten äldre redovisning för Region Halland."""
    return fjolarets_fil()


@pytest.fixture
def nytt(fjolaret) -> Path:
    """Ger mappen som började med fjolårets svar."""
    assert kor("ny", "Nytt", "--fran", fjolaret) == 0
    return Path("Nytt")


def test_varningen_sager_vad_man_gor(nytt, capsys):
    capsys.readouterr()
    kor("granska", nytt)
    (rad,) = [r for r in capsys.readouterr().out.splitlines() if "FJ01 3.7" in r]
    assert "varning FJ01 3.7 «Hur har 2024 års medel använts" in rad
    assert rad.endswith(
        "»: svaret är märkt «från 2024, granska» och står oförändrat. Läs igenom det och ändra det som inte längre "
        "stämmer. Får det stå som det är: ta bort raden bup.medel i granska-igen.yaml."
    )


def test_ett_andrat_svar_ar_tyst_och_de_andra_varnas_fortfarande(nytt):
    fil = nytt / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("Till fler psykologer.", "Till fler kuratorer."), "utf-8")
    assert "bup.medel" not in varnade(fil)
    assert len(varnade(fil)) == 8


def test_en_borttagen_rad_ar_tyst(nytt):
    andra_rad(nytt / GRANSKA_IGEN, "bup.medel:", None)
    assert "bup.medel" not in varnade(nytt / "redovisning.yaml")
    assert len(varnade(nytt / "redovisning.yaml")) == 8


@pytest.mark.parametrize("kvar", ["", "\n", "# allt är läst\n"])
def test_en_tomd_eller_borttagen_fil_ar_tyst(nytt, kvar):
    (nytt / GRANSKA_IGEN).write_text(kvar, "utf-8")
    assert {a.kod for a in granska(las(nytt / "redovisning.yaml")).anmarkningar}.isdisjoint({"FJ01", "FJ02", "FJ03"})
    (nytt / GRANSKA_IGEN).unlink()
    assert varnade(nytt / "redovisning.yaml") == []


def test_en_kontaktperson_som_bytt_plats_ar_fortfarande_oforandrad(nytt):
    utkast = las(nytt / "redovisning.yaml")
    utkast.satt("kontaktpersoner[0].namn", "Alva Exempel")
    utkast.satt("kontaktpersoner[1].namn", "Kim Exempel")
    skriv(utkast, nytt / "redovisning.yaml", ersatt=True)
    assert {"kontaktpersoner[0].namn", "kontaktpersoner[1].namn"} <= set(varnade(nytt / "redovisning.yaml"))


def test_bara_orden_avgor_om_svaret_ar_oforandrat(nytt):
    fil = nytt / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("Till fler psykologer.", "Till fler\n    psykologer. "), "utf-8")
    assert las(fil)["bup.medel"] == "Till fler\npsykologer."
    assert "bup.medel" in varnade(fil)


def test_ett_svar_som_andras_i_python_ar_tyst_och_samma_svar_igen_inte(nytt):
    utkast = las(nytt / "redovisning.yaml")
    utkast.satt("bup.medel", "Till fler psykologer.")
    utkast.satt("handlingsplan.arbetar_utifran_planen", "nej")
    utkast.satt("vardformedling.medel", "")
    fj01 = {a.falt for a in granska(utkast).anmarkningar if a.kod == "FJ01"}
    assert "bup.medel" in fj01
    assert not {"handlingsplan.arbetar_utifran_planen", "vardformedling.medel"} & fj01


def test_markningen_foljer_posten_nar_luckan_fore_den_sluts():
    utkast = nytt_utkast(2024)
    utkast.satt("kontaktpersoner[2].namn", "Kim")
    utkast.att_granska["kontaktpersoner[2].namn"] = utkast.oforandrade["kontaktpersoner[2].namn"] = MARKE
    tatt = utkast.utan_luckor()
    assert tatt.att_granska == tatt.oforandrade == {"kontaktpersoner[0].namn": MARKE}


def test_en_arbetsbok_varnar_bara_for_det_som_star_oforandrat(fjolaret):
    assert kor("ny", "Bok", "--fran", fjolaret, "--som", "xlsx") == 0
    bok = Path("Bok", "redovisning.xlsx")
    utkast = las(bok)
    assert len(varnade(bok)) == len(utkast.att_granska) == 9
    utkast.satt("bup.medel", "Till fler kuratorer.")
    skriv(utkast, bok, ersatt=True)
    andra_rad(Path("Bok", GRANSKA_IGEN), "vardformedling.medel:", None)
    assert len(varnade(bok)) == 7
    assert not {"bup.medel", "vardformedling.medel"} & {*varnade(bok), *las(bok).att_granska}


def test_ett_marke_utan_rad_i_filen_ar_ingen_varning(nytt):
    utkast = las(nytt / "redovisning.yaml")
    skriv(utkast, "lös.xlsx")
    assert las("lös.xlsx").att_granska == utkast.att_granska
    assert varnade("lös.xlsx") == []


def test_filen_galler_bara_mappens_utkast(nytt):
    annan = nytt / "bidrag.yaml"
    annan.write_bytes((nytt / "redovisning.yaml").read_bytes())
    assert varnade(annan) == []


@pytest.mark.parametrize(
    ("ny_rad", "kod", "sagt"),
    [
        ("bup.medell: 2024 0123456789ab", "FJ02", "raden «bup.medell» pekar inte ut något svar: ingen fråga"),
        ("bup.medel: 2024", "FJ02", "efter kolonet ska ett år och tolv tecken stå"),
        ("bup.medel: [2024]", "FJ02", "efter kolonet ska ett år och tolv tecken stå"),
        ("bup.medel", "FJ03", "men här står «bup.medel»"),
        ("'bup.medel: 2024 0123456789ab", "FJ03", "Det som stoppade: "),
        ("bup.medel: *x", "FJ03", "«*x»"),
    ],
)
def test_en_trasig_rad_namns_med_sin_plats_och_doljer_inte_de_andra(nytt, ny_rad, kod, sagt):
    rader = (nytt / GRANSKA_IGEN).read_text("utf-8").splitlines()
    nummer = next(i for i, rad in enumerate(rader, 1) if rad.startswith("bup.medel:"))
    andra_rad(nytt / GRANSKA_IGEN, "bup.medel:", ny_rad)
    anmarkningar = granska(las(nytt / "redovisning.yaml")).anmarkningar
    (funnen, *_) = [a for a in anmarkningar if a.kod == kod]
    assert str(funnen).startswith(f"{GRANSKA_IGEN}:{nummer}:")
    assert sagt in funnen.meddelande
    assert len([a for a in anmarkningar if a.kod == "FJ01"]) == 8


def test_en_fil_som_inte_ar_text_ar_en_anmarkning_och_inget_avbrott(nytt, capsys):
    (nytt / GRANSKA_IGEN).write_bytes(b"%PDF-1.7\n")
    assert kor("granska", nytt) == 1
    (rad,) = [r for r in capsys.readouterr().out.splitlines() if "FJ03" in r]
    assert rad.startswith(f"{GRANSKA_IGEN}:1:1 varning FJ03: ")
    assert "PDF" in rad


def test_bland_flera_granskade_filer_har_platsen_ratt_vag(nytt, exempel, capsys):
    (nytt / GRANSKA_IGEN).write_text("fel: 1\n", "utf-8")
    kor("granska", nytt, exempel)
    (rad,) = [r for r in capsys.readouterr().out.splitlines() if "FJ02" in r]
    assert rad.startswith(f"{nytt / GRANSKA_IGEN}:1:1 ")


def test_filen_ar_lika_varje_gang_och_har_en_rad_per_svar(fjolaret):
    hamtat = hamta(fjolaret)
    texten = granska_igen_text(hamtat.utkast, 2024, "fjol.yaml")
    assert texten == granska_igen_text(hamta(fjolaret).utkast, 2024, "fjol.yaml")
    rader = [rad for rad in texten.splitlines() if rad and not rad.startswith("#")]
    assert rader[-1].startswith(f"bup.medel: 2024 {fingeravtryck('Till fler psykologer.')}  # 3.7 Hur har 2024")
    assert len(rader) == len(hamtat.utkast.att_granska) == 9
