"""``slaihop``: filer av alla slag blir ett utkast, eller så blir inget till."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bidragsprov import fil, svaret
from mapprov import exempelutkast, innehall, kor

from redovisning import OlasbarFil, OlikaSvar, dela, las, sla_ihop
from redovisning.bidrag.mottagning import finn_filer
from redovisning.fel import Anvandningsfel, TextKanInteBaras
from redovisning.utkast import nytt_utkast

pytestmark = pytest.mark.usefixtures("egen_mapp")


@pytest.fixture
def tva() -> tuple[Path, Path]:
    return fil("a.yaml", bup__medel="ett"), fil("b.yaml", bup__medel="två", innovation__medel="tre")


# --- hela vägen ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delar", "ut"), [("xlsx", "alla.yaml"), ("docx", "alla.xlsx"), ("yaml", "alla.docx"), ("xlsx", "alla.json")]
)
def test_utdelat_och_hopslaget_ger_samma_svar_genom_alla_slag(delar, ut):
    hela = exempelutkast()
    grund = nytt_utkast(2024)
    for stig, text in hela.texter().items():
        if not stig.startswith(("bup.", "kompetensforsorjning.")):
            grund.satt(stig, text)
    fil("grund.yaml", grund)
    fil("hela.yaml", hela)
    delarna = dela("hela.yaml", ["3.3", "3.7"], "ut", som=delar).filer
    klart = sla_ihop(["grund.yaml", *delarna], ut)
    assert las(klart.fil) == hela
    assert las(klart.fil).omfattar is None
    assert svaret("bup.medel")["ur"][0]["fil"] == delarna[1].name


def test_bara_delar_ger_en_storre_del_och_alla_delar_hela_dokumentet():
    fil("hela.yaml", exempelutkast())
    dela("hela.yaml", ["3.3", "3.7,Generellt"], "ut", som="yaml")
    assert las(sla_ihop(["ut"], "del.yaml").fil).omfattar == {"kompetensforsorjning", "bup", "generellt"}
    dela("hela.yaml", ["Kontaktuppgifter", "3.1,3.2", "3.4,3.5,3.6"], "ut", som="docx")
    assert las(sla_ihop(["ut"], "alla.yaml").fil) == exempelutkast()
    with pytest.raises(Anvandningsfel, match="är en del, och en JSON-fil kan inte säga"):
        sla_ihop([next(Path("ut").glob("*3.3*"))], "annan.json")


def test_kommandot_skriver_vagarna_och_rakningen(tva, capsys):
    assert kor("slaihop", *tva, "--ut", "alla.yaml", "--valj", "b.yaml") == 0
    ut, fel = capsys.readouterr()
    assert ut == "alla.yaml\nalla ursprung.json\n"
    assert fel.endswith("Visa dem med: redovisning granska alla.yaml\n")
    assert Path("redovisning-2024.schema.json").is_file()
    assert las("alla.yaml").texter() == {"innovation.medel": "tre", "bup.medel": "två"}


def test_word_med_myndighetens_formular(tva, capsys):
    from myndighetsformular import Formularfil

    Path("mitt.docx").write_bytes(Formularfil().bytes())
    assert kor("slaihop", *tva, "--ut", "alla.docx", "--valj", "b.yaml", "--mall", "mitt.docx") == 0
    assert "Formuläret som fylldes i: mitt.docx\n" in capsys.readouterr().err
    assert las("alla.docx")["bup.medel"] == "två"


# --- konflikter ---------------------------------------------------------------------------------------------------


def test_en_konflikt_ger_utgangsvardet_2_och_inget_skrivs(tva, capsys):
    fore = innehall(Path())
    assert kor("slaihop", *tva, "--ut", "alla.yaml") == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert fel.startswith("Inget har skrivits: en fråga har olika svar i filerna.")
    assert re.search(r'^  a\.yaml:\d+:10: «\[ett\]»\n    --valj "bup\.medel=a\.yaml"$', fel, re.MULTILINE)
    assert innehall(Path()) == fore


def test_valet_ur_meddelandet_gar_att_ge_tillbaka(tva):
    with pytest.raises(OlikaSvar) as fel:
        sla_ihop(tva, "alla.yaml")
    (val,) = fel.value.val["bup.medel"][:1]
    assert sla_ihop(tva, "alla.yaml", valj=[val]).utkast["bup.medel"] == "ett"
    assert [(b["text"], b["ur"][0]["fil"]) for b in svaret("bup.medel")["bortvalda"]] == [("två", "b.yaml")]


def test_ett_val_som_inte_avgor_nagot_stoppar(tva, capsys):
    assert kor("slaihop", *tva, "--ut", "alla.yaml", "--valj", "b.yaml", "--valj", "3.5=b.yaml") == 2
    assert "«3.5=b.yaml» avgör inget" in capsys.readouterr().err
    assert not Path("alla.yaml").exists()


# --- filerna ------------------------------------------------------------------------------------------------------


def test_en_mapp_ar_sitt_utkast_eller_alla_bidrag_i_den():
    for namn in ("b.yaml", "a.yml", "a (sparad 2026-11-22 kl 20.15).yaml", "~$c.docx", "a ursprung.json", "mall.docx"):
        fil(f"in/{namn}")
    for namn in ("in/redovisning-2024.schema.json", "in/anteckningar.txt", "in/granska-igen.yaml", "in/.dold.yaml"):
        fil(namn)
    assert [v.name for v in finn_filer(["in"])] == ["a.yml", "b.yaml"]
    fil("in/redovisning.yaml")
    assert [v.name for v in finn_filer(["in", "in/redovisning.yaml", "in/b.yaml"])] == ["redovisning.yaml", "b.yaml"]


def test_en_tom_mapp_sags():
    Path("tom").mkdir()
    with pytest.raises(Anvandningsfel, match="mappen har inga filer med svar"):
        finn_filer(["tom"])


def test_lika_namn_gar_att_valja_emellan(capsys):
    a, b = fil("hr/del.yaml", bup__medel="ett"), fil("bup/del.yaml", bup__medel="två")
    assert kor("slaihop", a, b, "--ut", "alla.json", "--valj", "del.yaml") == 2
    assert "«del.yaml» är ingen av filerna som slås ihop. Menade du" in capsys.readouterr().err
    assert kor("slaihop", a, b, "--ut", "alla.json", "--valj", "3.7=bup/del.yaml") == 0
    assert svaret("bup.medel")["ur"][0]["fil"] == "bup/del.yaml"


def test_alla_filer_som_inte_kan_lasas_namns_pa_en_gang(tva, capsys):
    Path("c.docx").write_bytes(b"%PDF-1.7")
    assert kor("slaihop", *tva, "c.docx", "saknas.yaml", "--ut", "alla.yaml") == 2
    fel = capsys.readouterr().err
    assert fel.startswith("2 filer: de kan inte läsas, och inget har skrivits.\n  c.docx: ")
    assert "\n  saknas.yaml: " in fel
    with pytest.raises(OlasbarFil, match=r"^c\.docx: "):
        sla_ihop([*tva, "c.docx"], "alla.yaml")
    assert not Path("alla.yaml").exists()


def test_text_som_skulle_ga_forlorad_stoppar_och_filen_namns(tva):
    for namn in ("in/a.yaml", "in/b.yaml"):
        vag = fil(namn)
        vag.write_text(vag.read_text("utf-8") + "okänd: text\n", "utf-8")
    with pytest.raises(TextKanInteBaras) as fel:
        sla_ihop([*tva, "in"], "alla.yaml", valj=["b.yaml"])
    assert [a.kalla for a in fel.value.anmarkningar] == ["in/a.yaml", "in/b.yaml"]
    assert not Path("alla.yaml").exists()


def test_olika_regioner_stoppar(capsys):
    assert kor("slaihop", fil("a.yaml", region="Halland"), fil("b.yaml", region="Region Skåne"), "--ut", "x.yaml") == 2
    assert "\n  a.yaml: Halland\n  b.yaml: Region Skåne\n" in capsys.readouterr().err


# --- stapeln ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("terminal", "antal", "syns"), [(True, 3, True), (True, 2, False), (False, 3, False)])
def test_en_stapel_visas_bara_i_en_terminal_och_for_manga_filer(capsys, monkeypatch, terminal, antal, syns):
    import sys

    filer = [fil(f"{n}.yaml", bup__medel="lika") for n in range(antal)]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert kor("slaihop", *filer, "--ut", "alla.yaml") == 0
    ut, fel = capsys.readouterr()
    assert ut == "alla.yaml\nalla ursprung.json\n"
    assert (f"{antal}/{antal}" in fel) is syns


def test_framsteget_far_varje_fil(tva):
    sedda: list[Path] = []
    sla_ihop(tva, "alla.yaml", valj=["a.yaml"], framsteg=sedda.append)
    assert sedda == list(tva)
