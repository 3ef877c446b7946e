"""``redovisning granska``: vad som skrivs på skärmen och i filen, och vilken slutstatus det ger."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mapprov import innehall, kor

from redovisning import las, nytt_utkast, resurser, skriv
from redovisning.kommandon.exempel import BREDVID
from redovisning.kommandon.granska import ar_rapport

NYCKLAR = ["formular", "region", "komplett", "antal", "anmarkningar"]
POSTNYCKLAR = ["niva", "kod", "falt", "fraga", "meddelande", "kalla", "plats"]


pytestmark = pytest.mark.usefixtures("egen_mapp")


@pytest.fixture
def kanske(exempel) -> Path:
    """Ger en mapp med ett fel: «kanske» på en fråga som ska ha ja eller nej."""
    fil = exempel / "redovisning.yaml"
    fil.write_text(fil.read_text("utf-8").replace("svarsfrekvens_95: nej", "svarsfrekvens_95: kanske"), "utf-8")
    return exempel


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
