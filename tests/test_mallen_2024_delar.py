"""Delarna kring dokumentet i ``mallar/2024/redovisning.docx``: stilar, listor, relationer, sidfot och egenskaper."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest
from lxml.etree import _Element
from mallxml import VAL, barn, text, xml

from redovisning import resurser
from redovisning.dokument.redovisning2024 import Redovisning2024
from redovisning.paket import Paket
from redovisning.word.bygge_tabell import SVARSBLA
from redovisning.word.namnrymd import CT, R, w


@pytest.fixture(scope="module")
def paket() -> Paket:
    """Ger den sparade filen."""
    return Paket(resurser.mall("2024", "redovisning.docx").read_bytes())


@pytest.fixture(scope="module")
def rot(paket: Paket) -> _Element:
    """Ger dokumentdelens rot."""
    return xml(paket, "word/document.xml")


def stilar(paket: Paket, namn: str = "word/styles.xml") -> dict[str, str]:
    """Ger stil-id → stilens namn."""
    return {s.get(w("styleId"), ""): barn(s, "name").get(VAL, "") for s in xml(paket, namn).iter(w("style"))}


def test_stilar_och_listor_som_anvands_finns(paket: Paket, rot: _Element) -> None:
    for dokument, stildel in [
        ("word/document.xml", "word/styles.xml"),
        ("word/footer1.xml", "word/styles.xml"),
        ("word/glossary/document.xml", "word/glossary/styles.xml"),
    ]:
        anvanda = {e.get(VAL) for n in ("pStyle", "rStyle", "tblStyle") for e in xml(paket, dokument).iter(w(n))}
        assert anvanda <= set(stilar(paket, stildel)), dokument
    listor = {n.get(w("numId")) for n in xml(paket, "word/numbering.xml").iter(w("num"))}
    assert {n.get(VAL) for n in xml(paket, "word/styles.xml").iter(w("numId"))} <= listor


def test_stilarna_har_words_egna_namn_och_svenska(paket: Paket) -> None:
    namn = set(stilar(paket).values())
    assert {
        "Title",
        "heading 1",
        "heading 2",
        "List Bullet",
        "List Paragraph",
        "Table Grid",
        "Placeholder Text",
    } <= namn
    for stildel in ("word/styles.xml", "word/glossary/styles.xml"):
        assert {s.get(VAL) for s in xml(paket, stildel).iter(w("lang"))} == {"sv-SE"}


def test_listformaten_har_fasta_marken_och_hangande_indrag(paket: Paket) -> None:
    format_ = {}
    for a in xml(paket, "word/numbering.xml").iter(w("abstractNum")):
        niva = barn(a, "lvl")
        format_[barn(a, "nsid").get(VAL)] = (barn(niva, "numFmt").get(VAL), barn(niva, "lvlText").get(VAL))
        indrag = [barn(barn(n, "pPr"), "ind") for n in a.iter(w("lvl"))]
        assert all(0 < int(i.get(w("hanging"), "")) <= int(i.get(w("left"), "")) for i in indrag)
    assert format_ == {"5A11D001": ("bullet", "•"), "5A11D002": ("decimal", "%1.")}


def test_relationerna_leder_till_delar_som_finns_och_delarna_har_en_innehallstyp(paket: Paket) -> None:
    malen = set()
    for rels in (n for n in paket.namn if n.endswith(".rels")):
        mapp = dirname(dirname(rels))
        relationer = list(xml(paket, rels))
        assert len({r.get("Id") for r in relationer}) == len(relationer)
        assert all(r.get("TargetMode") is None for r in relationer)
        malen |= {normpath(join(mapp, r.get("Target", ""))) for r in relationer}
    assert malen == {n for n in paket.namn if not n.endswith(".rels")} - {"[Content_Types].xml"}
    typer = xml(paket, "[Content_Types].xml")
    assert {o.get("PartName", "")[1:] for o in typer.iter(f"{{{CT}}}Override")} == malen


def test_sidfotens_relation_ar_den_som_sidan_pekar_pa(paket: Paket, rot: _Element) -> None:
    (referens,) = rot.iter(w("footerReference"))
    rid = referens.get(f"{{{R}}}id")
    assert [r.get("Target") for r in xml(paket, "word/_rels/document.xml.rels") if r.get("Id") == rid] == [
        "footer1.xml"
    ]
    sidfot = xml(paket, "word/footer1.xml")
    assert text(sidfot) == f"{Redovisning2024.titel}Sida 1 av 1"
    assert [f.get(w("instr")) for f in sidfot.iter(w("fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_egenskaperna_ar_titel_och_sprak_och_inget_mer(paket: Paket) -> None:
    egenskaper = {re.sub(r"{.*}", "", e.tag): e.text for e in xml(paket, "docProps/core.xml")}
    assert egenskaper == {"title": Redovisning2024.titel, "language": "sv-SE"}
    assert not [n for n in paket.namn if "customXml" in n or "thumbnail" in n]


def test_kontrasten_ar_minst_fyra_och_en_halv_mot_ett(paket: Paket) -> None:
    farger = {c.get(VAL, "") for c in xml(paket, "word/styles.xml").iter(w("color"))}
    assert {len(f) for f in farger} == {6}
    assert all(_kontrast(f, "FFFFFF") >= 4.5 for f in farger)
    ledtext = next(s for s in xml(paket, "word/styles.xml").iter(w("style")) if s.get(w("styleId")) == "Platshllartext")
    assert _kontrast(barn(barn(ledtext, "rPr"), "color").get(VAL, ""), SVARSBLA) >= 4.5


def _kontrast(a: str, b: str) -> float:
    """Ger kontrasten mellan två färger enligt WCAG 2.1."""
    ljus, mork = sorted((_luminans(a), _luminans(b)), reverse=True)
    return (ljus + 0.05) / (mork + 0.05)


def _luminans(farg: str) -> float:
    kanaler = [int(farg[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linjara = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler]
    return sum(k * v for k, v in zip(linjara, (0.2126, 0.7152, 0.0722), strict=True))
