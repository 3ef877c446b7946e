"""``skapa`` och ``omvandla`` i arbete: vilket formulär som fylls, vad som sägs och vad som ligger kvar efteråt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mapprov import innehall, kor
from myndighetsformular import Formularfil, stycke

from redovisning import las, resurser
from redovisning.paket import Paket

SCHEMA = "redovisning-2024.schema.json"
KOMMENTARER = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="4">'
    "<w:p><w:r><w:t>Stämmer siffran?</w:t></w:r></w:p></w:comment></w:comments>"
)


pytestmark = pytest.mark.usefixtures("egen_mapp")


@pytest.fixture
def rort() -> Path:
    """Ger ett Word-formulär som någon har kommenterat och skrivit utanför fälten i."""
    fil = Formularfil()
    hanvisning = '<w:r><w:commentReference w:id="4"/></w:r>'
    fil.svar = {"bup.medel": stycke("Medlen har gått till två mottagningar.", extra=hanvisning)}
    fil.efter["bup"] = stycke("Anteckning under tabellen.")
    vag = Path("Region Halland.docx")
    vag.write_bytes(fil.bytes(word__comments_xml=KOMMENTARER.encode()))
    return vag


def test_skapa_skriver_med_luckor_och_raknar_anmarkningarna_pa_standard_fel(capsys):
    kor("ny", "Halland", "--region", "Region Halland")
    capsys.readouterr()
    assert kor("skapa", "Halland") == 0
    ut, fel = capsys.readouterr()
    leverans = Path("Halland", "leverans")
    assert ut.splitlines() == [str(leverans / n) for n in ("Redovisning 2024 Region Halland.docx", "granskning.html")]
    forsta, andra, tredje = fel.splitlines()
    assert forsta == "Formuläret som fylldes i: programmets eget för 2024"
    assert andra == "Leveransen är ett utkast och inte klar att skicka: det finns fel kvar."
    assert re.fullmatch(r"Granskningen fann \d+ fel, .*redovisning granska Halland", tredje)


def test_skapa_vagrar_ett_handredigerat_formular_utan_ersatt(exempel, capsys):
    assert kor("skapa", exempel) == 0
    fil = Path(capsys.readouterr().out.splitlines()[0])
    paket = Paket(fil.read_bytes())
    andrat = paket.med({paket.huvuddel: paket.las(paket.huvuddel).replace(b"Alva", b"Elsa")})
    fil.write_bytes(andrat)
    assert kor("skapa", exempel) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert "använd --ersatt: då sparas den gamla bredvid" in fel
    assert fil.read_bytes() == andrat
    assert kor("skapa", exempel, "--ersatt") == 0
    assert las(fil) == las(exempel / "redovisning.yaml")
    assert [v.read_bytes() for v in fil.parent.glob("*(sparad*")] == [andrat]


def test_skapa_med_ut_och_mall(exempel, capsys):
    mall = resurser.mall("2024", "redovisning.docx")
    assert kor("skapa", exempel, "--ut", "ut", "--mall", mall) == 0
    assert capsys.readouterr().out.splitlines()[0] == str(Path("ut", "Redovisning 2024 Region Exempel.docx"))


def test_omvandla_runt_genom_alla_slag_ger_samma_svar(exempel, capsys):
    for in_, ut in (
        (exempel, "a.docx"),
        ("a.docx", "b.json"),
        ("b.json", "c.yml"),
        ("c.yml", "d.docx"),
        ("d.docx", "e.yaml"),
    ):
        assert kor("omvandla", in_, ut) == 0
        assert capsys.readouterr().out == f"{ut}\n"
    assert las("e.yaml") == las(exempel / "redovisning.yaml")


def test_omvandla_ersatter_ett_utkast_bara_med_ersatt(exempel, capsys):
    kor("omvandla", exempel, "ut.docx")
    fil = exempel / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("alva.exempelsson@", "alva@"), "utf-8")
    fore = fil.read_bytes()
    capsys.readouterr()
    assert kor("omvandla", "ut.docx", fil) == 2
    assert fil.read_bytes() == fore
    assert kor("omvandla", "ut.docx", fil, "--ersatt") == 0
    assert las(fil) == las("ut.docx")
    assert [v.read_bytes() for v in exempel.glob("redovisning (sparad*")] == [fore]


@pytest.mark.parametrize(
    ("ut", "ord_"), [("ut.pdf", ".docx (Word)"), ("ut", "ingen ändelse"), ("saknas/ut.json", "mapp")]
)
def test_omvandla_till_nagot_som_inte_gar_lamnar_ingenting(exempel, ut, ord_, capsys):
    fore = innehall(Path())
    assert kor("omvandla", exempel, ut) == 2
    assert ord_ in capsys.readouterr().err
    assert innehall(Path()) == fore


def test_omvandla_med_mall_till_yaml_vagras(exempel, capsys):
    assert kor("omvandla", exempel, "ut.yaml", "--mall", "x.docx") == 2
    assert ".docx" in capsys.readouterr().err
    assert not Path("ut.yaml").exists()


@pytest.mark.parametrize("kommando", [("skapa", "exempel"), ("omvandla", "exempel", "ut.docx")], ids=lambda k: k[0])
def test_en_upptagen_fil_sags_och_den_nya_laggs_bredvid(exempel, kommando, capsys, monkeypatch):
    from redovisning import filskrivning

    assert kor(*kommando) == 0
    gammal = Path(capsys.readouterr().out.splitlines()[0])
    fore = gammal.read_bytes()
    fil = exempel / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("alva.exempelsson@", "alva@"), "utf-8")

    def upptagen(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(filskrivning, "VANTETIDER", ())
    monkeypatch.setattr(filskrivning.os, "replace", upptagen)
    assert kor(*kommando) == 0
    ut, fel = capsys.readouterr()
    ny = Path(ut.splitlines()[0])
    assert ny != gammal
    assert f"öppen i ett annat program och orörd. Den nya ligger bredvid: {ny}" in fel
    assert gammal.read_bytes() == fore
    assert las(ny) == las(fil)


def test_ett_utkast_utan_anmarkningar_sags_vara_det(exempel, capsys):
    fil = exempel / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("Region Exempel", "Region Halland"), "utf-8")
    assert kor("skapa", exempel) == 0
    assert capsys.readouterr().err.splitlines()[1:] == ["Granskningen fann inget att anmärka på."]


# --- det som inte följer med ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ut", ["ut.yaml", "ut.json", "ut.docx"])
def test_omvandla_visar_allt_som_bara_star_i_word_filen(rort, ut, capsys):
    assert kor("omvandla", rort, ut) == 0
    fel = capsys.readouterr().err
    assert f"Det här fann läsaren i {rort}. Det syns inte i {ut}:\n" in fel
    assert re.search(r"^Region Halland\.docx varning WO04 3\.7 .*«Stämmer siffran\?»", fel, re.M)
    assert re.search(r"^Region Halland\.docx varning UT01: .*«Anteckning under tabellen\.»", fel, re.M)
    assert kor("granska", ut) == 1
    assert not re.search("WO04|UT01", capsys.readouterr().out)


def test_omvandla_hanvisar_till_filen_som_lastes_och_den_visar_samma_rader(rort, capsys):
    assert kor("omvandla", rort, "ut.yaml") == 0
    fel = capsys.readouterr().err
    assert fel.endswith('Visa dem med: redovisning granska "Region Halland.docx"\n')
    visade = [rad for rad in fel.splitlines() if rad.startswith("Region Halland.docx ")]
    assert kor("granska", rort) == 1
    granskade = capsys.readouterr().out.splitlines()
    assert len(visade) == 3
    assert set(visade) <= set(granskade)
    assert granskade[-1] in fel


def test_skapa_ur_ett_word_utkast_visar_det_som_inte_foljer_med(rort, capsys):
    Path("Halland").mkdir()
    rort.rename(Path("Halland", "redovisning.docx"))
    assert kor("skapa", "Halland") == 0
    fel = capsys.readouterr().err
    assert "Det här fann läsaren i Halland. Det syns inte i Redovisning 2024.docx:\n" in fel
    assert re.search(r"^redovisning\.docx varning WO04 3\.7 .*«Stämmer siffran\?»", fel, re.M)
    assert fel.endswith("Visa dem med: redovisning granska Halland\n")


def test_ett_utkast_dar_allt_foljer_med_sags_inget_om(exempel, capsys):
    assert kor("omvandla", exempel, "ut.json") == 0
    assert "Det här fann läsaren" not in capsys.readouterr().err


# --- formuläret -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("in_", ["exempel", "exempel/redovisning.yaml", "exempel/från ekonomi.json"])
def test_omvandla_till_word_fyller_mallen_bredvid_utkastet_och_sager_det(exempel, in_, capsys):
    kor("omvandla", exempel, "exempel/från ekonomi.json")
    mall = exempel / "mall.docx"
    mall.write_bytes(Formularfil().bytes())
    capsys.readouterr()
    assert kor("omvandla", in_, "ut.docx") == 0
    assert f"Formuläret som fylldes i: {mall}\n" in capsys.readouterr().err
    assert kor("skapa", exempel, "--ut", "leverans") == 0
    assert f"Formuläret som fylldes i: {mall}\n" in capsys.readouterr().err
    levererad = Path("leverans", "Redovisning 2024 Region Exempel.docx")
    assert las("ut.docx") == las(levererad)
    # Bara regionens eget utkast lämnas ut: en fil från någon annan får inget minne av hur den löd.
    assert (Path("ut.docx").read_bytes() == levererad.read_bytes()) == (
        "redovisning" in Path(in_).stem or in_ == "exempel"
    )


def test_en_given_mall_gar_fore_den_bredvid(exempel, capsys):
    Path("mitt.docx").write_bytes(Formularfil().bytes())
    (exempel / "mall.docx").write_bytes(b"trasig")
    assert kor("omvandla", exempel, "ut.docx", "--mall", "mitt.docx") == 0
    assert "Formuläret som fylldes i: mitt.docx\n" in capsys.readouterr().err


def test_mallen_bredvid_malet_eller_i_arbetsmappen_anvands_inte(exempel, capsys):
    Path("mall.docx").write_bytes(b"trasig")
    assert kor("omvandla", exempel, "ut.docx") == 0
    assert "Formuläret som fylldes i: programmets eget för 2024\n" in capsys.readouterr().err


@pytest.mark.parametrize("ut", ["ut.yaml", "ut.json"])
def test_mallen_bredvid_spelar_ingen_roll_for_text(exempel, ut, capsys):
    (exempel / "mall.docx").write_bytes(b"trasig")
    assert kor("omvandla", exempel, ut) == 0
    assert "Formuläret" not in capsys.readouterr().err


@pytest.mark.parametrize("kommando", [("skapa", "exempel"), ("omvandla", "exempel", "ut.docx")], ids=lambda k: k[0])
def test_en_mall_som_inte_ar_word_ger_en_mening(exempel, kommando, capsys):
    fore = innehall(Path())
    assert kor(*kommando, "--mall", exempel / "redovisning.yaml") == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert fel.count("\n") == 1
    assert "ingen Word-fil" in fel
    assert innehall(Path()) == fore


# --- schemat --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ut", ["ny/ut.yaml", "ny/ut.yml"])
def test_omvandla_till_yaml_lagger_schemat_bredvid(exempel, ut):
    Path("ny").mkdir()
    assert kor("omvandla", exempel, ut) == 0
    assert Path("ny", SCHEMA).read_bytes() == resurser.schema(2024).read_bytes()


def test_omvandla_till_annat_lagger_inget_bredvid(exempel):
    Path("ny").mkdir()
    for namn in ("ut.json", "ut.docx"):
        assert kor("omvandla", exempel, f"ny/{namn}") == 0
    assert sorted(innehall(Path("ny"))) == ["ut.docx", "ut.json"]


def test_ett_aldre_schema_ersatts_utan_att_nagot_annat_blir_till(exempel):
    aldre = resurser.schema(2024).read_text("utf-8").replace("Obligatorisk.", "Krävs.")
    Path("ny").mkdir()
    Path("ny", SCHEMA).write_text(aldre, "utf-8")
    assert kor("omvandla", exempel, "ny/ut.yaml") == 0
    assert Path("ny", SCHEMA).read_bytes() == resurser.schema(2024).read_bytes()
    assert sorted(innehall(Path("ny"))) == sorted([SCHEMA, "ut.yaml"])


@pytest.mark.parametrize("frammande", ["mina anteckningar", "[1]", '{"title": "Mitt", "$schema": "x"}', "{"])
def test_en_frammande_fil_med_schemats_namn_far_ligga(exempel, frammande, capsys):
    Path("ny").mkdir()
    Path("ny", SCHEMA).write_text(frammande, "utf-8")
    assert kor("omvandla", exempel, "ny/ut.yaml") == 0
    assert kor("ny", "ny2", "--region", "Region Halland") == 0
    assert Path("ny", SCHEMA).read_text("utf-8") == frammande
    assert SCHEMA not in capsys.readouterr().err
    assert sorted(innehall(Path("ny"))) == sorted([SCHEMA, "ut.yaml"])


def test_skapa_sager_att_en_leverans_med_fel_inte_ar_klar_att_skicka(exempel, capsys):
    """Filerna byggs ändå, för att läsas. Den som bara ser dem på skärmen ska inte tro att de går att skicka."""
    assert kor("skapa", exempel) == 0
    assert "inte klar att skicka" not in capsys.readouterr().err
    fil = exempel / "redovisning.yaml"
    fil.write_text(re.sub(r"(?m)^(  svarsfrekvens_95:).*", r"\1", fil.read_text("utf-8")), "utf-8")
    assert kor("skapa", exempel) == 0
    rader = capsys.readouterr().err.splitlines()
    assert rader[-2] == "Leveransen är ett utkast och inte klar att skicka: det finns fel kvar."
    assert rader[-1].startswith("Granskningen fann 1 fel")
    assert kor("ny", "Plan", "--region", "Region Halland", "--plan") == 0
    plan = Path("Plan", "handlingsplan.yaml")
    plan.write_text(plan.read_text("utf-8").replace("region: Region Halland", "region:"), "utf-8")
    assert kor("skapa", "Plan") == 0
    assert "Planen är ett utkast och inte klar att skicka: det finns fel kvar.\n" in capsys.readouterr().err
