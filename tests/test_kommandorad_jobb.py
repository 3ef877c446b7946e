"""Kommandona i arbete: vad de skriver var, och att inget ändras när de inte kan utföras."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mapprov import innehall, kor

from redovisning import las, nytt_utkast, resurser, skriv
from redovisning.kommandon.exempel import BREDVID
from redovisning.kommandon.granska import ar_rapport

FILERNA = ("redovisning.yaml", "redovisning-2024.schema.json", *BREDVID, "handlingsplan-2024.schema.json", "LÄSMIG.txt")
NYCKLAR = ["formular", "region", "komplett", "antal", "anmarkningar"]
POSTNYCKLAR = ["niva", "kod", "falt", "fraga", "meddelande", "kalla", "plats"]


pytestmark = pytest.mark.usefixtures("egen_mapp")


@pytest.fixture
def kanske(exempel) -> Path:
    """Ger en mapp med ett fel: «kanske» på en fråga som ska ha ja eller nej."""
    fil = exempel / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("svarsfrekvens_95: nej", "svarsfrekvens_95: kanske"), "utf-8")
    return exempel


# --- exempel --------------------------------------------------------------------------------------------------------


def test_exemplet_gar_att_granska_och_skapa_direkt(capsys):
    assert kor("exempel") == 0
    vagar = [str(Path("exempel", n)) for n in FILERNA]
    assert capsys.readouterr().out.splitlines() == vagar
    assert kor("granska", "exempel") == 0
    assert re.search(r"^0 fel, 1 varning, \d+ råd\.$", capsys.readouterr().out, re.MULTILINE)
    assert kor("skapa", "exempel") == 0
    formular, plan, *diagram, granskning = map(Path, capsys.readouterr().out.splitlines())
    assert formular == Path("exempel", "leverans", "Redovisning 2024 Region Exempel.docx")
    assert plan == Path("exempel", "leverans", "Handlingsplan 2024 Region Exempel.docx")
    assert {d.parent for d in diagram} == {formular.parent / "diagram"}
    assert granskning == formular.parent / "granskning.html"
    assert las(formular) == las("exempel/redovisning.yaml")


def test_exemplet_har_varje_fraga_som_kommentar_och_schemat_overst(exempel):
    text = (exempel / "redovisning.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=redovisning-2024.schema.json\n")
    assert "# " in text.partition("svarsfrekvens_95")[0].splitlines()[-2]


def test_exemplets_plan_har_sitt_eget_ar_fast_redovisningen_har_fatt_en_ny_argang(monkeypatch, capsys):
    """Planen har sina egna årgångar. Annars stannade kommandot det år som bara redovisningen är ny."""
    monkeypatch.setattr("redovisning.dokument.SENASTE_AR", 2025)
    assert kor("exempel") == 0
    assert "exempel/handlingsplan-2024.schema.json" in capsys.readouterr().out


def test_exempel_i_en_egen_mapp_skrivs_aldrig_over(capsys):
    assert kor("exempel", "Prova") == 0
    fore = innehall(Path("Prova"))
    capsys.readouterr()
    assert kor("exempel", "Prova") == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert "redovisning.yaml, handlingsplan.yaml, vantetider.csv, handlingsplan-2024.schema.json och LÄSMIG.txt" in fel
    assert innehall(Path("Prova")) == fore


# --- ny -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("som", "filer"),
    [
        ([], ["redovisning.yaml", "redovisning-2024.schema.json", "LÄSMIG.txt"]),
        (["--som", "yaml"], ["redovisning.yaml", "redovisning-2024.schema.json", "LÄSMIG.txt"]),
        (["--som", "docx"], ["redovisning.docx", "LÄSMIG.txt"]),
    ],
)
def test_ny_ger_en_mapp_med_regionen_ifylld(som, filer, capsys):
    assert kor("ny", "Halland", "--region", "halland", *som) == 0
    ut, fel = capsys.readouterr()
    assert ut.splitlines() == [str(Path("Halland", f)) for f in filer]
    assert fel == ""
    assert sorted(v.name for v in Path("Halland").iterdir()) == sorted(filer)
    assert las(Path("Halland", filer[0])).texter() == {"region": "Region Halland"}


@pytest.mark.parametrize(
    ("som", "filer"),
    [([], ["handlingsplan.yaml", "handlingsplan-2024.schema.json"]), (["--som", "xlsx"], ["handlingsplan.xlsx"])],
)
def test_ny_plan_laggs_bredvid_redovisningen_och_gar_att_granska(som, filer, capsys):
    assert kor("ny", "Halland", "--region", "Halland") == 0
    fore = innehall(Path("Halland"))
    capsys.readouterr()
    assert kor("ny", "Halland", "--region", "halland", "--plan", *som) == 0
    assert capsys.readouterr().out.splitlines() == [str(Path("Halland", f)) for f in filer]
    efter = innehall(Path("Halland"))
    assert {n: efter[n] for n in fore} == fore
    plan = las(Path("Halland", filer[0]))
    assert (plan.dokument.filnamn, plan.texter()) == ("handlingsplan", {"region": "Region Halland"})
    assert kor("ny", "Halland", "--region", "Halland", "--plan") == 2
    assert "inget skrivs över" in capsys.readouterr().err
    assert innehall(Path("Halland")) == efter


@pytest.mark.parametrize("fel", [["--som", "docx"], ["--fran", "x"]])
def test_en_plan_fylls_inte_i_i_word_och_hamtas_inte_ur_en_redovisning(fel, capsys):
    assert kor("ny", "Halland", "--region", "Halland", "--plan", *fel) == 2
    assert "--plan går inte ihop" in capsys.readouterr().err
    assert not Path("Halland").exists()


def test_lasmig_namner_kommandona_filen_och_sista_dagen(capsys):
    for som in ("yaml", "docx"):
        assert kor("ny", som, "--region", "Region Halland", "--som", som) == 0
        text = Path(som, "LÄSMIG.txt").read_text("utf-8")
        assert all(d in text for d in ("redovisning granska .", "redovisning skapa .", "2024-09-30", "mall.docx"))
        assert f"Öppna redovisning.{som} i" in text
        assert 'redovisning stam-av . "leverans/Redovisning 2024 Region Halland.docx" --ta-in alla' in text


def test_en_okand_region_skrivs_som_den_star_men_sags(capsys):
    assert kor("ny", "x", "--region", "Region Hallnd") == 0
    assert "Menade du Region Halland?" in capsys.readouterr().err
    assert las("x/redovisning.yaml").region == "Region Hallnd"


@pytest.mark.parametrize("upptagen", ["redovisning.yaml", "Redovisning.docx", "redovisning.json", "LÄSMIG.txt"])
def test_ny_skriver_aldrig_over_det_som_finns(upptagen, capsys):
    Path("Halland").mkdir()
    Path("Halland", upptagen).write_text("mitt", "utf-8")
    assert kor("ny", "Halland", "--region", "Region Halland") == 2
    assert upptagen in capsys.readouterr().err
    assert innehall(Path("Halland")) == {upptagen: b"mitt"}


def test_ny_i_en_mapp_med_annat_i_later_det_vara(capsys):
    Path("Halland").mkdir()
    Path("Halland", "mall.docx").write_bytes(b"myndighetens")
    assert kor("ny", "Halland", "--region", "Region Halland") == 0
    assert Path("Halland", "mall.docx").read_bytes() == b"myndighetens"
    assert Path("Halland", "redovisning.yaml").is_file()


def test_ny_dar_en_fil_har_namnet_ger_en_mening(capsys):
    Path("Halland").write_text("en fil", "utf-8")
    assert kor("ny", "Halland", "--region", "Region Halland") == 2
    assert "redan en fil med det namnet" in capsys.readouterr().err
    assert kor("ny", "Halland/inuti", "--region", "Region Halland") == 2
    assert "Halland: det finns redan en fil med det namnet" in capsys.readouterr().err
    assert Path("Halland").read_text("utf-8") == "en fil"


def test_ny_som_inte_kan_skriva_klart_lamnar_ingenting(capsys, monkeypatch):
    from redovisning import arbetsmapp
    from redovisning.fel import SkrivFel

    def full(*_: object, **__: object) -> None:
        raise SkrivFel("disken är full")

    monkeypatch.setattr(arbetsmapp, "skriv_fil", full)
    assert kor("ny", "a/b/Halland", "--region", "Region Halland") == 2
    assert capsys.readouterr() == ("", "disken är full\n")
    assert innehall(Path()) == {}


# --- granska --------------------------------------------------------------------------------------------------------


def test_granska_ger_1_nar_fel_finns_och_en_rad_per_anmarkning(kanske, capsys):
    assert kor("granska", kanske) == 1
    ut, fel = capsys.readouterr()
    assert fel == ""
    assert re.search(
        r"^redovisning\.yaml:\d+:\d+ fel JN01 3\.4 «Uppgår svarsfrekvensen.*: svaret är «kanske»", ut, re.M
    )
    assert ut.splitlines()[-1].startswith("1 fel, ")


def test_granska_en_fil_ger_samma_som_dess_mapp(kanske, capsys):
    kor("granska", kanske)
    mapp = capsys.readouterr().out
    assert kor("granska", kanske / "redovisning.yaml") == 1
    assert capsys.readouterr().out == mapp


def test_json_har_de_fasta_nycklarna(kanske, capsys):
    assert kor("granska", kanske, "--format", "json") == 1
    rapport = json.loads(capsys.readouterr().out)
    assert list(rapport) == NYCKLAR
    assert rapport["formular"] == 2024
    assert rapport["region"] == "Region Exempel"
    assert rapport["komplett"] is False
    assert rapport["antal"]["fel"] == 1
    assert all(list(a) == POSTNYCKLAR for a in rapport["anmarkningar"])
    (fel,) = [a for a in rapport["anmarkningar"] if a["niva"] == "fel"]
    assert (fel["kod"], fel["falt"], fel["kalla"]) == ("JN01", "vantetidsdata.svarsfrekvens_95", "redovisning.yaml")
    assert list(fel["plats"]) == ["rad", "kolumn"]


def test_json_ur_word_har_avsnitt_och_fraga_som_plats(capsys):
    utkast = nytt_utkast()
    utkast.satt("region", "Region Halland")
    skriv(utkast, "utkast.docx")
    assert kor("granska", "utkast.docx", "--format", "json") == 1
    rapport = json.loads(capsys.readouterr().out)
    platser = [a["plats"] for a in rapport["anmarkningar"] if a["falt"] == "bup.medel"]
    assert [list(p) for p in platser] == [["avsnitt", "fraga"]]


def test_flera_filer_ger_en_lista_i_ordning_och_text_med_namn(kanske, capsys):
    skriv(las(resurser.mall("exempel", "redovisning.yaml")), "hel.json")
    assert kor("granska", "hel.json", kanske, "--format", "json") == 1
    assert [r["komplett"] for r in json.loads(capsys.readouterr().out)] == [True, False]
    assert kor("granska", "hel.json", kanske) == 1
    slutrader = [r for r in capsys.readouterr().out.splitlines() if re.search(r": \d+ fel, ", r)]
    assert [r.partition(":")[0] for r in slutrader] == ["hel.json", str(kanske)]


def test_en_olasbar_fil_ger_2_men_hindrar_inte_de_andra(exempel, capsys):
    Path("trasig.docx").write_bytes(b"%PDF-1.7\n")
    Path("tom").mkdir()
    argument = ["trasig.docx", exempel, "tom", "finns-inte.yaml", exempel / "redovisning.yaml"]
    assert kor("granska", *argument) == 2
    ut, fel = capsys.readouterr()
    slutrader = [r.partition(": ")[0] for r in ut.splitlines() if re.search(r": \d+ fel, ", r)]
    assert slutrader == [str(exempel), str(exempel / "redovisning.yaml")]
    assert [r.partition(": ")[0] for r in fel.splitlines()] == ["trasig.docx", "tom", "finns-inte.yaml"]
    assert fel.startswith("trasig.docx: Filen är en PDF")


def test_i_json_har_en_olasbar_fil_sin_plats_i_listan(exempel, capsys):
    Path("trasig.docx").write_bytes(b"%PDF-1.7\n")
    Path("tom").mkdir()
    assert kor("granska", "trasig.docx", exempel, "tom", "--format", "json") == 2
    ut, fel = capsys.readouterr()
    trasig, hel, tom = json.loads(ut)
    assert list(trasig) == list(hel) == list(tom) == NYCKLAR
    assert hel["komplett"]
    for rapport, kalla, kod in ((trasig, "trasig.docx", "pdf"), (tom, "tom", "inget_utkast")):
        assert (rapport["formular"], rapport["region"], rapport["komplett"]) == (None, None, False)
        assert rapport["antal"] == {"fel": 1, "varning": 0, "rad": 0}
        (anmarkning,) = rapport["anmarkningar"]
        assert (anmarkning["kod"], anmarkning["kalla"]) == (kod, kalla)
        assert anmarkning["meddelande"] in fel


@pytest.mark.parametrize("format_", ["text", "json"])
def test_kan_ingen_fil_lasas_blir_det_ingen_granskning(format_, capsys):
    assert kor("granska", "a.yaml", "b.yaml", "--format", format_, "--ut", "granskning.txt") == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert len(fel.splitlines()) == 2
    assert innehall(Path()) == {}


def test_stjarna_ger_filerna_ocksa_dar_kommandotolken_inte_gor_det(exempel, capsys):
    for namn in ("b.json", "a.json"):
        skriv(las(exempel / "redovisning.yaml"), namn)
    assert kor("granska", "*.json", "--format", "json") == 0
    assert [r["anmarkningar"][0]["kalla"] for r in json.loads(capsys.readouterr().out)] == ["a.json", "b.json"]
    mapp = Path("Halland [2024]")
    mapp.mkdir()
    skriv(las("a.json"), mapp / "c.json")
    assert kor("granska", f"{mapp}/*.json", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["region"] == "Region Exempel"
    assert kor("granska", "*.docx") == 2
    assert "*.docx: Filen finns inte" in capsys.readouterr().err


def test_granska_till_fil_lamnar_standard_ut_tomt_och_far_koras_igen(kanske, capsys):
    for format_, fil in (("text", "granskning.txt"), ("json", "granskning.json")):
        assert kor("granska", kanske, "--format", format_) == 1
        skarm = capsys.readouterr().out
        for _ in range(2):
            assert kor("granska", kanske, "--format", format_, "--ut", fil) == 1
            assert capsys.readouterr() == ("", f"Granskningen står i {fil}\n")
            assert Path(fil).read_text("utf-8") == skarm
        fore = Path(fil).read_bytes()
        assert ar_rapport(fore)
        assert kor("granska", resurser.mall("exempel", "redovisning.yaml"), "--format", format_, "--ut", fil) == 0
        assert Path(fil).read_bytes() != fore
        capsys.readouterr()


@pytest.mark.parametrize(
    "text",
    [
        "Hej!\n",
        '{"a": 1}',
        "[1]",
        "[]",
        "{}",
        "{",
        "",
        "Mina egna ord.\n0 fel, 0 varningar, 0 råd.\n",
        "1 fel, 0 varningar, 0 råd.\n",
        '{"formular": 2024, "region": null, "komplett": true, "antal": {}, "anmarkningar": []}',
        '{"formular": 2024, "region": null, "komplett": true, "antal": {"fel": 0, "varning": 0, "rad": 0}, '
        '"anmarkningar": [1]}',
    ],
)
def test_granska_ersatter_inget_annat_an_en_granskning(text, kanske, capsys):
    Path("fil.txt").write_text(text, "utf-8")
    fore = innehall(Path())
    assert kor("granska", kanske, "--ut", "fil.txt") == 2
    ut, fel = capsys.readouterr()
    assert (ut, fel.count("\n")) == ("", 1)
    assert fel.startswith("fil.txt: filen finns redan och är ingen granskning, eller har ändrats")
    assert innehall(Path()) == fore


@pytest.mark.parametrize("flera", [False, True])
@pytest.mark.parametrize("format_", ["text", "json"])
def test_en_granskning_som_nagon_har_skrivit_i_ersatts_inte(format_, flera, kanske):
    filer = [kanske, kanske / "redovisning.yaml"] if flera else [kanske]
    assert kor("granska", *filer, "--format", format_, "--ut", "rapport") == 1
    skrivet = Path("rapport").read_text("utf-8")
    assert ar_rapport(skrivet.encode())
    rader = skrivet.splitlines(keepends=True)
    rort = [
        "Att göra:\n" + skrivet,
        skrivet + "Klart!\n",
        "".join([*rader[:1], "  ring Alva om den här\n", *rader[1:]]),
        "".join(rader[1:]),
        skrivet.replace("JN01", "klar"),
    ]
    if format_ == "json":
        rort[-1] = skrivet.replace('"kod": "JN01"', '"kod": "JN01", "klar": true')
    assert skrivet not in rort
    assert [ar_rapport(text.encode()) for text in rort] == [False] * len(rort)


def test_flera_mappar_far_hela_vagen_i_varje_anmarkning(kanske, capsys):
    kor("exempel", "ex 2")
    for namn in BREDVID:
        Path("ex 2", namn).unlink()
    capsys.readouterr()
    assert kor("granska", kanske, "ex 2") == 1
    ut = capsys.readouterr().out.splitlines()
    vagar = [str(Path(m, "redovisning.yaml")) for m in (kanske, "ex 2")]
    borjan = {next((v for v in vagar if rad.startswith(f"{v}:")), rad) for rad in ut}
    assert borjan == {*vagar, f"{kanske}: 1 fel, 0 varningar, 1 råd.", "ex 2: 0 fel, 0 varningar, 1 råd."}
    kor("granska", kanske, "ex 2", "--format", "json")
    rapporter = json.loads(capsys.readouterr().out)
    assert [{a["kalla"] for a in r["anmarkningar"]} for r in rapporter] == [{v} for v in vagar]


def test_i_json_star_inte_mer_av_vagen_an_som_skiljer_filerna_at(kanske, capsys):
    """JSON skickas vidare, och hela vägen säger vem som körde programmet."""
    hela = kanske.resolve()
    (hela.parent / "ex 2").mkdir()
    tvilling = hela.parent / "ex 2" / "redovisning.yaml"
    tvilling.write_bytes((hela / "redovisning.yaml").read_bytes())
    assert kor("granska", hela / "redovisning.yaml", tvilling, hela / "saknas.yaml", "--format", "json") == 2
    text = capsys.readouterr().out
    assert str(hela.parent) not in text
    kallor = [{a["kalla"] for a in r["anmarkningar"]} for r in json.loads(text)]
    assert kallor == [{"exempel/redovisning.yaml"}, {"ex 2/redovisning.yaml"}, {"saknas.yaml"}]


def test_den_som_anger_leveransen_far_veta_att_mappen_ovanfor_ar_regionens(exempel, capsys):
    assert kor("skapa", exempel) == 0
    for kommando in ("granska", "packa"):
        capsys.readouterr()
        assert kor(kommando, exempel / "leverans") == 2
        assert "Mappen ovanför verkar vara regionens." in capsys.readouterr().err


def test_tva_utkast_i_mappen_maste_pekas_ut(exempel, capsys):
    skriv(las(exempel / "redovisning.yaml"), exempel / "redovisning.docx")
    assert kor("granska", exempel) == 2
    assert "redovisning.docx, redovisning.yaml" in capsys.readouterr().err
    assert kor("granska", exempel / "redovisning.docx") == 0
