"""Ursprunget bredvid ett hopslaget utkast: vad som står där, och att båda filerna skrivs eller ingen."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from bidragsprov import fil, svaret, ursprunget, utkastet
from mapprov import exempelutkast, innehall, kor

from redovisning import las, skriv, sla_ihop
from redovisning.fel import MalfilAndrad, SkrivFel

pytestmark = pytest.mark.usefixtures("egen_mapp")


@pytest.fixture
def tva() -> tuple[Path, Path]:
    return fil("a.yaml", bup__medel="ett"), fil("b.yaml", bup__medel="två", innovation__medel="tre")


# --- ursprunget ---------------------------------------------------------------------------------------------------


def test_ursprunget_sager_fil_tid_plats_och_vem(tva):
    bok = utkastet(bup__resultat="fyra")
    bok.besvaras_av = {"bup": "Bup-kliniken"}
    skriv(bok, "c.xlsx")
    sla_ihop([*tva, "c.xlsx"], "alla.yaml", valj=["b.yaml"])
    forsta = ursprunget()["filer"][0]
    assert forsta == {
        "fil": "a.yaml",
        "slag": "YAML",
        "andrad": "2026-11-22T20:15:00Z",
        "sha256": sha256(tva[0].read_bytes()).hexdigest(),
    }
    svar = svaret("bup.resultat")
    assert svar["fraga"] == "3.7 «Resultatet av genomförda insatser»"
    (ur,) = svar["ur"]
    assert (ur["fil"], ur["besvaras_av"]) == ("c.xlsx", "Bup-kliniken")
    assert ur["plats"].startswith("3.7!")
    assert ursprunget()["filer"][2]["besvaras_av"] == {"3.7": "Bup-kliniken"}
    assert las("alla.yaml").besvaras_av == {}


def test_ursprunget_sager_vem_som_enligt_filen_sparade_den_sist():
    import openpyxl

    skriv(utkastet(bup__medel="ett"), "a.xlsx")
    bok = openpyxl.load_workbook("a.xlsx")
    bok.properties.lastModifiedBy = " Kim Exempelsson"
    bok.save("a.xlsx")
    sla_ihop(["a.xlsx"], "alla.json")
    assert ursprunget()["filer"][0]["sparad_av"] == "Kim Exempelsson"


def test_samma_filer_ger_samma_byte_och_inget_som_hindrar_en_gang_till(tva):
    sla_ihop(tva, "alla.yaml", valj=["b.yaml"])
    fore = innehall(Path())
    sla_ihop(tva, "alla.yaml", valj=["b.yaml"])
    assert innehall(Path()) == fore


def test_egna_kommentarer_och_text_utanfor_falten_sags_och_star_i_ursprunget(capsys):
    from myndighetsformular import Formularfil, stycke

    vag = fil("a.yaml", bup__medel="ett\n# inte en kommentar")
    vag.write_text(vag.read_text("utf-8").replace("bup:\n", "# Kim: stämmer\n# det här?\nbup:\n"), "utf-8")
    word = Formularfil()
    word.efter["bup"] = stycke("Anteckning under tabellen.")
    Path("b.docx").write_bytes(word.bytes())
    assert kor("slaihop", vag, "b.docx", "--ut", "alla.yaml") == 0
    fel = capsys.readouterr().err
    assert "a.yaml:" in fel
    assert "råd DE04: här står en egen kommentar: «Kim: stämmer det här?»." in fel
    assert "b.docx varning UT01: " in fel
    texter = {(rad["fil"], rad["text"]) for rad in ursprunget()["vid_sidan"]}
    assert {("a.yaml", "Kim: stämmer\ndet här?"), ("b.docx", "Anteckning under tabellen.")} <= texter
    assert not any("inte en kommentar" in text for _, text in texter)


def test_kommentarerna_i_filen_som_svaren_skrivs_i_ar_kvar_dar(tva, capsys):
    vag = tva[0]
    vag.write_text(vag.read_text("utf-8").replace("bup:\n", "# Kim: stämmer det?\nbup:\n"), "utf-8")
    assert kor("slaihop", *tva, "--ut", vag, "--valj", "b.yaml", "--ersatt") == 0
    assert "DE04" not in capsys.readouterr().err
    assert "# Kim: stämmer det?\n" in vag.read_text("utf-8")
    assert las(vag)["bup.medel"] == "två"


def test_skrivs_filen_om_helt_sags_det_och_kommentaren_namns(tva, capsys):
    vag = tva[0]
    vag.write_text('# Kim: stämmer det?\n{"formular": 2024, "bup": {"medel": "ett"}}\n', "utf-8")
    assert kor("slaihop", *tva, "--ut", vag, "--valj", "b.yaml", "--ersatt") == 0
    fel = capsys.readouterr().err
    assert "DE04" in fel
    assert "dess nycklar står inte på egna rader" in fel


def test_en_fil_utan_egna_kommentarer_namner_inga(tva, capsys):
    fil("c.yaml", exempelutkast())
    assert kor("slaihop", "c.yaml", "--ut", "alla.yaml") == 0
    assert "DE04" not in capsys.readouterr().err


def test_ett_hopslaget_bidrag_har_kvar_varifran_svaren_kom(tva):
    sla_ihop(tva, "mellan.yaml", valj=["b.yaml"])
    mellan = Path("mellan.yaml")
    mellan.write_text(mellan.read_text("utf-8").replace("    tre\n", "    rättat\n"), "utf-8")
    sla_ihop([mellan, fil("c.yaml", bup__resultat="fem")], "alla.yaml")
    (ur,) = svaret("bup.medel")["ur"]
    assert ur["fil"] == "mellan.yaml"
    assert [(t["fil"], t["andrad"]) for t in ur["tidigare"]] == [("b.yaml", "2026-11-22T20:15:00Z")]
    assert "tidigare" not in svaret("innovation.medel")["ur"][0]
    sla_ihop(["alla.yaml", fil("d.yaml", region="Region Halland")], "sist.yaml")
    assert [t["fil"] for t in svaret("bup.medel", "sist ursprung.json")["ur"][0]["tidigare"]] == ["b.yaml"]


@pytest.mark.parametrize("trasigt", ["{", "[1]", '{"svar": 1}', '{"svar": [1, {"falt": "bup.medel", "ur": 3}]}', ""])
def test_ett_olasligt_tidigare_ursprung_stor_inte(tva, trasigt):
    Path("b ursprung.json").write_text(trasigt, "utf-8")
    assert sla_ihop(["b.yaml"], "alla.yaml").utkast["bup.medel"] == "två"


def test_ursprunget_foljer_aldrig_med_i_leveransen(exempel):
    sla_ihop([exempel], exempel / "redovisning.yaml")
    assert kor("skapa", exempel) == 0
    levererat = [v.name for v in (exempel / "leverans").iterdir()]
    assert "Redovisning 2024 Region Exempel.docx" in levererat
    assert not [namn for namn in levererat if "ursprung" in namn]


# --- skriva och ersätta -------------------------------------------------------------------------------------------


def test_ett_handredigerat_mal_ersatts_bara_med_ersatt_och_da_sparas_bada(tva):
    sla_ihop(tva, "alla.yaml", valj=["a.yaml"])
    fore = innehall(Path())
    with pytest.raises(MalfilAndrad):
        sla_ihop(tva, "alla.yaml", valj=["b.yaml"])
    assert innehall(Path()) == fore
    sla_ihop(tva, "alla.yaml", valj=["b.yaml"], ersatt=True)
    assert las("alla.yaml")["bup.medel"] == "två"
    sparade = {v.read_bytes() for v in Path().glob("*(sparad*")}
    assert sparade == {fore["alla.yaml"], fore["alla ursprung.json"]}


@pytest.mark.parametrize("ersatt", [False, True])
def test_gar_resultatet_inte_att_skriva_ar_ursprunget_som_det_var(tva, monkeypatch, ersatt):
    from redovisning.bidrag import hopslagning

    if ersatt:
        sla_ihop(tva, "alla.yaml", valj=["a.yaml"])
    fore = innehall(Path())

    def full(*_: object, **__: object) -> Path:
        raise SkrivFel("disken är full")

    monkeypatch.setattr(hopslagning, "skriv", full)
    with pytest.raises(SkrivFel):
        sla_ihop(tva, "alla.yaml", valj=["b.yaml"], ersatt=ersatt)
    assert innehall(Path()) == fore


def test_ett_fel_i_ursprunget_lamnar_inget_resultat(tva):
    Path("alla ursprung.json").mkdir()
    with pytest.raises(SkrivFel):
        sla_ihop(tva, "alla.yaml", valj=["b.yaml"])
    assert not Path("alla.yaml").exists()
