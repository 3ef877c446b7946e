"""``redovisning diagram``: bilder och textfil i en mapp, svenska besked, och inget som någon ändrat går förlorat."""

from __future__ import annotations

import html
import logging
import re
from pathlib import Path

import pytest

from redovisning import resurser
from redovisning.diagram.marke import orord
from redovisning.diagram.samling import Samling, samla
from redovisning.diagram.slag import SLAG
from redovisning.diagrammapp import TEXTFIL, skriv_diagram
from redovisning.fel import MalfilAndrad
from redovisning.kommandon.diagram import tolk
from redovisning.kommandorad import huvud
from redovisning.vantetider.matvarde import Matvarde

HUVUD = (
    "indikator;region;enhet;period;kön;ägarform;antal inom;antal totalt;andel;metod;källa;specialitet;intervall;status"
)
RADER = [
    "telefon;Region Halland;;2024-01;alla;alla;;;86;genomförda;Egen statistik;;;",
    "telefon;Region Halland;;2024-02;alla;alla;;;88,5;genomförda;Egen statistik;;;",
    "telefon;Riket;;2024-02;alla;alla;;;91;genomförda;Egen statistik;;;",
]


@pytest.fixture
def fil(egen_mapp: Path) -> Path:
    vag = egen_mapp / "vantetider.csv"
    vag.write_text("\n".join([HUVUD, *RADER]), "utf-8")
    return vag


def kor(*argument: object) -> int:
    return huvud(["diagram", *map(str, argument)])


def test_alla_diagram_som_gar_skrivs_och_de_andra_namns_med_skal(fil, capsys):
    assert kor(fil, "--ut", "Bilder") == 0
    ut, fel = capsys.readouterr()
    assert [Path(rad).name for rad in ut.splitlines()] == ["garantin.png", "tidsserie-telefon.png", TEXTFIL]
    assert sorted(v.name for v in Path("Bilder").iterdir()) == sorted(Path(rad).name for rad in ut.splitlines())
    assert "Det här kunde inte ritas:\n  enheter: inga enheter har värden.\n  kon: " in fel
    assert "manader" not in fel


def test_textfilen_har_alternativtext_tabell_och_det_som_saknas(fil):
    assert kor(fil, "--ut", "Bilder", "--format", "svg", "--format", "png") == 0
    text = Path("Bilder", TEXTFIL).read_text("utf-8").replace("\u00a0", " ")
    assert "tidsserie-telefon.svg, tidsserie-telefon.png\n---" in text
    assert "Linjediagram. Telefontillgänglighet i primärvården." in text
    assert "Period\tRegion Halland\tRiket\njanuari 2024\t86,0 %\tuppgift saknas\nfebruari 2024\t88,5 %\t91 %\n" in text
    assert "Kunde inte ritas\n----------------\nenheter: inga enheter har värden." in text


def test_sort_och_format_valjer(fil, capsys):
    assert kor(fil, "--ut", "Bilder", "--sort", "garantin", "--format", "svg") == 0
    assert [Path(rad).name for rad in capsys.readouterr().out.splitlines()] == ["garantin.svg", TEXTFIL]


def test_samma_format_tva_ganger_ar_ett_format(fil, capsys):
    assert kor(fil, "--ut", "Bilder", "--sort", "garantin", "--format", "svg", "--format", "svg") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_nya_uppgifter_ersatter_de_egna_bilderna(fil):
    assert kor(fil, "--ut", "Bilder", "--sort", "tidsserie") == 0
    fore = Path("Bilder", "tidsserie-telefon.png").read_bytes()
    fil.write_text("\n".join([HUVUD, *RADER]).replace("88,5", "80"), "utf-8")
    assert kor(fil, "--ut", "Bilder", "--sort", "tidsserie") == 0
    assert Path("Bilder", "tidsserie-telefon.png").read_bytes() != fore
    assert len(list(Path("Bilder").iterdir())) == 2


def test_en_bild_som_nagon_har_andrat_skrivs_inte_over_och_inget_annat_skrivs(fil, capsys):
    Path("Bilder").mkdir()
    Path("Bilder", "tidsserie-telefon.png").write_bytes(b"min egen bild")
    assert kor(fil, "--ut", "Bilder") == 2
    assert [v.name for v in Path("Bilder").iterdir()] == ["tidsserie-telefon.png"]
    assert "tidsserie-telefon.png. Inget har skrivits." in capsys.readouterr().err
    assert kor(fil, "--ut", "Bilder", "--ersatt") == 0
    assert b"min egen bild" in {v.read_bytes() for v in Path("Bilder").glob("*sparad*")}


def test_inget_att_rita_ger_2_och_ingen_mapp(egen_mapp, capsys):
    fil = egen_mapp / "tom.csv"
    fil.write_text(HUVUD + "\n", "utf-8")
    assert kor(fil, "--ut", "Bilder") == 2
    assert "Inget diagram kunde ritas, och inget har skrivits." in capsys.readouterr().err
    assert not Path("Bilder").exists()


def test_en_fil_med_bara_rubriker_sags_vara_tom_och_inget_sags_om_riket(fil, capsys):
    fil.write_text(HUVUD, "utf-8")
    assert kor(fil, "--ut", "Bilder", "--region", "Halland") == 2
    fel = capsys.readouterr().err
    assert "inga rader under rubrikerna" in fel
    assert "vantetider.csv" in fel
    assert "riket" not in fel
    assert not Path("Bilder").exists()


def test_rader_utan_ett_enda_lasbart_varde_hanvisas_till_kommandot_som_sager_varfor(fil, capsys):
    fil.write_text("\n".join([HUVUD, RADER[0].replace(";86;", ";många;")]), "utf-8")
    assert kor(fil, "--ut", "Bilder") == 2
    assert "«redovisning vantetider» säger varför" in capsys.readouterr().err


def test_manaderna_ritas_fast_vantetiderna_ar_tomma(fil, capsys):
    fil.write_text(HUVUD, "utf-8")
    prestation = resurser.mall("exempel", "prestation.yaml")
    assert kor(fil, "--prestation", prestation, "--ut", "Bilder") == 0
    ut, fel = capsys.readouterr()
    assert "manader" in ut
    assert "inga rader under rubrikerna" in fel
    assert "garantin" not in fel


def test_manaderna_ritas_ur_regeltabellen_ocksa_utan_vantetider(egen_mapp, capsys):
    prestation = resurser.mall("exempel", "prestation.yaml")
    assert kor("--ut", "Bilder", "--prestation", prestation) == 0
    namn = [Path(rad).name for rad in capsys.readouterr().out.splitlines()]
    assert namn == ["manader-Region-Exempel.png", "manader-Region-Annat-Exempel.png", TEXTFIL]


@pytest.mark.parametrize(
    ("argument", "besked"),
    [
        (("--ut", "Bilder"), "ange minst en fil med väntetider, eller --prestation"),
        (("x.csv",), "det här saknas: --ut"),
        (("x.csv", "--ut", "Bilder", "--sort", "tidserie"), "Menade du tidsserie?"),
        (("x.csv", "--ut", "Bilder", "--format", "pdf"), "Välj png eller svg"),
        (("finns-inte.csv", "--ut", "Bilder"), "finns-inte.csv"),
    ],
)
def test_fel_anvandning_ger_2_och_ett_besked(argument, besked, egen_mapp, capsys):
    assert kor(*argument) == 2
    ut, fel = capsys.readouterr()
    assert ut == ""
    assert besked in fel
    assert list(egen_mapp.iterdir()) == []


def test_flera_regioner_utan_vald_region_sags(fil, capsys):
    fil.write_text("\n".join([HUVUD, *RADER, RADER[0].replace("Halland", "Skåne")]), "utf-8")
    assert kor(fil, "--ut", "Bilder") == 0
    assert "gäller 2 regioner, och diagrammen visar riket. Välj en med --region." in capsys.readouterr().err
    assert kor(fil, "--ut", "Bilder", "--region", "Halland") == 0
    assert "regioner" not in capsys.readouterr().err


def test_en_cell_som_inte_gar_att_lasa_namns_och_resten_ritas(fil, capsys):
    fil.write_text("\n".join([HUVUD, *RADER, RADER[0].replace("2024-01", "2023-12").replace("86", "många")]), "utf-8")
    assert kor(fil, "--ut", "Bilder") == 0
    assert "vantetider.csv:5:" in capsys.readouterr().err


def test_namn_med_ovanliga_tecken_ritas_och_inget_sags_pa_engelska(egen_mapp, capsys, recwarn):
    vag = egen_mapp / "vantetider.csv"
    enheter = [
        f"telefon;Region Halland;{namn};2024-02;alla;alla;;;88,5;genomförda;Egen;;;" for namn in ("Norr 漢字", "Öst 🙂")
    ]
    vag.write_text("\n".join([HUVUD, *RADER, *enheter]), "utf-8")
    assert kor(vag, "--sort", "enheter", "--ut", "Bilder") == 0
    assert "Det här kunde inte ritas" not in capsys.readouterr().err
    assert not [v for v in recwarn if "Glyph" in str(v.message)]


def test_biblioteket_som_ritar_sager_inget_pa_skarmen():
    """Första gången på en dator bygger det en lista över teckensnitt, och vill säga det på engelska."""
    assert logging.getLogger("matplotlib").handlers


def test_tva_diagram_med_samma_namn_far_var_sin_fil(tmp_path):
    matvarden = [Matvarde("telefon", "Region Halland", "", f"2024-0{n}", andel=n, metod="a") for n in (1, 2)]
    (ett,) = samla(matvarden, sorter=["tidsserie"]).diagram
    skrivna = skriv_diagram(Samling((ett, ett), ()), tmp_path, ("svg",))
    assert [v.name for v in skrivna.filer] == ["tidsserie-telefon.svg", "tidsserie-telefon 2.svg", TEXTFIL]
    assert all(orord(v.read_bytes()) for v in skrivna.filer)


def test_en_textfil_som_nagon_har_skrivit_i_ar_inte_orord(tmp_path):
    matvarden = [Matvarde("telefon", "Region Halland", "", f"2024-0{n}", andel=n, metod="a") for n in (1, 2)]
    samling = samla(matvarden, sorter=["tidsserie"])
    skriv_diagram(samling, tmp_path, ("svg",))
    textfil = tmp_path / TEXTFIL
    textfil.write_text("Egen anteckning\n" + textfil.read_text("utf-8"), "utf-8")
    with pytest.raises(MalfilAndrad, match=TEXTFIL):
        skriv_diagram(samling, tmp_path, ("png",))
    assert not list(tmp_path.glob("*.png"))


def test_de_nationella_tabellerna_gar_att_rita_direkt(provdata, egen_mapp, capsys):
    prov = provdata / "prov"
    fil = prov / "medicinsk-bedomning-2024-01.csv"
    assert kor(fil, prov / "telefontillganglighet-2024-01.csv", "--ut", "Bilder") == 0
    text = Path("Bilder", TEXTFIL).read_text("utf-8").replace("\u00a0", " ")
    assert "Telefon\t0 dagar\t86 %\t92 %" in text
    assert "Medicinsk bedömning\t3 dagar\t69 %\t91 %" in text
    assert "Närvård Frostviken\tfärre än 5\n" in text
    assert "Hälsocentralen Fjällvivan\t48 %" in text


SIDAN = resurser.mall().parent / "docs" / "diagram.md"


@pytest.mark.parametrize("sort", SLAG)
def test_varje_sort_star_pa_diagramsidan_med_en_bild_som_har_alternativtext(sort):
    avsnitt = SIDAN.read_text("utf-8").partition(f"(`{sort}`)\n")[2].partition("\n## ")[0]
    bilder = re.findall(r"!\[(.*)\]\((bilder/.*\.svg)\)", avsnitt)
    assert bilder
    for alttext, fil in bilder:
        assert html.escape(alttext) in (SIDAN.parent / fil).read_text("utf-8")


def test_kommandona_pa_diagramsidan_gar_att_tolka():
    rader = re.findall(r"^    redovisning diagram (.*)$", SIDAN.read_text("utf-8"), re.MULTILINE)
    assert len(rader) >= 4
    for rad in rader:
        assert tolk().tolka(rad.split())


def test_skriptet_pa_diagramsidan_gar_att_kora(fil, capsys):
    (skript,) = re.findall(r"```python\n(.*?)```", SIDAN.read_text("utf-8"), re.DOTALL)
    exec(compile(skript, "diagram.md", "exec"), {})
    assert capsys.readouterr().out.count("Telefontillgänglighet") >= 2
