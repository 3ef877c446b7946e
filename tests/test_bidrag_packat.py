"""Bidrag i en zip-fil eller ett sparat mejl läses som om de låg i en mapp, och inget hoppas över i det tysta."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bidragsprov import fil, svaret, ursprunget, utkastet
from mapprov import innehall, kor
from paketbygge import zipfil

from redovisning import las, sla_ihop, stam_av
from redovisning.avstamning.lagen import Utfall
from redovisning.fel import Anvandningsfel, OlasbarFil
from redovisning.sandning.mejl import Brev, mejl
from redovisning.yamlfil.skrivning import yaml_text

pytestmark = pytest.mark.usefixtures("egen_mapp")


def _zip(namn: str, **svar: str | bytes) -> Path:
    """Ger en zip-fil; ``svar`` är filnamnets början → svaret på 3.7, eller filens byte."""
    vag = Path(namn)
    vag.parent.mkdir(exist_ok=True)
    vag.write_bytes(zipfil([(n.replace("__", "."), d) for n, d in _filer(**svar)]))
    return vag


def _mejl(namn: str, **svar: str | bytes) -> Path:
    vag = Path(namn)
    vag.write_bytes(mejl(Brev("kim@example.se", "Svar", "Här kommer svaret.", list(_filer(**svar)), date(2024, 9, 29))))
    return vag


def _filer(**svar: str | bytes) -> list[tuple[str, bytes]]:
    return [
        (n.replace("__", "."), s if isinstance(s, bytes) else yaml_text(utkastet(bup__medel=s)).encode())
        for n, s in svar.items()
    ]


@pytest.mark.parametrize("packa", [_zip, _mejl])
def test_slaihop_laser_det_som_ligger_i_en_zip_fil_och_i_ett_mejl(packa):
    fil("a.yaml", innovation__medel="ett")
    packa("svar.zip" if packa is _zip else "svar.eml", bup__yaml="Två mottagningar.")
    klart = sla_ihop(["a.yaml", *Path().glob("svar.*")], "alla.yaml")
    assert las(klart.fil)["bup.medel"] == "Två mottagningar."
    assert svaret("bup.medel")["ur"][0]["fil"] == "bup.yaml"
    assert ursprunget()["filer"][1]["andrad"]
    assert klart.inte_med == ()
    assert not Path("bup.yaml").exists()


def test_i_en_mapp_lases_ocksa_zip_filer_och_mejl_och_samma_fil_en_gang():
    fil("In/a.yaml", innovation__medel="ett")
    _zip("In/b.zip", bup__yaml="B")
    _zip("In/c.zip", bup__yaml="B")
    klart = sla_ihop(["In"], "alla.yaml")
    assert [f["fil"] for f in ursprunget()["filer"]] == ["a.yaml", "bup.yaml"]
    assert klart.inte_med == ()


def test_slaihop_sager_vad_i_mappen_som_inget_svar_lastes_ur(capsys):
    """Annars saknas ett avsnitt som någon har svarat på i en .doc-fil, och ingen märker det."""
    fil("In/a.yaml", bup__medel="ett")
    for namn in ("In/bup.doc", "In/~$a.docx", "In/mall.docx", "In/LÄSMIG.txt", "In/a ursprung.json"):
        Path(namn).write_bytes(b"x")
    fil("In/HR/b.yaml", innovation__medel="B")
    _zip("In/c.zip", c__yaml="ett", brev__txt=b"Hej")
    assert kor("slaihop", "In", "--ut", "alla.yaml") == 0
    sagt = capsys.readouterr().err
    assert "Inga svar är lästa ur HR, bup.doc och brev.txt. Finns det svar där: för in dem i en fil med " in sagt


def test_en_regions_egen_mapp_ar_dess_utkast_och_inget_mer():
    fil("Halland/redovisning.yaml", bup__medel="ett")
    Path("Halland/anteckningar.doc").write_bytes(b"x")
    assert sla_ihop(["Halland"], "alla.yaml").inte_med == ()


def test_ett_packat_utan_svar_och_en_skadad_zip_fil_ar_fel_och_inget_skrivs():
    _zip("tom.zip", brev__txt=b"Hej")
    fore = innehall(Path())
    with pytest.raises(Anvandningsfel, match=r"tom\.zip: där finns inga filer med svar, bara «brev\.txt»\."):
        sla_ihop(["tom.zip"], "alla.yaml")
    Path("tom.zip").write_bytes(Path("tom.zip").read_bytes()[:-30])
    with pytest.raises(OlasbarFil, match="skadad"):
        sla_ihop(["tom.zip"], "alla.yaml")
    assert {*innehall(Path())} == {*fore}


def test_stam_av_laser_en_zip_fil_och_tar_in_ur_den(capsys):
    fil("Halland/redovisning.yaml", bup__medel="ett", innovation__medel="I")
    _zip("in.zip", hr__yaml="två", brev__txt=b"Hej")
    avstamning = stam_av("Halland", ["in.zip"])
    assert {f.stig for f, utfall in avstamning.punkter() if utfall is Utfall.OLIKA} == {"bup.medel"}
    assert avstamning.at_sidan == ("brev.txt",)
    assert kor("stam-av", "Halland", "in.zip", "--ta-in", "alla", "--valj", "hr.yaml") == 0
    assert las("Halland/redovisning.yaml")["bup.medel"] == "två"
    assert "Lämnat åt sidan" in capsys.readouterr().err


def test_en_zip_fil_med_bara_ett_annat_dokument_har_inget_att_stamma_av():
    fil("Halland/redovisning.yaml", bup__medel="ett")
    _zip("in.zip", plan__yaml=b"handlingsplan: 2024\nbakgrund: B\n")
    with pytest.raises(Anvandningsfel, match=r"in\.zip: där finns inget utkast, bara plan\.yaml\."):
        stam_av("Halland", ["in.zip"])


def test_omvandla_laser_ur_en_zip_fil_och_hanvisar_till_den(capsys):
    _zip("in.zip", hr__yaml="två")
    assert kor("omvandla", "in.zip", "ut.xlsx") == 0
    assert las("ut.xlsx")["bup.medel"] == "två"
    assert capsys.readouterr().err.endswith("Visa dem med: redovisning granska in.zip\n")


def test_omvandla_valjer_inte_mellan_tva_utkast_i_en_zip_fil(capsys):
    _zip("in.zip", a__yaml="ett", b__yaml="två")
    assert kor("omvandla", "in.zip", "ut.xlsx") == 2
    fel = capsys.readouterr().err
    assert fel == (
        "in.zip: där finns flera ifyllda redovisningar («a.yaml» och «b.yaml»). Packa upp den och ange den fil som "
        "gäller.\n"
    )
    assert not Path("ut.xlsx").exists()
