"""Spårade ändringar avgörs bara när någon ber om det, och då alla: orden som blir kvar är de som valet säger."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilageprov import W, del_, excel, stycke, word
from doldprov import med_delar, skriv
from lxml import etree
from mapprov import kor

from redovisning.dolda.rensning import rensa
from redovisning.fel import Anvandningsfel
from redovisning.paket import Paket

NYTT = '<w:ins w:id="1" w:author="Kim"><w:r><w:t>nytt</w:t></w:r></w:ins>'
GAMMALT = '<w:del w:id="2" w:author="Kim"><w:r><w:delText>gammalt</w:delText></w:r></w:del>'
MARKT = '<w:rPr><w:{} w:id="3"/></w:rPr>'
SLUT = stycke("slut")


def orden(mapp: Path, acceptera: bool, *stycken: str) -> list[str]:
    """Ger styckenas text efteråt, och prövar att ingen ändring är kvar."""
    ut = mapp / f"{acceptera}.docx"
    r = rensa(skriv(mapp, word(*stycken)), ut, acceptera=acceptera)
    assert "DO04" not in {a.kod for a in r.kvar}
    assert "Kim" not in Paket(ut.read_bytes()).las("word/document.xml").decode()
    rot = etree.fromstring(Paket(ut.read_bytes()).las("word/document.xml"))
    assert not list(rot.iter(f"{{{W}}}delText"))
    return ["".join(t.text or "" for t in p.iter(f"{{{W}}}t")) for p in rot.iter(f"{{{W}}}p")]


def flyttat(tagg: str) -> str:
    inre = f'<w:{tagg} w:id="4" w:author="Kim"><w:r><w:t>flytt</w:t></w:r></w:{tagg}>'
    return stycke(f'<w:{tagg}RangeStart w:id="5" w:name="m"/>{inre}<w:{tagg}RangeEnd w:id="5"/>')


def rad(text: str, marke: str = "") -> str:
    egenskaper = f"<w:trPr>{marke}</w:trPr>" if marke else ""
    return f"<w:tr>{egenskaper}<w:tc>{stycke(text)}</w:tc></w:tr>"


def tabell(*rader: str) -> str:
    return f"<w:tbl>{''.join(rader)}</w:tbl>"


@pytest.mark.parametrize(
    ("stycken", "accepterat", "avvisat"),
    [
        ([stycke(NYTT + GAMMALT)], ["nytt"], ["gammalt"]),
        ([flyttat("moveFrom"), flyttat("moveTo")], ["", "flytt"], ["flytt", ""]),
        ([stycke("ett", MARKT.format("ins")), SLUT], ["ett", "slut"], ["ettslut"]),
        ([stycke("ett", MARKT.format("del")), SLUT], ["ettslut"], ["ett", "slut"]),
        ([stycke("ett", MARKT.format("del"))], ["ett"], ["ett"]),
        ([tabell(rad("a"), rad("b", '<w:ins w:id="6"/>'))], ["a", "b"], ["a"]),
        ([tabell(rad("b", '<w:del w:id="6"/>')), SLUT], ["slut"], ["b", "slut"]),
        ([stycke(f'<w:ins w:id="1" w:author="Kim">{GAMMALT}</w:ins>'), SLUT], ["", "slut"], ["", "slut"]),
        (
            [stycke("x", '<w:numPr><w:numId w:val="1"/><w:ins w:id="7"/></w:numPr>')],
            ["x"],
            ["x"],
        ),
    ],
)
def test_orden_som_blir_kvar_ar_de_som_valet_sager(tmp_path, stycken, accepterat, avvisat):
    assert orden(tmp_path, True, *stycken) == accepterat
    assert orden(tmp_path, False, *stycken) == avvisat


@pytest.mark.parametrize(("acceptera", "ratt", "fel"), [(True, "w:b/", "w:i/"), (False, "w:i/", "w:b/")])
def test_ett_andrat_format_blir_det_nya_eller_det_gamla(tmp_path, acceptera, ratt, fel):
    innehall = (
        '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="Kim"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>'
        "<w:t>ord</w:t></w:r>"
    )
    rensa(skriv(tmp_path, word(stycke(innehall))), tmp_path / "ren.docx", acceptera=acceptera)
    kropp = Paket((tmp_path / "ren.docx").read_bytes()).las("word/document.xml").decode()
    assert f"<{ratt}>" in kropp
    assert f"<{fel}>" not in kropp


def test_ett_andrat_avsnitt_har_kvar_sitt_sidhuvud_nar_andringen_avvisas(tmp_path):
    avsnitt = (
        '<w:sectPr><w:headerReference w:type="default"/><w:pgSz w:w="2"/><w:sectPrChange w:id="1" w:author="Kim">'
        '<w:sectPr><w:pgSz w:w="1"/></w:sectPr></w:sectPrChange></w:sectPr>'
    )
    rensa(skriv(tmp_path, word(SLUT, avsnitt)), tmp_path / "ren.docx", acceptera=False)
    kropp = Paket((tmp_path / "ren.docx").read_bytes()).las("word/document.xml").decode()
    assert '<w:headerReference w:type="default"/><w:pgSz w:w="1"/></w:sectPr>' in kropp


def test_ett_bokmarke_i_struken_text_ar_kvar(tmp_path):
    marke = '<w:bookmarkStart w:id="9" w:name="mal"/><w:bookmarkEnd w:id="9"/>'
    struket = f'<w:del w:id="2" w:author="Kim">{marke}<w:r><w:delText>x</w:delText></w:r></w:del>'
    rensa(skriv(tmp_path, word(stycke(struket), SLUT)), tmp_path / "ren.docx", acceptera=True)
    assert b'w:name="mal"' in Paket((tmp_path / "ren.docx").read_bytes()).las("word/document.xml")


def test_andringar_i_sidfoten_avgors_ocksa(tmp_path):
    data = med_delar(
        word(SLUT), {"word/fot.xml": del_("ftr", stycke(NYTT))}, [("word/document.xml", "r9", "footer", "fot.xml")]
    )
    rensa(skriv(tmp_path, data), tmp_path / "ren.docx", acceptera=True)
    assert b"w:ins" not in Paket((tmp_path / "ren.docx").read_bytes()).las("word/fot.xml")


def test_en_andring_av_okant_slag_star_kvar_och_namns(tmp_path):
    cell = (
        f'<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns w:id="1" w:author="Kim"/></w:tcPr>{stycke("a")}</w:tc></w:tr></w:tbl>'
    )
    r = rensa(skriv(tmp_path, word(cell, stycke(NYTT))), tmp_path / "ren.docx", acceptera=True)
    assert r.borttaget == ("accepterade ändringar (1)",)
    assert {a.kod for a in r.kvar} == {"DO04"}


def test_utan_val_star_alla_andringar_kvar(tmp_path):
    r = rensa(skriv(tmp_path, word(stycke(NYTT + GAMMALT))), tmp_path / "ren.docx")
    assert r.fil.read_bytes() == word(stycke(NYTT + GAMMALT))


def test_en_arbetsbok_har_inga_andringar_att_avgora(tmp_path):
    with pytest.raises(Anvandningsfel, match="bara i ett Word-dokument"):
        rensa(skriv(tmp_path, excel(), "p.xlsx"), tmp_path / "ren.xlsx", acceptera=True)


def test_kommandot_avgor_andringarna_nar_det_ombeds(tmp_path, capsys):
    fil = skriv(tmp_path, word(stycke(NYTT + GAMMALT)))
    assert kor("rensa", fil, "--ut", tmp_path / "a.docx", "--andringar", "avvisa") == 0
    assert "Borttaget: avvisade ändringar (2)." in capsys.readouterr().err
    assert kor("rensa", fil, "--ut", tmp_path / "b.docx", "--andringar", "kanske") == 2
    assert "Välj acceptera eller avvisa" in capsys.readouterr().err


def test_varje_dokument_i_samlingen_med_andringar_gar_att_avgora(provdata: Path, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _: None)
    for fil in sorted((provdata / "korpus").glob("[tm][ro][av]*.docx")):
        for acceptera in (True, False):
            ren = rensa(fil, tmp_path / f"{acceptera}-{fil.name}", acceptera=acceptera)
            assert "DO04" not in {a.kod for a in ren.kvar}, fil.name
